"""The cue lexicon."""

from __future__ import annotations

from wellhead.annotate.cues import cue_lexicon
from wellhead.data import load

CLASSES = {
    "saying", "reporting", "writing", "estimating", "denying", "confirming", "announcing", "promising",
    "threatening", "demanding", "asking", "belief",
}  # fmt: skip
FRAMES = {
    "clause", "that", "quote", "tell", "to", "object_to", "noun", "ing", "wh", "as", "name", "about", "accuse", "count",
}  # fmt: skip


def test_every_group_is_known_and_shown() -> None:
    for group in load("cues")["groups"]:
        assert group["class"] in CLASSES
        assert set(group["frames"]) <= FRAMES
        assert group["example"]
        assert all(isinstance(verb, str) for verb in group["verbs"])


def test_word_lists_hold_words() -> None:
    """YAML reads bare "no" and "on" as truth values."""
    for name, words in load("cues").items():
        if isinstance(words, list) and name != "groups":
            assert all(isinstance(word, str) for word in words), name


def test_phrases_come_before_their_first_word() -> None:
    assert [cue.lemma for cue in cue_lexicon().verbs["call"]][-1] == "call"


def test_a_verb_of_several_groups_has_all_their_frames() -> None:
    (urge,) = cue_lexicon().verbs["urge"]
    assert {"object_to", "noun", "quote"} <= urge.frames.keys()
    (warn,) = cue_lexicon().verbs["warn"]
    assert warn.kind("about") == "threatening"
    deny = next(cue for cue in cue_lexicon().verbs["deny"] if not cue.rest)
    assert deny.kind("quote") == "denying"
