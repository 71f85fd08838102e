"""The range of a claim, rule by rule."""

from __future__ import annotations

import pytest

from storydesk import Desk
from wellhead.count import Count, count

STRIKE = "Ruritania is preparing air strikes if the treaty fails"
#: The same in other words: a sentence shared word for word is a copy (rule 1).
OTHERWISE = "Ruritania is preparing air strikes unless the treaty holds"


def told(desk: Desk, *statements) -> tuple:
    """Counts one claim: (publishers, min, max, named, anonymous, anonymous_only, status)."""
    claim = counted(desk, *statements).claims[0]
    return (claim.publishers, claim.origins_min, claim.origins_max, claim.named, claim.anonymous,
            claim.anonymous_only, claim.status)  # fmt: skip


def counted(desk: Desk, *statements) -> Count:
    desk.claim(*statements)
    return count(desk.dossier())


def anonymous(desk: Desk, article: str, source: str, content: str = STRIKE, **more):
    more.setdefault("source_class", "anonymous_described")
    return desk.says(article, source, content, **more)


# ---------------------------------------------------------------- 1 copies, 2 latent newsrooms
def test_two_re_reports_of_one_absent_newsroom_are_one_origin_and_a_caption_adds_nothing():
    desk = Desk()
    a, b, c = desk.article("001"), desk.article("002"), desk.article("003", "The Moscow Times")
    chain = ("two people familiar with the matter", "Bloomberg")
    found = counted(
        desk,
        anonymous(
            desk, a, "two people familiar with the matter", chain=chain, people=2, cue="told Bloomberg"
        ),
        desk.states(b, "Ruritania is preparing air strikes.", role="caption", modality="planned"),
        anonymous(
            desk, c, "two people familiar with the matter", chain=chain, people=2, cue="told Bloomberg"
        ),
    )
    (claim,), (origin,) = found.claims, found.origins
    assert (claim.publishers, claim.origins_min, claim.origins_max) == (3, 1, 1)
    assert (claim.named, claim.anonymous, claim.anonymous_only) == (0, 2, True)
    assert claim.unsourced_publishers == 1
    assert claim.status == "single-origin"
    assert (origin.newsroom, origin.latent, origin.in_minimum) == ("Bloomberg", True, True)
    assert origin.human_sources == ("two people familiar with the matter",)
    assert origin.article_ids == ("001", "003")
    assert "Bloomberg, whose own report is not among the articles" in claim.why
    assert "only in a title, caption or pull quote" in claim.why
    caption = next(m for m in found.mentions if m.role == "caption")
    assert caption.origin_id is None
    assert set(caption.drops) == {"condition", "source"}


def test_a_sentence_copied_word_for_word_is_printed_by_one():
    desk = Desk()
    a, b = desk.article("a", "Morning Herald"), desk.article("b", "Evening Gazette")
    sentence = (
        "The river burst its banks near the old mill shortly before dawn on Monday, flooding forty homes"
    )
    told_a = desk.says(a, "The rescue service", sentence, source_class="named_organisation")
    told_b = desk.says(b, "The rescue service", sentence, source_class="named_organisation")
    found = counted(desk, told_a, told_b)
    (claim,), (origin,) = found.claims, found.origins
    assert (claim.publishers, claim.origins_min, claim.origins_max) == (2, 1, 1)
    assert origin.newsroom is None
    assert "print the same sentence" in origin.why


def test_an_agency_credited_by_one_printer_is_the_newsroom_of_the_copied_sentence():
    desk = Desk()
    a, b = desk.article("a", "Morning Herald"), desk.article("b", "Evening Gazette")
    sentence = (
        "The river burst its banks near the old mill shortly before dawn on Monday, flooding forty homes"
    )
    first = desk.says(a, "The rescue service", sentence, source_class="named_organisation")
    second = desk.says(b, "The rescue service", sentence, source_class="named_organisation")
    desk.credit(a, "Reuters")
    (origin,) = counted(desk, first, second).origins
    assert (origin.newsroom, origin.latent) == ("Reuters", True)


def test_a_newsroom_without_sources_counts_in_the_maximum_and_alone_as_one():
    desk = Desk()
    a = desk.article("a", "Morning Herald")
    bare = desk.says(
        a, "Bloomberg", STRIKE, chain=("Bloomberg",), source_class="named_organisation", cue="reported"
    )
    assert told(desk, bare) == (1, 1, 1, 0, 0, False, "single-origin")
    desk = Desk()
    a, b = desk.article("a", "Morning Herald"), desk.article("b", "Reuters")
    bare = desk.says(
        a, "Bloomberg", STRIKE, chain=("Bloomberg",), source_class="named_organisation", cue="reported"
    )
    officials = anonymous(
        desk, b, "two ministry officials", OTHERWISE, own=True, people=2, cue="told Reuters"
    )
    assert told(desk, bare, officials)[1:3] == (1, 2)


def test_a_newsroom_counts_in_the_minimum_if_the_article_says_that_it_had_sources():
    desk = Desk()
    a, b = desk.article("a", "Morning Herald"), desk.article("b", "Reuters")
    bare = desk.says(
        a, "Bloomberg", STRIKE, chain=("Bloomberg",), source_class="named_organisation", cue="reported"
    )
    anonymous(desk, a, "two aides", "The treaty is dead", chain=("two aides", "Bloomberg"), people=2)
    officials = anonymous(
        desk, b, "two ministry officials", OTHERWISE, own=True, people=2, cue="told Reuters"
    )
    assert told(desk, bare, officials)[1:3] == (2, 2)


def test_an_unplaced_source_that_another_article_gives_through_a_newsroom_is_that_newsrooms():
    desk = Desk()
    a, b = desk.article("a", "Morning Herald"), desk.article("b", "Evening Gazette")
    desk.derives(a, name="Bloomberg", relation="re_report")
    anonymous(desk, a, "two people", "The fleet has sailed", chain=("two people", "Bloomberg"), people=2)
    retold = "the palace will strike from the air unless the treaty holds"
    unplaced = anonymous(desk, a, "a person close to the palace", retold)
    placed = anonymous(
        desk, b, "a person close to the palace", chain=("a person close to the palace", "Bloomberg")
    )
    found = counted(desk, unplaced, placed)
    assert [(o.newsroom, o.in_minimum) for o in found.origins] == [("Bloomberg", True)]
    assert "is a source of Bloomberg’s" in found.origins[0].why
    assert (found.claims[0].origins_min, found.claims[0].origins_max, found.claims[0].anonymous) == (1, 1, 1)


def test_an_outlet_is_its_publisher_with_or_without_the_article():
    desk = Desk()
    a, b = desk.article("a", "The Meridian Quill"), desk.article("b", "Talvia Today")
    own = anonymous(desk, a, "two officials with knowledge of the inquiry", people=2)
    again = anonymous(
        desk, b, "two officials", OTHERWISE, chain=("two officials", "Meridian Quill"), people=2
    )
    found = counted(desk, own, again)
    assert [(o.newsroom, o.latent) for o in found.origins] == [("The Meridian Quill", False)]
    assert (found.claims[0].origins_min, found.claims[0].origins_max) == (1, 1)


def test_a_document_is_one_whoever_is_said_to_have_seen_it():
    desk = Desk()
    a, b = desk.article("a", "Union Cable"), desk.article("b", "Talvia Today")
    rows = [
        desk.says(a, "a customs manifest seen by Union Cable", STRIKE, source_class="document", cue="shows"),
        desk.says(b, "a customs manifest seen by the Union Cable agency", OTHERWISE, source_class="document",
                  chain=("a customs manifest seen by the Union Cable agency", "Union Cable"), cue="shows"),
    ]  # fmt: skip
    assert told(desk, *rows)[1:6] == (1, 1, 1, 0, False)


def test_services_that_never_speak_in_public_are_known_through_unnamed_people():
    desk = Desk()
    a, b = desk.article("a", "Morning Herald"), desk.article("b", "Evening Gazette")
    rows = [
        desk.says(a, "U.S. intelligence", STRIKE, source_class="named_organisation", cue="concluded that",
                  chain=("U.S. intelligence", "Bloomberg")),
        anonymous(desk, b, "two palace advisers", OTHERWISE, people=2, own=True),
    ]  # fmt: skip
    assert told(desk, *rows)[5] is True


# ---------------------------------------------------------------- 3 nobody cited
def test_nobody_cited_adds_nothing_to_the_minimum_and_one_to_the_maximum():
    desk = Desk()
    a, b = desk.article("a", "Morning Herald"), desk.article("b")
    found = told(desk, desk.states(a, "The bridge is closed."), desk.states(b, "The old bridge was shut."))
    assert found == (2, 0, 2, 0, 0, None, "unattributed")


def test_hearsay_cites_nobody():
    desk = Desk()
    a = desk.article("a", "Morning Herald")
    rumour = desk.says(a, "It", "the bridge is closed", speaker="UNKNOWN", chain=(), source_class="unattributed",
                       cue="was reported that", cue_class="hearsay")  # fmt: skip
    assert told(desk, rumour) == (1, 0, 1, 0, 0, None, "unattributed")


def test_a_publisher_that_cites_somebody_does_not_count_again_for_its_own_words():
    desk = Desk()
    a = desk.article("a", "Morning Herald")
    cited = desk.says(a, "Jane Doe", "the bridge is closed")
    assert told(desk, cited, desk.states(a, "The bridge is closed."))[1:3] == (1, 1)


def test_who_only_supposes_it_or_denies_it_does_not_vouch_for_what_the_others_say():
    desk = Desk()
    a, b, c = desk.article("a", "Morning Herald"), desk.article("b"), desk.article("c", "Evening Gazette")
    asserted = desk.says(a, "Jane Doe", "the bridge is closed")
    again = desk.says(a, "Jane Doe", "the bridge has been shut since Monday")
    supposed = desk.says(b, "John Roe", "the bridge is closed to traffic", modality="conditional")
    denied = desk.says(c, "Max Mill", "the bridge was ever closed", cue="denied that", cue_class="denying")
    found = counted(desk, asserted, again, supposed, denied)
    (claim,) = found.claims
    assert (claim.origins_min, claim.origins_max) == (1, 3)
    counts = {o.human_sources[0]: o.in_minimum for o in found.origins}
    assert counts == {"Jane Doe": True, "John Roe": False, "Max Mill": False}


def test_what_a_re_report_states_without_a_cue_is_the_newsrooms():
    desk = Desk()
    a, b = desk.article("a", "Morning Herald"), desk.article("b", "Evening Gazette")
    desk.derives(b, name="Bloomberg", relation="re_report")
    bare = desk.says(
        a, "Bloomberg", STRIKE, chain=("Bloomberg",), source_class="named_organisation", cue="reported"
    )
    assert told(desk, bare, desk.states(b, "Ruritania prepares air strikes."))[1:3] == (1, 1)


# ---------------------------------------------------------------- 4 public utterances
def test_one_speech_printed_by_three_newsrooms_is_one_source():
    desk = Desk()
    rows = []
    for name in ("Morning Herald", "Evening Gazette", "Daily Post"):
        article = desk.article(name[:1], name)
        rows.append(desk.says(article, "Jane Doe", "I did it for the town", kind="direct", occasion="speech"))
    assert told(desk, *rows) == (3, 1, 3, 1, 0, False, "single-origin")


def test_a_tweet_and_words_to_a_broadcaster_are_one_human_source():
    desk = Desk()
    a, b = desk.article("a", "Morning Herald"), desk.article("b", "Evening Gazette")
    tweet = desk.says(a, "Jane Doe", "I did it for the town", kind="direct", cue="tweeted", occasion="tweet")
    words = desk.says(
        b, "Doe", "I did it for the town", speaker="Jane Doe", chain=("Jane Doe", "CNN"), kind="direct"
    )
    assert told(desk, tweet, words)[1:4] == (1, 2, 1)


def test_one_quotation_under_two_descriptions_is_one_document():
    desk = Desk()
    a, b = desk.article("a", "Morning Herald"), desk.article("b", "Evening Gazette")
    text = "strong, no nonsense, ready to make a difference"
    first = desk.says(a, "The profile", text, source_class="document", kind="direct", cue="reads")
    second = desk.says(b, "Its bio", text, source_class="document", kind="direct", cue="reads")
    assert told(desk, first, second)[1:3] == (1, 2)


# ---------------------------------------------------------------- 5 unnamed people, 6 own sourcing
def test_unnamed_people_of_one_newsroom_are_one_origin_of_several_people():
    desk = Desk()
    a = desk.article("a", "Bloomberg")
    rows = [
        anonymous(desk, a, "two people familiar with the matter", people=2),
        anonymous(desk, a, "a third person", people=1),
        anonymous(desk, a, "the people", source_class="anonymous_bare"),
    ]
    assert told(desk, *rows) == (1, 1, 1, 0, 3, True, "single-origin")


def test_a_leaked_document_of_one_newsroom_goes_with_its_unnamed_sources():
    desk = Desk()
    a = desk.article("a", "Bloomberg")
    rows = [
        anonymous(desk, a, "a person familiar with the matter"),
        desk.says(a, "A government document", STRIKE, source_class="document", cue="says"),
    ]
    found = counted(desk, *rows)
    assert len(found.origins) == 1
    assert found.claims[0].origins_max == 1


def test_named_people_of_different_sides_are_separate_even_in_one_article():
    desk = Desk()
    a = desk.article("a", "Morning Herald")
    rows = [desk.says(a, "Jane Doe", STRIKE), desk.says(a, "Richard Roe", STRIKE)]
    assert told(desk, *rows) == (1, 2, 2, 2, 0, False, "multi-origin")


def test_two_newsrooms_with_unnamed_sources_of_their_own_are_two_origins():
    desk = Desk()
    a, b = desk.article("a", "Reuters"), desk.article("b", "Bloomberg")
    rows = [
        anonymous(desk, a, "three Ruritanian diplomats", own=True, people=3, cue="told Reuters"),
        anonymous(desk, b, "a palace adviser", OTHERWISE, own=True, people=1, cue="told Bloomberg"),
    ]
    assert told(desk, *rows) == (2, 2, 2, 0, 4, True, "multi-origin")


def test_the_same_bare_officials_in_two_newsrooms_may_be_one_announcement():
    desk = Desk()
    a, b = desk.article("a", "Morning Herald"), desk.article("b", "Evening Gazette")
    rows = [
        anonymous(desk, x, "officials", text, source_class="anonymous_bare")
        for x, text in ((a, STRIKE), (b, OTHERWISE))
    ]
    assert told(desk, *rows)[1:3] == (1, 2)


def test_unnamed_and_named_sources_of_one_newsroom_are_not_independent():
    desk = Desk()
    a = desk.article("a", "Morning Herald")
    rows = [desk.says(a, "Jane Doe", STRIKE), anonymous(desk, a, "a harbour worker")]
    assert told(desk, *rows)[1:3] == (1, 2)


# ---------------------------------------------------------------- 7 a party on itself
def test_all_speakers_of_a_government_are_one_in_the_minimum():
    desk = Desk()
    a, b = desk.article("a", "Morning Herald"), desk.article("b", "Evening Gazette")
    rows = [
        desk.says(a, "Russian Foreign Ministry", STRIKE, source_class="named_organisation"),
        desk.says(b, "Kremlin spokesman Ivan Petrov", STRIKE, speaker="Ivan Petrov"),
    ]
    found = counted(desk, *rows)
    assert (found.claims[0].origins_min, found.claims[0].origins_max, found.claims[0].sides) == (1, 2, 1)
    assert "speak for one side (RU)" in found.claims[0].why


# ---------------------------------------------------------------- 8 repeats, 9 reasons
def test_a_headline_adds_nothing_to_the_range():
    desk = Desk()
    a, b = desk.article("a", "Morning Herald"), desk.article("b", "Evening Gazette")
    headline = desk.says(b, "Jane Doe", "Bridge closed", role="title")
    body = desk.says(a, "Jane Doe", "the bridge is closed")
    assert told(desk, headline, body)[:3] == (2, 1, 1)


def test_what_is_said_inside_what_others_say_is_no_source_of_its_own():
    desk = Desk()
    a = desk.article("a", "Morning Herald")
    outer = anonymous(desk, a, "two people", chain=("two people", "Bloomberg"), people=2)
    row = desk.attributions[-1]
    inner = desk.says(a, "Strelsau", "the treaty fails", chain=("Strelsau", "two people", "Bloomberg"),
                      source_class="named_organisation")  # fmt: skip
    nested = type(inner)(**{**{f: getattr(inner, f) for f in inner.__dataclass_fields__},
                            "start": outer.start + 5, "end": outer.end - 5,
                            "text": outer.text[5:-5]})  # fmt: skip
    desk.statements[-1] = nested
    found = counted(desk, outer, nested)
    assert [o.human_sources for o in found.origins] == [("two people",)]
    assert row.chain == ("two people", "Bloomberg")


def test_newsrooms_that_credit_each_other_are_named_as_a_circle():
    desk = Desk()
    a, b = desk.article("a", "Reuters"), desk.article("b", "Bloomberg")
    rows = [
        desk.says(
            a, "Bloomberg", STRIKE, chain=("Bloomberg",), source_class="named_organisation", cue="reported"
        ),
        desk.says(
            b, "Reuters", STRIKE, chain=("Reuters",), source_class="named_organisation", cue="reported"
        ),
    ]
    found = counted(desk, *rows)
    assert found.claims[0].origins_min == 1
    assert "Circular: Bloomberg and Reuters credit each other" in found.claims[0].why


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_the_order_of_rows_changes_nothing(order):
    def build(sequence):
        desk = Desk()
        for name in "abc":
            desk.article(name, f"Paper {name}")
        rows = [
            desk.says("a", "Jane Doe", STRIKE),
            anonymous(desk, "b", "a harbour worker"),
            desk.states("c", "Ruritania prepares air strikes."),
        ]
        desk.statements = [desk.statements[i] for i in sequence]
        desk.attributions = desk.attributions[::-1] if sequence[0] else desk.attributions
        return counted(desk, *rows)

    assert build(order) == build((0, 1, 2))


def test_evidence_spans_are_the_articles_own_characters():
    desk = Desk()
    a = desk.article("a", "Morning Herald")
    found = counted(desk, anonymous(desk, a, "two people", chain=("two people", "Bloomberg"), people=2))
    for evidence in (*found.claims[0].evidence, *found.origins[0].evidence):
        assert desk.texts[evidence.article_id][evidence.start : evidence.end] == evidence.text


def test_sentences_that_are_hardly_alike_do_not_corroborate_each_other():
    desk = Desk()
    a, b = desk.article("a", "Morning Herald"), desk.article("b", "Evening Gazette")
    rows = [
        desk.says(a, "Jane Doe", "the agency's role could be limited by foreign sanctions"),
        desk.says(b, "Richard Roe", "there is no limit to his term in office"),
    ]
    (claim,) = counted(desk, *rows).claims
    assert (claim.origins_min, claim.origins_max) == (1, 2)
    assert any("too differently" in o.why for o in counted(desk, *rows).origins)


@pytest.mark.parametrize("source", ["multiple reports on Thursday", "state media", "Turkish news reports"])
def test_reporting_in_general_is_nobody_who_could_be_asked(source: str):
    desk = Desk()
    a = desk.article("a", "Morning Herald")
    row = desk.says(a, source, STRIKE, source_class="collective")
    (claim,) = counted(desk, row).claims
    assert (claim.origins_min, claim.origins_max, claim.status) == (0, 1, "unattributed")


def test_a_description_with_the_name_in_brackets_is_that_name():
    desk = Desk()
    a = desk.article("a", "Morning Herald")
    rows = [
        desk.says(a, "KTV", STRIKE, source_class="named_organisation"),
        desk.says(a, "Ruritanian news channel (KTV)", STRIKE, source_class="named_organisation"),
    ]
    (claim,) = counted(desk, *rows).claims
    assert (claim.origins_min, claim.named) == (1, 1)
