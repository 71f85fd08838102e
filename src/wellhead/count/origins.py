"""Origins of a claim: (human source, document or witnessed event) × (newsroom that obtained it), and their range."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wellhead.count.context import Context
from wellhead.count.sources import Source, count_people, same_description
from wellhead.count.vouchers import Voucher
from wellhead.records import Evidence, Origin

#: Words of the shortest quotation that shows that two articles print one utterance.
LEAST_QUOTED = 4
#: Likeness that the statements of two origins need to corroborate each other for sure.
CLOSE = 0.3


@dataclass(slots=True)
class Draft:
    """An origin in the making.

    :param kind: named, document, unnamed, newsroom (its sources are not told)
    :param group: origins of one group are one in the minimum: speakers of a side, one person at two occasions
    """

    kind: str
    room_key: str
    room_name: str | None
    group: str
    vouchers: list[Voucher] = field(default_factory=list)
    in_minimum: bool = False
    reasons: list[str] = field(default_factory=list)

    @property
    def sources(self) -> list[Source]:
        return [v.source for v in self.vouchers if v.source.kind not in ("newsroom", "nobody")]

    @property
    def named(self) -> bool:
        return self.kind in ("named", "document")


@dataclass(frozen=True, slots=True)
class Tally:
    """The range of a claim and what it was made of."""

    drafts: tuple[Draft, ...]
    least: int
    most: int
    unsourced: tuple[str, ...]
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def tally(context: Context, vouchers: Sequence[Voucher]) -> Tally:
    """Counts a claim by the rules: copies first, then newsrooms, then the sides of the sources."""
    counting = [v for v in vouchers if v.counts]
    drafts = _drafts(context, counting)
    reasons: list[str] = []
    evidence: list[Evidence] = []
    least = _minimum(context, drafts, reasons)
    rooms = {d.room_key for d in drafts}
    bare = _unsourced_rooms(counting, rooms)
    if least == 0 and drafts:
        least = 1
        drafts[0].in_minimum = True
        reasons.append("no article says what sources it had: counted as one")
    if bare:
        shown = ", ".join(sorted(bare.values()))
        reasons.append(f"{shown} {'states' if len(bare) == 1 else 'state'} it and {'cites' if len(bare) == 1 else 'cite'} nobody: "
                       f"nothing in the minimum, {len(bare)} in the maximum")  # fmt: skip
    for voucher in vouchers:
        if voucher.room.evidence:
            evidence.extend(voucher.room.evidence)
    unsourced = sorted({v.publisher for v in vouchers} - {v.publisher for v in vouchers if v.cites})
    return Tally(tuple(drafts), least, max(least, len(drafts) + len(bare)), tuple(unsourced), tuple(reasons), tuple(evidence))


# ---------------------------------------------------------------- which origins there are
def _drafts(context: Context, vouchers: Sequence[Voucher]) -> list[Draft]:
    found: dict[tuple[str, str], Draft] = {}
    for voucher in sorted(vouchers, key=lambda v: (v.source.kind == "newsroom", v.order)):
        if not voucher.cites:
            continue
        kind, key = voucher.source.kind, voucher.source.key
        if kind == "unnamed":
            identity = (voucher.room.key, "unnamed")
        elif kind == "newsroom":
            existing = [d for d in found.values() if d.room_key == voucher.room.key]
            if existing:  # "The Times reported" beside "officials told the Times": the same origin
                existing[0].vouchers.append(voucher)
                continue
            identity = (voucher.room.key, "newsroom")
        else:
            identity = (voucher.room.key, key)
        if identity not in found:
            group = _group(context, voucher)
            found[identity] = Draft(kind, voucher.room.key, voucher.room.name, group)
        found[identity].vouchers.append(voucher)
    drafts = [found[k] for k in sorted(found)]
    for voucher in vouchers:  # the newsroom's own article may state in its own voice what others credit it with
        if not voucher.cites:
            for draft in drafts:
                if draft.room_key == voucher.room.key:
                    draft.vouchers.append(voucher)
                    break
    return _join_documents(drafts)


def _group(context: Context, voucher: Voucher) -> str:
    source = voucher.source
    if source.kind == "named":
        mentions = [voucher.attribution.source] if voucher.attribution and voucher.attribution.source else []
        return "side:" + context.view.sides.of(source.name, mentions)
    if source.kind == "document":
        return "document:" + source.key
    return f"{source.kind}:{voucher.room.key}"


def _join_documents(drafts: list[Draft]) -> list[Draft]:
    """A document that only one newsroom saw goes with that newsroom's unnamed sources (rule 5)."""
    rooms: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        if draft.kind == "document":
            rooms[draft.group].add(draft.room_key)
    unnamed = {d.room_key: d for d in drafts if d.kind == "unnamed"}
    kept = []
    for draft in drafts:
        if draft.kind == "document" and len(rooms[draft.group]) == 1 and draft.room_key in unnamed:
            unnamed[draft.room_key].vouchers.extend(draft.vouchers)
            continue
        kept.append(draft)
    return kept


# ---------------------------------------------------------------- the least that must be independent
def _minimum(context: Context, drafts: Sequence[Draft], reasons: list[str]) -> int:
    _join_quotations(drafts)
    groups: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.named:
            groups[draft.group].append(draft)
    for group, members in sorted(groups.items()):
        _explain_group(group, members, reasons)
    named_rooms = {d.room_key for d in drafts if d.named}
    named_sides = {d.group.removeprefix("side:") for d in drafts if d.kind == "named"}
    counted: list[Draft] = []
    for draft in drafts:
        if draft.kind == "unnamed":
            if draft.room_key in named_rooms:
                draft.reasons.append("obtained by the newsroom that also has a named source for it: adds to the maximum alone")
            elif _unnamed_side(context, draft) in named_sides:
                draft.reasons.append("its unnamed sources belong to the side of a named one: adds to the maximum alone")
            elif any(_same_bare(draft, other) for other in counted):
                draft.reasons.append("described by the same bare words as another newsroom’s sources: may be the same people")
            else:
                counted.append(draft)
        elif draft.kind == "newsroom" and _says_sources(context, draft):
            counted.append(draft)
    units = [members for _, members in sorted(groups.items())] + [[draft] for draft in counted]
    sure = _close_units(context, units)
    for unit in sure:
        unit[0].in_minimum = True
    return len(sure)


def _close_units(context: Context, units: Sequence[list[Draft]]) -> list[list[Draft]]:
    """The units whose wording is close enough to be sure that they tell the same (rule 9)."""
    if len(units) < 2:
        return list(units)
    said = [sorted({v.statement.statement_id for d in unit for v in d.vouchers}) for unit in units]
    size = [len({v.spot.article_id for d in unit for v in d.vouchers}) for unit in units]
    core = min(range(len(units)), key=lambda i: (-size[i], i))
    kept = []
    for i, unit in enumerate(units):
        near = max(context.likeness.between(said[i], said[j]) for j in range(len(units)) if j != i)
        if i == core or near >= CLOSE:
            kept.append(unit)
        else:
            unit[0].reasons.append("worded too differently to be sure that it tells the same: adds to the maximum alone")
    return kept


def _join_quotations(drafts: Sequence[Draft]) -> None:
    """One utterance printed under two descriptions is one source (rule 4): "its bio", "the account’s profile"."""
    named = [d for d in drafts if d.named]
    for n, draft in enumerate(named):
        for other in named[:n]:
            if draft.group != other.group and _same_words(draft, other):
                draft.group = other.group
                break


def _same_words(a: Draft, b: Draft) -> bool:
    return any(_one_quotation(x, y) for x in _quotations(a) for y in _quotations(b))


def _quotations(draft: Draft) -> list[tuple[str, ...]]:
    rows = [v for v in draft.vouchers if v.attribution is not None and v.attribution.kind != "indirect"]
    return [tuple(re.findall(r"\w+", v.statement.text.casefold())) for v in rows]


def _one_quotation(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the shorter of two quotations stands in the longer, letter for letter."""
    short, long = sorted((a, b), key=len)
    if len(short) < LEAST_QUOTED:
        return False
    return any(tuple(long[i : i + len(short)]) == tuple(short) for i in range(len(long) - len(short) + 1))


def _explain_group(group: str, members: Sequence[Draft], reasons: list[str]) -> None:
    if len(members) < 2:
        return
    people = sorted({d.sources[0].name for d in members if d.sources})
    rooms = sorted({d.room_name or "an unnamed newsroom" for d in members})
    if not group.startswith("side:"):
        reasons.append(f"{', '.join(people)}: one document or utterance, printed by {', '.join(rooms)}")
    elif len(people) == 1:
        reasons.append(f"{people[0]} is one source, whoever prints it: {', '.join(rooms)}")
    else:
        reasons.append(f"{', '.join(people)} speak for one side ({group.removeprefix('side:')}): one in the minimum")


def _unnamed_side(context: Context, draft: Draft) -> str | None:
    found = [context.view.sides.of_unnamed(s.name) for s in draft.sources]
    sides = sorted({s for s in found if s is not None})
    return sides[0] if len(sides) == 1 and None not in found else None


def _same_bare(a: Draft, b: Draft) -> bool:
    """ "officials said" in two newsrooms may be one announcement, where neither says that it asked them."""
    if any(v.own or v.source.newsroom is not None for v in (*a.vouchers, *b.vouchers)):
        return False
    return any(same_description(x.key, y.key) and len(x.key.split()) <= 2 for x in a.sources for y in b.sources)


def _says_sources(context: Context, draft: Draft) -> bool:
    """Whether an article that credits the newsroom says elsewhere that it had sources of its own (rule 2)."""
    return any(draft.room_key in context.relayed(v.spot.article_id) for v in draft.vouchers)


def _unsourced_rooms(vouchers: Sequence[Voucher], rooms: set[str]) -> Mapping[str, str]:
    """Newsrooms that state the claim, cite nobody and are no origin already, by key (rule 3)."""
    citing = {v.publisher for v in vouchers if v.cites}
    found = {}
    for voucher in vouchers:
        if voucher.cites or voucher.publisher in citing or voucher.room.key in rooms:
            continue
        if voucher.statement.voice == "author" and voucher.statement.modality == "opinion":
            continue
        found[voucher.room.key] = voucher.room.name or voucher.publisher
    return found


# ---------------------------------------------------------------- rows
def origin_rows(context: Context, claim_id: str, drafts: Sequence[Draft], vouchers: Sequence[Voucher]) -> list[tuple[Origin, Draft]]:
    """The rows of a claim's origins, with the draft of each."""
    at_hand = {v.publisher for v in vouchers}
    rows = []
    for draft in drafts:
        sources = _distinct(draft.sources)
        names = tuple(s.name for s in sources)
        digest = hashlib.blake2b("\n".join((claim_id, draft.room_key, draft.kind, *names)).encode(), digest_size=8)
        classes = [v.attribution.source_class for v in draft.vouchers if v.attribution is not None]
        sides = sorted({s for s in _sides(context, draft) if s is not None})
        own = [v for v in draft.vouchers if v.publisher == draft.room_name and v.room.key == v.publisher]
        rows.append((Origin(
            origin_id=f"o-{digest.hexdigest()}",
            claim_id=claim_id,
            newsroom=draft.room_name,
            latent=draft.room_name is not None and draft.room_name not in at_hand,
            human_sources=names,
            source_class=classes[0] if classes else "unattributed",
            article_ids=tuple(sorted({v.spot.article_id for v in draft.vouchers})),
            why=_why(draft, own),
            in_minimum=draft.in_minimum,
            side=sides[0] if len(sides) == 1 else None,
            evidence=tuple(v.evidence for v in _first_of_each_article(draft.vouchers)),
        ), draft))  # fmt: skip
    return rows


def _sides(context: Context, draft: Draft) -> list[str | None]:
    if draft.kind == "named":
        return [draft.group.removeprefix("side:")]
    return [context.view.sides.of_unnamed(s.name) for s in draft.sources]


def _distinct(sources: Sequence[Source]) -> list[Source]:
    kept: list[Source] = []
    for source in sorted(sources, key=lambda s: (-(s.people or 0), -len(s.name), s.name)):
        if not any(same_description(source.key, k.key) for k in kept):
            kept.append(source)
    return sorted(kept, key=lambda s: s.name)


def _first_of_each_article(vouchers: Sequence[Voucher]) -> list[Voucher]:
    first: dict[str, Voucher] = {}
    for voucher in sorted(vouchers, key=lambda v: (not v.cites, v.order)):
        first.setdefault(voucher.spot.article_id, voucher)
    return [first[a] for a in sorted(first)]


def _why(draft: Draft, own: Sequence[Voucher]) -> str:
    parts: list[str] = []
    for voucher in _first_of_each_article(draft.vouchers):
        parts.append(voucher.evidence.why if voucher.cites and voucher.room.key != voucher.publisher else voucher.evidence.why)
        if voucher.room.key not in (voucher.publisher, voucher.source.newsroom):
            parts.append(voucher.room.why)
    unique = list(dict.fromkeys((*parts, *draft.reasons)))
    return "; ".join(unique) + "." if unique else ""


def people_behind(drafts: Sequence[Draft]) -> tuple[int, int]:
    """How many named and how many anonymous human sources stand behind a claim."""
    named = {s.key for d in drafts for s in d.sources if s.kind in ("named", "document")}
    rooms: dict[str, list[Source]] = defaultdict(list)
    for draft in drafts:
        rooms[draft.room_key].extend(s for s in draft.sources if s.kind == "unnamed")
    return len(named), sum(count_people(s) for s in rooms.values())
