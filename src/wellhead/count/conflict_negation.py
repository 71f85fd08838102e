"""One says that it is so, another that it is not."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wellhead.count.context import Context
from wellhead.count.found import Found, shorten, spot_of, who
from wellhead.data import load
from wellhead.link.claim_features import Piece, negation_spans
from wellhead.link.claim_words import meaning, read_terms, stem, weak_words
from wellhead.link.similarity import Pair

#: Likeness of a statement and a plain denial of it: "denied that …", "nobody briefed me".
ALIKE = 0.2
#: The same where a negation stands somewhere in the denying statement: "While he didn’t pay for it, …".
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
    """Denials beside what they deny, opposites, and the two ends of one act.

    One for every two claims; of those in which one side denies one claim, the best is shown.
    """
    best: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[_Rank, _Clash]] = {}
    for clash in (*_pairwise(pieces, pairs), *_pointing_back(pieces)):
        a, b = tuple(sorted(claims[clash.says])), tuple(sorted(claims[clash.denies]))
        if claims[clash.says] & claims[clash.denies]:
            continue
        key, rank = ((a, b) if a <= b else (b, a)), _rank(pieces, clash)
        if key not in best or rank > best[key][0]:
            best[key] = (rank, clash)
    ordered = sorted(best.values(), key=lambda item: item[0], reverse=True)
    shown: set[tuple[tuple[str, ...], str]] = set()
    found = []
    for _, clash in ordered:
        says, denies = pieces[clash.says], pieces[clash.denies]
        party = (tuple(sorted(claims[clash.says])), _side(context, denies))
        found.append(
            Found(
                kind="negation",
                a=spot_of(says),
                b=spot_of(denies),
                why=clash.why,
                confidence=min(0.9, 0.4 + clash.score),
                a_claims=claims[clash.says],
                b_claims=claims[clash.denies],
                shown=party not in shown,
                disputes=True,
            )
        )
        shown.add(party)
    return found


_Rank = tuple[bool, int, float, int, int]


@dataclass(frozen=True, slots=True)
class _Clash:
    """Two pieces by their positions: what is said, and what denies it."""

    score: float
    says: int
    denies: int
    why: str


def _rank(pieces: Sequence[Piece], clash: _Clash) -> _Rank:
    """Clashes inside one article first, those nearest to the sources before re-reports of them."""
    says, denies = pieces[clash.says], pieces[clash.denies]
    inside = says.statement.article_id == denies.statement.article_id
    links = sum(len(p.attribution.chain) for p in (says, denies) if p.attribution is not None)
    return inside, -links if inside else 0, clash.score, -clash.says, -clash.denies


def _side(context: Context, piece: Piece) -> str:
    if piece.source is None or piece.attribution is None:
        return ""
    if piece.attribution.source_class.startswith("named"):
        return context.view.sides.of(piece.source)
    return context.view.sides.of_unnamed(piece.source) or piece.source


def _pairwise(pieces: Sequence[Piece], pairs: Iterable[Pair]) -> Iterator[_Clash]:
    for pair in pairs:
        a, b = pieces[pair.a], pieces[pair.b]
        if a.repeats or b.repeats or not _different_sources(a, b):
            continue
        why = _clash(a, b, pair.score)
        if why is not None:
            says, denies = (pair.b, pair.a) if a.negative and not b.negative else (pair.a, pair.b)
            yield _Clash(pair.score, says, denies, why)


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
        if (
            denial.attribution is None
            or other.statement.modality in _NOT_ASSERTED
            or _OPEN.search(other.text)
        ):
            return None  # "did not respond to a request for comment" denies nothing
        plain = _cued(denial) or _negated_subject(denial)
        if len(_main_terms(denial) & common) < (SHARED if plain else 1):
            return None
        likeness = STATED if other.attribution is None else ALIKE if plain else INSIDE
        if (
            score >= likeness
            and len(common) >= SHARED
            and denial.denial
            and (plain or _governs(denial, common))
        ):
            return f"{who(denial)} denies what {who(other)} says: “{shorten(other.text)}”"
        if score >= OPPOSED and other.attribution is not None and _converse(denial, other, common):
            ends = f"“{shorten(other.text)}”; {who(denial)}, of the same act: “{shorten(denial.text)}”"
            return f"{who(other)}: {ends}"
        return None
    if a.statement.modality in _NOT_ASSERTED or b.statement.modality in _NOT_ASSERTED:
        return None
    if score >= OPPOSED and len(common) >= 1 and not a.negative:
        clash = _opposite(a, b)
        if clash is not None and len(common | {clash[0]}) >= SHARED:
            return f"{who(a)} says “{clash[0]}”, {who(b)} “{clash[1]}”, of the same thing"
    return None


#: "he had been briefed on intelligence | that a Russian unit offered bounties": the briefing is denied.
_SUBORDINATE = re.compile(r"(?<=.{12})\b(?:that|which|who|because|when|while|in exchange)\b", re.DOTALL)


def _main_terms(denial: Piece) -> frozenset[str]:
    """The words of what is denied, without what a subordinate clause adds to it.

    "the allegations that they were paid by Russia": what is denied is in the clause.
    """
    cut = _SUBORDINATE.search(denial.text)
    if cut is None or (denial.blanket and cut.start() < 40):
        return _terms(denial)
    within = {w.term for w in denial.words if w.start < cut.start()}
    return _terms(denial) & within


_NOT_ASSERTED = frozenset({"demanded", "conditional", "opinion"})
#: "it was unknown whether there was any mention of it" asserts nothing that could be denied.
_OPEN = re.compile(r"\b(?:whether|unclear|unknown|not (?:immediately )?(?:clear|known))\b")


def _cued(piece: Piece) -> bool:
    """Whether the denial is in the cue: "denied that …", not a negation somewhere in a long sentence."""
    return piece.attribution is not None and piece.attribution.cue_class == "denying"


def _negated_subject(piece: Piece) -> bool:
    """ "Nobody briefed or told me"."""
    subjects = {str(w) for w in load("opposites")["negating_subjects"]}
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
    return tuple((stem(str(x)), stem(str(y))) for x, y in load("opposites")[section])


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
    return frozenset(str(w) for w in load("conflicts")["pointing_back"])


def _pointing_back(pieces: Sequence[Piece]) -> Iterator[_Clash]:
    """Denials whose content only points at what was said before them, in the same article."""
    for at, piece in enumerate(pieces):
        content = " ".join(piece.text.casefold().split()).strip(' .,;:“”"')
        if not piece.denial or content not in _pointing():
            continue
        for before in range(at - 1, max(-1, at - 5), -1):
            other = pieces[before]
            if other.statement.article_id != piece.statement.article_id:
                break
            if other.end > piece.start or other.says_little or not _different_sources(piece, other):
                continue
            yield _Clash(0.5, before, at, f"{who(piece)} denies it: “{shorten(other.text)}”")
            break
