"""The step `parse`: what it writes, what its keys hold, and what happens when an article cannot be parsed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from toyanalyzer import Shouter, ToyAnalyzer
from wellhead import newsrooms
from wellhead.case import Case, Manifest
from wellhead.errors import UsageError
from wellhead.language import analyzer, register
from wellhead.language.documents import document_of
from wellhead.records import NameSpan, Parse
from wellhead.steps import Stopwatch, remove, trace

TOY = "toyanalyzer:ToyAnalyzer"
FIRST = "By Ann Falk\n\nThe dam broke on Monday, the mayor said. Nobody was hurt.\n\nComments (3)"
SECOND = "The mayor of Easton, Ann Bell, denied on Tuesday that the dam was old. It was built in 1970."


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def _registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(analyzer, "_registered", {})
    register("toy", ToyAnalyzer)
    yield
    analyzer._made.cache_clear()


def rows(case: Path, table: str) -> list[dict[str, object]]:
    return Case(case).table(table).to_arrow().to_pylist()


def lemmas(case: Path, article: str) -> list[str]:
    return [lemma for row in rows(case, "parses") if row["article_id"] == article for lemma in row["lemma"]]  # type: ignore[attr-defined]


def units(run: Stopwatch, step: str) -> int:
    return run.steps[step][0] if step in run.steps else 0


@pytest.mark.parametrize("workers", [1, 2])
def test_the_parse_is_a_dataset_of_the_case(articles: Path, tmp_path: Path, workers: int) -> None:
    case = tmp_path / "case"
    trace([str(articles)], case, workers=workers, analyzer=TOY)
    sentences = rows(case, "sentences")
    parses = rows(case, "parses")
    assert len(sentences) == 4
    assert [(p["article_id"], p["start"], p["end"]) for p in parses] == [
        (s["article_id"], s["start"], s["end"]) for s in sentences
    ]
    mine = [
        Parse(**{**p, **{k: tuple(v) for k, v in p.items() if isinstance(v, list)}})
        for p in parses
        if p["article_id"] == "first"
    ]  # type: ignore[arg-type]
    names = [NameSpan(**n) for n in rows(case, "names") if n["article_id"] == "first"]  # type: ignore[arg-type]
    document = document_of(FIRST, mine, names)
    assert " ".join(document.forms) == "The dam broke on Monday, the mayor said. Nobody was hurt."
    assert [document.text[n.start : n.end] for n in document.names] == ["The", "Monday,", "Nobody"]


def test_the_analyzer_is_a_setting_of_the_case_and_part_of_the_key(articles: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    made = trace([str(articles)], case, workers=1, analyzer=TOY)
    assert made.settings["analyzer"] == TOY
    assert made.steps["parse"].endswith(f"{TOY}-1")
    again = Stopwatch()
    trace([str(articles)], case, workers=1, progress=again)  # the case's own analyzer
    assert not again.steps
    other = Stopwatch()
    trace([str(articles)], case, workers=1, analyzer="toyanalyzer:Shouter", progress=other)
    assert (units(other, "clean"), units(other, "parse"), units(other, "annotate")) == (0, 2, 2)
    assert "DENIED" in lemmas(case, "second")


def test_one_article_more_parses_one_article(articles: Path, tmp_path: Path) -> None:
    case, fresh = tmp_path / "case", tmp_path / "fresh"
    trace([str(articles)], case, workers=1, analyzer=TOY)
    (articles / "third.txt").write_text("The dam is to be rebuilt, Bell said on Friday.", encoding="utf-8")
    run = Stopwatch()
    trace([str(articles)], case, workers=1, progress=run)
    assert (units(run, "parse"), units(run, "annotate")) == (1, 1)
    remove(["first"], case, workers=1)
    (articles / "first.txt").unlink()
    trace([str(articles)], fresh, workers=2, analyzer=TOY)
    for table in ("sentences", "parses", "names", "statements"):
        assert rows(case, table) == rows(fresh, table)
    assert {row["article_id"] for row in rows(case, "parses")} == {"second", "third"}


def test_an_article_that_cannot_be_parsed_is_kept_apart(articles: Path, tmp_path: Path) -> None:
    (articles / "third.txt").write_text(
        "The unreadable dam broke on Monday, the mayor said.", encoding="utf-8"
    )
    case = tmp_path / "case"
    made = trace([str(articles)], case, workers=1, analyzer=TOY)
    (trouble,) = made.failures
    assert (trouble.step, trouble.unit) == ("parse", "third")
    assert "cannot read that" in trouble.problem
    assert {row["article_id"] for row in rows(case, "parses")} == {"first", "second"}
    assert {row["article_id"] for row in rows(case, "sentences")} == {"first", "second", "third"}
    assert {row["article_id"] for row in rows(case, "names")} == {"first", "second"}
    assert {row["article_id"] for row in rows(case, "times")} == {"first", "second", "third"}


def test_an_article_in_another_language_is_not_parsed(articles: Path, tmp_path: Path) -> None:
    german = (
        "Der Damm ist am Montag gebrochen, sagte die Bürgermeisterin der Stadt am Abend vor Journalisten. "
    )
    (articles / "damm.txt").write_text(german * 4, encoding="utf-8")
    made = trace([str(articles)], tmp_path / "case", workers=1, analyzer=TOY)
    assert [article for article, _ in made.not_annotated] == ["damm"]
    assert {row["article_id"] for row in rows(tmp_path / "case", "parses")} == {"first", "second"}


@pytest.mark.usefixtures("_registered")
def test_workers_do_not_know_what_this_process_registered(articles: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="only this process registered"):
        trace([str(articles)], tmp_path / "case", workers=2, analyzer="toy")
    trace([str(articles)], tmp_path / "case", workers=1, analyzer="toy")
    assert "denied" in lemmas(tmp_path / "case", "second")
    register("toy", Shouter)
    trace([str(articles)], tmp_path / "case", workers=1)
    assert "DENIED" in lemmas(tmp_path / "case", "second")


def test_an_unknown_analyzer_changes_nothing(articles: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    trace([str(articles)], case, workers=1, analyzer=TOY)
    before = (case / "manifest.json").read_bytes()
    with pytest.raises(UsageError, match="no analyzer 'nobody'"):
        trace([str(articles)], case, workers=1, analyzer="nobody")
    assert (case / "manifest.json").read_bytes() == before
    assert Manifest.load(case) is not None


def test_an_unknown_analyzer_does_not_spoil_a_new_folder(articles: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    with pytest.raises(UsageError, match="no analyzer"):
        trace([str(articles)], case, workers=1, analyzer="nobody")
    assert trace([str(articles)], case, workers=1, analyzer=TOY).finished


def test_the_command_takes_an_analyzer(articles: Path, tmp_path: Path) -> None:
    from wellhead.cli.main import run

    case = tmp_path / "case"
    assert (
        run(["trace", str(articles), "--case", str(case), "--workers", "1", "--quiet", "--analyzer", TOY])
        == 0
    )
    assert "denied" in lemmas(case, "second")
    assert run(["trace", str(articles), "--case", str(case), "--quiet", "--analyzer", "nobody"]) == 2


# ---------------------------------------------------------------- newsrooms of the user's own
@pytest.mark.parametrize("workers", [1, 2])
def test_newsrooms_of_ones_own_stay_with_the_case(tmp_path: Path, workers: int) -> None:
    folder, case, mine = tmp_path / "articles", tmp_path / "case", tmp_path / "mine.yaml"
    folder.mkdir()
    text = "The dam is old, Bell told Kestrelnet on Monday.\n\nKESTREL BAY (Kestrelnet) - It broke on Friday."
    (folder / "a.txt").write_text(text, encoding="utf-8")
    mine.write_text("- {name: Kestrelnet, kind: agency}", encoding="utf-8")
    trace([str(folder)], case, workers=workers, analyzer=TOY)
    before = rows(case, "credits")
    run = Stopwatch()
    made = trace([str(folder)], case, workers=workers, newsrooms_file=mine, progress=run)
    assert [row["name"] for row in made.settings["newsrooms"]] == ["Kestrelnet"]
    assert (units(run, "clean"), units(run, "parse"), units(run, "annotate")) == (1, 1, 1)
    assert "Kestrelnet" in {row["newsroom"] for row in rows(case, "credits")} - {
        r["newsroom"] for r in before
    }
    assert newsrooms.canonical("Kestrelnet") is None  # the run is over
    again = Stopwatch()
    trace([str(folder)], case, workers=workers, progress=again)
    assert not again.steps
    mine.write_text("", encoding="utf-8")
    trace([str(folder)], case, workers=workers, newsrooms_file=mine)
    assert rows(case, "credits") == before
