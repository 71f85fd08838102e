"""Who vouches for a claim: one row for every mention, with its source and the newsroom it is traced to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wellhead.count.context import Context, cue_span
from wellhead.count.copies import copied_groups
from wellhead.count.sources import NOBODY, Source, same_description
from wellhead.count.story import Room, StoryView
from wellhead.records import Attribution, Evidence, Proposition, Spot, Statement
from wellhead.vocabulary import COUNTING_ROLES


@dataclass(frozen=True, slots=True)
class Voucher:
    """One mention of a claim and what stands behind it.

    :param counts: it stands in the body; other roles add a publisher and nothing to the range (rule 8)
    :param source: the ultimate source, or NOBODY
    :param room: the newsroom that it is traced to
    :param public: said in public, so that whoever prints it heard it
    :param own: the newsroom says that it has sources of its own
    :param copied: the sentence stands word for word in another article that carries the claim
    """

    spot: Spot
    statement: Statement
    attribution: Attribution | None
    publisher: str
    counts: bool
    source: Source
    room: Room
    public: bool
    own: bool
    copied: bool
    evidence: Evidence

    @property
    def cites(self) -> bool:
        """Whether the mention cites somebody who could be asked."""
        return self.source.kind != "nobody"

    @property
    def stance(self) -> str:
        """Whether the source asserts the claim, denies it, or supposes it ("if there is any truth in it")."""
        denies = self.attribution is not None and self.attribution.cue_class == "denying"
        if denies or self.statement.modality == "denied":
            return "denies"
        return "supposes" if self.statement.modality in ("conditional", "demanded") else "asserts"

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Where it stands."""
        return self.spot.article_id, self.spot.start, self.spot.end, self.statement.statement_id


def read_vouchers(context: Context, proposition: Proposition) -> list[Voucher]:
    """The vouchers of one claim, in the order of articles and offsets."""
    view = context.view
    spots = proposition.spots or tuple(
        Spot(article_id=s.article_id, start=s.start, end=s.end)
        for s in (view.statements[i] for i in proposition.statement_ids)
    )
    found = [
        _voucher(context, view.statements[i], spot)
        for i, spot in zip(proposition.statement_ids, spots, strict=True)
        if i in view.statements
    ]
    found.sort(key=lambda v: v.order)
    return _with_context(context, _with_copies(view, _without_nested(found)))


def _voucher(context: Context, statement: Statement, spot: Spot) -> Voucher:
    view = context.view
    row = view.attributions.get(statement.attribution_id or "")
    source = NOBODY if row is None else context.sources[row.attribution_id]
    article = spot.article_id
    room = view.room(article)
    if source.newsroom is not None and not _is_own(view, article, source.newsroom):
        why = f"{view.publishers[article]} credits {source.newsroom}"
        room = Room(source.newsroom, source.newsroom, why)
    elif source.kind == "newsroom":
        source = replace(source, newsroom=None)
    span = cue_span(row) if row is not None else (spot.start, spot.end)
    why = _shown(view, article, row, source)
    return Voucher(
        spot=spot,
        statement=statement,
        attribution=row,
        publisher=view.publishers[article],
        counts=statement.role in COUNTING_ROLES,
        source=source,
        room=room,
        public=row is not None
        and row.occasion is not None
        and source.kind == "named"
        and source.newsroom is None,
        own=row is not None and (row.own_sourcing or _told(view, row, source)),
        copied=False,
        evidence=view.quote(article, span, why),
    )


def _without_nested(vouchers: Sequence[Voucher]) -> list[Voucher]:
    """Lets a mention inside another count as that other: a repeat inside the article (rule 8).

    "Putin is preparing to strike if [the U.S. rejects his proposal], two people told Bloomberg": what the two
    people told includes what they said of the U.S.
    """
    by_article: dict[str, list[Voucher]] = defaultdict(list)
    for voucher in vouchers:
        by_article[voucher.spot.article_id].append(voucher)
    found: list[Voucher] = []
    for voucher in vouchers:
        outer = next((o for o in by_article[voucher.spot.article_id] if _reports(o, voucher)), None)
        found.append(
            voucher if outer is None else replace(outer, spot=voucher.spot, statement=voucher.statement)
        )
    return found


def _reports(outer: Voucher, inner: Voucher) -> bool:
    if (
        outer.attribution is None
        or inner.attribution is None
        or outer.spot.article_id != inner.spot.article_id
    ):
        return False
    if outer.source.kind == "newsroom":
        return False  # "The Times reported that [officials had concluded …]": the officials are its source
    holds = outer.spot.start <= inner.spot.start and inner.spot.end <= outer.spot.end
    longer = outer.spot.end - outer.spot.start > inner.spot.end - inner.spot.start
    return holds and longer and set(outer.attribution.chain) < set(inner.attribution.chain)


def _is_own(view: StoryView, article: str, newsroom: str) -> bool:
    return newsroom in (view.publishers[article], view.room(article).key)


def _shown(view: StoryView, article: str, row: Attribution | None, source: Source) -> str:
    publisher = view.publishers[article]
    if row is None or source.kind == "nobody":
        return f"{publisher} states it and cites nobody"
    if source.kind == "newsroom":
        return f"{publisher} has it from {source.name}"
    through = f" through {source.newsroom}" if source.newsroom else ""
    return f"{publisher} cites {source.name}{through}"


def _told(view: StoryView, row: Attribution, source: Source) -> bool:
    """ "officials told the AP": the newsroom of the chain says that it asked."""
    if source.kind not in ("unnamed", "named", "document"):
        return False
    return source.newsroom is not None or row.own_sourcing


# ---------------------------------------------------------------- copies, and what the article says elsewhere
def _with_copies(view: StoryView, vouchers: Sequence[Voucher]) -> list[Voucher]:
    """Lays copied sentences at one newsroom's door (rule 1)."""
    groups = copied_groups(view, [v.spot for v in vouchers])
    found = list(vouchers)
    for group in groups:
        rows = [vouchers[i] for i in group]
        if len({v.publisher for v in rows}) < 2:
            continue
        room = _printer(view, rows)
        for i in group:
            own = vouchers[i].own and vouchers[i].room.key == room.key
            keep = vouchers[i].source.newsroom is not None or own
            found[i] = replace(vouchers[i], copied=True, room=vouchers[i].room if keep else room)
    return found


def _printer(view: StoryView, rows: Sequence[Voucher]) -> Room:
    """The newsroom behind a sentence that several articles print."""
    printers = " and ".join(sorted({v.publisher for v in rows}))
    same = f"{printers} print the same sentence"
    evidence = tuple(
        view.quote(v.spot.article_id, view.carrier(v.spot.article_id, (v.spot.start, v.spot.end)), same)
        for v in rows[:4]
    )
    named = sorted({v.source.newsroom for v in rows if v.source.newsroom is not None})
    if len(named) == 1:
        return Room(named[0], named[0], f"{same}, which is {named[0]}’s", evidence)
    agencies = sorted({v.room.key for v in rows if v.room.key != v.publisher})
    if len(agencies) == 1:
        return Room(agencies[0], agencies[0], f"{same}, which is {agencies[0]}’s", evidence)
    articles = sorted({v.spot.article_id for v in rows})
    for article in articles:
        for edge in view.derivations.get(article, ()):
            if (
                edge.from_article == article
                and edge.to_article in articles
                and edge.direction == "known"
                and edge.relation != "version"
            ):
                name = view.publishers[edge.to_article or ""]
                return Room(name, name, f"{view.publishers[article]} took the sentence from {name}", evidence)
    return Room("copy:" + ",".join(articles), None, f"{same}; neither says where it is from", evidence)


def _with_context(context: Context, vouchers: Sequence[Voucher]) -> list[Voucher]:
    """Applies what an article says elsewhere to mentions that name no newsroom."""
    claimed = {v.source.newsroom for v in vouchers if v.source.newsroom is not None}
    return [
        v if v.source.newsroom is not None or v.own else _in_context(context, v, claimed) for v in vouchers
    ]


def _in_context(context: Context, voucher: Voucher, claimed: set[str]) -> Voucher:
    article, publisher = voucher.spot.article_id, voucher.publisher
    if voucher.room.key != publisher:
        return voucher
    relayed = context.relayed(article)
    if voucher.source.kind == "unnamed":
        for newsroom in relayed:
            match = [d for d in context.described(newsroom) if same_description(d.key, voucher.source.key)]
            if match and (newsroom in claimed or any(d.article_id != article for d in match)):
                theirs = f"“{voucher.source.name}” is a source of {newsroom}’s"
                why = f"{publisher} reports {newsroom}’s news, and {theirs}"
                return replace(voucher, room=Room(newsroom, newsroom, why, (match[0].evidence,)))
        placed = [n for n in relayed if any(d.article_id == article for d in context.described(n))]
        if (
            len(placed) == 1
            and placed[0] in context.reported(article)
            and not context.has_own_sources(article)
        ):
            newsroom = placed[0]
            why = f"{publisher} has every unnamed source that it places from {newsroom}"
            return replace(voucher, room=Room(newsroom, newsroom, why))
    if voucher.source.kind in ("named", "document") and not context.speaks_in_public(
        article, voucher.source.key
    ):
        for newsroom, descriptions in relayed.items():
            if voucher.source.key in descriptions and newsroom in context.reported(article):
                why = f"{publisher} has the words of {voucher.source.name} from {newsroom}"
                return replace(voucher, room=Room(newsroom, newsroom, why))
    if voucher.source.kind == "nobody":
        for newsroom in sorted(claimed):
            if newsroom in relayed or newsroom in context.reported(article):
                why = f"{publisher} reports {newsroom}’s news and cites nobody else for it"
                return replace(voucher, room=Room(newsroom, newsroom, why))
    return voucher
