"""Chains: from the ultimate source outwards to the reporter nearest the reader.

"Two people familiar with the matter told Bloomberg" is [two people familiar with the matter, Bloomberg] in
another newsroom's article and [two people familiar with the matter] in Bloomberg's own.  A tweet, a
statement or a phone call is a medium and no link; nor is the audience that somebody spoke to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from wellhead import newsrooms
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.lexicon import organisations
from wellhead.annotate.scene import Scene, Speaker
from wellhead.annotate.source_phrases import parse
from wellhead.records import Span

#: "told us", "told this newspaper", "in an interview with our correspondent": the article's own newsroom.
_OWN = re.compile(
    r"(?:us|our (?:reporters?|correspondents?|newsroom|newspaper|paper)|this (?:newspaper|paper|reporter|website|correspondent|publication"
    r"|magazine|news (?:agency|organi[sz]ation|outlet|site)|outlet|network|station|broadcaster))\b",
    re.IGNORECASE,
)
#: An outlet behind the words with which a mention says whom the source spoke to.
_SPOKE_TO = re.compile(
    r"\b(?:who|that)\b[^,;]{0,60}?\b(?:spoke|speaks|spoken|talked|told|briefed|confirmed|described|recounted|disclosed)\b[^,;]{0,60}"
    r"|\b(?:speaking|talking|interviewed)\b[^,;]{0,60}|\bin (?:an|a [\w-]+) interview\b[^,;]{0,60}"
)
_STAFF = re.compile(
    r"[’']?s? (?:[\w-]+ ){0,2}?(?:correspondents?|reporters?|journalists?|photographers?|sources?|team|crew|contributor|stringer|producer|witness)\b"
)
#: What may follow an outlet that somebody spoke to: its show, its people, its kind.
_HEARS = re.compile(
    r"\Z|[’']|[,;.:)”\"]|[\s“\"‘]*(?:host|anchor|reporters?|correspondents?|journalists?|columnist|editors?|editorial board|news\w*|agency|television|TV"
    r"|radio|channel|network|magazine|daily|website|show|program(?:me)?|podcast|in|on|at|that|during|last|this|earlier|late|and|by|via|about|of|after|before|over"
    r"|from|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|[A-Z])"
)
#: "The survey, carried out by Sky News": a newsroom's own document.
_MADE_BY = re.compile(r"\b(?:carried out|conducted|commissioned|compiled|obtained|seen|reviewed) by\b")
_TO_OUTLET = re.compile(
    r"\b(?:told|tells|telling|spoke (?:to|with)|speaking (?:to|with)|talked (?:to|with)|interview(?:ed)? (?:with|by|to|on)"
    r"|(?:confirmed|denied|disclosed|described|revealed|said|explained|repeated|suggested|admitted)(?: [\w’'-]+){0,6}? to"
    r"|(?:statement|email|comments?|remarks|letter|message) to|appear(?:ance|ed|ing) on|said on|speaking on|(?:aired|broadcast|published) (?:on|by|in))"
    r" (?:[\w’'-]+ ){0,3}?(?:the )?[“\"‘]?$",
    re.IGNORECASE,
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
    if _OWN.match(scene.text, start, end):
        return None, True
    found = outlets_in(scene, start, end)
    if found and not _HEARS.match(scene.text, found[0][1], max(found[0][1], end)):
        return None, False  # "told a Wall Street Journal lunch group"
    if found:
        name = found[0][2]
        return (None, True) if name in scene.own else (name, False)
    phrase = parse(scene.text, start, end)
    name = newsrooms.canonical(re.sub(r"^the ", "", phrase.text, flags=re.IGNORECASE)) if phrase.text[:1].isupper() else None
    if name is None and phrase.definite and not phrase.tail:
        name = _described_outlet(scene, phrase.start, " ".join([*(m.casefold() for m in phrase.modifiers), phrase.head]))
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
        hit = _SPOKE_TO.search(scene.text, source[0], source[1])
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
        if not found and _OWN.search(scene.text, start, end) and re.search(r"\bto (?:us|our|this)\b|\bwith (?:us|our|this)\b", scene.text[start:end]):
            own = True
    if not found and not own and item.cue is not None:
        found = trailing_credit(scene, item)
    if source is not None:
        made = _MADE_BY.search(scene.text, source[0], source[1])
        if made and not found:
            found = [name for _, _, name in outlets_in(scene, made.start(), source[1]) if name not in scene.own][:1]
        for left, right, outlet in outlets_in(scene, *source):
            if _STAFF.match(scene.text, right) and scene.text[source[0] : left].strip().casefold() in ("", "a", "an", "the", "one", "two", "several"):
                if outlet in scene.own:
                    own = True
                elif outlet not in found:
                    found.append(outlet)
    return found[:1] if len(found) > 1 and item.addressee is None else found, own


_CREDITS = re.compile(
    r"[”\"’,.\s]*(?:(?:[\w’'.-]+ ){0,4}?)\b(?:according to|as reported (?:by|in)|as quoted (?:by|in)|(?:was |were )?(?:quoted|cited) by|in comments carried by|via)"
    r" (?:the |a |an )?(?:[\w’'-]+ ){0,2}$",
    re.IGNORECASE,
)


def trailing_credit(scene: Scene, item: Extracted) -> list[str]:
    """The newsroom that the rest of the sentence credits: "“All monies were by check,” he said, according to the Journal"."""
    assert item.cue is not None  # noqa: S101 (the caller has looked)
    unit = scene.sentences[item.sentence]
    at = max(item.pieces[-1][1], item.cue[1], item.source[1] if item.source else 0)
    if not at < unit.end or at < unit.start:
        return []
    for start, end, name in outlets_in(scene, at, unit.end):
        reported = re.compile(r" (?:report(?:s|ed)|said|wrote)\b").match(scene.text, end)
        lead = scene.text[at:start]
        if name not in scene.own and (_CREDITS.match(lead) or (reported and re.fullmatch(r"[”\"’,.\s]*(?:the )?", lead))):
            return [name]
    return []


def _medium(lead: str) -> bool:
    """An occasion leads to the outlet it names unless the outlet is only its subject ("in a tweet about the Times story")."""
    return re.search(r"\b(?:about|responding to|after|against|of)\b", lead) is None


def spoken_to(text: str, begin: int, start: int, end: int) -> bool:
    """Whether the words before an outlet, from ``begin`` on, say that somebody spoke to it."""
    return _TO_OUTLET.search(text[max(begin, start - 120) : start]) is not None and _HEARS.match(text, end) is not None


def _around_cue(scene: Scene, item: Extracted) -> list[Span]:
    """Stretches beside the cue that may name the outlet it was said to: "he confirmed it to CNN"."""
    assert item.cue is not None  # noqa: S101 (the caller has looked)
    unit = scene.sentences[item.sentence]
    found = []
    for start, end, _ in outlets_in(scene, item.cue[0], min(unit.end, item.cue[1] + 120)):
        lead = scene.text[item.cue[0] : start]
        inside = any(a <= start < b for a, b in item.pieces)
        if not _HEARS.match(scene.text, end, unit.end):
            continue
        if not inside and not re.search(r"[.;:]", lead) and _TO_OUTLET.search(lead):
            found.append((start - 1, min(unit.end, start + 40)))
            break
    return found


def chain_of(speaker: Speaker, outlets: Sequence[str], beyond: Iterable[str] = (), own: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The chain: speaker, the newsrooms it spoke to, then whoever passed that on; own newsroom and repeats left out."""
    names: list[str] = []
    for name in ([] if speaker.kind == "unknown" else [speaker.name]) + list(outlets) + list(beyond):
        if name not in own and (not names or name not in names):
            names.append(name)
    return tuple(names)
