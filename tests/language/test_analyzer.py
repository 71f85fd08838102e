"""Analyzers from outside: known by name, entry point or place, and held to the protocol."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

import pytest

from toyanalyzer import Shouter, ToyAnalyzer
from wellhead.errors import ModelError, UsageError
from wellhead.language import Document, Name, Passage, analyze, analyzer, register
from wellhead.language.analyzer import get_analyzer, is_portable, names, version_of_analyzer


@pytest.fixture(autouse=True)
def _forget(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(analyzer, "_registered", {})
    yield
    analyzer._made.cache_clear()


def test_a_registered_analyzer_analyses_texts() -> None:
    register("toy", ToyAnalyzer)
    first, blank, last = analyze(
        ["The dam broke. It rained.\nAnn left", "", Passage("  Falk won  ", ((2, 11),))], "toy"
    )
    assert [first.text[a:b] for a, b in zip(first.starts, first.ends, strict=True)] == first.text.split()
    assert first.bounds == (0, 3, 5, 7)
    assert [name.kind for name in first.names] == ["person"] * 3
    assert (len(blank), blank.bounds) == (0, (0,))
    assert last.forms == ["Falk", "won"]
    assert "toy" in names()
    assert not is_portable("toy")


def test_texts_may_be_a_stream_without_end() -> None:
    register("toy", ToyAnalyzer)
    found = islice(analyze((f"Text {n}" for n in count()), "toy"), 200)
    assert [document.text for document in found][-1] == "Text 199"


def test_an_analyzer_is_made_once_and_its_version_costs_nothing() -> None:
    made = []

    def factory() -> ToyAnalyzer:
        made.append(1)
        return ToyAnalyzer()

    factory.version = "7"  # type: ignore[attr-defined]
    register("toy", factory)
    assert version_of_analyzer("toy") == "toy-7"
    assert not made
    assert get_analyzer("toy") is get_analyzer("toy")
    assert len(made) == 1
    register("toy", Shouter)
    assert version_of_analyzer("toy") == "toy-2"
    assert next(analyze(["Go"], "toy")).lemmas == ("GO",)


def test_an_analyzer_by_its_place_and_by_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    assert next(analyze(["Go now"], "toyanalyzer:ToyAnalyzer")).lemmas == ("go", "now")
    assert is_portable("toyanalyzer:ToyAnalyzer")
    point = importlib.metadata.EntryPoint("shouter", "toyanalyzer:Shouter", "wellhead.analyzers")
    monkeypatch.setattr(
        importlib.metadata, "entry_points", lambda group: [point] * (group == "wellhead.analyzers")
    )
    assert names() == ("shouter", "wellhead")
    assert version_of_analyzer("shouter") == "shouter-2"
    assert next(analyze(["Go"], "shouter")).lemmas == ("GO",)


@pytest.mark.parametrize("name", ["no-such", "no.such.module:thing", "toyanalyzer:nothing"])
def test_an_unknown_analyzer_is_said_to_be_so(name: str) -> None:
    with pytest.raises(UsageError, match="no analyzer"):
        get_analyzer(name)
    with pytest.raises(UsageError, match=r"package\.module:factory"):
        version_of_analyzer(name)


@pytest.mark.parametrize(
    "name", [".foo:bar", ":bar", "os:path", "os:", "raising:make", "leaving:make", "..:x"]
)
def test_what_is_no_analyzer_is_said_to_be_none(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "raising.py").write_text("raise RuntimeError('not on this machine')")
    (tmp_path / "leaving.py").write_text("import sys\nsys.exit(3)")
    monkeypatch.syspath_prepend(tmp_path)
    for ask in (get_analyzer, version_of_analyzer):
        with pytest.raises(UsageError, match=r"^no analyzer .*package\.module:factory$"):
            ask(name)


class _Mute:
    version = "1"


class _Unnumbered(ToyAnalyzer):
    version = 7  # type: ignore[assignment]


class _Broken(ToyAnalyzer):
    @property
    def version(self) -> str:  # type: ignore[override]
        raise KeyError("no version")


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("json:dumps", "cannot be made .TypeError"),
        ("json:JSONDecoder", "has no version that is a string"),
        ("mute", "has no method analyze; name a class"),
        ("unnumbered", "has no version that is a string"),
        ("broken", "cannot be made .KeyError"),
        ("leaving", "cannot be made .SystemExit: 3"),
    ],
)
def test_what_makes_no_analyzer_is_refused(name: str, problem: str) -> None:
    def leaving() -> ToyAnalyzer:
        raise SystemExit(3)

    register("mute", _Mute)  # type: ignore[arg-type]
    register("unnumbered", _Unnumbered)
    register("broken", _Broken)
    register("leaving", leaving)
    for ask in (get_analyzer, version_of_analyzer):
        with pytest.raises(UsageError, match=problem) as caught:
            ask(name)
        assert "; name a" in str(caught.value)


def test_a_name_without_a_colon() -> None:
    with pytest.raises(UsageError, match="colon"):
        register("a:b", ToyAnalyzer)


def test_a_model_that_is_not_there_is_named() -> None:
    def factory() -> ToyAnalyzer:
        raise FileNotFoundError(2, "no such file", "model.bin")

    register("lost", factory)
    with pytest.raises(ModelError, match=r"lost cannot be loaded.*model\.bin"):
        get_analyzer("lost")


def test_the_shipped_model_may_be_missing_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from wellhead.language import encoder

    monkeypatch.setattr(encoder, "_SHIPPED", tmp_path)
    analyzer._made.cache_clear()
    with pytest.raises(ModelError, match="install wellhead again"):
        next(analyze(["It rained."]))
    assert next(analyze(["  "])).bounds == (0,)  # nothing to be parsed, nothing loaded


class _Wrong(ToyAnalyzer):
    def __init__(self, **changes: object) -> None:
        self.changes = changes

    def analyze(self, passages: Sequence[Passage]) -> Iterator[Document]:
        for document in super().analyze(passages):
            yield replace(document, **self.changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"upos": ("X",)}, "differ in length"),
        ({"heads": (-1, -1, 1)}, "2 roots"),
        ({"heads": (-1, 2, 1)}, "does not lead to the root"),
        ({"heads": (-1, 0, 7)}, "does not lead to the root"),
        ({"ends": (3, 4, 14)}, "does not follow"),
        ({"ends": (3, 7, 15)}, "behind the text"),
        ({"bounds": (0, 2)}, "do not cover"),
        ({"names": (Name(0, 1, 0, 2, "person"),)}, "name at 0"),
        ({"text": "Another text!"}, "another text"),
        ({"relations": ("root", "dep", "root")}, "token 2 has the governor 1 and the relation 'root'"),
        ({"relations": ("dep", "dep", "dep")}, "token 0 has the governor -1 and the relation 'dep'"),
        ({"starts": (0, 4, 9)}, "visible characters 'b' at 8 are in no token"),
        ({"ends": (2, 7, 14)}, "visible characters 'e' at 2 are in no token"),
        ({"ends": (3, 7, 13)}, r"visible characters '\.' at 13 are in no token"),
        ({"starts": (1, 4, 8)}, "visible characters 'T' at 0 are in no token"),
    ],
)
def test_a_document_that_breaks_its_promise_is_refused(changes: dict[str, object], problem: str) -> None:
    register("wrong", lambda: _Wrong(**changes))
    with pytest.raises(ValueError, match=problem):
        list(analyze(["The dam broke."], "wrong"))


@pytest.mark.parametrize(
    ("sentences", "problem"),
    [
        (((0, 3), (4, 14)), "has 1 sentences in place of 2"),
        (((4, 14),), "the sentence at 4 has a token outside its 10 characters"),
        (((0, 7),), "the sentence at 0 has a token outside its 7 characters"),
    ],
)
def test_a_document_has_the_sentences_that_were_given(
    sentences: tuple[tuple[int, int], ...], problem: str
) -> None:
    whole = ToyAnalyzer.document(Passage("The dam broke.", ((0, 14),)))

    class Own(ToyAnalyzer):
        def analyze(self, passages: Sequence[Passage]) -> Iterator[Document]:
            yield whole

    register("own", Own)
    with pytest.raises(ValueError, match=problem):
        list(analyze([Passage(whole.text, sentences)], "own"))
    dated = Passage("BAY — The dam broke. ", ((6, 21),))  # what stands outside the sentences is nobody's
    register("toy", ToyAnalyzer)
    assert next(analyze([dated], "toy")).forms == ["The", "dam", "broke."]
    assert next(analyze(["It lasted a decade.But it ended."], "toy")).bounds == (0, 4, 7)  # no space between


def test_something_else_than_a_document_is_refused() -> None:
    class Other(ToyAnalyzer):
        def analyze(self, passages: Sequence[Passage]) -> Iterator[Document]:
            return iter(["a parse"])  # type: ignore[list-item]

    register("other", Other)
    with pytest.raises(ValueError, match="gave a str in place of a Document"):
        list(analyze(["One"], "other"))


def test_too_few_documents_are_refused() -> None:
    class Lazy(ToyAnalyzer):
        def analyze(self, passages: Sequence[Passage]) -> Iterator[Document]:
            return islice(super().analyze(passages), 1)

    register("lazy", Lazy)
    with pytest.raises(ValueError, match="fewer documents"):
        list(analyze(["One", "Two"], "lazy"))


def test_too_many_documents_are_refused() -> None:
    class Eager(ToyAnalyzer):
        def analyze(self, passages: Sequence[Passage]) -> Iterator[Document]:
            yield from super().analyze([*passages, *passages])

    register("eager", Eager)
    with pytest.raises(ValueError, match="more documents"):
        list(analyze(["One", "Two"], "eager"))
