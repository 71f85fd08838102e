"""Countries, nationalities and seats of government: what ``nations.yaml`` and ``naming.yaml`` say."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, NamedTuple

from wellhead.data import load


class Nations(NamedTuple):
    """The lists, by the ways in which news writes them."""

    codes: dict[str, str]  # names and demonyms -> ISO 3166-1 alpha-2
    seats: dict[str, str]
    ways: tuple[
        tuple[str, str, str], ...
    ]  # name, kind, and "word", "bearer" or "both" where capitals fall short
    language_after: frozenset[str]
    language_before: frozenset[str]
    towards: frozenset[str]
    dates: frozenset[str]
    says: frozenset[str]
    shared: frozenset[str]


@functools.cache
def nations() -> Nations:
    """The lists of the two files."""
    data, rules = load("nations"), load("naming")
    no_noun = tuple(rules["no_noun"])
    codes: dict[str, str] = {}
    seats: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for row in data["countries"]:
        for name in (row["name"], *row.get("names", ())):
            codes.setdefault(name, row["code"])
            kinds.setdefault(name, row.get("kind", "place"))
        for name in (*row.get("capital", ()), *row.get("seat", ())):
            seats.setdefault(_bare(name), row["code"])
            kinds.setdefault(_bare(name), "place")
    for row in (data["peoples"], *data["countries"]):
        for name in _demonyms(row, no_noun):
            if "code" in row:
                codes.setdefault(name, row["code"])
            kinds.setdefault(name, "nationality")
    for name in data["regions"]:
        kinds.setdefault(name, "place")
    guards = dict.fromkeys(kinds, "")
    guards.update(dict.fromkeys(kinds.keys() & set(rules["words"]), "word"))
    for name in kinds.keys() & set(rules["bearers"]):
        guards[name] = "both" if guards[name] else "bearer"
    ways = tuple((name, kind, guards[name]) for name, kind in kinds.items())
    return Nations(
        codes,
        seats,
        ways,
        frozenset(rules["language_after"]),
        frozenset(rules["language_before"]),
        frozenset(rules["towards"]),
        frozenset(rules["dates"]),
        frozenset(rules["says"]),
        frozenset(rules["shared"]),
    )


def country_code(name: str) -> str | None:
    """The country that a name or a demonym means, or None: ISO 3166-1 alpha-2, XK (Kosovo) or EU (the Union).

    A capital is no country (`seat_of_government`).  "Georgia" and "Georgian" give the country, GE, though an
    American article may mean the state; whoever needs to know must look at what stands around it.
    """
    return nations().codes.get(_bare(name))


def seat_of_government(name: str) -> str | None:
    """The country whose government a capital, palace or street can stand for, as a code, or None.

    Whether it does is for the sentence to say: "Damascus denied it", not "the road to Damascus".
    """
    return nations().seats.get(_bare(name))


def _bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def _demonyms(row: dict[str, Any], no_noun: tuple[str, ...]) -> Iterator[str]:
    for word in row.get("adjectives", ()):
        yield word
        if not word.endswith(no_noun):
            yield f"{word}s"
    for noun in row.get("people", ()):
        yield noun
        yield f"{noun[:-3]}men" if noun.endswith("man") else f"{noun}s"
