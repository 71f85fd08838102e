"""Chains across attributions: what one of them contains of another, and who was met through which
newsroom.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wellhead import newsrooms
from wellhead.annotate import chains
from wellhead.annotate.cast import ASIDE
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.scene import Scene, Speaker, sentence_index
from wellhead.records import Span
from wellhead.vocabulary import UNKNOWN


@dataclass(slots=True)
class Resolved:
    """One attribution on its way: what was extracted, who speaks, through whom."""

    item: Extracted
    source: Span | None
    speaker: Speaker
    outlets: list[str]
    own: bool
    outer: int | None = None  # index of the attribution whose content holds this one
    beyond: list[str] = field(default_factory=list)
    chain: tuple[str, ...] = ()
    explicit: bool = False  # the newsrooms stand in the attribution itself
    cited: bool = False  # the speaker is whom a newsroom cites
    via: Speaker | None = None  # "“It’s nothing,” Cohen said, according to Gauger"


def position(item: Extracted) -> int:
    """Where an attribution stands: its source, else its cue, else its content."""
    return item.source[0] if item.source else item.cue[0] if item.cue else item.pieces[0][0]


def hull(item: Extracted) -> Span:
    """The content from its first to its last piece."""
    return item.pieces[0][0], item.pieces[-1][1]


def _conceded(text: str, item: Extracted, mark: int) -> bool:
    """The place is in a leading "Although Gauger said …, ", which the outer source does not vouch for."""
    start = item.pieces[0][0]
    hit = re.compile(r"(?:although|though|while|whereas)\b[^.;]*?, ", re.IGNORECASE).match(
        text, start, min(len(text), start + 300)
    )
    return hit is not None and mark < hit.end()


def outers(text: str, extracted: Sequence[Extracted]) -> list[int | None]:
    """For each attribution the innermost other one whose content holds its cue: "insurgents blamed …,
    an activist said".
    """
    found: list[int | None] = [None] * len(extracted)
    order = sorted(range(len(extracted)), key=lambda i: (hull(extracted[i])[0], -hull(extracted[i])[1]))
    marks = sorted((_mark(extracted[i]), i) for i in order)
    active: list[int] = []
    k = 0
    for mark, index in marks:
        while k < len(order) and hull(extracted[order[k]])[0] <= mark:
            active.append(order[k])
            k += 1
        active = [i for i in active if hull(extracted[i])[1] > mark][-40:]
        holders = [
            i
            for i in active
            if i != index
            and any(a <= mark < b for a, b in extracted[i].pieces)
            and hull(extracted[i]) != hull(extracted[index])
            and not _conceded(text, extracted[i], mark)
        ]
        if holders:
            found[index] = min(holders, key=lambda i: hull(extracted[i])[1] - hull(extracted[i])[0])
    return found


def _mark(item: Extracted) -> int:
    return item.cue[0] if item.cue else item.source[0] if item.source else -1


def link(scene: Scene, rows: Sequence[Resolved], place: Mapping[int, int], agency: str | None) -> None:
    """Give every row its chain.

    :param place: index of an extracted attribution -> its first row
    :param agency: the agency whose copy the article is
    """
    met = _inherit(scene, rows, place)
    for row in rows:
        if row.via is not None and row.via.name != row.speaker.name:
            row.beyond.append(row.via.name)
            row.beyond += [name for name in met.get(row.via.name, ()) if name and len(met[row.via.name]) == 1]
        seen = set()
        outer = row.outer
        while outer is not None and outer not in seen:
            seen.add(outer)
            holder = rows[place[outer]]
            if (
                holder.speaker.kind != "unknown"
                and holder.speaker.name != row.speaker.name
                and not holder.cited
                and (
                    holder.item.cue_class
                    != "denying"  # who disputes "the Times’s account" does not pass it on
                )
            ):
                row.beyond.append(holder.speaker.name)
            row.beyond.extend(holder.outlets)
            row.own |= holder.own
            outer = holder.outer
        if agency is not None and not any(newsrooms.newsroom(name) for name in (*row.outlets, *row.beyond)):
            row.beyond.append(agency)
        beyond = [*row.outlets, *row.beyond]
        if row.speaker.kind == "unknown" and row.source is not None and beyond:
            beyond.insert(0, UNKNOWN)  # "he told CNN": CNN is not the one who knows
        row.chain = chains.chain_of(row.speaker, beyond, (), scene.own)


def _inherit(scene: Scene, rows: Sequence[Resolved], place: Mapping[int, int]) -> dict[str, set[str | None]]:
    """A speaker whom the article met through one newsroom only is met through it again.

    "Gauger told the Journal …" makes the next "Gauger said" the Journal's too, unless the sentence names
    another occasion; somebody who also tweets or speaks elsewhere keeps it within the paragraph.

    :returns: the newsrooms through which each speaker was met; None stands for an occasion of his own
    """
    body = sorted((row for row in rows if row.item.role not in ASIDE), key=lambda row: position(row.item))
    told = _told(scene, body)
    in_paragraph: dict[tuple[int, str], str] = {}
    for _, paragraph, who, through_whom in told:
        in_paragraph.setdefault((paragraph, who), through_whom)
    through = {id(row): row.outlets[0] if row.outlets else _through(rows, place, row) for row in body}
    for row in body:
        outlet = through[id(row)]
        if outlet is not None and row.speaker.kind in ("person", "unnamed"):
            in_paragraph.setdefault((row.item.paragraph, row.speaker.name), outlet)
    met: dict[str, set[str | None]] = {}
    next_told = 0
    for row in body:
        while next_told < len(told) and told[next_told][0] < position(row.item):
            met.setdefault(told[next_told][2], set()).add(told[next_told][3])
            next_told += 1
        name, item, outlet = row.speaker.name, row.item, through[id(row)]
        if row.speaker.kind not in ("person", "unnamed"):
            continue
        seen = met.setdefault(name, set())
        if outlet is not None:
            seen.add(outlet)
        elif item.occasion is not None or row.own or item.cue_class == "writing":
            seen.add(None)
        elif row.outer is None and row.via is None:
            inherited = in_paragraph.get((item.paragraph, name))
            if inherited is None and len(seen) == 1:
                inherited = next(iter(seen))
            if inherited is not None and inherited not in scene.own:
                row.outlets = [inherited]
    return met


def _told(scene: Scene, body: Sequence[Resolved]) -> list[tuple[int, int, str, str]]:
    """Who is said to have spoken to which newsroom: "Gauger disclosed the work to the Journal".

    :returns: (offset, paragraph, speaker, newsroom), in order
    """
    wanted = {row.item.paragraph for row in body}
    found: list[tuple[int, int, str, str]] = []
    for start, end, outlet in scene.outlets:
        unit = scene.sentences[sentence_index(scene.sentences, start)]
        if (
            unit.paragraph not in wanted
            or outlet in scene.own
            or not chains.spoken_to(scene.text, unit.start, start, end)
        ):
            continue
        people = [m for m in scene.cast.within(unit.start, start) if not m.possessive and not m.governed]
        if people:
            found.append((start, unit.paragraph, scene.cast.people[people[0].person].name, outlet))
    return found


def _through(rows: Sequence[Resolved], place: Mapping[int, int], row: Resolved) -> str | None:
    """The newsroom whose report holds an attribution: "Gauger said …, the Journal reported"."""
    if row.outer is None:
        return None
    holder = rows[place[row.outer]]
    return (
        holder.speaker.name
        if holder.speaker.kind == "newsroom"
        else holder.outlets[0]
        if holder.outlets
        else None
    )
