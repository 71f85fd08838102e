"""Words and marks with exact offsets, cut as the English treebanks of Universal Dependencies cut them.

One scan with a compiled pattern finds what is written together; lists in ``tokens.yaml`` say where that
parts further (clitics, hyphens, slashes, numbers and units) and where a point belongs to an abbreviation.
No alternative of the pattern looks further than a bounded stretch ahead of what it consumes, so the scan is
linear in the length of the text, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wellhead.data import load

#: Code points of the longest token.  Text without spaces (Chinese, a pasted key) is cut at this length, so
#: that nothing behind the tokens meets one of a megabyte.
LONGEST = 128


class Token(NamedTuple):
    """A word, number or mark; ``start`` and ``end`` are code points into the text it was cut from."""

    start: int
    end: int
    text: str


class _Lexicon(NamedTuple):
    prefixes: frozenset[str]
    slashed: frozenset[str]
    joined: dict[str, int]
    abbreviations: frozenset[str]
    also_words: frozenset[str]
    before_number: frozenset[str]
    pattern: re.Pattern[str]
    unit: re.Pattern[str]


# A letter or digit, with the combining marks and joiners that may stand inside a word of any script; Python's
# \w leaves these out, and "é" written as two code points would part.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u093c\u093e-\u094f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200b-\u200d\u2060\ufeff"
)
_L = rf"(?:[^\W_]|[{_MARKS}])"
_EMOJI = "[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
# "'s", "n't", "'ll": English writes these on to the word before.
_CLITIC = re.compile(r"(?i)(?:n['’]t|['’](?:s|re|ve|ll|d|m))\Z")
_PARTS = re.compile(r"[-‐‑/]|[^-‐‑/]+")


def _pattern(data: dict[str, list[str]]) -> re.Pattern[str]:
    def either(name: str) -> str:
        return "|".join(re.escape(word) for word in sorted(map(str, data[name]), key=len, reverse=True))

    acronym = rf"(?:[^\W\d_]\.){{2,{LONGEST // 2}}}"
    run = rf"[^\W_]{_L}{{0,{LONGEST - 1}}}"
    piece = rf"(?:{either('pointed')}|{acronym}|{run})"
    return re.compile(
        rf"""
          (?P<plain>[A-Za-z]{{1,40}}+(?=[\s,;)]|:\s))          # most words: nothing more to be asked
        | (?P<address>(?:https?://|www\.)[^\s“”"<>]{{1,2000}}+
            | [\w.+%-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,6}}
            | [^\W_][\w-]{{0,62}}(?:\.[\w-]{{1,63}}){{0,5}}\.(?:{either("endings")})\b
                (?:/[^\s“”"<>]{{0,2000}}+)?)
        | (?P<tag>[@\#][^\W\d_]\w{{0,{LONGEST - 2}}})         # @desk  #budget
        | (?P<clipped>['’](?:\d\d(?:['’]?s)?\b|(?i:{either("clipped")})\b(?!['’]))   # ’72  the ’80s  ’em
            | (?<=[^\s'’“‘"(\[])['’](?i:s|re|ve|ll|d|m)(?!\w))                     # Yahoo!’s
        | (?P<number>\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?(?![\w/])                    # 9/11  1/2  11/28/2024
            | \d{{1,5}}(?:-\d{{2,5}}){{2,4}}(?![\w-]) | \d{{3}}-\d{{4}}(?![\w-])      # telephones, 2024-09-28
            | (?:(?<!\S)\+)?\d{{1,{LONGEST}}}+(?:[.,:]\d{{1,9}}){{0,12}}
                (?:[ap]\.m\.|{_L}{{0,12}}(?:['’]s(?!\w))?)
            | (?<!\w)\.\d{{1,{LONGEST}}})
        | (?P<currency>(?:US|HK|NT|NZ|[ACSU])\$)
        | (?P<word>[^\W\d_]{{1,2}}-(?=[\s,.?!])                    # a word broken off: "th- the"
            | {piece}(?:[-‐‑&'’_]{piece}){{0,12}}(?:/{run}){{0,4}})
        | (?P<mark>\.{{2,{LONGEST}}} | -{{2,{LONGEST}}} | [!?]{{2,{LONGEST}}} | ``|''|’’|‘‘
            | (?P<rule>[*_=~+•—–\#$^<>])(?P=rule){{1,{LONGEST}}}
            | (?P<same>[^\w\s()\[\]"'’”])(?P=same){{2,{LONGEST}}}             # 😀😀😀
            | [:;]-?[()](?!\w)                              # :-)
            | [\U0001f1e6-\U0001f1ff]{{2}}                   # a flag
            | {_EMOJI}[\ufe0f\U0001f3fb-\U0001f3ff]?(?:\u200d{_EMOJI}\ufe0f?){{0,8}}
            | \S)
        """,
        re.VERBOSE,
    )


@cache
def _lexicon() -> _Lexicon:
    data, points = load("tokens"), load("abbreviations")
    units = "|".join(sorted(map(re.escape, data["units"]), key=len, reverse=True))
    joined: dict[str, int] = dict(data["joined"])
    return _Lexicon(
        prefixes=frozenset(data["prefixes"]),
        slashed=frozenset(data["slashed"]),
        joined=joined,
        abbreviations=frozenset((*points["never_final"], *points["maybe_final"], *data["abbreviations"])),
        also_words=frozenset(data["also_words"]),
        before_number=frozenset(data["before_number"]),
        pattern=_pattern(data),
        unit=re.compile(rf"(?i)(?<=\d)(?:{units})\Z"),
    )


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]`` in order; offsets are into ``text``.

    ``start`` and ``end`` should bound a sentence: the last point of the stretch is its full stop unless an
    abbreviation owns it.  Every visible character is in one token.

    >>> [t.text for t in tokenize("Putin’s state-owned bank cannot pay, a U.S. ex-aide didn't say.")][:10]
    ['Putin', '’s', 'state', '-', 'owned', 'bank', 'can', 'not', 'pay', ',']
    """
    lexicon = _lexicon()
    joined = lexicon.joined
    stop = len(text) if end is None else end
    tokens: list[Token] = []
    matches = lexicon.pattern.finditer(text, start, stop)
    while (match := next(matches, None)) is not None:
        a, b = match.span()
        kind = match.lastgroup
        if kind == "plain":
            word = match.group()
            if (low := word.lower()) in joined:
                tokens.extend(_at(a, word, [0, joined[low]]))
            else:
                tokens.append(Token(a, b, word))
        elif kind == "word":
            word = match.group()
            tokens.extend(_at(a, word, _cuts(word, lexicon)))
            if b < stop and text[b] == "." and _owns_point(text, tokens, stop, lexicon):
                b += 1
                tokens[-1] = Token(tokens[-1].start, b, text[tokens[-1].start : b])
                # What begins at the point may be longer than the point: ".5x@b.example" behind "Inc".
                matches = lexicon.pattern.finditer(text, b, stop)
        elif kind == "number":
            word = match.group()
            tokens.extend(_at(a, word, _unit(word, lexicon)))
        elif kind == "address":
            close = _address_end(text, a, b)
            tokens.append(Token(a, close, text[a:close]))
            tokens.extend(Token(k, k + 1, text[k]) for k in range(close, b))
        else:
            tokens.append(Token(a, b, match.group()))
    return tokens


def _at(at: int, word: str, cuts: list[int]) -> Iterator[Token]:
    """The tokens of a word that parts where ``cuts`` say."""
    for a, b in zip(cuts, (*cuts[1:], len(word)), strict=True):
        yield Token(at + a, at + b, word[a:b])


def _cuts(word: str, lexicon: _Lexicon) -> list[int]:
    """Where the tokens of a word begin: "state-owned’s" → 0, 5, 6, 11."""
    if word.isalpha():
        second = lexicon.joined.get(word.lower())
        return [0] if second is None else [0, second]
    if word.lower() in lexicon.slashed:
        return [0]
    cuts: list[int] = []
    glued = False  # the hyphen after a prefix, and what follows it
    for part in _PARTS.finditer(word):
        a, b = part.span()
        if glued:
            glued = word[a] in "-‐‑"
        else:
            cuts.append(a)
        if word[a] not in "-‐‑/":
            glued = b < len(word) and word[b] != "/" and (part.group().lower() in lexicon.prefixes)
            cuts.extend(_clitics(word, a, b))
            if b == len(word) - 1:
                glued = True  # "th-"
    return cuts


def _clitics(word: str, a: int, b: int) -> list[int]:
    """Where the clitics of ``word[a:b]`` begin: "I’d’ve" → 1, 3."""
    cuts: list[int] = []
    while hit := _CLITIC.search(word, a, b):
        if hit.start() <= a:
            break
        b = hit.start()
        cuts.insert(0, b)
    if word[a : a + 2].lower() in ("y'", "y’") and b > a + 2:
        cuts.insert(0, a + 2)  # "y’all"
    return cuts


def _unit(word: str, lexicon: _Lexicon) -> list[int]:
    """Where the tokens of a number begin: "5pm" → 0, 1; "the 1930’s" is one, "2031’s best" is not."""
    if word[-1].isdigit():
        return [0]
    hit = lexicon.unit.search(word)
    if hit is not None and hit.start():
        return [0, hit.start()]
    if word[-2:] in ("'s", "’s") and word[-3] != "0":
        return [0, len(word) - 2]
    return [0]


def _owns_point(text: str, tokens: list[Token], stop: int, lexicon: _Lexicon) -> bool:
    """Whether the last token is an abbreviation that the point after it belongs to."""
    word, at = tokens[-1].text, tokens[-1].end + 1
    if text[at : at + 1] == ".":
        return False
    ahead = at
    while ahead < stop and text[ahead].isspace():
        ahead += 1
    follow = text[ahead] if ahead < stop else ""
    if word in lexicon.before_number and follow.isdigit():
        return True
    final = not any(c.isalnum() for c in text[ahead : min(stop, ahead + 3)])
    if word in lexicon.abbreviations:
        if at < stop and text[at].isalpha():
            return False  # "gen.The"
        comma = len(tokens) > 1 and tokens[-2].text == ","
        return comma or not (final and word in lexicon.also_words)
    # "Ann K. Bell"; a sentence may end in a letter: "vitamin C."
    return len(word) == 1 and word.isupper() and word != "I" and follow.isupper() and ahead > at


def _address_end(text: str, start: int, end: int) -> int:
    """An address without the marks that belong to the sentence: "(see www.example.org/a)."."""
    while end > start + 1:
        last = text[end - 1]
        if last in ".,;:!?'’*]}" or (
            last == ")" and text.count("(", start, end) < text.count(")", start, end)
        ):
            end -= 1
        else:
            break
    return end
