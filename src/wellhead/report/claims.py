"""Claims as the page shows them: the counts, the reasons, and each origin with the sentences behind it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from wellhead.records import REPEATING_ROLES, UNKNOWN, Attribution, Claim, Evidence, Mention, Origin
from wellhead.report import limits, words
from wellhead.report.highlight import Mark, Reference, Segment, segments, window
from wellhead.report.places import Places
from wellhead.report.shelf import Sheaf
from wellhead.report.view import (
    ChainNode,
    ClaimView,
    EvidenceView,
    MentionView,
    OriginView,
    Pointer,
    SingleView,
)


class ClaimShower:
    """Builds the claims of one story.

    :param sheaf: the story's rows
    :param places: where its articles stand on the page
    :param story: the story's number on the page
    """

    def __init__(self, sheaf: Sheaf, places: Places, story: int) -> None:
        self.sheaf, self.places, self.story = sheaf, places, story
        self.attributions: dict[str, Attribution] = {
            a.attribution_id: a for rows in sheaf.attributions.values() for a in rows
        }
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
            reasons=reasons(claim.why),
            evidence=self.evidence(claim.evidence, limit=2 * limits.EVIDENCE),
            origins=self._origins(claim, shown, anchor, back),
            mentions=len(mentions),
            articles=len({m.article_id for m in mentions}),
            left_out=len(mentions) - len(shown),
            opened=opened and claim.publishers > 1,
        )

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
                    why="",
                    evidence=(),
                    mentions=tuple(self.mention(m, None, back) for m in by_origin[None]),
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
            why=words.clip(origin.why, limits.REASON),
            evidence=self.evidence(
                # the sentences themselves follow: only what stands elsewhere is shown beside the reason
                (e for e in origin.evidence if not any(_touches(e, m) for m in mentions)),
                limit=limits.EVIDENCE,
            ),
            mentions=tuple(self.mention(m, origin, back) for m in mentions),
        )

    def mention(self, mention: Mention, origin: Origin | None, back: Reference) -> MentionView:
        """One sentence with its chain; also sets the number that leads back from the article's text."""
        article = self.sheaf.articles.get(mention.article_id)
        number = self.places.numbers.get(mention.article_id, 0)
        statement = self.sheaf.statements.get(mention.statement_id)
        return MentionView(
            publisher=self.places.publisher(mention.article_id),
            title=words.clip(article.title if article else None, limits.TITLE) or f"article {number}",
            date=words.date(article.published if article else None, short=True),
            role="" if mention.role == "body" else words.ROLES.get(mention.role, mention.role),
            counts=mention.role not in REPEATING_ROLES,
            modality=words.MODALITIES.get(statement.modality, "") if statement else "",
            chain=self.chain(mention, origin),
            segments=tuple(self.in_context(mention.article_id, mention.start, mention.end, mention)),
            drops=tuple(words.drops(what) for what in mention.drops[:4]),
            in_text=self.places.refer(mention.article_id, mention.start, mention.end, back),
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
        statement = self.sheaf.statements.get(first.statement_id) if first else None
        return SingleView(
            anchor=anchor,
            label=back.label,
            text=words.clip(claim.text, limits.SPAN // 2),
            href=self.places.refer(first.article_id, first.start, first.end, back) if first else "",
            chain=self.chain(first, origins.get(first.origin_id or "")) if first else (),
            counts=f"origins {claim.origins_min}–{claim.origins_max} · named {claim.named}"
            f" / anonymous {claim.anonymous}",
            modality=words.MODALITIES.get(statement.modality, "") if statement else "",
            notes=tuple(notes + ([words.disputed(True)] if claim.disputed else [])),
        )

    # ------------------------------------------------------------ shared parts
    def chain(self, mention: Mention, origin: Origin | None) -> tuple[ChainNode, ...]:
        """From the source to the reader: the attribution's chain, the newsroom behind it, the publisher."""
        attribution = self.attributions.get(mention.attribution_id or "")
        publisher = self.places.publisher(mention.article_id)
        newsroom = self.places.newsroom(origin.newsroom if origin else None)
        latent = bool(origin and origin.latent)
        names = list(attribution.chain[:8]) if attribution else []
        nodes: list[ChainNode] = []
        for i, name in enumerate(names):
            shown = self.places.newsroom(name)
            if not shown or name == UNKNOWN:
                nodes.append(ChainNode(name="source not settled", kind="unsettled"))
            elif _same(shown, newsroom):
                nodes.append(ChainNode(name=shown, kind="newsroom", latent=latent))
            else:
                nodes.append(ChainNode(name=shown, kind="source" if i == 0 else "newsroom"))
        if attribution and not names:
            nodes.append(ChainNode(name="source not settled", kind="unsettled"))
        sourced = origin is not None and bool(origin.human_sources)
        if not attribution and not sourced and (not newsroom or _same(newsroom, publisher)):
            nodes.append(ChainNode(name="nobody cited", kind="unsettled"))
        if (
            newsroom
            and not any(_same(node.name, newsroom) for node in nodes)
            and not _same(newsroom, publisher)
        ):
            # a copy inherits the newsroom that the whole article derives from, though its sentence names none
            nodes.append(ChainNode(name=newsroom, kind="derived", latent=latent))
        if not nodes or not _same(nodes[-1].name, publisher):
            nodes.append(ChainNode(name=publisher, kind="publisher"))
        return tuple(nodes)

    def in_context(
        self, article_id: str, start: int, end: int, mention: Mention | None = None
    ) -> list[Segment]:
        """A span in its sentence: the span marked, what surrounds it muted, source and cue shown."""
        article = self.sheaf.articles.get(article_id)
        if article is None:
            return [Segment(words.clip(mention.text, limits.SPAN), ("mention",))] if mention else []
        end = min(end, start + limits.SPAN)
        first, last = self._sentence(article_id, start, end)
        low, high = window(article.text, (start, end), (first, last), limits.CONTEXT)
        marks = [Mark(start, end, "mention"), Mark(low, start, "muted"), Mark(end, high, "muted")]
        attribution = self.attributions.get(mention.attribution_id or "") if mention else None
        if attribution:
            for edges, kind in (
                ((attribution.source_start, attribution.source_end), "source"),
                ((attribution.cue_start, attribution.cue_end), "cue"),
            ):
                if edges[0] is not None and edges[1] is not None:
                    marks.append(Mark(edges[0], edges[1], kind))
        shown = segments(article.text, low, high, marks)
        before = [Segment("… ", ("muted",))] if low > first else []
        return [*before, *shown, *([Segment(" …", ("muted",))] if high < last else [])]

    def _sentence(self, article_id: str, start: int, end: int) -> tuple[int, int]:
        """The sentences that a span touches; its paragraph where nothing was split into sentences."""
        sentences = self.sheaf.sentences.get(article_id, ())
        low, high = start, end
        at = max(0, bisect_right(sentences, start, key=lambda s: s.start) - 1)
        for sentence in sentences[at : at + 20]:
            if sentence.start < end and start < sentence.end:
                low, high = min(low, sentence.start), max(high, sentence.end)
        if (low, high) == (start, end):
            # no sentence was read here: the paragraph, as far as the page would show it
            text = self.sheaf.articles[article_id].text
            before = text.rfind("\n", max(0, start - limits.CONTEXT), start) + 1
            after = text.find("\n", end, end + limits.CONTEXT)
            return before or max(0, start - limits.CONTEXT), after if after >= 0 else end + limits.CONTEXT
        return low, high

    def evidence(self, rows: Iterable[Evidence], *, limit: int) -> tuple[EvidenceView, ...]:
        """Spans behind a decision, each leading to its place."""
        return tuple(
            EvidenceView(
                why=words.clip(row.why, limits.REASON),
                text=words.clip(row.text, limits.CONTEXT),
                article=self.places.publisher(row.article_id),
                href=self.places.href(row.article_id, row.start),
            )
            for row in list(rows)[:limit]
        )


def reasons(why: str) -> tuple[str, ...]:
    """The reasons of a range, one by one: ``why`` sets them apart by line ends or semicolons."""
    parts = [part.strip() for line in why.splitlines() for part in line.split("; ")]
    return tuple(words.capital(words.clip(part, limits.REASON)) for part in parts if part)[:16]


def _order(sheaf: Sheaf, places: Places) -> list[Claim]:
    """Claims of several publishers first, then by mentions, then as the articles have them."""

    def rank(claim: Claim) -> tuple[bool, int, int, int, int, str]:
        mentions = sheaf.mentions.get(claim.claim_id, [])
        first = min(((places.numbers.get(m.article_id, 0), m.start) for m in mentions), default=(0, 0))
        return (claim.publishers < 2, -len(mentions), -claim.publishers, *first, claim.claim_id)

    return sorted(sheaf.claims, key=rank)


def _is_headline(claim: Claim, sheaf: Sheaf) -> bool:
    """Laid out in full: what several publishers carry, or what stands in several sentences."""
    return claim.publishers > 1 or len(sheaf.mentions.get(claim.claim_id, ())) > 1


def _same(one: str, other: str) -> bool:
    """One newsroom under two spellings: case and a leading article do not matter."""
    return bool(one) and one.casefold().removeprefix("the ") == other.casefold().removeprefix("the ")


def _touches(evidence: Evidence, mention: Mention) -> bool:
    return (
        evidence.article_id == mention.article_id
        and evidence.start < mention.end
        and mention.start < evidence.end
    )
