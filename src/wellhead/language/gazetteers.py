"""Names that lists know: countries, nationalities, seats of government, outlets and agencies.

The encoder says where persons, organisations and places stand; the gazetteers say which organisations are
newsrooms, add what it has missed, and give nationalities a kind of their own.  The lists are
``data/nations.yaml`` and the table of newsrooms; they are compiled once into one dictionary by the first
word, with its capitals, so that a look at a word costs one look-up.

    >>> tokens = "Syrian officials told Reuters in Damascus that Turkey had agreed .".split()
    >>> upos = "ADJ NOUN VERB PROPN ADP PROPN SCONJ PROPN AUX VERB PUNCT".split()
    >>> name_gazetteer(tokens, upos, [(3, 4, "ORG"), (5, 6, "LOC")])
    [(0, 1, 'nationality'), (3, 4, 'agency'), (5, 6, 'place'), (7, 8, 'place')]
    >>> seat_of_government("the Kremlin"), seat_of_government("Brussels"), seat_of_government("Kestrel Bay")
    ('RU', 'EU', None)
    >>> country_code("Britain"), country_code("Syrians")
    ('GB', 'SY')
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from wellhead import newsrooms
from wellhead.language.nations import country_code, nations, seat_of_government
from wellhead.language.tokens import tokenize

__all__ = ["Span", "country_code", "load", "name_gazetteer", "seat_of_government"]

#: Tokens from the first to the one before `beyond`, and what they name.
Span: TypeAlias = tuple[int, int, str]

_OF_MODEL = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_AND = frozenset((",", "and", "or", "&"))


class _Way(NamedTuple):
    """One way to write a name, by what stands behind its first token."""

    rest: tuple[str, ...]
    kind: str  # place, organisation, nationality, outlet, agency; "last" ends the name of an unknown newsroom
    how: str  # sure, loose, surname, short for newsrooms; word, bearer, both or "" for the others
    name: str  # the newsroom, or the name itself
    article: bool = False
    the: bool = False


# ---------------------------------------------------------------- the index
def _spellings(name: str) -> set[tuple[str, ...]]:
    """A name as tokens: with either apostrophe, as our own tokens and as spaces part it."""
    ways = {name, name.replace("'", "’"), name.replace("’", "'")}
    found = {tuple(way.split()) for way in ways}
    if not name.replace(" ", "").isalpha():
        found |= {tuple(token.text for token in tokenize(way)) for way in ways}
    return found


@functools.lru_cache(maxsize=2)
def _index(_additions: str) -> dict[str, tuple[_Way, ...]]:
    """All ways by their first token, the longest first.

    :param _additions: digest of what the user has added to the newsrooms
    """
    ways: dict[str, set[_Way]] = {}

    def add(name: str, way: _Way) -> None:
        for first, *rest in _spellings(name):
            ways.setdefault(first, set()).add(way._replace(rest=tuple(rest)))

    for name, kind, guard in nations().ways:
        add(name, _Way((), kind, guard, name))
        if name.isalpha() and len(name) > 3 and not name.isupper() and guard in ("", "bearer"):
            add(name.upper(), _Way((), kind, guard, name))  # "RUSSIAN MINISTER RESIGNS"
    for form in newsrooms.forms():
        # "Lusa news agency" is Lusa; "New York magazine" has no other name.
        if " " in form.text and form.text != form.name and form.text.rsplit(" ", 1)[-1].islower():
            continue
        kind = "agency" if newsrooms.is_agency(form.name) else "outlet"
        add(form.text, _Way((), kind, form.how, form.name, form.article, form.the))
    for word in newsrooms.last_words():
        ways.setdefault(word, set()).add(_Way((), "last", "", word))
    for way_set in ways.values():
        # "The New York Times" stands in the table beside "New York Times".
        masthead = {(way.rest, way.name) for way in way_set if way.the}
        for way in [way for way in way_set if (way.rest, way.name) in masthead and not way.the]:
            way_set.discard(way)
            way_set.add(way._replace(the=True))
    order = {"sure": 0, "surname": 1, "loose": 2, "short": 3, "": 4}
    return {
        first: tuple(sorted(found, key=lambda w: (w.kind == "last", -len(w.rest), order.get(w.how, 5), w)))
        for first, found in ways.items()
    }


def load() -> None:
    """Compile the lists now rather than at the first name."""
    _index(newsrooms.digest())


# ---------------------------------------------------------------- naming
def name_gazetteer(
    tokens: Sequence[str],
    upos: Sequence[str],
    found: Sequence[Span],
    known: Collection[str] = (),
    bounds: Collection[int] = (),
) -> list[Span]:
    """The names of some running tokens, from those that the encoder found and from the lists.

    1. A name of the lists begins at a word that they have, the longest first, and counts where its capitals,
       the tagger and what stands around it allow (`_Naming.accepts`).
    2. It takes the place of a shorter name of the encoder inside it ("New York" in "The New York Times"); a
       longer one that holds it stays ("the Bank of Ireland", "Steve Forbes").
    3. An organisation that is left is a newsroom where its name ends as newsrooms' do.

    A single word that only begins a sentence with its capital, and stands without one elsewhere in the text,
    is no name ("Port authority says …", "the port authority").

    A country that the encoder takes for an organisation (a team, a delegation) stays one.

    :param tokens: the words of a sentence, or of a document
    :param upos: their parts of speech, N
    :param found: the encoder's names, (first, beyond, PER | ORG | LOC), in order and apart
    :param known: canonical newsrooms that the article has named in full; their short forms count
    :param bounds: where sentences begin; no name runs over one, and what stands beyond it says nothing
    :returns: (first, beyond, one of `NAME_KINDS`) in order and apart
    """
    index = _index(newsrooms.digest())
    starts = [i for i, token in enumerate(tokens) if token in index]
    if not starts and not found:
        return []
    plain = {token for token in tokens if token.islower()} if bounds else set()
    found = [
        (first, beyond, kind)
        for first, beyond, kind in found
        if beyond - first > 1 or first not in bounds or tokens[first].lower() not in plain
    ]
    naming = _Naming(tokens, upos, found, set(known), frozenset(bounds))
    at = 0
    for i in starts:
        if i >= at:
            at = naming.look(i, index) or at
    naming.finish()
    return sorted(naming.names)


@dataclass(slots=True)
class _Naming:
    tokens: Sequence[str]
    upos: Sequence[str]
    found: Sequence[Span]
    known: set[str]
    bounds: frozenset[int]
    owner: dict[int, int]
    surnames: frozenset[str]  # last words of the persons among the names
    gone: set[int]
    names: list[Span]

    def __init__(
        self,
        tokens: Sequence[str],
        upos: Sequence[str],
        found: Sequence[Span],
        known: set[str],
        bounds: frozenset[int],
    ) -> None:
        self.tokens, self.upos, self.found, self.known, self.bounds = tokens, upos, found, known, bounds
        self.owner = {i: k for k, (first, beyond, _) in enumerate(found) for i in range(first, beyond)}
        self.surnames = frozenset(tokens[beyond - 1] for _, beyond, kind in found if kind == "PER")
        self.gone, self.names = set(), []

    def look(self, i: int, index: dict[str, tuple[_Way, ...]]) -> int | None:
        """Take the best name that begins at a token; the token behind it, or None."""
        tokens = self.tokens
        for way in index[tokens[i]]:
            if way.kind == "last":
                return self.unlisted(i)
            beyond = i + 1 + len(way.rest)
            if way.rest and (
                tuple(tokens[i + 1 : beyond]) != way.rest or not self.bounds.isdisjoint(range(i + 1, beyond))
            ):
                continue
            over = {self.owner[k] for k in range(i, beyond) if k in self.owner} if self.found else set()
            spans = [self.found[k] for k in over]
            if not self.fits(i, beyond, spans, way) or not self.accepts(i, beyond, spans, way):
                continue
            first = i
            if way.kind in ("outlet", "agency"):
                self.known.add(way.name)
                # "The Times" but "the Times": a lower "the" is never part of the name.
                included = any(a == i - 1 for a, _, _ in spans)
                if i and tokens[i - 1] == "The" and (way.the or included):
                    first = i - 1
            self.gone |= over
            self.names.append((first, beyond, way.kind))
            return beyond
        return None

    def fits(self, first: int, beyond: int, spans: list[Span], way: _Way) -> bool:
        """Whether the name is as long as what the encoder found there, or longer."""
        newsroom = way.kind in ("outlet", "agency")
        for a, b, kind in spans:
            begins = a + 1 if a < first and self.tokens[a] in ("The", "the") else a
            ends = b
            while newsroom and ends > beyond and self.tokens[ends - 1].islower():
                ends -= 1  # "Interfax news agency"
            if first <= begins and ends <= beyond:
                continue
            crosses = not (a <= first and beyond <= b)
            if not (crosses and kind == "ORG" and way.how == "sure" and way.rest):
                return False
        return True

    def accepts(self, first: int, beyond: int, spans: list[Span], way: _Way) -> bool:
        """Whether a name of the lists counts where it stands."""
        kinds = {kind for _, _, kind in spans}
        if way.kind == "nationality":
            return self.accepts_nationality(first, beyond, kinds, way)
        if way.kind in ("place", "organisation"):
            return self.accepts_place(first, beyond, kinds, way)
        return self.accepts_newsroom(first, beyond, kinds, way)

    def accepts_nationality(self, first: int, beyond: int, kinds: set[str], way: _Way) -> bool:
        if way.how in ("bearer", "both") and "PER" in kinds:
            return False
        if way.how in ("word", "both") and (
            self.upos[first] not in ("PROPN", "ADJ") or self.capitals_alone(first)
        ):
            return False
        if not kinds and self.comes_from(first):
            return False  # "the Royal Canadian Mounted Police", "Rosalind English"
        return not self.spoken(first, beyond)

    def accepts_place(self, first: int, beyond: int, kinds: set[str], way: _Way) -> bool:
        if "PER" in kinds and way.how in ("bearer", "both") and not way.rest:
            return False
        if kinds == {"ORG"} and not way.rest:
            return False  # a team, a delegation, a company
        if kinds:
            return True
        if way.how in ("word", "both") and (self.upos[first] != "PROPN" or self.capitals_alone(first)):
            return False
        initials = self.tokens[first][-1:] == "." or (
            self.tokens[first].isupper() and len(self.tokens[first]) < 5
        )
        if not initials and (self.comes_from(first) or self.goes_on(beyond)):
            return False  # a part of a longer name: "Ireland Baldwin", "Bank Austria"
        before = self.tokens[first - 1].lower() if first else ""
        if before == "of" and self.comes_from(first - 1):
            return False  # "the Bank of England", "the Sea of Japan"
        if way.how in ("bearer", "both"):
            beside = before in _AND and any(b == first - 1 and k == "place" for _, b, k in self.names[-1:])
            return before in nations().towards or beside
        return True

    def accepts_newsroom(self, first: int, beyond: int, kinds: set[str], way: _Way) -> bool:
        behind_the = first > 0 and self.tokens[first - 1] in ("the", "The")
        if way.how == "sure":
            return True
        if way.how == "short":
            return behind_the and (way.name in self.known or self.placed(first, beyond))
        if way.how == "surname":
            if "PER" in kinds or (not kinds and self.borne(first)):
                return self.placed(first, beyond) and not self.comes_from(first)
            return "ORG" in kinds or not (self.comes_from(first) or self.goes_on(beyond))
        # Loose: "Time", "The Hill", "FT", "Foreign Policy".
        if way.article and not behind_the:
            return False
        if not kinds and self.goes_on(beyond):
            return False  # "the National Institute"
        if kinds == {"ORG"}:
            word = self.tokens[first]
            behind = self.tokens[beyond] if beyond < len(self.tokens) else ""
            alone = way.rest or not (word.isupper() or word in nations().shared)
            if alone or behind in nations().says:
                return True
        return self.placed(first, beyond)

    # ------------------------------------------------------------ what stands around
    def placed(self, first: int, beyond: int) -> bool:
        """In an outlet's place: behind "told" or "according to", before "reported", beside a newsroom."""
        tokens = self.tokens
        begin = first - 1 if first and tokens[first - 1] in ("the", "The") else first
        if begin > 1 and tokens[begin - 1] in _AND:
            for a, b, kind in self.names[-1:]:
                if kind in ("outlet", "agency") and a < begin and begin - 2 <= b <= begin - 1:
                    return True
        before = " ".join(tokens[max(0, begin - 5) : begin]) + " "
        behind = " ".join(tokens[beyond : beyond + 5])
        return newsrooms.placed_as_outlet(before, behind if behind[:1] in "’'”\"" else f" {behind}")

    def goes_on(self, beyond: int) -> bool:
        """The name may go on behind: "Ireland Baldwin"."""
        return beyond < len(self.tokens) and beyond not in self.bounds and self.capital(beyond)

    def comes_from(self, first: int) -> bool:
        """The name may begin before, unless another ends there: "Bank Austria"."""
        if first < 1 or first in self.bounds or not self.capital(first - 1):
            return False
        return not (self.names and self.names[-1][1] == first)

    def capital(self, i: int) -> bool:
        """A capitalised proper noun that is no date stands at a token."""
        token = self.tokens[i]
        return (
            self.upos[i] == "PROPN"
            and token[:1].isupper()
            and token not in ("The", "A", "An")
            and token not in nations().dates
        )

    def spoken(self, first: int, beyond: int) -> bool:
        """A demonym that is a language: "in French", "from Russian into English", but "in French waters"."""
        before = self.tokens[first - 1].lower() if first else ""
        behind = self.tokens[beyond] if beyond < len(self.tokens) else ""
        if before == "from" and behind == "into":
            return True
        if behind == "-" and beyond + 1 < len(self.tokens):
            behind = self.tokens[beyond + 1]  # "Spanish-language"
        if behind in nations().language_before:
            return True
        described = self.upos[first] == "ADJ" or (
            beyond < len(self.upos) and self.upos[beyond] in ("NOUN", "PROPN", "ADJ")
        )
        return before in nations().language_after and not described

    def capitals_alone(self, i: int) -> bool:
        """Its capitals say nothing: the words beside it are all in capitals ("LET US IN")."""
        beside = [t for t in (*self.tokens[max(0, i - 1) : i], *self.tokens[i + 1 : i + 2]) if t.isalpha()]
        return self.tokens[i].isupper() and bool(beside) and all(t.isupper() and len(t) > 1 for t in beside)

    def borne(self, i: int) -> bool:
        """A person among the names bears it: "Steve Forbes … Forbes said"."""
        return self.tokens[i] in self.surnames

    # ------------------------------------------------------------ newsrooms by their looks
    def unlisted(self, i: int) -> int | None:
        """A newsroom that table and encoder lack, by its last word: "told the Meridian Post"."""
        first = i
        while i - first < 3 and self.comes_from(first) and first - 1 not in self.owner:
            first -= 1
        if first == i or i in self.owner or self.goes_on(i + 1):
            return None
        kind = newsrooms.shape(" ".join(self.tokens[first : i + 1]), self.placed(first, i + 1))
        if kind is None:
            return None
        if kind == "outlet" and first and self.tokens[first - 1] == "The":
            first -= 1
        self.names.append((first, i + 1, kind))
        return i + 1

    def finish(self) -> None:
        """Take over what is left of the encoder's names."""
        taken = {i for first, beyond, _ in self.names for i in range(first, beyond)}
        for k, (first, beyond, kind) in enumerate(self.found):
            if k in self.gone or not taken.isdisjoint(range(first, beyond)):
                continue
            told = self.newsroom(first, beyond) if kind == "ORG" else None
            self.names.append((first, beyond, told or _OF_MODEL[kind]))

    def newsroom(self, first: int, beyond: int) -> str | None:
        """Whether an organisation of the encoder's is a newsroom."""
        if self.tokens[first] in ("The", "the"):
            first += 1
        if beyond - first < 2:
            return None
        name = " ".join(self.tokens[first:beyond])
        return newsrooms.shape(name, self.placed(first, beyond))
