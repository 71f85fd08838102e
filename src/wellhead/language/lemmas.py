"""The dictionary form of a word: "said" → "say", "’ve" → "have", "Officials" → "official".

Closed classes come from ``lemmas.yaml``; nouns, verbs, adjectives and adverbs from the inflection tables and
rules of lemminflect (Jascob 2022), asked only where the tag says that the word is inflected.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from wellhead.data import load
from wellhead.language.wordpieces import LONGEST_FORM

#: Tags of inflected words, and where lemminflect's tables have them.
_INFLECTED = {
    "NNS": "NOUN",
    "NNPS": "PROPN",
    "VBD": "VERB",
    "VBG": "VERB",
    "VBN": "VERB",
    "VBZ": "VERB",
    "JJR": "ADJ",
    "JJS": "ADJ",
    "RBR": "ADV",
    "RBS": "ADV",
}
#: Which list of the data a universal part of speech is looked up in.
_LISTS = {
    "AUX": "auxiliaries",
    "PRON": "pronouns",
    "DET": "determiners",
    "PART": "particles",
    "NOUN": "nouns",
    "VERB": "verbs",
    "ADJ": "adjectives",
    "ADV": "adverbs",
    "PUNCT": "marks",
    "SYM": "marks",
}
#: Different words remembered; an hour of news has fewer.
_REMEMBERED = 1 << 16


@cache
def _lists() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = load("lemmas")
    return found


@cache
def _inflections() -> Callable[[str, str], tuple[str, ...]]:
    """lemminflect's look-up; loaded with the first inflected word."""
    from lemminflect import getLemma  # noqa: PLC0415 - a tenth of a second

    get: Any = getLemma
    return lambda word, upos: get(word, upos=upos)


def lemma_of(form: str, upos: str, xpos: str) -> str:
    """The lemma of a word with its tags, as the English treebanks of Universal Dependencies have it.

    :param upos: universal part of speech; ``xpos`` the Penn tag
    :returns: lower case but for names and "I"; never empty where the form is not

    >>> lemma_of("Officials", "NOUN", "NNS"), lemma_of("’ve", "AUX", "VBP")
    ('official', 'have')
    """
    return _lemma(form, upos, xpos) if len(form) > LONGEST_FORM else _remembered(form, upos, xpos)


@lru_cache(_REMEMBERED)
def _remembered(form: str, upos: str, xpos: str) -> str:
    return _lemma(form, upos, xpos)


def _lemma(form: str, upos: str, xpos: str) -> str:
    low = form.lower().replace("’", "'")
    found = _listed(low, upos, xpos)
    if found is not None:
        return found
    if upos in ("PUNCT", "SYM", "X"):
        return form
    if xpos == "NNPS":
        return _singular_name(form)
    if upos == "PROPN" or xpos == "NNP":
        return form
    if upos == "NUM":
        return form if form.isupper() else low.replace(",", "") or form
    where = _INFLECTED.get(xpos)
    if where is None or not low.isascii() or not low[0].isalpha():
        return _with_capitals(form, low, upos)
    if where == "NOUN" and form[-1] == "s" and form[:-1].isupper() and len(form) > 2:
        return form[:-1]  # "NGOs"
    return _looked_up(low, where)


def _listed(low: str, upos: str, xpos: str) -> str | None:
    name = _LISTS.get(upos)
    if name is None:
        return None
    table = _lists()[name]
    found = table.get(f"{low}/{xpos}")
    if found is not None:
        return found
    # "a people", "to found", "later": the same letters as a base form are no inflection.
    if name in ("nouns", "verbs") and xpos in ("NN", "VB"):
        return None
    if name in ("adjectives", "adverbs") and xpos not in _INFLECTED:
        return "not" if low == "n't" else None
    return table.get(low)


def _singular_name(form: str) -> str:
    """ "Americans" → "American", "Studies" → "Study": names keep their capital."""
    found = _looked_up(form.lower(), "NOUN")
    return form[0] + found[1:] if found[:1] == form[:1].lower() else form


def _with_capitals(form: str, low: str, upos: str) -> str:
    """Capitals that are neither shouting nor the head of a sentence stay: "the CEO", "a Dutch minister"."""
    if upos == "ADJ" and form[0].isupper() and low in _lists()["proper_adjectives"]:
        return low[0].upper() + low[1:]
    if upos in ("NOUN", "ADJ") and len(form) > 1 and (form.isupper() or any(c.isupper() for c in form[1:])):
        return form
    return low


def _looked_up(low: str, where: str) -> str:
    found = _inflections()(low, where)
    return found[0] or low if found else low
