"""What the passages of two articles add up to: how much of each stands in the other, and as what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wellhead.link.passages import FRAME, QUOTATION
from wellhead.records import Evidence, Passage

#: Share of the shorter article that must stand in the longer one before text counts as reused, or less
#: where a whole paragraph does.  Of pairs read by hand, those at a half were reuse without exception, at
#: .3-.4 three of eight, at .2 none.
REUSED, _REUSED_WITH_PARAGRAPH = 0.4, 0.35
_PARAGRAPH = 60
#: Words that two articles must share at least, however short one of them is.
_LEAST_WORDS = 20
#: Share of the deriving article that makes it a copy, not a partial one.
COPIED = 0.5
#: Of the words outside quotation marks this share must be shared too: two reports of one speech may be
#: half quotation and copy nothing of each other.
_OWN_PROSE = 0.2
#: Two texts of one agency: runs of its prose are shared even where the story has moved on.
_VERSION_WORDS = 30
_VERSION_SHARE = 0.12
_VERSION_RUN = 14
#: Passages shown as evidence, the longest first.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Overlap:
    """The shared text of articles a and b (a has the smaller id).

    ``frame`` and ``quoted`` are words under runs of prose and of quotation alone; ``a_words`` and
    ``b_words`` the articles' own lengths.
    """

    a: str
    b: str
    a_words: int
    b_words: int
    frame: int
    quoted: int
    longest: int
    passages: tuple[Passage, ...]

    def containment(self, article_id: str) -> float:
        """Share of an article's words that stand in the other one."""
        words = self.a_words if article_id == self.a else self.b_words
        return min(1.0, (self.frame + self.quoted) / words) if words else 0.0

    @property
    def reused(self) -> bool:
        """So much of the shorter article stands in the longer that one is made from the other."""
        least = min(self.a_words, self.b_words)
        bound = _REUSED_WITH_PARAGRAPH if self.longest >= _PARAGRAPH else REUSED
        shared = self.frame + self.quoted
        return shared >= max(_LEAST_WORDS, bound * least) and self.frame >= _OWN_PROSE * (least - self.quoted)

    @property
    def one_agency(self) -> bool:
        """Enough shared prose for two articles that both have one agency's text in them."""
        least = max(_VERSION_WORDS, _VERSION_SHARE * min(self.a_words, self.b_words))
        return self.frame >= least and self.longest >= _VERSION_RUN

    def evidence(self, kinds: Iterable[str], why: str) -> tuple[Evidence, ...]:
        """The longest passages of some kinds, on both sides; ``{words}`` in ``why`` is their length."""
        chosen = [p for p in self.passages if p.kind in kinds]
        chosen = sorted(chosen, key=lambda p: (-p.words, p.a_start, p.b_start))[:_SHOWN]
        spans = []
        for p in sorted(chosen, key=lambda p: (p.a_start, p.b_start)):
            reason = why.format(words=p.words)
            spans.append((p.a_article, p.a_start, p.a_end, reason))
            spans.append((p.b_article, p.b_start, p.b_end, reason))
        return tuple(Evidence(article_id=k, start=s, end=e, text="", why=w) for k, s, e, w in spans)


def overlaps(passages: Iterable[Passage], words: Mapping[str, int]) -> list[Overlap]:
    """One overlap for each pair that shares text other than residue, ordered by ids.

    :param passages: passages between articles of one story
    :param words: body words of each article
    """
    pairs: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.kind in (FRAME, QUOTATION) and passage.a_article in words and passage.b_article in words:
            pairs[passage.a_article, passage.b_article].append(passage)
    found = []
    for (a, b), rows in sorted(pairs.items()):
        frames = [p.words for p in rows if p.kind == FRAME]
        found.append(
            Overlap(
                a=a,
                b=b,
                a_words=words[a],
                b_words=words[b],
                frame=sum(frames),
                quoted=sum(p.words for p in rows if p.kind == QUOTATION),
                longest=max(frames, default=0),
                passages=tuple(sorted(rows, key=lambda p: (p.a_start, p.b_start))),
            )
        )
    return found
