"""Does a clause look back or ahead?  Decides which Monday “Monday” is.

“Obama and Putin *are due to meet* Monday” is the next one, “Netanyahu *flew* to Moscow on Monday” the last.
There is no parse to ask, so the verb nearest to the expression decides, first to its left, then to its
right, within its clause and a window of tokens.  Words are in ``times.yaml`` under ``tense``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wellhead.annotate.patterns import Words

PAST, OPEN, FUTURE = -1, 0, 1
WINDOW = 14
#: How far before a participle its “will be”, “is to be” or “due to be” may stand.
GROUP = 4


class Tense:
    """The words that place a clause in time."""

    def __init__(self, words: Mapping[str, Sequence[str]]):
        self.future = frozenset(map(str, words["future"]))
        self.future_to = frozenset(map(str, words["future_to"]))
        self.possible = frozenset(map(str, words["possible"]))
        self.negation = frozenset(map(str, words["negation"]))
        self.link = frozenset(map(str, words["link"]))
        self.past = frozenset(map(str, words["past"]))
        self.ahead = tuple(tuple(str(phrase).split()) for phrase in words["ahead"])
        self.behind = frozenset(map(str, words["behind"]))
        self.determiner = frozenset(map(str, words["determiner"]))
        self.be = frozenset(map(str, words["be"]))
        self.neutral = frozenset(map(str, words["neutral"]))
        self.breaks = frozenset(map(str, words["breaks"]))
        self.events = frozenset(map(str, words["events"]))
        self.planning = frozenset(map(str, words["planning"]))

    def direction(self, words: Words, first: int, last: int) -> int:
        """-1 where the clause around the tokens looks back, 1 where it looks ahead, 0 where open."""
        forms = words.forms
        if any(first >= len(p) and tuple(forms[first - len(p) : first]) == p for p in self.ahead):
            window = forms[max(0, first - WINDOW) : last + WINDOW]
            return OPEN if not self.behind.isdisjoint(window) else FUTURE
        if last < len(forms) and forms[last] == "'s":
            # “to get around *Wednesday’s* ruling”: what has a name has mostly happened
            return PAST
        if self._happened(forms, first):
            return PAST
        for i in range(first - 1, max(-1, first - 1 - WINDOW), -1):
            if forms[i] in self.breaks:
                break
            found = self._verb(forms, i)
            if found is not None:
                return found
        for i in range(last, min(len(forms), last + WINDOW)):
            if forms[i] in self.breaks:
                break
            found = self._verb(forms, i)
            if found is not None:
                return found
        return OPEN

    def _happened(self, forms: Sequence[str], first: int) -> bool:
        """“faces criticism for his *arrest* Saturday”: the noun right before the day has happened, unless
        its clause plans it."""
        at = first - 2 if first > 1 and forms[first - 1] == "on" else first - 1
        if at < 0 or forms[at] not in self.events:
            return False
        for i in range(at - 1, max(-1, at - WINDOW), -1):
            if forms[i] in self.breaks:
                break
            if forms[i] in self.planning or forms[i] in self.possible:
                return False
        return True

    def _verb(self, forms: Sequence[str], i: int) -> int | None:
        form = forms[i]
        if form in self.neutral:
            return None
        if form in self.future or (form in self.future_to and self._links(forms, i + 1)):
            # “was *expected to*”, “had *planned to*”: the plan is past, its day lies ahead all the same
            return FUTURE
        if form in self.possible and not self.negation.intersection(forms[i + 1 : i + 3]):
            return FUTURE
        if form == "to":
            # “Putin *is to* meet”; “flew *to* Moscow” decides nothing
            return FUTURE if i and forms[i - 1] in self.be else None
        if form in self.past or (form.endswith("ed") and len(form) > 4 and not self._attributive(forms, i)):
            group = forms[max(0, i - GROUP) : i]
            if any(
                g in self.future or (g == "to" and j and group[j - 1] in self.be) for j, g in enumerate(group)
            ):
                return FUTURE
            return PAST
        return None

    def _attributive(self, forms: Sequence[str], i: int) -> bool:
        return i > 0 and forms[i - 1] in self.determiner

    def _links(self, forms: Sequence[str], i: int) -> bool:
        return i < len(forms) and (forms[i] in self.link or forms[i].endswith("ing"))
