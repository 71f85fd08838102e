"""Who says what, as it stands in the text: attributions of an article, no antecedent guessed.

The way of an article through this module:

1. quotations are paired over the paragraphs (``quotes``);
2. cue clauses are found in the parse: the verb or phrase (``reporting``, ``verb_forms``, ``citing``),
   the construction it stands in (``frames``), who takes part (``sources``, ``parties``, ``phrases``); what
   parsers often miss is found by where it stands (``repairs``);
3. their contents are what they govern, less what belongs to the cue or to another one (``contents``,
   ``regions``), and the quotations beside them (``quoted``);
4. hearsay, reporting nouns (``hearsay``) and headlines (``headlines``) add theirs;
5. quotations that no cue governs go on with the one before them or stand alone (``direct``).

What resolution can rely on:

* an attribution may stand inside the content of another ("Bell said Falk told him …"): both are given, the
  outer one with the inner one's source and cue in its content;
* a quotation that goes on after its cue ("“…,” she said. “…”") is an attribution of its own that shares
  cue and source with the first;
* the source of a relative clause is the pronoun ("Bell, [who] said"), whose antecedent stands before it;
* a sentence that only names the source of the one before ("It cited two officials") repeats that content;
* hearsay ("it was reported", "reportedly") has no source, a quotation standing alone neither source nor cue.

A trained tagger may replace the inside of ``find_attributions``; what it returns stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wellhead.annotate.assemble import attribution, introduced
from wellhead.annotate.contents import govern
from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.direct import bind_quotations
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.headlines import embedded_posts, headline_clauses, speaker_words, transcript_turns
from wellhead.annotate.hearsay import find_hearsay
from wellhead.annotate.links import cite_back
from wellhead.annotate.nesting import keep_inside
from wellhead.annotate.page import Page
from wellhead.annotate.reporting import cue_clauses
from wellhead.language.clauses import Clauses
from wellhead.records import Article, Sentence, Span

_LETTERS = re.compile(r"[^\W\d_]\.?[^\W\d_]")


def find_attributions(article: Article, sentences: Sequence[Sentence], tree: Clauses) -> list[Extracted]:
    """The attributions of an article in the order of their contents.

    :param sentences: those of ``split_sentences``, in order; ``Extracted.sentence`` counts in this list
    :param tree: the parse of these sentences
    """
    page = Page(article, sentences, tree)
    posts = embedded_posts(page)
    posted = {e.paragraph for e in posts}
    found: list[Extracted] = []
    pending: dict[int, CueClause] = {}
    for index, sentence in enumerate(sentences):
        first, beyond = page.tokens(index)
        if sentence.paragraph in posted or first == beyond:
            continue
        clauses = cue_clauses(page, index)
        govern(page, index, clauses)
        for clause in (*clauses, *find_hearsay(page, index)):
            made = attribution(page, index, clause)
            if made is not None:
                found.append(made)
        if page.tree.lows[beyond - 1] == ":" and clauses and not clauses[-1].runs:
            pending[index] = clauses[-1]
        opened = introduced(page, index)
        if opened is not None:
            found.append(opened)
    said = {e.sentence for e in found}
    speakers = speaker_words(page, found)
    for index, sentence in enumerate(sentences):
        if sentence.role == "title" and index not in said and sentence.paragraph not in posted:
            found.extend(headline_clauses(page, index, speakers))
    found.extend(posts)
    found.extend(transcript_turns(page))
    found.extend(bind_quotations(page, found, pending))
    found.extend(cite_back(page, found))
    found = keep_inside(page.text, found)
    found.sort(key=lambda e: (e.pieces[0], e.pieces[-1][1], e.cue or (0, 0)))
    return [e if _readable(page.text, e.source) else replace(e, source=None) for e in found]


def _readable(text: str, source: Span | None) -> bool:
    """Whether a source has two letters in a row ("U.S." too): "â" is what a wrong encoding left."""
    return source is None or _LETTERS.search(text, *source) is not None
