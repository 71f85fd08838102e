"""An invented dam: seven articles, two stories, every table that the report reads.

All names and texts are made up for these tests.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from papercase import Builder, PaperCase

from wellhead.records import Conflict, Derivation, Spot, Story

WIRE = "Meridian Wire"
OFFICIALS = "two officials familiar with the inspection"
PLAN = (
    "The regional water authority is preparing to drain the Halden reservoir if cracks in its dam "
    "widen further"
)
HERALD, POST, MIRROR = "herald-dam", "post-dam", "mirror-dam"
COURIER, RADIO, BLOG, FAIR = "courier-dam", "radio-dam", "undated-post", "fair"
DAM = (HERALD, POST, MIRROR, COURIER, RADIO, BLOG)

TEXTS: dict[str, list[tuple[str, str]]] = {
    HERALD: [
        ("title", "Halden reservoir to be drained if cracks widen, officials say"),
        ("dateline", "NORTHMOOR, March 4 (Meridian Wire)"),
        ("body", f"{PLAN}, {OFFICIALS} told Meridian Wire on Thursday."),
        (
            "body",
            "At least 1,200 people have left their homes below the dam, the county’s emergency office said.",
        ),
        ("body", "The dam was last inspected in 2016, according to a report seen by Meridian Wire."),
        ("caption", "The Halden dam on Thursday. Officials say the crack has doubled in length."),
        ("newsletter", "Get the Dale Herald in your inbox every morning. Sign up for free."),
    ],
    POST: [
        ("title", "Authority readies plan to empty Halden reservoir — Meridian Wire"),
        (
            "body",
            "The water authority would empty the Halden reservoir should cracks in the dam grow, "
            "Meridian Wire reported on Thursday, citing two officials with knowledge of the inspection.",
        ),
        (
            "body",
            "The county’s emergency office put the number of people who had left their homes at 1,450 "
            "by Friday morning.",
        ),
        ("comment_form", "Leave a comment. Your email address will not be published."),
    ],
    MIRROR: [
        ("title", "Halden reservoir to be emptied within days"),
        (
            "body",
            "The regional water authority is preparing to drain the Halden reservoir, cracks in its dam "
            "having widened. The dam was last inspected in 2016.",
        ),
        ("body", "Some 900 people have been moved, police said."),
        ("donation", "Independent journalism costs money. Support the Inland Mirror from 3 crowns a month."),
    ],
    COURIER: [
        ("title", "Engineer: crews told to stand by at Halden"),
        ("standfirst", "Valves were tested overnight; the minister says nothing is decided"),
        (
            "body",
            "Crews have been told to stand by to drain the Halden reservoir if the cracks widen, a "
            "senior engineer at the authority told the Courier, asking not to be named because the plan "
            "is not public.",
        ),
        (
            "body",
            "“No decision has been taken,” the water minister, Petra Aldous, said at a press conference "
            "in Northmoor on Friday.",
        ),
        (
            "body",
            "The emergency office said late on Friday that 1,610 people had now left. Police again spoke "
            "of 900.",
        ),
    ],
    RADIO: [
        ("title", "Minister denies decision on Halden dam"),
        (
            "body",
            "Water minister Petra Aldous said on Friday that no decision had been taken to drain the "
            "Halden reservoir.",
        ),
        ("body", "The authority is preparing to drain it if the cracks get wider."),
    ],
    BLOG: [("body", f"{PLAN}, {OFFICIALS} told Meridian Wire on Thursday.")],
    FAIR: [
        ("title", "Northmoor spring fair returns after two years"),
        (
            "body",
            "The spring fair will open on 20 March, the mayor, Ada Lunt, said. “We have missed it,” she "
            "said.",
        ),
    ],
}

ARTICLES: dict[str, dict[str, Any]] = {
    HERALD: {
        "publisher": "Dale Herald",
        "published": "2021-03-04T14:10:00Z",
        "published_evidence": "article:published_time",
        "url": "https://dale-herald.example/halden-reservoir",
        "authors": ("Ines Farrow",),
    },
    POST: {
        "publisher": "Harbour Post",
        "published": "2021-03-05",
        "published_evidence": "sidecar",
        "url": "https://harbour-post.example/news/4711",
    },
    MIRROR: {
        "publisher": "Inland Mirror",
        "published": "2021-03-04T21:00:00Z",
        "published_evidence": "JSON-LD datePublished",
    },
    COURIER: {
        "publisher": "The Northmoor Courier",
        "published": "2021-03-05T22:30:00Z",
        "published_evidence": "byline",
        "authors": ("Jon Ashby", "Mara Quill"),
        "url": "https://courier.example/2021/03/05/halden",
    },
    RADIO: {
        "publisher": "Radio Tarn",
        "published": "2021-03-05T17:00:00Z",
        "published_evidence": "sidecar",
    },
    BLOG: {},
    FAIR: {
        "publisher": "Dale Herald",
        "published": "2021-03-02",
        "published_evidence": "article:published_time",
    },
}

MANIFEST: dict[str, Any] = {
    "format": 1,
    "finished": True,
    "wellhead": "0.0.0",
    "steps": {"read": "1", "clean": "1", "annotate": "1", "count": "1"},
    "settings": {"window_days": 14},
    "inputs": [{"path": f"{name}.txt", "sha256": "0" * 64, "articles": []} for name in ARTICLES],
    "ignored": [{"path": "notes.docx", "why": "not an article file"}],
    "kept_apart": [
        {
            "path": "cut.html",
            "step": "read",
            "problem": "the file ends inside a tag",
            "mend": "fetch the page again",
        }
    ],
    "failures": [],
    "sidecar_problems": [{"path": "post-dam.meta.json", "problem": "“author” is no known field"}],
    "not_annotated": [{"article_id": "artikel", "language": "de"}],
}


def dam_case(folder: Path) -> PaperCase:
    """A cracked dam: one agency behind four articles, one newsroom of its own, and a later chapter."""
    b = Builder(folder)
    for name, lines in TEXTS.items():
        b.article(name, lines, **ARTICLES[name])
    the_plan(b)
    the_denial(b)
    the_inspection(b)
    one_sentence_each(b)
    derivations(b)
    conflicts(b)
    dates = {"first_published": "2021-03-04", "last_published": "2021-03-05"}
    title = TEXTS[HERALD][0][1]
    b.add("stories", Story(story_id="dam", title=title, article_ids=tuple(sorted(DAM)), **dates))
    dates = {"first_published": "2021-03-02", "last_published": "2021-03-02"}
    title = TEXTS[FAIR][0][1]
    later = {"later_chapter_of": "dam"}
    b.add("stories", Story(story_id="fair", title=title, article_ids=(FAIR,), **dates, **later))
    b.case.manifest = MANIFEST
    return b.case


def the_plan(b: Builder) -> None:
    """Two origins for certain, a third perhaps: the agency, the Courier, and one that cites nobody."""
    shared = b.evidence(
        MIRROR, "is preparing to drain the Halden reservoir", "the same words as the Dale Herald"
    )
    b.claim(
        "k1",
        "dam",
        PLAN,
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
        evidence=(shared,),
    )
    b.origin(
        "k1",
        "wire",
        newsroom=WIRE,
        latent=True,
        human_sources=(OFFICIALS,),
        source_class="anonymous_described",
        article_ids=(HERALD, POST, MIRROR, BLOG),
        why="The Dale Herald and article 6 print the agency’s sentence, the Harbour Post credits it, and the "
        "Inland Mirror shares 12 words with the Dale Herald.",
        side="water authority",
        evidence=(b.evidence(HERALD, "(Meridian Wire)", "the dateline credits the agency"),),
    )
    b.origin(
        "k1",
        "courier",
        newsroom="The Northmoor Courier",
        human_sources=("a senior engineer at the authority",),
        source_class="anonymous_described",
        article_ids=(COURIER,),
        why="The article says that the engineer told the Courier.",
        side="water authority",
        evidence=(b.evidence(COURIER, "told the Courier", "own sourcing"),),
    )
    b.origin(
        "k1",
        "radio",
        newsroom="Radio Tarn",
        source_class="unattributed",
        article_ids=(RADIO,),
        why="Nobody is cited.",
        in_minimum=False,
    )
    plan = {"source_class": "anonymous_described", "modality": "conditional"}
    for name in (HERALD, BLOG):
        said = b.says(name, PLAN, cue="told", source=OFFICIALS, chain=(OFFICIALS, WIRE), **plan)
        b.mention("k1", said, "wire")
    two = "two officials with knowledge of the inspection"
    words = "The water authority would empty the Halden reservoir should cracks in the dam grow"
    b.mention("k1", b.says(POST, words, cue="citing", source=two, chain=(two, WIRE), **plan), "wire")
    words = "The regional water authority is preparing to drain the Halden reservoir"
    b.mention("k1", b.says(MIRROR, words, modality="planned"), "wire", ["condition", "source"])
    words = "Halden reservoir to be emptied within days"
    b.mention("k1", b.says(MIRROR, words, modality="planned"), "wire", ["condition"])
    engineer = "a senior engineer at the authority"
    words = "Crews have been told to stand by to drain the Halden reservoir if the cracks widen"
    said = b.says(COURIER, words, cue="told the Courier", source=engineer, chain=(engineer,), **plan)
    b.mention("k1", said, "courier")
    words = "The authority is preparing to drain it if the cracks get wider"
    b.mention("k1", b.says(RADIO, words, modality="conditional"), "radio")


def the_denial(b: Builder) -> None:
    """One press conference in two articles."""
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
    minister = {"human_sources": ("Petra Aldous",), "side": "ministry"}
    b.origin(
        "k2",
        "minister",
        newsroom="The Northmoor Courier",
        article_ids=(COURIER, RADIO),
        why="Both print what the minister said on Friday.",
        **minister,
    )
    b.origin(
        "k2",
        "minister-radio",
        newsroom="Radio Tarn",
        article_ids=(RADIO,),
        why="Radio Tarn credits nobody else and may have been at the press conference.",
        in_minimum=False,
        **minister,
    )
    aldous = {"cue": "said", "chain": ("Petra Aldous",)}
    source = "the water minister, Petra Aldous,"
    said = b.says(COURIER, "No decision has been taken,", source=source, kind="direct", **aldous)
    b.mention("k2", said, "minister")
    words = "no decision had been taken to drain the Halden reservoir"
    said = b.says(RADIO, words, source="Water minister Petra Aldous", **aldous)
    b.mention("k2", said, "minister-radio")


def the_inspection(b: Builder) -> None:
    """Two publishers, one origin; the copy drops the source."""
    words = "The dam was last inspected in 2016"
    why = "The Inland Mirror prints the sentence of the Dale Herald, which has it from Meridian Wire."
    b.claim("k3", "dam", words, publishers=2, named=0, why=why)
    b.origin(
        "k3",
        "wire",
        newsroom=WIRE,
        latent=True,
        human_sources=("a report",),
        source_class="document",
        article_ids=(HERALD, MIRROR),
        why="Only Meridian Wire says that it saw the report.",
    )
    chain = ("a report", WIRE)
    said = b.says(HERALD, words, cue="according to", source="a report", chain=chain, source_class="document")
    b.mention("k3", said, "wire")
    b.mention("k3", b.says(MIRROR, words), "wire", ["source"])


def one_sentence_each(b: Builder) -> None:
    """Claims of a single sentence."""
    office = {"source_class": "named_organisation"}
    said = b.says(
        HERALD,
        "At least 1,200 people have left their homes below the dam",
        cue="said",
        source="the county’s emergency office",
        chain=("county’s emergency office", WIRE),
        **office,
    )
    b.single("k4", "dam", said, WIRE)
    said = b.says(
        POST,
        "the number of people who had left their homes at 1,450",
        cue="put",
        source="The county’s emergency office",
        chain=("county’s emergency office",),
        **office,
    )
    b.single("k5", "dam", said, "Harbour Post")
    bare = {"source_class": "anonymous_bare"}
    words = "Some 900 people have been moved"
    said = b.says(MIRROR, words, cue="said", source="police", chain=("police",), **bare)
    b.single("k6", "dam", said, "Inland Mirror", named=0, anonymous=1, disputed=True)
    words = "the crack has doubled in length"
    said = b.says(HERALD, words, cue="say", source="Officials", chain=("UNKNOWN",), **bare)
    b.single("k7", "dam", said, WIRE, named=0, anonymous=1)
    words = "The spring fair will open on 20 March"
    mayor = {"source": "the mayor, Ada Lunt,", "chain": ("Ada Lunt",)}
    b.single("k8", "fair", b.says(FAIR, words, cue="said", modality="planned", **mayor), "Dale Herald")


def derivations(b: Builder) -> None:
    """Edges of every kind, two of them with the direction left open."""

    def derive(source: str, relation: str, **fields: Any) -> None:
        defaults: dict[str, Any] = {"to_article": None, "to_name": None, "direction": "known"}
        defaults |= {"containment": None, "evidence": ()}
        b.add("derivations", Derivation(from_article=source, relation=relation, **(defaults | fields)))

    credit = b.evidence(HERALD, "(Meridian Wire)", "dateline credit")
    named = b.evidence(POST, "Meridian Wire reported", "names its source")
    run = b.evidence(
        MIRROR, "is preparing to drain the Halden reservoir, cracks in its dam", "a run of 12 words"
    )
    derive(HERALD, "copy", to_name=WIRE, evidence=(credit,))
    derive(POST, "re_report", to_name=WIRE, evidence=(named,))
    derive(MIRROR, "partial_copy", to_article=HERALD, containment=0.41, evidence=(run,))
    derive(BLOG, "copy", to_article=HERALD, containment=0.97, direction="unknown")
    derive(RADIO, "shares_quote", to_article=COURIER, direction="unknown")
    derive(BLOG, "cites", to_name=WIRE)


def conflicts(b: Builder) -> None:
    """A figure revised twice, two figures of one night, and a denial."""

    def conflict(name: str, kind: str, spots: tuple[Spot, Spot], why: str, confidence: float) -> None:
        b.add(
            "conflicts",
            Conflict(
                conflict_id=name,
                kind=kind,
                a_mention=spots[0],
                b_mention=spots[1],
                story_id="dam",
                why=why,
                confidence=confidence,
            ),
        )

    first = b.number(HERALD, "At least 1,200", 1200, "at_least", "people who left their homes")
    second = b.number(POST, "1,450", 1450, counted="people who left their homes")
    third = b.number(COURIER, "1,610", 1610)
    police = b.number(MIRROR, "Some 900", 900, "about")
    why = "The emergency office’s later count replaces its earlier one."
    conflict("r1", "revision", (first, second), why, 0.9)
    conflict("r2", "revision", (second, third), why, 0.9)
    why = "Police and the emergency office give different numbers of people for the same night."
    conflict("x1", "number", (police, second), why, 0.8)
    denial = b.spot(RADIO, "no decision had been taken to drain the Halden reservoir")
    why = "The headline has it decided, the minister says that nothing is."
    headline = b.spot(MIRROR, "Halden reservoir to be emptied within days")
    conflict("x2", "negation", (denial, headline), why, 0.7)
