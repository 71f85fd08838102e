"""A case made by hand: an invented dam, seven articles, two stories, every table that the report reads.

The texts and names are made up for these tests.  Offsets are found by searching the phrases, so that the
words can be changed without counting.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from wellhead.case.tables import TableView
from wellhead.records import (
    COUNTING_ROLES,
    REPEATING_ROLES,
    TABLES,
    Article,
    Attribution,
    Claim,
    Conflict,
    Derivation,
    Evidence,
    Line,
    Mention,
    Number,
    Origin,
    Sentence,
    Spot,
    Statement,
    Story,
)


@dataclass
class PaperCase:
    """Rows in memory, written as Parquet: what the report sees is what a case on disk would give."""

    folder: Path
    manifest: Mapping[str, Any] = field(default_factory=dict)
    rows: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in TABLES})

    def table(self, name: str) -> TableView:
        files = {}
        for one in {name, "stories"}:
            path = self.folder / f"{one}.parquet"
            pq.write_table(pa.Table.from_batches([TABLES[one].batch(self.rows[one])]), path)
            files[one] = [path]
        return TableView(name, files)


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


def dam_case(folder: Path) -> PaperCase:
    """The invented story: a cracked dam, one agency behind five outlets, and one newsroom of its own."""
    b = Builder(folder)
    wire = "Meridian Wire"
    herald = b.article(
        "herald-dam",
        [
            ("title", "Halden reservoir to be drained if cracks widen, officials say"),
            ("dateline", "NORTHMOOR, March 4 (Meridian Wire)"),
            (
                "body",
                "The regional water authority is preparing to drain the Halden reservoir if cracks in its "
                "dam widen further, two officials familiar with the inspection told Meridian Wire on Thursday.",
            ),
            (
                "body",
                "At least 1,200 people have left their homes below the dam, the county’s emergency office said.",
            ),
            ("body", "The dam was last inspected in 2016, according to a report seen by Meridian Wire."),
            ("caption", "The Halden dam on Thursday. Officials say the crack has doubled in length."),
            ("newsletter", "Get the Dale Herald in your inbox every morning. Sign up for free."),
        ],
        publisher="Dale Herald",
        published="2021-03-04T14:10:00Z",
        published_evidence="article:published_time",
        url="https://dale-herald.example/halden-reservoir",
        authors=("Ines Farrow",),
    )
    post = b.article(
        "post-dam",
        [
            ("title", "Authority readies plan to empty Halden reservoir — Meridian Wire"),
            (
                "body",
                "The water authority would empty the Halden reservoir should cracks in the dam grow, Meridian "
                "Wire reported on Thursday, citing two officials with knowledge of the inspection.",
            ),
            (
                "body",
                "The county’s emergency office put the number of people who had left their homes at 1,450 by "
                "Friday morning.",
            ),
            ("comment_form", "Leave a comment. Your email address will not be published."),
        ],
        publisher="Harbour Post",
        published="2021-03-05",
        published_evidence="sidecar",
        url="https://harbour-post.example/news/4711",
    )
    mirror = b.article(
        "mirror-dam",
        [
            ("title", "Halden reservoir to be emptied within days"),
            (
                "body",
                "The regional water authority is preparing to drain the Halden reservoir, cracks in its dam "
                "having widened. The dam was last inspected in 2016.",
            ),
            ("body", "Some 900 people have been moved, police said."),
            ("donation", "Independent journalism costs money. Support the Inland Mirror from 3 crowns a month."),
        ],
        publisher="Inland Mirror",
        published="2021-03-04T21:00:00Z",
        published_evidence="JSON-LD datePublished",
    )
    courier = b.article(
        "courier-dam",
        [
            ("title", "Engineer: crews told to stand by at Halden"),
            ("standfirst", "Valves were tested overnight; the minister says nothing is decided"),
            (
                "body",
                "Crews have been told to stand by to drain the Halden reservoir if the cracks widen, a senior "
                "engineer at the authority told the Courier, asking not to be named because the plan is not "
                "public.",
            ),
            (
                "body",
                "“No decision has been taken,” the water minister, Petra Aldous, said at a press conference in "
                "Northmoor on Friday.",
            ),
            (
                "body",
                "The emergency office said late on Friday that 1,610 people had now left. Police again spoke of "
                "900.",
            ),
        ],
        publisher="The Northmoor Courier",
        published="2021-03-05T22:30:00Z",
        published_evidence="byline",
        authors=("Jon Ashby", "Mara Quill"),
        url="https://courier.example/2021/03/05/halden",
    )
    radio = b.article(
        "radio-dam",
        [
            ("title", "Minister denies decision on Halden dam"),
            (
                "body",
                "Water minister Petra Aldous said on Friday that no decision had been taken to drain the Halden "
                "reservoir.",
            ),
            ("body", "The authority is preparing to drain it if the cracks get wider."),
        ],
        publisher="Radio Tarn",
        published="2021-03-05T17:00:00Z",
        published_evidence="sidecar",
    )
    blog = b.article(
        "undated-post",
        [
            (
                "body",
                "The regional water authority is preparing to drain the Halden reservoir if cracks in its dam "
                "widen further, two officials familiar with the inspection told Meridian Wire on Thursday.",
            ),
        ],
        language="en",
    )
    fair = b.article(
        "fair",
        [
            ("title", "Northmoor spring fair returns after two years"),
            ("body", "The spring fair will open on 20 March, the mayor, Ada Lunt, said. “We have missed it,” she said."),
        ],
        publisher="Dale Herald",
        published="2021-03-02",
        published_evidence="article:published_time",
    )
    inside = (herald, post, mirror, courier, radio, blog)

    # ---- K1: the plan; one agency behind four articles, the Courier on its own, one that cites nobody
    officials = "two officials familiar with the inspection"
    plan = "The regional water authority is preparing to drain the Halden reservoir if cracks in its dam widen further"
    b.claim(
        "k1",
        "dam",
        plan,
        status="multi-origin",
        publishers=6,
        unsourced_publishers=1,
        origins_min=2,
        origins_max=3,
        named=0,
        anonymous=3,
        anonymous_only=True,
        credibility=1,
        disputed=True,
        why="Four articles collapse onto Meridian Wire: two print its words, two name it.\n"
        "The Northmoor Courier says that it had a source of its own, an engineer, and counts beside it.\n"
        "Radio Tarn states it and cites nobody: it may add one to the maximum.",
        evidence=(b.evidence(mirror, "is preparing to drain the Halden reservoir", "the same words as the Dale Herald"),),
    )
    b.origin(
        "k1",
        "wire",
        newsroom=wire,
        latent=True,
        human_sources=("two officials familiar with the inspection",),
        source_class="anonymous_described",
        article_ids=(herald, post, mirror, blog),
        why="The Dale Herald and article 6 print the agency’s sentence, the Harbour Post credits it, and the "
        "Inland Mirror shares 12 words with the Dale Herald.",
        side="water authority",
        evidence=(b.evidence(herald, "(Meridian Wire)", "the dateline credits the agency for the whole article"),),
    )
    b.origin(
        "k1",
        "courier",
        newsroom="The Northmoor Courier",
        human_sources=("a senior engineer at the authority",),
        source_class="anonymous_described",
        article_ids=(courier,),
        why="The article says that the engineer told the Courier.",
        side="water authority",
        evidence=(b.evidence(courier, "told the Courier", "own sourcing"),),
    )
    b.origin(
        "k1",
        "radio",
        newsroom="Radio Tarn",
        source_class="unattributed",
        article_ids=(radio,),
        why="Nobody is cited.",
        in_minimum=False,
    )
    for name in (herald, blog):
        said = b.says(
            name,
            plan,
            cue="told",
            source=officials,
            chain=(officials, wire),
            source_class="anonymous_described",
            modality="conditional",
        )
        b.mention("k1", said, "wire")
    said = b.says(
        post,
        "The water authority would empty the Halden reservoir should cracks in the dam grow",
        cue="citing",
        source="two officials with knowledge of the inspection",
        chain=("two officials with knowledge of the inspection", wire),
        source_class="anonymous_described",
        modality="conditional",
    )
    b.mention("k1", said, "wire")
    said = b.says(
        mirror, "The regional water authority is preparing to drain the Halden reservoir", modality="planned"
    )
    b.mention("k1", said, "wire", ["condition", "source"])
    b.mention("k1", b.says(mirror, "Halden reservoir to be emptied within days", modality="planned"), "wire", ["condition"])
    said = b.says(
        courier,
        "Crews have been told to stand by to drain the Halden reservoir if the cracks widen",
        cue="told the Courier",
        source="a senior engineer at the authority",
        chain=("a senior engineer at the authority",),
        source_class="anonymous_described",
        modality="conditional",
    )
    b.mention("k1", said, "courier")
    b.mention(
        "k1",
        b.says(radio, "The authority is preparing to drain it if the cracks get wider", modality="conditional"),
        "radio",
    )

    # ---- K2: one press conference in two articles
    b.claim(
        "k2",
        "dam",
        "No decision has been taken to drain the Halden reservoir",
        publishers=2,
        origins_min=1,
        origins_max=2,
        credibility=3,
        why="One press conference printed by two newsrooms is one human source; each may have been there.",
    )
    b.origin(
        "k2",
        "minister",
        newsroom="The Northmoor Courier",
        human_sources=("Petra Aldous",),
        article_ids=(courier, radio),
        why="Both print what the minister said on Friday.",
        side="ministry",
    )
    b.origin(
        "k2",
        "minister-radio",
        newsroom="Radio Tarn",
        human_sources=("Petra Aldous",),
        article_ids=(radio,),
        why="Radio Tarn credits nobody else and may have been at the press conference.",
        side="ministry",
        in_minimum=False,
    )
    said = b.says(
        courier,
        "No decision has been taken,",
        cue="said",
        source="the water minister, Petra Aldous,",
        chain=("Petra Aldous",),
        kind="direct",
    )
    b.mention("k2", said, "minister")
    said = b.says(
        radio,
        "no decision had been taken to drain the Halden reservoir",
        cue="said",
        source="Water minister Petra Aldous",
        chain=("Petra Aldous",),
    )
    b.mention("k2", said, "minister-radio")

    # ---- K3: one origin behind two publishers
    b.claim(
        "k3",
        "dam",
        "The dam was last inspected in 2016",
        publishers=2,
        named=0,
        why="The Inland Mirror prints the sentence of the Dale Herald, which has it from Meridian Wire.",
    )
    b.origin(
        "k3",
        "wire",
        newsroom=wire,
        latent=True,
        human_sources=("a report",),
        source_class="document",
        article_ids=(herald, mirror),
        why="Only Meridian Wire says that it saw the report.",
    )
    said = b.says(
        herald,
        "The dam was last inspected in 2016",
        cue="according to",
        source="a report",
        chain=("a report", wire),
        source_class="document",
    )
    b.mention("k3", said, "wire")
    b.mention("k3", b.says(mirror, "The dam was last inspected in 2016"), "wire", ["source"])

    # ---- one sentence each
    office = "county’s emergency office"
    said = b.says(
        herald,
        "At least 1,200 people have left their homes below the dam",
        cue="said",
        source="the county’s emergency office",
        chain=(office, wire),
        source_class="named_organisation",
    )
    b.single("k4", "dam", said, wire)
    said = b.says(
        post,
        "the number of people who had left their homes at 1,450",
        cue="put",
        source="The county’s emergency office",
        chain=(office,),
        source_class="named_organisation",
    )
    b.single("k5", "dam", said, "Harbour Post")
    said = b.says(
        mirror, "Some 900 people have been moved", cue="said", source="police", chain=("police",),
        source_class="anonymous_bare",
    )
    b.single("k6", "dam", said, "Inland Mirror", named=0, anonymous=1, disputed=True)
    said = b.says(
        herald, "the crack has doubled in length", cue="say", source="Officials", chain=("UNKNOWN",),
        source_class="anonymous_bare",
    )
    b.single("k7", "dam", said, wire, named=0, anonymous=1)
    said = b.says(
        fair, "The spring fair will open on 20 March", cue="said", source="the mayor, Ada Lunt,",
        chain=("Ada Lunt",), modality="planned",
    )
    b.single("k8", "fair", said, "Dale Herald")

    # ---- derivations, conflicts, revisions
    def derive(source: str, relation: str, **fields: Any) -> None:
        defaults: dict[str, Any] = {
            "to_article": None, "to_name": None, "direction": "known", "containment": None, "evidence": (),
        }
        b.add("derivations", Derivation(from_article=source, relation=relation, **(defaults | fields)))

    credit = (b.evidence(herald, "(Meridian Wire)", "dateline credit"),)
    derive(herald, "copy", to_name=wire, evidence=credit)
    derive(post, "re_report", to_name=wire, evidence=(b.evidence(post, "Meridian Wire reported", "names its source"),))
    shared = (b.evidence(mirror, "is preparing to drain the Halden reservoir, cracks in its dam", "a run of 12 words"),)
    derive(mirror, "partial_copy", to_article=herald, containment=0.41, evidence=shared)
    derive(blog, "copy", to_article=herald, containment=0.97, direction="unknown")
    derive(radio, "shares_quote", to_article=courier, direction="unknown")
    derive(blog, "cites", to_name=wire)

    first = b.number(herald, "At least 1,200", 1200, "at_least", "people who left their homes")
    second = b.number(post, "1,450", 1450, counted="people who left their homes")
    third = b.number(courier, "1,610", 1610)
    police = b.number(mirror, "Some 900", 900, "about")
    for number, (one, other) in enumerate([(first, second), (second, third)]):
        b.add(
            "conflicts",
            Conflict(
                conflict_id=f"r{number}",
                kind="revision",
                a_mention=one,
                b_mention=other,
                story_id="dam",
                why="The emergency office’s later count replaces its earlier one.",
                confidence=0.9,
            ),
        )
    b.add(
        "conflicts",
        Conflict(
            conflict_id="x1",
            kind="number",
            a_mention=police,
            b_mention=second,
            story_id="dam",
            why="Police and the emergency office give different numbers of people for the same night.",
            confidence=0.8,
        ),
    )
    b.add(
        "conflicts",
        Conflict(
            conflict_id="x2",
            kind="negation",
            a_mention=b.spot(radio, "no decision had been taken to drain the Halden reservoir"),
            b_mention=b.spot(mirror, "Halden reservoir to be emptied within days"),
            story_id="dam",
            why="The headline has it decided, the minister says that nothing is.",
            confidence=0.7,
        ),
    )
    b.add(
        "stories",
        Story(
            story_id="dam",
            title="Halden reservoir to be drained if cracks widen, officials say",
            first_published="2021-03-04",
            last_published="2021-03-05",
            article_ids=tuple(sorted(inside)),
        ),
    )
    b.add(
        "stories",
        Story(
            story_id="fair",
            title="Northmoor spring fair returns after two years",
            first_published="2021-03-02",
            last_published="2021-03-02",
            article_ids=(fair,),
            later_chapter_of="dam",
        ),
    )
    b.case.manifest = {
        "format": 1,
        "finished": True,
        "wellhead": "0.0.0",
        "steps": {"read": "1", "clean": "1", "annotate": "1", "count": "1"},
        "settings": {"window_days": 14},
        "inputs": [{"path": f"{name}.txt", "sha256": "0" * 64, "articles": []} for name in (*inside, fair)],
        "ignored": [{"path": "notes.docx", "why": "not an article file"}],
        "kept_apart": [
            {"path": "cut.html", "step": "read", "problem": "the file ends inside a tag",
             "mend": "fetch the page again"}
        ],
        "failures": [],
        "sidecar_problems": [],
        "not_annotated": [{"article_id": "artikel", "language": "de"}],
    }
    return b.case
