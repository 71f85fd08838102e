"""The shape of a line: what can be told from its characters without knowing its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wellhead.clean.captions import caption_cue
from wellhead.clean.datelines import is_dateline
from wellhead.clean.lines import Stretch, word_set, words_of
from wellhead.clean.rules import LONGEST, Hit, look_up

#: Words of a line that are looked at: a paragraph shows what it is by its first hundred.
_LOOKED_AT = 100
#: Words that hold an English sentence together; headlines and menus do without most of them.
FUNCTION_WORDS = word_set(
    "a an the of to in on at by for with from as that this these those it its he she they we i you "
    "his her their our my your him them us me who which what when where while and or but if because "
    "than then there here is are was were be been being am has have had do does did will would can "
    "could may might must shall should not no n't so about after against before between during into "
    "over under up out off said says also more most such only any all some just"
)
#: A closing mark may stand behind the stop, also one that a wrong decoding broke into letters.
_STOP = re.compile(r"[.!?…][^A-Za-z0-9]{0,6}$")
_CLOSED = re.compile(r"[.!?…:;,][\s\"'”’»)\]*]*$|[\"”»][\s)\]]*$")
#: Words of a line that is a sentence of the article wherever it stands.
_SENTENCE = 15
_FINITE = word_set("is are was were has have had will would can could may might must said says told does did")
#: The end of a sentence, with something in brackets or capitals behind it: "(end)", "HARBOUR NEWS".
_OVER = re.compile(r"[a-z\d\"”’)][.!][\"”’)\]]*\s{1,3}(?:[(\[][^()\[\]]{1,60}[)\]]|[A-Z][A-Z\d/ &-]{1,40})$")
_YOU = word_set("you your yours you’re you're you’ll you'll")
_WE = word_set("we our us we’re we're we’ll we'll we’ve we've ours")
_SAID = word_set(
    "said says told added according reported announced warned argued wrote tweeted denied insisted "
    "asked replied"
)
_QUOTED = re.compile(r"[“\"„«‘][^“”\"„«»]{0,2000}[”\"»]?")
_ADDRESS = re.compile(
    r"https?://|www\.|[\w.+-]{1,40}@[\w-]{1,40}\.\w|(?<!\w)@\w{2,}|\b\w{2,30}\.(?:com|org|net|co\.uk|info)\b"
)
#: A character of every address; a text without it, which most are, is not searched for the address itself.
_ADDRESS_SIGN = re.compile(r"@|://|www\.|\.(?:com|org|net|co\.uk|info)")
_QUOTE = re.compile(r"[\"“”„«»]")
_FIGURE = re.compile(r"\d")
_BULLET = re.compile(r"[•·*▪►▶◆■□●‣→»–—-]\s*\w|\(?\d{1,2}[.)]\s")
_PIPES = re.compile(r"\s[|/·•]\s|\s\|\s?|›|»")


@dataclass(slots=True)
class Shape:
    """What one line looks like."""

    words: int
    looked_at: int  # of these, the words that were counted for the next figures
    stop: bool  # closed by a full stop, exclamation or question mark
    closed: bool  # closed by any punctuation or quotation mark
    function: int  # function words
    capitals: float  # share of its words that start with a capital
    all_caps: bool
    figures: float  # share of its characters that are digits
    name: bool  # looks like the name of a person or place
    lower: bool  # starts with a small letter
    bullet: bool
    pipes: bool
    tabs: bool
    address: bool  # web or mail address, or a handle
    quotes: bool
    said: bool
    you: bool  # speaks to the reader, outside of quotations
    we: bool
    dateline: bool
    caption: str | None
    doubled: bool  # the same words twice
    finite: bool  # holds a finite verb and the end of a sentence; only told of a line without a stop
    hits: Sequence[Hit]

    @property
    def prose(self) -> bool:
        """A sentence of some length, closed by a stop."""
        return self.stop and self.words >= 9 and self.function >= 3

    @property
    def sentence(self) -> bool:
        """A sentence of the article, whatever trails behind its stop: its place does not make it residue."""
        return self.finite and self.words >= _SENTENCE and self.function >= 3 and self.caption is None

    @property
    def sure(self) -> Hit | None:
        """The first sure thing that its wording says."""
        return next((h for h in self.hits if h.sure), None)


def shape_of(line: Stretch) -> Shape:
    """The shape of a line."""
    words, text = line.words, line.text
    count, short = len(words), len(text) <= LONGEST
    lowered = list(map(str.lower, words[:_LOOKED_AT]))
    known = frozenset(lowered)
    function = sum(map(FUNCTION_WORDS.__contains__, lowered))
    alphabetic = [w for w in words if w[0].isalpha()] if count <= 40 else []
    capitals = sum(w[0].isupper() for w in alphabetic) / len(alphabetic) if alphabetic else 0.0
    quotes = _QUOTE.search(text) is not None
    spoken = known
    if short and quotes and not (known.isdisjoint(_YOU) and known.isdisjoint(_WE)):
        spoken = frozenset(w.lower() for w in words_of(_QUOTED.sub(" ", text)))
    signs = known | {c for c in "@©" if c in text} if "@" in text or "©" in text else known
    return Shape(
        words=count,
        looked_at=len(lowered),
        stop=_STOP.search(text[-12:]) is not None,
        closed=_CLOSED.search(text[-12:]) is not None,
        function=function,
        capitals=capitals,
        all_caps=len(alphabetic) >= 2 and text.upper() == text,
        figures=len(_FIGURE.findall(text)) / len(text) if count < 20 and short else 0.0,
        name=1 <= count <= 4 and capitals == 1.0 and function == 0 and len(alphabetic) == count,
        lower=text[0].islower(),
        bullet=_BULLET.match(text) is not None,
        pipes=count < 40 and short and _PIPES.search(text) is not None,
        tabs="\t" in text,
        address=short and _ADDRESS_SIGN.search(text) is not None and _ADDRESS.search(text) is not None,
        quotes=quotes,
        said=not known.isdisjoint(_SAID),
        you=short and not spoken.isdisjoint(_YOU),
        we=short and not spoken.isdisjoint(_WE),
        dateline=count <= 24 and is_dateline(text),
        caption=caption_cue(text, count, known),
        doubled=count < 60 and _doubled(lowered),
        finite=_STOP.search(text[-12:]) is None and _finite(text, lowered),
        hits=look_up(text, count, signs),
    )


def _finite(text: str, lowered: Sequence[str]) -> bool:
    return (
        len(lowered) >= _SENTENCE
        and _OVER.search(text[-80:]) is not None
        and any(w in _FINITE or (w.endswith("ed") and len(w) > 4) for w in lowered[1:])
    )


def _doubled(words: Sequence[str]) -> bool:
    """ "A shutdown again A shutdown again": a teaser whose picture carries the headline too."""
    half = len(words) // 2
    return len(words) >= 6 and len(words) % 2 == 0 and list(words[:half]) == list(words[half:])
