"""The cue lexicon and the forms that the code makes of it."""

from __future__ import annotations

import pytest

from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.words import inflect, letter_of, load_data

CLASSES = {
    "saying", "reporting", "writing", "estimating", "denying", "confirming", "announcing", "promising",
    "threatening", "demanding", "asking", "belief",
}  # fmt: skip
FRAMES = {
    "clause", "that", "quote", "tell", "to", "object_to", "noun", "ing", "wh", "as", "name", "about", "accuse", "count",
}  # fmt: skip


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("write", {"write", "writes", "wrote", "written", "writing"}),
        ("urge", {"urge", "urges", "urged", "urging"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("read", {"read", "reads", "reading"}),
    ],
)
def test_inflection(lemma: str, forms: set[str]) -> None:
    assert set(inflect(lemma, load_data("words")["irregular"])) == forms


def test_every_group_is_known_and_shown() -> None:
    for group in load_data("cues")["groups"]:
        assert group["class"] in CLASSES
        assert set(group["frames"]) <= FRAMES
        assert group["example"]
        assert all(isinstance(verb, str) for verb in group["verbs"])


def test_word_lists_hold_words() -> None:
    """YAML reads bare "no" and "on" as truth values."""
    for name, words in load_data("words").items():
        assert all(isinstance(word, str) for word in words), name


def test_phrases_come_before_their_first_word() -> None:
    assert [cue.lemma for cue in cue_lexicon().verbs["called"]][-1] == "call"


@pytest.mark.parametrize(
    ("word", "initial", "letter"),
    [
        ("the", False, "D"), ("said", False, "E"), ("went", False, "V"), ("plans", False, "Z"), ("of", False, "I"),
        ("Putin", False, "A"), ("May", False, "L"), ("may", False, "M"), ("quickly", False, "R"), ("US", False, "A"),
        ("Officials", True, "A"), ("He", True, "P"), ("family", False, "N"), ("46", False, "#"), ("—", False, "-"),
    ],
)  # fmt: skip
def test_letters(word: str, initial: bool, letter: str) -> None:
    assert letter_of(word, initial=initial) == letter
