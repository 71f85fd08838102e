"""A story's view: order, counts, chains, places and what would fall."""

from __future__ import annotations

import dataclasses

import pytest
from papercase import PaperCase

from wellhead.records import Evidence
from wellhead.report import limits
from wellhead.report.fall import falls
from wellhead.report.shelf import Sheaf, Shelf
from wellhead.report.story import show_story
from wellhead.report.view import ClaimView, Pointer, StoryView


@pytest.fixture(scope="module")
def sheaf(dam: PaperCase) -> Sheaf:
    shelf = Shelf(dam)
    return next(shelf.sheaves(shelf.stories()))


@pytest.fixture(scope="module")
def view(sheaf: Sheaf) -> StoryView:
    return show_story(sheaf, 1, 1, {})


def claim(view: StoryView, beginning: str) -> ClaimView:
    return next(c for c in view.full if c.text.startswith(beginning))


def test_figures_of_the_case(dam: PaperCase) -> None:
    figures = Shelf(dam).figures()
    assert (figures.articles, figures.publishers, figures.stories, figures.claims) == (7, 6, 2, 8)
    parts = (figures.one_origin, figures.perhaps_one, figures.several_origins, figures.nobody_cited)
    assert (figures.shared, parts) == (3, (1, 1, 1, 0))


def test_stories_of_most_articles_come_first(dam: PaperCase) -> None:
    assert [len(s.article_ids) for s in Shelf(dam).stories()] == [6, 1]


def test_lots_give_what_one_reading_gives(dam: PaperCase, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(dam)
    whole = list(shelf.sheaves(shelf.stories()))
    monkeypatch.setattr(limits, "LOT", 1)
    assert list(shelf.sheaves(shelf.stories())) == whole


def test_claims_of_several_publishers_lead_and_single_sentences_follow(view: StoryView) -> None:
    assert [(c.label, c.publishers, c.mentions) for c in view.full] == [
        ("1.1", 6, 7),
        ("1.2", 2, 2),
        ("1.3", 2, 2),
    ]
    assert [s.label for s in view.singles] == ["1.4", "1.5", "1.6", "1.7"]


def test_the_line_of_counts(view: StoryView) -> None:
    c = view.full[0]
    assert (c.publishers, c.origins_min, c.origins_max, c.named, c.anonymous, c.sides) == (6, 2, 3, 0, 3, 1)
    assert (c.status, c.disputed_words, c.anonymous_only) == (
        "several origins",
        "disputed by another source",
        True,
    )
    assert len(c.reasons) == 3
    assert [p.text for p in c.disputes] == ["1.B"]


def test_origins_are_groups_and_the_latent_one_is_hollow(view: StoryView) -> None:
    origins = view.full[0].origins
    assert [(o.newsroom, o.mark, o.counted) for o in origins] == [
        ("Meridian Wire", "hollow", "counts in the minimum"),
        ("The Northmoor Courier", "solid", "counts in the minimum"),
        ("Radio Tarn", "solid", "counts in the maximum only"),
    ]
    assert [len(o.mentions) for o in origins] == [5, 1, 1]


def test_a_chain_runs_from_the_source_to_the_reader(view: StoryView) -> None:
    wire, courier, radio = view.full[0].origins
    chains = {m.publisher: [(n.name, n.kind, n.latent) for n in m.chains[0]] for m in wire.mentions}
    assert chains["Harbour Post"] == [
        ("two officials with knowledge of the inspection", "source", False),
        ("Meridian Wire", "newsroom", True),
        ("Harbour Post", "publisher", False),
    ]
    # a copy whose own sentence names nobody shows the newsroom it derives from
    assert chains["Inland Mirror"] == [
        ("Meridian Wire", "derived", True),
        ("Inland Mirror", "publisher", False),
    ]
    assert [n.name for n in courier.mentions[0].chains[0]] == [
        "a senior engineer at the authority",
        "The Northmoor Courier",
    ]
    assert [n.name for n in radio.mentions[0].chains[0]] == ["nobody cited", "Radio Tarn"]


def test_an_unknown_source_is_said_to_be_open(view: StoryView) -> None:
    single = next(s for s in view.singles if s.text.startswith("the crack"))
    assert single.chain[0].name == "source not settled"
    assert single.notes == ("caption",)


def test_a_mention_shows_its_sentence_with_the_exact_span(view: StoryView) -> None:
    mention = view.full[0].origins[0].mentions[0]
    marked = "".join(s.text for s in mention.segments if s.is_mention)
    assert marked == view.full[0].text
    whole = "".join(s.text for s in mention.segments)
    assert whole.endswith("two officials familiar with the inspection told Meridian Wire on Thursday.")
    assert [s.text for s in mention.segments if "source" in s.kinds] == [
        "two officials familiar with the inspection"
    ]


def test_a_newsroom_known_only_by_its_article_is_called_as_the_article_is(sheaf: Sheaf) -> None:
    origins = {
        key: [
            dataclasses.replace(o, newsroom="undated-post") if o.newsroom == "Radio Tarn" else o for o in rows
        ]
        for key, rows in sheaf.origins.items()
    }
    view = show_story(dataclasses.replace(sheaf, origins=origins), 1, 1, {})
    assert view.full[0].origins[2].newsroom == "Article 6 (publisher not known)"


def test_the_reason_of_an_origin_does_not_repeat_its_sentences(sheaf: Sheaf) -> None:
    herald = sheaf.mentions["k3"][0]
    same = Evidence(
        article_id=herald.article_id, start=herald.start, end=herald.end, text=herald.text, why="says so"
    )
    origins = {**sheaf.origins, "k3": [dataclasses.replace(o, evidence=(same,)) for o in sheaf.origins["k3"]]}
    view = show_story(dataclasses.replace(sheaf, origins=origins), 1, 1, {})
    assert claim(view, "The dam was last").origins[0].evidence == ()
    assert len(view.full[0].origins[0].evidence) == 1


def test_what_repeats_and_what_it_drops_are_said(view: StoryView) -> None:
    mirror = [m for m in view.full[0].origins[0].mentions if m.publisher == "Inland Mirror"]
    assert {(m.role, m.counts) for m in mirror} == {("headline", False), ("", True)}
    assert {m.drops for m in mirror} == {
        ("drops the condition",),
        ("drops the condition", "drops the source"),
    }


def test_articles_say_how_their_date_is_known_and_what_they_took(view: StoryView) -> None:
    rows = {row.publisher: row for row in view.rows}
    assert rows["Dale Herald"].known_from == "from article:published_time"
    assert rows["Harbour Post"].known_from == "from the sidecar"
    assert rows["Publisher not known"].known_from == "nothing in the article says when it came out"
    (taken,) = rows["Inland Mirror"].taken
    (herald,) = taken.others
    assert (taken.relation, herald.other.text, herald.note) == (
        "copies part of",
        "Dale Herald, article 1",
        "41 % of its words",
    )
    copied, cited = rows["Publisher not known"].taken
    assert copied.others[0].note == "97 % of its words, or the other way round"
    assert (cited.relation, cited.others[0].other.text, cited.others[0].latent) == (
        "cites",
        "Meridian Wire",
        True,
    )


def test_whom_an_article_merely_cites_stays_out_of_the_picture(sheaf: Sheaf, view: StoryView) -> None:
    office = dataclasses.replace(
        sheaf.derivations[0], relation="cites", to_article=None, to_name="the port office"
    )
    more = show_story(dataclasses.replace(sheaf, derivations=[*sheaf.derivations, office]), 1, 1, {})
    assert more.picture == view.picture
    assert len(more.derivations) == len(view.derivations) + 1


def test_two_sources_of_one_sentence_are_one_mention_with_two_chains(sheaf: Sheaf) -> None:
    first = sheaf.mentions["k3"][0]
    attribution = next(
        a for rows in sheaf.attributions.values() for a in rows if a.attribution_id == first.attribution_id
    )
    other = dataclasses.replace(attribution, attribution_id="other", chain=("an engineer", "Meridian Wire"))
    twice = dataclasses.replace(
        sheaf,
        mentions={
            **sheaf.mentions,
            "k3": [*sheaf.mentions["k3"], dataclasses.replace(first, attribution_id="other")],
        },
        attributions={**sheaf.attributions, first.article_id: [*sheaf.attributions[first.article_id], other]},
    )
    shown = claim(show_story(twice, 1, 1, {}), "The dam was last")
    assert shown.mentions == 2
    herald = shown.origins[0].mentions[0]
    assert [chain[0].name for chain in herald.chains] == ["a report", "an engineer"]


def test_reasons_call_an_article_without_a_publisher_by_its_number(sheaf: Sheaf) -> None:
    claims = [
        dataclasses.replace(c, why="post_9 copies the Dale Herald; nobody is cited") for c in sheaf.claims
    ]
    articles = {
        ("post_9" if name == "undated-post" else name): (
            dataclasses.replace(a, article_id="post_9") if name == "undated-post" else a
        )
        for name, a in sheaf.articles.items()
    }
    view = show_story(dataclasses.replace(sheaf, claims=claims, articles=articles), 1, 1, {})
    assert view.full[0].reasons == (
        "Article 6 (publisher not known) copies the Dale Herald",
        "Nobody is cited",
    )


def test_what_shows_the_same_thing_is_shown_once(sheaf: Sheaf) -> None:
    def run(name: str) -> Evidence:
        return Evidence(
            article_id=name, start=0, end=8, text="the same", why="the same 12 words stand in both"
        )

    claims = [dataclasses.replace(c, evidence=(run("herald-dam"), run("mirror-dam"))) for c in sheaf.claims]
    (shown,) = show_story(dataclasses.replace(sheaf, claims=claims), 1, 1, {}).full[0].evidence
    assert shown.why == "The same 12 words stand in both"
    assert [p.text for p in shown.places] == ["Dale Herald", "Inland Mirror"]


def test_every_reference_in_a_text_names_a_claim(view: StoryView) -> None:
    targets = {c.anchor for c in view.full} | {s.anchor for s in view.singles}
    found = {r.target for t in view.texts for line in t.lines for s in line.segments for r in s.references}
    assert found == targets


def test_the_texts_are_the_articles_to_the_letter(view: StoryView, sheaf: Sheaf) -> None:
    by_number = {t.number: t for t in view.texts}
    for row in view.rows:
        article = next(a for a in sheaf.articles.values() if (a.title or a.article_id) == row.title.text)
        shown = ["".join(s.text for s in line.segments) for line in by_number[row.number].lines]
        assert "\n\n".join(shown) == article.text


def test_what_would_fall(view: StoryView) -> None:
    wire = view.falls[0]
    assert (wire.newsroom, wire.latent) == ("Meridian Wire", True)
    assert [p.text for p in wire.alone] == ["The dam was last inspected in 2016"]
    assert [p.href for p in wire.weaker] == ["c1-1"]
    assert wire.alone_single == 2


def test_nothing_falls_with_a_newsroom_that_nobody_names(sheaf: Sheaf) -> None:
    nameless = {
        key: [dataclasses.replace(o, newsroom=None) for o in rows] for key, rows in sheaf.origins.items()
    }
    pointers = {c.claim_id: Pointer(text=c.text, href="x") for c in sheaf.claims}
    assert falls(sheaf.claims, nameless, pointers, str) == ([], 0)


def test_a_later_chapter_leads_to_the_earlier(dam: PaperCase) -> None:
    shelf = Shelf(dam)
    _, later = shelf.sheaves(shelf.stories())
    view = show_story(later, 2, 7, {"dam": Pointer(text="The dam", href="s1")})
    assert view.earlier == Pointer(text="The dam", href="s1")


def test_limits_leave_out_and_count(sheaf: Sheaf, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "FULL_CLAIMS": 1, "SINGLE_CLAIMS": 1, "MENTIONS": 2, "ARTICLES": 2, "DERIVATIONS": 1,
        "CONFLICTS": 1, "SERIES": 0, "FALL_NEWSROOMS": 1, "TEXT_CHARACTERS": 120,
    }.items():  # fmt: skip
        monkeypatch.setattr(limits, name, value)
    some = dataclasses.replace(sheaf, texts=frozenset(["herald-dam"]))
    view = show_story(some, 1, 1, {})
    assert (view.full_more, view.singles_more, view.rows_more, view.derivations_more) == (2, 3, 4, 5)
    assert (view.conflicts_more, view.series_more, view.texts_more) == (1, 1, 5)
    assert view.full[0].left_out == 5
    assert view.texts[0].left_out > 0
    assert sum(len(s.text) for line in view.texts[0].lines for s in line.segments) == 120
    # nothing leads to a text that is not laid out
    assert {row.publisher: row.title.href for row in view.rows} == {"Dale Herald": "a1", "Inland Mirror": ""}
