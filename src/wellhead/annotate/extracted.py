"""What extraction hands to resolution: attributions as they stand in the text.

Extraction records what is written and guesses no antecedent; a second pass over the article
(``resolve``) decides who "he" or "the official" is, and builds chains.
"""

from __future__ import annotations

from dataclasses import dataclass

from wellhead.records import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """One attribution as it stands in the text.

    Offsets are code points into the article's text, end exclusive.  Two sources on one content
    ("a person close to X and an adviser to Y") are one source span here.
    """

    kind: str
    """direct, indirect or mixed"""
    pieces: tuple[Span, ...]
    """the content, without its outer quotation marks and without the cue clause"""
    cue: Span | None
    """"said", "told", "according to"; None for a quotation without a cue"""
    cue_lemma: str | None
    """"say", "tell", "according to\""""
    cue_class: str
    """class of the cue in cues.yaml: saying, reporting, denying, …"""
    source: Span | None
    """the source mention as written, determiner and apposition included"""
    addressee: Span | None
    """"told [Bloomberg]", "spoke to [Reuters]", "in an interview with [CBS television]\""""
    cited: tuple[Span, ...]
    """whom an outlet cites: "Bloomberg reported, citing [two people familiar with the matter]\""""
    occasion: Span | None
    """public utterance the words come from: "in a televised interview", "in a tweet\""""
    sentence: int
    """index into the list of sentences: where the cue, else the first piece, stands"""
    paragraph: int
    """paragraph of that sentence"""
    role: str
    """line role of that sentence"""
    confidence: float
    """how sure the extraction is, 0-1"""
