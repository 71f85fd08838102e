"""The range of a claim: how many independent origins it has at least and at most.

An origin is (human source, document or witnessed event) × (newsroom that obtained it).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wellhead.count import reasons as why
from wellhead.count.context import Context
from wellhead.count.drafts import Draft, make_drafts
from wellhead.count.sources import count_people, same_description
from wellhead.count.vouchers import Voucher
from wellhead.records import Evidence

#: Likeness of the closest two sentences of two origins that may corroborate each other.  Read on stories that
#: no rule was made for: of the pairs under it that a claim held together, three in four were two facts.
SURELY_ALIKE = 0.3
#: Spans that stand behind the reasons of one claim, at most.
_MOST_EVIDENCE = 40


@dataclass(frozen=True, slots=True)
class Tally:
    """The range of a claim and what it was made of.

    :param drafts: its origins
    :param least, most: the range
    :param unsourced: publishers that cite nobody for it
    :param named, anonymous: human sources
    :param sides: sides that the sources speak for
    """

    drafts: tuple[Draft, ...]
    least: int
    most: int
    unsourced: tuple[str, ...]
    named: int
    anonymous: int
    sides: int
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def tally(context: Context, vouchers: Sequence[Voucher]) -> Tally:
    """Counts a claim by the rules: copies first, then newsrooms, then the sides of the sources."""
    counting = [v for v in vouchers if v.counts]
    drafts = make_drafts(context, counting)
    reasons = _collapses(drafts, {v.publisher for v in vouchers})
    least = _least(context, drafts, reasons)
    assumed = next((d for d in drafts if why.NO_SOURCES in d.reasons), None)
    if least == 0 and assumed is not None:  # a credited newsroom that says nothing of its sources (rule 2)
        least, assumed.in_minimum = 1, True
        assumed.reasons.remove(why.NO_SOURCES)
        reasons.append(why.ASSUMED)
    stated = _stated(counting, {d.room_key for d in drafts})
    if stated:
        reasons.append(why.unsourced(sorted(stated.values())))
    only_aside = sorted({v.publisher for v in vouchers} - {v.publisher for v in counting})
    if only_aside:
        reasons.append(why.aside(only_aside))
    circle = _circle(context, drafts)
    if circle:
        reasons.append(why.circle(circle))
    named, anonymous = _people(drafts)
    spans = dict.fromkeys(e for v in vouchers for e in (*v.room.evidence, *([v.evidence] if v.cites else [])))
    return Tally(
        drafts=tuple(drafts),
        least=least,
        most=max(least, len(drafts) + len(stated)),
        unsourced=tuple(sorted({v.publisher for v in vouchers} - {v.publisher for v in vouchers if v.cites})),
        named=named,
        anonymous=anonymous,
        sides=_sides(context, drafts),
        reasons=tuple(reasons),
        evidence=tuple(spans)[:_MOST_EVIDENCE],
    )


# ---------------------------------------------------------------- the least that must be independent
def _least(context: Context, drafts: Sequence[Draft], reasons: list[str]) -> int:
    """How many origins count in the minimum; marks them and says why the others do not."""
    stance = _stance([v for d in drafts for v in d.vouchers if v.cites])
    for draft in drafts:
        if not draft.shares(stance):
            draft.reasons.append(why.OTHER_STANCE)
    drafts = [d for d in drafts if d.shares(stance)]
    groups: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.named:
            groups[draft.group].append(draft)
    for group, members in sorted(groups.items()):
        members[0].in_minimum = True
        reasons.extend(_joined(group, members))
    named_rooms = {d.room_key for d in drafts if d.named}
    named_sides = {d.group.removeprefix("side:") for d in drafts if d.kind == "named"}
    counted: list[Draft] = []
    for draft in drafts:
        if draft.named:
            continue
        reason = _set_aside(context, draft, named_rooms, named_sides, counted)
        if reason is None:
            draft.in_minimum = True
            counted.append(draft)
        else:
            draft.reasons.append(reason)
    return _surely_alike(context, [*groups.values(), *([d] for d in counted)])


def _surely_alike(context: Context, units: Sequence[list[Draft]]) -> int:
    """How many origins of the minimum surely say the same thing; takes the others out of it.

    A claim is put together on likeness, and where it is loose two sources may speak of two things: "its role
    could be limited by sanctions" and "there is no limit to his term".  Doubt widens, so that only sources
    whose sentences are closely alike corroborate each other.
    """
    ordered = sorted(
        units, key=lambda unit: (-sum(len(d.vouchers) for d in unit), unit[0].room_key, unit[0].group)
    )
    kept: list[str] = []
    least = 0
    for unit in ordered:
        mine = [v.statement.statement_id for d in unit for v in d.vouchers if v.cites]
        if not kept or context.likeness.between(mine, kept) >= SURELY_ALIKE:
            kept += mine
            least += 1
            continue
        for draft in unit:
            if draft.in_minimum:
                draft.in_minimum = False
                draft.reasons.append(why.LOOSE)
    return least


def _stance(vouchers: Sequence[Voucher]) -> str:
    """What most of those who are cited say of the claim: it is so, it is not, or it may come."""
    counts = Counter(v.stance for v in vouchers)
    return min(counts, key=lambda s: (-counts[s], s), default="asserts")


def _set_aside(
    context: Context, draft: Draft, rooms: set[str], sides: set[str], counted: Sequence[Draft]
) -> str | None:
    """Why an origin without a named source is not in the minimum; null if it is."""
    if draft.kind == "newsroom":
        said = any(draft.room_key in context.relayed(v.spot.article_id) for v in draft.vouchers)
        return None if said else why.NO_SOURCES
    if draft.room_key in rooms:
        return why.SAME_ROOM
    if _unnamed_side(context, draft) in sides:
        return why.SAME_SIDE
    if any(_same_bare(draft, other) for other in counted):
        return why.SAME_WORDS
    return None


def _joined(group: str, members: Sequence[Draft]) -> list[str]:
    if len(members) < 2:
        return []
    people = sorted({s.name for d in members for s in d.sources})
    rooms = sorted({d.shown for d in members})
    if not group.startswith("side:"):
        return [why.one_document(people, rooms)]
    if len({s.key for d in members for s in d.sources}) == 1:
        return [why.one_source(people[0], rooms)]
    return [why.one_side(people, group.removeprefix("side:"))]


def _unnamed_side(context: Context, draft: Draft) -> str | None:
    found = [context.view.sides.of_unnamed(s.name) for s in draft.sources]
    sides = sorted({s for s in found if s is not None})
    return sides[0] if len(sides) == 1 and None not in found else None


def _same_bare(a: Draft, b: Draft) -> bool:
    """ "officials said" in two newsrooms may be one announcement, where neither says that it asked them."""
    if any(v.own or v.source.newsroom is not None for v in (*a.vouchers, *b.vouchers)):
        return False
    return any(
        same_description(x.key, y.key) and len(x.key.split()) <= 2 for x in a.sources for y in b.sources
    )


# ---------------------------------------------------------------- what widens, and what is merely told
def _stated(vouchers: Sequence[Voucher], rooms: set[str]) -> Mapping[str, str]:
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


def _collapses(drafts: Sequence[Draft], publishers: set[str]) -> list[str]:
    found = []
    for room in sorted({d.room_key for d in drafts}):
        members = [d for d in drafts if d.room_key == room]
        others = sorted({v.publisher for d in members for v in d.vouchers if v.publisher != room})
        if others and members[0].room_name is not None:
            found.append(why.collapses(others, members[0].room_name, latent=room not in publishers))
    return found


def _circle(context: Context, drafts: Sequence[Draft]) -> list[str]:
    """Newsrooms that have the claim from each other, where nobody else is cited."""
    if any(d.kind != "newsroom" for d in drafts):
        return []
    gives: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        for voucher in draft.vouchers:
            if voucher.source.kind == "newsroom":
                gives[voucher.publisher].add(draft.room_key)
    return sorted({a for a in gives for b in gives[a] if a != b and a in gives.get(b, ())})


def _people(drafts: Sequence[Draft]) -> tuple[int, int]:
    """How many named and how many anonymous human sources stand behind a claim."""
    named = {s.key for d in drafts for s in d.sources if s.kind in ("named", "document")}
    rooms: dict[str, list[Voucher]] = defaultdict(list)
    for draft in drafts:
        rooms[draft.room_key].extend(v for v in draft.vouchers if v.source.kind == "unnamed")
    return len(named), sum(count_people([v.source for v in _first_hand(v)]) for v in rooms.values())


def _first_hand(vouchers: Sequence[Voucher]) -> Sequence[Voucher]:
    """The mentions that describe a newsroom's unnamed sources best.

    Its own article tells how many they are; "two officials close to the inquiry" in a re-report are the "two
    officials with knowledge of the inquiry" of the report.  Whom they speak of ("inspectors warned, two
    officials said") is not a further source.
    """
    direct = [v for v in vouchers if not v.source.relays]
    own = [v for v in direct if v.source.newsroom is None and not v.copied]
    return own or direct or vouchers


def _sides(context: Context, drafts: Sequence[Draft]) -> int:
    """How many sides the sources speak for; sources of unknown side are one side among themselves."""
    known = {d.group.removeprefix("side:") for d in drafts if d.kind == "named"}
    known |= {s for d in drafts if not d.named and (s := _unnamed_side(context, d)) is not None}
    return max(len(known), 1 if drafts else 0)
