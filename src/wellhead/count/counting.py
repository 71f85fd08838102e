"""The count of one story: claims with their ranges, their mentions and origins, and what contradicts what."""

from __future__ import annotations

from dataclasses import dataclass

from wellhead.count.conflicts import Conflicts, find_conflicts
from wellhead.count.context import Context
from wellhead.count.credibility import anonymous_only, credibility_of, status_of
from wellhead.count.origins import Draft, Tally, origin_rows, people_behind, tally
from wellhead.count.story import StoryView
from wellhead.count.vouchers import Voucher, read_vouchers
from wellhead.link.dossier import Dossier
from wellhead.records import Claim, Conflict, Mention, Origin, Proposition


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The rows that counting one story gives, each table in the order of its key."""

    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    origins: tuple[Origin, ...]
    conflicts: tuple[Conflict, ...]


def count(dossier: Dossier) -> Count:
    """Counts the propositions of one story."""
    context = Context(StoryView(dossier))
    conflicts = find_conflicts(context)
    claims: list[Claim] = []
    mentions: list[Mention] = []
    origins: list[Origin] = []
    for proposition in sorted(dossier.propositions, key=lambda p: p.claim_id):
        vouchers = read_vouchers(context, proposition)
        result = tally(context, vouchers)
        rows = origin_rows(context, proposition.claim_id, result.drafts, vouchers)
        origins.extend(row for row, _ in rows)
        mentions.extend(_mentions(context, proposition, vouchers, rows))
        claims.append(_claim(context, proposition, vouchers, result, conflicts))
    return Count(
        claims=tuple(claims),
        mentions=tuple(sorted(mentions, key=lambda m: (m.claim_id, m.article_id, m.start, m.end, m.statement_id))),
        origins=tuple(sorted(origins, key=lambda o: (o.claim_id, o.origin_id))),
        conflicts=conflicts.rows,
    )


def _claim(
    context: Context, proposition: Proposition, vouchers: list[Voucher], result: Tally, conflicts: Conflicts
) -> Claim:
    named, anonymous = people_behind(result.drafts)
    disputed = bool(conflicts.disputes.get(proposition.claim_id)) or any(
        v.attribution is not None and v.attribution.cue_class == "denying" and v.counts for v in vouchers
    )
    return Claim(
        claim_id=proposition.claim_id,
        story_id=proposition.story_id,
        text=proposition.text,
        status=status_of(result.least, result.drafts),
        disputed=disputed,
        publishers=len({v.publisher for v in vouchers}),
        unsourced_publishers=len(result.unsourced),
        origins_min=result.least,
        origins_max=result.most,
        named=named,
        anonymous=anonymous,
        anonymous_only=anonymous_only(context, result.drafts),
        sides=len({d.group for d in result.drafts}),
        credibility=credibility_of(result.least, result.most, named=named, disputed=disputed, outweighed=False),
        why="; ".join(result.reasons),
        evidence=result.evidence,
    )


def _mentions(
    context: Context, proposition: Proposition, vouchers: list[Voucher], rows: list[tuple[Origin, Draft]]
) -> list[Mention]:
    origin_of = {id(v): row.origin_id for row, draft in rows for v in draft.vouchers}
    found = []
    for voucher in vouchers:
        spot = voucher.spot
        text = context.view.articles[spot.article_id].text
        found.append(Mention(
            claim_id=proposition.claim_id,
            article_id=spot.article_id,
            statement_id=voucher.statement.statement_id,
            attribution_id=voucher.statement.attribution_id,
            start=spot.start,
            end=spot.end,
            text=text[spot.start : spot.end],
            role=voucher.statement.role,
            origin_id=origin_of.get(id(voucher)),
        ))  # fmt: skip
    return found
