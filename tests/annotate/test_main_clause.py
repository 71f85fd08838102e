"""The main clause of a stretch, and what denies it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsed import flat_tree, tree_of
from wellhead.annotate.main_clause import Clause, main_clause


def clause(text: str) -> Clause:
    return main_clause(tree_of(text), [(0, len(text))])


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("The allies have not received a proposal", True),
        ("The allies have received a proposal", False),
        ("Nobody briefed the mayor on the plan", True),
        ("The council has no plans to close the bridge", True),
        ("There is no doubt that the bridge is closed", False),
        ("The company refused to pay the workers", True),
        ("The bridge is no longer closed to trucks", True),
        ("The court said that it had not received the plan", False),
    ],
)
def test_negation_has_a_scope(text: str, negative: bool) -> None:
    assert clause(text).negative is negative


def test_a_clause_is_taken_apart() -> None:
    found = clause("While the council did not vote, the mayor, who was ill, signed the order on Monday")
    assert found.subject == "the mayor"
    assert found.verb.startswith("signed the order")
    assert found.predicate == "the order on Monday"
    assert "who" not in found.text
    assert found.whole.startswith("While")


def test_marks_of_quotation_leave_no_trace() -> None:
    assert clause("The answers are “not meeting the demand”").verb == "are not meeting the demand"


def test_a_question_is_no_proposition() -> None:
    text = "Would we welcome help? The mayor has talked about it."
    assert clause(text).verb.startswith("has talked")


@given(st.text(max_size=200))
def test_any_text_has_a_clause(text: str) -> None:
    main_clause(flat_tree(text), [(0, len(text))])
