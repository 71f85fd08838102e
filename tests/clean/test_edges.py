"""Crumbs at the edges of paragraphs, letters to the reader, and sentences that their place does not condemn."""

from __future__ import annotations

import pytest
from roles import article, check_cover, labelled, role_of

from wellhead.clean import label_lines
from wellhead.data import load
from wellhead.records import Block

LEAD = "The old bridge over the Ness was closed on Saturday after a storm tore away part of its railing, the council said."
NEXT = "“We have to check every bolt,” said the city engineer, Dora Finn, who had been called out at night."
THIRD = (
    "It is the third closure this winter, and drivers were asked to use the ferry until the end of the month."
)
STORY = f"{LEAD}\n\n{NEXT}\n\n{THIRD}"
FINE = (
    "If found guilty, the contractor could face a fine of up to four million pounds and five years in prison."
)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (f"{FINE} CHANNEL HARBOUR", [("body", FINE), ("credit", "CHANNEL HARBOUR")]),
        (f"{FINE} (end) mm.mb KUNA 172130", [("body", FINE), ("credit", "(end) mm.mb KUNA 172130")]),
        (f"{FINE} (reut.rs/2GwL9IN)", [("body", FINE), ("related_links", "(reut.rs/2GwL9IN)")]),
        (
            f"{FINE} Ann B. Lee contributed to this report.",
            [("body", FINE), ("credit", "Ann B. Lee contributed to this report.")],
        ),
        (
            f"Updated at 8:15 a.m. ET: {FINE}",
            [("dateline", "Updated at 8:15 a.m. ET:"), ("body", FINE)],
        ),
        (
            "Reporter Ann B. Lee contributed to this report. Contact Bo Ek at bo@example.com and 555-0100. "
            "Support strong local journalism by subscribing today: subscribe.example.com.",
            [
                ("credit", "Reporter Ann B. Lee contributed to this report."),
                ("promo", "Contact Bo Ek at bo@example.com and 555-0100."),
                ("promo", "Support strong local journalism by subscribing today: subscribe.example.com."),
            ],
        ),
        # nothing to split off: a slogan at the end of a sentence, an initial, a title
        (
            f"{FINE} The sign at the gate says SAVE MONEY. LIVE BETTER.",
            [("body", f"{FINE} The sign at the gate says SAVE MONEY. LIVE BETTER.")],
        ),
        (f"{FINE} Mr. LEE did not answer.", [("body", f"{FINE} Mr. LEE did not answer.")]),
    ],
)
def test_edges(line: str, parts: list[tuple[str, str]]) -> None:
    text = f"{STORY}\n\n{line}\n"
    lines = label_lines(article(text), ())
    check_cover(text, lines)
    assert [(x.role, x.text) for x in lines[3:]] == parts


@pytest.mark.parametrize(
    "line",
    [
        "But the mayor appeared to backtrack on Thursday, saying the date in the paper was “a mistake by the reporter”.",
        "The engineer and five members of her television network crew were freed on Monday, the station said.",
        "The claims of the firm about the bolts have been disputed by its rivals more than once. (see page 4)",
    ],
)
@pytest.mark.parametrize("place", ["first", "last", "between"])
def test_a_sentence_is_body_wherever_it_stands(line: str, place: str) -> None:
    text = {
        "first": f"Bridge closed after storm\n\n{line}\n\n{STORY}",
        "last": f"{STORY}\n\n{line}",
        "between": f"{LEAD}\n\n{line}\n\n{NEXT}\n\n{THIRD}",
    }[place]
    if place == "first" and line.endswith(")"):
        assert role_of(text, line[:30]) in ("body", "standfirst")
    else:
        assert role_of(text, line[:30]) == "body"


LETTER = [
    "A message from The Courier",
    "Dear readers,",
    "Last year the government withdrew its advertising from every newspaper that had criticised the budget.",
    "To continue our work, we need your help.",
    "Thank you for standing with us.",
    "Once",
    "Monthly",
]


def test_a_letter_is_one_from_its_salutation_to_its_leave() -> None:
    found = labelled("\n\n".join([STORY, THIRD.replace("third", "fourth"), LEAD, NEXT, *LETTER]))
    assert [role for role, text in found if text in LETTER] == ["donation"] * len(LETTER)


def test_a_letter_of_a_web_page() -> None:
    texts = [LEAD, NEXT, THIRD, *LETTER]
    text = "\n\n".join(texts)
    blocks, at = [], 0
    for n, piece in enumerate(texts):
        blocks.append(Block(article_id="a", start=at, end=at + len(piece), tag="p", main=n < 3, hint=""))
        at += len(piece) + 2
    roles = [line.role for line in label_lines(article(text), blocks)]
    assert roles == ["body"] * 3 + ["donation"] * len(LETTER)


def test_an_open_letter_that_is_the_article_stays() -> None:
    letter = ["Dear readers,", *STORY.split("\n\n"), "Thank you for reading what we have to say about it."]
    assert role_of("\n\n".join(letter), "It is the third") == "body"


def test_edges_have_examples() -> None:
    for kind in ("prefix", "suffix"):
        for entry in load("crumbs")["edges"][kind]:
            for example in entry["examples"]:
                line = example if kind == "prefix" or entry.get("alone") else f"{FINE} {example}"
                roles = {role for role, _ in labelled(f"{STORY}\n\n{line}\n")}
                assert entry["role"] in roles, example
