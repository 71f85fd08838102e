"""Cases made by hand: rows added phrase by phrase, read as a case on disk would be.

Offsets are found by searching the phrases, so that the words can be changed without counting.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from wellhead.case.tables import TableView
from wellhead.records import (
    TABLES,
    Article,
    Attribution,
    Claim,
    Evidence,
    Line,
    Mention,
    Number,
    Origin,
    Sentence,
    Spot,
    Statement,
)
from wellhead.vocabulary import COUNTING_ROLES, REPEATING_ROLES

#: Breaks out of an attribute, a comment, a style and a text wherever one of them is not escaped.
PAYLOAD = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'</style><!--\x00\x01\u202e"


@dataclass
class PaperCase:
    """Rows in memory, written as Parquet: what the report sees is what a case on disk would give."""

    folder: Path
    manifest: Mapping[str, Any] = field(default_factory=dict)
    rows: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in TABLES})

    def table(self, name: str) -> TableView:
        return TableView(name, {one: [self._file(one)] for one in {name, "stories"}})

    def _file(self, name: str) -> Path:
        path = self.folder / f"{name}.parquet"
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            pq.write_table(pa.Table.from_batches([TABLES[name].batch(self.rows[name])]), path)
        return path


class Builder:
    """Adds rows to a case, phrase by phrase."""

    def __init__(self, folder: Path) -> None:
        self.case = PaperCase(folder)
        self.texts: dict[str, str] = {}
        self.roles: dict[str, list[tuple[int, int, str]]] = {}

    def add(self, table: str, row: Any) -> Any:
        self.case.rows[table].append(row)
        return row

    def article(self, name: str, lines: Sequence[tuple[str, str]], **fields: Any) -> str:
        text = "\n\n".join(words for _, words in lines)
        self.texts[name], self.roles[name] = text, []
        defaults: dict[str, Any] = {
            "path": f"{name}.txt",
            "publisher": None,
            "published": None,
            "published_evidence": None,
            "title": next((words for role, words in lines if role == "title"), None),
            "authors": (),
            "url": None,
            "language": "en",
            "sha256": hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        }
        self.add("articles", Article(article_id=name, text=text, **(defaults | fields)))
        at = 0
        for number, (role, words) in enumerate(lines):
            start, end = at, at + len(words)
            self.roles[name].append((start, end, role))
            self.add("lines", Line(article_id=name, start=start, end=end, role=role, text=words))
            if role in COUNTING_ROLES or role in REPEATING_ROLES:
                cut = start
                for piece in words.replace(". ", ".\0").split("\0"):
                    stop = cut + len(piece)
                    self.add(
                        "sentences",
                        Sentence(article_id=name, start=cut, end=stop, paragraph=number, role=role),
                    )
                    cut = stop + 1
            at = end + 2
        return name

    def span(self, name: str, phrase: str, nth: int = 0) -> tuple[int, int]:
        at = -1
        for _ in range(nth + 1):
            at = self.texts[name].index(phrase, at + 1)
        return at, at + len(phrase)

    def role(self, name: str, at: int) -> str:
        return next(role for start, end, role in self.roles[name] if start <= at < end)

    def says(
        self,
        name: str,
        content: str,
        *,
        cue: str | None = None,
        source: str | None = None,
        chain: Sequence[str] = (),
        source_class: str = "named_person",
        modality: str = "happened",
        kind: str = "indirect",
        nth: int = 0,
    ) -> Statement:
        """An attributed content; without a source, a clause in the author's own voice."""
        start, end = self.span(name, content, nth)
        attribution_id = None
        if cue or source or chain:
            cues = self.span(name, cue) if cue else (None, None)
            sources = self.span(name, source) if source else (None, None)
            attribution_id = f"{name}:{start}-{end}"
            self.add(
                "attributions",
                Attribution(
                    attribution_id=attribution_id,
                    article_id=name,
                    kind=kind,
                    content_start=start,
                    content_end=end,
                    content=content,
                    content_pieces=((start, end),),
                    cue_start=cues[0],
                    cue_end=cues[1],
                    source_start=sources[0],
                    source_end=sources[1],
                    source=source,
                    speaker=chain[0] if chain else "UNKNOWN",
                    chain=tuple(chain),
                    source_class=source_class,
                    modality=modality,
                    polarity="positive",
                    confidence=0.9,
                ),
            )
        return self.add(
            "statements",
            Statement(
                statement_id=f"s:{name}:{start}-{end}",
                article_id=name,
                start=start,
                end=end,
                text=content,
                voice="attributed" if attribution_id else "author",
                attribution_id=attribution_id,
                modality=modality,
                polarity="positive",
                role=self.role(name, start),
            ),
        )

    def evidence(self, name: str, phrase: str, why: str) -> Evidence:
        start, end = self.span(name, phrase)
        return Evidence(article_id=name, start=start, end=end, text=phrase, why=why)

    def mention(
        self, claim: str, statement: Statement, origin: str | None, drops: Sequence[str] = ()
    ) -> None:
        self.add(
            "mentions",
            Mention(
                claim_id=claim,
                article_id=statement.article_id,
                statement_id=statement.statement_id,
                attribution_id=statement.attribution_id,
                start=statement.start,
                end=statement.end,
                text=statement.text,
                role=statement.role,
                origin_id=f"{claim}:{origin}" if origin else None,
                drops=tuple(drops),
            ),
        )

    def origin(self, claim: str, key: str, **fields: Any) -> None:
        defaults: dict[str, Any] = {
            "newsroom": None,
            "latent": False,
            "human_sources": (),
            "source_class": "named_person",
            "article_ids": (),
            "why": "",
        }
        self.add("origins", Origin(origin_id=f"{claim}:{key}", claim_id=claim, **(defaults | fields)))

    def claim(self, claim: str, story: str, text: str, **fields: Any) -> None:
        defaults: dict[str, Any] = {
            "status": "single-origin",
            "disputed": False,
            "publishers": 1,
            "unsourced_publishers": 0,
            "origins_min": 1,
            "origins_max": 1,
            "named": 1,
            "anonymous": 0,
            "anonymous_only": False,
            "sides": 1,
            "credibility": 2,
            "why": "",
        }
        self.add("claims", Claim(claim_id=claim, story_id=story, text=text, **(defaults | fields)))

    def single(self, claim: str, story: str, statement: Statement, newsroom: str, **fields: Any) -> None:
        """A claim of one sentence with the one origin it has."""
        self.claim(claim, story, statement.text, **fields)
        self.origin(
            claim,
            "o",
            newsroom=newsroom,
            latent=newsroom == "Meridian Wire",
            article_ids=(statement.article_id,),
        )
        self.mention(claim, statement, "o")

    def spot(self, name: str, phrase: str, nth: int = 0) -> Spot:
        start, end = self.span(name, phrase, nth)
        return Spot(article_id=name, start=start, end=end)

    def number(self, name: str, phrase: str, low: float, bound: str = "exact", counted: str = "") -> Spot:
        start, end = self.span(name, phrase)
        self.add(
            "numbers",
            Number(
                article_id=name,
                start=start,
                end=end,
                text=phrase,
                low=low,
                high=None if bound == "at_least" else low,
                bound=bound,
                unit=None,
                counted=counted or None,
            ),
        )
        return Spot(article_id=name, start=start, end=end)


def hostile(value: Any) -> Any:
    """The value with the payload at the end of every string in it, ids and vocabulary included."""
    if isinstance(value, str):
        return value + PAYLOAD
    if isinstance(value, tuple):
        return tuple(hostile(v) for v in value)
    if isinstance(value, dict):
        return {key: hostile(v) for key, v in value.items()}
    if isinstance(value, list):
        return [hostile(v) for v in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(
            value, **{f.name: hostile(getattr(value, f.name)) for f in dataclasses.fields(value)}
        )
    return value
