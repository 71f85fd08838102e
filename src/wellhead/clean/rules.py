"""The wording of residue (``data/residue.yaml``), compiled."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wellhead.clean.lines import word_set
from wellhead.data import load
from wellhead.newsroom_table import shipped

#: Characters of a line that rules look at: residue is short, and hostile lines are not.
LONGEST = 900


#: Words of a text that speaks to its reader.
_SPEAKING = word_set("we our us you your you’re you're we’re we're")


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the data file: patterns of one role and form."""

    role: str
    form: str
    sure: bool
    most: int
    opens: str | None
    needs: frozenset[str]
    speaks: int
    case: bool
    pattern: re.Pattern[str]
    each: tuple[re.Pattern[str], ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """What the wording of a line says it is."""

    role: str
    sure: bool
    opens: str | None


def expand(pattern: str, macros: Mapping[str, str]) -> str:
    """A pattern with its macros replaced, those within macros too, and with WIRE and AGENCY."""
    for _ in range(3):
        for name, text in macros.items():
            pattern = re.sub(rf"\b{name}(?![A-Za-z])", text.replace("\\", r"\\"), pattern)
    agencies = {"WIRE": wire(), "AGENCY": f"(?:{wire()}|{macros.get('SUPPLIER', wire())})"}
    return re.sub(r"\b(WIRE|AGENCY)(?![A-Za-z])", lambda hit: agencies[hit[1]], pattern)


@functools.cache
def macros() -> Mapping[str, str]:
    """The macros of the data file: ``NAME``, ``SUPPLIER``."""
    return {name: re.sub(r"\|\s+", "|", text).strip() for name, text in load("residue")["macros"].items()}


@functools.cache
def wire() -> str:
    """An expression for the news agencies of the table of newsrooms, as credits write them."""
    agencies = [entry for entry in shipped() if entry.kind == "agency"]
    ways = {way for entry in agencies for way in (entry.name, *entry.aliases, *entry.short, *entry.loose)}
    ways |= {way.upper() for way in ways} | {way.title() for way in ways if way.isupper()}
    longest = sorted(ways, key=lambda way: (-len(way), way))
    return f"(?-i:(?:The |THE )?(?:{'|'.join(map(re.escape, longest))}))"


@functools.cache
def groups() -> tuple[Group, ...]:
    """All groups, in the order of the file."""
    return tuple(_group(entry, macros()) for entry in load("residue")["groups"])


def _group(entry: Mapping[str, Any], named: Mapping[str, str]) -> Group:
    case = bool(entry.get("case", False))
    flags = 0 if case else re.IGNORECASE
    joined = "|".join(f"(?:{p})" for p in entry["patterns"])
    return Group(
        role=entry["role"],
        form=entry["form"],
        sure=bool(entry["sure"]),
        most=int(entry.get("most", 16 if entry["form"] == "line" else 40)),
        opens=entry.get("opens"),
        needs=frozenset(entry.get("needs", ())),
        speaks=int(entry.get("speaks", 10_000)),
        case=case,
        pattern=re.compile(expand(joined, named), flags),
        # searched one by one: each then skips ahead to its first letters, which an alternation cannot
        each=tuple(re.compile(expand(p, named), flags) for p in entry["patterns"])
        if entry["form"] == "inside"
        else (),
        examples=tuple(entry["examples"]),
    )


@functools.cache
def _by_form() -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Groups that are anchored at the line's start, and those that stand inside it."""
    return tuple(g for g in groups() if g.form != "inside"), tuple(g for g in groups() if g.form == "inside")


def look_up(text: str, words: int, lowered: frozenset[str]) -> Sequence[Hit]:
    """What a line's wording says it is, surest first; nothing for most prose.

    :param text: the line
    :param words: its number of words
    :param lowered: its words in lower case, with ``@`` and ``©`` where it holds these signs
    """
    if len(text) > LONGEST:
        return ()
    anchored, inside = _by_form()
    found: list[Hit] = []
    if words <= 45:
        bare = text.strip(" \t\u00a0•*·-–—|>»:.…")
        for group in anchored:
            if words <= group.most:
                fits = group.pattern.match(text) if group.form == "start" else _whole(group, text, bare)
                if fits:
                    found.append(Hit(group.role, group.sure, group.opens))
    silent = lowered.isdisjoint(_SPEAKING)
    for group in inside:
        if words > group.most or group.needs.isdisjoint(lowered) or (silent and words > group.speaks):
            continue
        if any(pattern.search(text) for pattern in group.each):
            found.append(Hit(group.role, group.sure, group.opens))
    return sorted(found, key=lambda h: not h.sure) if len(found) > 1 else found


def _whole(group: Group, text: str, bare: str) -> bool:
    return bool(group.pattern.fullmatch(text) or (bare and bare != text and group.pattern.fullmatch(bare)))
