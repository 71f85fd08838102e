"""Runs of capitalised words, where names are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wellhead.annotate.lexicon import people, word_set
from wellhead.records import Sentence

#: A word of a run: first code point, code point after the last, the word without possessive ending.
Word = tuple[int, int, str]

_PARTICLE = r"(?:de|al|bin|bint|van|von|der|den|la|el|ibn|abu|da|dos|di|du|le|ben|del|della|ter|ul)"
_WORD = r"(?:(?:al|el|ad|as|an|ul|Al|El)-)?[A-Z][\w’'\-]*"
#: A full stop belongs to the word after an initial or an abbreviation ("Charles E. James Jr.").
_STOPPED = (
    r"(?:(?<=\b[A-Z])\.(?:[A-Z]\.)*|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\bDr)\.|(?<=\bSt)\.|(?<=\bJr)\.|(?<=\bSr)\."
    r"|(?<=\bSen)\.|(?<=\bRep)\.|(?<=\bGov)\.|(?<=\bGen)\.|(?<=\bCol)\.|(?<=\bLt)\.|(?<=\bSgt)\.|(?<=\bCapt)\."
    r"|(?<=\bAdm)\.|(?<=\bProf)\.|(?<=\bRev)\.|(?<=\bMaj)\.|(?<=\bMessrs)\.|(?<=\bInc)\.|(?<=\bCorp)\.|(?<=\bLtd)\.|(?<=\bCo)\.)?"
)
_RUN = re.compile(
    rf"(?<![\w@#])(?:(?:al|el|bin)[- ])?{_WORD}{_STOPPED}"
    rf"(?:,? (?:Jr|Sr)\.?|(?: {_PARTICLE}){{0,2}} {_WORD}{_STOPPED})*"
)
TOKEN = re.compile(r"[^\s,]+")
_OWNS = re.compile(r"[’']s( )(?=[A-Z])")
#: Words that open a sentence with a capital and belong to no name.
OPENERS = word_set("mentions", "openers")
DAYS = word_set("mentions", "days")
#: Longer runs are lists or headlines; names stand at their start.
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitalised words in a sentence."""

    start: int
    end: int
    sentence: int
    role: str
    opens: bool  # stands at the start of its sentence


def runs_of(text: str, sentences: Sequence[Sentence]) -> Iterator[Run]:
    """The runs of capitalised words of the sentences, cut at possessive endings; none of headlines in
    capitals.
    """
    for index, sentence in enumerate(sentences):
        if sentence.role == "title" and _headline_case(text[sentence.start : sentence.end]):
            continue  # every word is capitalised: the body tells who is a person
        for hit in _RUN.finditer(text, sentence.start, sentence.end):
            begin = hit.start()
            for cut in _OWNS.finditer(
                text, hit.start(), hit.end()
            ):  # "Putin’s Russia", "The EU’s Federica Mogherini"
                yield Run(begin, cut.start(1), index, sentence.role, begin - sentence.start <= 1)
                begin = cut.end()
            yield Run(begin, hit.end(), index, sentence.role, begin - sentence.start <= 1)


def _headline_case(line: str) -> bool:
    words = [w for w in line.split() if w[:1].isalpha() and len(w) > 3]
    return len(words) > 3 and sum(w[:1].isupper() for w in words) >= 0.75 * len(words)


def words_of(text: str, run: Run) -> list[Word]:
    """The run's words with their offsets, without sentence openers and possessive endings."""
    found: list[Word] = []
    for hit in TOKEN.finditer(text, run.start, run.end):
        if len(found) > _LONGEST:
            break
        word, end = hit.group(), hit.end()
        ending = 2 if word.endswith(("’s", "'s")) else 1 if word.endswith(("’", "'")) else 0
        if ending:
            end -= ending
            word = word[:-ending]
        if (
            word.endswith(".")
            and len(word.rstrip(".")) > 1
            and "." not in word[:-1]
            and not _abbreviated(word)
        ):
            word, end = word[:-1], end - 1
        if word:
            found.append((hit.start(), end, word))
    while found and run.opens and found[0][2] in OPENERS and not (len(found) > 2 and found[0][2] == "May"):
        found = found[1:]
    while found and (found[0][2] in DAYS or found[0][2] in ("The", "A", "An")):
        found = found[1:]
    while found and found[-1][2] in DAYS:
        found = found[:-1]
    return _without_echo(found)


def _without_echo(tokens: list[Word]) -> list[Word]:
    """A page may repeat a name as a link, glued to the next: "Vladimir Putin Vladimir Vladimirovich
    PutinPompeo tells".
    """
    for i in range(1, len(tokens)):
        word = tokens[i][2]
        for first in tokens[:i]:
            name = first[2]
            if len(name) > 2 and word.startswith(name) and (word == name or word[len(name)].isupper()):
                return tokens[: i if word == name else tokens.index(first) + 1]
    return tokens


def _abbreviated(word: str) -> bool:
    table = people()
    return (
        word in table.honorifics
        or word in table.abbreviations
        or word in ("Jr.", "Sr.", "St.", "Inc.", "Corp.", "Ltd.", "Co.")
    )
