"""Chains: from the ultimate source outwards to the reporter nearest the reader.

"Two people familiar with the matter told Bloomberg" is [two people familiar with the matter, Bloomberg] in
another newsroom's article and [two people familiar with the matter] in Bloomberg's own.  A tweet, a
statement or a phone call is a medium and no link; nor is the audience that somebody spoke to.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wellhead import newsrooms
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.lexicon import organisations
from wellhead.annotate.scene import Scene, Speaker
from wellhead.annotate.source_phrases import parse
from wellhead.data import load
from wellhead.records import Span


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The phrases of ``chains.yaml``, compiled."""

    own: re.Pattern[str]  # "us", "this newspaper"
    spoke_to: re.Pattern[str]  # "who spoke to …"
    staff: re.Pattern[str]  # "’s correspondent", behind an outlet
    hears: re.Pattern[str]  # what may follow an outlet that somebody spoke to
    to_outlet: re.Pattern[str]  # "told the ", before an outlet
    made_by: re.Pattern[str]  # "carried out by"
    credited: re.Pattern[str]  # ", he said, according to the ", before an outlet


@functools.cache
def _patterns() -> _Patterns:
    data = load("chains")

    def either(key: str) -> str:
        return "|".join(data[key])

    return _Patterns(
        own=re.compile(rf"(?:{either('own_any_case')})\b", re.IGNORECASE),
        spoke_to=re.compile(either("spoke_to")),
        staff=re.compile(rf"[’']?s? (?:[\w-]+ ){{0,2}}?(?:{either('staff')})\b"),
        hears=re.compile(rf"\Z|[’']|[,;.:)”\"]|[\s“\"‘]*(?:{either('hears')})"),
        to_outlet=re.compile(
            rf"\b(?:{either('to_outlet_any_case')}) (?:[\w’'-]+ ){{0,3}}?(?:the )?[“\"‘]?$", re.IGNORECASE
        ),
        made_by=re.compile(rf"\b(?:{either('made_by')}) by\b"),
        credited=re.compile(
            rf"[”\"’,.\s]*(?:(?:[\w’'.-]+ ){{0,4}}?)\b(?:{either('credited_any_case')})"
            r" (?:the |a |an )?(?:[\w’'-]+ ){0,2}$",
            re.IGNORECASE,
        ),
    )


def outlets_in(scene: Scene, start: int, end: int) -> list[tuple[int, int, str]]:
    """The newsrooms that a range names; short forms count for newsrooms the article names."""
    known = {name for _, _, name in scene.outlets} | scene.own
    return newsrooms.find(scene.text, start, end, known)


def addressee_outlet(scene: Scene, span: Span | None) -> tuple[str | None, bool]:
    """(newsroom that a source spoke to, or None; whether it is the article's own).

    "told Bloomberg" -> Bloomberg; "told the newspaper" -> the newspaper named before; "told us" -> own;
    "told reporters", "told parliament" -> neither.
    """
    if span is None:
        return None, False
    start, end = span
    if _patterns().own.match(scene.text, start, end):
        return None, True
    found = outlets_in(scene, start, end)
    if found and not _patterns().hears.match(scene.text, found[0][1], max(found[0][1], end)):
        return None, False  # "told a Wall Street Journal lunch group"
    if found:
        return (None, True) if found[0][2] in scene.own else (found[0][2], False)
    phrase = parse(scene.text, start, end)
    name: str | None = None
    if phrase.text[:1].isupper():
        name = newsrooms.canonical(re.sub(r"^the ", "", phrase.text, flags=re.IGNORECASE))
    if name is None and phrase.definite and not phrase.tail:
        name = _described_outlet(
            scene, phrase.start, " ".join([*(m.casefold() for m in phrase.modifiers), phrase.head])
        )
    if name in scene.own:
        return None, True
    return name, False


def _described_outlet(scene: Scene, before: int, noun: str) -> str | None:
    """The newsroom of a kind that was named last: "told the newspaper"."""
    kinds = {kind for kind, nouns in organisations().newsrooms.items() if noun in nouns}
    for start, _, name in reversed(scene.outlets):
        room = newsrooms.newsroom(name)
        if start < before and room is not None and room.kind in kinds and name not in scene.own:
            return name
    return None


def links(scene: Scene, item: Extracted, source: Span | None) -> tuple[list[str], bool]:
    """The newsrooms through which an attribution itself says that its words came, and whether its own is one.

    :param source: the source mention (one member of a coordination)
    """
    found: list[str] = []
    own = False
    name, is_own = addressee_outlet(scene, item.addressee)
    own |= is_own
    if name:
        found.append(name)
    spans: list[Span] = [item.occasion] if item.occasion else []
    if source is not None:
        hit = _patterns().spoke_to.search(scene.text, source[0], source[1])
        if hit:
            spans.append(hit.span())
    if item.cue is not None and item.addressee is None:
        spans += _around_cue(scene, item)
    for start, end in spans:
        for left, _, outlet in outlets_in(scene, start, end):
            inside = item.occasion is not None and item.occasion[0] <= left < item.occasion[1]
            if inside and not _medium(scene.text[start:left]):
                continue
            if outlet in scene.own:
                own = True
            elif outlet not in found:
                found.append(outlet)
            break
        if (
            not found
            and _patterns().own.search(scene.text, start, end)
            and re.search(r"\bto (?:us|our|this)\b|\bwith (?:us|our|this)\b", scene.text[start:end])
        ):
            own = True
    if not found and not own and item.cue is not None:
        found = trailing_credit(scene, item)
    if source is not None:
        made = _patterns().made_by.search(scene.text, source[0], source[1])
        if made and not found:
            found = [
                name for _, _, name in outlets_in(scene, made.start(), source[1]) if name not in scene.own
            ][:1]
        for left, right, outlet in outlets_in(scene, *source):
            if _patterns().staff.match(scene.text, right) and scene.text[
                source[0] : left
            ].strip().casefold() in (
                "",
                "a",
                "an",
                "the",
                "one",
                "two",
                "several",
            ):
                if outlet in scene.own:
                    own = True
                elif outlet not in found:
                    found.append(outlet)
    return found[:1] if len(found) > 1 and item.addressee is None else found, own


def trailing_credit(scene: Scene, item: Extracted) -> list[str]:
    """The newsroom that the rest of the sentence credits: "“All monies were by check,” he said,
    according to the Journal".
    """
    assert item.cue is not None  # noqa: S101 (the caller has looked)
    unit = scene.sentences[item.sentence]
    at = max(item.pieces[-1][1], item.cue[1], item.source[1] if item.source else 0)
    if not at < unit.end or at < unit.start:
        return []
    for start, end, name in outlets_in(scene, at, unit.end):
        reported = re.compile(r" (?:report(?:s|ed)|said|wrote)\b").match(scene.text, end)
        lead = scene.text[at:start]
        if name not in scene.own and (
            _patterns().credited.match(lead) or (reported and re.fullmatch(r"[”\"’,.\s]*(?:the )?", lead))
        ):
            return [name]
    return []


def _medium(lead: str) -> bool:
    """An occasion leads to the outlet it names unless the outlet is only its subject ("in a tweet
    about the Times story").
    """
    return re.search(r"\b(?:about|responding to|after|against|of)\b", lead) is None


def spoken_to(text: str, begin: int, start: int, end: int) -> bool:
    """Whether the words before an outlet, from ``begin`` on, say that somebody spoke to it."""
    return (
        _patterns().to_outlet.search(text[max(begin, start - 120) : start]) is not None
        and _patterns().hears.match(text, end) is not None
    )


def _around_cue(scene: Scene, item: Extracted) -> list[Span]:
    """Stretches beside the cue that may name the outlet it was said to: "he confirmed it to CNN"."""
    assert item.cue is not None  # noqa: S101 (the caller has looked)
    unit = scene.sentences[item.sentence]
    found = []
    for start, end, _ in outlets_in(scene, item.cue[0], min(unit.end, item.cue[1] + 120)):
        lead = scene.text[item.cue[0] : start]
        inside = any(a <= start < b for a, b in item.pieces)
        if not _patterns().hears.match(scene.text, end, unit.end):
            continue
        if not inside and not re.search(r"[.;:]", lead) and _patterns().to_outlet.search(lead):
            found.append((start - 1, min(unit.end, start + 40)))
            break
    return found


def chain_of(
    speaker: Speaker, outlets: Sequence[str], beyond: Iterable[str] = (), own: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The chain: speaker, the newsrooms it spoke to, then whoever passed that on; own newsroom and
    repeats left out.
    """
    names: list[str] = []
    for name in ([] if speaker.kind == "unknown" else [speaker.name]) + list(outlets) + list(beyond):
        if name not in own and (not names or name not in names):
            names.append(name)
    return tuple(names)
