"""What the page shows, as plain values: every wording, order and limit is settled before a template runs.

An ``href`` is an id on this page without its ``#``, or empty where the place is not laid out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wellhead.report.highlight import Segment
from wellhead.report.picture import Picture, SeriesPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A short text that leads to a place on the page."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """What supports a decision: the words, and every place where they or their like stand."""

    why: str
    text: str
    places: tuple[Pointer, ...]


# ---------------------------------------------------------------- claims
@dataclass(frozen=True, slots=True, kw_only=True)
class ChainNode:
    """A link of a chain: ``kind`` is source, unsettled, newsroom, derived or publisher."""

    name: str
    kind: str
    latent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionView:
    """One sentence that a claim rests on, with its way from the source to the reader."""

    publisher: str
    title: str
    date: str
    role: str
    counts: bool
    modality: str
    chains: tuple[tuple[ChainNode, ...], ...]
    segments: tuple[Segment, ...]
    drops: tuple[str, ...]
    in_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """An origin and the sentences that resolve to it; ``newsroom`` is empty for sentences that cite nobody.

    ``mark`` is solid (the newsroom's report is at hand), hollow (latent) or none.
    """

    anchor: str
    newsroom: str
    mark: str
    sources: tuple[str, ...]
    source_class: str
    counted: str
    side: str
    why: tuple[str, ...]
    evidence: tuple[EvidenceView, ...]
    mentions: tuple[MentionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim laid out in full."""

    anchor: str
    label: str
    text: str
    publishers: int
    unsourced: int
    origins_min: int
    origins_max: int
    named: int
    anonymous: int
    anonymous_only: bool
    sides: int
    status: str
    disputed: bool
    disputed_words: str
    disputes: tuple[Pointer, ...]
    credibility: int
    credibility_words: str
    reasons: tuple[str, ...]
    evidence: tuple[EvidenceView, ...]
    origins: tuple[OriginView, ...]
    mentions: int
    articles: int
    left_out: int
    opened: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleView:
    """A claim of one sentence, in one line."""

    anchor: str
    label: str
    text: str
    href: str
    chain: tuple[ChainNode, ...]
    counts: str
    modality: str
    notes: tuple[str, ...]


# ---------------------------------------------------------------- where the coverage comes from
@dataclass(frozen=True, slots=True, kw_only=True)
class TakenFrom:
    """One of those that an article took something from."""

    other: Pointer
    latent: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenView:
    """What an article took from where, one relation at a time: ``copies Meridian Wire``."""

    relation: str
    others: tuple[TakenFrom, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article in its story's table."""

    number: int
    publisher: str
    title: Pointer
    date: str
    known_from: str
    taken: tuple[TakenView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivationView:
    """A derivation in the table beside the picture."""

    article: Pointer
    relation: str
    other: Pointer
    latent: bool
    direction: str
    shared: str
    evidence: tuple[EvidenceView, ...]


# ---------------------------------------------------------------- conflicts
@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """One side of a conflict, or one figure of a series, in its sentence."""

    publisher: str
    date: str
    speaker: str
    segments: tuple[Segment, ...]
    article: Pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """Two statements that cannot both hold as worded."""

    anchor: str
    label: str
    kind: str
    why: str
    confidence: str
    sides: tuple[QuoteView, QuoteView]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One figure of a series of revisions."""

    figure: str
    quote: QuoteView


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """A figure and its later revisions, first to last."""

    anchor: str
    label: str
    counted: str
    rows: tuple[FigureRow, ...]
    why: tuple[str, ...]
    picture: SeriesPicture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FallView:
    """What would be left without one newsroom's report."""

    newsroom: str
    latent: bool
    alone: tuple[Pointer, ...]
    alone_more: int
    alone_single: int
    weaker: tuple[Pointer, ...]
    weaker_more: int


# ---------------------------------------------------------------- texts
@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A stretch of an article; ``role`` stands in the margin, ``kind`` is residue, title or empty."""

    role: str
    kind: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """An article's own text."""

    anchor: str
    number: int
    publisher: str
    title: str
    date: str
    known_from: str
    authors: str
    url: str | None
    path: str
    sha256: str
    language: str
    annotated: bool
    lines: tuple[LineView, ...]
    left_out: int


# ---------------------------------------------------------------- a story, the page
@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story laid out; numbers ending in ``_more`` count what a limit left out."""

    anchor: str
    number: int
    title: str
    dates: str
    articles: int
    publishers: int
    claims: int
    earlier: Pointer | None
    rows: tuple[ArticleRow, ...]
    rows_more: int
    texts_more: int
    picture: Picture | None
    derivations: tuple[DerivationView, ...]
    derivations_more: int
    full: tuple[ClaimView, ...]
    full_more: int
    singles: tuple[SingleView, ...]
    singles_more: int
    conflicts: tuple[ConflictView, ...]
    conflicts_more: int
    series: tuple[SeriesView, ...]
    series_more: int
    falls: tuple[FallView, ...]
    falls_more: int
    texts: tuple[TextView, ...] = field(default=())
