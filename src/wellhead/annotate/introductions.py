"""Who is introduced in an article: persons’ names of its parse, and those that a parse misses by design.

A run of capitals that the model passed over is a name where a title ("Mr. Gauger"), a listed given name
("Maysa al-Aswad") or an age ("Ahmed, 24") shows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from wellhead.annotate.lexicon import people, word_set
from wellhead.annotate.person_names import (
    PARTICLES,
    Word,
    given_begins,
    is_title,
    name_begins,
    without_echo,
    words_of,
)
from wellhead.language.clauses import Clauses

_TO_AGE = (", ", " ", ", aged ", " aged ")


class Named(NamedTuple):
    """A person's name in the text, titles included."""

    first: int
    beyond: int
    words: Sequence[Word]
    cut: int
    """the word where the name begins behind its titles"""


def persons(tree: Clauses, told: Sequence[Sequence[Word]]) -> Iterator[Named]:
    """Persons' names of the parse, and runs of capitals that a title or a given name shows to be one."""
    document = tree.document
    read = {word.token for words in told for word in words}
    taken: set[int] = set()
    for name in document.names:
        taken.update(range(name.first, name.beyond))
        if name.kind != "person" or not read.intersection(range(name.first, name.beyond)):
            continue
        first, beyond = name.first, name.beyond
        while beyond < len(document) and _goes_into(tree, beyond):
            beyond += 1  # "Maysa al" is half of "Maysa al-Aswad"
        taken.update(range(first, beyond))
        while first and is_title(tree.forms[first - 1]) and tree.word(first - 1) != "the":
            first -= 1  # the title may stand outside the name
        words = without_echo(words_of(tree, first, beyond))
        cut = name_begins(words)
        if cut is not None and not follows_kind(tree, first):
            yield Named(first, beyond, words, cut)
    for words in told:
        yield from _missed(tree, words, taken)


def alone(tree: Clauses) -> frozenset[str]:
    """The words that are read as a person by themselves more often than as anything else, and do not begin an
    organisation's name: "Peabody" is Peabody Energy.
    """
    forms, names = tree.forms, tree.document.names
    read = Counter(forms[n.beyond - 1] for n in names if n.kind == "person")
    counted = Counter(form for form in forms if form in read)
    firms = {forms[n.first] for n in names if n.kind == "organisation" and n.beyond - n.first > 1}
    return frozenset(form for form, n in read.items() if 2 * n > counted[form] and form not in firms)


def goes_on(tree: Clauses, word: Word) -> bool:
    """Whether a name begins with a word: "Trump Tower"."""
    document, after = tree.document, word.token + 1
    return (
        after < len(document) and document.upos[after] == "PROPN" and document.starts[after] == word.end + 1
    )


def follows_kind(tree: Clauses, first: int) -> bool:
    """ "the firm Williams Mullen" is nobody."""
    return first > 0 and tree.word(first - 1) in word_set("mentions", "kinds")


def _goes_into(tree: Clauses, token: int) -> bool:
    """A token is written on to the one before it by a hyphen."""
    starts, ends = tree.document.starts, tree.document.ends
    return starts[token] == ends[token - 1] and (tree.forms[token] in "-‐‑" or tree.forms[token - 1] in "-‐‑")


def _missed(tree: Clauses, words: Sequence[Word], taken: set[int]) -> Iterator[Named]:
    for one, age in pairwise(words):  # "Ahmed, 24, said"
        apart = tree.document.text[one.end : age.start]
        aged = len(age.text) == 2 and age.text.isdigit() and apart in _TO_AGE
        if aged and one.token not in taken and one.text in people().sexes:
            taken.add(one.token)
            yield Named(one.token, one.token + 1, [one], 0)
    run: list[Word] = []
    for word in (*words, None):
        fits = (
            word is not None
            and word.token not in taken
            and (tree.document.upos[word.token] == "PROPN" or is_title(word.text) or word.text in PARTICLES)
        )
        if fits and word is not None and (not run or adjacent(tree, run[-1], word)):
            run.append(word)
            continue
        while run and run[-1].text in PARTICLES:
            run.pop()
        if len(run) > 1:
            cut = name_begins(run) if any(is_title(w.text) for w in run) else given_begins(run)
            if cut is not None and run[cut:]:
                yield Named(run[0].token, run[-1].token + 1, run, cut)
        run = [word] if fits and word is not None else []


def adjacent(tree: Clauses, left: Word, right: Word) -> bool:
    return tree.document.text[left.end : right.start] in (" ", "\u00a0")
