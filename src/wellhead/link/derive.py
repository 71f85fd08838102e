"""Derivations: who has the news from whom, as directed and typed edges with their evidence.

1. What an article names: a credit for the whole of it (``copy``), a newsroom that its lede or a good part
   rests on (``re_report``), any other newsroom, document or public utterance (``cites``).  The edge goes to
   that newsroom's article where the story has it, else to the newsroom, latent.
2. What two articles share: text (``copy``, ``partial_copy``; ``version`` where both are one newsroom's or
   one agency's) or quotations alone (``shares_quote``).  Siblings under one latent newsroom that share no
   text have no edge between them.

Direction: credit, named newsroom, hyperlink, then time; else unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from wellhead.link.direction import Direction, LinkIndex, decide
from wellhead.link.dossier import Dossier
from wellhead.link.moments import later_than, minutes
from wellhead.link.naming import Coverage, Named, named_newsrooms, newsroom_key, publisher_key
from wellhead.link.overlap import COPIED, Overlap, overlaps
from wellhead.link.passages import FRAME, QUOTATION, SHORTEST
from wellhead.link.utterances import cited_sources
from wellhead.link.words import body_spans, read_forms
from wellhead.records import Article, Derivation, Evidence

_REUSE = (FRAME, QUOTATION)
#: Words of a quotation, in a row, of which the report it was taken from must have some.
_TELLING = 5
#: Words of the shortest run that shows an agency's text where only the other article credits it.
_AGENCY_RUN = 25


def derive(dossier: Dossier) -> list[Derivation]:
    """The derivations of one story's articles, sorted by the key of their table.

    Reads articles, lines, links, sentences, attributions, statements, credits and passages of the dossier.
    """
    case = _Case(dossier)
    found: list[Derivation] = []
    for article_id in sorted(case.coverage):
        found += case.named_edges(article_id)
        found += cited_sources(case.coverage[article_id], case.rooms(article_id))
    uncredited: dict[tuple[str, str | None], Derivation] = {}
    for overlap in case.overlaps:
        found += case.text_edges(overlap)
        for edge in case.agency_edges(overlap):
            known = uncredited.setdefault((edge.from_article, edge.to_name), edge)
            if (edge.containment or 0) > (known.containment or 0):
                uncredited[edge.from_article, edge.to_name] = edge
    return sorted(
        (replace(edge, evidence=case.spelled(edge.evidence)) for edge in (*found, *uncredited.values())),
        key=lambda edge: (edge.from_article, edge.to_article or "", edge.to_name or "", edge.relation),
    )


class _Case:
    """A story's articles with what each names, and the text each pair shares."""

    def __init__(self, dossier: Dossier) -> None:
        self.articles: dict[str, Article] = {a.article_id: a for a in dossier.articles}
        self.coverage = _coverages(dossier)
        self.keys = {key: publisher_key(article) for key, article in self.articles.items()}
        self.of_newsroom: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self.articles):
            if newsroom := self.keys[key]:
                self.of_newsroom[newsroom].append(key)
        credited = {k for credit in dossier.credits if (k := newsroom_key(credit.newsroom))}
        at_hand = set(self.of_newsroom) | credited
        self.named: dict[str, dict[str, Named]] = {
            key: {newsroom_key(named.newsroom) or "": named for named in named_newsrooms(coverage, at_hand)}
            for key, coverage in self.coverage.items()
        }
        self.overlaps = overlaps(dossier.passages, {key: len(self.words(key)) for key in self.coverage})
        self.shared = {(o.a, o.b): o for o in self.overlaps}
        self.links = LinkIndex(dossier.links)

    def words(self, article_id: str) -> list[str]:
        """The folded words of an article's body."""
        coverage = self.coverage[article_id]
        return read_forms(coverage.article.text, body_spans(coverage.article, coverage.lines))

    def rooms(self, article_id: str) -> set[str]:
        """Newsroom keys that an article has edges to as newsrooms, and its own."""
        return set(self.named[article_id]) | {self.keys[article_id] or ""}

    # ------------------------------------------------------------ what an article names
    def named_edges(self, article_id: str) -> list[Derivation]:
        """Edges from an article to the newsrooms it names, or to their articles of the story."""
        found = []
        for key, named in sorted(self.named[article_id].items()):
            target = self._target(article_id, key)
            overlap = self._between(article_id, target) if target else None
            if named.whole and overlap is not None and overlap.reused:
                continue  # the shared text says it; see text_edges
            if named.whole:  # it prints another text of that agency than the one at hand
                target, overlap = None, None
            relation = "copy" if named.whole else "re_report" if named.re_report else "cites"
            found.append(
                Derivation(
                    from_article=article_id,
                    to_article=target,
                    to_name=None if target else named.newsroom,
                    relation=relation,
                    direction="known",
                    containment=round(overlap.containment(article_id), 4) if overlap else None,
                    evidence=tuple(named.evidence),
                )
            )
            if target is not None:
                found += self._other_report(article_id, key, named, target)
        return found

    def _other_report(self, article_id: str, key: str, named: Named, target: str) -> list[Derivation]:
        """An edge to a report of the newsroom that is not at hand: one with words that the one at hand lacks.

        “If one thing has been established …,” Giuliani told the Journal: the Journal's page has been
        rewritten since, and no longer prints it.
        """
        there = " ".join(self.words(target))
        missing = []
        for attribution in self.coverage[article_id].attributions:
            words = read_forms(attribution.content, [(0, len(attribution.content))])
            through = {newsroom_key(node) for node in attribution.chain[1:]}
            if attribution.kind == "direct" and key in through and len(words) >= SHORTEST:
                parts = (" ".join(words[i : i + _TELLING]) for i in range(len(words) - _TELLING + 1))
                if not any(part in there for part in parts):
                    why = f"quotes {named.newsroom}, whose article at hand does not have these words"
                    spot = (attribution.content_start, attribution.content_end)
                    missing.append(
                        Evidence(article_id=article_id, start=spot[0], end=spot[1], text="", why=why)
                    )
        if not missing:
            return []
        return [
            Derivation(
                from_article=article_id,
                to_article=None,
                to_name=f"another report of {named.newsroom}",
                relation="re_report" if named.re_report else "cites",
                direction="known",
                containment=None,
                evidence=tuple(missing),
            )
        ]

    def _target(self, article_id: str, newsroom: str) -> str | None:
        """The article of a newsroom that another article can have its news from: not a later one.

        Of several the one that shares most words, then the earliest, then the smallest id.
        """
        moment = minutes(self.articles[article_id].published)
        candidates = []
        for other in self.of_newsroom.get(newsroom, ()):
            when = minutes(self.articles[other].published)
            if other == article_id or later_than(when, moment):
                continue
            overlap = self._between(article_id, other)
            words = overlap.frame + overlap.quoted if overlap else 0
            candidates.append((-words, when[0] if when else 0, other))
        return min(candidates)[2] if candidates else None

    def _between(self, one: str, two: str) -> Overlap | None:
        a, b = sorted((one, two))
        return self.shared.get((a, b))

    # ------------------------------------------------------------ what two articles share
    def text_edges(self, overlap: Overlap) -> list[Derivation]:
        """The edge between two articles that their shared text shows, if any."""
        one_newsroom = self.keys[overlap.a] is not None and self.keys[overlap.a] == self.keys[overlap.b]
        agency = self._common_agency(overlap)
        if overlap.reused or (agency and overlap.one_agency and self._one_is_silent(overlap)):
            return [self._reuse(overlap, one_newsroom, agency)]
        if overlap.quoted:
            why = "both print the same {words} words of a quotation"
            return [self._undirected(overlap, "shares_quote", overlap.evidence((QUOTATION,), why))]
        return []

    def agency_edges(self, overlap: Overlap) -> list[Derivation]:
        """Edges to an agency from an article that prints its text without a word of credit.

        The text is the agency's, for the other article with the same words credits it for the whole.
        """
        found = []
        for article_id, other in ((overlap.a, overlap.b), (overlap.b, overlap.a)):
            if overlap.longest < _AGENCY_RUN or any(n.whole for n in self.named[article_id].values()):
                continue
            for key, named in sorted(self.named[other].items()):
                if named.whole and key not in self.rooms(article_id) and key not in self.of_newsroom:
                    share = overlap.containment(article_id)
                    why = "the same {words} words stand in both, and one of the two credits " + named.newsroom
                    found.append(
                        Derivation(
                            from_article=article_id,
                            to_article=None,
                            to_name=named.newsroom,
                            relation="copy" if share >= COPIED else "partial_copy",
                            direction="known",
                            containment=round(share, 4),
                            evidence=(*overlap.evidence((FRAME,), why), *named.evidence[:1]),
                        )
                    )
        return found

    def _reuse(self, overlap: Overlap, one_newsroom: bool, agency: str | None) -> Derivation:
        direction = self._direction(overlap)
        source, target = direction.source, direction.target
        share = overlap.containment(source)
        alone = "copy" if share >= COPIED else "partial_copy"
        relation = "version" if one_newsroom or agency else alone
        why = "the same {words} words stand in both"
        if agency:
            why += f", and both name {agency}"
        evidence = (*overlap.evidence(_REUSE, why), *direction.evidence)
        return Derivation(
            from_article=source,
            to_article=target,
            to_name=None,
            relation=relation,
            direction="known" if direction.known else "unknown",
            containment=round(share, 4),
            evidence=evidence,
        )

    def _undirected(self, overlap: Overlap, relation: str, evidence: tuple[Evidence, ...]) -> Derivation:
        return Derivation(
            from_article=overlap.a,
            to_article=overlap.b,
            to_name=None,
            relation=relation,
            direction="unknown",
            containment=round(overlap.containment(overlap.a), 4),
            evidence=evidence,
        )

    def _common_agency(self, overlap: Overlap) -> str | None:
        """A newsroom, neither's own, that both articles name and at least one credits as a whole.

        Two re-reports of one scoop name it as well, and print nothing of it but a few words.
        """
        a, b = self.named[overlap.a], self.named[overlap.b]
        return next(
            (a[key].newsroom for key in sorted(set(a) & set(b)) if a[key].whole or b[key].whole), None
        )

    def _one_is_silent(self, overlap: Overlap) -> bool:
        """Not both credit an agency for the whole: two that do are siblings under it, whatever they share."""
        return not all(any(n.whole for n in self.named[key].values()) for key in (overlap.a, overlap.b))

    def _direction(self, overlap: Overlap) -> Direction:
        return decide(
            self.articles[overlap.a],
            self.articles[overlap.b],
            named=self.named,
            links=self.links,
            keys=self.keys,
        )

    def spelled(self, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Evidence with the characters of its spans, in the order given, each once."""
        rows = [replace(e, text=self.articles[e.article_id].text[e.start : e.end]) for e in evidence]
        return tuple(dict.fromkeys(rows))


def _coverages(dossier: Dossier) -> dict[str, Coverage]:
    tables: dict[str, Mapping[str, list[Any]]] = {}
    for name in ("lines", "sentences", "attributions", "statements", "credits"):
        rows: dict[str, list[Any]] = defaultdict(list)
        for row in getattr(dossier, name):
            rows[row.article_id].append(row)
        tables[name] = rows
    return {
        article.article_id: Coverage(
            article=article,
            lines=tables["lines"].get(article.article_id, ()),
            sentences=sorted(tables["sentences"].get(article.article_id, ()), key=lambda s: (s.start, s.end)),
            attributions=sorted(
                tables["attributions"].get(article.article_id, ()),
                key=lambda a: (a.content_start, a.content_end, a.attribution_id),
            ),
            statements=tables["statements"].get(article.article_id, ()),
            credits=sorted(tables["credits"].get(article.article_id, ()), key=lambda c: (c.start, c.end)),
        )
        for article in dossier.articles
    }
