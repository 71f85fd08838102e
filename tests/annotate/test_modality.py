"""Modality and polarity of a proposition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsed import flat_tree, tree_of
from wellhead.annotate.main_clause import main_clause
from wellhead.annotate.modality import mode_of_clause
from wellhead.data import load
from wellhead.vocabulary import MODALITIES


@pytest.mark.parametrize(
    ("content", "cue_class", "cue", "direct", "mode"),
    [
        ("Cohen paid a firm to manipulate two polls", "saying", "said", False, ("happened", "positive")),
        (
            "98 evacuees were killed when a vehicle hit their buses",
            "saying",
            "said",
            False,
            ("happened", "positive"),
        ),
        (
            "Russia is building two new military bases on the coast",
            "hearsay",
            "it was reported",
            False,
            ("ongoing", "positive"),
        ),
        ("Obama and Putin are due to meet on Monday", "author", "", False, ("planned", "positive")),
        ("Putin's forces aim to carry out attacks", "author", "", False, ("planned", "positive")),
        ("Congress would be briefed on the matter", "saying", "said", False, ("planned", "positive")),
        ("to repeal the tax", "promising", "vowed", False, ("promised", "positive")),
        (
            "Putin is preparing strikes if the U.S. rejects his proposal",
            "saying",
            "told",
            False,
            ("conditional", "positive"),
        ),
        (
            "the truce would hold unless the convoy was stopped",
            "saying",
            "said",
            False,
            ("conditional", "positive"),
        ),
        ("the Russians may be seeking revenge", "saying", "suggested", False, ("possible", "positive")),
        ("the number was expected to rise", "saying", "said", False, ("possible", "positive")),
        ("it must back its leader", "saying", "told", False, ("demanded", "positive")),
        ("an end to the war", "demanding", "urged", False, ("demanded", "positive")),
        ("The proposal called for a transition of power", "saying", "said", False, ("demanded", "positive")),
        ("any involvement", "denying", "denied", False, ("denied", "negative")),
        ("the allies haven’t received a proposal", "saying", "said", False, ("denied", "negative")),
        ("Nobody briefed or told me", "saying", "said", True, ("denied", "negative")),
        ("I truly regret my blind loyalty", "writing", "wrote", True, ("opinion", "positive")),
        ("they are the best way to end the violence", "saying", "says", False, ("opinion", "positive")),
        ("the bombing", "belief", "condemned", False, ("opinion", "positive")),
        # a question in front is not the proposition
        (
            "Would we welcome help? Obviously. We have talked about it for some time",
            "saying",
            "said",
            True,
            ("happened", "positive"),
        ),
        # neither is a preamble
        (
            "While the council did not vote, the mayor signed the order",
            "saying",
            "said",
            False,
            ("happened", "positive"),
        ),
    ],
)
def test_modes(content: str, cue_class: str, cue: str, direct: bool, mode: tuple[str, str]) -> None:
    found = mode_of_clause(tree_of(content), [(0, len(content))], cue_class, cue, direct)
    assert (found.modality, found.polarity) == mode


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The latest proposal, which Russia has communicated to Washington, calls for talks", "calls"),
        ("officials briefed on the plan were told of it", "were told"),
        ("the details, first reported by the paper, may have been invented", "may have been invented"),
        ("he never saw it", "never saw"),
    ],
)
def test_main_verb(sentence: str, verb: str) -> None:
    assert main_clause(tree_of(sentence), [(0, len(sentence))]).verb.startswith(verb)


def test_every_rule_has_an_example_and_a_known_modality() -> None:
    for rule in load("modality")["rules"]:
        assert rule["modality"] in MODALITIES
        assert rule["example"]


@given(st.text(max_size=300), st.sampled_from(["saying", "denying", "author", "hearsay"]), st.booleans())
def test_any_text_has_a_mode(content: str, cue_class: str, direct: bool) -> None:
    mode = mode_of_clause(flat_tree(content), [(0, len(content))], cue_class, "said", direct)
    assert mode.modality in MODALITIES
    assert mode.polarity in ("positive", "negative")
