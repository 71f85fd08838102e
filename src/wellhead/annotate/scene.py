"""The scene of resolution: who has been heard so far, where, and what the article names.

Resolution is a second pass in document order over what was extracted; the scene is its memory.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from wellhead.annotate.cast import ASIDE, Cast
from wellhead.language.clauses import Clauses
from wellhead.records import Article, Sentence, Span
from wellhead.vocabulary import UNKNOWN

#: Speakers that are looked back over; who was heard before them is out of mind.
_MEMORY = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whom a source mention refers to."""

    name: str
    source_class: str
    kind: str  # person, organisation, newsroom, document, unnamed, unknown
    confidence: float
    reason: str
    count: int | None = None
    person: int | None = None  # index into the cast
    sex: str = ""
    plural: bool = False
    head: str = ""  # head noun of the mention that introduced it
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker, and where the article let it speak."""

    speaker: Speaker
    start: int
    sentence: int
    paragraph: int
    role: str
    direct: bool
    end: int
    nested: bool = False  # inside what somebody else is quoted with


@dataclass(slots=True)
class Scene:
    """What resolution knows of the article so far."""

    article: Article
    tree: Clauses  # the parse of the sentences
    sentences: Sequence[Sentence]
    cast: Cast
    outlets: list[tuple[int, int, str]]  # mentions of newsrooms in annotated sentences
    own: frozenset[str]  # canonical names of the article's own newsroom
    heard: list[Heard] = field(default_factory=list)
    quoted: list[Span] = field(default_factory=list)  # direct contents: nobody in them is an antecedent
    paragraphs: dict[int, tuple[int, int]] = field(
        default_factory=dict
    )  # body paragraph -> its place, sentences
    text: str = ""  # the article's text with plain spaces, of equal length

    def __post_init__(self) -> None:
        self.text = self.text or plain_spaces(self.article.text)

    def last(self, before: int) -> Heard | None:
        """The speaker heard last before an offset, in the body."""
        for heard in reversed(self.heard[-_MEMORY:]):
            if heard.start < before and heard.role not in ASIDE:
                return heard
        return None

    def earlier(self, before: int, everything: bool = False) -> list[Heard]:
        """Speakers heard before an offset (or all so far), latest first."""
        return [heard for heard in reversed(self.heard[-_MEMORY:]) if everything or heard.start < before]

    def newsrooms_before(self, before: int, everything: bool = False) -> list[str]:
        """Newsrooms named before an offset (or all), the latest first, but for the article's own."""
        last = (
            len(self.outlets)
            if everything
            else bisect.bisect_left(self.outlets, before, key=lambda hit: hit[0])
        )
        return [
            name
            for _, _, name in reversed(self.outlets[max(0, last - _MEMORY) : last])
            if name not in self.own
        ]

    def recent(self, paragraph: int, before: int) -> list[Heard]:
        """Speakers heard in the paragraph before an offset, latest first, then those of the paragraph
        before it.
        """
        place = self.paragraphs.get(paragraph, (0, 0))[0]
        found = []
        for heard in reversed(self.heard[-_MEMORY:]):
            if heard.role in ASIDE or heard.start >= before:
                continue
            if place - self.paragraphs.get(heard.paragraph, (-9, 0))[0] > 1:
                break
            found.append(heard)
        return found


_BLANKS = re.compile("[\u00a0\u2007\u2009\u202f\u2002\u2003\u200a\t]")


def plain_spaces(text: str) -> str:
    """The text with every kind of blank as a plain one: of equal length, so that offsets stay true."""
    return _BLANKS.sub(" ", text)


def sentence_index(sentences: Sequence[Sentence], offset: int) -> int:
    """Index of the sentence that holds an offset, or of the last one before it."""
    return max(0, bisect.bisect_right(sentences, offset, key=lambda s: s.start) - 1)


def unknown(reason: str) -> Speaker:
    """No answer, and why."""
    return Speaker(name=UNKNOWN, source_class="unattributed", kind="unknown", confidence=0.3, reason=reason)


def of_person(scene: Scene, index: int, confidence: float, reason: str) -> Speaker:
    """The speaker that a person of the cast is."""
    person = scene.cast.people[index]
    return Speaker(
        name=person.name,
        source_class="named_person",
        kind="person",
        confidence=confidence,
        reason=reason,
        count=1,
        person=index,
        sex=person.sex,
        words=frozenset(person.words),
    )


def again(speaker: Speaker, confidence: float, reason: str) -> Speaker:
    """The same speaker, reached another way."""
    return replace(speaker, confidence=min(confidence, speaker.confidence), reason=reason)
