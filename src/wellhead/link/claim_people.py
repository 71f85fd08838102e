"""Which names of speakers mean one person or body, within one story."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from wellhead.data import load

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?|\d+|[@#]\w+")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SMALL = frozenset({"the", "a", "an", "of", "for", "and", "in", "on", "at", "to"})


@functools.lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name folded for comparison: no case, accents, possessive, bracketed remark or leading article.

    >>> plain("The Syrian Observatory for Human Rights (SOHR)")
    'syrian observatory for human rights'
    """
    text = unicodedata.normalize("NFKD", re.sub(r"\([^()]{0,80}\)", " ", name))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold().replace("’", "'")
    text = re.sub(r"'s\b|'", "", text)
    words = [w.strip('.,;:"“”') for w in text.split()]
    while words and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(w for w in words if w)


def initials(name: str) -> str:
    """The initials of a name's capitalised words, as a body is abbreviated: OPCW, SOHR."""
    return "".join(w[0] for w in _WORD.findall(name) if w[0].isupper() and w.casefold() not in _SMALL)


class Names:
    """The speakers of one story, each under one name.

    :param speakers: (name, whether it is a person) once for every time it is used
    """

    def __init__(self, speakers: Iterable[tuple[str, bool]]) -> None:
        uses = Counter(speakers)
        self._of: dict[str, str] = {}
        people = {name: n for (name, person), n in uses.items() if person}
        bodies = {name: n for (name, person), n in uses.items() if not person}
        self._of.update(_merge_bodies(bodies))
        self._of.update(_merge_people(people))

    def of(self, name: str) -> str:
        """The name that the story's speaker goes by."""
        return self._of.get(name, name)


def _merge_bodies(uses: Mapping[str, int]) -> dict[str, str]:
    """Bodies by folded name; an abbreviation goes with the only name it abbreviates."""
    best: dict[str, str] = {}
    for name in sorted(uses, key=lambda n: (-uses[n], -len(n), n)):
        best.setdefault(plain(name), name)
    long_of: dict[str, set[str]] = defaultdict(set)
    for name in best.values():
        if len(name.split()) > 1:
            long_of[initials(name)].add(name)
    found = {}
    for name in uses:
        short = name.replace(".", "").strip()
        full = long_of.get(short, set()) if short.isupper() and 2 < len(short) < 7 else set()
        found[name] = min(full) if len(full) == 1 else best[plain(name)]
    return found


@functools.lru_cache(maxsize=16384)
def _name_words(name: str) -> tuple[tuple[str, ...], str]:
    titles = frozenset(str(t) for t in load("sides")["titles"])
    words = [w for w in plain(name).replace("-", " ").split() if w not in titles]
    suffix = words[-1] if words and words[-1] in _SUFFIXES else ""
    return tuple(w for w in words if w not in _SUFFIXES) or tuple(plain(name).split()), suffix


def _merge_people(uses: Mapping[str, int]) -> dict[str, str]:
    """People by surname and compatible first name; a bare surname goes to its most quoted bearer."""
    groups: list[list[str]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    order = sorted(uses, key=lambda n: (-len(_name_words(n)[0]), -uses[n], n))
    for name in order:
        words = _name_words(name)[0]
        near = dict.fromkeys(i for w in words for i in by_word[w])
        fit = [groups[i] for i in near if same_person(groups[i][0], name)]
        if fit:
            max(fit, key=lambda g: (sum(uses[n] for n in g), g[0])).append(name)
        else:
            for word in words:
                by_word[word].append(len(groups))
            groups.append([name])
    found = {}
    for group in groups:
        full = sorted(group, key=lambda n: (len(n.split()) < 2, -uses[n], -len(n), n))[0]
        found.update(dict.fromkeys(group, full))
    return found


def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's.

    >>> same_person("Rudolph W. Giuliani", "Rudy Giuliani"), same_person("Donald Trump Jr.", "Donald Trump")
    (True, False)
    """
    (left, left_suffix), (right, right_suffix) = _name_words(a), _name_words(b)
    if not left or not right or left_suffix != right_suffix:
        return False
    if left == right:
        return True
    if left[-1] != right[-1]:
        short, long = sorted((left, right), key=len)
        return len(short) > 1 and set(short) <= set(long)
    if len(left) == 1 or len(right) == 1:
        return True
    return _same_given(left[0], right[0])


def _same_given(a: str, b: str) -> bool:
    if a[0] != b[0]:
        return any({a, b} <= set(map(str, group)) for group in load("sides")["nicknames"])
    return len(a) == 1 or len(b) == 1 or a[:3] == b[:3] or _nicknames(a, b)


def _nicknames(a: str, b: str) -> bool:
    return any({a, b} <= set(map(str, group)) for group in load("sides")["nicknames"])
