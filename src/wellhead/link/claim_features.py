"""What comparison knows about a statement: its words, figures, polarity, and who says it."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from wellhead.data import load
from wellhead.link.claim_clauses import split_clauses
from wellhead.link.claim_sides import Sides
from wellhead.link.claim_words import Word, read_holders, read_terms, weak_words
from wellhead.link.dossier import Dossier
from wellhead.records import Attribution, Number, Span, Statement, Time
from wellhead.vocabulary import REPEATING_ROLES, UNKNOWN

#: Statements longer than this are compared by their beginning: a 500 KB line is no proposition.
LONGEST = 1200
#: Distinct words and figures that a statement needs to be compared with others.
LEAST = 2
#: A sentence of which this share is what others say is theirs, not the author's.
MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement, or the part of it that is compared on its own.

    :param start, end: offsets in the article, from the part's first stretch to its last
    :param numbers: quantities inside the piece, years and clock times left out
    :param negative: the piece as a whole asserts that something is not so
    :param dates: calendar dates in it ("2019-03"), as far as they are resolved to a year
    :param denial: a speaker rejects what others say; ``negative`` is then true
    """

    statement: Statement
    attribution: Attribution | None
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    numbers: tuple[Number, ...]
    negative: bool
    denial: bool
    dates: tuple[str, ...] = ()

    @property
    def repeats(self) -> bool:
        """Whether it stands in a title, caption, standfirst or pull quote (counting rule 8)."""
        return self.statement.role in REPEATING_ROLES

    @property
    def source(self) -> str | None:
        """The ultimate source: the first link of the chain, else the speaker; null if unsettled."""
        if self.attribution is None:
            return None
        first = self.attribution.chain[0] if self.attribution.chain else self.attribution.speaker
        return None if first == UNKNOWN else first

    @property
    def denier(self) -> str | None:
        """The side that denies, if it is a denial by somebody named."""
        return next((w.term for w in self.words if w.term[0] == "!" and w.term != "!denial"), None)

    @property
    def blanket(self) -> bool:
        """Whether it denies a report as a whole: "the militants strongly reject this allegation"."""
        return self.denial and _blanket().search(self.text) is not None

    @property
    def says_little(self) -> bool:
        """Whether too few words are left to tell a proposition by: "that claim", "the bombing"."""
        weak = weak_words()
        return len({w.term for w in self.words if w.term not in weak}) + len(self.numbers) < LEAST

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Where it stands: an order that no order of input changes."""
        return self.statement.article_id, self.start, self.end, self.statement.statement_id


def read_pieces(dossier: Dossier) -> list[Piece]:
    """The statements of a story as pieces, in the order of articles and offsets.

    A statement in the author's own voice that is little more than what it reports of others is left out:
    its words stand in their statements.
    """
    attributions = {a.attribution_id: a for a in dossier.attributions}
    starts: dict[str, list[int]] = defaultdict(list)
    for sentence in sorted(dossier.sentences, key=lambda s: (s.article_id, s.start)):
        starts[sentence.article_id].append(sentence.start)
    reported = _Reported(dossier.statements)
    reading = _Reading(
        numbers=_Placed(dossier.numbers),
        dates=_Placed(t for t in dossier.times if _DATE.fullmatch(t.value)),
        holders=read_holders(a.text for a in dossier.articles),
        sides=Sides.of_story(dossier),
    )
    pieces = []
    for statement in dossier.statements:
        attribution = attributions.get(statement.attribution_id or "")
        holes = reported.inside(statement) if statement.attribution_id is None else []
        if sum(e - s for s, e in holes) > MOSTLY * len(statement.text):
            continue
        made = []
        for part in _parts(statement, starts[statement.article_id], holes):
            made.append(_piece(statement, attribution, part, reading))
        whole = len(made) == 1 or any(p.says_little for p in made)
        pieces.extend(
            [_piece(statement, attribution, _cut(((0, len(statement.text)),), holes), reading)]
            if whole
            else made
        )
    return sorted((p for p in pieces if p.words or p.numbers), key=lambda p: p.order)


def _parts(statement: Statement, starts: Sequence[int], holes: Sequence[Span]) -> list[tuple[Span, ...]]:
    inner = starts[bisect_right(starts, statement.start) : bisect_left(starts, statement.end)]
    parts = split_clauses(
        statement.text[:LONGEST], [s - statement.start for s in inner if s - statement.start < LONGEST]
    )
    return [cut for part in parts if (cut := _cut(part, holes))]


def _cut(part: Sequence[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches of a part without the holes."""
    left = list(part)
    for first, last in holes:
        left = [x for s, e in left for x in ((s, min(e, first)), (max(s, last), e)) if x[0] < x[1]]
    return tuple(left)


class _Reported:
    """What articles report of others, by article."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        found: dict[str, list[Span]] = defaultdict(list)
        for statement in statements:
            if statement.attribution_id is not None:
                found[statement.article_id].append((statement.start, statement.end))
        self._spans = {a: _union(spans) for a, spans in found.items()}

    def inside(self, statement: Statement) -> list[Span]:
        """Stretches of a statement that others are reported to say, as offsets in its text."""
        spans = self._spans.get(statement.article_id, [])
        at = bisect_left(spans, (statement.start, 0))
        near = spans[max(0, at - 1) : bisect_left(spans, (statement.end, 0))]
        cut = [
            (max(s, statement.start) - statement.start, min(e, statement.end) - statement.start)
            for s, e in near
        ]
        return [(s, e) for s, e in cut if s < e]


def _union(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _piece(
    statement: Statement,
    attribution: Attribution | None,
    part: Sequence[Span],
    reading: _Reading,
) -> Piece:
    part = [_trimmed(statement.text, s, e) for s, e in part]
    text = " ".join(statement.text[s : min(e, s + LONGEST)] for s, e in part)[:LONGEST]
    denial = is_denial(statement, attribution, text)
    base = statement.start
    return Piece(
        statement=statement,
        attribution=attribution,
        start=base + part[0][0] if part else base,
        end=base + part[-1][1] if part else statement.end,
        text=text,
        words=(*read_terms(text, reading.holders), *_unsaid(text, statement, attribution, reading.sides)),
        numbers=tuple(
            n for s, e in part for n in reading.numbers.inside(statement.article_id, base + s, base + e)
        ),
        dates=tuple(
            t.value for s, e in part for t in reading.dates.inside(statement.article_id, base + s, base + e)
        ),
        negative=denial or is_negative(text),
        denial=denial,
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without the punctuation that a cut leaves at its edges."""
    first, last = start, end
    while first < last and text[first] in _EDGE:
        first += 1
    while last > first and text[last - 1] in _EDGE:
        last -= 1
    return (first, last) if first < last else (start, end)


_EDGE = " \t\r\n\u00a0,;:—–-"
#: Words by which a speaker names himself: "Gauger said *he* never got the rest".
_SELF = re.compile(r"\b(?:I|[Hh]e|[Ss]he|[Mm]y|[Mm]e|[Hh]is|[Hh]er|[Hh]im|[Ww]e|[Oo]ur)\b")
_UTTERED = frozenset({"denied", "opinion", "promised", "demanded"})


def _unsaid(text: str, statement: Statement, attribution: Attribution | None, sides: Sides) -> list[Word]:
    """The speaker, where he is part of what is claimed though the content does not name him.

    A denial, opinion or promise is a claim about its speaker ("The Taliban reject this allegation"), and
    "he" in reported speech is the speaker more often than not.  A denial is its side's: that of a ministry
    and that of the president's spokesman are one claim.
    """
    if attribution is None or attribution.speaker == UNKNOWN or attribution.source_class not in _NAMED:
        return []
    denial = is_denial(statement, attribution, text)
    if not denial and statement.modality not in _UTTERED and _SELF.search(text) is None:
        return []
    name = [w for w in read_terms(attribution.speaker) if w.is_name]
    found = [replace(name[-1], start=0, end=0)] if name else []
    if not denial:
        return found
    side = sides.of(attribution.speaker, [attribution.source] if attribution.source else [])
    weak = _blanket().search(text) is None
    return [*found, Word(0, 0, "!denial", False, weak), Word(0, 0, f"!{side}", False, weak)]


_NAMED = frozenset({"named_person", "named_organisation"})


_Row = TypeVar("_Row", Number, Time)


class _Placed(Generic[_Row]):
    """Rows of a table by article and place."""

    def __init__(self, rows: Iterable[_Row]) -> None:
        found: dict[str, list[_Row]] = defaultdict(list)
        for row in rows:
            found[row.article_id].append(row)
        self._rows: dict[str, list[_Row]] = {
            a: sorted(n, key=lambda x: (x.start, x.end)) for a, n in found.items()
        }
        self._starts: dict[str, list[int]] = {a: [x.start for x in n] for a, n in self._rows.items()}

    def inside(self, article_id: str, start: int, end: int) -> Sequence[_Row]:
        """Rows of the article that lie between two offsets."""
        starts = self._starts.get(article_id, [])
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        return [n for n in self._rows.get(article_id, [])[first:last] if n.end <= end]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a story's statements are read with."""

    numbers: _Placed[Number]
    dates: _Placed[Time]
    holders: Mapping[str, str]
    sides: Sides


_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


# ---------------------------------------------------------------- polarity
@functools.cache
def _negation() -> re.Pattern[str]:
    lexicon = load("opposites")
    words = "|".join(re.escape(str(w)) for w in (*lexicon["negating_phrases"], *lexicon["negations"]))
    return re.compile(rf"\b(?:{words})\b|\b\w{{1,9}}n['’]t\b", re.IGNORECASE)


@functools.cache
def _blanket() -> re.Pattern[str]:
    words = "|".join(re.escape(str(w)) for w in load("opposites")["blanket"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@functools.cache
def _harmless() -> re.Pattern[str]:
    words = "|".join(re.escape(str(w)) for w in load("opposites")["harmless"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def negation_spans(text: str) -> list[Span]:
    """Where a text negates, harmless phrases ("not only") left out."""
    spared = [(m.start(), m.end()) for m in _harmless().finditer(text)]
    found = [(m.start(), m.end()) for m in _negation().finditer(text)]
    return [(s, e) for s, e in found if not any(first <= s < last for first, last in spared)]


def is_negative(text: str) -> bool:
    """Whether a clause says that something is not so.

    >>> is_negative("he was unable to get him into the top 100"), is_negative("not only Russia but Iran")
    (True, False)
    """
    condition = _CONDITION.search(text)
    return bool(negation_spans(text[: condition.start()] if condition is not None else text))


#: "is preparing to strike [if the United States rejects his proposal]": the condition is not asserted.
_CONDITION = re.compile(r"(?<!^)\b(?:if|unless)\b")


def is_denial(statement: Statement, attribution: Attribution | None, text: str) -> bool:
    """Whether somebody rejects what the words say ("denied that …"), or says that it was not so.

    :param text: the part of the statement that is asked about
    """
    if attribution is not None and attribution.cue_class == "denying":
        return True
    if statement.modality != "denied":
        return False
    inner = _SUBORDINATE.search(text)
    return is_negative(text if inner is None else text[: inner.start()])


#: "was told | that its sprinklers were not working" denies nothing.
_SUBORDINATE = re.compile(r"(?<=.{12})\b(?:that|which|who|because)\b", re.DOTALL)
