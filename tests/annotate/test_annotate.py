"""One article through the whole room."""

from __future__ import annotations

import doctest
import importlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import article, lines

from parsed import document_of
from wellhead.annotate import Annotation, annotate
from wellhead.language import split_sentences

TEXT = """Minister Denies Plan — Reuters
The government of Freedonia is preparing to close two ports, two people familiar with the matter told Reuters on Monday.
Transport Minister Anna Berg denied the plan. “There is no such plan,” she said in a tweet.
The strike cost the port 12 million dollars last year."""


def run(text: str, publisher: str | None = None) -> Annotation:
    page, labelled = article(text, publisher), lines(text, {0: "title"})
    units = split_sentences(page, labelled)
    return annotate(page, labelled, [], units, document_of(text, units))


def test_an_article_from_end_to_end() -> None:
    found = run(TEXT)
    speakers = {(a.speaker, a.chain) for a in found.attributions if a.role == "body"}
    assert (
        "two people familiar with the matter",
        ("two people familiar with the matter", "Reuters"),
    ) in speakers
    assert ("Anna Berg", ("Anna Berg",)) in speakers
    assert {a.modality for a in found.attributions if a.speaker == "Anna Berg"} == {"denied"}
    assert [(c.newsroom, c.form) for c in found.credits] == [("Reuters", "title")]
    own = [s.text for s in found.statements if s.voice == "author" and s.role == "body"]
    assert own == ["The strike cost the port 12 million dollars last year"]
    assert found.times
    assert found.numbers


def test_every_span_repeats_the_text() -> None:
    found = run(TEXT)
    for row in (*found.statements, *found.times, *found.numbers, *found.credits):
        assert TEXT[row.start : row.end] == row.text
    for a in found.attributions:
        assert TEXT[a.content_start : a.content_end] == a.content
        if a.source_start is not None:
            assert TEXT[a.source_start : a.source_end] == a.source


def test_the_same_article_gives_the_same_rows() -> None:
    assert run(TEXT) == run(TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "“" * 20_000,
        "He said " * 5_000,
        "President Putin " * 3_000,
        "a\x00b\ufffd said “x”",
        "\n\n\n",
        "said",
        "and " * 4_000,
    ],
    ids=["quotes", "said", "names", "control", "blank", "word", "and"],
)
def test_hostile_articles_end(text: str) -> None:
    assert isinstance(run(text), Annotation)


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("He Anna Berg Reuters told said “it was” ’s, . \n the official denied"))
)
def test_any_text_is_annotated(text: str) -> None:
    found = run(text)
    assert all(text[s.start : s.end] == s.text for s in found.statements)


@pytest.mark.parametrize(
    "module",
    [
        "wellhead.newsrooms",
        "wellhead.annotate.lexicon",
        "wellhead.annotate.source_class",
    ],
)
def test_examples_of_the_docstrings(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert result.attempted
    assert not result.failed
