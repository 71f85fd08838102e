"""What kind of word a token is, as far as a lexicon can say: one letter a word.

A sentence becomes a string of such letters, over which phrases are read without a parser:

====  =========================================  ====  ==========================================
D     determiner, quantifier                     V     finite verb for certain (went, includes)
S     possessive pronoun                         E     past tense or participle (said, held)
P     subject pronoun                            F     base form of a verb (believe, remain)
O     object pronoun                             X     base form that is often a noun (plan, claim)
I     preposition                                Z     -s form that is often a noun (plans, claims)
T     to                                         G     -ing form
M     finite auxiliary or modal                  B     be, been, being, having
N     noun or adjective                          R     adverb
A     capitalised: a name                        n     not
#     number, sign of currency or per cent       K     possessive ’s
L     weekday, month, today                      Y     day, week, year: a unit of time
C     and, or, but                               U     because, while, as: opens a clause
W     who, which, how                            H     that
Q     a stretch of quotation                     ,;:-().  marks
====  =========================================  ====  ==========================================
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

#: Letters that may stand inside a bare noun phrase.
NOUNISH = frozenset("NA#XZ")
#: Letters that make a stretch of words a clause.
FINITE = frozenset("MVE")

_ED = re.compile(r"[a-z]{2,}ed\Z")
_ING = re.compile(r"[a-z]{2,}ing\Z")
_LY = re.compile(r"[a-z]{3,}ly\Z")
_DIGIT = re.compile(r"[#$£€¥%]|\d")
_MARKS = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    ".": ".",
    "!": ".",
    "?": ".",
    "—": "-",
    "–": "-",
    "―": "-",
    "-": "-",
    "…": "-",
    "|": ";",
    "&": "C",
}


@cache
def load_data(name: str) -> dict[str, Any]:
    """A data file of the package, read once."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw = resources.files("wellhead.data").joinpath(f"{name}.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(raw, Loader=loader)  # noqa: S506 - the safe loader in either case
    return data


def inflect(lemma: str, irregular: dict[str, list[str]]) -> dict[str, str]:
    """Forms of a verb → "base", "s", "past", "participle", "ing".

    Where English may double a consonant both spellings are made: an extra form that is no word does no harm.
    """
    forms = {lemma: "base", s_form(lemma): "s"}
    for form in _ing_forms(lemma):
        forms[form] = "ing"
    if lemma in irregular:
        past, participle = irregular[lemma][0], irregular[lemma][-1]
        forms[participle] = "participle"
        forms[past] = "past" if past != participle else "past_or_participle"
    else:
        for form in _ed_forms(lemma):
            forms[form] = "past_or_participle"
    return forms


def s_form(lemma: str) -> str:
    """The third person, which is also how a regular noun makes its plural."""
    if re.search(r"(?:s|x|z|ch|sh|o)\Z", lemma):
        return lemma + "es"
    if re.search(r"[^aeiou]y\Z", lemma):
        return lemma[:-1] + "ies"
    return lemma + "s"


def _stems(lemma: str) -> list[str]:
    doubles = re.search(r"[^aeiou][aeiou][bcdfgklmnprstvz]\Z", lemma) or re.search(r"^[aeiou][nd]\Z", lemma)
    return [lemma, lemma + lemma[-1]] if doubles else [lemma]


def _ed_forms(lemma: str) -> list[str]:
    if lemma.endswith("e"):
        return [lemma + "d"]
    if re.search(r"[^aeiou]y\Z", lemma):
        return [lemma[:-1] + "ied"]
    return [stem + "ed" for stem in _stems(lemma)]


def _ing_forms(lemma: str) -> list[str]:
    if lemma.endswith("ie"):
        return [lemma[:-2] + "ying"]
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return [lemma[:-1] + "ing"]
    return [stem + "ing" for stem in _stems(lemma)]


_TENSE_LETTER = {
    "base": "F",
    "s": "V",
    "past": "V",
    "participle": "E",
    "past_or_participle": "E",
    "ing": "G",
}


@cache
def letters() -> dict[str, str]:
    """Known word (lower case) → letter."""
    data = load_data("words")
    irregular: dict[str, list[str]] = data["irregular"]
    table: dict[str, str] = {}
    for lemma in (*data["verbs"], *irregular):
        for form, tense in inflect(lemma, irregular).items():
            table.setdefault(form, _TENSE_LETTER[tense])
    for lemma in data["verbs_and_nouns"]:
        for form, tense in inflect(lemma, irregular).items():
            table[form] = {"base": "X", "s": "Z"}.get(tense) or _TENSE_LETTER[tense]
    for lemma in (v for group in load_data("cues")["groups"] for v in group["verbs"] if " " not in v):
        for form, tense in inflect(lemma, irregular).items():
            table.setdefault(form, _TENSE_LETTER[tense])
    for name, letter in (
        ("not_verb_forms", "N"),
        ("not_adverbs", "N"),
        ("adverbs", "R"),
        ("number_words", "#"),
        ("time_units", "Y"),
        ("time_nouns", "L"),
        ("auxiliaries", "M"),
        ("nonfinite_auxiliaries", "B"),
        ("negations", "n"),
        ("determiners", "D"),
        ("possessives", "S"),
        ("object_pronouns", "O"),
        ("subject_pronouns", "P"),
        ("prepositions", "I"),
        ("subordinators", "U"),
        ("conjunctions", "C"),
        ("relatives", "W"),
    ):
        table.update((str(word), letter) for word in data[name])
    table.update({"to": "T", "that": "H"})
    return table


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of words.yaml by its name."""
    return frozenset(map(str, load_data("words")[name]))


@cache
def people() -> frozenset[str]:
    """Nouns of those who speak: officials, witnesses, a court, a report."""
    return word_set("people_nouns")


@cache
def titles() -> frozenset[str]:
    """Titles before a name: Mr, President, Gen."""
    return word_set("titles")


_CLOSED = frozenset("DSPOITCUWHMn")
#: Capitals of these are names or months, whatever the small letters are.
_NAMES_AS_CAPITALS = frozenset(
    {"may", "march", "will", "us", "it", "mark", "bill", "rob", "sue", "art", "so"}
)


@lru_cache(maxsize=1 << 16)
def letter_of(word: str, *, initial: bool, headline: bool = False) -> str:
    """The letter of one token.

    :param initial: first word of its sentence, where a capital says nothing
    :param headline: in a line that capitalises every word, a capital says nothing either
    """
    mark = _MARKS.get(word)
    if mark is not None:
        return mark
    table = letters()
    first = word[0]
    if not first.isalpha():
        known = table.get(word.lower())
        if known is not None:
            return known
        if _DIGIT.match(word):
            return "#"
        return "A" if first in "@#" or len(word) > 1 else "-" if first in "•*" else "N"
    if first.islower():
        return _lower_letter(word, table)
    return _capital_letter(word, table, initial=initial, headline=headline)


def _lower_letter(word: str, table: dict[str, str]) -> str:
    known = table.get(word)
    if known is not None:
        return known
    if "-" in word:
        return "N"
    if _ED.match(word):
        return "E"
    if _ING.match(word):
        return "G"
    return "R" if _LY.match(word) else "N"


def _capital_letter(word: str, table: dict[str, str], *, initial: bool, headline: bool) -> str:
    lower = word.lower()
    known = table.get(lower)
    if len(word) > 1 and word.isupper() and not headline:
        return known if initial and known in _CLOSED and lower not in _NAMES_AS_CAPITALS else "A"
    if known is None:
        if headline and "-" not in word and (_ED.match(lower) or _ING.match(lower) or _LY.match(lower)):
            return _lower_letter(lower, table)
        return "R" if initial and _LY.match(lower) else "E" if initial and _ED.match(lower) else "A"
    if known == "L":
        return "L"
    if headline:
        return known if known != "N" else "A"
    if initial:
        return "A" if lower in ("will", "mark", "bill") else known if known not in "NXZFV" else "A"
    if lower in _NAMES_AS_CAPITALS and lower not in ("it",):
        return "L" if lower in ("may", "march") else "A"
    return known if known in _CLOSED or known in "#Y" else "A"
