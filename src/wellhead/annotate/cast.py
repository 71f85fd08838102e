"""The cast of an article: the people and organisations it names, and where.

Captions, headlines and pull quotes may tell a full name, but their mentions are never antecedents.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence
from dataclasses import dataclass, field

#: Roles whose sentences introduce names but never antecedents.
ASIDE = ("caption", "pull_quote", "title", "standfirst")
#: No article names more people or organisations than this; what does is no article.
LIMIT = 400


@functools.lru_cache(maxsize=8192)
def plain_name(word: str) -> str:
    """A name for comparison: without apostrophes, a possessive ending, case and a leading article of
    Arabic names.
    """
    word = word.strip('“”"‘.,')
    if word.endswith(("’s", "'s")):
        word = word[:-2]
    word = word.casefold()
    if word[2:3] in ("-", " ") and word[:2] in ("al", "el", "ad", "as", "an"):
        word = word[3:]
    return word.replace("’", "").replace("'", "").replace("-", "").replace(".", "")


@dataclass(slots=True)
class Person:
    """Somebody the article names."""

    name: str
    surnames: frozenset[str]
    sex: str  # m, f or ""
    first: int  # offset of the first full mention
    nouns: set[str] = field(default_factory=set)  # offices and what else the holder is called
    words: set[str] = field(default_factory=set)  # every word of the descriptions, lower case
    places: set[str] = field(default_factory=set)  # countries the descriptions name


@dataclass(slots=True)
class Organisation:
    """An organisation the article names."""

    name: str
    words: frozenset[str]
    nouns: set[str]
    first: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is named."""

    start: int
    end: int
    person: int  # index into Cast.people
    sentence: int
    role: str
    possessive: bool  # "Putin’s forces"
    governed: bool  # behind a preposition or a verb: "talks with Putin"
    token: int  # the head of the name in the parse


@dataclass(slots=True)
class Cast:
    """Everybody the article names, and where."""

    people: list[Person]
    organisations: list[Organisation]
    mentions: list[Mention]
    by_surname: dict[str, list[int]]
    starts: list[int] = field(default_factory=list)
    seen: dict[int, list[int]] = field(default_factory=dict)  # person -> where the body names them, in order

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin in the range, in order."""
        left = bisect.bisect_left(self.starts, start)
        right = bisect.bisect_left(self.starts, end)
        return self.mentions[left:right]

    def named(self, word: str) -> list[int]:
        """The people who bear a surname, in the order of their introduction."""
        return self.by_surname.get(plain_name(word), [])

    def last_seen(self, person: int, before: int) -> int | None:
        """Where the body named somebody last before an offset."""
        places = self.seen.get(person, [])
        at = bisect.bisect_left(places, before)
        return places[at - 1] if at else None

    def add(self, person: Person) -> int:
        """Enter a person; their index."""
        self.people.append(person)
        for surname in sorted(person.surnames):
            self.by_surname.setdefault(surname, []).append(len(self.people) - 1)
        return len(self.people) - 1


def choose_bearer(who: Sequence[int], cast: Cast, sex: str) -> int | None:
    """One of several people with a surname: by the sex of the title, else the one introduced first."""
    fitting = [index for index in who if not sex or cast.people[index].sex in (sex, "")]
    if not fitting:
        return who[0] if len(who) == 1 else None
    return fitting[0]
