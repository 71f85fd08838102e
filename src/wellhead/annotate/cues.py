"""The cue lexicon: reporting verbs and phrases of ``data/cues.yaml`` by lemma."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from wellhead.data import load

#: Frames whose content is a clause.
CLAUSAL = frozenset(("clause", "that", "tell"))


class Cue(NamedTuple):
    """A reporting verb or phrase."""

    lemma: str
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

    def kind(self, frame: str) -> str:
        """Class of the cue in the construction that it was found in."""
        for name in (frame, "clause", "that", "quote"):
            if name in self.frames:
                return self.frames[name]
        return next(iter(self.frames.values()))


class CueLexicon(NamedTuple):
    """Everything of cues.yaml; verbs and nouns are lemmas."""

    verbs: Mapping[str, tuple[Cue, ...]]
    """first word of a cue's lemma → the cues, longest first"""
    citing: frozenset[str]
    nouns: Mapping[str, str]
    """"claim" → class"""
    hearsay: frozenset[str]
    """verbs of "it was reported that\""""
    hearsay_to: frozenset[str]
    """verbs of "is said to\""""
    hearsay_adverbs: frozenset[str]
    occasion_prepositions: frozenset[str]
    occasion_nouns: frozenset[str]
    tails: frozenset[str]
    """verbs whose participle opens the author's own tail after a closed attribution"""
    no_comment: re.Pattern[str]
    labels: frozenset[str]
    """words before a headline's colon that name nobody"""
    reports: frozenset[str]
    """"Report:", "Officials:\""""
    words: Mapping[str, frozenset[str]]
    """the short lists: unreal_modals, no_sources …"""


_LISTS = (
    "aspect_verbs", "unreal_modals", "unreal_marks", "negations", "no_sources", "author_pronouns", "days",
    "people", "showing_documents", "author_conjunctions", "loose_marks",
    "within_participles", "around_participles", "clause_relatives", "not_of_people",
)  # fmt: skip


@cache
def cue_lexicon() -> CueLexicon:
    """The lexicon, read once."""
    data = load("cues")
    hearsay, occasions = data["hearsay"], data["occasions"]
    return CueLexicon(
        verbs=_verbs(data["groups"]),
        citing=frozenset(data["citing"]["verbs"]),
        nouns={word: kind for kind, words in data["nouns"].items() for word in words},
        hearsay=frozenset(hearsay["passive"]),
        hearsay_to=frozenset(hearsay["passive_to"]),
        hearsay_adverbs=frozenset(hearsay["adverbs"]),
        occasion_prepositions=frozenset(occasions["prepositions"]),
        occasion_nouns=frozenset(occasions["nouns"]),
        tails=frozenset(data["tails"]["participles"])
        | {verb for group in data["groups"] if "clause" in group["frames"] for verb in group["verbs"]},
        no_comment=re.compile("|".join(data["no_comment"]["patterns"]), re.IGNORECASE),
        labels=frozenset(map(str, data["headline_labels"])),
        reports=frozenset(data["headline_reports"]),
        words={name: frozenset(map(str, data[name])) for name in _LISTS},
    )


def _verbs(groups: list[dict[str, Any]]) -> dict[str, tuple[Cue, ...]]:
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
        cue = Cue(lemma, tuple(rest), mine, flag["weak"], flag["documents"], flag["needs"])
        table.setdefault(head, []).append(cue)
    return {head: tuple(sorted(cues, key=lambda c: (-len(c.rest), c.lemma))) for head, cues in table.items()}
