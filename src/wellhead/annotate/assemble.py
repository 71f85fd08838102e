"""From ranges of units to spans of characters: the article's views, quotations and finished attributions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from wellhead.annotate.adjuncts import Range
from wellhead.annotate.contents import Governed
from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.hearsay import Loose
from wellhead.annotate.noun_phrases import bare_right
from wellhead.annotate.quotes import Paragraph, Quotation, find_quotations, paragraphs_of
from wellhead.annotate.subjects import colon_source
from wellhead.annotate.views import View, view_of
from wellhead.records import Sentence, Span

_LONGEST_REFUSAL = 160  # characters; what is longer says something besides


class Page:
    """An article under extraction: sentences, quotations and the spans that they give."""

    def __init__(self, text: str, sentences: Sequence[Sentence], publisher: str | None = None) -> None:
        self.text = text
        self.publisher = publisher
        self.sentences = sentences
        self.paragraphs: list[Paragraph] = paragraphs_of(sentences)
        self.quotations: list[Quotation] = find_quotations(text, self.paragraphs)
        self.quote_starts = [q.start for q in self.quotations]
        # A comma every twelve words or so is usual; texts that lost theirs are read less strictly.
        self.commaless = text.count(",") * 60 < text.count(" ")
        self.used: set[int] = set()
        """starts of quotations that a cue governs"""
        self._first, self._last = self._chains()

    def view(self, index: int) -> View:
        """The view of a sentence."""
        view = view_of(self.text, self.sentences[index], index, self.quotations, self.quote_starts)
        view.commaless = self.commaless
        return view

    def _chains(self) -> tuple[list[int], list[int]]:
        """For each quotation, the first and last of the run that it goes on in over adjacent paragraphs."""
        first = list(range(len(self.quotations)))
        last = list(range(len(self.quotations)))
        for n in range(1, len(self.quotations)):
            before, here = self.quotations[n - 1], self.quotations[n]
            if before.continues and here.paragraph == before.paragraph + 1:
                first[n] = first[n - 1]
        for n in range(len(self.quotations) - 2, -1, -1):
            if first[n + 1] == first[n]:
                last[n] = last[n + 1]
        return first, last

    def whole(self, q: Quotation) -> Span:
        """The quotation without its outer marks, with the paragraphs that it goes on in."""
        n = bisect_left(self.quote_starts, q.start)
        return self.quotations[self._first[n]].inner_start, self.quotations[self._last[n]].inner_end

    def use(self, q: Quotation) -> None:
        """Note that the quotation, with its other paragraphs, has an attribution."""
        n = bisect_left(self.quote_starts, q.start)
        for k in range(self._first[n], self._last[n] + 1):
            self.used.add(self.quotations[k].start)

    def pieces(self, view: View, ranges: Sequence[Range]) -> tuple[tuple[Span, ...], str]:
        """Character spans of content ranges, and direct, mixed or indirect."""
        spans: list[Span] = []
        quoted = 0
        for a, b in ranges:
            if b - a == 1 and a in view.quotes:
                spans.append(self.whole(view.quotes[a]))
                self.use(view.quotes[a])
                quoted += 1
                continue
            start, end = view.span(a, b)
            if a in view.quotes:
                start = self.quotations[self._first[self._number(view.quotes[a])]].start
                self.use(view.quotes[a])
            if b - 1 in view.quotes:
                q = self.quotations[self._last[self._number(view.quotes[b - 1])]]
                end = q.end
                self.use(view.quotes[b - 1])
            fragment = self._fragment(start, end)
            if fragment is not None:
                spans.append(fragment)
                quoted += 1
            else:
                spans.append((start, end))
        merged = tuple(sorted(spans))
        if quoted == len(spans):
            return merged, "direct"
        return merged, "mixed" if any(self.touches_quote(s) for s in merged) else "indirect"

    def _number(self, q: Quotation) -> int:
        return bisect_left(self.quote_starts, q.start)

    def _fragment(self, start: int, end: int) -> Span | None:
        """The inside of a short quotation that is the whole content: called it “a joke”."""
        n = bisect_right(self.quote_starts, start) - 1
        if n >= 0:
            q = self.quotations[n]
            if (
                q.inner_start >= start - 1
                and q.inner_start <= start + 1
                and q.inner_end <= end + 1 <= q.end + 2
            ):
                self.used.add(q.start)
                return q.inner_start, q.inner_end
        return None

    def touches_quote(self, span: Span) -> bool:
        """Whether a quotation overlaps the span."""
        n = bisect_right(self.quote_starts, span[1]) - 1
        return n >= 0 and self.quotations[n].end > span[0]

    # ------------------------------------------------------------ attributions
    def attribution(self, view: View, governed: Governed) -> Extracted | None:
        """A finished attribution of a cue clause; None where its content is a refusal to speak."""
        clause = governed.clause
        pieces, kind = self.pieces(view, governed.pieces)
        if not pieces or self._empty(pieces):
            return None
        addressee = clause.addressee or _spoke_to(view, clause.source, clause.end)
        sentence = view.sentence
        return Extracted(
            kind=kind,
            pieces=pieces,
            cue=view.span(*clause.cue),
            cue_lemma=clause.lemma,
            cue_class=cue_class(clause.frames, governed.frame),
            source=view.span(*clause.source) if clause.source else None,
            addressee=view.span(*addressee) if addressee else None,
            cited=tuple(view.span(*c) for c in clause.cited),
            occasion=view.span(*clause.occasion) if clause.occasion else None,
            sentence=view.index,
            paragraph=sentence.paragraph,
            role=sentence.role,
            confidence=governed.sure,
        )

    def introduced(self, view: View, colon: int) -> Extracted | None:
        """A quotation of some length after a colon, given to the subject of its sentence."""
        q = view.quotes[colon + 1]
        source = colon_source(view, colon)
        if source is None or len(self.text[q.inner_start : q.inner_end].split()) < 4:
            return None
        self.use(q)
        return Extracted(
            kind="direct",
            pieces=(self.whole(q),),
            cue=None,
            cue_lemma=None,
            cue_class="saying",
            source=view.span(*source),
            addressee=None,
            cited=(),
            occasion=None,
            sentence=view.index,
            paragraph=view.sentence.paragraph,
            role=view.sentence.role,
            confidence=0.55,
        )

    def loose(self, view: View, found: Loose) -> Extracted | None:
        """A finished attribution of hearsay or of a reporting noun."""
        pieces, kind = self.pieces(view, found.pieces)
        if not pieces or self._empty(pieces):
            return None
        return Extracted(
            kind=kind,
            pieces=pieces,
            cue=view.span(*found.cue),
            cue_lemma=found.lemma,
            cue_class=found.kind,
            source=view.span(*found.source) if found.source else None,
            addressee=None,
            cited=(),
            occasion=None,
            sentence=view.index,
            paragraph=view.sentence.paragraph,
            role=view.sentence.role,
            confidence=found.sure,
        )

    def _empty(self, pieces: tuple[Span, ...]) -> bool:
        """ "No comment", "would not comment": a refusal to speak says nothing."""
        start, end = pieces[0][0], pieces[-1][1]
        if end - start > _LONGEST_REFUSAL:
            return False
        hit = cue_lexicon().no_comment.search(self.text, start, end)
        return hit is not None and (hit.end() - hit.start()) * 5 >= (end - start) * 2


def cue_class(frames: Mapping[str, str], frame: str) -> str:
    """Class of a cue in the construction that it was found in."""
    for name in (frame, "clause", "that", "quote"):
        if name in frames:
            return frames[name]
    return next(iter(frames.values()))


def _spoke_to(view: View, source: Range | None, end: int) -> Range | None:
    """ "a third person who spoke to Bloomberg"; "Speaking to reporters, he said"; "speaking to the BBC"."""
    if source is None:
        return None
    low, t = view.lows, view.letters
    for k in (*range(0, source[1] - 1), *range(end, min(end + 4, len(view) - 1))):
        spoke = low[k] in ("spoke", "speaking", "talking", "spoken") and low[k + 1] in ("to", "with")
        stop = bare_right(view, k + 2) if spoke and (k >= source[0] or t[k] == "G") else None
        if stop is not None:
            return k + 2, stop
    return None
