"""What counting looks up about one story: rows by id, newsrooms of articles, speakers and their sides."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from wellhead import newsrooms
from wellhead.link.claim_people import plain
from wellhead.link.claim_sides import Sides
from wellhead.link.dossier import Dossier
from wellhead.records import Article, Attribution, Derivation, Evidence, Passage, Sentence, Span, Statement

_COPYING = frozenset({"copy", "version"})
#: Credits by which an article as a whole is another newsroom's text; "contributed" is a helping hand.
_WHOLE = frozenset({"dateline", "byline", "credit_line"})


@dataclass(frozen=True, slots=True)
class Room:
    """A newsroom as counting knows it.

    :param key: what tells it from others
    :param name: how it is shown; null where the text does not say who it is
    :param why: why an article's news is laid at its door, in one sentence
    """

    key: str
    name: str | None
    why: str
    evidence: tuple[Evidence, ...] = ()


class StoryView:
    """The rows of one story, by what counting asks for."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.articles: Mapping[str, Article] = {a.article_id: a for a in dossier.articles}
        self.statements: Mapping[str, Statement] = {s.statement_id: s for s in dossier.statements}
        self.attributions: Mapping[str, Attribution] = {a.attribution_id: a for a in dossier.attributions}
        self.by_article: Mapping[str, Sequence[Attribution]] = _grouped(dossier.attributions)
        self._sentences: Mapping[str, Sequence[Sentence]] = _grouped(
            sorted(dossier.sentences, key=lambda s: (s.article_id, s.start, s.end))
        )
        self._starts = {a: [s.start for s in rows] for a, rows in self._sentences.items()}
        self.derivations: Mapping[str, Sequence[Derivation]] = _derived(dossier.derivations)
        self.passages: Mapping[str, Sequence[Passage]] = _passages(dossier.passages)
        self.sides = Sides.of_story(dossier)
        self.names = self.sides.names
        self.publishers = {a.article_id: publisher_of(a) for a in dossier.articles}
        self._outlets = {outlet_key(p): p for p in sorted(self.publishers.values())}
        self._rooms = _article_rooms(self)

    def sentence(self, article_id: str, at: int) -> Sentence | None:
        """The sentence in which an offset stands."""
        rows, starts = self._sentences.get(article_id, ()), self._starts.get(article_id, ())
        index = bisect_right(starts, at) - 1
        return rows[index] if index >= 0 and rows[index].end > at else None

    def carrier(self, article_id: str, span: Span) -> Span:
        """The sentence that carries a span, or the span itself where no sentence is known."""
        sentence = self.sentence(article_id, span[0])
        return (sentence.start, max(sentence.end, span[1])) if sentence is not None else span

    def room(self, article_id: str) -> Room:
        """The newsroom whose text an article is: an agency that it credits or copies, else its publisher."""
        return self._rooms[article_id]

    def room_name(self, name: str) -> str:
        """A newsroom by the name that counting uses for it: its publisher's, if it is one of the story's.

        "Meridian Post" is The Meridian Post, "the Union Wire agency" Union Wire.
        """
        known = newsrooms.canonical(name)
        return known or self._outlets.get(outlet_key(name), name)

    def is_newsroom(self, name: str) -> bool:
        """Whether a link of a chain is an outlet or agency rather than a person or body."""
        return newsrooms.canonical(name) is not None or outlet_key(name) in self._outlets

    def quote(self, article_id: str, span: Span, why: str) -> Evidence:
        """A span of an article as evidence."""
        text = self.articles[article_id].text
        return Evidence(
            article_id=article_id, start=span[0], end=span[1], text=text[span[0] : span[1]], why=why
        )


def publisher_of(article: Article) -> str:
    """Who put an article out; one without a publisher is a publisher of its own, named after itself."""
    if article.publisher is None or not article.publisher.strip():
        return article.article_id
    return newsrooms.canonical(article.publisher) or article.publisher


_GENERIC = re.compile(
    r"\s(?:news ?)?(?:agency|newspaper|service|website|site|daily|magazine)$", re.IGNORECASE
)


def outlet_key(name: str) -> str:
    """A newsroom's name without article, case and generic noun: "the Union Wire agency" → "union wire"."""
    return _GENERIC.sub("", plain(name))


_Row = TypeVar("_Row", Attribution, Sentence)


def _grouped(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.article_id].append(row)
    return found


def _derived(rows: Iterable[Derivation]) -> dict[str, list[Derivation]]:
    found: dict[str, list[Derivation]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (r.from_article, r.to_article or "", r.to_name or "", r.relation)):
        found[row.from_article].append(row)
        if row.relation == "version" and row.to_article is not None:
            found[row.to_article].append(row)  # versions of one agency story lean on each other
    return found


def _passages(rows: Iterable[Passage]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for row in rows:
        if row.kind == "frame":
            found[row.a_article].append(row)
            found[row.b_article].append(row)
    return found


# ---------------------------------------------------------------- whose text an article is
def _article_rooms(view: StoryView) -> dict[str, Room]:
    rooms: dict[str, Room] = {}
    for credit in sorted(view.dossier.credits, key=lambda c: (c.article_id, c.start, c.newsroom)):
        article, name = credit.article_id, newsrooms.canonical(credit.newsroom) or credit.newsroom
        if credit.form in _WHOLE and article in view.articles and article not in rooms:
            if name != view.publishers[article]:
                why = f"{view.publishers[article]} credits {name} for the article"
                evidence = view.quote(article, (credit.start, credit.end), why)
                rooms[article] = Room(name, name, why, (evidence,))
            else:
                rooms[article] = _own_room(view, article)
    for _ in range(3):  # a copy of a copy of an agency's text
        for article in sorted(view.articles):
            if article not in rooms:
                found = _inherited(view, article, rooms)
                if found is not None:
                    rooms[article] = found
    return {a: rooms.get(a) or _own_room(view, a) for a in view.articles}


def _own_room(view: StoryView, article: str) -> Room:
    name = view.publishers[article]
    return Room(name, name, f"{name} has it itself")


def _newsroom_in(text: str) -> str | None:
    """The newsroom that a latent report is named after: "Reuters report of 16 April"."""
    known = newsrooms.canonical(text)
    if known is not None:
        return known
    found = newsrooms.find(text, 0, len(text))
    return found[0][2] if found else None


def _inherited(view: StoryView, article: str, rooms: Mapping[str, Room]) -> Room | None:
    for edge in view.derivations.get(article, ()):
        if edge.relation not in _COPYING:
            continue
        if edge.to_article is None:
            name = _newsroom_in(edge.to_name or "")
            if name is not None and edge.from_article == article and name != view.publishers[article]:
                return Room(
                    name, name, f"{view.publishers[article]} prints the text of {name}", edge.evidence
                )
            continue
        other = edge.to_article if edge.from_article == article else edge.from_article
        if other not in view.articles:
            continue
        if other in rooms and rooms[other].key != view.publishers[other]:
            room = rooms[other]
            same = f"{view.publishers[article]} prints the same text as {view.publishers[other]}"
            why = f"{same}, which is {room.name}’s"
            return Room(room.key, room.name, why, (*edge.evidence, *room.evidence))
        if edge.from_article == article and edge.direction == "known" and edge.relation == "copy":
            name = view.publishers[other]
            why = f"{view.publishers[article]} copies the article of {name}"
            return Room(name, name, why, edge.evidence)
    return None
