"""Whole runs: what stands is kept, what is missing is made, and the way there never shows."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import wellhead
from newsdesk import contents, everything, exported, write_corpus
from wellhead import clean
from wellhead.case import Manifest, locked
from wellhead.errors import CaseError, InputError, UsageError
from wellhead.records import Article
from wellhead.steps import STEPS, Stopwatch, remove, trace


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "articles"
    write_corpus(folder)
    return folder


@pytest.fixture(scope="module")
def traced(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished case over the corpus; tests copy it before they change it."""
    case = tmp_path_factory.mktemp("traced") / "case"
    trace([str(corpus)], case, workers=1)
    return case


@pytest.fixture(scope="module")
def truth(traced: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The export of an undisturbed run."""
    return exported(traced, tmp_path_factory.mktemp("truth"))


@pytest.fixture
def case(traced: Path, tmp_path: Path) -> Path:
    """A copy of the finished case."""
    return Path(shutil.copytree(traced, tmp_path / "case"))


def manifest(case: Path) -> Manifest:
    found = Manifest.load(case)
    assert found is not None
    return found


def fresh(inputs: list[str], folder: Path) -> tuple[dict[str, str], bytes]:
    """Export and manifest of a fresh run."""
    trace(inputs, folder / "fresh", workers=1)
    return exported(folder / "fresh", folder / "fresh-export"), (
        folder / "fresh" / "manifest.json"
    ).read_bytes()


def test_a_run_makes_every_step_and_the_public_tables(traced: Path) -> None:
    case = wellhead.open_case(traced)
    assert {path.name for path in (traced / "steps").iterdir()} == set(STEPS)
    assert len(case.articles()) == 12
    assert {row.story_id for row in case.articles()} == {row.story_id for row in case.stories()}
    assert len(case.claims()) > 0
    assert case.table("places").count() == case.table("events").count() == 0
    assert sorted(p.name for p in traced.iterdir()) == ["lock", "manifest.json", "steps", "tables"]


def test_the_manifest_names_inputs_and_versions_but_no_machine(traced: Path, corpus: Path) -> None:
    found = manifest(traced)
    assert [entry.path for entry in found.inputs] == sorted(
        p.name for p in corpus.iterdir() if p.name != "meta.json"
    )
    assert set(found.steps) == set(STEPS)
    text = (traced / "manifest.json").read_text()
    assert str(corpus) not in text
    assert str(corpus.parent) not in everything(traced).decode("utf-8", "replace")


def test_a_second_run_touches_nothing(case: Path, corpus: Path) -> None:
    before = contents(case)
    watch = Stopwatch()
    trace([str(corpus)], case, workers=1, progress=watch)
    assert watch.steps == {}
    assert contents(case) == before


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_neither_order_nor_workers_show(
    corpus: Path, truth: dict[str, str], tmp_path: Path, workers: int
) -> None:
    paths = sorted(str(p) for p in corpus.iterdir() if p.name != "meta.json")
    order = paths[workers:] + paths[:workers]
    trace(order[::-1], tmp_path / "case", workers=workers)
    assert exported(tmp_path / "case", tmp_path / "export") == truth


@pytest.mark.parametrize("step", STEPS)
def test_a_step_whose_record_is_gone_is_made_again(
    case: Path, corpus: Path, truth: dict[str, str], tmp_path: Path, step: str
) -> None:
    shutil.rmtree(case / "steps" / step)
    watch = Stopwatch()
    trace([str(corpus)], case, workers=1, progress=watch)
    assert list(watch.steps) == [step]
    assert exported(case, tmp_path / "export") == truth


@pytest.mark.parametrize("table", ["pages", "articles", "attributions", "pairs", "stories", "claims"])
def test_a_table_that_is_gone_is_made_again(
    case: Path, corpus: Path, truth: dict[str, str], tmp_path: Path, table: str
) -> None:
    shutil.rmtree(case / "tables" / table)
    trace([str(corpus)], case, workers=1)
    assert exported(case, tmp_path / "export") == truth


def test_a_damaged_part_is_made_again(
    case: Path, corpus: Path, truth: dict[str, str], tmp_path: Path
) -> None:
    for path in (case / "tables" / "lines").iterdir():
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 255
        path.write_bytes(data)
    trace([str(corpus)], case, workers=1)
    assert exported(case, tmp_path / "export") == truth


def test_a_lost_manifest_costs_no_work(
    case: Path, corpus: Path, truth: dict[str, str], tmp_path: Path
) -> None:
    (case / "manifest.json").unlink()
    with pytest.raises(CaseError, match="no case here"):
        wellhead.open_case(case)
    watch = Stopwatch()
    trace([str(corpus)], case, workers=1, progress=watch)
    assert watch.steps == {}
    assert exported(case, tmp_path / "export") == truth


def test_a_new_version_of_a_step_makes_it_and_what_follows(
    case: Path, corpus: Path, truth: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wellhead.link.DERIVE_VERSION", 99)
    watch = Stopwatch()
    trace([str(corpus)], case, workers=1, progress=watch)
    assert list(watch.steps) == ["derive", "claims", "count"]
    assert exported(case, tmp_path / "export") == truth


# ---------------------------------------------------------------- growing and shrinking
def test_adding_articles_ends_as_a_fresh_run(case: Path, corpus: Path, tmp_path: Path) -> None:
    grown = Path(shutil.copytree(corpus, tmp_path / "articles"))
    write_corpus(grown, 17)
    watch = Stopwatch()
    trace([str(grown)], case, workers=1, progress=watch)
    assert watch.steps["read"][0] == 5
    assert watch.steps["annotate"][0] <= 5
    want = fresh([str(grown)], tmp_path)
    assert exported(case, tmp_path / "export") == want[0]
    assert (case / "manifest.json").read_bytes() == want[1]


def test_adding_one_by_one_ends_as_a_fresh_run(corpus: Path, truth: dict[str, str], tmp_path: Path) -> None:
    paths = sorted(p for p in corpus.iterdir() if p.name != "meta.json")
    case = tmp_path / "case"
    for some in (paths[7:], paths[:2], paths[2:7]):
        trace([str(p) for p in some], case, workers=1)
    assert exported(case, tmp_path / "export") == truth


def test_removing_articles_ends_as_a_fresh_run(case: Path, corpus: Path, tmp_path: Path) -> None:
    less = Path(shutil.copytree(corpus, tmp_path / "articles"))
    for name in ("article03.html", "article05.txt"):
        (less / name).unlink()
    remove(["article03", "article05"], case, workers=1)
    want = fresh([str(less)], tmp_path)
    assert exported(case, tmp_path / "export") == want[0]
    assert (case / "manifest.json").read_bytes() == want[1]


def test_removing_leaves_no_trace(corpus: Path, tmp_path: Path) -> None:
    articles = Path(shutil.copytree(corpus, tmp_path / "articles"))
    secret = "Zebulon Quartermaine was seen at the harbour, said Ann Jones. “He wore green,” she said.\n"
    (articles / "zebulon-file.txt").write_text((articles / "article00.txt").read_text() + secret)
    case = tmp_path / "case"
    trace([str(articles)], case, workers=1)
    assert b"Quartermaine" in everything(case)
    digest = next(e.sha256 for e in manifest(case).inputs if e.path == "zebulon-file.txt")
    remove(["zebulon-file"], case, workers=1)
    left = everything(case)
    for trail in (b"Quartermaine", b"zebulon", digest.encode()):
        assert trail not in left
    for path in case.rglob("*"):
        assert path.is_dir() or b"zebulon" not in path.read_bytes()


def test_removing_what_is_not_there_changes_nothing(case: Path, tmp_path: Path) -> None:
    before = contents(case)
    with pytest.raises(UsageError, match="no article nobody"):
        remove(["article00", "nobody"], case)
    assert contents(case) == before
    with pytest.raises(CaseError, match="no case here"):
        remove(["a"], tmp_path / "nowhere")


def test_a_removed_file_that_is_traced_again_comes_back(
    case: Path, corpus: Path, truth: dict[str, str], tmp_path: Path
) -> None:
    remove(["article00"], case, workers=1)
    trace([str(corpus)], case, workers=1)
    assert exported(case, tmp_path / "export") == truth


def test_removing_the_last_article_leaves_an_empty_case(tmp_path: Path) -> None:
    (tmp_path / "only.txt").write_text("The mayor said no.\n")
    trace([str(tmp_path / "only.txt")], tmp_path / "case", workers=1)
    remove(["only"], tmp_path / "case", workers=1)
    assert wellhead.open_case(tmp_path / "case").articles() == []


def test_a_changed_file_replaces_its_article(case: Path, corpus: Path, tmp_path: Path) -> None:
    changed = Path(shutil.copytree(corpus, tmp_path / "articles"))
    (changed / "article01.txt").write_text(
        "Denial\n\nThe operator has withdrawn its denial, Paul Reed said.\n"
    )
    notes: list[str] = []

    class Notes(Stopwatch):
        def note(self, message: str) -> None:
            notes.append(message)

    trace([str(changed)], case, workers=1, progress=Notes())
    assert notes == ["changed since they were read, and replaced: article01.txt"]
    want = fresh([str(changed)], tmp_path)
    assert exported(case, tmp_path / "export") == want[0]


def test_changed_metadata_is_read_again(case: Path, corpus: Path, tmp_path: Path) -> None:
    changed = Path(shutil.copytree(corpus, tmp_path / "articles"))
    meta = json.loads((changed / "meta.json").read_text())
    meta["article02"]["publisher"] = "National Wire"
    (changed / "meta.json").write_text(json.dumps(meta))
    watch = Stopwatch()
    trace([str(changed)], case, workers=1, progress=watch)
    assert watch.steps["read"][0] == watch.steps["clean"][0] == 1
    assert exported(case, tmp_path / "export") == fresh([str(changed)], tmp_path)[0]


# ---------------------------------------------------------------- what goes wrong
def test_unreadable_inputs_are_kept_apart_and_named(
    corpus: Path, truth: dict[str, str], tmp_path: Path
) -> None:
    odd = Path(shutil.copytree(corpus, tmp_path / "articles"))
    (odd / "empty.txt").write_bytes(b"")
    (odd / "archive.warc.gz").write_bytes(b"\x1f\x8b broken")
    (odd / "picture.png").write_bytes(b"\x89PNG")
    found = trace([str(odd)], tmp_path / "case", workers=1)
    assert {t.unit for t in found.kept_apart} == {"empty.txt", "archive.warc.gz"}
    assert all(t.problem and t.mend for t in found.kept_apart)
    assert [path for path, _ in found.ignored] == ["picture.png"]
    assert exported(tmp_path / "case", tmp_path / "export") == truth
    again = trace([str(odd)], tmp_path / "case", workers=1)
    assert again == found
    (odd / "empty.txt").unlink()
    (odd / "archive.warc.gz").unlink()
    assert trace([str(odd)], tmp_path / "case", workers=1).kept_apart == ()


@pytest.mark.parametrize(
    ("step", "target"),
    [
        ("clean", "wellhead.clean.label_lines"),
        ("annotate", "wellhead.annotate.annotate"),
        ("fingerprint", "wellhead.link.fingerprint"),
    ],
)
def test_a_room_that_fails_on_one_article_spares_the_others(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, target: str
) -> None:
    package, _, name = target.rpartition(".")
    room = __import__(package, fromlist=[name])
    real = getattr(room, name)

    def fails(article: Article, *rest: object) -> object:
        if article.article_id == "article04":
            raise ValueError("an odd\nsentence")
        return real(article, *rest)

    monkeypatch.setattr(target, fails)
    found = trace([str(corpus)], tmp_path / "case", workers=1)
    assert [(t.step, t.unit, t.problem) for t in found.failures] == [
        (step, "article04", "ValueError: an odd sentence")
    ]
    case = wellhead.open_case(tmp_path / "case")
    assert len(case.articles()) == 12
    assert case.claims()
    assert not [row for row in case.claims() if "article04" in row.text]
    watch = Stopwatch()
    assert trace([str(corpus)], tmp_path / "case", workers=1, progress=watch) == found
    assert watch.steps == {}, "a failure is known; it is tried again when something changes"


@pytest.mark.parametrize(
    "name", ["wellhead.link.derive", "wellhead.link.claims.link_claims", "wellhead.count.count"]
)
def test_a_room_that_fails_on_one_story_spares_the_others(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    package, _, function = name.rpartition(".")
    real = getattr(__import__(package, fromlist=[function]), function)

    def fails(dossier: wellhead.Story) -> object:
        if "article02" in dossier.story.article_ids:  # type: ignore[attr-defined]
            raise KeyError("lost")
        return real(dossier)

    monkeypatch.setattr(name, fails)
    found = trace([str(corpus)], tmp_path / "case", workers=1)
    (trouble,) = found.failures
    case = wellhead.open_case(tmp_path / "case")
    assert "article02" in next(s for s in case.stories() if s.story_id == trouble.unit).article_ids
    assert len(case.articles()) == 12


def test_rows_that_do_not_fit_their_table_are_a_failure_of_their_article(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = clean.complete

    def spoils(article: Article, lines: object) -> Article:
        done = real(article, lines)  # type: ignore[arg-type]
        title = "a lone \ud800 surrogate" if article.article_id == "article00" else done.title
        return dataclasses.replace(done, title=title)  # type: ignore[type-var]

    monkeypatch.setattr("wellhead.clean.complete", spoils)
    found = trace([str(corpus)], tmp_path / "case", workers=1)
    assert [(t.step, t.unit) for t in found.failures] == [("clean", "article00")]


def test_an_input_that_vanishes_between_scan_and_reading(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "wellhead.steps.reading._bytes",
        lambda file: None if file.name == "article06.txt" else file.read_bytes(),
    )
    found = trace([str(corpus)], tmp_path / "case", workers=1)
    assert [(t.unit, t.problem) for t in found.kept_apart] == [
        ("article06.txt", "changed while it was being read")
    ]
    assert len(wellhead.open_case(tmp_path / "case").articles()) == 11


def test_an_input_error_carries_its_mend(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(source: wellhead.Article, data: bytes) -> None:
        raise InputError(source.path, "is odd", "even it out")

    monkeypatch.setattr("wellhead.read.read_source", fails)
    found = trace([str(corpus / "article00.txt")], tmp_path / "case", workers=1)
    assert [(t.unit, t.problem, t.mend) for t in found.kept_apart] == [
        ("article00.txt", "is odd", "even it out")
    ]


def test_another_language_stays_in_the_case_unannotated(corpus: Path, tmp_path: Path) -> None:
    more = Path(shutil.copytree(corpus, tmp_path / "articles"))
    text = (
        "Der Bürgermeister von Hamburg hat am Montag gesagt, dass die Feuerwehr viel zu spät gekommen sei. "
        "„Wir hatten kein Wasser“, sagte ein Sprecher der Feuerwehr, der nicht genannt werden wollte. "
        "Die Ursache des Feuers im Hafen ist noch nicht bekannt, und die Polizei ermittelt weiter.\n"
    )
    (more / "hafen.txt").write_text(f"Feuer im Hafen\n\n{text}", encoding="utf-8")
    found = trace([str(more)], tmp_path / "case", workers=1)
    assert found.not_annotated == (("hafen", "de"),)
    assert found.kept_apart == found.failures == ()
    case = wellhead.open_case(tmp_path / "case")
    (article,) = [row for row in case.articles() if row.article_id == "hafen"]
    assert article.story_id is not None
    assert case.attributions(article="hafen") == []


# ---------------------------------------------------------------- folders and locks
def test_two_runs_do_not_share_a_case(case: Path, corpus: Path) -> None:
    with locked(case), pytest.raises(CaseError, match="another wellhead command is at work"):
        trace([str(corpus)], case)


def test_a_folder_with_other_files_is_left_alone(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("precious")
    with pytest.raises(CaseError, match="holds other files and no case"):
        trace([str(corpus)], tmp_path)
    with pytest.raises(CaseError, match="is a file"):
        trace([str(corpus)], tmp_path / "thesis.doc")
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.doc"]


def test_wrong_usage_leaves_no_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no such file"):
        trace([str(tmp_path / "nothing")], tmp_path / "case")
    with pytest.raises(UsageError, match="no article there"):
        trace([str(tmp_path / "empty")], tmp_path / "case")
    assert not (tmp_path / "case").exists()


def test_a_case_inside_its_inputs_is_not_read_back(
    corpus: Path, truth: dict[str, str], tmp_path: Path
) -> None:
    articles = Path(shutil.copytree(corpus, tmp_path / "articles"))
    case = articles / "results" / "case"
    for _ in range(2):
        found = trace([str(articles)], case, workers=1)
        assert found.kept_apart == ()
        assert [path for path, _ in found.ignored if path.startswith("results/case/")] == []
    assert exported(case, tmp_path / "export") == truth


def test_hostile_names_are_articles_like_others(tmp_path: Path) -> None:
    names = [
        "new\nline",
        "[bold]red",
        "e\u0301",
        "\u202eevil",
        "quo'te\"s",
        "a=b",
        "%s",
        "#1",
        " lead",
    ]
    folder = tmp_path / "a=b 'x'"
    folder.mkdir()
    for name in names:
        (folder / f"{name}.txt").write_text(f"The mayor said no to {name}. “Never,” said Ann Jones.\n")
    trace([str(folder)], tmp_path / "a=b 'x'" / "case", workers=2)
    case = wellhead.open_case(folder / "case")
    assert {row.article_id for row in case.articles()} == set(names)
    remove(names[:4], folder / "case", workers=1)
    assert {row.article_id for row in wellhead.open_case(folder / "case").articles()} == set(names[4:])


def test_names_that_are_not_unicode(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in (b"\xff.txt", b"\xfe.txt"):
        try:
            Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(f"The mayor said no. {name!r}\n")
        except OSError:
            pytest.skip("this file system takes only Unicode names")
    trace([str(folder)], tmp_path / "case", workers=1)
    articles = wellhead.open_case(tmp_path / "case").articles()
    assert len({row.article_id for row in articles}) == 2


def test_same_names_in_two_folders(tmp_path: Path) -> None:
    for folder, text in (("x", "one"), ("y", "two"), ("z", "one")):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "a.txt").write_text(f"The mayor said {text}.\n")
    trace([str(tmp_path / "in")], tmp_path / "case", workers=1)
    ids = sorted(row.article_id for row in wellhead.open_case(tmp_path / "case").articles())
    assert len(set(ids)) == 3
    assert all(i.startswith("a-") for i in ids)
    trace([str(tmp_path / "in" / "y"), str(tmp_path / "in")], tmp_path / "case", workers=1)
    assert sorted(row.article_id for row in wellhead.open_case(tmp_path / "case").articles()) == ids


def test_paths_on_standard_input(corpus: Path, truth: dict[str, str], tmp_path: Path) -> None:
    names = "".join(f"{path}\n" for path in corpus.iterdir() if path.name != "meta.json")
    done = subprocess.run(
        [sys.executable, "-m", "wellhead", "trace", "-", "--case", str(tmp_path / "case"), "--workers", "1"],
        input=names,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert exported(tmp_path / "case", tmp_path / "export") == truth
