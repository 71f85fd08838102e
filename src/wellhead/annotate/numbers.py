"""Quantities and what they count, by rules (``data/numbers.yaml``).

Dates, lengths of time, scores, names with a number in them and ordinals are no quantities.  An article
that stands for one (“*an* official said”) is none either.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wellhead.annotate.harm import PEOPLE, Event, Harm
from wellhead.annotate.patterns import Grammar, Words
from wellhead.annotate.quantities import EXACT, RANGE, Bounds, Quantity, read_quantities
from wellhead.annotate.times import time_spans
from wellhead.data import load
from wellhead.records import Number, Sentence, Time

AGE = "age"
MAX_AGE = 110
#: Characters that glue digits to something that is no quantity: an address, a path, a telephone number.
GLUE = "_/@#=&\\"
_TELEPHONE = re.compile(r"\d{3}[-.]\d{4}")


class Rules:
    """The compiled rules of ``numbers.yaml``."""

    def __init__(self) -> None:
        data = load("numbers")
        self.grammar = Grammar(data)
        self.bounds = Bounds(data["bounds"], data["not_bounds"])
        self.harm = Harm(data)
        self.nouns = self.harm.nouns
        names = data["not_numbers"]
        self.before, self.street, self.score, self.score_before, self.openers, self.age_after = (
            frozenset(map(str, names[key]))
            for key in ("before", "street", "score", "score_before", "openers", "age_after")
        )


@functools.cache
def rules() -> Rules:
    """The rules, compiled once a process."""
    return Rules()


def find_numbers(
    text: str, sentences: Sequence[Sentence], times: Sequence[Time] | None = None
) -> list[Number]:
    """The quantities of an article, in order, without overlap.

    :param text: the article's text; spans are offsets into it
    :param sentences: its sentences, in order
    :param times: what ``find_times`` found in it; found anew where it is not given
    :return: spans run over the words that bound the number (“*at least 30*”), not over what it counts

    >>> s = Sentence(article_id="a", start=0, end=38, paragraph=0, role="body")
    >>> [(n.text, n.low, n.counted) for n in find_numbers("The blast killed at least 30 soldiers.", [s])]
    [('at least 30', 30.0, 'soldiers killed')]
    """
    found: list[Number] = []
    masked = iter(time_spans(text, sentences) if times is None else [(t.start, t.end) for t in times])
    mask = next(masked, None)
    told = Told()
    for sentence in sentences:
        words = rules().grammar.lexicon.read(text, sentence.start, sentence.end)
        told = Told(last=told.last)
        for quantity in read_quantities(rules().grammar.scan(words), words, rules().bounds):
            start, end = words.starts[quantity.first], words.ends[quantity.last - 1]
            while mask is not None and mask[1] <= start:
                mask = next(masked, None)
            if mask is not None and mask[0] < end and quantity.kind != AGE:
                continue
            counted, then = _counted(words, quantity, told)
            if counted == AGE:
                quantity = replace(quantity, kind=AGE, unit=quantity.unit or "year")  # noqa: PLW2901
            elif not _is_quantity(words, quantity, counted):
                continue
            told = then
            found.append(
                Number(
                    article_id=sentence.article_id,
                    start=start,
                    end=end,
                    text=text[start:end],
                    low=quantity.low,
                    high=quantity.high,
                    bound=quantity.bound,
                    unit=quantity.unit,
                    counted=counted,
                )
            )
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """What the numbers before told, for those that lean on it."""

    #: harm of the number before it in the same sentence, and the harm last told of at all
    event: Event | None = None
    last: Event | None = None
    #: what the number before counts, and the token after it
    counted: str | None = None
    end: int = -1


def _counted(words: Words, quantity: Quantity, told: Told) -> tuple[str | None, Told]:
    """What the number counts, and what it tells those after it."""
    nouns, harms = rules().nouns, rules().harm
    if quantity.kind == AGE or _is_age(words, quantity):
        return AGE, told
    if quantity.kind == "money":
        return _money_for(words, quantity), told
    if quantity.unit is not None:
        of = nouns.mass(words, quantity.last).text if _is_of(words, quantity.last) else ""
        return of or None, told
    coordinate = quantity.first > 0 and words.forms[quantity.first - 1] in ("and", "but", "while")
    phrase = nouns.phrase(words, quantity.last, singular=quantity.low <= 1)
    harm = harms.of(words, quantity, phrase, told.event) or harms.again(words, quantity, phrase, told.last)
    if harm is None and told.event is not None and coordinate and told.end == quantity.first - 1:
        # “three children *and three women*” are of one fate
        harm = phrase.text or PEOPLE, told.event
    counted = f"{harm[0]} {harm[1].name}" if harm else phrase.text or None
    if counted is None and coordinate:
        # “5,000 people left the one town *and 2,200* left the other”
        counted = told.counted
    event = harm[1] if harm else told.event
    end = phrase.last if phrase.text else quantity.last
    return counted, Told(event=event, last=event or told.last, counted=counted, end=end)


def _is_of(words: Words, at: int) -> bool:
    return at < len(words) and words.forms[at] == "of"


def _money_for(words: Words, quantity: Quantity) -> str | None:
    """“between $12,000 and $13,000 *in cash*”, “a $500mn *programme*”."""
    at, nouns = quantity.last, rules().nouns
    if at < len(words) and words.forms[at] in ("in", "of"):
        return nouns.mass(words, at + 1).text or None
    return nouns.mass(words, at).text or None


# ---------------------------------------------------------------- what is no quantity
def _is_quantity(words: Words, quantity: Quantity, counted: str | None) -> bool:
    forms, (first, last) = words.forms, quantity.core
    if quantity.unit is not None:
        return True
    if forms[first:last] == ["one"] and not _is_figure(words, quantity, counted):
        return False
    if _is_glued(words, first, last) or _is_score(words, quantity):
        return False
    before = forms[first - 1] if first else ""
    if before in rules().before or (before == "." and first > 1 and forms[first - 2] in ("no", "nos")):
        return False
    if quantity.bound == EXACT and (_is_address(words, last) or (counted is None and _is_name(words, first))):
        return False
    if counted is not None or quantity.bound != EXACT:
        return True
    # “the *two* agreed”, “Get short URL *215*”: nothing is counted, unless a figure is given: “rose to *70*”
    return forms[first][0].isdigit() and rules().harm.is_given(forms, first)


def _is_figure(words: Words, quantity: Quantity, counted: str | None) -> bool:
    before = words.forms[quantity.first - 1] if quantity.first else ""
    after = words.forms[quantity.last] if quantity.last < len(words) else ""
    if before in rules().nouns.one_before and quantity.bound == EXACT:
        return True
    return counted is not None and (quantity.bound != EXACT or after in rules().nouns.one_nouns)


def _is_glued(words: Words, first: int, last: int) -> bool:
    """Part of a word, an address or a telephone number: “F-16”, “12-member”, “555-1234”."""
    text, start, end = words.text, words.starts[first], words.ends[last - 1]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before in GLUE or after in GLUE or before.isalnum() or before == ".":
        return True
    if _TELEPHONE.fullmatch(text, start, end):
        return True
    if before in "-–‑" and start > 1 and not text[start - 2].isspace():
        return True
    if after in "-–‑" and end + 1 < len(text) and text[end + 1].isalnum():
        return not text.startswith(("strong", "odd", "plus"), end + 1)
    return after.isalnum()


def _is_score(words: Words, quantity: Quantity) -> bool:
    """“won *2-1*”, “a *5-4* decision”."""
    forms, (first, last) = words.forms, quantity.core
    if "-" not in forms[first:last] or quantity.bound != RANGE or (quantity.high or 0) >= 1000:
        return False
    after = forms[last] if last < len(forms) else ""
    return after in rules().score or (first > 0 and forms[first - 1] in rules().score_before)


def _is_address(words: Words, last: int) -> bool:
    """“*10* Downing Street”."""
    for i in range(last, min(len(words), last + 4)):
        if not words.text[words.starts[i]].isupper():
            return False
        if i > last and words.forms[i] in rules().street:
            return True
    return False


def _is_name(words: Words, first: int) -> bool:
    """A capitalised word right before: “*Apollo* 11”, not “*Over* 130” or “The *24*”."""
    if not first or words.starts[first] - words.ends[first - 1] > 1:
        return False
    form = words.forms[first - 1]
    return words.text[words.starts[first - 1]].isupper() and form not in rules().openers


def _is_age(words: Words, quantity: Quantity) -> bool:
    """“Ahmed, *24*, said”; “Ahmed *24* said”, where the commas were lost."""
    if quantity.bound != EXACT or not 1 <= quantity.low <= MAX_AGE or quantity.last - quantity.first != 1:
        return False
    forms, first, last = words.forms, quantity.first, quantity.last
    after = forms[last] if last < len(forms) else ""
    if not first or not forms[first].isdigit():
        return False
    if forms[first - 1] == ",":
        name = first > 1 and words.text[words.starts[first - 2]].isupper()
        return name and after in (",", ".", ";", ")")
    name = words.text[words.starts[first - 1]].isupper() and forms[first - 1] not in rules().openers
    return name and after in rules().age_after


__all__ = ["find_numbers"]
