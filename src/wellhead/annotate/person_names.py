"""Which words of a run are a person's name.

No model: a run of capitalised words holds a person's name when a title stands before it ("President
Vladimir Putin", "Mr. Gauger"), a noun for a person does ("press secretary Kayleigh McEnany"), it opens
with a known given name, or an apposition says so ("Maysa al-Aswad, a 30-year-old evacuee").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wellhead.annotate.cast import plain_name
from wellhead.annotate.lexicon import countries, organisations, people, singular, word_set
from wellhead.annotate.runs import OPENERS, Word

_AGE = re.compile(r",? (?:aged )?(?:1[0-9]|[2-9][0-9])\b(?!,\d|\.\d| ?%| percent)")
_AGE_TOLD = re.compile(r",? (?:1[0-9]|[2-9][0-9])(?:,| said| told| says| added| recalled)")
LEFT_APPOSITION = re.compile(
    r"(?:^|[.;:“”\"(\n]\s*|, |\b(?:and|but|that|when|while|said|as|by|from|to) )"
    r"((?:[^\s,.;:“”\"()]+\.? ){0,9}[^\s,.;:“”\"()]+), $"
)


def is_office_of_one_name(word: str) -> bool:
    """ "Pope Francis", "King Salman": one name behind the title is the full name."""
    return word in word_set("mentions", "one_name_offices")


def name_in_run(text: str, tokens: Sequence[Word]) -> int | None:
    """Index of the word where a person's name starts in a run of capitalised words, or None.

    "Russian President Vladimir Putin" -> 2; "UN Special Envoy for Syria Staffan de Mistura" is cut by the
    caller at "for", and the country before the name is left out.
    """
    table, orgs = people(), organisations()
    words = [t[2] for t in tokens]
    cut = None
    for i, word in enumerate(words):
        plain = word.casefold()
        if (
            word in table.honorifics
            or word in table.abbreviations
            or (plain in table.offices and word[:1].isupper())
            or ("-" in word and plain.rsplit("-", 1)[1] in table.offices)
        ):
            cut = i + 1
    if cut is not None:
        rest = words[cut:]
        while rest and (rest[0] in countries().names or rest[0] in countries().adjectives) and len(rest) > 2:
            cut, rest = cut + 1, rest[1:]
        if rest and not any(w in orgs.heads for w in rest) and len(rest) <= 5:
            return cut
        return None
    if any(w in orgs.heads and i for i, w in enumerate(words)) or len(words) > 7:
        return _after_given_name(words)
    while words and cut is None:
        if words[0] in countries().names and len(words) > 2:
            words = words[1:]
            continue
        break
    offset = len(tokens) - len(words)
    given = _after_given_name(words)
    if given is not None:
        return given + offset
    if len(words) == 1:  # "“There is no water,” Ahmed, 24, said"
        alone = (
            not orgs.names.keys() & set(words)
            and words[0] not in countries().names
            and words[0] not in OPENERS
        )
        return offset if alone and words[0] in table.sexes and _AGE_TOLD.match(text, tokens[-1][1]) else None
    if words[0] in countries().adjectives:
        return None
    if (
        len(words) <= 4
        and not _all_capitals(words)
        and not OPENERS & set(words)
        and (_noun_before(text, tokens[offset][0]) or _person_behind(text, tokens[-1][1]))
    ):
        return offset
    return None


def _after_given_name(words: Sequence[str]) -> int | None:
    table, orgs = people(), organisations()
    for i, word in enumerate(words[:-1]):
        name = word.capitalize() if word.isupper() and len(word) > 2 else word
        known = name in table.sexes or (name in table.family_first and len(words) - i <= 3)
        known = known or ("-" in name and name.split("-")[0] in table.sexes)
        rest = words[i + 1 :]
        if known and len(rest) <= 4 and not any(w in orgs.heads for w in rest):
            return i
    return None


def _all_capitals(words: Sequence[str]) -> bool:
    return all(w.isupper() for w in words)


_NOUN_BEFORE = re.compile(r"([\w’'-]+)[,:]? $")


def _noun_before(text: str, start: int) -> bool:
    """A noun for a person right before: "press secretary Kayleigh McEnany", "his lawyer, Ty Cobb"."""
    hit = _NOUN_BEFORE.search(text, max(0, start - 30), start)
    if hit is None:
        return False
    if text[start - 2 : start] == ", ":  # "The director of the European Centre, Ina Kirsch, …"
        left = LEFT_APPOSITION.search(text, max(0, start - 90), start)
        lead = left.group(1) if left else ""
        if re.match(
            r"(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*[’']s) ", lead
        ):
            first = re.split(r" (?:of|for|at|in|with|to|from) ", lead)[0].split()
            return bool(first) and singular(first[-1].casefold()) in people().offices
        return False
    word = hit.group(1)
    noun = word.rsplit("-", 1)[-1].casefold() if "-" in word else word.casefold()
    return (
        word[:1].islower()
        and noun in people().offices
        and noun not in ("whip", "model", "head", "chief", "star", "host")
    )


_APPOSES = re.compile(r",? (?:an?|the|one of|his|her) |, (?:who|whose|then|now) ")


def _person_behind(text: str, end: int) -> bool:
    """An age or an apposition with a noun for a person right behind: ", 24,", ", a 30-year-old evacuee"."""
    if _AGE.match(text, end):
        return True
    hit = _APPOSES.match(text, end)
    if hit is None:
        return False
    after = text[hit.end() : hit.end() + 60]
    nearby = re.split(r"[,.;:()“”\"]", after)[0].split()[:7]
    if hit.group().strip(" ,") in ("who", "whose"):
        return True
    return any(singular(w.casefold()) in people().offices or w.endswith("-old") for w in nearby)


def cased(word: str) -> str:
    """A name as newsrooms write it: "VLADIMIR" is Vladimir, "EU" stays."""
    return word.capitalize() if word.isupper() and len(word) > 3 and word.isalpha() else word


def surnames_of(words: Sequence[str]) -> frozenset[str]:
    """What may stand for a full name: "Assad" for Bashar al-Assad, "Xi" for Xi Jinping."""
    core = [w for w in words if w.rstrip(".") not in ("Jr", "Sr", "II", "III", "IV")] or list(words)
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
