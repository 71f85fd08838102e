"""The words of ``data/derivations.yaml``, ready for use."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from wellhead.data import load


@dataclass(frozen=True, slots=True)
class Wording:
    """Patterns for how an article shows where it has its news from."""

    #: what an occasion is called, with the pattern of the words that mean it
    utterances: tuple[tuple[str, re.Pattern[str]], ...]
    #: the same for documents that are public by nature
    filings: tuple[tuple[str, re.Pattern[str]], ...]
    #: right before a newsroom's name: its work
    work_of: re.Pattern[str]
    #: beside a newsroom's name: its report
    report_of: re.Pattern[str]

    def utterance(self, occasion: str) -> str | None:
        """The public utterance that an occasion is: "In a tweet on Thursday" is a tweet; null for none."""
        return _first(self.utterances, occasion)

    def filing(self, occasion: str) -> str | None:
        """The public document that an occasion is: "in a charging document they filed"; null for none."""
        return _first(self.filings, occasion)


def _first(patterns: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> str | None:
    found = [(match.start(), name) for name, pattern in patterns if (match := pattern.search(text))]
    return min(found)[1] if found else None


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _occasions(table: dict[str, list[str]], behind: Iterable[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    lead = rf"\b(?:{_any(behind)})\b(?:\s+[\w’'.-]+){{0,4}}?\s+"
    return tuple(
        (name, re.compile(rf"{lead}(?:{_any(words)})\b", re.IGNORECASE))
        for name, words in sorted(table.items())
    )


@functools.cache
def wording() -> Wording:
    """The words, read once."""
    data = load("derivations")
    return Wording(
        utterances=_occasions(data["utterances"], data["behind"]),
        filings=_occasions(data["filings"], data["behind"]),
        work_of=re.compile(rf"\b(?:{_any(data['work_of'])})(?: the)? ?[“\"]?$", re.IGNORECASE),
        report_of=re.compile(rf"\b(?:{_any(data['report_of'])})\b", re.IGNORECASE),
    )
