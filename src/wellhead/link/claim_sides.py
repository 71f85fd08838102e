"""The side that a source speaks for: a government, a company, a party, or the person themselves."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from wellhead.data import load
from wellhead.link.claim_people import Names, plain, same_person
from wellhead.link.dossier import Dossier
from wellhead.records import Article, Attribution

_CAPITALISED = r"[A-Z][\w.&'’-]*(?: (?:of |for |and )?(?:the )?[A-Z][\w.&'’-]*){0,5}"
#: How often a mouthpiece may speak for another mouthpiece: "a spokesman for Mr. Trump's lawyer".
_DEPTH = 3
#: Descriptions of one speaker that are read, at most.
_MENTIONS = 60


class Sides:
    """The sides of one story's speakers.

    :param attributions: the story's attributions; each source mention describes its speaker
    :param articles: its articles, where "the X administration" tells whose government X leads
    :param names: one name for each speaker
    """

    def __init__(
        self, attributions: Iterable[Attribution], articles: Iterable[Article], names: Names
    ) -> None:
        self.names = names
        described: dict[str, set[str]] = defaultdict(set)
        people: set[str] = set()
        for row in attributions:
            if row.source_class.startswith("named"):
                described[names.of(row.speaker)].update([row.source] if row.source else [])
            if row.source_class == "named_person":
                people.add(names.of(row.speaker))
        for article in articles:
            for name, description in describe(article.text, people):
                described[name].add(description)
        self._described: Mapping[str, list[str]] = {k: sorted(v)[:_MENTIONS] for k, v in described.items()}
        self._by_surname = _by_surname(self._described)
        self._heads = _heads_of_government(articles)
        self._known: dict[str, str] = {}

    @classmethod
    def of_story(cls, dossier: Dossier) -> Sides:
        """The sides of a story's speakers."""
        named = [a for a in dossier.attributions if a.source_class.startswith("named")]
        names = Names((a.speaker, a.source_class == "named_person") for a in named)
        return cls(dossier.attributions, dossier.articles, names)

    def of(self, speaker: str, descriptions: Sequence[str] = (), *, person: bool = True) -> str:
        """The side of a named speaker: a country's two letters, or the name of the body or person.

        :param descriptions: further mentions of the speaker
        """
        name = self.names.of(speaker)
        if name not in self._known:
            self._known[name] = name  # a spokesman of himself ends here
            mentions = [name, *self._described.get(name, ()), *descriptions]
            self._known[name] = self._decide(name, mentions, 0) or name
        return self._known[name]

    def of_unnamed(self, description: str) -> str | None:
        """The side that an unnamed source is said to belong to, null where the description does not say."""
        return self._read("", description, 0)

    def _decide(self, name: str, mentions: Sequence[str], depth: int) -> str | None:
        if depth > _DEPTH:
            return None
        if any(_FORMER.search(m) for m in mentions):
            return None  # "Trump’s former lawyer", "then-national security adviser": no longer his side
        votes = [s for m in mentions if (s := self._read(name, m, depth)) is not None]
        if not votes:
            head = plain(name).split()
            return self._heads.get(head[-1]) if head else None
        return min(sorted(set(votes)), key=lambda v: -votes.count(v))

    def _read(self, name: str, mention: str, depth: int) -> str | None:
        country = government(mention)
        if country is not None:
            return country
        if _administration(mention):
            return str(load("sides")["administration"])
        body = _international().search(mention)
        if body is not None:
            return body.group().replace(".", "")
        for principal in principals(mention):
            if name and plain(principal) == plain(name):
                continue
            known = government(principal)
            if known is not None:
                return known
            full = self.names.of(principal)
            bearer = self._bearer(principal) or full
            if name and plain(bearer) == plain(name):
                continue
            mentions = [bearer, *self._described.get(bearer, ())]
            return self._decide(bearer, mentions, depth + 1) or bearer
        return None

    def _bearer(self, principal: str) -> str | None:
        """The story's speaker whom "Putin" or "Mr. Trump" means."""
        words = plain(principal).split()
        fit = [k for k in self._by_surname.get(words[-1], ()) if same_person(k, principal)] if words else []
        return fit[0] if fit else None


_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x-|[Tt]hen-|[Oo]ne-time|[Oo]nce)")


def _by_surname(described: Mapping[str, list[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(described):
        words = plain(name).split()
        if words:
            found[words[-1]].append(name)
    return found


def _administration(mention: str) -> bool:
    return re.search(r"\b[A-Z][\w'’-]{1,30} [Aa]dministration\b", mention) is not None


# ---------------------------------------------------------------- descriptions in running text
_TEXT_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*['’]?")
_REACH = 8


def describe(text: str, people: Collection[str]) -> Iterator[tuple[str, str]]:
    """What stands before and in apposition behind the full names of people, with the names.

    >>> list(describe("The talks failed. Putin spokesman Dmitry Peskov denied it.", ["Dmitry Peskov"]))
    [('Dmitry Peskov', 'Putin spokesman Dmitry Peskov')]
    """
    full = {tuple(plain(n).split()): n for n in people if len(plain(n).split()) > 1}
    if not full:
        return
    lengths = sorted({len(k) for k in full})
    words = [(m.start(), m.end(), m.group()) for m in _TEXT_WORD.finditer(text)]
    folded = [plain(w) for _, _, w in words]
    lasts = {k[-1] for k in full}
    for at, word in enumerate(folded):
        if word not in lasts:
            continue
        for size in lengths:
            name = full.get(tuple(folded[at - size + 1 : at + 1])) if at >= size - 1 else None
            if name is not None:
                yield name, _description(text, words, at - size + 1, at)


def _description(text: str, words: Sequence[tuple[int, int, str]], first: int, last: int) -> str:
    start = words[first][0]
    at = first - 1
    while at >= 0 and first - at <= _REACH:
        gap = text[words[at][1] : start]
        word = words[at][2]
        if gap.strip(" ,") or not (word[0].isupper() or word.casefold() in _ROLE_WORDS()):
            break
        start, at = words[at][0], at - 1
    end = words[last][1]
    behind = re.match(r", (?:an?|the|[A-Z][\w’']+['’]s) [^,.;\n]{3,90}", text[end : end + 120])
    return text[start : end + (behind.end() if behind else 0)]


@functools.cache
def _ROLE_WORDS() -> frozenset[str]:  # noqa: N802 - read like the constant that it is
    lexicon = load("sides")
    words = {
        w
        for key in ("government", "mouthpieces", "not_government")
        for p in lexicon[key]
        for w in str(p).split()
    }
    return frozenset(
        words
        | {"of", "for", "the", "to", "and", "senior", "top", "current", "special", "deputy", "s", "u.s", "us"}
    )


# ---------------------------------------------------------------- governments
@functools.cache
def _country_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    codes: dict[str, str] = {}
    for country in load("nations")["countries"]:
        people = [str(a) for a in country.get("adjectives", ())]
        for form in (
            country["name"],
            *country.get("names", ()),
            *people,
            *country.get("capital", ()),
            *country.get("seat", ()),
        ):
            codes.setdefault(str(form).removeprefix("the "), str(country["code"]))
    forms = "|".join(re.escape(f) for f in sorted(codes, key=lambda f: (-len(f), f)))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)"), codes


@functools.cache
def _seat_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {str(s).casefold(): str(c) for c, seats in load("sides")["seats"].items() for s in seats}
    forms = "|".join(re.escape(f) for f in sorted(codes, key=lambda f: (-len(f), f)))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE), codes


@functools.cache
def _word_pattern(section: str) -> re.Pattern[str]:
    words = "|".join(re.escape(str(w)) for w in load("sides")[section])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def government(mention: str) -> str | None:
    """The country, by its two letters, whose government a mention of a source speaks for.

    >>> government("Putin’s spokesman, Dmitry Peskov"), government("a person close to the Kremlin")
    (None, 'RU')
    >>> government("the Russian Foreign Ministry"), government("a Russian analyst"), government("Moscow")
    ('RU', None, 'RU')
    """
    ally = _ally(mention)
    if ally is not None:
        return ally
    if _word_pattern("not_government").search(mention):
        return None
    pattern, seats = _seat_pattern()
    if _international().search(mention):
        return None
    seat = pattern.search(mention)
    if seat is not None:
        return seats[seat.group().casefold()]
    pattern, codes = _country_pattern()
    found = next((f for f in pattern.finditer(mention) if not _accredited(mention[: f.start()])), None)
    if found is None:
        return None
    rest = (mention[: found.start()] + mention[found.end() :]).strip(" ,.").casefold()
    if rest in ("", "the") or _word_pattern("government").search(mention):
        return codes[found.group()]
    return None


@functools.cache
def _international() -> re.Pattern[str]:
    forms = "|".join(re.escape(str(f)) for f in load("sides")["international"])
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)")


def _accredited(before: str) -> bool:
    """ "Special Envoy for [Syria]"."""
    tail = before.rstrip().removesuffix("the").rstrip().casefold()
    return tail.endswith(tuple(str(w) for w in load("sides")["accredited"]))


def _ally(mention: str) -> str | None:
    """ "pro-Damascus media", "run by Damascus ally Hezbollah", "Saudi-backed forces"."""
    pattern, codes = _country_pattern()
    for found in pattern.finditer(mention):
        before, after = mention[: found.start()], mention[found.end() :]
        if before.casefold().endswith("pro-") or re.match(
            r"(?:-(?:backed|allied|aligned)| all(?:y|ied)\b)", after
        ):
            return codes[found.group()]
    return None


@functools.cache
def _head_pattern() -> re.Pattern[str]:
    """ "Russian President Vladimir Putin", "Syria's President Bashar al-Assad"."""
    forms = _country_pattern()[0].pattern.removeprefix(r"(?<!\w)(?:").removesuffix(r")(?!\w)")
    offices = "President|Prime Minister|Premier|Chancellor|Supreme Leader|King|Emir|Foreign Minister"
    name = r"[A-Z][\w'’-]+(?: (?:al-|de |bin |van |von )?[A-Z][\w'’-]+){0,2}"
    return re.compile(rf"(?<!\w)({forms})(?:['’]s)? ({offices}) ({name})")


def _heads_of_government(articles: Iterable[Article]) -> dict[str, str]:
    """Surnames of whom a text calls a government's head: "the Obama administration"."""
    code = str(load("sides")["administration"])
    names: dict[str, str] = {}
    _, codes = _country_pattern()
    for article in sorted(articles, key=lambda a: a.article_id):
        for match in _head_pattern().finditer(article.text):
            names.setdefault(plain(match.group(3)).split()[-1], codes[match.group(1)])
        for match in re.finditer(r"\b([A-Z][\w'’-]{1,30}) [Aa]dministration\b", article.text):
            word = match.group(1)
            if (
                plain(word)
                and not _country_pattern()[0].fullmatch(word)
                and word not in ("The", "This", "House")
            ):
                names[plain(word)] = code
    return names


# ---------------------------------------------------------------- mouthpieces
@functools.cache
def _mouthpiece_patterns() -> tuple[re.Pattern[str], ...]:
    roles = "|".join(re.escape(str(w)) for w in load("sides")["mouthpieces"])
    return (
        # "Putin's spokesman", "Mr. Gauger’s lawyer"
        re.compile(rf"({_CAPITALISED})['’]s? (?:[a-z-]+ ){{0,3}}(?i:{roles})\b"),
        # "a spokesman for the insurgents", "a lawyer for Mr. Trump", "chief executive of CareOne"
        re.compile(rf"\b(?i:{roles})(?: [a-z]+){{0,2}} (?:for|of|at) (?:the )?({_CAPITALISED})"),
        # "Boeing spokeswoman Jane Doe", "Taliban spokesman Suhail Shaheen"
        re.compile(rf"({_CAPITALISED}) (?:[a-z]+ ){{0,2}}(?:{roles})\b"),
    )


def principals(mention: str) -> list[str]:
    """Whom a mention's bearer speaks for, by its words.

    >>> principals("Putin’s spokesman, Dmitry Peskov"), principals("Rudy Giuliani, a lawyer for Mr. Trump")
    (['Putin'], ['Mr. Trump'])
    """
    if re.search(r"\b(?:former|ex-|then-)", mention):
        return []
    found = []
    for pattern in _mouthpiece_patterns():
        match = pattern.search(mention[:300])
        if match is not None:
            name = re.sub(r"^(?:The|An?|His|Her|Its|Their|One)(?: |$)", "", match.group(1).strip(" ,."))
            found.append(re.sub(r"['’]s?$", "", name))
    return [name for name in dict.fromkeys(found) if name]
