"""The cue lexicon: reporting verbs and phrases of ``data/cues.yaml`` with all their forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from wellhead.annotate.words import inflect, load_data, s_form


class Cue(NamedTuple):
    """A reporting verb or phrase, as one of its forms."""

    lemma: str
    tense: str
    """base, s, past, participle, past_or_participle or ing"""
    rest: tuple[str, ...]
    """the words that must follow: "point" has "out\""""
    frames: Mapping[str, str]
    """construction → class"""
    weak: bool
    """believed only where its content is plainly a clause"""
    documents: bool
    """mostly said of documents: the survey found, the video shows"""
    needs_addressee: bool
    """"told" without an addressee is another verb"""


class CueLexicon(NamedTuple):
    """Everything of cues.yaml, by the form that a text shows."""

    verbs: Mapping[str, tuple[Cue, ...]]
    """first word of a form → the cues that it may be, longest first"""
    citing: Mapping[str, str]
    """form of cite or quote → tense"""
    nouns: Mapping[str, str]
    """"claim", "claims" → class"""
    hearsay: frozenset[str]
    """participles of "it was reported that\""""
    hearsay_to: frozenset[str]
    """participles of "is said to\""""
    hearsay_adverbs: frozenset[str]
    occasion_prepositions: frozenset[str]
    occasion_nouns: frozenset[str]
    tails: frozenset[str]
    """participles that open the author's own tail after a closed attribution"""
    no_comment: re.Pattern[str]
    labels: frozenset[str]
    """words before a headline's colon that name nobody"""
    reports: frozenset[str]
    """"Report:", "Officials:\""""
    lemmas: Mapping[str, str]
    """form of hearsay verbs → lemma"""


@cache
def cue_lexicon() -> CueLexicon:
    """The lexicon, built once."""
    data = load_data("cues")
    irregular: dict[str, list[str]] = {**load_data("words")["irregular"], **data["irregular"]}
    hearsay = data["hearsay"]
    occasions = data["occasions"]
    return CueLexicon(
        verbs=_verbs(data["groups"], irregular),
        citing={f: t for lemma in data["citing"]["verbs"] for f, t in inflect(lemma, irregular).items()},
        nouns={
            form: kind
            for kind, words in data["nouns"].items()
            for word in words
            for form in (word, s_form(word))
        },
        hearsay=_participles(hearsay["passive"], irregular),
        hearsay_to=_participles(hearsay["passive_to"], irregular),
        hearsay_adverbs=frozenset(hearsay["adverbs"]),
        occasion_prepositions=frozenset(occasions["prepositions"]),
        occasion_nouns=frozenset(occasions["nouns"]),
        tails=frozenset(data["tails"]["participles"])
        | {
            f
            for g in data["groups"]
            if "clause" in g["frames"]
            for v in g["verbs"]
            for f, t in inflect(v, irregular).items()
            if t == "ing"
        },
        no_comment=re.compile("|".join(data["no_comment"]["patterns"]), re.IGNORECASE),
        labels=frozenset(map(str, data["headline_labels"])),
        reports=frozenset(data["headline_reports"]),
        lemmas={
            form: lemma
            for lemma in (*hearsay["passive"], *hearsay["passive_to"])
            for form in inflect(lemma, irregular)
        },
    )


def _participles(lemmas: list[str], irregular: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(
        form
        for lemma in lemmas
        for form, tense in inflect(lemma, irregular).items()
        if tense in ("participle", "past_or_participle")
    )


def _verbs(groups: list[dict[str, Any]], irregular: dict[str, list[str]]) -> dict[str, tuple[Cue, ...]]:
    """A verb may stand in several groups: its frames add up, the first group that gives a frame decides
    the class."""
    frames: dict[str, dict[str, str]] = {}
    flags: dict[str, dict[str, bool]] = {}
    for group in groups:
        for lemma in group["verbs"]:
            mine = frames.setdefault(lemma, {})
            for frame in group["frames"]:
                mine.setdefault(frame, group["class"])
            seen = flags.setdefault(lemma, {"weak": True, "documents": False, "needs": False})
            seen["weak"] &= bool(group.get("weak"))
            seen["documents"] |= bool(group.get("documents"))
            seen["needs"] |= bool(group.get("requires_object"))
    table: dict[str, list[Cue]] = {}
    for lemma, mine in frames.items():
        head, *rest = lemma.split(" ")
        flag = flags[lemma]
        for form, tense in inflect(head, irregular).items():
            cue = Cue(lemma, tense, tuple(rest), mine, flag["weak"], flag["documents"], flag["needs"])
            table.setdefault(form, []).append(cue)
    return {form: tuple(sorted(cues, key=lambda c: (-len(c.rest), c.lemma))) for form, cues in table.items()}
