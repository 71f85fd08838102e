"""Which newsrooms an article names as the source of what it prints, and how much rests on each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from wellhead import newsrooms
from wellhead.link.wording import wording
from wellhead.records import Article, Attribution, Credit, Evidence, Line, Sentence, Span, Statement
from wellhead.vocabulary import COUNTING_ROLES

#: Credit forms that speak for the whole article: "ALEPPO (Reuters) -", "By AFP", "--Reuters".
_WHOLE = ("dateline", "byline", "credit_line")
#: Sentences of the body that make its lede.
_LEDE_SENTENCES = 2
#: Where no sentences are at hand, their usual length.
_SENTENCE_CHARACTERS = 200
#: An article that rests on a newsroom more than once, first among its first sentences, re-reports it: "The
#: New York Times reported Friday that … The paper said …".
_OPENING_SENTENCES = 5
_OPENING_TIMES = 2
#: Share of an article's statements that makes it a re-report of the newsroom they rest on.
_GOOD_SHARE = 0.2
#: Mentions shown as evidence.
_SHOWN = 5
_NAMED_CLASSES = ("named_person", "named_organisation", "document")


@dataclass(slots=True)
class Named:
    """A newsroom that an article names, and what rests on it."""

    newsroom: str
    #: the article as a whole is credited to it
    whole: bool = False
    #: it is only spoken of: nothing is attributed to it
    mentioned: bool = False
    #: the article reports what this newsroom reported: in its headline, its lede or a good part
    re_report: bool = False
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Coverage:
    """One article with what annotate found in it, each in text order."""

    article: Article
    lines: Sequence[Line]
    sentences: Sequence[Sentence]
    attributions: Sequence[Attribution]
    statements: Sequence[Statement]
    credits: Sequence[Credit]

    def lede_end(self) -> int:
        """Code point where the lede ends: after the second sentence of the body."""
        return self.end_of(_LEDE_SENTENCES)

    def end_of(self, sentences: int) -> int:
        """Code point where the first sentences of the body end."""
        ends = [s.end for s in self.sentences if s.role in COUNTING_ROLES][:sentences]
        if ends:
            return ends[-1]
        starts = [line.start for line in self.lines if line.role in COUNTING_ROLES]
        return (min(starts) if starts else 0) + sentences * _SENTENCE_CHARACTERS

    def sentence_at(self, place: int) -> Span | None:
        """The sentence that holds a code point, or the last one before it."""
        at = bisect_right([s.start for s in self.sentences], place) - 1
        return (self.sentences[at].start, self.sentences[at].end) if at >= 0 else None


def fold(name: str) -> str:
    """A name for comparison, where the table of newsrooms does not know it."""
    text = re.sub(r"[^\w\s]", " ", name.replace("’", "").replace("'", "")).casefold()
    return " ".join(word for word in text.split() if word != "the")


def newsroom_key(name: str | None) -> str | None:
    """One string for all ways to write a newsroom or publisher; null for none."""
    if not name or not name.strip():
        return None
    known = newsrooms.canonical(name) or (newsrooms.by_domain(name) if "." in name else None)
    return known or fold(name) or None


def publisher_key(article: Article) -> str | None:
    """The newsroom that put an article out: its publisher, else the host of its address."""
    key = newsroom_key(article.publisher)
    if key is None and article.url:
        try:
            key = newsrooms.by_domain(urlsplit(article.url).hostname or "")
        except ValueError:
            key = None
    return key


def named_newsrooms(coverage: Coverage, others: Iterable[str]) -> list[Named]:
    """The newsrooms that an article names as its source, its own left out, in the order of their names.

    :param coverage: the article
    :param others: newsroom keys of publishers of the story and of agencies that its articles credit: names
        that the table need not know
    """
    own = publisher_key(coverage.article)
    known = {key for key in others if key != own}
    found: dict[str, Named] = {}
    for credit in coverage.credits:
        key = newsroom_key(credit.newsroom)
        if key is None or key == own:
            continue
        named = found.setdefault(key, Named(credit.newsroom))
        named.whole = named.whole or credit.form in _WHOLE
        named.re_report = named.re_report or credit.form == "title"
        why = (
            f"credits {credit.newsroom} for the article as a whole"
            if credit.form in _WHOLE
            else f"names {credit.newsroom} as its source"
        )
        named.evidence.append(_evidence(coverage.article, (credit.start, credit.end), why))
    _from_attributions(coverage, own, known, found)
    _from_mentions(coverage, own, known, found)
    for named in found.values():
        named.evidence = sorted(named.evidence, key=lambda e: (e.start, e.end))[:_SHOWN]
    return [found[key] for key in sorted(found)]


def _from_attributions(coverage: Coverage, own: str | None, known: set[str], found: dict[str, Named]) -> None:
    lede, opening = coverage.lede_end(), coverage.end_of(_OPENING_SENTENCES)
    counted = [s for s in coverage.statements if s.role in COUNTING_ROLES]
    total = len(counted) or sum(a.role in COUNTING_ROLES for a in coverage.attributions)
    resting: dict[str, list[int]] = defaultdict(list)
    for attribution in coverage.attributions:
        key, node = _newsroom_of(attribution, own, known | set(found))
        if key is None:
            continue
        named = found.setdefault(key, Named(newsrooms.canonical(node) or node))
        place = _mention(coverage, attribution, key)
        why = f"names {named.newsroom} as the newsroom that obtained this"
        named.evidence.append(_evidence(coverage.article, place, why))
        # “In an interview with CBS television, Mr Putin said”: he could say it to anybody.
        public = attribution.source_class in _NAMED_CLASSES and key != newsroom_key(attribution.chain[0])
        if attribution.role in COUNTING_ROLES:
            if not public:
                resting[key].append(attribution.content_start)
        elif attribution.role in ("title", "standfirst") and not public:
            named.re_report = True
    for key, places in resting.items():
        often = len(places) >= _OPENING_TIMES
        if min(places) < lede or (often and (min(places) < opening or len(places) >= _GOOD_SHARE * total)):
            found[key].re_report = True


def _newsroom_of(attribution: Attribution, own: str | None, known: set[str]) -> tuple[str | None, str]:
    """The newsroom in a chain that is nearest to the human source, with the name it goes by there."""
    for node in attribution.chain:
        # "the people said" are nobody's magazine
        if not node.removeprefix("the ")[:1].islower():
            key = newsroom_key(node)
            if key is not None and key != own and (newsrooms.canonical(node) or key in known):
                return key, node
    return None, ""


def _from_mentions(coverage: Coverage, own: str | None, known: set[str], found: dict[str, Named]) -> None:
    """Newsrooms whose work a sentence speaks of without telling what they said.

    Any newsroom where its work is named ("The survey, carried out by Sky News"); one of the story's own
    wherever its report is meant ("which was first reported by The New York Times").
    """
    text, words = coverage.article.text, wording()
    in_full = {named.newsroom for named in found.values()} | {
        name for _, _, name in newsrooms.find(text, 0, len(text))
    }
    for sentence in coverage.sentences:
        if sentence.role not in COUNTING_ROLES:
            continue
        for start, end, name in newsrooms.find(text, sentence.start, sentence.end, in_full):
            key = newsroom_key(name)
            if key is None or key == own or (key in found and not found[key].mentioned):
                continue
            at_hand = key in known and words.report_of.search(text, sentence.start, sentence.end)
            if at_hand or words.work_of.search(text[max(sentence.start, start - 40) : start]):
                named = found.setdefault(key, Named(name, mentioned=True))
                named.evidence.append(
                    _evidence(coverage.article, (start, end), f"speaks of the work of {name}")
                )


def _mention(coverage: Coverage, attribution: Attribution, key: str) -> Span:
    """Where an attribution names a newsroom: in its sentence, else its source, cue or content."""
    text = coverage.article.text
    for start, end in _clauses(coverage, attribution):
        for first, last, name in newsrooms.find(text, start, end, (key,)):
            if newsroom_key(name) == key:
                return first, last
        for node in attribution.chain:
            at = text.find(node, start, end) if newsroom_key(node) == key else -1
            if at >= 0:
                return at, at + len(node)
    if attribution.source_start is not None and attribution.source_end is not None:
        return attribution.source_start, attribution.source_end
    if attribution.cue_start is not None and attribution.cue_end is not None:
        return attribution.cue_start, attribution.cue_end
    return (
        attribution.content_pieces[0]
        if attribution.content_pieces
        else (
            attribution.content_start,
            attribution.content_end,
        )
    )


def _clauses(coverage: Coverage, attribution: Attribution) -> list[Span]:
    """The source with its surroundings first, then the sentence that holds the cue or the content."""
    anchor = attribution.cue_start if attribution.cue_start is not None else attribution.content_start
    sentence = coverage.sentence_at(anchor)
    places: list[Span] = []
    if attribution.source_start is not None and attribution.source_end is not None:
        places.append((attribution.source_start, attribution.source_end))
    if sentence is not None:
        places.append(sentence)
    return places


def _evidence(article: Article, place: Span, why: str) -> Evidence:
    start, end = place
    return Evidence(
        article_id=article.article_id, start=start, end=end, text=article.text[start:end], why=why
    )
