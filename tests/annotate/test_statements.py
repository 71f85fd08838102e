"""Statements: what an article asserts, in whose voice."""

from __future__ import annotations

from marked import Said, article, extracted, lines, sentences

from parsed import tree_of
from wellhead.annotate.resolve import resolve
from wellhead.annotate.statements import make_statements
from wellhead.records import Statement


def stated(text: str, *marks: Said, roles: dict[int, str] | None = None) -> list[Statement]:
    units = sentences(text, roles)
    tree = tree_of(text, units)
    rows = resolve(article(text), lines(text, roles), units, extracted(text, list(marks), units), tree)
    found = make_statements(article(text), units, rows, tree)
    assert all(text[s.start : s.end] == s.text for s in found)
    return found


def shown(found: list[Statement]) -> list[tuple[str, str]]:
    return [(s.voice, s.text) for s in found]


def test_attributed_content_and_nothing_of_its_frame() -> None:
    text = "Strikes were being prepared, two people familiar with the matter told Bloomberg on Wednesday."
    found = stated(
        text,
        Said(
            "Strikes were being prepared",
            cue="told",
            source="two people familiar with the matter",
            to="Bloomberg",
        ),
    )
    assert shown(found) == [("attributed", "Strikes were being prepared")]


def test_the_author_speaks_outside_the_content() -> None:
    text = "VLADIMIR Putin has stepped up his presence in Syria and told the west it must back its leader."
    found = stated(text, Said("it must back its leader", cue="told", source="VLADIMIR Putin", to="the west"))
    assert shown(found) == [
        ("author", "VLADIMIR Putin has stepped up his presence in Syria"),
        ("attributed", "it must back its leader"),
    ]


def test_a_plain_sentence_is_the_authors() -> None:
    text = "Netanyahu flew to Moscow for talks on Monday."
    (row,) = stated(text)
    assert (row.voice, row.attribution_id, row.modality) == ("author", None, "happened")


def test_no_comment_is_the_authors_and_nobodys_claim() -> None:
    text = "Putin’s spokesman, Dmitry Peskov, didn’t respond immediately to a text message seeking comment."
    (row,) = stated(text)
    assert (row.voice, row.polarity) == ("author", "negative")


def test_a_denial_of_a_noun_is_stated_with_its_cue() -> None:
    text = "The rebel group denied any involvement."
    found = stated(text, Said("any involvement", cue="denied", source="The rebel group", cue_class="denying"))
    assert [(s.voice, s.text, s.modality) for s in found] == [
        ("attributed", "The rebel group denied any involvement", "denied")
    ]


def test_beliefs_and_questions_state_nothing_attributed() -> None:
    text = "He believes the vote was fair. Was it?"
    found = stated(text, Said("the vote was fair", cue="believes", source="He", cue_class="belief"))
    assert all(s.voice == "author" for s in found)
    assert "Was it?" not in [s.text for s in found]


def test_hearsay_has_a_voice_of_its_own() -> None:
    text = "Earlier, it was reported that Russia is building two bases."
    found = stated(text, Said("Russia is building two bases", cue="it was reported", cue_class="hearsay"))
    assert shown(found) == [("hearsay", "Russia is building two bases")]


def test_each_assertion_of_a_content_is_a_statement() -> None:
    text = "The paper said that Trump was briefed on the matter and that the council held a meeting about it."
    found = stated(
        text,
        Said(
            "Trump was briefed on the matter and that the council held a meeting about it", source="The paper"
        ),
    )
    assert shown(found) == [
        ("attributed", "Trump was briefed on the matter"),
        ("attributed", "the council held a meeting about it"),
    ]
    assert len({s.attribution_id for s in found}) == 1


def test_captions_count_as_statements_of_their_role() -> None:
    text = "The army moved north on Monday.\nSatellite image of the base in Syria"
    found = stated(text, roles={1: "caption"})
    assert [(s.role, s.text) for s in found] == [
        ("body", "The army moved north on Monday"),
        ("caption", "Satellite image of the base in Syria"),
    ]


def test_ids_are_stable_and_apart() -> None:
    text = "The army moved north on Monday. The army moved north on Monday."
    first, second = stated(text), stated(text)
    assert first == second
    assert len({s.statement_id for s in first}) == len(first) == 2


def test_hearsay_keeps_its_own_voice() -> None:
    text = "The minister is believed to be on board the second ship."
    found = stated(
        text, Said("The minister is believed to be on board the second ship", cue=None, cue_class="hearsay")
    )
    assert [s.voice for s in found] == ["hearsay"]


def test_a_caption_that_only_credits_a_picture_says_nothing() -> None:
    text = "The harbour was closed on Monday.\nPhoto: Anna Berg for the Courier"
    assert shown(stated(text, roles={1: "caption"})) == [("author", "The harbour was closed on Monday")]


def test_the_day_of_speaking_is_no_part_of_what_follows_it() -> None:
    text = "“The crane fell on its own,” he told the council on Wednesday, as the number of dead rose to 17."
    found = stated(
        text, Said("The crane fell on its own", cue="told", source="he", to="the council", kind="direct")
    )
    assert shown(found)[-1] == ("author", "the number of dead rose to 17")


def test_a_condition_keeps_its_word() -> None:
    text = "If the talks fail this week, the army will move north, the general said."
    found = stated(text, Said("the army will move north", source="the general"))
    assert ("author", "If the talks fail this week") in shown(found)


def test_how_somebody_spoke_is_no_statement() -> None:
    text = "The bridge is unsafe, said an official who asked not to be named."
    found = stated(text, Said("The bridge is unsafe", source="an official"))
    assert shown(found) == [("attributed", "The bridge is unsafe")]


def test_a_clause_beside_the_content_is_the_authors() -> None:
    text = "The mayor said the bridge was unsafe, and two aides left the council on Monday."
    found = stated(text, Said("the bridge was unsafe", source="The mayor"))
    assert ("author", "two aides left the council on Monday") in shown(found)
