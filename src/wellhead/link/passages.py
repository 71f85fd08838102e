"""Shared runs of words between two articles, verified on the text.

Fingerprints propose, the text decides: a passage is a run of at least :data:`SHORTEST` words that both
articles have, letter for letter but for case and punctuation.  Runs do not overlap on either side, so
that the words of a pair's passages add up to what the pair shares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wellhead.link.hashing import Hashes, run_hashes, word_hashes
from wellhead.link.words import Words, body_spans, caption_spans, is_gallery, read_words, rest_spans
from wellhead.records import Article, Line, Pair, Passage

#: Words of the shortest run that counts as shared.
SHORTEST = 8
#: Places in the second article that one run of the first is tried against: bounds the work on a text
#: that repeats itself.
_TRIES = 8
#: A run with at least this many words outside quotation marks shows that prose was copied; with fewer
#: it shows that both print one utterance ("…,” he told reporters on Tuesday" adds four or five).
_FRAME_WORDS = 8

FRAME, QUOTATION, RESIDUE = "frame", "quotation", "residue"


@dataclass(frozen=True, slots=True)
class _Stream:
    """The words of one stream of an article with the hashes of its runs."""

    words: Words
    runs: Hashes


@dataclass(frozen=True, slots=True)
class _Reading:
    """An article made ready for comparison: its own text, its captions, and the rest."""

    article_id: str
    gallery: bool
    own: _Stream
    captions: _Stream
    rest: _Stream


def passages(a: Article, b: Article, a_lines: Sequence[Line], b_lines: Sequence[Line]) -> list[Passage]:
    """Maximal runs of at least 8 words that two articles share, in the order of the smaller id's text.

    :param a: one article
    :param b: another article
    :param a_lines: labelled lines of ``a``
    :param b_lines: labelled lines of ``b``
    """
    return _compare(*sorted((_read(a, a_lines), _read(b, b_lines)), key=lambda reading: reading.article_id))


def find_passages(
    pairs: Sequence[Pair], articles: Mapping[str, Article], lines: Mapping[str, Sequence[Line]]
) -> list[Passage]:
    """Passages of a batch of pairs, in the order of the pairs' ids; each article's words are read once.

    :param pairs: candidate pairs, in any order
    :param articles: the articles of the pairs, by id
    :param lines: their lines, by article id
    """
    readings: dict[str, _Reading] = {}
    found: list[Passage] = []
    for pair in sorted(pairs, key=lambda pair: (pair.a_article, pair.b_article)):
        for key in (pair.a_article, pair.b_article):
            if key not in readings:
                readings[key] = _read(articles[key], lines.get(key, ()))
        found += _compare(readings[pair.a_article], readings[pair.b_article])
    return found


def _read(article: Article, lines: Sequence[Line]) -> _Reading:
    spans = (body_spans(article, lines), caption_spans(lines), rest_spans(lines))
    own, captions, rest = (read_words(article.text, part) for part in spans)
    return _Reading(
        article.article_id, is_gallery(lines), *(_Stream(w, _runs(w)) for w in (own, captions, rest))
    )


def _runs(words: Words) -> Hashes:
    return run_hashes(word_hashes(words.forms), SHORTEST)


def _compare(a: _Reading, b: _Reading) -> list[Passage]:
    # a gallery's own text is captions, which an article may print as such
    ways = [(a.own, b.own, False), (a.captions, b.captions, True), (a.rest, b.rest, True)]
    ways += [(a.own, b.captions, False)] if a.gallery else []
    ways += [(a.captions, b.own, False)] if b.gallery else []
    found = [
        _passage((a.article_id, one.words), (b.article_id, two.words), run, residue)
        for one, two, residue in ways
        for run in _shared_runs(one, two)
    ]
    return sorted(found, key=lambda passage: (passage.a_start, passage.b_start, passage.a_end, passage.b_end))


def _shared_runs(a: _Stream, b: _Stream) -> list[tuple[int, int, int]]:
    """Shared runs as (first word in a, first word in b, words), in the order of a.

    From left to right in ``a`` the longest continuation among the first places in ``b`` is taken, the
    earliest of several; a word of either side stands in one run at most.
    """
    shared = np.flatnonzero(np.isin(a.runs, b.runs))
    if not len(shared):
        return []
    places: dict[int, list[int]] = {}
    for at in np.flatnonzero(np.isin(b.runs, a.runs[shared])).tolist():
        known = places.setdefault(int(b.runs[at]), [])
        if len(known) < _TRIES:
            known.append(at)
    used = bytearray(len(b.words))
    found: list[tuple[int, int, int]] = []
    free = 0
    for start in shared.tolist():
        if start < free:
            continue
        length, place = 0, -1
        for candidate in places.get(int(a.runs[start]), ()):
            reach = _reach(a.words.forms, b.words.forms, used, start, candidate)
            if reach > length:
                length, place = reach, candidate
        if length >= SHORTEST:
            found.append((start, place, length))
            used[place : place + length] = b"\x01" * length
            free = start + length
    return found


def _reach(a: list[str], b: list[str], used: bytearray, i: int, j: int) -> int:
    """Words that agree from a[i] and b[j] on, up to the first word of b that another run has."""
    length, most = 0, min(len(a) - i, len(b) - j)
    while length < most and a[i + length] == b[j + length] and not used[j + length]:
        length += 1
    return length


def _passage(a: tuple[str, Words], b: tuple[str, Words], run: tuple[int, int, int], residue: bool) -> Passage:
    (a_article, one), (b_article, two) = a, b
    i, j, length = run
    if residue:
        kind = RESIDUE
    else:
        prose = sum(1 for k in range(length) if not (one.quoted[i + k] or two.quoted[j + k]))
        kind = FRAME if prose >= _FRAME_WORDS else QUOTATION
    return Passage(
        a_article=a_article,
        a_start=one.starts[i],
        a_end=one.ends[i + length - 1],
        b_article=b_article,
        b_start=two.starts[j],
        b_end=two.ends[j + length - 1],
        words=length,
        kind=kind,
    )
