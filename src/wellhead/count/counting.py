"""The count of one story: claims with their ranges, their mentions and origins, and what contradicts what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wellhead.count.conflicts import Conflicts, find_conflicts
from wellhead.count.context import Context
from wellhead.count.credibility import anonymous_only, outweighs
from wellhead.count.origins import Tally, tally
from wellhead.count.rows import claim_row, mention_rows, origin_rows
from wellhead.count.story import StoryView
from wellhead.count.vouchers import Voucher, read_vouchers
from wellhead.link.dossier import Dossier
from wellhead.records import Claim, Conflict, Mention, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The rows that counting one story gives, each table in the order of its key."""

    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    origins: tuple[Origin, ...]
    conflicts: tuple[Conflict, ...]


def count(dossier: Dossier) -> Count:
    """Counts the propositions of one story by the rules of counting.

    :param dossier: all rows of the story, derivations and propositions included
    """
    context = Context(StoryView(dossier))
    conflicts = find_conflicts(context)
    propositions = {p.claim_id: p for p in dossier.propositions}
    vouchers = {i: read_vouchers(context, propositions[i]) for i in sorted(propositions)}
    tallies = {i: tally(context, v) for i, v in vouchers.items()}
    claims: list[Claim] = []
    mentions: list[Mention] = []
    origins: list[Origin] = []
    for i, proposition in sorted(propositions.items()):
        result = tallies[i]
        rows = origin_rows(context, i, result.drafts, vouchers[i])
        origins.extend(rows)
        mentions.extend(mention_rows(context, proposition, vouchers[i], result.drafts, rows))
        claims.append(
            claim_row(
                context,
                proposition,
                vouchers[i],
                result,
                disputed=_disputed(i, vouchers[i], conflicts),
                outweighed=_outweighed(context, i, tallies, conflicts),
            )
        )
    return Count(
        claims=tuple(claims),
        mentions=tuple(
            sorted(mentions, key=lambda m: (m.claim_id, m.article_id, m.start, m.end, m.statement_id))
        ),
        origins=tuple(sorted(origins, key=lambda o: (o.claim_id, o.origin_id))),
        conflicts=conflicts.rows,
    )


def _disputed(claim_id: str, vouchers: list[Voucher], conflicts: Conflicts) -> bool:
    """Whether another source's statement cannot hold together with the claim.

    Somebody who denies answers somebody who asserts, even where the assertion is not among the statements.
    """
    if conflicts.disputes.get(claim_id):
        return True
    return any(
        v.attribution is not None and v.attribution.cue_class == "denying" and v.counts for v in vouchers
    )


def _outweighed(context: Context, claim_id: str, tallies: Mapping[str, Tally], conflicts: Conflicts) -> bool:
    mine = tallies[claim_id]
    rivals = [tallies[i] for i in sorted(conflicts.disputes.get(claim_id, ())) if i in tallies]
    unnamed = anonymous_only(context, mine.drafts)
    return any(
        outweighs((r.least, anonymous_only(context, r.drafts)), (mine.least, unnamed))
        for r in rivals
        if r.least > 0
    )


def withdraw(found: Count, newsroom: str) -> list[Claim]:
    """The claims that lose their only origin if a newsroom takes its report back.

    :param newsroom: its canonical name, as :class:`~wellhead.records.Origin` has it
    :returns: the claims all of whose origins were obtained by that newsroom, in the order of their ids
    """
    rooms: dict[str, set[str | None]] = {}
    for origin in found.origins:
        rooms.setdefault(origin.claim_id, set()).add(origin.newsroom)
    return [c for c in found.claims if rooms.get(c.claim_id) == {newsroom}]
