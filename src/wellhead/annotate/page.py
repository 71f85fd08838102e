"""An article under extraction: its parse, its sentences and its quotations, and spans made of tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.fragments import is_fragment
from wellhead.annotate.quotes import Paragraph, Quotation, find_quotations, paragraphs_of
from wellhead.language.clauses import Clauses
from wellhead.language.governance import Governance
from wellhead.records import Article, Sentence, Span

Range = tuple[int, int]
"""tokens, the end exclusive"""

#: Tokens of a sentence that rules look at; longer "sentences" are hostile input or lost punctuation.
LONGEST = 400
_LONGEST_REFUSAL = 160  # characters; what is longer says something besides
_ENDING = ".!?…,"


class Page:
    """An article under extraction."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], tree: Clauses) -> None:
        self.text = article.text
        self.publisher = article.publisher
        self.sentences = sentences
        self.tree = tree
        self.document = tree.document
        self.governance = Governance(tree.document, tree)
        self.paragraphs: list[Paragraph] = paragraphs_of(sentences)
        self.quotations: list[Quotation] = find_quotations(self.text, self.paragraphs)
        self.quote_starts = [q.start for q in self.quotations]
        self.used: set[int] = set()
        """starts of quotations that a cue governs"""
        self.quoted = self._tokens_quoted()
        """of each token, the number of the quotation that it stands in (marks included), else -1;
        fragments are read as part of the sentence"""
        self._first, self._last = self._chains()
        # A comma every twelve words or so is usual; texts that lost theirs are read with more care.
        self.commaless = self.text.count(",") * 60 < self.text.count(" ")
        self.named: dict[int, Range] = {}
        """token → the tokens of the name that it stands in"""
        self.persons: set[Range] = set()
        for name in tree.document.names:
            tokens = (name.first, name.beyond)
            self.named.update(dict.fromkeys(range(*tokens), tokens))
            if name.kind == "person":
                self.persons.add(tokens)

    # ------------------------------------------------------------ tokens
    def tokens(self, index: int) -> Range:
        """The tokens of a sentence."""
        sentence, starts = self.sentences[index], self.document.starts
        first = bisect_left(starts, sentence.start)
        return first, min(bisect_left(starts, sentence.end), first + LONGEST)

    def span(self, tokens: Range) -> Span:
        """Characters of some tokens."""
        return self.document.starts[tokens[0]], self.document.ends[tokens[1] - 1]

    def words(self, tokens: Range) -> str:
        """The text of some tokens."""
        return self.text[slice(*self.span(tokens))]

    def _tokens_quoted(self) -> list[int]:
        quoted = [-1] * len(self.document)
        starts = self.document.starts
        for n, q in enumerate(self.quotations):
            if not is_fragment(self.text, q):
                for token in range(bisect_left(starts, q.start), bisect_left(starts, q.end)):
                    quoted[token] = n
        return quoted

    # ------------------------------------------------------------ quotations
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

    def closes(self, n: int) -> bool:
        """Whether a quotation ends as a sentence or before its cue does: “It fell,” he said."""
        q = self.quotations[n]
        return self.text[q.inner_end - 1 : q.inner_end] in _ENDING

    def touches_quote(self, span: Span) -> bool:
        """Whether a quotation overlaps the span."""
        n = bisect_right(self.quote_starts, span[1]) - 1
        return n >= 0 and self.quotations[n].end > span[0]

    # ------------------------------------------------------------ contents
    def pieces(self, runs: Sequence[Range]) -> tuple[tuple[Span, ...], str]:
        """Character spans of a content, without outer quotation marks, and direct, mixed or indirect."""
        spans: list[Span] = []
        whole = 0
        for a, b in runs:
            head, tail = self.quoted[a], self.quoted[b - 1]
            for n in {head, tail} - {-1}:
                self.use(self.quotations[n])
            if head >= 0 and head == tail:
                spans.append(self.whole(self.quotations[head]))
                whole += 1
                continue
            start, end = self.span((a, b))
            start = self.quotations[self._first[head]].start if head >= 0 else start
            end = self.quotations[self._last[tail]].end if tail >= 0 else end
            fragment = self._fragment(start, end)
            whole += fragment is not None
            spans.append(fragment or (start, end))
        merged = _merged(spans)
        if whole == len(spans):
            return merged, "direct"
        return merged, "mixed" if any(self.touches_quote(s) for s in merged) else "indirect"

    def _fragment(self, start: int, end: int) -> Span | None:
        """The inside of a short quotation that is the whole content: called it “a joke”."""
        n = bisect_right(self.quote_starts, start) - 1
        if n < 0:
            return None
        q = self.quotations[n]
        if start - 1 <= q.inner_start <= start + 1 and q.inner_end <= end + 1 <= q.end + 2:
            self.used.add(q.start)
            return q.inner_start, q.inner_end
        return None

    def refuses(self, pieces: Sequence[Span]) -> bool:
        """ "No comment", "would not comment": a refusal to speak says nothing."""
        start, end = pieces[0][0], pieces[-1][1]
        if end - start > _LONGEST_REFUSAL:
            return False
        hit = cue_lexicon().no_comment.search(self.text, start, end)
        return hit is not None and (hit.end() - hit.start()) * 5 >= (end - start) * 2


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
