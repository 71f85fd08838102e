"""Who says what, as it stands in the text: attributions of an article, no antecedent guessed.

The way of an article through this module:

1. quotations are paired over the paragraphs (``quotes``);
2. each sentence becomes a view: words with letters, quotations as units (``views``, ``words``);
3. cue clauses are found (``clauses``, ``adjuncts``, ``phrases``) and their contents (``contents``);
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

from wellhead.annotate.assemble import Page
from wellhead.annotate.clauses import cue_clauses
from wellhead.annotate.contents import govern
from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.direct import bind_quotations
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.headlines import embedded_posts, headline_clauses, speaker_words, transcript_turns
from wellhead.annotate.hearsay import find_hearsay, find_nouns
from wellhead.annotate.links import cite_back
from wellhead.annotate.views import View
from wellhead.records import Article, Sentence, Span

_LETTERS = re.compile(r"[^\W\d_]\.?[^\W\d_]")


def find_attributions(article: Article, sentences: Sequence[Sentence]) -> list[Extracted]:
    """The attributions of an article in the order of their contents.

    :param sentences: those of ``split_sentences``, in order; ``Extracted.sentence`` counts in this list
    """
    page = Page(article.text, sentences, article.publisher)
    posts = embedded_posts(page)
    posted = {e.paragraph for e in posts}
    found: list[Extracted] = []
    titles: list[View] = []
    pending: dict[int, CueClause] = {}
    for index, sentence in enumerate(sentences):
        if sentence.paragraph in posted:
            continue
        view = page.view(index)
        if not len(view):
            continue
        if sentence.role == "title":
            titles.append(view)
        clauses = cue_clauses(view)
        governed = govern(view, clauses)
        for item in governed:
            made = page.attribution(view, item)
            if made is not None:
                found.append(made)
        if view.letters[-1] == ":" and clauses and (not governed or governed[-1].clause is not clauses[-1]):
            pending[index] = clauses[-1]
        colon = view.letters.find(":Q")
        if colon > 0 and view.quotes[colon + 1].start not in page.used:
            introduced = page.introduced(view, colon)
            if introduced is not None:
                found.append(introduced)
        for loose in (*find_hearsay(view), *find_nouns(view)):
            made = page.loose(view, loose)
            if made is not None:
                found.append(made)
    said = {e.sentence for e in found}
    speakers = speaker_words(page, found)
    for view in titles:
        if view.index not in said:
            found.extend(headline_clauses(page, view, speakers))
    found.extend(posts)
    found.extend(transcript_turns(page))
    found.extend(bind_quotations(page, found, pending))
    found.extend(cite_back(page, found))
    found.sort(key=lambda e: (e.pieces[0], e.pieces[-1][1], e.cue or (0, 0)))
    return [e if _readable(page.text, e.source) else replace(e, source=None) for e in found]


def _readable(text: str, source: Span | None) -> bool:
    """Whether a source has two letters in a row ("U.S." too): "â" is what a wrong encoding left."""
    return source is None or _LETTERS.search(text, *source) is not None
