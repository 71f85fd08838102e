"""What an article says in its author’s own voice: sentences without attribution, and the clauses of a
sentence that lie outside its attributed content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wellhead.annotate.assertions import Stretch, is_finite, parts_of, read, trim
from wellhead.annotate.lexicon import word_set
from wellhead.annotate.main_clause import stretch_of
from wellhead.language.clauses import Clauses
from wellhead.records import Attribution, Sentence, Span

#: Classes of cues whose contents are no claims: attitudes, wishes, questions.
SILENT = frozenset({"belief", "asking"})
#: Roles whose lines count as statements without a verb.
VERBLESS = frozenset({"title", "caption", "standfirst", "pull_quote"})
_CREDIT = re.compile(
    r"(?:photo(?:graph)?|image|picture|credit|illustration)s?(?: credit)?(?: by\b|:)", re.IGNORECASE
)
#: Tokens of an assertion between attributions.
_LEAST = 4
#: Marks that say what a clause asserts.
_LEADING = frozenset(("after", "before", "since", "when", "as", "that"))
_CONDITIONS = frozenset(("if", "unless", "whether", "lest"))
_NO_STATEMENT = re.compile(r"\?[”\"’')\]]*$")


def own_voice(
    text: str, tree: Clauses, sentence: Sentence, rows: Sequence[Attribution]
) -> Iterator[tuple[int, int, bool]]:
    """What the author asserts in a sentence: start, end, and whether it is an aside.

    :param text: the article's text with plain spaces
    :param rows: the attributions that touch the sentence
    """
    start, end = sentence.start, sentence.end
    if _NO_STATEMENT.search(text[start:end].rstrip()):
        return
    taken = sorted(_taken(text, sentence, rows))
    if not taken:
        yield from _whole(text, tree, sentence)
        return
    at = start
    gaps: list[Span] = []
    for left, right in taken:
        if left > at:
            gaps.append((at, left))
        at = max(at, right)
    if at < end:
        gaps.append((at, end))
    for gap in gaps:
        for stretch in _free(tree, gap, rows):
            yield from parts_of(text, stretch)


def _taken(text: str, sentence: Sentence, rows: Sequence[Attribution]) -> Iterator[Span]:
    """What belongs to attributions: contents, cues, sources, and what stands between a source and its cue."""
    for row in rows:
        if row.cue_class in SILENT:
            continue
        for start, end in row.content_pieces:
            if start < sentence.end and end > sentence.start:
                yield start, end
        if row.cue_start is None or row.cue_end is None or not sentence.start <= row.cue_start < sentence.end:
            continue
        yield row.cue_start, row.cue_end
        if (
            row.source_start is None
            or row.source_end is None
            or not sentence.start <= row.source_start < sentence.end
        ):
            continue
        yield row.source_start, row.source_end


def _whole(text: str, tree: Clauses, sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    start, end = trim(text, sentence.start, sentence.end)
    words = len(text[start:end].split())
    if words < 3:
        return
    if sentence.role in VERBLESS:
        if sentence.role == "caption" and _CREDIT.match(text, start, end):
            return
        yield start, end, False
        return
    stretch = read(tree, start, end)
    if stretch.asserts or words >= 8:
        yield from parts_of(text, stretch)


_MANNER = word_set("assertions", "manner")
_FRAME = word_set("assertions", "frame")


def _free(tree: Clauses, gap: Span, rows: Sequence[Attribution]) -> Iterator[Stretch]:
    """The assertions that a stretch between attributions makes in the author's voice: its finite clauses.

    "VLADIMIR Putin has stepped up his presence and told the west …": the verb phrase before the cue has the
    source as its subject.
    """
    first, beyond = tree.tokens_of(*gap)
    stated = {t for t in range(first, beyond) if tree.is_predicate(t) and is_finite(tree, t)}
    reached = first
    for token in sorted(stated):
        if token < reached or not stated.isdisjoint(tree.ancestors(token)):
            continue
        begin, end = _clause(tree, token, first, beyond)
        reached = end
        if _leads_on(tree, token, end) or end - begin < _LEAST:
            continue
        start = tree.document.starts[begin]
        subject = tree.child(token, "nsubj", "csubj")
        if tree.document.relations[token] == "acl:relcl":
            subject = tree.document.heads[token]  # "[a coalition] that began an air campaign"
        if subject is not None and subject < first:
            at = tree.document.starts[subject]
            held = [r.source_start for r in rows if r.source_start is not None and _in_source(r, at)]
            start = min(held, default=start)
        yield read(tree, start, tree.document.ends[end - 1])


def _clause(tree: Clauses, token: int, first: int, beyond: int) -> tuple[int, int]:
    """The tokens of a clause inside a stretch, without what joins it to others."""
    begin, end = stretch_of(tree, token)
    begin, end = max(begin, first), min(end, beyond)
    joining = ("cc", "mark", "punct")
    while begin < token and tree.relation(begin) in joining and tree.word(begin) not in _CONDITIONS:
        begin += 1
    while end > token + 1 and (tree.relation(end - 1) in joining or tree.document.upos[end - 1] == "CCONJ"):
        end -= 1
    return begin, end


def _leads_on(tree: Clauses, token: int, end: int) -> bool:
    """Whether a clause tells how somebody spoke ("who asked not to be named"), or only leads to what follows
    ("The tweet came a day [after …]").
    """
    beside = tree.document.relations[token] in ("acl:relcl", "advcl")
    leads = end < len(tree.forms) and tree.word(end) in _LEADING and tree.word(end - 1) in _FRAME
    open_ended = tree.document.lemmas[end - 1] == "be"  # "His only comment was [“…”]"
    return leads or open_ended or (beside and tree.document.lemmas[token] in _MANNER)


def _in_source(row: Attribution, at: int) -> bool:
    return (
        row.source_start is not None
        and row.source_end is not None
        and row.source_start <= at < row.source_end
    )
