"""A stretch of text cut into parts that assert one thing each, along the clauses of the tree.

Parts are the main clause, clauses coordinated with it or set beside it that have their own subject (", but
America has not received …"), a second verb phrase of some length ("hired a firm to rig polls and skipped out
on paying most of it"), concessions ("while …"), non-restrictive relative clauses ("which Russia has
communicated to the U.S.") and participial tails ("killing at least 100 and wounding hundreds more").  What
hangs on a condition, a reason or a time is never parted from what it conditions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wellhead.annotate.lexicon import word_set
from wellhead.annotate.main_clause import CONCEDING, HANGING, helpers, stretch_of, top_of
from wellhead.language.clauses import Clauses
from wellhead.records import Span

#: Participles that open no assertion of their own.
_NO_TAIL = word_set("assertions", "no_tail")
#: Participles that open one even where the comma before them was lost.
_HARM = word_set("assertions", "harm")
_LEAST_WORDS = 3  # of a part with a subject of its own
_LEAST_SHARED = 5  # of each of two verb phrases with one subject
_LONGEST = 200  # tokens; a "sentence" beyond lost its punctuation
#: Relations over which a clause stands on a level with the topmost one.
_LEVEL = frozenset(("conj", "parataxis", "ccomp"))
_MARKS = " \t\r\n\u00a0,;:—–-“”\"‘’'.…()[]"
_EDGES = frozenset(',;—–”“"')
_BESIDE = frozenset(("conj", "parataxis", "ccomp"))
_RELATIVE = ("which", "who", "where", "whom", "whose")
_JOINING = frozenset(("and", "but", "or", "yet", "&"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


@dataclass(frozen=True, slots=True)
class Part:
    """One assertion of a stretch."""

    start: int
    end: int
    aside: bool = False  # a relative clause inside a part that stays whole


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text, and what it asserts."""

    asserts: bool  # its topmost predicate is finite
    parts: tuple[Part, ...]  # at least one


def read(tree: Clauses, start: int, end: int) -> Stretch:
    """Whether a stretch asserts something, and its parts that assert one thing each, in order.

    :param start, end: a sentence or a piece of a content
    """
    first, beyond = tree.tokens_of(start, end)
    tokens = range(first, beyond)
    top = top_of(tree, tokens, frozenset(tokens))
    if top is None:
        return Stretch(False, (Part(start, end),))
    asserts = is_asserted(tree, top)
    if not 2 * _LEAST_WORDS < len(tokens) < _LONGEST:
        return Stretch(asserts, (Part(start, end),))
    cutter = _Cutter(tree, tokens, top)
    edges, stops = [first], []
    for stop, begin in sorted(set(cutter.cuts())):
        if cutter.words(edges[-1], stop) >= _LEAST_WORDS and cutter.words(begin, beyond) >= _LEAST_WORDS:
            stops.append(stop)
            edges.append(begin)
    stops.append(beyond)
    parts = list(cutter.asides)
    for a, b in zip(edges, stops, strict=True):
        left = start if a == first else tree.document.starts[a]
        right = end if b == beyond else tree.document.ends[b - 1]
        if right > left:
            parts.append(Part(left, right))
    return Stretch(asserts, tuple(sorted(parts, key=lambda p: (p.start, -p.end))))


def parts_of(text: str, stretch: Stretch) -> Iterator[tuple[int, int, bool]]:
    """The parts of a stretch that are more than a word: start and end without marks, whether an aside."""
    for part in stretch.parts:
        left, right = trim(text, part.start, part.end)
        if right - left > 8 and len(text[left:right].split()) >= 2:
            yield left, right, part.aside


def trim(text: str, start: int, end: int) -> Span:
    """A span without space and marks at its edges."""
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def is_finite(tree: Clauses, token: int) -> bool:
    """Whether a predicate is finite, by itself or by its auxiliary or copula."""
    xpos = tree.document.xpos
    return xpos[token] in _FINITE or any(xpos[t] in _FINITE for t in helpers(tree, token))


def is_asserted(tree: Clauses, token: int) -> bool:
    """Whether a predicate is finite, or has a subject as in headlines ("Putin considering strikes")."""
    verb = tree.document.upos[token] == "VERB"
    return is_finite(tree, token) or (verb and tree.has_subject(token) and not tree.has(token, "mark"))


class _Cutter:
    """Where one stretch falls into parts."""

    def __init__(self, tree: Clauses, tokens: range, top: int) -> None:
        self.tree, self.tokens, self.top = tree, tokens, top
        self.asides: list[Part] = []

    def words(self, a: int, b: int) -> int:
        """Words between two tokens."""
        upos = self.tree.document.upos
        return sum(upos[t] not in ("PUNCT", "SYM") for t in range(a, b))

    def cuts(self) -> Iterator[Span]:
        """(token where a part ends, token where the next begins), in no order."""
        tree = self.tree
        for token in self.tokens:
            relation = tree.document.relations[token]
            if tree.forms[token] == ";":
                yield token, token + 1
            elif token == self.top:
                continue
            elif self._concedes(token):
                yield from self._concession(token)
            elif relation == "acl:relcl" or (relation == "parataxis" and self._opens_relative(token)):
                if self._free(token):
                    yield from self._relative(token)
            elif relation in _BESIDE and tree.is_predicate(token):
                yield from self._beside(token)
            elif relation.startswith(("advcl", "acl")) and self._free(token):
                yield from self._participle(token)

    def _beside(self, token: int) -> Iterator[Span]:
        """A clause on a level with the topmost one."""
        tree = self.tree
        complement = tree.relation(token) == "ccomp" and tree.document.heads[token] in self.tokens
        if complement or token < self.top or not self._level(token) or not is_finite(tree, token):
            return
        begin = self._begin(token)
        stop = self._stop(begin)
        if begin <= tree.document.heads[token] or tree.document.xpos[begin].startswith("W"):
            return
        if tree.relation(token) == "parataxis" and self._inverted():
            return  # "Had he coordinated with them, it would have been reported"
        if tree.has_subject(token) or tree.has(token, "expl"):
            joint = tree.relation(token) == "conj" or tree.forms[stop] in (",", ";")
            if joint and stop < begin:
                yield stop, begin
        elif tree.relation(token) == "conj" and self.words(self.tokens[0], stop) >= _LEAST_SHARED:
            beyond = min(stretch_of(tree, token)[1], self.tokens[-1] + 1)
            if self.words(begin, beyond) >= _LEAST_SHARED:
                yield stop, begin

    def _relative(self, token: int) -> Iterator[Span]:
        """A relative clause behind a comma: one behind its main verb is cut off, else it is an aside."""
        tree = self.tree
        first, beyond = stretch_of(tree, token)
        begin = first
        while begin < token and tree.forms[begin] == ",":
            begin += 1
        if begin <= self.tokens[0] or tree.forms[begin - 1] != ",":
            return
        while beyond > token and tree.document.upos[beyond - 1] == "PUNCT":
            beyond -= 1
        if tree.word(begin) not in _RELATIVE or self.words(begin, beyond) <= _LEAST_WORDS:
            return
        noun = tree.document.heads[token]
        above = self.top if noun == tree.document.heads[self.top] else tree.predicate_above(noun)
        if (above if above in self.tokens else self.top) >= beyond:
            document = tree.document
            self.asides.append(Part(document.starts[begin], document.ends[beyond - 1], aside=True))
        else:
            yield begin - 1, begin

    def _concedes(self, token: int) -> bool:
        return self.tree.has_mark(token, CONCEDING) and is_finite(self.tree, token) and self._free(token)

    def _concession(self, token: int) -> Iterator[Span]:
        tree = self.tree
        first, beyond = stretch_of(tree, token)
        while first < token and tree.document.upos[first] == "PUNCT":
            first += 1
        if first > self.top:
            yield self._stop(first), first
        elif beyond <= self.top and first == self.tokens[0]:
            while tree.document.upos[beyond - 1] == "PUNCT":
                beyond -= 1
            if tree.forms[beyond] == ",":
                yield beyond, beyond + 1

    def _participle(self, token: int) -> Iterator[Span]:
        """A participial tail, behind a comma but where it tells of harm."""
        tree = self.tree
        first = stretch_of(tree, token)[0]
        while first < token and tree.document.upos[first] == "PUNCT":
            first += 1
        participle = tree.document.xpos[token] == "VBG" and not tree.has(
            token, "mark", "nsubj", "aux", "case"
        )
        if not participle or token < self.top or first < token - 2:
            return
        behind = tree.forms[first - 1] == ","
        if (behind and tree.word(token) not in _NO_TAIL) or (first == token and tree.word(token) in _HARM):
            yield (first - 1 if behind else first), first

    # ------------------------------------------------------------ where a clause stands
    def _opens_relative(self, token: int) -> bool:
        return self.tree.opens_with(token, _RELATIVE)

    def _inverted(self) -> bool:
        """An auxiliary stands before the subject of the topmost clause."""
        subject = self.tree.child(self.top, "nsubj")
        return subject is not None and any(t < subject for t in helpers(self.tree, self.top))

    def _level(self, token: int) -> bool:
        """Only coordination, juxtaposition and complements lie between a clause and the topmost one, or what
        governs the stretch from outside.
        """
        while token != self.top and token in self.tokens:
            if self.tree.relation(token) not in _LEVEL:
                return False
            token = self.tree.document.heads[token]
        return True

    def _free(self, token: int) -> bool:
        """No condition, reason or time lies between a clause and the topmost one."""
        tree = self.tree
        at = token
        while at not in (self.top, tree.document.heads[self.top]):
            relation = tree.relation(at)
            if relation == "advcl" and at != token and tree.opens_with(at, HANGING):
                return False
            at = tree.document.heads[at]
            if at not in self.tokens:
                return True  # it hangs on what stands around the stretch
        return True

    def _begin(self, token: int) -> int:
        """The first token of a clause behind its comma, its conjunction and "that"."""
        tree = self.tree
        begin = max(stretch_of(tree, token)[0], self.tokens[0])
        while begin < token and (
            tree.document.upos[begin] == "PUNCT"
            or tree.word(begin) in _JOINING
            or (tree.word(begin) == "that" and tree.relation(begin) == "mark")
        ):
            begin += 1
        return begin

    def _stop(self, begin: int) -> int:
        """Where the part before a clause ends."""
        tree = self.tree
        stop = begin
        while stop - 1 in self.tokens and (
            tree.word(stop - 1) in _JOINING
            or tree.forms[stop - 1] in _EDGES
            or (tree.word(stop - 1) == "that" and tree.relation(stop - 1) == "mark")
        ):
            stop -= 1
        return stop
