"""Fingerprints: winnowed word 8-grams for reuse, weighted content terms for stories."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from wellhead.link.commonness import FOREIGN, RARE, commonness
from wellhead.link.hashing import Hashes, run_hashes, signed, winnow, word_hash, word_hashes
from wellhead.link.moments import day_of
from wellhead.link.passages import SHORTEST
from wellhead.link.words import body_spans, caption_spans, read_forms
from wellhead.records import Article, Fingerprint, Line

#: Neighbouring runs of which winnowing keeps one: two articles with 12 words in common share a hash.
_WINDOW = 5
#: Words from the headline on that say what the article is about; their terms weigh half as much again.
_LEAD_WORDS = 120
_LEAD_WEIGHT = 1.5
#: Weights are kept in eighths.
_WEIGHT_UNIT = 8
#: Terms kept of one article, the heaviest first: bounds a page of many thousand words.
_MOST_TERMS = 400
#: Weights by how often a term stands in the article, in its body and in its lead.
_MOST_TIMES = 1_000
_WEIGHTS = tuple(
    tuple(round(_WEIGHT_UNIT * factor * (1 + math.log(max(1, count)))) for count in range(_MOST_TIMES + 1))
    for factor in (1.0, _LEAD_WEIGHT)
)
#: In a language without a list of common words its short words are taken for common ones.
_SHORT_FOREIGN = 5


def fingerprint(article: Article, lines: Sequence[Line]) -> Fingerprint:
    """What an article leaves behind for comparison with others: pure, one row an article.

    :param article: the article, in any language
    :param lines: its labelled lines; body text is hashed for reuse, headline and body for content
    """
    body = read_forms(article.text, body_spans(article, lines))
    hashes = _winnowed(body)
    if captions := caption_spans(lines):  # apart: a gallery's captions may stand as such in an article
        hashes = np.union1d(hashes, _winnowed(read_forms(article.text, captions)))
    head = _headline(article, lines)
    terms, weights, shares = _terms(head + body, article.language)
    return Fingerprint(
        article_id=article.article_id,
        day=day_of(article.published),
        words=len(body),
        shingles=tuple(signed(hashes)),
        terms=terms,
        weights=weights,
        commonness=shares,
    )


def _winnowed(forms: list[str]) -> Hashes:
    return winnow(run_hashes(word_hashes(forms), SHORTEST), _WINDOW)


def stem(form: str) -> str:
    """A folded word without the -s of plural and genitive ("Syria’s", "talks")."""
    if len(form) > 4 and form.endswith("s") and form[-2] not in "sui":
        return form[:-3] + "y" if form.endswith("ies") else form[:-1]
    return form


def _headline(article: Article, lines: Sequence[Line]) -> list[str]:
    spans = sorted((line.start, line.end) for line in lines if line.role in ("title", "standfirst"))
    if spans:
        return read_forms(article.text, spans)
    title = article.title or ""
    return read_forms(title, [(0, len(title))])


def _terms(
    forms: list[str], language: str | None
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Hash, weight and commonness of each content term, in the order of the hashes."""
    term_of, shortest = (_english, 2) if language in (None, "en") else (_foreign, _SHORT_FOREIGN)
    counts: dict[int, int] = {}
    shares: dict[int, int] = {}
    for form, count in Counter(forms).items():
        if len(form) >= shortest:
            term, share = term_of(form)
            counts[term] = counts.get(term, 0) + count
            shares[term] = share
    lead = {term_of(form)[0] for form in forms[:_LEAD_WORDS]}
    if len(forms) > _MOST_TIMES:
        counts = {term: min(count, _MOST_TIMES) for term, count in counts.items()}
    plain, raised = _WEIGHTS
    weights = {term: raised[count] if term in lead else plain[count] for term, count in counts.items()}
    kept = list(counts)
    if len(kept) > _MOST_TERMS:
        kept.sort(key=lambda term: (-weights[term] * _rarity(shares[term]), term))
        del kept[_MOST_TERMS:]
    kept.sort()
    return tuple(kept), tuple(weights[term] for term in kept), tuple(shares[term] for term in kept)


@functools.lru_cache(maxsize=1 << 16)
def _english(form: str) -> tuple[int, int]:
    """The signed hash of a form's term, and how common it is in English news."""
    term = stem(form)
    return _signed(word_hash(term)), commonness().get(term, RARE)


@functools.lru_cache(maxsize=1 << 16)
def _foreign(form: str) -> tuple[int, int]:
    """The same in a language that has no list of common words."""
    return _signed(word_hash(stem(form))), FOREIGN


def _signed(unsigned: int) -> int:
    return unsigned - (1 << 64) if unsigned >> 63 else unsigned


@functools.lru_cache(maxsize=1 << 10)
def _rarity(share: int) -> float:
    return math.log(1e6 / share)
