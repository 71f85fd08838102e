"""Claims as the page shows them: the counts, the reasons, and each origin with the sentences behind it."""

from __future__ import annotations

from collections.abc import Sequence

from wellhead.records import Claim, Mention, Origin
from wellhead.report import limits, words
from wellhead.report.highlight import Reference
from wellhead.report.mentions import SentenceShower
from wellhead.report.places import Places
from wellhead.report.shelf import Sheaf
from wellhead.report.view import ClaimView, OriginView, Pointer, SingleView


class ClaimShower:
    """Builds the claims of one story.

    :param sheaf: the story's rows
    :param places: where its articles stand on the page
    :param sentences: builds its sentences
    :param story: the story's number on the page
    """

    def __init__(self, sheaf: Sheaf, places: Places, sentences: SentenceShower, story: int) -> None:
        self.sheaf, self.places, self.sentences = sheaf, places, sentences
        self.order = _order(sheaf, places)
        self.labels = {c.claim_id: f"{story}.{i}" for i, c in enumerate(self.order, 1)}
        self.headline = [c for c in self.order if _is_headline(c, sheaf)]

    def anchor(self, claim_id: str) -> str:
        """Id of a claim on the page."""
        return "c" + self.labels[claim_id].replace(".", "-")

    # ------------------------------------------------------------ claims in full
    def full(self, disputes: dict[str, list[Pointer]]) -> tuple[list[ClaimView], int]:
        """The headline claims laid out, and how many a limit left out.

        :param disputes: conflicts by the claim whose sentences they touch
        """
        chosen = self.headline[: limits.FULL_CLAIMS]
        made = [
            self._claim(claim, disputes.get(claim.claim_id, []), opened=i < limits.OPEN_CLAIMS)
            for i, claim in enumerate(chosen)
        ]
        return made, len(self.headline) - len(chosen)

    def _claim(self, claim: Claim, disputes: Sequence[Pointer], *, opened: bool) -> ClaimView:
        anchor = self.anchor(claim.claim_id)
        mentions = self.sheaf.mentions.get(claim.claim_id, [])
        shown = mentions[: limits.MENTIONS]
        back = Reference(self.labels[claim.claim_id], anchor)
        return ClaimView(
            anchor=anchor,
            label=back.label,
            text=words.clip(claim.text, limits.SPAN),
            publishers=claim.publishers,
            unsourced=claim.unsourced_publishers,
            origins_min=claim.origins_min,
            origins_max=claim.origins_max,
            named=claim.named,
            anonymous=claim.anonymous,
            anonymous_only=bool(claim.anonymous_only),
            sides=claim.sides,
            status=words.STATUSES.get(claim.status, claim.status),
            disputed=claim.disputed,
            disputed_words=words.disputed(claim.disputed),
            disputes=tuple(disputes) if claim.disputed else (),
            credibility=claim.credibility,
            credibility_words=words.CREDIBILITY.get(claim.credibility, words.CREDIBILITY[6]),
            reasons=self._reasons(claim.why),
            evidence=self.sentences.evidence(claim.evidence),
            origins=self._origins(claim, shown, anchor, back),
            mentions=len({(m.article_id, m.start, m.end) for m in mentions}),
            articles=len({m.article_id for m in mentions}),
            left_out=len(mentions) - len(shown),
            opened=opened and claim.publishers > 1,
        )

    def _reasons(self, why: str) -> tuple[str, ...]:
        """The reasons of a range, one by one: ``why`` sets them apart by line ends or semicolons."""
        parts = [part.strip() for line in why.splitlines() for part in line.split("; ")]
        return tuple(self.sentences.reason(part) for part in parts if part)[:16]

    def _origins(
        self, claim: Claim, mentions: Sequence[Mention], anchor: str, back: Reference
    ) -> tuple[OriginView, ...]:
        """Origins that count in the minimum first; last the sentences that cite nobody."""
        by_origin: dict[str | None, list[Mention]] = {}
        origins = self.sheaf.origins.get(claim.claim_id, [])
        known = {o.origin_id for o in origins}
        for mention in mentions:
            key = mention.origin_id if mention.origin_id in known else None
            by_origin.setdefault(key, []).append(mention)
        ranked = sorted(
            origins, key=lambda o: (not o.in_minimum, -len(by_origin.get(o.origin_id, ())), o.origin_id)
        )
        made = [
            self._origin(origin, by_origin.get(origin.origin_id, []), f"{anchor}-o{i}", back)
            for i, origin in enumerate(ranked, 1)
        ]
        if by_origin.get(None):
            made.append(
                OriginView(
                    anchor=f"{anchor}-o{len(ranked) + 1}",
                    newsroom="",
                    mark="none",
                    sources=(),
                    source_class="",
                    counted="",
                    side="",
                    why=(),
                    evidence=(),
                    mentions=self.sentences.mentions(by_origin[None], None, back),
                )
            )
        return tuple(made)

    def _origin(
        self, origin: Origin, mentions: Sequence[Mention], anchor: str, back: Reference
    ) -> OriginView:
        return OriginView(
            anchor=anchor,
            newsroom=self.places.newsroom(origin.newsroom) or "Newsroom not named",
            mark="none" if not origin.newsroom else "hollow" if origin.latent else "solid",
            sources=tuple(words.clip(name, limits.NAME) for name in origin.human_sources[:12]),
            source_class=words.SOURCE_CLASSES.get(origin.source_class, origin.source_class),
            counted="counts in the minimum" if origin.in_minimum else "counts in the maximum only",
            side=words.clip(origin.side, limits.NAME),
            why=self._reasons(origin.why),
            # the sentences themselves follow: only what stands elsewhere is shown beside the reason
            evidence=self.sentences.evidence(origin.evidence, beside=mentions),
            mentions=self.sentences.mentions(mentions, origin, back),
        )

    # ------------------------------------------------------------ claims in a line
    def singles(self) -> tuple[list[SingleView], int]:
        """The other claims, in the order of the text, and how many a limit left out."""
        headline = set(self.labels) & {c.claim_id for c in self.headline}
        rest = [c for c in self.order if c.claim_id not in headline]
        return [self._single(c) for c in rest[: limits.SINGLE_CLAIMS]], max(
            0, len(rest) - limits.SINGLE_CLAIMS
        )

    def _single(self, claim: Claim) -> SingleView:
        anchor = self.anchor(claim.claim_id)
        back = Reference(self.labels[claim.claim_id], anchor)
        mentions = self.sheaf.mentions.get(claim.claim_id, [])
        origins = {o.origin_id: o for o in self.sheaf.origins.get(claim.claim_id, [])}
        first = mentions[0] if mentions else None
        notes = [words.ROLES.get(first.role, first.role)] if first and first.role != "body" else []
        return SingleView(
            anchor=anchor,
            label=back.label,
            text=words.clip(claim.text, limits.SPAN // 2),
            href=self.places.refer(first.article_id, first.start, first.end, back) if first else "",
            chain=self.sentences.chain(first, origins.get(first.origin_id or "")) if first else (),
            counts=f"origins {claim.origins_min}–{claim.origins_max} · named {claim.named}"
            f" / anonymous {claim.anonymous}",
            modality=self.sentences.modality(first) if first else "",
            notes=tuple(notes + ([words.disputed(True)] if claim.disputed else [])),
        )


def _order(sheaf: Sheaf, places: Places) -> list[Claim]:
    """Claims of several publishers first, of these the ones that somebody is cited for; then by counts.

    Where the counts are equal, as the articles have them.
    """

    def rank(claim: Claim) -> tuple[bool, bool, int, int, int, int, str]:
        mentions = sheaf.mentions.get(claim.claim_id, [])
        first = min(((places.numbers.get(m.article_id, 0), m.start) for m in mentions), default=(0, 0))
        shared, cited = claim.publishers > 1, claim.status != "unattributed"
        return (not shared, not cited, -claim.publishers, -len(mentions), *first, claim.claim_id)

    return sorted(sheaf.claims, key=rank)


def _is_headline(claim: Claim, sheaf: Sheaf) -> bool:
    """Laid out in full: what several publishers carry, or what stands in several sentences."""
    return claim.publishers > 1 or len(sheaf.mentions.get(claim.claim_id, ())) > 1
