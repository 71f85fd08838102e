"""Newsrooms: the outlets and agencies that articles name, and how to recognise a mention of one.

The table is ``data/newsrooms.yaml``.  A name is *sure* ("Associated Press"), *loose* (also an ordinary
phrase or somebody else's initials: "Time", "The Sun", "PTI"), or *short* (what an article calls a
newsroom it has named in full: "the Journal").  Loose names count only in an outlet's place, short ones
only for newsrooms that the article has named.

    >>> canonical("the associated press"), is_agency("Associated Press")
    ('Associated Press', True)
    >>> text = "two people familiar with the matter told Bloomberg on Wednesday"
    >>> find(text, 0, len(text))
    [(41, 50, 'Bloomberg')]
    >>> find("The Sun rose, and Time passed.", 0, 30)
    []
    >>> by_domain("www.apnews.com")
    'Associated Press'

A user may add to the table (``newsroom_table.py`` reads the file); `use` lays the additions over it for this
process, and ``Prepared`` carries them to a worker.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from wellhead.data import load
from wellhead.newsroom_table import KINDS, Additions, Prepared, merged, plain, read_additions

__all__ = [
    "KINDS", "Additions", "Form", "Newsroom", "Prepared", "by_domain", "canonical", "digest", "find", "forms",
    "is_agency", "last_words", "newsroom", "placed_as_outlet", "read_additions", "shape", "use",
]  # fmt: skip

_WORD = re.compile(r"\w+")
#: What stands right before an outlet: "told Time", "according to the Sun", "in an interview with People".
_BEFORE = re.compile(
    r"(?:\b(?:told|tells?|telling|[Aa]ccording to|[Cc]it(?:es|ed|ing)|[Qq]uot(?:es|ed|ing)"
    r"|interview(?:ed)? (?:with|by|in|to)|(?:spoke|speaking|talk(?:ed|ing)) (?:to|with)"
    r"|report(?:ed)? (?:by|in|from)|published (?:by|in)|wr(?:ote|iting) (?:in|for)"
    r"|(?:statement|comments?|remarks|letter|email) to"
    r"|(?:article|column|op-ed|editorial|story|piece|essay|report) in"
    r"|newspapers?|magazine|agency|broadcaster|website|tabloid|weekly|daily|network|channel|station)"
    r"(?: state| the| The|’s|'s)? ?[“\"‘']?)$"
)
#: What stands right behind one: "Time reported", "the Sun newspaper", "the PTI news agency".
_BEHIND = re.compile(
    r"[”\"’']?(?:[’']s)? ?"
    r"(?:(?:also |first |later |has |had )*(?:report(?:s|ed|er|ing)?|published|quoted|cited|wrote)\b"
    r"|(?:state )?(?:news ?papers?|news (?:agency|service|site|website|outlet|channel|network)|agency"
    r"|magazine|tabloid|daily|weekly|radio|television|TV|channel|broadcaster|website|newswire|correspondent|journalist"
    r"|columnist|editor)\b)"
)
#: What may open a sentence before a name: "But the Inland Courier", "A Herald reporter".
_OPENING = re.compile(
    r"(?:The|A|An|This|Our|But|And|In|On|At|As|If|When|While|For|From|After|Also|Now|Its|His|Her|One|Two) "
)
#: Characters of a name that can mean a newsroom.
_LONGEST_NAME = 200
#: What may follow a newsroom's name without changing whom it means: "the Interfax news agency".
_GENERIC = re.compile(
    r"(?:\s*\([^)]*\)|\s+-\s+(?:online\s+)?(?:news|world|politics|top stories)"
    r"|\s+(?:(?:state |official |private )?news ?(?:agency|paper|service|site|website|channel|network|outlet)"
    r"|newswire|agency|magazine|tabloid|daily|weekly|radio|television|tv|channel|network|broadcaster|website|online))+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Newsroom:
    """One newsroom of the table."""

    name: str
    kind: str
    domains: tuple[str, ...]
    country: str | None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a newsroom: its words, without a leading "the"."""

    text: str
    name: str
    how: str  # sure, loose, short or surname
    article: bool  # only behind "the" or "The" ("The Sun")
    the: bool  # a leading "The" is part of the name ("The New York Times")


@dataclass(frozen=True, slots=True)
class _Table:
    rooms: dict[str, Newsroom]
    names: dict[str, str]
    first_words: dict[str, tuple[Form, ...]]
    words: re.Pattern[str]  # a word that may begin a newsroom's name
    domains: dict[str, str]


def _made(additions: Additions | None) -> _Table:
    rooms: dict[str, Newsroom] = {}
    names: dict[str, str] = {}
    forms: dict[str, list[Form]] = {}
    domains: dict[str, str] = {}
    for entry in merged(additions):
        name = entry.name
        rooms[name] = Newsroom(name, entry.kind, entry.domains, entry.country, entry.owner)
        own = "loose" if entry.common else "surname" if entry.surname else "sure"
        ways = [(name, own)]
        ways += [(alias, "sure") for alias in (*entry.aliases, *entry.programmes)]
        ways += [(alias, "loose") for alias in entry.loose]
        ways += [(alias, "short") for alias in entry.short]
        for way, how in ways:
            bare = way.removeprefix("The ")
            if how != "short":
                names.setdefault(plain(way), name)
            single = how == "sure" and bare != way and " " not in bare
            the = bare != way
            form = Form(bare, name, "loose" if single else how, the and (how == "loose" or single), the)
            found = _WORD.search(bare)
            if found:
                forms.setdefault(bare[: found.end()], []).append(form)
        for domain in entry.domains:
            domains[domain] = name
    # the longest way of writing first: "Bloomberg News" before "Bloomberg"
    ordered = {
        word: tuple(sorted(set(ways), key=lambda form: (-len(form.text), form.how, form.name)))
        for word, ways in forms.items()
    }
    lower = sorted(word for word in ordered if word[0].islower())
    words = re.compile(r"\b(?:[A-Z0-9É]\w*|" + "|".join(lower) + r")\b")
    return _Table(rooms, names, ordered, words, domains)


class _InUse:
    """The one table of this process: the shipped one, with what a user has added."""

    additions: Additions | None = None
    digest: str = ""
    table: _Table | None = None


def use(additions: Additions | None) -> None:
    """Look names up in the shipped table with a user's additions laid over it, from here on in this process.

    :param additions: None goes back to the shipped table
    """
    digest = additions.digest() if additions else ""
    if digest != _InUse.digest:
        _InUse.additions, _InUse.digest, _InUse.table = additions, digest, None


def digest() -> str:
    """What the additions in use depend on; empty where there are none."""
    return _InUse.digest


def forms() -> Iterator[Form]:
    """All ways in which the table in use writes newsrooms."""
    for ways in _table().first_words.values():
        yield from ways


def _table() -> _Table:
    if _InUse.table is None:
        _InUse.table = _made(_InUse.additions)
    return _InUse.table


def canonical(name: str) -> str | None:
    """The newsroom that a name means, or None; "The", case and "news agency" behind it do not matter."""
    names = _table().names
    if len(name) > _LONGEST_NAME:
        return None
    bare = plain(name)
    return names.get(bare) or names.get(_GENERIC.sub("", bare).strip())


def newsroom(name: str) -> Newsroom | None:
    """The table's entry for a canonical name."""
    return _table().rooms.get(name)


def is_agency(name: str) -> bool:
    """Whether a canonical name is a news agency, whose copy other outlets print."""
    room = _table().rooms.get(name)
    return room is not None and room.kind == "agency"


def by_domain(host: str) -> str | None:
    """The newsroom behind a host name; subdomains count ("edition.cnn.com")."""
    parts = host.casefold().split(":", maxsplit=1)[0].strip(".").split(".")
    domains = _table().domains
    for i in range(len(parts) - 1):
        found = domains.get(".".join(parts[i:]))
        if found:
            return found
    return None


def find(text: str, start: int, end: int, known: Collection[str] = ()) -> list[tuple[int, int, str]]:
    """Mentions of newsrooms in ``text[start:end]``, in order, without overlaps.

    :param text: the article's text (what stands around the range is looked at too)
    :param known: canonical names that the article has named in full; their short forms count
    :returns: (first code point, code point after the last, canonical name); a leading "the" is left out
    """
    table, found, at = _table(), [], start
    for word in table.words.finditer(text, start, end):
        if word.start() < at or word.group() not in table.first_words:
            continue
        form = _best(text, word.start(), end, table.first_words[word.group()], known)
        if form is not None:
            at = word.start() + len(form.text)
            found.append((word.start(), at, form.name, form.how))
    listed = [hit for hit in found if hit[3] in ("sure", "surname")]
    unlisted = _unlisted(text, start, end, known)
    clear = _apart([hit[:2] for hit in unlisted], [hit[:2] for hit in listed])
    more = [hit for hit, free in zip(unlisted, clear, strict=True) if free]
    clear = _apart([hit[:2] for hit in found], [hit[:2] for hit in more])
    return sorted([hit[:3] for hit, free in zip(found, clear, strict=True) if free] + more)


def _apart(spans: list[tuple[int, int]], others: list[tuple[int, int]]) -> Iterator[bool]:
    """For each span whether it touches none of the others; these are in order and do not overlap."""
    for start, end in spans:
        last = bisect_left(others, (end,)) - 1
        yield last < 0 or others[last][1] <= start


@dataclass(frozen=True, slots=True)
class _Shapes:
    """What a name that the table lacks must look like."""

    pattern: re.Pattern[str]
    never: frozenset[str]  # names that only look so
    last: frozenset[str]  # final words of them
    alone: tuple[str, ...]  # last words that need no outlet's place
    opening: tuple[str, ...]  # first words of the same kind
    agencies: tuple[str, ...]


@functools.cache
def _shapes() -> _Shapes:
    data = load("outlet_names")
    last = "|".join(re.escape(word) for word in sorted(data["last"], key=len, reverse=True))
    first, endings = "|".join(data["first"]), "|".join(data["endings"])
    # A try begins at every edge of a word, so a word is bounded: "A’A’A’ …" has an edge at each letter.
    word = r"[A-Z][\w’'-]{0,40}"
    name = (
        rf"(?:{first}) (?:{word}|\d{{1,2}})(?: News| TV)?"
        rf"|(?:{word}+ ){{1,3}}?(?:{last})"
        rf"|[A-Z][a-z]{{2,40}}(?:{endings})"
    )
    # Not inside a longer name: "Post Office", "the Daily Mail and General Trust".
    return _Shapes(
        re.compile(rf"\b(?:{name})(?![\w-])(?! [A-Z])"),
        frozenset(data["never"]),
        frozenset(word.rsplit(" ", 1)[-1] for word in data["last"]),
        tuple(f" {word}" for word in data["alone"]),
        tuple(f"{word} " for word in data["opening"]),
        tuple(f" {word}" for word in data["agencies"]),
    )


def last_words() -> frozenset[str]:
    """Words that may end the name of a newsroom: Post, Herald, Radio."""
    return _shapes().last


def shape(name: str, placed: bool) -> str | None:
    """Whether a name that the table lacks is a newsroom's by its look: "outlet", "agency" or None.

    >>> shape("Kestrel Bay Herald", placed=False), shape("Deutsche Post", placed=False)
    ('outlet', None)

    :param name: an organisation's, without a leading "The"
    :param placed: whether it stands where an outlet would (`placed_as_outlet`)
    """
    shapes = _shapes()
    if name in shapes.never:
        return None
    if name.endswith(shapes.agencies):
        return "agency"
    if name.endswith(shapes.alone) or (
        (placed or name.startswith(shapes.opening)) and shapes.pattern.fullmatch(name)
    ):
        return "outlet"
    return None


def _unlisted(text: str, start: int, end: int, known: Collection[str]) -> list[tuple[int, int, str]]:
    """Outlets that the table lacks.

    They are told by the shape of their names, in an outlet's place only; once named in full, or where it is
    the article's own publisher, "the Post" is short for "the Meridian Post".
    """
    shapes = _shapes()
    found: dict[int, tuple[int, int, str]] = {}
    for hit in shapes.pattern.finditer(text, start, end):
        begin = hit.start()
        while (opening := _OPENING.match(text, begin, hit.end())) is not None:
            begin = opening.end()
        name = text[begin : hit.end()]
        if begin != hit.start() and " " not in name:
            continue  # "A Herald reporter": a short form, if anything
        if canonical(name) is None and name not in shapes.never and _placed_as_outlet(text, begin, hit.end()):
            found[begin] = (begin, hit.end(), name)
    for name in sorted(set(known)):
        short = name.rsplit(" ", 1)[-1]
        if " " not in name or not short[:1].isupper() or canonical(name) is not None:
            continue
        for hit in re.finditer(rf"(?<=[Tt]he ){re.escape(short)}\b(?! [A-Z])", text[start:end]):
            at = start + hit.start()
            found.setdefault(at, (at, start + hit.end(), name.removeprefix("The ")))
    ordered: list[tuple[int, int, str]] = []
    for one in sorted(found.values()):
        if not ordered or ordered[-1][1] <= one[0]:
            ordered.append(one)
    return ordered


def placed_as_outlet(before: str, behind: str) -> bool:
    """Whether a name stands in an outlet's place.

    >>> placed_as_outlet("she told ", " last week"), placed_as_outlet("so much ", " passed")
    (True, False)

    :param before: the text up to the name, a "the" before it left out
    :param behind: the text right behind it
    """
    return _BEFORE.search(before) is not None or _BEHIND.match(behind) is not None


def _placed_as_outlet(text: str, start: int, stop: int) -> bool:
    begin = start - 4 if _preceded_by_the(text, start) else start
    return placed_as_outlet(text[max(0, begin - 40) : begin], text[stop : stop + 60])


def _best(text: str, start: int, end: int, forms: tuple[Form, ...], known: Collection[str]) -> Form | None:
    if start and (text[start - 1].isalnum() or text[start - 1] in "@#/_"):
        return None
    loose = None
    for form in forms:
        stop = start + len(form.text)
        if stop > end or not text.startswith(form.text, start) or (stop < len(text) and _runs_on(text, stop)):
            continue
        if form.how == "sure" or (form.how == "surname" and not _borne_by_a_person(text, form.text)):
            return form
        if form.how == "short" and form.name in known and _preceded_by_the(text, start):
            return form
        if form.how != "short" and loose is None and _in_outlet_place(text, start, stop, form):
            loose = form
    return loose


def _runs_on(text: str, stop: int) -> bool:
    """The word goes on: "Timeless", "BBC-style" is none; "Bloomberg's" and "Reuters." are mentions."""
    after = text[stop]
    return after.isalnum() or after == "_" or (after in "-." and text[stop + 1 : stop + 2].isalnum())


def _preceded_by_the(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].casefold() == "the "


def _in_outlet_place(text: str, start: int, stop: int, form: Form) -> bool:
    begin = start - 4 if _preceded_by_the(text, start) else start
    if form.article and begin == start:
        return False
    if text[stop : stop + 1] == " " and text[stop + 1 : stop + 2].isupper():  # "the National Institute"
        return False
    return placed_as_outlet(text[max(0, begin - 40) : begin], text[stop : stop + 60])


@functools.lru_cache(maxsize=16)
def _borne_by_a_person(text: str, name: str) -> bool:
    """An article with "Michael Bloomberg" or "Mr. Bloomberg": the bare name is loose there."""
    titled = (
        rf"\b(?:Mr\.?|Mayor|Gov\.?|Sen\.?|Secretary|Michael|Mike|Steve|Malcolm) (?:R\. )?{re.escape(name)}\b"
    )
    return re.search(titled, text) is not None
