"""What cannot both hold, and what only revises."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storydesk import Desk
from wellhead.count import count
from wellhead.count.conflict_wording import condition_in, dropped


def conflicts(desk: Desk) -> list[tuple[str, str, str]]:
    """Every conflict as (kind, text of a, text of b)."""
    rows = count(desk.dossier()).conflicts

    def text(spot):
        return desk.texts[spot.article_id][spot.start : spot.end]

    return [(r.kind, text(r.a_mention), text(r.b_mention)) for r in rows]


def toll(desk: Desk, article: str, source: str, value: int, sentence: str, **more):
    row = desk.says(article, source, sentence, source_class="named_organisation", **more)
    desk.counts(row, str(value), value, "people killed")
    desk.claim(row)
    return row


def test_a_rising_toll_of_one_monitor_is_a_revision():
    desk = Desk()
    desk.article("a", "Morning Herald", "2024-05-01")
    desk.article("b", "Evening Gazette", "2024-05-02")
    toll(desk, "b", "The monitor", 31, "31 people were killed in the blast on the coastal road")
    toll(desk, "a", "The monitor", 24, "24 people were killed in the blast on the coastal road")
    assert conflicts(desk) == [("revision", "24 people", "31 people")]


def test_a_later_and_lower_figure_of_another_source_is_a_conflict():
    desk = Desk()
    desk.article("a", "Morning Herald", "2024-05-01")
    desk.article("b", "Evening Gazette", "2024-05-04")
    toll(desk, "a", "The monitor", 31, "31 people were killed in the blast on the coastal road")
    toll(desk, "b", "The ministry", 29, "29 people were killed in the blast on the coastal road")
    assert conflicts(desk) == [("number", "31 people", "29 people")]


def test_two_tolls_of_one_article_contradict_unless_it_says_which_is_earlier():
    desk = Desk()
    desk.article("a", "Morning Herald", "2024-05-01")
    toll(desk, "a", "The monitor", 24, "24 people were killed in the blast on the coastal road")
    toll(desk, "a", "The mayor", 40, "40 people were killed in the blast on the coastal road")
    assert conflicts(desk) == [("number", "40 people", "24 people")]
    desk = Desk()
    desk.article("a", "Morning Herald", "2024-05-01")
    toll(desk, "a", "The monitor", 24, "the previous toll was 24 people in the blast on the coastal road")
    toll(desk, "a", "The mayor", 40, "40 people were killed in the blast on the coastal road")
    assert [kind for kind, _, _ in conflicts(desk)] == ["revision"]


def test_a_wars_dead_do_not_revise_a_bombings():
    desk = Desk()
    desk.article("a", "Morning Herald", "2024-05-01")
    toll(desk, "a", "The monitor", 24, "24 people were killed in the blast on the coastal road")
    toll(desk, "a", "The ministry", 90000, "90000 people were killed in the war since it began")
    assert conflicts(desk) == []


def test_children_are_not_counted_against_people():
    desk = Desk()
    desk.article("a", "Morning Herald", "2024-05-01")
    row = toll(desk, "a", "The monitor", 24, "24 people were killed, 9 of them children")
    desk.counts(row, "9", 9, "children killed")
    assert conflicts(desk) == []


def test_two_bases_against_a_base_in_one_claim():
    desk = Desk()
    desk.article("a", "Morning Herald")
    desk.article("b", "Evening Gazette")
    two = desk.says("a", "Jane Doe", "Ruritania is building two new military bases on the coast")
    desk.counts(two, "two", 2, "new military bases")
    one = desk.states("b", "Ruritania is building a base on the coast.")
    desk.claim(two, one)
    assert conflicts(desk) == [("number", "two new military bases", "a base")]


def test_two_sources_measure_the_same_and_the_text_sets_them_against_each_other():
    for contrast, expected in (("however, ", 1), ("", 0)):
        desk = Desk()
        desk.article("a", "Morning Herald")
        less = desk.says("a", "The port authority", "the shed held 340 tonnes of nitrate")
        more = desk.says(
            "a", "A manifest", f"{contrast}1,100 tonnes of the compound lay there", cue="shows that"
        )
        desk.counts(less, "340 tonnes", 340, "nitrate")
        desk.counts(more, "1,100 tonnes", 1100, "compound")
        desk.numbers = [replace(n, unit="t") for n in desk.numbers]
        desk.claim(less)
        desk.claim(more)
        found = count(desk.dossier())
        assert [c.kind for c in found.conflicts] == ["number"] * expected
        assert all(c.disputed for c in found.claims) is bool(expected)


def test_a_denial_beside_what_it_denies():
    desk = Desk()
    desk.article("a", "Morning Herald")
    said = desk.says("a", "Jane Doe", "the minister was briefed on the secret dam report")
    denied = desk.says("a", "The ministry", "the minister was briefed on the secret dam report", cue="denied that",
                       cue_class="denying", modality="denied", source_class="named_organisation")  # fmt: skip
    desk.claim(said)
    desk.claim(denied)
    found = count(desk.dossier())
    assert conflicts(desk) == [("negation", said.text, denied.text)]
    assert all(c.disputed for c in found.claims)


def test_a_denial_that_points_back_answers_what_stands_before_it():
    desk = Desk()
    desk.article("a", "Morning Herald")
    said = desk.says("a", "Jane Doe", "the adviser had discussed the dam report with the minister")
    denied = desk.says("a", "The adviser", "doing that", cue="denies", cue_class="denying", modality="denied")
    desk.claim(said)
    desk.claim(denied)
    assert conflicts(desk) == [("negation", said.text, "doing that")]


def test_the_two_ends_of_one_act():
    desk = Desk()
    desk.article("a", "Morning Herald")
    given = desk.says("a", "Jane Doe", "Ruritania has communicated the treaty proposal to Strelsau")
    missing = desk.says("a", "Richard Roe", "Strelsau has not received a concrete treaty proposal")
    desk.claim(given)
    desk.claim(missing)
    assert conflicts(desk) == [("negation", given.text, missing.text)]


def test_cash_and_check():
    desk = Desk()
    desk.article("a", "Morning Herald")
    cash = desk.says("a", "Jane Doe", "Roe paid Gruber for the survey work in cash")
    check = desk.says("a", "Richard Roe", "all money paid to Gruber for the survey work was by check")
    desk.claim(cash)
    desk.claim(check)
    assert conflicts(desk) == [("negation", cash.text, check.text)]


def test_who_did_not_answer_denies_nothing():
    desk = Desk()
    desk.article("a", "Morning Herald")
    desk.claim(desk.says("a", "Jane Doe", "the ministry paid for the survey of the old dam"))
    desk.claim(desk.states("a", "The ministry did not answer questions about the survey of the old dam.",
                           modality="denied"))  # fmt: skip
    assert conflicts(desk) == []


def test_a_caption_without_the_condition():
    desk = Desk()
    desk.article("a", "Morning Herald")
    desk.article("b", "Evening Gazette")
    full = desk.says("a", "Jane Doe", "Ruritania is preparing air strikes on the harbour if the talks fail",
                     modality="conditional")  # fmt: skip
    bare = desk.states(
        "b", "Ruritania is preparing air strikes on the harbour.", role="caption", modality="planned"
    )
    desk.claim(full, bare)
    ((kind, a, b),) = conflicts(desk)
    assert (kind, a, b) == ("wording", bare.text, full.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it will strike if the talks fail", "if the talks fail"),
        ("it will strike unless the talks succeed, he said", "unless the talks succeed"),
        ("asked by reporters if he knew about the plan", None),
        ("it was not clear if the convoy had moved on", None),
        ("it looked as if the house was empty", None),
        ("it will strike", None),
    ],
)
def test_conditions(text, expected):
    found = condition_in(text)
    assert (text[found[0] : found[1]] if found else None) == expected


def test_what_mentions_leave_out():
    texts = ["It may strike if the talks fail", "It strikes", "It will strike if the talks fail"]
    assert dropped(texts, [True, False, True]) == [(), ("condition", "hedge", "source"), ("hedge",)]
