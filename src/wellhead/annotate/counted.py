"""What a number counts: the noun phrase after it.

There is no parse to ask: the phrase is what follows the number up to its plural (“28 *fighter aircraft*”,
“two *new military bases*”), in lower case.  Words are in ``numbers.yaml`` under ``nouns``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wellhead.annotate.patterns import Words

#: Longest noun phrase, in tokens: “two new Russian military air defence bases”.
MAX_PHRASE = 7
#: Longest run of words before it that are not counted: “24 *of the more*”.
MAX_FILLERS = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase after a number: token range and text, empty where there is none."""

    first: int
    last: int
    text: str = ""


class Nouns:
    """The words that tell where a counted noun phrase ends."""

    def __init__(self, nouns: Mapping[str, Sequence[str]]):
        self.plural, self.singular, self.stop, self.filler, self.generic, self.one_nouns, self.one_before = (
            frozenset(map(str, nouns[name]))
            for name in ("plural", "singular", "stop", "filler", "generic", "one_nouns", "one_before")
        )

    def phrase(self, words: Words, at: int, *, singular: bool = False) -> Phrase:
        """The noun phrase that begins at a token or after words that do not belong to it."""
        forms = words.forms
        first = at
        while first < len(forms) and first < at + MAX_FILLERS and forms[first] in self.filler:
            first += 1
        last = 0
        for i in range(first, min(len(forms), first + MAX_PHRASE)):
            form = forms[i]
            if form == "-" and i > first and _glued(words, i):
                continue
            if (form == "and" and i > first and not last) or (form == "." and _is_initial(words, i)):
                # “dozens of national *and* regional newspapers”, “U*.*S*.* embassies”
                continue
            if form in self.stop or not form[0].isalpha():
                break
            if self._is_plural(form) and not _shouted(words, i):
                last = i + 1
            elif last:
                break
        if singular and not last and first < len(forms) and forms[first] in self.one_nouns:
            last = first + 1
        if last <= first:
            return Phrase(first, first)
        return Phrase(first, last, _plain(words, first, last))

    def mass(self, words: Words, at: int) -> Phrase:
        """“of the vote”, “in cash”: the next noun or two, plural or not."""
        first = at
        while first < len(words) and first < at + 3 and words.forms[first] in self.filler:
            first += 1
        last = first
        while last < len(words) and last < first + 3:
            form = words.forms[last]
            if form in self.stop or not form[0].isalpha():
                break
            last += 1
            if self._is_plural(form):
                break
        if last == first + 1 and words.forms[first].endswith("ed"):
            # “31 per cent of those *asked*”
            last = first
        return Phrase(first, last, _plain(words, first, last))

    def _is_plural(self, form: str) -> bool:
        if form in self.plural:
            return True
        return len(form) > 3 and form[-1] == "s" and form[-2] not in "su'" and form not in self.singular

    def is_person(self, phrase: Phrase) -> bool:
        """Whether the phrase says no more than people."""
        return not phrase.text or phrase.text in self.generic


def _glued(words: Words, at: int) -> bool:
    """Whether a hyphen joins the words around it."""
    return (at > 0 and words.ends[at - 1] == words.starts[at]
            and at + 1 < len(words) and words.ends[at] == words.starts[at + 1])  # fmt: skip


def _is_initial(words: Words, at: int) -> bool:
    """The full stop of an abbreviation: after a single letter that it touches."""
    return at > 0 and len(words.forms[at - 1]) == 1 and words.ends[at - 1] == words.starts[at]


def _shouted(words: Words, at: int) -> bool:
    """“70 *REUTERS* Social Media”: a word in capitals is no noun that is counted."""
    look = words.text[words.starts[at] : words.ends[at]]
    return len(look) > 3 and look.isupper() and at > 0 and not words.text[words.starts[at - 1]].isupper()


def _plain(words: Words, first: int, last: int) -> str:
    """The words of a range in lower case, single blanks between them, hyphens glued."""
    if last <= first:
        return ""
    pieces = [words.forms[first]]
    for i in range(first + 1, last):
        glue = words.starts[i] == words.ends[i - 1]
        pieces.append(("" if glue else " ") + words.forms[i])
    return "".join(pieces)
