"""The lexicons of attribution, read once: people, organisations, source classes, and countries by name.

Everything here is data (``wellhead/data/*.yaml``); this module only turns it into look-up tables.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from wellhead.data import load
from wellhead.language.lemmas import lemma_of
from wellhead.language.nations import country_code, nations, seat_of_government


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


@functools.cache
def demonyms() -> frozenset[str]:
    """Nationalities as newsrooms write them: "Syrian", "Syrians"."""
    return frozenset(name for name, kind, _ in nations().ways if kind == "nationality")


def is_country(word: str) -> bool:
    """Whether a word is a country's name: "Syria", not "Syrian"."""
    return country_code(word) is not None and word not in demonyms()


def land_of(word: str) -> str | None:
    """The country, as a code, that a name, a nationality or a seat of government stands for."""
    return country_code(word) or seat_of_government(word)


@functools.cache
def adjectives() -> dict[str, str]:
    """Country's code → its first adjective: RU → Russian."""
    rows = load("nations")["countries"]
    return {row["code"]: row["adjectives"][0] for row in reversed(rows) if row.get("adjectives")}


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


#: Nouns that are looked up as they are, though they are plural.
_AS_THEY_ARE = frozenset(("people", "media", "police", "data"))


def singular(noun: str) -> str:
    """The singular of an English noun.

    >>> singular("officials"), singular("countries"), singular("people"), singular("Democrats")
    ('official', 'country', 'people', 'Democrat')
    >>> singular("spokeswomen"), singular("series"), singular("news"), singular("deputies")
    ('spokeswoman', 'series', 'news', 'deputy')
    """
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun == "spokespeople":
        return "spokesperson"
    if noun in _AS_THEY_ARE or not noun.endswith(("s", "children")):
        return noun
    found = lemma_of(noun, "NOUN", "NNS")
    return found if found[0] == noun[0] else noun[0] + found[1:]
