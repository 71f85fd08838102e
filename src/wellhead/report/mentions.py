"""Sentences as the page shows them: in their context, with the chain behind them, and as evidence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from wellhead.records import Attribution, Evidence, Mention, Origin
from wellhead.report import limits, words
from wellhead.report.highlight import Mark, Reference, Segment, segments, window
from wellhead.report.places import Places
from wellhead.report.shelf import Sheaf
from wellhead.report.view import ChainNode, EvidenceView, MentionView, Pointer
from wellhead.vocabulary import REPEATING_ROLES, UNKNOWN


class SentenceShower:
    """Builds the sentences of one story.

    :param sheaf: the story's rows
    :param places: where its articles stand on the page
    """

    def __init__(self, sheaf: Sheaf, places: Places) -> None:
        self.sheaf, self.places = sheaf, places
        self.attributions: dict[str, Attribution] = {
            a.attribution_id: a for rows in sheaf.attributions.values() for a in rows
        }
        # reasons name an article without a publisher by its id; only what looks like one is replaced
        self._ids = {
            a.article_id: re.compile(rf"(?<!\w){re.escape(a.article_id)}(?!\w)")
            for a in sheaf.articles.values()
            if not a.publisher and re.search(r"[\d_]", a.article_id)
        }

    # ------------------------------------------------------------ mentions
    def mentions(
        self, rows: Iterable[Mention], origin: Origin | None, back: Reference
    ) -> tuple[MentionView, ...]:
        """Mentions in order; several sources of one sentence are one mention with several chains."""
        same: dict[tuple[str, int, int], list[Mention]] = {}
        for row in rows:
            same.setdefault((row.article_id, row.start, row.end), []).append(row)
        return tuple(self._mention(group, origin, back) for group in same.values())

    def _mention(self, group: Sequence[Mention], origin: Origin | None, back: Reference) -> MentionView:
        """One sentence with its chains; also sets the number that leads back from the article's text."""
        one = group[0]
        article = self.sheaf.articles.get(one.article_id)
        number = self.places.numbers.get(one.article_id, 0)
        return MentionView(
            publisher=self.places.publisher(one.article_id),
            title=words.clip(article.title if article else None, limits.TITLE) or f"article {number}",
            date=words.date(article.published if article else None, short=True),
            role="" if one.role == "body" else words.ROLES.get(one.role, one.role),
            counts=one.role not in REPEATING_ROLES,
            modality=self.modality(one),
            chains=tuple(dict.fromkeys(self.chain(m, origin) for m in group)),
            segments=tuple(self.in_context(one.article_id, one.start, one.end, group)),
            drops=tuple(dict.fromkeys(words.drops(what) for m in group for what in m.drops[:4])),
            in_text=self.places.refer(one.article_id, one.start, one.end, back),
        )

    def modality(self, mention: Mention) -> str:
        """How the statement puts it, in words; empty for what is said to have happened."""
        statement = self.sheaf.statements.get(mention.statement_id)
        return words.MODALITIES.get(statement.modality, "") if statement else ""

    def chain(self, mention: Mention, origin: Origin | None) -> tuple[ChainNode, ...]:
        """From the source to the reader: the attribution's chain, the newsroom behind it, the publisher."""
        attribution = self.attributions.get(mention.attribution_id or "")
        publisher = self.places.publisher(mention.article_id)
        newsroom = self.places.newsroom(origin.newsroom if origin else None)
        latent = bool(origin and origin.latent)
        names = attribution.chain[:8] if attribution else ()
        nodes: list[ChainNode] = []
        for i, name in enumerate(names):
            shown = self.places.newsroom(name)
            if not shown or name == UNKNOWN:
                nodes.append(ChainNode(name="source not settled", kind="unsettled"))
            elif same_name(shown, newsroom):
                nodes.append(ChainNode(name=shown, kind="newsroom", latent=latent))
            else:
                nodes.append(ChainNode(name=shown, kind="source" if i == 0 else "newsroom"))
        if attribution and not names:
            nodes.append(ChainNode(name="source not settled", kind="unsettled"))
        sourced = origin is not None and bool(origin.human_sources)
        if not attribution and not sourced and (not newsroom or same_name(newsroom, publisher)):
            nodes.append(ChainNode(name="nobody cited", kind="unsettled"))
        known = [publisher, *(node.name for node in nodes)]
        if newsroom and not any(same_name(name, newsroom) for name in known):
            # a copy inherits the newsroom that the whole article derives from, though its sentence names none
            nodes.append(ChainNode(name=newsroom, kind="derived", latent=latent))
        if not nodes or not same_name(nodes[-1].name, publisher):
            nodes.append(ChainNode(name=publisher, kind="publisher"))
        return tuple(nodes)

    # ------------------------------------------------------------ context
    def in_context(
        self, article_id: str, start: int, end: int, mentions: Sequence[Mention] = ()
    ) -> list[Segment]:
        """A span in its sentence: the span marked, what surrounds it muted, sources and cues shown."""
        article = self.sheaf.articles.get(article_id)
        if article is None:
            return [Segment(words.clip(m.text, limits.SPAN), ("mention",)) for m in mentions[:1]]
        end = min(end, start + limits.SPAN)
        first, last = self.bounds(article_id, start, end)
        low, high = window(article.text, (start, end), (first, last), limits.CONTEXT)
        marks = [Mark(start, end, "mention"), Mark(low, start, "muted"), Mark(end, high, "muted")]
        for mention in mentions:
            attribution = self.attributions.get(mention.attribution_id or "")
            if attribution:
                marks += source_and_cue(attribution)
        shown = segments(article.text, low, high, marks)
        before = [Segment("… ", ("muted",))] if low > first else []
        return [*before, *shown, *([Segment(" …", ("muted",))] if high < last else [])]

    def bounds(self, article_id: str, start: int, end: int) -> tuple[int, int]:
        """The sentences that a span touches; its paragraph where nothing was split into sentences."""
        sentences = self.sheaf.sentences.get(article_id, ())
        low, high = start, end
        at = max(0, bisect_right(sentences, start, key=lambda s: s.start) - 1)
        for sentence in sentences[at : at + 20]:
            if sentence.start < end and start < sentence.end:
                low, high = min(low, sentence.start), max(high, sentence.end)
        if (low, high) == (start, end) and article_id in self.sheaf.articles:
            # no sentence was read here: the paragraph, as far as the page would show it
            text = self.sheaf.articles[article_id].text
            before = text.rfind("\n", max(0, start - limits.CONTEXT), start) + 1
            after = text.find("\n", end, end + limits.CONTEXT)
            return before or max(0, start - limits.CONTEXT), after if after >= 0 else end + limits.CONTEXT
        return low, high

    # ------------------------------------------------------------ evidence and reasons
    def evidence(
        self, rows: Iterable[Evidence], *, limit: int = limits.EVIDENCE, beside: Sequence[Mention] = ()
    ) -> tuple[EvidenceView, ...]:
        """Spans behind a decision, those that show the same thing together.

        :param limit: reasons shown
        :param beside: sentences that are shown next to it: what stands in one of them is not repeated
        """
        shown = [(m.article_id, *self.bounds(m.article_id, m.start, m.end)) for m in beside]
        together: dict[str, list[Evidence]] = {}
        for row in rows:
            if not any(
                a == row.article_id and row.start < end and start < row.end for a, start, end in shown
            ):
                together.setdefault(row.why, []).append(row)
        return tuple(
            EvidenceView(
                why=self.reason(why),
                text=words.clip(group[0].text, limits.CONTEXT),
                places=tuple(
                    dict.fromkeys(
                        Pointer(
                            text=self.places.publisher(row.article_id),
                            href=self.places.href(row.article_id, row.start),
                        )
                        for row in group[: 2 * limits.EVIDENCE]
                    )
                ),
            )
            for why, group in list(together.items())[:limit]
        )

    def reason(self, text: str) -> str:
        """A reason on one line, with articles called as the page calls them."""
        for article_id, pattern in self._ids.items():
            if article_id in text:
                name = self.places.publisher(article_id)
                text = name.join(pattern.split(text))
        return words.capital(words.clip(text, limits.REASON))


def source_and_cue(attribution: Attribution) -> list[Mark]:
    """The marks of an attribution's source and cue, as far as it has them."""
    spans = (
        (attribution.source_start, attribution.source_end, "source"),
        (attribution.cue_start, attribution.cue_end, "cue"),
    )
    return [Mark(a, b, kind) for a, b, kind in spans if a is not None and b is not None]


def same_name(one: str, other: str) -> bool:
    """One newsroom under two spellings: case and a leading article do not matter."""
    return bool(one) and one.casefold().removeprefix("the ") == other.casefold().removeprefix("the ")
