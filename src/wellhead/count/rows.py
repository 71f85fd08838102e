"""Claims, mentions and origins as rows of their tables."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from wellhead.count.conflict_wording import dropped
from wellhead.count.context import Context
from wellhead.count.credibility import anonymous_only, credibility_of, status_of
from wellhead.count.drafts import Draft
from wellhead.count.origins import Tally
from wellhead.count.reasons import sentence
from wellhead.count.sources import Source, same_description
from wellhead.count.vouchers import Voucher
from wellhead.records import Claim, Mention, Origin, Proposition

#: Spans of evidence that one origin shows, at most: one an article.
_MOST_SHOWN = 60


def claim_row(
    context: Context,
    proposition: Proposition,
    vouchers: Sequence[Voucher],
    result: Tally,
    *,
    disputed: bool,
    outweighed: bool,
) -> Claim:
    """The row of a claim.

    :param disputed: another source's statement cannot hold together with it
    :param outweighed: that other statement is better sourced
    """
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
        named=result.named,
        anonymous=result.anonymous,
        anonymous_only=anonymous_only(context, result.drafts),
        sides=result.sides,
        credibility=credibility_of(
            result.least, result.most, named=result.named, disputed=disputed, outweighed=outweighed
        ),
        why=sentence(result.reasons),
        evidence=result.evidence,
    )


def origin_rows(
    context: Context, claim_id: str, drafts: Sequence[Draft], vouchers: Sequence[Voucher]
) -> list[Origin]:
    """The rows of a claim's origins, in the order of the drafts."""
    publishers = {v.publisher for v in vouchers}
    return [_origin(context, claim_id, draft, publishers) for draft in drafts]


def _origin(context: Context, claim_id: str, draft: Draft, publishers: set[str]) -> Origin:
    names = tuple(s.name for s in _distinct(draft.sources))
    key = "\n".join((claim_id, draft.room_key, draft.kind, draft.group, *names))
    classes = [v.attribution.source_class for v in draft.vouchers if v.attribution is not None and v.cites]
    sides = {s for s in _sides(context, draft) if s is not None}
    shown = _one_an_article(draft.vouchers)
    return Origin(
        origin_id="o-" + hashlib.blake2b(key.encode(), digest_size=8).hexdigest(),
        claim_id=claim_id,
        newsroom=draft.room_name,
        latent=draft.room_name is not None and draft.room_key not in publishers,
        human_sources=names,
        source_class=classes[0] if classes else "unattributed",
        article_ids=tuple(sorted({v.spot.article_id for v in draft.vouchers})),
        why=sentence([*(r for v in shown for r in _reasons(v)), *draft.reasons]),
        in_minimum=draft.in_minimum,
        side=min(sides) if len(sides) == 1 else None,
        evidence=tuple(v.evidence for v in shown[:_MOST_SHOWN]),
    )


def _reasons(voucher: Voucher) -> list[str]:
    """Who is cited, and why it is traced to a newsroom that the citation does not name."""
    told = voucher.room.key in (voucher.publisher, voucher.source.newsroom)
    return [voucher.evidence.why] if told else [voucher.evidence.why, voucher.room.why]


def _sides(context: Context, draft: Draft) -> list[str | None]:
    if draft.kind == "named":
        return [draft.group.removeprefix("side:")]
    return [context.view.sides.of_unnamed(s.name) for s in draft.sources]


def _distinct(sources: Sequence[Source]) -> list[Source]:
    kept: list[Source] = []
    for source in sorted(sources, key=lambda s: (-(s.people or 0), -len(s.name), s.name)):
        if not any(source.key == k.key or same_description(source.key, k.key) for k in kept):
            kept.append(source)
    return sorted(kept, key=lambda s: s.name)


def _one_an_article(vouchers: Sequence[Voucher]) -> list[Voucher]:
    first: dict[str, Voucher] = {}
    for voucher in sorted(vouchers, key=lambda v: (not v.cites, v.order)):
        first.setdefault(voucher.spot.article_id, voucher)
    return [first[a] for a in sorted(first)]


def mention_rows(
    context: Context,
    proposition: Proposition,
    vouchers: Sequence[Voucher],
    drafts: Sequence[Draft],
    origins: Sequence[Origin],
) -> list[Mention]:
    """The rows of a claim's mentions; one that cites nobody has an origin only if it was traced to one."""
    home = {
        (v.statement.statement_id, v.spot.start): origin.origin_id
        for draft, origin in zip(drafts, origins, strict=True)
        for v in draft.vouchers
    }
    texts = [context.view.articles[v.spot.article_id].text[v.spot.start : v.spot.end] for v in vouchers]
    drops = dropped(texts, [v.cites for v in vouchers])
    return [
        Mention(
            claim_id=proposition.claim_id,
            article_id=voucher.spot.article_id,
            statement_id=voucher.statement.statement_id,
            attribution_id=voucher.statement.attribution_id,
            start=voucher.spot.start,
            end=voucher.spot.end,
            text=text,
            role=voucher.statement.role,
            origin_id=home.get((voucher.statement.statement_id, voucher.spot.start)),
            drops=left_out,
        )
        for voucher, text, left_out in zip(vouchers, texts, drops, strict=True)
    ]
