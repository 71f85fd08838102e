"""The record of a cue clause while a sentence is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from wellhead.annotate.page import Range


@dataclass(slots=True)
class CueClause:
    """A cue with what belongs to it, as ranges of tokens."""

    token: int
    """the word that governs: verb, noun or "according\""""
    cue: Range
    lemma: str
    kind: str
    """class of the cue in the frame that it stands in"""
    frame: str
    """construction of the content: a frame of cues.yaml"""
    heads: tuple[int, ...]
    """heads of what is governed; () where only a quotation beside the clause can be the content"""
    source: Range | None
    own: set[int]
    """tokens of the cue clause, its content left out"""
    form: str = "subject"
    """how it has its source: subject (its own), shared (that of another verb), participle, relative, passive,
    citing, according, noun; hearsay has none"""
    told: bool = True
    """the cue may have an addressee"""
    begin: int | None = None
    """first token of the content where it opens before its head: "accused [the firm of fraud]\""""
    addressee: Range | None = None
    occasion: Range | None = None
    cited: list[Range] = field(default_factory=list)
    sure: float = 0.9
    runs: list[Range] = field(default_factory=list)
    """the content"""
