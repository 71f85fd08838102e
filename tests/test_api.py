"""The Python API: what the package names, lazily, and what its examples promise."""

from __future__ import annotations

import doctest
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import wellhead
from newsdesk import write_corpus


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> wellhead.Case:
    folder = tmp_path_factory.mktemp("api")
    write_corpus(folder / "articles", 6)
    return wellhead.trace(folder / "articles", case=folder / "case", workers=1)


@pytest.mark.parametrize(
    "module",
    [
        "wellhead.api",
        "wellhead.engine.local",
        "wellhead.steps.collect",
        "wellhead.steps.keys",
        "wellhead.steps.names",
        "wellhead.steps.progress",
        "wellhead.cli.texts",
    ],
)
def test_examples_run(module: str) -> None:
    found = doctest.testmod(importlib.import_module(module), optionflags=doctest.ELLIPSIS)
    assert found.attempted > 0
    assert found.failed == 0


def test_every_public_name_is_there() -> None:
    for name in wellhead.__all__:
        assert getattr(wellhead, name) is not None
        assert name in dir(wellhead)
    with pytest.raises(AttributeError, match="no attribute 'tarce'"):
        _ = wellhead.tarce  # type: ignore[attr-defined]


def test_importing_the_package_loads_nothing_heavy() -> None:
    script = "import sys, wellhead; print(sorted({'pyarrow', 'duckdb', 'lxml', 'numpy', 'click'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_help_is_quick_to_load() -> None:
    script = (
        "import sys\nfrom wellhead.cli.main import run\nrun(['--version'])\n"
        "print(sorted({'duckdb', 'lxml', 'trafilatura'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1] == "[]"


def test_a_case_gives_records(case: wellhead.Case) -> None:
    assert all(isinstance(row, wellhead.Story) for row in case.stories())
    assert [row.article_id for row in case.articles()] == [f"article{n:02d}" for n in range(6)]
    some = case.attributions(article="article00")
    assert some
    assert {row.article_id for row in some} == {"article00"}
    assert len(case.attributions()) > len(some)
    claims = case.claims()
    assert [c for c in claims if c.origins_min >= 1] == case.claims(min_origins=1)
    story = claims[0].story_id
    assert case.claims(story=story) == [c for c in claims if c.story_id == story]


def test_open_case_and_manifest(case: wellhead.Case) -> None:
    again = wellhead.open_case(str(case.path))
    assert again.articles() == case.articles()
    assert next(entry["path"] for entry in again.manifest["inputs"]) == "article00.txt"
    with pytest.raises(wellhead.CaseError):
        wellhead.open_case(case.path / "steps")


def test_one_path_several_paths_and_strings(case: wellhead.Case, tmp_path: Path) -> None:
    source = case.path.parent / "articles"
    paths = [str(source / "article00.txt"), source / "article01.txt"]
    made = wellhead.trace(paths, case=str(tmp_path / "case"), workers=1)
    assert len(made.articles()) == 2
    with pytest.raises(wellhead.UsageError):
        wellhead.trace(tmp_path / "nothing", case=tmp_path / "other")


def test_report_export_and_remove(case: wellhead.Case, tmp_path: Path) -> None:
    source = case.path.parent / "articles"
    made = wellhead.trace(source, case=tmp_path / "case", workers=1)
    assert made.report(tmp_path / "deep" / "report.html").stat().st_size > 0
    assert len(made.export(tmp_path / "csv", "csv")) == 15
    left = made.remove("article00", workers=1)
    assert "article00" not in {row.article_id for row in left.articles()}


def test_progress_is_told(case: wellhead.Case, tmp_path: Path) -> None:
    from wellhead.steps import STEPS, Stopwatch

    watch = Stopwatch()
    wellhead.trace(case.path.parent / "articles", case=tmp_path / "case", workers=1, progress=watch)
    assert tuple(watch.steps) == STEPS
    assert watch.steps["clean"][0] == 6
