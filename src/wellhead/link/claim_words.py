"""The words of a statement as claims compare them: stems, groups of one meaning, merged names."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from wellhead.data import load

#: Words, abbreviations with points ("U.S.", "G.R.U."), figures, handles.  Every branch is linear.
_TOKEN = re.compile(
    r"[@#]\w+|[^\W\d_]\.(?:[^\W\d_]\.)+|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE
)
#: Longest phrase, in words, that a lexicon may hold.
_PHRASE = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a statement: where it stands, how it compares, whether it is a name.

    ``is_given`` marks the words of a name that its last word follows: "*Michael* Cohen", "*White* House".
    """

    start: int
    end: int
    term: str
    is_name: bool
    is_given: bool = False


# ---------------------------------------------------------------- stems
_VOWEL = re.compile(r"[aeiouy]")


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its endings: "killed", "killing", "kills" → "kill".

    Light on purpose: it strips inflection and the commonest nominal endings, restores nothing, and maps
    irregular forms by ``claim_words.yaml``.  Stems are compared with one another, never shown.
    """
    word = word.casefold().replace("’", "'")
    word = word[:-2] if word.endswith("'s") else word.rstrip("'")
    irregular: Mapping[str, str] = _irregular()
    if word in irregular:
        return irregular[word]
    if len(word) <= 3 or not word.isalpha():
        return word
    for ending, least, tail in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            base = word[: len(word) - len(ending)]
            if _VOWEL.search(base):
                return _finish(base + tail, doubled=ending in _DOUBLING)
    return _finish(word, doubled=False)


#: (ending, letters that must stay, what takes its place), longest first.
_ENDINGS = (
    ("ations", 4, "at"), ("ation", 4, "at"), ("ising", 4, "is"), ("izing", 4, "is"), ("ements", 4, ""),
    ("ement", 4, ""), ("ments", 4, ""), ("ment", 4, ""), ("ingly", 4, ""), ("ies", 2, "y"), ("ied", 2, "y"),
    ("ions", 4, ""), ("ion", 4, ""), ("ings", 3, ""), ("ing", 3, ""), ("edly", 3, ""), ("sses", 2, "ss"),
    ("ches", 2, "ch"), ("shes", 2, "sh"), ("xes", 2, "x"), ("ed", 3, ""), ("ally", 4, "al"), ("ly", 4, ""),
    ("us", 3, "us"), ("ss", 2, "ss"), ("is", 3, "is"), ("s", 3, ""),
)  # fmt: skip
_DOUBLING = frozenset({"ing", "ings", "ed", "edly", "ingly"})


def _finish(base: str, *, doubled: bool) -> str:
    if doubled and len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
        base = base[:-1]
    if len(base) > 3 and base.endswith("e"):
        base = base[:-1]
    if base.endswith("iz"):  # "authorize" / "authorise"
        base = base[:-1] + "s"
    return base


@functools.cache
def _irregular() -> dict[str, str]:
    found: dict[str, str] = {}
    for base, forms in load("claim_words")["irregular"].items():
        for form in (base, *forms):
            found[str(form)] = _plain_stem(str(base))
    found.update({str(form): str(base) for form, base in load("claim_words")["apart"].items()})
    return found


def _plain_stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


# ---------------------------------------------------------------- lexicons
@functools.cache
def stop_words() -> frozenset[str]:
    """Words that carry no part of a proposition, as they stand in a text."""
    return frozenset(str(w) for w in load("claim_words")["stop"])


@functools.cache
def weak_words() -> frozenset[str]:
    """Stems of words that say little wherever they stand ("make", "last", "week")."""
    return frozenset(stem(str(w)) for w in load("claim_words")["weak"])


@functools.cache
def _names() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for country in load("nations")["countries"]:
        people = [str(adjective) for adjective in country.get("adjectives", ())]
        forms = [country["name"], *country.get("names", ()), *people, *(f"{p}s" for p in people)]
        for form in (*forms, *country.get("capital", ()), *country.get("seat", ())):
            found[tuple(t.group() for t in _TOKEN.finditer(str(form)))] = f"={country['code']}"
    for key, forms in load("aliases").items():
        for form in forms:
            found[tuple(t.group() for t in _TOKEN.finditer(str(form)))] = f"={key}"
    return found


@functools.cache
def _meanings() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for key, forms in load("meanings").items():
        for form in forms:
            stems = tuple(stem(t.group()) for t in _TOKEN.finditer(str(form)))
            found.setdefault(stems, f"~{key}")
    return found


def meaning(stemmed: str) -> str:
    """The group of one meaning that a stem belongs to, or the stem itself."""
    return _meanings().get((stemmed,), stemmed)


@functools.cache
def _first_words() -> tuple[frozenset[str], frozenset[str]]:
    names = frozenset(k[0] for k in _names() if len(k) > 1)
    meanings = frozenset(k[0] for k in _meanings() if len(k) > 1)
    return names, meanings


# ---------------------------------------------------------------- words of a text
def read_terms(text: str, holders: Mapping[str, str] | None = None) -> list[Word]:
    """The words of a text that count in comparison, in order.

    :param text: a statement, or a piece of one
    :param holders: for offices, the term of who holds them (:func:`read_holders`)
    :returns: words with their offsets in ``text``; stop words are left out, phrases of the lexicons are
        one word, names keep their capitals apart from common words
    """
    tokens = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]
    found = _mark_given(list(_terms(tokens)))
    return found if not holders else found + _held(text, holders)


def _mark_given(words: list[Word]) -> list[Word]:
    for at in range(len(words) - 1):
        here, after = words[at], words[at + 1]
        if here.is_name and after.is_name and after.start - here.end == 1 and here.term[0] not in "=~":
            words[at] = replace(here, is_given=True)
    return words


def _held(text: str, holders: Mapping[str, str]) -> list[Word]:
    """The holders of the offices that a text names without them: "neither the president nor …"."""
    taken: list[tuple[int, int]] = []
    found = []
    for match in _office_pattern().finditer(text):
        term = holders.get(match.group(1).casefold())
        if term is None or any(s < match.end() and match.start() < e for s, e in taken):
            continue
        taken.append((match.start(), match.end()))
        found.append(Word(match.start(), match.end(), term, True))
    return found


@functools.cache
def _office_pattern() -> re.Pattern[str]:
    offices = "|".join(re.escape(str(o)) for o in load("claim_words")["offices"])
    return re.compile(rf"\b((?i:{offices}))\b(?! [A-Z])")


@functools.cache
def _holder_pattern() -> re.Pattern[str]:
    offices = "|".join(re.escape(str(o)) for o in load("claim_words")["offices"])
    return re.compile(rf"\b((?i:{offices})) ((?:[A-Z][\w.'’-]* ){{0,2}}[A-Z][\w'’-]+)")


def read_holders(texts: Iterable[str]) -> dict[str, str]:
    """Who holds an office in a story, by the office in lower case: the term of the surname.

    >>> read_holders(["President Trump spoke.", "Vice President Mike Pence and President Donald Trump met."])
    {'president': 'trump', 'vice president': 'pence'}

    "Russian President Vladimir Putin" is not whom a text means by "the president" alone; an office with two
    holders in the story stands for nobody.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    names = _names()
    for text in texts:
        for match in _holder_pattern().finditer(text):
            before = text[max(0, match.start() - 24) : match.start()].split()
            if before and (_bare(before[-1]),) in names:
                continue
            name = _bare(match.group(2).split()[-1])
            counts[match.group(1).casefold()][stem(name)] += 1
    found = {}
    for office in sorted(counts):
        (name, most), total = counts[office].most_common(1)[0], counts[office].total()
        if most >= 0.8 * total:
            found[office] = name
    return found


def _terms(tokens: list[tuple[int, int, str]]) -> Iterator[Word]:
    names, meanings = _names(), _meanings()
    name_heads, meaning_heads = _first_words()
    stops = stop_words()
    stems = [stem(t) for _, _, t in tokens]
    at = 0
    while at < len(tokens):
        start, _, raw = tokens[at]
        bare = raw[:-2] if raw.endswith(("'s", "’s")) else raw
        step, term, is_name = 1, None, False
        if bare in name_heads:
            for size in range(min(_PHRASE, len(tokens) - at), 1, -1):
                key = (*(t for _, _, t in tokens[at : at + size - 1]), _bare(tokens[at + size - 1][2]))
                if (bare, *key[1:]) in names:
                    step, term, is_name = size, names[(bare, *key[1:])], True
                    break
        if term is None and stems[at] in meaning_heads:
            for size in range(min(_PHRASE, len(tokens) - at), 1, -1):
                found = meanings.get(tuple(stems[at : at + size]))
                if found is not None:
                    step, term = size, found
                    break
        if term is None:
            term, is_name = _single(bare, stems[at], names, meanings, stops)
        if term is not None:
            yield Word(start, tokens[at + step - 1][1], term, is_name)
        at += step


def _single(
    bare: str,
    stemmed: str,
    names: Mapping[tuple[str, ...], str],
    meanings: Mapping[tuple[str, ...], str],
    stops: frozenset[str],
) -> tuple[str | None, bool]:
    if (bare,) in names:
        return names[(bare,)], True
    folded = bare.casefold().replace("’", "'")
    if folded in stops or (len(folded) == 1 and not folded.isdigit()):
        return None, False
    meaning = meanings.get((stemmed,))
    if meaning is not None:
        return meaning, False
    return stemmed, bare[0].isupper()


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word
