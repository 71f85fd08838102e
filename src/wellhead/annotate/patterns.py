"""Patterns over tokens, as data: how the rules of ``times.yaml`` and ``numbers.yaml`` are read and run.

A sentence becomes a string with one character a token; the character stands for the set of word classes
that the token belongs to.  A pattern becomes a regular expression over such strings, so that matching
costs a dictionary look-up a token and a C-speed match where a pattern may begin.  The method is that of
token-sequence grammars (Chang and Manning, TokensRegex, 2014).  All repetition is bounded, hence
scanning is linear in the length of a sentence, whatever it holds.

The notation of a pattern, elements separated by blanks:

==================  ==========================================================================
``word``            that token, in lower case
``<class>``         a token of the class; ``<a+b>`` of either
``[class]``         the same, captured under the class's name; ``[class/name]`` under another
``{name}``          a number in digits or words, captured as its value
``@macro``          a macro of the file
``( … | … )``       alternatives; ``?`` after an element: optional; ``*``: up to four times
``« … »``           the part that is the expression, where the pattern also looks at its surroundings
``&( … )``          what must follow without being part of the match; ``END`` is the sentence's end
==================  ==========================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wellhead.annotate.numerals import NUMERAL_CLASSES, SHAPES, evaluate, number_of, shape

#: A number in digits or in words, as a pattern; its value comes from ``numerals.evaluate``.
NUMBER_PATTERN = (
    "( (<int>|<decimal>) <scale>? <scale>? <fraction>? | (<decimal>|<int>) and <fraction> | <fraction>"
    " | (@under100|a|an) <scale> (and? @under100)? (<scale> (and? @under100)?)? (<scale>)?"
    " | @under100 )"
)
UNDER100_PATTERN = "( <tens> (-? <ones>)? | <teens> | <ones> )"

TOKEN = re.compile(
    r"""
      \d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d)   # 2017-04-15T17:35
    | \d{1,2}([./])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)                                   # 20.04.2017, 4/15/17
    | \d{1,2}:\d{2}(?::\d{2})?(?!\d)                                                # 8:30
    | \d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)                                            # 12,000
    | \d{1,2}/\d{1,2}(?![\d/])                                                      # 1/2, 9/11
    | \d+(?:\.\d+)?(?:st|nd|rd|th|['’]?s)?(?![^\W_]|\.\d)                              # 28th, 1990s, 1.5
    | \d+(?:\.\d+)?                                                                 # 70 of 70km
    | [ap]\.m\.?(?![^\W_])                                                          # p.m.
    | ['’](?:s|re|ll|ve|d|m|t)(?![^\W_])
    | [^\W\d_]\w*                                                                   # a word, G20, F16
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LOOKS = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-", "–": "-", "—": "—"})
MAX_REPEAT = 4
NOTHING = "."


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a stretch of text: where they stand, their look in lower case, their class letters."""

    text: str
    starts: list[int]
    ends: list[int]
    forms: list[str]
    tags: str

    def __len__(self) -> int:
        return len(self.forms)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with what is to be made of its matches."""

    order: int
    regex: re.Pattern[str]
    captures: Mapping[str, tuple[str, tuple[str, ...]]]
    op: str
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched: token range of the expression, and the values it captured."""

    rule: Rule
    first: int
    last: int
    values: Mapping[str, Any]
    #: token ranges of the captures
    spans: Mapping[str, tuple[int, int]]


class Lexicon:
    """Word classes: ``{class: {word: value}}``, and the literals that patterns name."""

    def __init__(self, classes: Mapping[str, Mapping[str, Any] | Sequence[Any]], cased: Sequence[str] = ()):
        self.values: dict[str, dict[str, Any]] = {}
        self.cased = frozenset(cased)
        self._classes: dict[str, set[str]] = {}
        self._cased: dict[str, set[str]] = {}
        for name, words in {**classes, **NUMERAL_CLASSES}.items():
            table = dict(words) if isinstance(words, Mapping) else {word: word for word in words}
            self.values[name] = {str(word).lower(): value for word, value in table.items()}
            for word in table:
                self._add(str(word), name)
        self._letters: dict[frozenset[str], str] = {frozenset(): NOTHING}
        self._table: dict[str, str] = {}
        self._shapes: dict[frozenset[str], str] = {}
        self._members: dict[str, set[str]] = {}

    def _add(self, word: str, name: str) -> None:
        if name in self.cased:
            for look in (word[:1].upper() + word[1:], word.upper()):
                self._cased.setdefault(look, set()).add(name)
        else:
            self._classes.setdefault(word.lower(), set()).add(name)

    def add_literal(self, word: str) -> None:
        """Makes a word that a pattern names a class of its own."""
        self._classes.setdefault(word, set()).add(f"={word}")

    def close(self) -> None:
        """Gives every set of classes its letter; afterwards the lexicon is fixed."""
        for word, names in sorted(self._classes.items()):
            self._table[word] = self._letter(frozenset(names))
        for word, names in sorted(self._cased.items()):
            self._table[word] = self._letter(frozenset(names | self._classes.get(word.lower(), set())))
        for classes in SHAPES:
            self._shapes[classes] = self._letter(classes)
        for classes, letter in self._letters.items():
            for name in classes:
                self._members.setdefault(name, set()).add(letter)

    def _letter(self, names: frozenset[str]) -> str:
        return self._letters.setdefault(names, chr(0xE000 + len(self._letters)))

    def letters(self, wanted: Sequence[str]) -> frozenset[str]:
        """The letters of all tokens that belong to one of the classes."""
        found = frozenset(letter for name in wanted for letter in self._members.get(name, ()))
        if not found:
            raise ValueError(f"no word of class {wanted}")
        return found

    def value(self, form: str, names: Sequence[str]) -> Any:
        """What the lexicon says of a word as a member of one of the classes; a number for digits."""
        for name in names:
            table = self.values.get(name)
            if table is not None and form in table:
                return table[form]
        return number_of(form)

    def read(self, text: str, start: int, end: int) -> Words:
        """The tokens of ``text[start:end]``; offsets are those of ``text``."""
        starts, ends, forms, tags = [], [], [], []
        table, shapes = self._table, self._shapes
        for found in TOKEN.finditer(text, start, end):
            look = found.group()
            form = look.lower()
            if not form.isascii():
                form = form.translate(_LOOKS)
            starts.append(found.start())
            ends.append(found.end())
            forms.append(form)
            if look[0] in "0123456789":
                tags.append(shapes.get(shape(form), NOTHING))
            else:
                tags.append(table.get(look) or table.get(form, NOTHING))
        return Words(text, starts, ends, forms, "".join(tags))


class Grammar:
    """A lexicon and the rules over it, ready to scan."""

    def __init__(self, data: Mapping[str, Any]):
        """``data``: ``words`` {class: words}, ``cased`` [class], ``macros`` {name: pattern}, ``rules``."""
        self.lexicon = Lexicon(data["words"], data.get("cased", ()))
        macros = {"number": NUMBER_PATTERN, "under100": UNDER100_PATTERN, **data.get("macros", {})}
        texts = [(text, rule) for rule in data["rules"] for text in _listed(rule["pattern"])]
        parsed = [(_Parser(text, macros).parse(), text, rule) for text, rule in texts]
        for tree, _, _ in parsed:
            _literals(tree, self.lexicon)
        self.lexicon.close()
        self._starting: dict[str, list[Rule]] = {}
        for order, (tree, text, rule) in enumerate(parsed):
            compiled = _Compiler(self.lexicon)
            source, first, empty = compiled.compile(tree)
            if empty:
                raise ValueError(f"pattern matches nothing at all: {text}")
            made = Rule(order, re.compile(source), compiled.captures, rule["op"], rule.get("with", {}))
            for letter in first:
                self._starting.setdefault(letter, []).append(made)

    def scan(self, words: Words) -> list[Match]:
        """The expressions of a sentence, left to right, the longest first, without overlap."""
        tags, found = words.tags, []
        for i, tag in enumerate(tags):
            for rule in self._starting.get(tag, ()):
                hit = rule.regex.match(tags, i)
                if hit:
                    group = "span" if "span" in rule.regex.groupindex else 0
                    found.append((hit.start(group), -hit.end(group), rule.order, hit, rule))
        found.sort(key=lambda candidate: candidate[:3])
        chosen, reached = [], 0
        for first, last, _, hit, rule in found:
            if first >= reached:
                reached = -last
                chosen.append(Match(rule, first, reached, *self._captured(words, hit, rule)))
        return chosen

    def _captured(
        self, words: Words, hit: re.Match[str], rule: Rule
    ) -> tuple[dict[str, Any], dict[str, tuple[int, int]]]:
        values: dict[str, Any] = {}
        spans: dict[str, tuple[int, int]] = {}
        for group, (name, classes) in rule.captures.items():
            first, last = hit.span(group)
            if first < 0:
                continue
            forms = words.forms[first:last]
            values[name] = evaluate(forms) if not classes else self.lexicon.value(forms[0], classes)
            spans[name] = (first, last)
        return values, spans


def _listed(pattern: str | list[str]) -> list[str]:
    return [pattern] if isinstance(pattern, str) else pattern


# ---------------------------------------------------------------- reading a pattern
_PIECE = re.compile(r"\s+|[()|?*«»&]|<[^>]+>|\[[^\]]+\]|\{\w+\}|@\w+|[^\s()|?*«»&<>\[\]{}@]+")
Tree = tuple[Any, ...]


class _Parser:
    """Pattern text to a tree of ("seq"|"alt"|"opt"|"rep"|"class"|"capture"|"span", …)."""

    def __init__(self, text: str, macros: Mapping[str, str]):
        self.pieces = [p for p in _PIECE.findall(text) if not p.isspace()]
        self.at, self.macros, self.text = 0, macros, text

    def parse(self) -> Tree:
        tree = self._alternatives()
        if self.at < len(self.pieces):
            raise ValueError(f"unexpected {self.pieces[self.at]!r} in pattern: {self.text}")
        return tree

    def _peek(self) -> str:
        return self.pieces[self.at] if self.at < len(self.pieces) else ""

    def _alternatives(self) -> Tree:
        branches = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else ("alt", branches)

    def _sequence(self) -> Tree:
        items = []
        while self._peek() not in ("", "|", ")", "»"):
            item = self._atom()
            if self._peek() in ("?", "*"):
                item = ("opt" if self._peek() == "?" else "rep", item)
                self.at += 1
            items.append(item)
        return ("seq", items)

    def _atom(self) -> Tree:
        piece = self._peek()
        self.at += 1
        if piece in ("(", "«"):
            inner = self._alternatives()
            if self._peek() != {"(": ")", "«": "»"}[piece]:
                raise ValueError(f"unclosed {piece} in pattern: {self.text}")
            self.at += 1
            return inner if piece == "(" else ("span", inner)
        if piece == "&":
            return ("ahead", self._atom())
        if piece == "END":
            return ("end",)
        if piece[0] == "<":
            return ("class", tuple(piece[1:-1].split("+")))
        if piece[0] == "[":
            classes, _, name = piece[1:-1].partition("/")
            return ("capture", name or classes, tuple(classes.split("+")))
        if piece[0] == "{":
            return ("number", piece[1:-1], _Parser(self.macros["number"], self.macros).parse())
        if piece[0] == "@":
            return _Parser(self.macros[piece[1:]], self.macros).parse()
        return ("class", (f"={piece}",))


def _literals(tree: Tree, lexicon: Lexicon) -> None:
    if tree[0] == "class":
        for name in tree[1]:
            if name.startswith("="):
                lexicon.add_literal(name[1:])
    elif tree[0] in ("seq", "alt"):
        for branch in tree[1]:
            _literals(branch, lexicon)
    elif tree[0] not in ("capture", "end"):
        _literals(tree[-1], lexicon)


class _Compiler:
    """A tree to a regular expression, with the letters it may begin with."""

    def __init__(self, lexicon: Lexicon):
        self.lexicon = lexicon
        self.captures: dict[str, tuple[str, tuple[str, ...]]] = {}

    def compile(self, tree: Tree) -> tuple[str, frozenset[str], bool]:
        """Source of the expression, letters that may come first, whether it may match nothing."""
        kind = tree[0]
        if kind == "class":
            letters = self.lexicon.letters(tree[1])
            return _charset(letters), letters, False
        if kind == "capture":
            letters = self.lexicon.letters(tree[2])
            return self._named(tree[1], tree[2], _charset(letters)), letters, False
        if kind == "number":
            source, first, empty = self.compile(tree[2])
            return self._named(tree[1], (), source), first, empty
        if kind == "end":
            return r"\Z", frozenset(), True
        if kind == "ahead":
            source, _, _ = self.compile(tree[1])
            return f"(?={source})", frozenset(), True
        if kind == "span":
            source, first, empty = self.compile(tree[1])
            return f"(?P<span>{source})", first, empty
        if kind in ("opt", "rep"):
            source, first, _ = self.compile(tree[1])
            return f"(?:{source}){'?' if kind == 'opt' else f'{{0,{MAX_REPEAT}}}'}", first, True
        parts = [self.compile(branch) for branch in tree[1]]
        if kind == "alt":
            first = frozenset().union(*(p[1] for p in parts))
            return f"(?:{'|'.join(p[0] for p in parts)})", first, any(p[2] for p in parts)
        first = frozenset()
        for _, letters, empty in parts:
            first |= letters
            if not empty:
                break
        return "".join(p[0] for p in parts), first, all(p[2] for p in parts)

    def _named(self, name: str, classes: tuple[str, ...], source: str) -> str:
        group = f"c{len(self.captures)}"
        self.captures[group] = (name, classes)
        return f"(?P<{group}>{source})"


def _charset(letters: frozenset[str]) -> str:
    return "[" + "".join(sorted(letters)) + "]"


def cover(words: Words, first: int, last: int) -> Iterator[str]:
    """The looks of the tokens of a range, as they stand in the text."""
    for i in range(first, last):
        yield words.text[words.starts[i] : words.ends[i]]
