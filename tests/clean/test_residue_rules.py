"""The data files of clean: every example is found by its own group, every pattern stays quick."""

from __future__ import annotations

import time

import pytest

from wellhead.clean.captions import caption_cue
from wellhead.clean.flattened import part
from wellhead.clean.lines import stretches, words_of
from wellhead.clean.rules import Group, groups, look_up
from wellhead.data import load
from wellhead.vocabulary import ROLES


def known(text: str) -> frozenset[str]:
    return frozenset(w.lower() for w in words_of(text)) | {c for c in "@©" if c in text}


@pytest.mark.parametrize(
    ("group", "example"),
    [(g, e) for g in groups() for e in g.examples],
    ids=lambda x: x[:40] if isinstance(x, str) else x.role,
)
def test_every_example_of_residue_is_found(group: Group, example: str) -> None:
    hits = look_up(example, len(words_of(example)), known(example))
    assert group.role in {h.role for h in hits}
    assert group.role in ROLES
    assert group.form in ("line", "start", "inside")
    assert group.opens in (None, "tail", "list", "letter")


@pytest.mark.parametrize(
    ("strength", "example"),
    [(k, e) for k, entries in load("captions").items() for entry in entries for e in entry["examples"]],
)
def test_every_example_of_a_caption_is_found(strength: str, example: str) -> None:
    assert caption_cue(example, len(words_of(example)), known(example)) == strength


@pytest.mark.parametrize(
    ("kind", "entry", "example"),
    [(k, entry, e) for k in ("lead", "trail") for entry in load("crumbs")[k] for e in entry["examples"]],
)
def test_every_example_of_a_crumb_is_parted(kind: str, entry: dict[str, object], example: str) -> None:
    body = (
        "the talks in the capital went on through the night and nobody could say on Sunday how they would end. "
        * 5
    )
    text = f"{example} {body}" if kind == "lead" else f"The {body}{example}"
    if entry.get("bare"):
        text = (
            "Death toll mounts in the city\n\nSaturday 15 April 2017 Death toll mounts in the city. The "
            + body
        )
    pieces = part(stretches(text, ()), None)
    assert entry["role"] in {p.role for p in pieces}


#: Sentences of news that hold words of residue.
NEWS = (
    "The company said on Monday that readers could sign up for its newsletter from the middle of next month.",
    "“We need your help,” the mayor told residents after the flood destroyed two bridges and the waterworks.",
    "Thousands donated to the fund, which the minister said would support independent journalism in the region.",
    "The report published on Tuesday showed that more than half of the meetings were with donors of the party.",
    "He was convicted of gaining access to the servers without permission and of the theft of identities.",
    "Officials declined to comment on the report, and a spokesman for the ministry did not reply to an email.",
    "Facebook said it would share the pictures with the police, who had asked for comments from the public.",
    "Venezuela is a major oil producer and high prices have allowed its government to pay for clinics.",
    "In a still tense region, troops moved to the border, and the photographs were shown to the council.",
    "The two leaders are expected to follow up on the talks by email, the editor of the newspaper wrote.",
)


@pytest.mark.parametrize("sentence", NEWS)
def test_news_that_holds_such_words_stays_body(sentence: str) -> None:
    from roles import labelled

    other = "The talks in the capital went on through the night, and nobody could say how they would end."
    lines = {t: role for role, t in labelled(f"{other}\n\n{sentence}\n\n{other[:-1]} on Sunday.\n")}
    assert lines[sentence] == "body"


@pytest.mark.parametrize(
    "unit",
    ["a", "A ", "1", " ", ".", "(", "“", "sign up ", "Photo: ", "By Ann ", "/", "Jan 1 ", "@", "|", "- "],
)
def test_no_pattern_is_slow_on_a_hostile_line(unit: str) -> None:
    line = (unit * 900)[:890]
    start = time.process_time()
    look_up(line, 20, frozenset({"@", "©"}).union(*(g.needs for g in groups())))
    caption_cue(line, 20, frozenset({"photo"}))
    assert time.process_time() - start < 1.0
