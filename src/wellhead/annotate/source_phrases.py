"""Source mentions as noun phrases: determiner, number, head noun, modifiers, and what stands behind them.

"two people familiar with the matter" is counted (2), plural, with the head "people" and a tail that
describes them; "Putin’s spokesman, Dmitry Peskov" has two segments, of which the second is a name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from wellhead.annotate.lexicon import organisations, people, singular, word_set
from wellhead.data import load
from wellhead.records import Span

PRONOUNS = {
    "he": "m",
    "she": "f",
    "it": "it",
    "they": "they",
    "who": "who",
    "which": "which",
    "i": "i",
    "we": "we",
    "you": "you",
    "him": "m",
    "his": "m",
    "her": "f",
    "hers": "f",
    "them": "they",
    "their": "they",
    "its": "it",
    "himself": "m",
    "herself": "f",
    "themselves": "they",
    "that": "which",
    "us": "we",
    "our": "we",
    "my": "i",
    "one": "one",
    "both": "they",
}
NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "a": 1,
    "an": 1,
    "another": 1,
    "both": 2,
    "single": 1,
}
ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
DETERMINERS = word_set("mentions", "determiners")
_STOPPERS = word_set("mentions", "stoppers")
_WORD = re.compile(r"[^\W_][\w’'.&/%-]*|%")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source mention, taken apart."""

    start: int
    end: int
    text: str
    determiner: str  # "the", "a", "two", "" …, lower case
    count: int | None  # how many people it stands for; None where the text does not say
    plural: bool
    head: str  # head noun, lower case, singular; "" for a pronoun
    modifiers: tuple[str, ...]  # words between determiner and head, as written
    tail: str  # what follows the head in the first segment
    pronoun: str  # m, f, it, they, who, we, i … for a pronoun, else ""

    @property
    def definite(self) -> bool:
        """ "the official", "this source": comes back to somebody."""
        return self.determiner in ("the", "this", "that", "these", "those")


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without space, commas and quotation marks at its edges."""
    while start < end and text[start] in " \t\r\n\u00a0,;:“”\"‘’'—–-":
        start += 1
    while end > start and text[end - 1] in ' \t\r\n\u00a0,;:“”"‘—–-(':
        end -= 1
    return start, end


def segments(text: str, start: int, end: int) -> list[Span]:
    """The span cut at its commas and dashes; a comma inside a number or before "Jr." does not cut."""
    found, begin = [], start
    for mark in re.finditer(r",(?! (?:Jr|Sr|Inc|LLC|Ltd)\b)(?! ?\d)|[—–]| - |--", text[start:end]):
        found.append(trimmed(text, begin, start + mark.start()))
        begin = start + mark.end()
    found.append(trimmed(text, begin, end))
    # A mention of nothing but marks ("—") is one piece, so that there always is a first.
    return [piece for piece in found if piece[0] < piece[1]] or [(start, end)]


def without_manner(text: str, start: int, end: int) -> Span:
    """The mention without the clause that tells how the source spoke.

    "a third person who spoke to Bloomberg" -> "a third person";
    "an official in Washington, speaking on condition of anonymity" -> "an official in Washington".
    """
    hit = _manner().search(text, start, end)
    return trimmed(text, start, hit.start()) if hit and hit.start() > start else (start, end)


@functools.cache
def _manner() -> re.Pattern[str]:
    words = sorted(load("source_classes")["manner"], key=len, reverse=True)
    either = "|".join(re.escape(word) for word in words)
    return re.compile(rf",? (?:(?:who|that)(?: all| both| also| have| has| had)? )?(?:{either})\b")


def parse(text: str, start: int, end: int) -> Phrase:
    """Take a source mention apart.

    :param text: the article's text
    :param start, end: the mention; commas and quotation marks at its edges do not matter
    """
    start, end = trimmed(text, start, end)
    first = segments(text, start, end)
    stop = first[0][1] if first else end
    words = list(_WORD.finditer(text, start, stop))
    lower = [w.group().casefold() for w in words]
    if len(words) == 1 and lower[0] in PRONOUNS:
        return Phrase(
            start,
            end,
            text[start:end],
            "",
            None,
            PRONOUNS[lower[0]] == "they",
            "",
            (),
            "",
            PRONOUNS[lower[0]],
        )
    determiner, count, i = _determiner(lower)
    partitive = i < len(lower) and lower[i] == "of" and i > 0  # "two of the people", "some of the operatives"
    if partitive:
        i += 1
        while i < len(lower) and lower[i] in DETERMINERS:
            i += 1
    last = i
    while last < len(lower) and not (lower[last] in _STOPPERS and last > i):
        if last > i and _is_participle(lower[last]) and singular(_bare(lower[last - 1])) in known_nouns():
            break
        last += 1
    if last <= i:  # a bare quantity: "some", "52 percent"
        noun = lower[i - 1] if i else ""
        return Phrase(start, end, text[start:end], determiner, count, True, noun, (), text[start:stop], "")
    written = _bare(words[last - 1].group())
    head = singular(written.casefold())
    head = re.sub(r"^(?:then|ex|co|vice|self-proclaimed)-(?=\w)", "", head)
    plural = not written.casefold().endswith(head) or head in ("people", "media", "police")
    if count is None and not plural and determiner in ("a", "an", "another"):
        count = 1
    if determiner == "the" and not plural:
        count = 1
    if partitive and count == 1:  # "one of the officials"
        plural = False
    modifiers = tuple(w.group() for w in words[i : last - 1])
    tail = text[words[last - 1].end() : stop].strip()
    return Phrase(start, end, text[start:end], determiner, count, plural, head, modifiers, tail, "")


def _determiner(lower: list[str]) -> tuple[str, int | None, int]:
    """(determiner, count, index of the first word behind the determiners)"""
    i, determiner, count = 0, "", None
    while i < len(lower) and (lower[i] in DETERMINERS or lower[i] in ORDINALS or lower[i].isdigit()):
        if lower[i] in ORDINALS and not i:
            break
        determiner = determiner or lower[i]
        if lower[i] in NUMBERS:
            count = NUMBERS[lower[i]]
        elif lower[i] in ORDINALS:  # "a third person"
            count = 1
        elif lower[i].isdigit() and len(lower[i]) <= 3:
            count = int(lower[i])
        i += 1
    return determiner, count, i


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word).rstrip(".")


def _is_participle(word: str) -> bool:
    return len(word) > 4 and word.endswith(("ing", "ed"))


@functools.cache
def known_nouns() -> frozenset[str]:
    """Nouns that can head a source, in the singular."""
    classes = load("source_classes")
    return frozenset(
        [str(n) for key in ("documents", "stance", "role", "spokespeople") for n in classes[key]]
        + [singular(n) for n in organisations().nouns]
        + list(people().offices)
    )


def coordinated(text: str, start: int, end: int, is_name: re.Pattern[str] | None = None) -> list[Span]:
    """The members of a coordination of sources, or the mention itself.

    "a person close to the Kremlin and an adviser to the Defense Ministry in Moscow" has two; "John Gauger,
    the owner of Red Finch Solutions and chief information officer at Liberty University" is one person, and
    "teachers and union officials" is one class of people.
    """
    cuts = list(_joints(text, start, end))
    if not cuts:
        return [(start, end)]
    pieces, begin = [], start
    for left_end, right_start in cuts:
        pieces.append(trimmed(text, begin, left_end))
        begin = right_start
    pieces.append(trimmed(text, begin, end))
    pieces = [_without_pair_word(text, *piece) for piece in pieces]
    return [piece for piece in pieces if piece[0] < piece[1]] or [(start, end)]


def _without_pair_word(text: str, start: int, end: int) -> Span:
    """ "both Trump", "neither the White House": the word that announces the pair is no part of a name."""
    hit = re.compile(r"(?:both|neither|either) ", re.IGNORECASE).match(text, start, end)
    return (hit.end(), end) if hit else (start, end)


_AND = re.compile(
    r",? (?:and|or|nor|as well as|along with)(?: by| from)? |, (?=(?:a|an|the|two|three|another) )"
)
_NEW_PHRASE = re.compile(
    r"(?:a|an|the|two|three|four|several|another|other|some|one|his|her|its|their|both)\b", re.IGNORECASE
)
_CAPITAL = re.compile(r"[A-Z]")


def _joints(text: str, start: int, end: int) -> Iterator[Span]:
    """Where a coordination joins two sources: (end of the left one, start of the right one)."""
    for mark in _AND.finditer(text, start, end):
        left, right = text[start : mark.start()], text[mark.end() : end]
        if not left or not right:
            continue
        listed = mark.group().startswith(", ") and "and" not in mark.group()
        if listed and not (
            _NEW_PHRASE.match(left) and re.search(r" (?:and|or) (?:a|an|the|two|another) ", right)
        ):
            continue  # an apposition: "Putin’s spokesman, the …"
        if not listed and _open_apposition(left):
            continue
        if (
            (_NEW_PHRASE.match(right) and (_NEW_PHRASE.match(left) or _CAPITAL.match(left)))
            or _both_names(left, right)
            or _unlike(left, right)
        ):
            yield mark.start(), mark.end()


def _open_apposition(left: str) -> bool:
    """ "John Gauger, the owner of X": what follows "and" still describes John Gauger."""
    parts = re.split(r",(?! (?:Jr|Sr)\b)", left)
    return len(parts) % 2 == 0


_NAME_ONLY = re.compile(
    r"(?:the |The )?(?:[A-Z][\w’'.-]*|de|al|bin|van|von|of|for)"
    r"(?: (?:[A-Z][\w’'.-]*|de|al|bin|van|von|of|for|the))*$"
)


def _both_names(left: str, right: str) -> bool:
    """ "Trump and Moscow", "Russia and the Taliban"; not "Ministry of Health and Social Affairs"."""
    left = re.sub(r"^(?:both|neither|either) ", "", left, flags=re.IGNORECASE)
    right = re.split(r",| \(", right)[0]
    if not (_NAME_ONLY.match(left) and _NAME_ONLY.match(right)):
        return False
    inside = re.search(
        r"\b(?:Ministry|Department|Bureau|Office|Committee|Council|Institute|Center|Centre|Agency|Association|Board|"
        r"Commission|House|Senate) (?:of|for|on) [\w’ ]*$",
        left,
    )
    return inside is None and not re.match(r"(?:Sons|Co|Company|Associates|Partners)\b", right)


def _unlike(left: str, right: str) -> bool:
    """A named or single source beside a class of people: "a war monitor and activists"."""
    single = re.match(r"(?:a|an|the|The|A|An) ", left) is not None and not re.search(r"s$", left)
    return (
        single
        and re.fullmatch(r"[a-z]+s", right) is not None
        and singular(right) in load("source_classes")["role"]
    )
