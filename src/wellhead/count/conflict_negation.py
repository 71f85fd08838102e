"""One says that it is so, another that it is not."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from wellhead.count.context import Context
from wellhead.count.found import Found, shorten, spot_of, who
from wellhead.link.claim_features import Piece, is_negative, negation_spans
from wellhead.link.claim_words import load, meaning, read_terms, stem, weak_words
from wellhead.link.similarity import Pair

#: Likeness of a statement and a plain denial of it: "denied that …", "nobody briefed me".
ALIKE = 0.2
#: The same where a negation stands somewhere in the denying statement: "While he didn’t pay for most of it, …".
INSIDE = 0.3
#: Likeness of two statements of which each has one of two opposites.
OPPOSED = 0.1
#: Likeness of a denial and what an article states in its own voice.
STATED = 0.4
#: Words and figures that both must have beside the ones that clash.
SHARED = 2


def negation_conflicts(
    context: Context, pieces: Sequence[Piece], pairs: Sequence[Pair], claims: Sequence[frozenset[str]]
) -> list[Found]:
    """Denials beside what they deny, opposites, and the two ends of one act, one per pair of claims."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[tuple[bool, int, float, int, int], Found]] = {}
    for score, a, b, why in (*_pairwise(pieces, pairs), *_pointing_back(pieces)):
        key = (tuple(sorted(claims[a])), tuple(sorted(claims[b])))
        key = key if key[0] <= key[1] else (key[1], key[0])
        if claims[a] & claims[b]:
            continue
        inside = pieces[a].statement.article_id == pieces[b].statement.article_id
        chains = -sum(len(p.attribution.chain) for p in (pieces[a], pieces[b]) if p.attribution is not None)
        rank = (inside, chains if inside else 0, score, -a, -b)
        if key not in found or rank > found[key][0]:
            row = Found("negation", spot_of(pieces[a]), spot_of(pieces[b]), why, min(0.9, 0.4 + score), claims[a], claims[b])
            found[key] = (rank, row)
    return [row for _, (_, row) in sorted(found.items())]


def _pairwise(pieces: Sequence[Piece], pairs: Iterable[Pair]) -> Iterator[tuple[float, int, int, str]]:
    for pair in pairs:
        a, b = pieces[pair.a], pieces[pair.b]
        if a.repeats or b.repeats or not _different_sources(a, b):
            continue
        why = _clash(a, b, pair.score)
        if why is not None:
            yield pair.score, pair.a, pair.b, why


def _different_sources(a: Piece, b: Piece) -> bool:
    """Whether two people, or a person and an article, speak; an author does not contradict himself."""
    return a.source != b.source and (a.source is not None or b.source is not None)


def _terms(piece: Piece) -> frozenset[str]:
    weak = weak_words()
    return frozenset(w.term for w in piece.words if w.term not in weak and w.term[0] != "!")


def _clash(a: Piece, b: Piece, score: float) -> str | None:
    common = _terms(a) & _terms(b)
    if a.negative != b.negative:
        denial, other = (a, b) if a.negative else (b, a)
        if denial.attribution is None or other.statement.modality in _NOT_ASSERTED:
            return None  # "did not respond to a request for comment" denies nothing
        plain = _cued(denial) or _negated_subject(denial)
        likeness = STATED if other.attribution is None else ALIKE if plain else INSIDE
        if score >= likeness and len(common) >= SHARED and denial.denial and (plain or _governs(denial, common)):
            return f"{who(denial)} denies what {who(other)} says: “{shorten(other.text)}”"
        if score >= OPPOSED and other.attribution is not None and _converse(denial, other, common):
            return f"{who(other)}: “{shorten(other.text)}”; {who(denial)}, of the same act: “{shorten(denial.text)}”"
        return None
    if a.statement.modality in _NOT_ASSERTED or b.statement.modality in _NOT_ASSERTED:
        return None
    if score >= OPPOSED and len(common) >= 1 and not a.negative:
        clash = _opposite(a, b)
        if clash is not None and len(common | {clash[0]}) >= SHARED:
            return f"{who(a)} says “{clash[0]}”, {who(b)} “{clash[1]}”, of the same thing"
    return None


_NOT_ASSERTED = frozenset({"demanded", "conditional", "opinion"})


def _cued(piece: Piece) -> bool:
    """Whether the denial is in the cue: "denied that …", not a negation somewhere in a long sentence."""
    return piece.denial and not is_negative(piece.text)


def _negated_subject(piece: Piece) -> bool:
    """ "Nobody briefed or told me"."""
    subjects = {str(w) for w in load("opposites.yaml")["negating_subjects"]}
    return any(piece.text[s:e].casefold() in subjects for s, e in negation_spans(piece.text))


def _governs(piece: Piece, common: frozenset[str]) -> bool:
    """Whether the first word after a negation is one that the other statement has."""
    for _, end in negation_spans(piece.text):
        after = [w.term for w in read_terms(piece.text[end : end + 60])][:1]
        if any(term in common for term in after):
            return True
    return False


# ---------------------------------------------------------------- words that cannot hold together
@functools.cache
def _pairs_of(section: str) -> tuple[tuple[str, str], ...]:
    return tuple((stem(str(x)), stem(str(y))) for x, y in load("opposites.yaml")[section])


def _stems(piece: Piece) -> frozenset[str]:
    return frozenset(stem(w) for w in re.findall(r"[^\W\d_]+", piece.text[:1200]))


def _opposite(a: Piece, b: Piece) -> tuple[str, str] | None:
    left, right = _stems(a), _stems(b)
    for x, y in _pairs_of("opposites"):
        for first, second in ((x, y), (y, x)):
            if first in left and second in right and first not in right and second not in left:
                return first, second
    return None


def _converse(negative: Piece, positive: Piece, common: frozenset[str]) -> bool:
    """ "Russia has communicated the proposal" against "America has not received a concrete proposal".

    The act must be the negated one, and what is given or received must be the same.
    """
    positives = _stems(positive)
    for _, end in negation_spans(negative.text):
        behind = negative.text[end : end + 80]
        verbs = [stem(w) for w in re.findall(r"[^\W\d_]+", behind)][:3]
        things = {w.term for w in read_terms(behind)} & common
        for x, y in _pairs_of("converses"):
            for here, there in ((x, y), (y, x)):
                if here in verbs and there in positives and things - {meaning(here), meaning(there)}:
                    return True
    return False


# ---------------------------------------------------------------- "denies doing that"
@functools.cache
def _pointing() -> frozenset[str]:
    return frozenset(str(w) for w in load("conflicts.yaml")["pointing_back"])


def _pointing_back(pieces: Sequence[Piece]) -> Iterator[tuple[float, int, int, str]]:
    """Denials whose content only points at what was said before them, in the same article."""
    for at, piece in enumerate(pieces):
        content = " ".join(piece.text.casefold().split()).strip(" .,;:“”\"")
        if not piece.denial or content not in _pointing():
            continue
        for before in range(at - 1, max(-1, at - 5), -1):
            other = pieces[before]
            if other.statement.article_id != piece.statement.article_id:
                break
            if other.end > piece.start or other.says_little or not _different_sources(piece, other):
                continue
            yield 0.5, before, at, f"{who(piece)} denies it: “{shorten(other.text)}”"
            break
