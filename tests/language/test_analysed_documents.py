"""Documents: promises held, rows and back, and what a view answers."""

from __future__ import annotations

import doctest
import importlib
from dataclasses import replace
from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellhead.language import Document, DocumentView, Name, tokenize
from wellhead.language.documents import check, document_of, empty, from_arrow, rows_of, to_arrow

TEXT = "Ann Bell said the dam broke. It rained."


def sample() -> Document:
    tokens = tokenize(TEXT)
    return Document(
        text=TEXT,
        bounds=(0, 7, 10),
        starts=tuple(t.start for t in tokens),
        ends=tuple(t.end for t in tokens),
        upos=("PROPN", "PROPN", "VERB", "DET", "NOUN", "VERB", "PUNCT", "PRON", "VERB", "PUNCT"),
        xpos=("NNP", "NNP", "VBD", "DT", "NN", "VBD", ".", "PRP", "VBD", "."),
        lemmas=("Ann", "Bell", "say", "the", "dam", "break", ".", "it", "rain", "."),
        heads=(2, 0, -1, 4, 5, 2, 2, 8, -1, 8),
        relations=("nsubj", "flat", "root", "det", "nsubj:pass", "ccomp", "punct", "nsubj", "root", "punct"),
        names=(Name(0, 2, 0, 8, "person"),),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document over any text, with any trees."""
    text = draw(st.text(alphabet="Ab ,.\n’é😀", max_size=60))
    tokens = tokenize(text)
    n = len(tokens)
    if not n:
        return empty(text)
    cuts = draw(st.sets(st.integers(1, n - 1))) if n > 1 else set()
    bounds = [0, *sorted(cuts), n]
    heads = [0] * n
    for a, b in pairwise(bounds):
        order = draw(st.permutations(range(a, b)))
        heads[order[0]] = -1
        for place, token in enumerate(order[1:], 1):
            heads[token] = order[draw(st.integers(0, place - 1))]
    tag = st.sampled_from(["NOUN", "VERB", "PUNCT"])
    names = []
    for token in sorted(draw(st.sets(st.integers(0, n - 1), max_size=3))):
        names.append(
            Name(
                token,
                token + 1,
                tokens[token].start,
                tokens[token].end,
                draw(st.sampled_from(["place", "agency"])),
            )
        )
    return Document(
        text, tuple(bounds), tuple(t.start for t in tokens), tuple(t.end for t in tokens),
        tuple(draw(tag) for _ in tokens), tuple("NN" for _ in tokens), tuple(t.text.lower() for t in tokens),
        tuple(heads), tuple("root" if head < 0 else "dep" for head in heads), tuple(names),
    )  # fmt: skip


@settings(deadline=None)
@given(documents())
def test_a_document_goes_through_the_tables_and_back(document: Document) -> None:
    check(document)
    parses, names = rows_of("a", document)
    assert document_of(document.text, reversed(parses), names) == document
    for row in parses:
        assert document.text[row.start : row.end].strip() == document.text[row.start : row.end]
        assert row.head.count(-1) == 1
    batches = to_arrow({"a": document, "b": empty("")})
    found = from_arrow({"a": document.text, "b": ""}, *(pa.Table.from_batches([b]) for b in batches))
    assert found == {"a": document, "b": empty("")}


@settings(deadline=None)
@given(documents())
def test_a_view_agrees_with_the_heads(document: Document) -> None:
    view, heads = DocumentView(document), document.heads
    n = len(document)
    below = {token: {token} for token in range(n)}
    for token in range(n):
        above = list(view.ancestors(token))
        assert all(heads[a] == b for a, b in zip([token, *above], above, strict=False))
        assert (above[-1] if above else token) == view.root_of(view.sentence_of(token))
        for governor in above:
            below[governor].add(token)
        assert view.token_at(document.starts[token]) == view.token_at(document.ends[token] - 1) == token
        assert view.tokens_of(document.starts[token], document.ends[token]) == (token, token + 1)
    for token in range(n):
        assert view.children(token) == [child for child in range(n) if heads[child] == token]
        assert view.subtree(token) == (min(below[token]), max(below[token]) + 1)
    for a in range(n):
        for b in range(n):
            path = view.path(a, b)
            if view.sentence_of(a) != view.sentence_of(b):
                assert path == ()
                continue
            assert (path[0], path[-1]) == (a, b)
            assert len(set(path)) == len(path)
            assert all(heads[x] == y or heads[y] == x for x, y in pairwise(path))


def test_what_a_view_answers() -> None:
    view = DocumentView(sample())
    assert view.forms[:3] == ["Ann", "Bell", "said"]
    assert view.children(2) == [0, 5, 6]
    assert (view.child(2, "ccomp"), view.child(5, "nsubj"), view.child(5, "obj")) == (5, 4, None)
    assert view.subtree(5) == (3, 6)
    assert TEXT[slice(*view.span(*view.subtree(5)))] == "the dam broke"
    assert view.path(1, 3) == (1, 0, 2, 5, 4, 3)
    assert list(view.ancestors(3)) == [4, 5, 2]
    assert [view.sentence_of(t) for t in (0, 6, 7)] == [0, 0, 1]
    assert (view.bounds_of(1), view.root_of(1)) == ((7, 10), 8)
    assert view.token_at(3) is None  # the space
    assert view.tokens_of(4, 12) == (1, 3)
    assert view.tokens_of(3, 4) == (1, 1)  # nothing but space: none


def test_columns_of_positions_are_small_integers() -> None:
    parses, names = to_arrow({"a": sample()})
    assert parses.schema.field("head").type == pa.list_(pa.int32())
    assert parses.column("head").to_pylist() == [[2, 0, -1, 4, 5, 2, 2], [1, -1, 1]]
    assert names.to_pylist() == [{"article_id": "a", "start": 0, "end": 8, "kind": "person"}]


def test_a_long_chain_is_read_in_linear_time() -> None:
    n = 100_000
    text = "a " * n
    document = Document(
        text, (0, n), tuple(range(0, 2 * n, 2)), tuple(range(1, 2 * n, 2)), ("X",) * n, ("X",) * n, ("a",) * n,
        tuple(range(-1, n - 1)), ("root", *(("dep",) * (n - 1))), (),
    )  # fmt: skip
    check(document)
    assert DocumentView(document).subtree(0) == (0, n)


def test_a_circle_beside_the_root_is_refused() -> None:
    with pytest.raises(ValueError, match="does not lead to the root"):
        check(replace(sample(), heads=(1, 0, -1, 4, 5, 2, 2, 8, -1, 8)))


@pytest.mark.parametrize("module", ["documents", "lemmas", "sentences", "tokens"])
def test_examples_of_the_docstrings(module: str) -> None:
    result = doctest.testmod(importlib.import_module(f"wellhead.language.{module}"))
    assert result.attempted
    assert not result.failed
