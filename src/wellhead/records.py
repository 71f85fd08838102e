"""Every table of a case: the record of a row, its columns and its Arrow schema.

This is the one place that defines a column.  A table is a frozen dataclass; each field carries the
sentence that documents it, and the Arrow schema follows from the field's type, so that the two cannot
drift apart.  Conventions, everywhere:

* offsets are Unicode code points into the article's own text, end exclusive;
* times are ISO 8601, countries ISO 3166-1 alpha-2, confidences 0-1, an absent value is null;
* an id is built from content alone, never from the order of the input.

``PUBLIC`` lists the tables that ``wellhead export`` writes; the others are how the steps of a case
talk to each other.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from wellhead.schemas import Int32, Table, make_table

Span = tuple[int, int]


def column(doc: str, *, default: Any = dataclasses.MISSING) -> Any:
    """A dataclass field with the sentence that documents the column."""
    if default is dataclasses.MISSING:
        return dataclasses.field(metadata={"doc": doc})
    return dataclasses.field(metadata={"doc": doc}, default=default)


# ---------------------------------------------------------------- parts of a row
@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A span that supports a decision, and the sentence that says how."""

    article_id: str = column("article that the span stands in")
    start: int = column("first code point")
    end: int = column("code point after the last")
    text: str = column("the span's own characters")
    why: str = column("what the span shows, in one sentence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where something stands: the short form that conflicts use."""

    article_id: str = column("article that the span stands in")
    start: int = column("first code point")
    end: int = column("code point after the last")


# ---------------------------------------------------------------- read
@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One document as received.  Its text is never altered."""

    article_id: str = column("the file's name without its ending; with a hash where several share the name")
    path: str = column("the input as it was named, without folders that only this machine has")
    publisher: str | None = column("who put the article out; null where nothing says so")
    published: str | None = column("ISO 8601 date or time of publication; null where nothing says so")
    published_evidence: str | None = column("how the date is known: sidecar, or the field of the page")
    title: str | None = column("headline from metadata, or the line labelled title")
    authors: tuple[str, ...] = column("names of the authors, in the order given")
    url: str | None = column("canonical address")
    language: str | None = column("ISO 639-1 code; null where the text is too short to tell")
    text: str = column("the article's text, exactly as decoded")
    sha256: str = column("SHA-256 of the input's bytes, in hexadecimal")
    story_id: str | None = column("story the article belongs to", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a web page, as the page's own structure marks it (null columns for plain text)."""

    article_id: str = column("article")
    start: int = column("first code point")
    end: int = column("code point after the last")
    tag: str = column("HTML element of the block: p, h1, figcaption, li, …")
    main: bool = column("the extractor holds the block to be part of the article")
    hint: str = column("class and id words of the block and its near ancestors, space separated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A hyperlink inside the text of an article."""

    article_id: str = column("article")
    start: int = column("first code point of the anchor text")
    end: int = column("code point after the last")
    text: str = column("anchor text")
    url: str = column("absolute address where the page gives one")


# ---------------------------------------------------------------- clean
@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a stretch of the article is.  Lines of one article cover all its visible characters."""

    article_id: str = column("article")
    start: int = column("first code point")
    end: int = column("code point after the last")
    role: str = column("one of ROLES")
    text: str = column("the line's own characters")


# ---------------------------------------------------------------- parse
@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an annotated line."""

    article_id: str = column("article")
    start: int = column("first code point")
    end: int = column("code point after the last")
    paragraph: int = column("number of the paragraph in the article, from 0")
    role: str = column("role of the line it stands in")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """The tokens of one sentence and what governs each; the lists run in parallel, one entry a token."""

    article_id: str = column("article")
    start: int = column("first code point of the sentence")
    end: int = column("code point after the last")
    token_start: tuple[Int32, ...] = column("first code point of each token")
    token_end: tuple[Int32, ...] = column("code point after the last of each token")
    upos: tuple[str, ...] = column("universal part of speech")
    xpos: tuple[str, ...] = column("part of speech of the Penn Treebank")
    lemma: tuple[str, ...] = column("dictionary form")
    relation: tuple[str, ...] = column("Universal Dependencies relation to the governor")
    head: tuple[Int32, ...] = column("number of the governor in the sentence, from 0; -1 for the root")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpan:
    """A name in an annotated sentence."""

    article_id: str = column("article")
    start: int = column("first code point")
    end: int = column("code point after the last")
    kind: str = column("one of NAME_KINDS")


# ---------------------------------------------------------------- annotate
@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A content that the article puts into somebody's mouth: source, cue and content."""

    attribution_id: str = column("article, content and source offsets")
    article_id: str = column("article")
    kind: str = column("direct, indirect or mixed")
    content_start: int = column("first code point of the first piece")
    content_end: int = column("code point after the last of the last piece")
    content: str = column("the text between the two, cue included where it interrupts")
    content_pieces: tuple[Span, ...] = column("the pieces of the content, as [start, end]")
    cue_start: int | None = column("first code point of the cue; null for a quotation without one")
    cue_end: int | None = column("code point after the last of the cue")
    source_start: int | None = column("first code point of the source mention; null where there is none")
    source_end: int | None = column("code point after the last of the source mention")
    source: str | None = column("the source mention's own characters")
    speaker: str = column("whom the source span refers to, as a newsroom would name it, or UNKNOWN")
    chain: tuple[str, ...] = column("from the ultimate source outwards to the reporter nearest the reader")
    source_class: str = column("one of SOURCE_CLASSES")
    modality: str = column("one of MODALITIES")
    polarity: str = column("positive or negative")
    confidence: float = column("how sure the attribution as a whole is, 0-1")
    cue_class: str = column(
        "saying, reporting, writing, estimating, denying, … : see cues.yaml", default="saying"
    )
    source_count: int | None = column("how many human sources the mention stands for", default=None)
    own_sourcing: bool = column(
        "the article's own newsroom says it got this (“told us”, “told the AP” in AP)", default=False
    )
    occasion: str | None = column(
        "public utterance the words come from: interview, tweet, statement, …", default=None
    )
    role: str = column("role of the line the content stands in", default="body")
    reason: str = column("why this speaker, in one sentence", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One article asserting one thing."""

    statement_id: str = column("article and offsets, with the attribution it belongs to")
    article_id: str = column("article")
    start: int = column("first code point")
    end: int = column("code point after the last")
    text: str = column("the statement's own characters")
    voice: str = column("attributed, author or hearsay")
    attribution_id: str | None = column("attribution that carries it; null in the author's own voice")
    modality: str = column("one of MODALITIES")
    polarity: str = column("positive or negative")
    role: str = column("role of the line it stands in")


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """An expression of time and what it means."""

    article_id: str = column("article")
    start: int = column("first code point")
    end: int = column("code point after the last")
    text: str = column("the expression")
    type: str = column("TIMEX3 type: DATE, TIME, DURATION or SET")
    value: str = column("TIMEX3 value; XXXX-09-28 where the year is not known")
    anchor: str | None = column("what it was resolved against: published, utterance, text, none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A quantity and what it counts."""

    article_id: str = column("article")
    start: int = column("first code point")
    end: int = column("code point after the last")
    text: str = column("the expression")
    low: float = column("least value it allows")
    high: float | None = column("greatest value it allows; null where open")
    bound: str = column("exact, at_least, at_most, about or range")
    unit: str | None = column("USD, percent, km, …; null for a plain count")
    counted: str | None = column("what is counted: people killed, aircraft, …")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place named in the text and what it was resolved to."""

    article_id: str = column("article")
    start: int = column("first code point")
    end: int = column("code point after the last")
    text: str = column("the mention")
    name: str | None = column("name in the gazetteer; null where unresolved")
    country: str | None = column("ISO 3166-1 alpha-2")
    latitude: float | None = column("degrees north")
    longitude: float | None = column("degrees east")
    geoname_id: int | None = column("GeoNames id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A political event coded from a sentence."""

    event_id: str = column("article and offsets, with the type")
    article_id: str = column("article")
    start: int = column("first code point")
    end: int = column("code point after the last")
    type: str = column("PLOVER 2 type")
    mode: str | None = column("PLOVER 2 mode")
    actor: str | None = column("who acts, as the text names them")
    actor_code: str | None = column("country, in CAMEO's three letters, and role")
    recipient: str | None = column("whom it is done to")
    recipient_code: str | None = column("country and role")
    date: str | None = column("ISO 8601 date of the event")
    place: str | None = column("where, as the text names it")
    modality: str = column("one of MODALITIES")
    polarity: str = column("positive or negative")
    claim_id: str | None = column("claim the event belongs to", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A newsroom that an article as a whole names as its source."""

    article_id: str = column("article")
    start: int = column("first code point")
    end: int = column("code point after the last")
    text: str = column("the span's own characters")
    newsroom: str = column("canonical name of the outlet or agency")
    form: str = column("dateline, byline, credit_line, contributed, title")


# ---------------------------------------------------------------- link
@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What an article leaves behind for comparison with others: integers alone, so that joins are exact."""

    article_id: str = column("article")
    day: int | None = column("days from 1970-01-01 to publication; null where it is not known")
    words: int = column("words of the body, the unit of containment")
    shingles: tuple[int, ...] = column("hashes of word 8-grams that winnowing chose, ascending, each once")
    terms: tuple[int, ...] = column("hashes of the content terms, ascending, each once")
    weights: tuple[int, ...] = column("weight of each term in the article, same order; names weigh more")
    commonness: tuple[int, ...] = column(
        "articles in a million of general news that use each term, same order"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two articles that may share text, to be compared word by word."""

    a_article: str = column("article, the smaller id of the two")
    b_article: str = column("article, the greater id")
    shared: int = column("shingles that both have")


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """Two articles of which one has half its text or more in common with the other: one story has both."""

    a_article: str = column("article, the smaller id of the two")
    b_article: str = column("article, the greater id")
    words: int = column("words under shared runs")
    whole: bool = column("the two are one text: what they share is seven tenths of the longer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How much the contents of two articles overlap, as the integers a cosine is made of."""

    a_article: str = column("article, the smaller id of the two")
    b_article: str = column("article, the greater id")
    dot: int = column("sum over shared terms of the product of their weights")
    a_norm: int = column("sum of the squared weights of a")
    b_norm: int = column("sum of the squared weights of b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of words that two articles share, letter for letter but for case and punctuation."""

    a_article: str = column("article, the smaller id of the two")
    a_start: int = column("first code point in a")
    a_end: int = column("code point after the last in a")
    b_article: str = column("article, the greater id")
    b_start: int = column("first code point in b")
    b_end: int = column("code point after the last in b")
    words: int = column("length of the run in words")
    kind: str = column(
        "frame (the articles' own prose), quotation, or residue (credits, captions, site text)"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A directed, typed edge between two articles, or from an article to a newsroom not at hand."""

    from_article: str = column("the article that derives")
    to_article: str | None = column("what it derives from; null for a latent newsroom")
    to_name: str | None = column("name of the latent newsroom or report")
    relation: str = column("one of RELATIONS")
    direction: str = column("known or unknown")
    containment: float | None = column("share of the deriving article's words under shared runs")
    evidence: tuple[Evidence, ...] = column("the spans that show it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles on one developing event."""

    story_id: str = column("from the ids of its articles")
    title: str | None = column("title of its most central article")
    first_published: str | None = column("earliest date among its articles")
    last_published: str | None = column("latest date among its articles")
    article_ids: tuple[str, ...] = column("its articles, sorted")
    later_chapter_of: str | None = column("story that this one continues", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """A claim before counting: the statements of one story that assert the same thing."""

    claim_id: str = column("from the ids of its statements")
    story_id: str = column("story")
    text: str = column("its best-worded statement")
    statement_ids: tuple[str, ...] = column("its statements, sorted")
    why: str = column("why these statements were put together")
    spots: tuple[Spot, ...] = column(
        "the part of each statement that asserts it, in the order of statement_ids", default=()
    )


# ---------------------------------------------------------------- count
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The proposition that statements of several articles share, with its counts."""

    claim_id: str = column("from the ids of its statements")
    story_id: str = column("story")
    text: str = column("its best-worded statement")
    status: str = column("single-origin, multi-origin or unattributed")
    disputed: bool = column("another source's statement cannot hold together with it")
    publishers: int = column("distinct publishers that carry it, copies included")
    unsourced_publishers: int = column("of these, publishers that cite nobody for it")
    origins_min: int = column("least number of independent origins")
    origins_max: int = column("greatest number of independent origins")
    named: int = column("named human sources")
    anonymous: int = column("anonymous human sources")
    anonymous_only: bool | None = column(
        "whether every cited source is anonymous; null where nobody is cited"
    )
    sides: int = column("sides that the sources speak for")
    credibility: int = column("NATO/Admiralty 1-6, proposed from the counts")
    why: str = column("the reasons of every collapse and widening")
    evidence: tuple[Evidence, ...] = column("the spans behind these reasons", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A statement as part of a claim."""

    claim_id: str = column("claim")
    article_id: str = column("article")
    statement_id: str = column("statement")
    attribution_id: str | None = column("attribution that carries it")
    start: int = column("first code point")
    end: int = column("code point after the last")
    text: str = column("the mention's own characters")
    role: str = column("role of its line")
    origin_id: str | None = column("origin that it resolves to; null where nobody is cited")
    drops: tuple[str, ...] = column(
        "what it leaves out beside its fellows: condition, hedge, source", default=()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A human source, document or witnessed event, and the newsroom that obtained it."""

    origin_id: str = column("claim, newsroom and source")
    claim_id: str = column("claim")
    newsroom: str | None = column("who obtained it; null where the text does not say")
    latent: bool = column("the newsroom's own report is not among the articles")
    human_sources: tuple[str, ...] = column("the people, organisations or documents behind it")
    source_class: str = column("one of SOURCE_CLASSES")
    article_ids: tuple[str, ...] = column("articles that carry the claim from this origin")
    why: str = column("why these articles collapse onto it, in one sentence each")
    in_minimum: bool = column("counted in origins_min", default=True)
    side: str | None = column("the side its sources speak for", default=None)
    evidence: tuple[Evidence, ...] = column("the spans behind it", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two statements that cannot both hold as worded, or a figure and its later revision."""

    conflict_id: str = column("from its two spans")
    kind: str = column("number, negation, attribution, time, place, wording or revision")
    a_mention: Spot = column("the one span")
    b_mention: Spot = column("the other span; for a revision, the later figure")
    story_id: str = column("story")
    why: str = column("what cannot both hold, in one sentence")
    confidence: float = column("0-1")


# ---------------------------------------------------------------- tables
_SPAN = ("article_id", "start", "end")
TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        make_table("articles", Article, ["article_id"]),
        make_table("lines", Line, _SPAN),
        make_table("links", Link, [*_SPAN, "url"]),
        make_table(
            "attributions",
            Attribution,
            ["article_id", "content_start", "content_end", "source_start", "attribution_id"],
        ),
        make_table("statements", Statement, [*_SPAN, "statement_id"]),
        make_table("times", Time, _SPAN),
        make_table("numbers", Number, _SPAN),
        make_table("places", Place, _SPAN),
        make_table("events", Event, [*_SPAN, "event_id"]),
        make_table("derivations", Derivation, ["from_article", "to_article", "to_name", "relation"]),
        make_table("stories", Story, ["story_id"]),
        make_table("claims", Claim, ["story_id", "claim_id"]),
        make_table("mentions", Mention, ["claim_id", "article_id", "start", "end", "statement_id"]),
        make_table("origins", Origin, ["claim_id", "origin_id"]),
        make_table("conflicts", Conflict, ["story_id", "conflict_id"]),
        make_table("blocks", Block, _SPAN, public=False),
        make_table("sentences", Sentence, _SPAN, public=False),
        make_table("parses", Parse, _SPAN, public=False),
        make_table("names", NameSpan, [*_SPAN, "kind"], public=False),
        make_table("credits", Credit, [*_SPAN, "newsroom"], public=False),
        make_table("fingerprints", Fingerprint, ["article_id"], public=False),
        make_table("pairs", Pair, ["a_article", "b_article"], public=False),
        make_table("twins", Twin, ["a_article", "b_article"], public=False),
        make_table("likenesses", Likeness, ["a_article", "b_article"], public=False),
        make_table("passages", Passage, ["a_article", "b_article", "a_start", "b_start"], public=False),
        make_table("propositions", Proposition, ["story_id", "claim_id"], public=False),
    )
}
PUBLIC: tuple[str, ...] = tuple(name for name, table in TABLES.items() if table.public)
