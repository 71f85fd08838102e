"""Documents and public utterances that an article cites without another newsroom between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from wellhead import newsrooms
from wellhead.link.naming import Coverage, newsroom_key
from wellhead.link.wording import wording
from wellhead.records import Attribution, Derivation, Evidence
from wellhead.vocabulary import COUNTING_ROLES, UNKNOWN

#: A document's name of so many words in lower case names none.
_BARE_WORDS = 2
_SHOWN = 3


def cited_sources(coverage: Coverage, rooms: Collection[str]) -> list[Derivation]:
    """``cites`` edges to documents ("prosecutors wrote in a charging document"), public utterances ("in a
    tweet on Thursday") and the organisation on whose word the lede rests, in the order of their names.

    :param coverage: the article
    :param rooms: newsroom keys that have edges of their own: its publisher's and those it names
    """
    named: dict[str, list[Attribution]] = defaultdict(list)
    lede = coverage.lede_end()
    for attribution in coverage.attributions:
        name = _name(attribution, _occasion(coverage, attribution), lede)
        if (
            name is not None
            and attribution.role in COUNTING_ROLES
            and not _newsroom(attribution.speaker, rooms)
        ):
            named[name].append(attribution)
    return [
        Derivation(
            from_article=coverage.article.article_id,
            to_article=None,
            to_name=name,
            relation="cites",
            direction="known",
            containment=None,
            evidence=tuple(_evidence(row, name) for row in rows[:_SHOWN]),
        )
        for name, rows in sorted(named.items())
    ]


def _newsroom(speaker: str, rooms: Collection[str]) -> bool:
    return newsrooms.canonical(speaker) is not None or newsroom_key(speaker) in rooms


def _occasion(coverage: Coverage, attribution: Attribution) -> str:
    """The occasion, or what its sentence has beside the content: "Cohen wrote on Twitter on Thursday"."""
    if attribution.occasion:
        return f"in {attribution.occasion}"
    text = coverage.article.text
    sentence = coverage.sentence_at(
        attribution.cue_start if attribution.cue_start is not None else attribution.content_start
    )
    if sentence is None:
        return ""
    parts, at = [], sentence[0]
    for start, end in sorted(attribution.content_pieces):
        parts.append(text[at : max(at, min(start, sentence[1]))])
        at = max(at, end)
    return " … ".join([*parts, text[at : sentence[1]]])


def _name(attribution: Attribution, occasion: str, lede: int) -> str | None:
    """What the source is called as the end of an edge; null where it is nobody's public word."""
    if len(attribution.chain) > 1 or attribution.speaker == UNKNOWN:
        return None
    speaker = attribution.speaker
    if attribution.source_class == "document":
        # "its bio", "the tweet": of what, the name alone does not say
        telling = len(speaker.split()) > _BARE_WORDS or any(c.isupper() for c in speaker)
        return speaker if telling else None
    filing = wording().filing(occasion)
    if filing is not None and attribution.source_class != "unattributed":
        return f"{filing} of {speaker}"
    if attribution.source_class in ("named_person", "named_organisation"):
        utterance = wording().utterance(occasion)
        if utterance is not None:
            return f"{utterance} of {speaker}"
        if attribution.source_class == "named_organisation" and attribution.content_start < lede:
            return speaker
    return None


def _evidence(attribution: Attribution, name: str) -> Evidence:
    spans = [
        (attribution.source_start, attribution.source_end),
        (attribution.cue_start, attribution.cue_end),
        (attribution.content_start, attribution.content_end),
    ]
    start, end = next((s, e) for s, e in spans if s is not None and e is not None)
    return Evidence(article_id=attribution.article_id, start=start, end=end, text="", why=f"cites {name}")
