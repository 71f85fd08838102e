"""A sentence as rules read it: words with their letters, quotations as single units."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from wellhead.annotate.quotes import Quotation
from wellhead.annotate.words import letter_of
from wellhead.language import tokenize
from wellhead.records import Sentence, Span

#: Words that titles leave small: “The Art of the Deal”.
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "&")
)
_NAMING = re.compile(r"(?:['’]s|s['’]| on| the)\s\Z")
_QUOTE_MARKS = frozenset("“”„‟«»\"‘’‚‛'`´‹›") | {"``", "''"}
#: A quotation of at most so many words without punctuation is read as part of the author's sentence:
#: ‘no fly zones’, the “Gang of Eight” leaders, “Meet the Press”.
_FRAGMENT_WORDS = 3
#: Words of a sentence that rules look at; longer "sentences" are hostile input or lost punctuation.
LONGEST = 400


@dataclass(slots=True)
class View:
    """One sentence.  Lists run in parallel, one entry a unit (a word, a mark or a quotation)."""

    text: str
    sentence: Sentence
    index: int
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    """lower-cased words; a quotation's is empty"""
    letters: str = ""
    """see words.py"""
    marked: set[int] = field(default_factory=set)
    """units inside a quoted fragment"""
    quotes: dict[int, Quotation] = field(default_factory=dict)
    """unit that is a quotation → the quotation"""
    headline: bool = False
    commaless: bool = False
    """the article lost its commas"""

    def __len__(self) -> int:
        return len(self.starts)

    def add(self, start: int, end: int, low: str) -> None:
        """One more unit."""
        self.starts.append(start)
        self.ends.append(end)
        self.lows.append(low)

    def span(self, a: int, b: int) -> Span:
        """Characters of the units a..b, b exclusive."""
        return self.starts[a], self.ends[b - 1]

    def words(self, a: int, b: int) -> str:
        """The text of the units a..b."""
        return self.text[self.starts[a] : self.ends[b - 1]]


def view_of(
    text: str, sentence: Sentence, index: int, quotations: Sequence[Quotation], quote_starts: Sequence[int]
) -> View:
    """The view of a sentence.

    :param quotations: those of the article, in order; ``quote_starts`` their starts, for bisection
    """
    view = View(text, sentence, index)
    first = max(0, bisect_right(quote_starts, sentence.start) - 1)
    opaque: list[Quotation] = []
    marks: dict[int, int] = {}  # opening and closing marks of fragments → how the fragment is read
    for n in range(first, len(quotations)):
        q = quotations[n]
        if q.start >= sentence.end:
            break
        if q.end <= sentence.start:
            continue
        if _fragment(text, q):
            close = q.end - (2 if text[q.end - 2 : q.end] == "''" else 1)
            marks[q.start], marks[close] = (2 if _title(text[q.inner_start : q.inner_end]) else 1), 0
        else:
            opaque.append(q)
    letters: list[str] = []
    at = sentence.start
    for q in opaque:
        if q.start > at:
            _words(view, letters, at, q.start, marks)
        begin, end = max(q.start, sentence.start), min(q.end, sentence.end)
        view.quotes[len(letters)] = q
        view.add(begin, end, "")
        letters.append("Q")
        at = end
    if at < sentence.end:
        _words(view, letters, at, sentence.end, marks)
    view.letters = "".join(letters)
    return view


def _fragment(text: str, q: Quotation) -> bool:
    if not q.closed or q.inner_end - q.inner_start > 60:
        return False
    inner = text[q.inner_start : q.inner_end]
    if _title(inner):
        return True  # on ABC’s “Good Morning America,”
    if inner[:1].isupper() and " " not in inner and _NAMING.search(text[max(0, q.start - 5) : q.start]):
        return True  # on Fox News’ “Hannity,”
    return not any(c in ",.!?…" for c in inner[-1:]) and len(inner.split()) <= _FRAGMENT_WORDS


def _title(inner: str) -> bool:
    """Whether a quotation is the title of a programme or a work: every longer word has a capital."""
    words = inner.split()
    if not 1 < len(words) <= 7 or inner[-1] in ".!?…":
        return False
    return (
        words[0][:1].isupper()
        and words[-1][:1].isupper()
        and all(w[:1].isupper() or w in _SMALL for w in words)
    )


def _words(view: View, letters: list[str], start: int, end: int, marks: dict[int, int]) -> None:
    text = view.text
    tokens = tokenize(text, start, min(end, start + LONGEST * 12))
    view.headline = view.headline or _headline(view, tokens_text := [t.text for t in tokens])
    inside = 0
    for n, (a, b, word) in enumerate(tokens):
        if len(letters) >= LONGEST:
            return
        if a in marks:
            inside = marks[a]
            continue
        if word in _QUOTE_MARKS:
            if word in ("’", "'") and letters and letters[-1] in "NAZX" and a == view.ends[-1]:
                letters.append("K")
                view.add(a, b, word)  # the officials’ view
            continue
        if word == "." and n + 1 < len(tokens) and letters:
            view.ends[-1] = b  # Jr. Sen. No.: the stop belongs to its abbreviation
            if len(view.lows[-1]) == 1 and text[view.starts[-1]].isupper():
                letters[-1] = "A"  # the initial of "Mark A. Milley" is no article
            continue
        if word in ("'s", "’s"):
            letter = "M" if letters and letters[-1] in "PHW" else "K"
        else:
            letter = letter_of(word, initial=not letters, headline=view.headline)
            if letter == "-" and word == "-" and not _spaced(text, a, b):
                letter = "N"
        if (
            letter == "S"
            and word in ("her", "Her")
            and (n + 1 == len(tokens) or not tokens_text[n + 1][0].isalpha())
        ):
            letter = "O"
        if inside:
            view.marked.add(len(letters))
            if inside == 2 and letter not in ",.;:-()":
                letter = "A"
        if word in ("least", "most") and letters and view.lows[-1] == "at":
            letters[-1] = letter = "D"  # "at least 24 people"
        letters.append(letter)
        view.add(a, b, word.lower())


def _spaced(text: str, a: int, b: int) -> bool:
    return text[max(0, a - 1) : a].isspace() or text[b : b + 1].isspace()


def _headline(view: View, words: list[str]) -> bool:
    """Most longer words begin with a capital: the line is set as a headline."""
    if view.sentence.role == "body":
        return False
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return len(long) > 3 and sum(w[0].isupper() for w in long) >= 0.7 * len(long)
