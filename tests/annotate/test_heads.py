"""Where names stand in the tree: meant, owned, governed."""

from __future__ import annotations

import pytest

from parsed import tree_of
from wellhead.annotate.heads import head_of, is_governed, is_meant, is_owner, names_within
from wellhead.language.clauses import Clauses


def place(tree: Clauses, words: str) -> tuple[int, int]:
    """The tokens of some words, at their first occurrence."""
    at = tree.document.text.index(words)
    return tree.tokens_of(at, at + len(words))


@pytest.mark.parametrize(
    ("text", "mention", "name", "meant"),
    [
        ("Jens Falk said the bridge was closed.", "Jens Falk", "Jens Falk", True),
        ("The mayor, Jens Falk, said the bridge was closed.", "The mayor, Jens Falk", "Jens Falk", True),
        ("Jens Falk, the mayor, said the bridge was closed.", "Jens Falk, the mayor", "Jens Falk", True),
        ("An aide to Jens Falk said the bridge was closed.", "An aide to Jens Falk", "Jens Falk", False),
        ("A man who met Jens Falk said so.", "A man who met Jens Falk", "Jens Falk", False),
    ],
)
def test_whom_a_mention_means(text: str, mention: str, name: str, meant: bool) -> None:
    tree = tree_of(text)
    assert is_meant(tree, head_of(tree, *place(tree, name)), *place(tree, mention)) is meant


def test_an_outlet_is_meant_by_its_kind() -> None:
    tree = tree_of("The Interfax news agency said the talks had ended.")
    head, mention = head_of(tree, *place(tree, "Interfax")), place(tree, "The Interfax news agency")
    assert is_meant(tree, head, *mention, nouns=frozenset({"agency"}))
    assert not is_meant(tree, head, *mention)


@pytest.mark.parametrize(
    ("text", "name", "owner", "governed"),
    [
        ("Falk’s office closed the bridge.", "Falk", True, False),
        ("The council held talks with Falk on Monday.", "Falk", False, True),
        ("Falk closed the bridge.", "Falk", False, False),
    ],
)
def test_owners_and_objects(text: str, name: str, owner: bool, governed: bool) -> None:
    tree = tree_of(text)
    token = head_of(tree, *place(tree, name))
    assert (is_owner(tree, token), is_governed(tree, token)) == (owner, governed)


def test_names_of_a_span() -> None:
    text = "Vladimir Putin met Barack Obama in New York."
    tree = tree_of(text)
    at = text.index("Barack")
    assert [text[n.start : n.end] for n in names_within(tree, at, at + 12)] == ["Barack Obama"]
    assert names_within(tree, 0, 3) == []
