"""Expressions of time: ISO-TimeML types and values by rules (``data/times.yaml``).

``find_times`` reads an article's sentences in order, because “two days later” leans on what went before.
Relative expressions are told from the date of publication; without one they stay open and no year is
invented.  A chronicle (many years written out, hardly a “today” or “on Wednesday”) is told from its own
text instead, as HeidelTime does for narratives (Strötgen and Gertz, 2013).
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Sequence

from wellhead.annotate.patterns import Grammar, Match, Words
from wellhead.annotate.tense import Tense
from wellhead.annotate.timecontext import PUBLISHED, Context, Reading
from wellhead.annotate.timevalues import OPS
from wellhead.data import load
from wellhead.language.clauses import Clauses
from wellhead.records import Sentence, Time

UTTERANCE = "utterance"
#: A chronicle names at least so many years …
HISTORY_YEARS = 6
#: … most of them so long before its publication …
HISTORY_AGE = 2
#: … and so few days told from today for each of them.
HISTORY_DEICTICS = 0.15
#: Years that stand for themselves without “in” or “since” before them.
PLAIN_YEARS = range(1900, 2051)
#: Farther ahead than so many years only with a word that says so: “*by* 2050”.
FUTURE_YEARS = 12
AHEAD = ("by", "in", "until", "to", "of", "for", "through", "before", "after", "beyond")
#: What joins digits to an address: “/politics/2019/01/17/”.
GLUE = tuple("/_=&#@")
#: The same in a chronicle.
CHRONICLE_YEARS = range(1400, 2051)

_YEAR = re.compile(r"(?<![\w.,$£€-])(1[0-9]\d\d|20[0-4]\d)(?![\w%]|,\d|\.\d)")
_ANCIENT = re.compile(r"(?<![\w.,])\d{1,4}(?:[-–]\d{1,4})? ?(?:BCE?\b|B\.C)")
_DEICTIC = re.compile(
    r"\b(?:today|yesterday|tonight|tomorrow|(?:last|this|next) (?:week|month|year)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_WORDISH = re.compile(r"[^\W\d_]")
OPENING, CLOSING = "“", "”"


class Rules:
    """The compiled rules of ``times.yaml``."""

    def __init__(self) -> None:
        data = load("times")
        self.grammar = Grammar(data)
        self.tense = Tense(data["tense"])
        self.counted = frozenset(map(str, data["year"]["counted"]))
        self.before_number = frozenset(map(str, data["year"]["before"]))


@functools.cache
def rules() -> Rules:
    """The rules, compiled once a process."""
    return Rules()


def find_times(
    text: str, sentences: Sequence[Sentence], published: str | None, tree: Clauses | None = None
) -> list[Time]:
    """The expressions of time of an article, in order, without overlap.

    :param text: the article's text; spans are offsets into it
    :param sentences: its sentences, in order
    :param published: ISO 8601 date or time of publication; None where it is not known
    :param tree: the parse of the sentences, which tells last Monday from next; without it the last is taken

    >>> s = Sentence(article_id="a", start=0, end=27, paragraph=0, role="body")
    >>> [(t.text, t.value) for t in find_times("They met there on Wednesday", [s], "2015-09-25")]
    [('Wednesday', '2015-09-23')]
    """
    day = _day(published)
    context = Context(published=day, history=_is_history(text, sentences, day))
    found: list[Time] = []
    quoted = Quotes(text)
    for sentence in sentences:
        quoted.start(sentence)
        words = rules().grammar.lexicon.read(text, sentence.start, sentence.end)
        context.words = words
        for match in rules().grammar.scan(words):
            reading = _read(match, words, context, tree)
            if reading is None:
                continue
            # a full stop is the sentence's: “last *Sept*.”
            last = match.last - (words.forms[match.last - 1] == "." and words.forms[match.last - 2] != "c")
            start, end = words.starts[match.first], words.ends[last - 1]
            anchor = reading.anchor
            if anchor == PUBLISHED and quoted.inside(start):
                anchor = UTTERANCE
            found.append(Time(article_id=sentence.article_id, start=start, end=end, text=text[start:end],
                              type=reading.type, value=reading.value, anchor=anchor))  # fmt: skip
    return found


def time_spans(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Where expressions of time stand, for those who must not take them for quantities."""
    return [(t.start, t.end) for t in find_times(text, sentences, None)]


def _read(match: Match, words: Words, context: Context, tree: Clauses | None) -> Reading | None:
    context.match, context.at = match, words.starts[match.first]
    latest = context.published.year + FUTURE_YEARS if context.published else PLAIN_YEARS[-1]
    span = words.starts[match.first], words.ends[match.last - 1]
    context.direction = lambda: rules().tense.direction(tree, *span)
    context.plausible_year = lambda year: _is_year(year, words, match, context.history, latest)
    context.ends_phrase = lambda: _ends_phrase(words, match.last)
    reading = OPS[match.rule.op](match.values, match.rule.params, context)
    if reading and reading.point and reading.referable:
        context.remember(reading.point)
    return reading


def _day(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _is_history(text: str, sentences: Sequence[Sentence], published: datetime.date | None) -> bool:
    years = deictics = old = 0
    for sentence in sentences:
        for year in _YEAR.findall(text, sentence.start, sentence.end):
            years += 1
            old += published is None or int(year) <= published.year - HISTORY_AGE
        ancient = len(_ANCIENT.findall(text, sentence.start, sentence.end))
        years, old = years + ancient, old + ancient
        deictics += len(_DEICTIC.findall(text, sentence.start, sentence.end))
    return years >= HISTORY_YEARS and old * 2 > years and deictics <= HISTORY_DEICTICS * years


def _is_year(year: int, words: Words, match: Match, history: bool, latest: int) -> bool:
    """Whether the number is a year: “*2013*”, not “*2000* people” or “at least *2000*”."""
    forms = words.forms
    after = forms[match.last] if match.last < len(words) else ""
    before = forms[match.first - 1] if match.first else ""
    if words.text[words.starts[match.first] - 1 : words.starts[match.first]] in GLUE:
        return False
    if match.last - match.first > 1:
        return True
    if after[:1].isdigit() or (year > latest and before not in AHEAD):
        # “updated *2033* 15.04.2017” is a time of day
        return False
    if after in rules().counted or after == "%" or before in rules().before_number:
        return False
    if year not in (CHRONICLE_YEARS if history else PLAIN_YEARS):
        return False
    if after == "-" and match.last + 1 < len(words) and forms[match.last + 1] in rules().counted:
        return False
    return not (after == "," and match.last + 1 < len(words) and forms[match.last + 1].isdigit()
                and len(forms[match.last + 1]) == 3)  # fmt: skip


def _ends_phrase(words: Words, last: int) -> bool:
    """No noun follows: “until *the 28th*”, not “the 28th attack”."""
    if last >= len(words):
        return True
    form = words.forms[last]
    return not _WORDISH.match(form) or form in (
        "and",
        "or",
        "to",
        "but",
        "when",
        "in",
        "at",
        "of",
        "by",
        "with",
        "the",
    )


class Quotes:
    """Whether a place lies inside double quotation marks, told as the sentences of a paragraph go by."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.open, self.paragraph = text, 0, False, -1

    def start(self, sentence: Sentence) -> None:
        """Moves to a sentence; a new paragraph starts outside quotes."""
        if sentence.paragraph != self.paragraph or sentence.start < self.at:
            self.open, self.paragraph, self.at = False, sentence.paragraph, sentence.start

    def inside(self, place: int) -> bool:
        """Whether a quotation is open at a place at or after the last one asked for."""
        for mark in self.text[self.at : place]:
            if mark == OPENING:
                self.open = True
            elif mark == CLOSING:
                self.open = False
            elif mark == '"':
                self.open = not self.open
        self.at = max(self.at, place)
        return self.open


__all__ = ["find_times", "time_spans"]
