"""The lexicons of attribution, read once: people, countries, organisations, source classes.

Everything here is data (``wellhead/data/*.yaml``); this module only turns it into look-up tables.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml


@functools.cache
def load(name: str) -> Any:
    """The parsed lexicon ``wellhead/data/<name>.yaml``."""
    source = resources.files("wellhead").joinpath(f"data/{name}.yaml").read_text(encoding="utf-8")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(source, loader)  # noqa: S506 (a safe loader, by one of its two names)


@functools.cache
def word_set(lexicon: str, key: str) -> frozenset[str]:
    """A list of words of a lexicon, written as a list or as one text."""
    value = load(lexicon)[key]
    return frozenset(value.split() if isinstance(value, str) else map(str, value))


@dataclass(frozen=True, slots=True)
class People:
    """Names and nouns for people."""

    sexes: dict[str, str]  # given name -> m, f or "" (either)
    family_first: frozenset[str]  # family names that stand before the given name
    honorifics: dict[str, str]  # "Mr." -> m
    abbreviations: dict[str, str]  # "Rep." -> congressman
    offices: dict[str, frozenset[str]]  # noun, lower case -> what else the holder is called
    noun_sexes: dict[str, str]  # "congresswoman" -> f


@functools.cache
def people() -> People:
    """The tables of ``given_names.yaml`` and ``roles.yaml``."""
    names, roles = load("given_names"), load("roles")
    sexes = dict.fromkeys(names["either"].split(), "")
    sexes |= {name: "m" for name in names["male"].split() if name not in sexes}
    sexes |= {name: "f" for name in names["female"].split() if name not in sexes}
    offices = {
        noun.casefold(): frozenset(s.casefold() for s in also) for noun, also in roles["offices"].items()
    }
    return People(
        sexes=sexes,
        family_first=frozenset(names["family_first"].split()),
        honorifics={word: sex for sex, words in roles["honorifics"].items() for word in words},
        abbreviations=roles["abbreviations"],
        offices=offices,
        noun_sexes={noun: sex for sex, nouns in roles["sexes"].items() for noun in nouns},
    )


@dataclass(frozen=True, slots=True)
class Countries:
    """Countries by the ways newsrooms write them; every value is the country's name."""

    names: dict[str, str]
    adjectives: dict[str, str]
    seats: dict[str, str]

    def of(self, word: str) -> str | None:
        """The country that a name, an adjective or a seat of government stands for."""
        return self.names.get(word) or self.adjectives.get(word) or self.seats.get(word)


@functools.cache
def countries() -> Countries:
    """The tables of ``countries.yaml``."""
    table = Countries({}, {}, {})
    for row in load("countries"):
        for name in (row["name"], *row.get("names", ())):
            table.names[name] = row["name"]
        for word in row.get("adjectives", ()):
            table.adjectives.setdefault(word, row["name"])
        for word in row.get("seat", ()):
            table.seats.setdefault(word, row["name"])
    return table


@dataclass(frozen=True, slots=True)
class Organisations:
    """Names and nouns for organisations."""

    heads: dict[str, frozenset[str]]  # "Ministry" -> nouns that come back to it
    names: dict[str, frozenset[str]]  # "Kremlin" -> nouns
    nouns: frozenset[str]
    newsrooms: dict[str, frozenset[str]]  # kind of newsroom -> nouns that come back to it
    reports: frozenset[str]


@functools.cache
def organisations() -> Organisations:
    """The tables of ``organisations.yaml``."""
    data = load("organisations")
    return Organisations(
        heads={word: frozenset(nouns) for word, nouns in data["heads"].items()},
        names={row["name"]: frozenset(row["nouns"]) for row in data["names"]},
        nouns=frozenset(data["nouns"]),
        newsrooms={kind: frozenset(nouns) for kind, nouns in data["newsrooms"].items()},
        reports=frozenset(data["reports"]),
    )


def singular(noun: str) -> str:
    """The singular of an English noun, by its ending; good enough to look it up.

    >>> singular("officials"), singular("countries"), singular("people"), singular("Democrats")
    ('official', 'country', 'people', 'Democrat')
    """
    irregular = {
        "spokesmen": "spokesman",
        "spokeswomen": "spokeswoman",
        "men": "man",
        "women": "woman",
        "congressmen": "congressman",
        "policemen": "policeman",
        "firemen": "fireman",
        "children": "child",
        "media": "media",
        "spokespeople": "spokesperson",
    }
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    if noun in ("politics", "economics", "ethics", "statistics", "tactics", "athletics", "news"):
        return noun
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun
