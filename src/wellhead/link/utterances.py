"""Documents, public utterances and organisations that an article cites without another newsroom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from wellhead import newsrooms
from wellhead.link.naming import Coverage, newsroom_key
from wellhead.records import COUNTING_ROLES, UNKNOWN, Attribution, Derivation, Evidence

#: Attributions to an organisation that make it a source of the article, not a voice in it.
_LEAST = 2
_SHOWN = 3


def cited_sources(coverage: Coverage, rooms: Collection[str]) -> list[Derivation]:
    """``cites`` edges to documents ("prosecutors wrote in a charging document"), public utterances ("in a
    tweet on Thursday") and organisations whose word the article carries more than once ("the Observatory
    said"), in the order of their names.

    :param coverage: the article
    :param rooms: newsroom keys that have edges of their own: its publisher's and those it names
    """
    named: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in coverage.attributions:
        name = _name(attribution)
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
        if len(rows) >= _LEAST or rows[0].occasion or rows[0].source_class == "document"
    ]


def _newsroom(speaker: str, rooms: Collection[str]) -> bool:
    return newsrooms.canonical(speaker) is not None or newsroom_key(speaker) in rooms


def _name(attribution: Attribution) -> str | None:
    """What the source is called as the end of an edge; null where it is a newsroom or nobody's."""
    if len(attribution.chain) > 1 or attribution.speaker == UNKNOWN:
        return None
    if attribution.source_class == "document":
        return attribution.speaker
    if attribution.source_class in ("named_person", "named_organisation") and attribution.occasion:
        return f"{attribution.occasion} of {attribution.speaker}"
    if attribution.source_class == "named_organisation":
        return attribution.speaker
    return None


def _evidence(attribution: Attribution, name: str) -> Evidence:
    spans = [
        (attribution.source_start, attribution.source_end),
        (attribution.cue_start, attribution.cue_end),
        (attribution.content_start, attribution.content_end),
    ]
    start, end = next((s, e) for s, e in spans if s is not None and e is not None)
    return Evidence(article_id=attribution.article_id, start=start, end=end, text="", why=f"cites {name}")
