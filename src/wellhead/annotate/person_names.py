"""Persons' names: their words, where the name begins behind its titles, and what may stand for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wellhead.annotate.cast import plain_name
from wellhead.annotate.lexicon import land_of, organisations, people, word_set
from wellhead.language.clauses import Clauses

_HYPHENS = frozenset("-‐‑")
_SUFFIXES = ("Jr", "Sr", "II", "III", "IV")
#: Small words inside names: "Ursula von der Leyen".
PARTICLES = frozenset(word_set("mentions", "particles"))
_LONGEST = 6


class Word(NamedTuple):
    """A word between spaces, without its possessive ending."""

    start: int
    end: int
    text: str
    token: int
    """the last token of it"""


def words_of(tree: Clauses, first: int, beyond: int) -> list[Word]:
    """The words of some tokens: what hyphens join is one, marks and possessive endings are none."""
    document = tree.document
    found: list[Word] = []
    for token in range(first, beyond):
        start, end, form = document.starts[token], document.ends[token], tree.forms[token]
        if document.xpos[token] == "POS":
            continue
        joins = form in _HYPHENS or (found and found[-1].text[-1] in _HYPHENS)
        if joins and found and found[-1].end == start:
            found[-1] = Word(found[-1].start, end, found[-1].text + form, token)
        elif form[0].isalnum() or form[0] == "@":
            found.append(Word(start, end, form, token))
    return found


def is_office_of_one_name(word: str) -> bool:
    """ "Pope Francis", "King Salman": one name behind the title is the full name."""
    return word in word_set("mentions", "one_name_offices")


def is_title(word: str) -> bool:
    """ "Mr.", "Rep.", "President", "ex-Governor"; not "Dean", which is a given name too."""
    table = people()
    if word in table.sexes:
        return False
    return (
        word in table.honorifics
        or word in table.abbreviations
        or (word[:1].isupper() and word.casefold().rsplit("-", 1)[-1] in table.offices)
    )


def name_begins(words: Sequence[Word]) -> int | None:
    """Which word a person's name begins with, behind titles and nationalities; None for no person's name."""
    texts = [word.text for word in words]
    cut = max((i + 1 for i, word in enumerate(texts[:-1]) if is_title(word)), default=0)
    while cut < len(texts) - 1 and land_of(texts[cut]):
        cut += 1
    rest = texts[cut:]
    if not rest or len(rest) > _LONGEST or not _is_name(rest[-1]):
        return None
    table = people()
    called = cut > 0 and texts[cut - 1] in table.honorifics  # "Mr. King", "Larry King", but "City Attorney"
    if is_title(rest[-1]) and not called and rest[0] not in table.sexes:
        return None
    if (
        any(word in organisations().heads for word in rest[1:] or rest)
        or " ".join(rest) in organisations().names
    ):
        return None
    alone = len(rest) == 1  # "SOHR", "Syria", the "R-Wyo." behind a congressman are nobody
    return None if alone and (land_of(rest[0]) or rest[0].isupper() or rest[0].endswith(".")) else cut


def _is_name(word: str) -> bool:
    """A word with a capital, or with one behind a particle: "Putin", "al-Assad"."""
    return any(part[:1].isupper() for part in word.split("-"))


def given_begins(words: Sequence[Word]) -> int | None:
    """Which word is a listed given name with a surname behind it."""
    table = people()
    for i, word in enumerate(words[:-1]):
        name = cased(word.text)
        known = name in table.sexes or name.split("-")[0] in table.sexes
        rest = [w.text for w in words[i + 1 :]]
        if known and len(rest) <= 4 and not any(w in organisations().heads for w in rest):
            return i
    return None


def without_echo(words: Sequence[Word]) -> Sequence[Word]:
    """A name without what is none of it: an age ("Ahmed, 24"), or what a page glued to it ("Vladimir Putin
    Vladimir Vladimirovich PutinPompeo tells").
    """
    while words and words[-1].text[0].isdigit():
        words = words[:-1]
    for i, word in enumerate(words):
        if any(len(w.text) > 2 and word.text.startswith(w.text) for w in words[:i]):
            return words[:i]
    return words


def cased(word: str) -> str:
    """A name as newsrooms write it: "VLADIMIR" is Vladimir, "EU" stays."""
    return word.capitalize() if word.isupper() and len(word) > 3 and word.isalpha() else word


def surnames_of(words: Sequence[str]) -> frozenset[str]:
    """What may stand for a full name: "Assad" for Bashar al-Assad, "Xi" for Xi Jinping."""
    core = [w for w in words if w.rstrip(".") not in _SUFFIXES] or list(words)
    found = {plain_name(core[-1])}
    if core[0] in people().family_first and len(core) <= 3 and len(core) > 1:
        found.add(plain_name(core[0]))
    return frozenset(found - {""})


def same_person(one: str, two: str) -> bool:
    """Two full names with one surname are the same person's: Rudy and Rudolph W. Giuliani."""
    a, b = one.split(), two.split()
    first, second = plain_name(a[0]), plain_name(b[0])
    if not first or not second:
        return False
    return (
        first == second
        or len(a) == 1
        or len(b) == 1
        or (first[:3] == second[:3] and len(min(first, second, key=len)) > 2)
    )


def sex_of(words: Sequence[str]) -> str:
    """m or f by the given name, else nothing."""
    table = people().sexes
    first = cased(words[0])
    return table.get(first, table.get(first.split("-")[0], ""))
