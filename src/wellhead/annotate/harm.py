"""What happened to those counted, so that the figures of two articles can be compared.

“killed at least 30 people”, “24 dead” and “the death toll rose to 126” all count *people killed*;
“68 children among the dead” and “67 children were killed” *children killed*.  There is no parse to ask: the
verb or noun is looked for at a handful of places around the number, each with the words of ``numbers.yaml``
under ``harm``, within bounded windows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wellhead.annotate.counted import Nouns, Phrase
from wellhead.annotate.patterns import Words
from wellhead.annotate.quantities import Quantity

PEOPLE = "people"
#: How far to the right its verb may stand: “98 evacuees from the northern towns of … were killed”.
MAX_REACH = 18
#: How far to the left “the death toll” may stand: “The death toll in a … from two towns has risen to 112”.
MAX_TOLL = 45
#: How long the first of two objects may be: “an official of the interior ministry and five …”.
MAX_OBJECT = 9
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
    of: frozenset[str]
    toll: tuple[tuple[str, ...], ...]


class Harm:
    """The words that tell of harm, and the noun phrases that it befell."""

    def __init__(self, data: Mapping[str, Any]):
        self.nouns = Nouns(data["nouns"])
        self.be = frozenset(map(str, data["be"]))
        self.clause = frozenset(map(str, data["clause"]))
        self.including = _phrases(data["including"])
        self.links = _phrases(data["toll_link"])
        self.events = tuple(_event(name, spec) for name, spec in data["harm"].items())
        self.after = {word: event for event in reversed(self.events) for word in event.after}
        self.before = {word: event for event in reversed(self.events) for word in event.before}
        self.group = {word: event for event in reversed(self.events) for word in event.group}
        self.deeds = {word: event for event in reversed(self.events) for word in event.of}
        self.anaphors = frozenset(map(str, data["anaphors"]))
        self.object = frozenset(map(str, data["object"]))
        self.object_end = frozenset(map(str, data["object_end"]))
        self.named = {word: event for event in reversed(self.events) for word in event.nouns}

    def is_given(self, forms: Sequence[str], at: int) -> bool:
        """“rose *to* 70”, “*stands at* 12”: a figure without a noun."""
        return self._follows(forms, at, self.links)

    def of(
        self, words: Words, quantity: Quantity, phrase: Phrase, previous: Event | None
    ) -> tuple[str, Event] | None:
        """Who was harmed and how, or None where nothing says that those counted were."""
        forms = words.forms
        who = PEOPLE if self.nouns.is_person(phrase) else phrase.text
        event = self._of_group(forms, quantity.last)
        if event is not None:
            other = self._who_were(words, quantity.last)
            return (other.text if other.text else PEOPLE), event
        part = self._of_whom(words, quantity)
        if part is not None:
            event = previous or self._verb(words, part.last)
            return (part.text, event) if event is not None else None
        last_word = phrase.text.rsplit(" ", 1)[-1]
        if last_word in self.named:
            return PEOPLE, self.named[last_word]
        for found in (
            self._directly_after(forms, quantity, phrase),
            self._directly_before(words, quantity),
            self._second_object(forms, quantity, phrase),
            self._verb(words, phrase.last if phrase.text else quantity.last),
            self._included(forms, quantity),
            self._toll(forms, quantity) if self.nouns.is_person(phrase) else None,
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
                return self.nouns.phrase(words, i + 1)
        return Phrase(at, at)

    def _of_whom(self, words: Words, quantity: Quantity) -> Phrase | None:
        """“109 evacuees, *13 of whom were women*”."""
        forms, at = words.forms, quantity.last
        if at + 2 < len(forms) and forms[at] == "of" and forms[at + 1] in ("whom", "them", "which"):
            for found in (self.nouns.phrase(words, at + 2), self._who_were(words, at + 1)):
                if found.text:
                    return found
        return None

    def _directly_after(self, forms: Sequence[str], quantity: Quantity, phrase: Phrase) -> Event | None:
        """“24 *dead*”, “50 others *injured*”, “dozens more *wounded*”."""
        at = phrase.last if phrase.text else max(phrase.first, quantity.last)
        while at < len(forms) and forms[at] in (
            "more",
            "others",
            "other",
            "reported",
            "confirmed",
            "left",
            "feared",
            "also",
        ):
            at += 1
        if at >= len(forms):
            return None
        if forms[at] in ("among", "amongst"):
            return self._among(forms, at)
        if forms[at] in self.before and at + 1 < len(forms):
            # “two students *murdered 12*”: they are not the ones who were murdered
            following = forms[at + 1]
            if following in self.object or following[0].isdigit():
                return None
        return self.after.get(forms[at])

    def _directly_before(self, words: Words, quantity: Quantity) -> Event | None:
        """“*killing* at least 30 people”."""
        forms, at = words.forms, quantity.first - 1
        while at >= 0 and forms[at] in (
            "another",
            "an",
            "the",
            "all",
            "of",
            "total",
            "a",
            "up",
            "to",
            "only",
            "just",
            "exactly",
        ):
            at -= 1
        if at < 0:
            return None
        if forms[at] == "of" or forms[at + 1 : at + 2] == ["of"]:
            noun = forms[at - 1] if forms[at] == "of" and at else forms[at]
            return self.deeds.get(noun)
        found = self.before.get(forms[at])
        if found is not None and not self._passive(forms, at):
            return found
        if (
            forms[at] in ("included", "include", "includes", "were", "are")
            and at
            and forms[at - 1] in self.group
        ):
            # “*The dead included* 109 evacuees”
            return self.group[forms[at - 1]]
        return None

    def _second_object(self, forms: Sequence[str], quantity: Quantity, phrase: Phrase) -> Event | None:
        """“*killed* an official *and five* of his bodyguards”: only the first object stands between."""
        at = quantity.first - 1
        end = phrase.last if phrase.text else quantity.last
        if at < 0 or forms[at] != "and" or (end < len(forms) and forms[end] not in self.object_end):
            return None
        for i in range(at - 1, max(-1, at - MAX_OBJECT), -1):
            if forms[i] in self.before:
                return None if self._passive(forms, i) else self.before[forms[i]]
            if forms[i] in self.clause or forms[i] in self.be or forms[i] in (",", "."):
                return None
        return None

    def again(
        self, words: Words, quantity: Quantity, phrase: Phrase, last: Event | None
    ) -> tuple[str, Event] | None:
        """“The government said 7 people had been killed; the opposition put *the number at* 19”."""
        forms = words.forms
        if last is None or phrase.text or not self._follows(forms, quantity.first, self.links):
            return None
        if self.anaphors.isdisjoint(forms[max(0, quantity.first - 5) : quantity.first]):
            return None
        return PEOPLE, last

    def _passive(self, forms: Sequence[str], at: int) -> bool:
        """“were *killed* 12 miles away” and “those *killed* 12 …” have no object."""
        return any(form in ("was", "were", "been", "being", "those") for form in forms[max(0, at - 2) : at])

    def _verb(self, words: Words, at: int) -> Event | None:
        """“98 evacuees from the northern towns … *were killed*”, “were *among the dead*”."""
        forms = words.forms
        for i in range(at, min(len(forms), at + MAX_REACH)):
            form = forms[i]
            if i == at + 1 and forms[at] == "of" and form in ("whom", "them", "which"):
                continue  # “three *of whom* died”
            if i > at and form == "of" and forms[i + 1 : i + 2] in (["whom"], ["them"], ["which"]):
                # “eight people to set themselves on fire, *three of whom died*”: those died, not the eight
                return None
            if form in self.clause or form in (".", "(", ")") or (form in ('"', "”") and i > at):
                return None
            if form[0].isdigit() and i > at + 1 and forms[i - 1] in ("and", ","):
                # another subject; “12 soldiers *and 3* civilians were killed” is one
                return None
            if form in ("lost", "losing", "lose") and forms[i + 1 : i + 3] in (
                ["their", "lives"],
                ["their", "life"],
            ):
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


def _event(name: str, spec: Mapping[str, Sequence[str]]) -> Event:
    before, after, nouns, group, of = (
        frozenset(map(str, spec[key])) for key in ("before", "after", "nouns", "group", "of")
    )
    return Event(name, before, after, nouns, group, of, _phrases(spec["toll"]))


def _phrases(listed: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(str(phrase).split()) for phrase in listed)
