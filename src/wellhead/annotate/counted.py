"""What a number counts, worded so that two articles' figures can be compared.

“killed at least 30 people”, “24 dead” and “the death toll rose to 126” all count *people killed*;
“68 children among the dead” and “67 children were killed” *children killed*; “28 fighter aircraft” counts
*fighter aircraft*.  There is no parse to ask: the noun phrase is what follows the number up to its
plural, and what happened to those counted is looked for at a handful of places around it, each with the
words of ``numbers.yaml`` under ``harm``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wellhead.annotate.patterns import Words
from wellhead.annotate.quantities import Quantity

PEOPLE = "people"
#: Longest noun phrase, in tokens; “two new Russian military air defence bases”.
MAX_PHRASE = 7
#: How far to the right its verb may stand: “98 evacuees from the northern towns of … were killed”.
MAX_REACH = 18
#: How far to the left “the death toll” may stand: “The death toll in a … from two towns has risen to 112”.
MAX_TOLL = 45
#: How many tokens may stand between “were” and “killed”: “were also badly wounded”.
MAX_GAP = 3


@dataclass(frozen=True, slots=True)
class Event:
    """One kind of harm and the words that tell of it."""

    name: str
    before: frozenset[str]
    after: frozenset[str]
    nouns: frozenset[str]
    group: frozenset[str]
    toll: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase after a number: token range and text, empty where there is none."""

    first: int
    last: int
    text: str = ""


class Counting:
    """The words that tell what is counted."""

    def __init__(self, data: Mapping[str, Any]):
        nouns = data["nouns"]
        self.plural, self.singular, self.stop, self.filler, self.generic, self.one_nouns, self.one_before = (
            frozenset(map(str, nouns[name]))
            for name in ("plural", "singular", "stop", "filler", "generic", "one_nouns", "one_before")
        )
        self.be = frozenset(map(str, data["be"]))
        self.clause = frozenset(map(str, data["clause"]))
        self.including = _phrases(data["including"])
        self.links = _phrases(data["toll_link"])
        self.events = tuple(
            Event(name, *(frozenset(map(str, spec[key])) for key in ("before", "after", "nouns", "group")),
                  _phrases(spec["toll"]))
            for name, spec in data["harm"].items()
        )  # fmt: skip
        self.after = {word: event for event in reversed(self.events) for word in event.after}
        self.before = {word: event for event in reversed(self.events) for word in event.before}
        self.group = {word: event for event in reversed(self.events) for word in event.group}
        self.nouns = {word: event for event in reversed(self.events) for word in event.nouns}

    # ------------------------------------------------------------ noun phrases
    def phrase(self, words: Words, at: int, *, singular: bool = False) -> Phrase:
        """The noun phrase that begins at a token or after words that do not belong to it."""
        forms = words.forms
        first = at
        while first < len(forms) and first < at + 4 and forms[first] in self.filler:
            first += 1
        last = 0
        for i in range(first, min(len(forms), first + MAX_PHRASE)):
            form = forms[i]
            if form == "-" and i > first and _glued(words, i):
                continue
            if form in self.stop or not form[0].isalpha() or _shouted(words, i):
                break
            if self._is_plural(form):
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

    def is_given(self, forms: Sequence[str], at: int) -> bool:
        """“rose *to* 70”, “*stands at* 12”: a figure without a noun."""
        return self._follows(forms, at, self.links)

    # ------------------------------------------------------------ harm
    def harm(self, words: Words, quantity: Quantity, phrase: Phrase, previous: Event | None) -> tuple[str, Event] | None:
        """Who was harmed and how, or None where nothing says that those counted were."""
        forms = words.forms
        who = PEOPLE if self.is_person(phrase) else phrase.text
        event = self._of_group(forms, quantity.last)
        if event is not None:
            other = self._who_were(words, quantity.last)
            return (other.text if other.text else PEOPLE), event
        part = self._of_whom(words, quantity)
        if part is not None and previous is not None:
            return part.text, previous
        last_word = phrase.text.rsplit(" ", 1)[-1]
        if last_word in self.nouns:
            return PEOPLE, self.nouns[last_word]
        for found in (
            self._directly_after(forms, quantity, phrase),
            self._directly_before(words, quantity),
            self._verb(forms, phrase.last if phrase.text else quantity.last),
            self._included(forms, quantity),
            self._toll(forms, quantity) if self.is_person(phrase) else None,
        ):
            if found is not None:
                return who, found
        if phrase.text and previous is not None and self._follows(forms, quantity.first, self.including):
            return who, previous
        return None

    def _of_group(self, forms: Sequence[str], at: int) -> Event | None:
        """“109 *of the dead*”, “68 of those killed”."""
        if at < len(forms) and forms[at] == "of":
            for i in range(at + 1, min(len(forms), at + 4)):
                if forms[i] in self.group:
                    return self.group[forms[i]]
                if forms[i] not in ("the", "those", "all", "its"):
                    break
        return None

    def _who_were(self, words: Words, at: int) -> Phrase:
        """“109 of the dead *were evacuees*”."""
        for i in range(at, min(len(words), at + 6)):
            if words.forms[i] in ("were", "are", "was"):
                return self.phrase(words, i + 1)
        return Phrase(at, at)

    def _of_whom(self, words: Words, quantity: Quantity) -> Phrase | None:
        """“109 evacuees, *13 of whom were women*”."""
        forms, at = words.forms, quantity.last
        if at + 2 < len(forms) and forms[at] == "of" and forms[at + 1] in ("whom", "them", "which"):
            found = self._who_were(words, at + 1)
            return found if found.text else None
        return None

    def _directly_after(self, forms: Sequence[str], quantity: Quantity, phrase: Phrase) -> Event | None:
        """“24 *dead*”, “50 others *injured*”, “dozens more *wounded*”."""
        at = phrase.last if phrase.text else max(phrase.first, quantity.last)
        while at < len(forms) and forms[at] in ("more", "others", "other", "reported", "confirmed", "left", "feared", "also"):
            at += 1
        if at >= len(forms):
            return None
        if forms[at] in ("among", "amongst"):
            return self._among(forms, at)
        return self.after.get(forms[at])

    def _directly_before(self, words: Words, quantity: Quantity) -> Event | None:
        """“*killing* at least 30 people”."""
        forms, at = words.forms, quantity.first - 1
        while at >= 0 and forms[at] in ("another", "an", "the", "all", "of", "total", "a", "up", "to", "only", "just", "exactly"):
            at -= 1
        if at < 0:
            return None
        found = self.before.get(forms[at])
        if found is not None and not self._passive(forms, at):
            return found
        if forms[at] in ("included", "include", "includes", "were", "are") and at and forms[at - 1] in self.group:
            # “*The dead included* 109 evacuees”
            return self.group[forms[at - 1]]
        return None

    def _passive(self, forms: Sequence[str], at: int) -> bool:
        """“were *killed* 12 miles away” and “those *killed* 12 …” have no object."""
        return any(form in ("was", "were", "been", "being", "those") for form in forms[max(0, at - 2) : at])

    def _verb(self, forms: Sequence[str], at: int) -> Event | None:
        """“98 evacuees from the northern towns … *were killed*”, “were *among the dead*”."""
        for i in range(at, min(len(forms), at + MAX_REACH)):
            form = forms[i]
            if form in self.clause or form in (".", "(", ")") or (form in ('"', "”") and i > at):
                return None
            if form.isdigit() and i > at and forms[i - 1] in ("and", ","):
                return None
            if form in ("lost", "losing", "lose") and forms[i + 1 : i + 3] in (["their", "lives"], ["their", "life"]):
                return self.events[0]
            if form in ("died", "perished", "drowned") and form in self.after:
                return self.after[form]
            if form in self.be:
                found = self._after_be(forms, i)
                if found is not None or form in ("were", "was", "are", "is"):
                    return found
        return None

    def _after_be(self, forms: Sequence[str], at: int) -> Event | None:
        for j in range(at + 1, min(len(forms), at + 2 + MAX_GAP)):
            if forms[j] in ("among", "amongst"):
                return self._among(forms, j)
            if forms[j] in self.after:
                return self.after[forms[j]]
            if forms[j] in ("not", "never", ",", "who", "to"):
                return None
        return None

    def _among(self, forms: Sequence[str], at: int) -> Event | None:
        """“among *the dead*”, “among the 126 people *killed*”."""
        for form in forms[at + 1 : at + 8]:
            if form in self.group:
                return self.group[form]
            if form in self.after:
                return self.after[form]
            if form in (",", ".", "and", ";"):
                return None
        return None

    def _included(self, forms: Sequence[str], quantity: Quantity) -> Event | None:
        """“*The dead included* 109 evacuees, 13 …”: the group stands a few words before."""
        at = quantity.first
        for i in range(at - 1, max(-1, at - 4), -1):
            if forms[i] in ("included", "include", "includes"):
                return next((self.group[f] for f in forms[max(0, i - 3) : i] if f in self.group), None)
        return None

    def _toll(self, forms: Sequence[str], quantity: Quantity) -> Event | None:
        """“*The death toll* in a suicide car bomb attack on buses … *has risen to* at least 112”."""
        bounded = quantity.first < quantity.core[0]
        if not bounded and not self._follows(forms, quantity.first, self.links):
            return None
        for i in range(quantity.first - 1, max(-1, quantity.first - MAX_TOLL), -1):
            if forms[i] == ";":
                return None
            for event in self.events:
                for phrase in event.toll:
                    if forms[i] == phrase[-1] and tuple(forms[max(0, i - len(phrase) + 1) : i + 1]) == phrase:
                        return event
        return None

    def _follows(self, forms: Sequence[str], at: int, phrases: Sequence[tuple[str, ...]]) -> bool:
        """Whether one of the phrases stands right before a token."""
        return any(at >= len(p) and tuple(forms[at - len(p) : at]) == p for p in phrases)


def _phrases(listed: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(str(phrase).split()) for phrase in listed)


def _glued(words: Words, at: int) -> bool:
    """Whether a hyphen joins the words around it."""
    return (at > 0 and words.ends[at - 1] == words.starts[at]
            and at + 1 < len(words) and words.ends[at] == words.starts[at + 1])  # fmt: skip


def _shouted(words: Words, at: int) -> bool:
    """“70 *REUTERS* Social Media”: a word in capitals is no noun that is counted."""
    look = words.text[words.starts[at] : words.ends[at]]
    return len(look) > 3 and look.isupper()


def _plain(words: Words, first: int, last: int) -> str:
    """The words of a range in lower case, single blanks between them, hyphens glued."""
    if last <= first:
        return ""
    pieces = [words.forms[first]]
    for i in range(first + 1, last):
        glue = words.starts[i] == words.ends[i - 1]
        pieces.append(("" if glue else " ") + words.forms[i])
    return "".join(pieces)
