"""Origins in the making: vouchers gathered by source and newsroom, and what joins them in the minimum."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from wellhead.count.context import Context
from wellhead.count.sources import Source
from wellhead.count.vouchers import Voucher

#: Words of the shortest quotation that shows that two articles print one utterance.
LEAST_QUOTED = 4


@dataclass(slots=True)
class Draft:
    """An origin in the making.

    :param kind: named, document, unnamed, newsroom (its sources are not told)
    :param group: origins of one group are one in the minimum: speakers of a side, one utterance
    :param vouchers: the mentions that resolve to it
    :param reasons: why it does or does not count in the minimum
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
        """The human sources and documents behind it, once for every mention."""
        return [v.source for v in self.vouchers if v.source.kind not in ("newsroom", "nobody")]

    @property
    def named(self) -> bool:
        """Whether it can be asked without the newsroom (rule 5)."""
        return self.kind in ("named", "document")

    def shares(self, stance: str) -> bool:
        """Whether somebody behind it says the claim as most do; a plan and its condition go together."""
        return stance == "supposes" or any(v.stance == stance for v in self.vouchers if v.cites)

    @property
    def shown(self) -> str:
        """Its newsroom for a sentence."""
        return self.room_name or "a newsroom that is not named"


def make_drafts(context: Context, vouchers: Sequence[Voucher]) -> list[Draft]:
    """The origins of the mentions that cite somebody, in a fixed order.

    A mention that cites nobody joins an origin of the newsroom it is traced to: the newsroom's own article
    may state in its own voice what others credit it with.
    """
    found: dict[tuple[str, str], Draft] = {}
    for voucher in sorted(vouchers, key=lambda v: (v.source.kind == "newsroom", v.order)):
        if not voucher.cites:
            continue
        kind = voucher.source.kind
        key = (voucher.room.key, voucher.source.key if kind in ("named", "document") else kind)
        if kind == "newsroom":
            # "The Times reported" beside "officials told the Times": the same origin
            key = next((k for k in sorted(found) if k[0] == voucher.room.key), key)
        if key not in found:
            found[key] = Draft(kind, voucher.room.key, voucher.room.name, _group(context, voucher))
        found[key].vouchers.append(voucher)
    drafts = _join_documents([found[k] for k in sorted(found)])
    for voucher in vouchers:
        if not voucher.cites:
            home = next((d for d in drafts if d.room_key == voucher.room.key), None)
            if home is not None:
                home.vouchers.append(voucher)
    _join_quotations(drafts)
    return drafts


def _group(context: Context, voucher: Voucher) -> str:
    source = voucher.source
    if source.kind == "named":
        mentions = [voucher.attribution.source] if voucher.attribution and voucher.attribution.source else []
        return "side:" + context.view.sides.of(source.name, mentions)
    if source.kind == "document":
        return "document:" + source.key
    return f"{source.kind}:{voucher.room.key}"


def _join_documents(drafts: Sequence[Draft]) -> list[Draft]:
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
        else:
            kept.append(draft)
    return kept


def _join_quotations(drafts: Sequence[Draft]) -> None:
    """One utterance under two descriptions is one source (rule 4): "its bio", "the account’s profile"."""
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
    return [tuple(re.findall(r"\w+", v.statement.text.casefold()[:600])) for v in rows[:20]]


def _one_quotation(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the shorter of two quotations stands in the longer, word for word."""
    short, long = sorted((tuple(a), tuple(b)), key=len)
    if len(short) < LEAST_QUOTED:
        return False
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
