"""The ultimate source of an attribution: a person or body by name, unnamed people, a document, a newsroom."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from wellhead.count.story import StoryView
from wellhead.data import load
from wellhead.link.claim_people import plain
from wellhead.link.claim_words import stem
from wellhead.records import Attribution
from wellhead.vocabulary import UNKNOWN

#: Classes of chain's first links that could not be asked by name.
UNNAMED = frozenset({"anonymous_described", "anonymous_bare", "collective"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it in the end, and through whom it came.

    :param kind: named, document, unnamed, newsroom (nobody named behind it) or nobody
    :param key: what tells the source from others of the story; empty for a newsroom or nobody
    :param name: how it is shown
    :param newsroom: the first newsroom of the chain behind the source; null where the chain names none
    :param relays: people between the source and the newsroom
    :param people: how many human sources the mention stands for; null where it does not say
    """

    kind: str
    key: str
    name: str
    newsroom: str | None
    relays: tuple[str, ...] = ()
    people: int | None = None


NOBODY = Source("nobody", "", "", None)


def read_source(view: StoryView, row: Attribution) -> Source:
    """The ultimate source of an attribution, by its chain and class."""
    chain = [link for link in row.chain if link and link != UNKNOWN]
    if not chain:
        if row.speaker == UNKNOWN or row.source_class == "unattributed":
            return NOBODY
        chain = [row.speaker]
    first, rest = chain[0], chain[1:]
    behind = next((n for n in rest if view.is_newsroom(n)), None)
    room = None if behind is None else view.room_name(behind)
    relays = tuple(n for n in rest if not view.is_newsroom(n))
    if view.is_newsroom(first) and row.source_class in ("named_organisation", "unattributed", "document"):
        return Source("newsroom", "", first, view.room_name(first))
    if is_hearsay(first):
        return NOBODY if room is None else Source("newsroom", "", room, room)
    if row.source_class in UNNAMED:
        return Source("unnamed", describe_key(first), first, room, relays, _people(row))
    if row.source_class == "document":
        kind = "unnamed" if is_unpublished(first) else "document"
        return Source(kind, describe_key(_SEEN_BY.split(first)[0]) or plain(first), first, room, relays, 1)
    if row.source_class == "named_organisation" and is_unpublished(first):
        return Source("unnamed", describe_key(first), first, room, relays, None)
    if row.source_class == "unattributed":
        return NOBODY if room is None else Source("newsroom", "", room, room)
    short = _NAMED_IN_BRACKETS.fullmatch(first)
    name = view.names.of(short.group(1) if short else first)
    return Source("named", plain(name), name, room, relays, 1)


def _people(row: Attribution) -> int | None:
    if row.source_count is not None:
        return row.source_count
    return None


@functools.cache
def _lexicon(section: str) -> frozenset[str]:
    return frozenset(str(w) for w in load("counting")[section])


#: "Turkish news channel (NTV)": a description, with the name in brackets.
_NAMED_IN_BRACKETS = re.compile(r"(?=[^(]*\b[a-z]{4,})[^(]+ \(([A-Z][A-Za-z0-9]{1,7})\)")
#: "a customs manifest | seen by the Union Wire agency": who saw it is no part of what it is.
_SEEN_BY = re.compile(r" (?:seen|obtained|reviewed|published|released|filed|issued) by ")


def describe_key(description: str) -> str:
    """What an unnamed source's description says, without count, determiner and remarks.

    >>> describe_key("two people familiar with the matter") == describe_key("people familiar with the matter")
    True
    """
    words = re.findall(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*", description.casefold())
    return " ".join(sorted({stem(w) for w in words if w not in _lexicon("description_stop")}))


def same_description(a: str, b: str) -> bool:
    """Whether two description keys can be one: one has all the words of the other, or nearly.

    "a third person who spoke to Bloomberg" and "a third person" can; "officials" and "intelligence
    officials" cannot be told apart from being two groups, so a key of one bare word matches only itself.
    """
    left, right = set(a.split()), set(b.split())
    if left == right:
        return True
    small, large = sorted((left, right), key=len)
    if len(small) < 2:
        return False
    return small <= large or len(left & right) / len(left | right) >= 0.6


def is_hearsay(description: str) -> bool:
    """Whether a mention speaks of reporting in general and of nobody who could be asked.

    >>> is_hearsay("multiple reports on Thursday"), is_hearsay("state media"), is_hearsay("a clerk")
    (True, True, False)
    """
    if not description[:1].islower() and len(description.split()) == 1:
        return False
    head = re.split(
        r"\b(?:on|in|from|of|by|about|that|which|who|said|published)\b|,", description.casefold()
    )[0]
    words = head.split()
    return bool(words) and words[-1] in _lexicon("hearsay_heads")


def is_definite(description: str) -> bool:
    """Whether a mention points back at people named before: "the officials", "these people"."""
    words = description.casefold().split()
    return bool(words) and words[0] in _lexicon("definite") and len(words) <= 3


def is_unpublished(description: str) -> bool:
    """Whether a document or service speaks to nobody outside, and is known through unnamed people alone."""
    folded = description.casefold()
    return any(word in folded for word in _lexicon("unpublished"))


def count_people(sources: Sequence[Source]) -> int:
    """How many human sources some unnamed sources of one newsroom are.

    The same description is the same people ("two people familiar with the matter" in two re-reports);
    "the officials" adds nobody; a description without a number counts one.
    """
    groups: list[tuple[str, int]] = []
    for source in sorted(sources, key=lambda s: (-(s.people or 1), s.key, s.name)):
        if any(same_description(source.key, key) for key, _ in groups):
            continue
        if is_definite(source.name) and groups:
            continue
        groups.append((source.key, source.people or 1))
    return sum(n for _, n in groups)
