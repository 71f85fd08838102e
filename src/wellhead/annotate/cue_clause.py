"""The record of a cue clause while a sentence is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wellhead.annotate.adjuncts import Range


@dataclass(slots=True)
class CueClause:
    """A cue with what belongs to it, as ranges of units in a view."""

    cue: Range
    lemma: str
    frames: Mapping[str, str]
    start: int
    """first unit of the clause: of the source where it stands first"""
    end: int
    """unit after the cue, addressee and sure adjuncts"""
    loose: int
    """unit after the loose adjuncts"""
    source: Range | None
    form: str
    """subject (S V), inverted (V S), shared (the subject stands before another verb), participle,
    relative (who V), according"""
    weak: bool = False
    documents: bool = False
    addressee: Range | None = None
    occasion: Range | None = None
    cited: list[Range] = field(default_factory=list)
    sure: float = 0.9
