"""Line roles of plain text: articles as scrapers leave them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from roles import article, check_cover, labelled, role_of

from wellhead.clean import label_lines
from wellhead.vocabulary import ROLES

LEAD = "The old bridge over the Ness was closed on Saturday after a storm tore away part of its railing, the council said."
NEXT = "“We have to check every bolt,” said the city engineer, Dora Finn, who had been called out at night."
THIRD = (
    "It is the third closure this winter, and drivers were asked to use the ferry until the end of the month."
)
LAST = "The council will meet on Tuesday to talk about a new bridge, which would cost at least four million pounds."
STORY = f"{LEAD}\n\n{NEXT}\n\n{THIRD}\n\n{LAST}\n"


def test_a_single_paragraph_is_body() -> None:
    for text in ("Read more", "By Ann Lee", LEAD, f"  {LEAD}\n"):
        assert [role for role, _ in labelled(text)] == ["body"]


def test_an_article_without_residue_is_all_body() -> None:
    assert {role for role, _ in labelled(STORY)} == {"body"}


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        (["Bridge closed after storm"], ["title"]),
        (["BRIDGE CLOSED AFTER STORM"], ["title"]),
        (["Will the bridge ever open again?"], ["title"]),
        (["Council: bridge to stay closed for weeks."], ["title"]),
        (["Support The Courier!", "Bridge closed after storm"], ["promo", "title"]),
        (["Local news", "Bridge closed after storm", "By Ann Lee"], ["promo", "title", "byline"]),
        (["Bridge closed after storm", "Ann Lee", "Sat 2 March 2024"], ["title", "byline", "dateline"]),
        (
            ["Bridge closed after storm", "By Ann Lee, Staff Writer", "2 March 2024 | 08:30 GMT", "Share"],
            ["title", "byline", "dateline", "promo"],
        ),
        (
            [
                "Bridge closed after storm",
                "Drivers asked to use the ferry until the end of March",
                "By Ann Lee",
            ],
            ["title", "standfirst", "byline"],
        ),
        (["Bridge closed after storm", "The old bridge. Photo: Cy Ray/AFP"], ["title", "caption"]),
        (
            ["Bridge closes;", "Storm tears away part of its railing, and the council is at a loss."],
            ["title", "standfirst"],
        ),
        (
            ["Bridge closed after storm", "Key Points", "• The bridge will stay closed for at least a week."],
            ["title", "promo", "standfirst"],
        ),
    ],
)
def test_heads(head: list[str], roles: list[str]) -> None:
    found = labelled("\n\n".join(head) + "\n\n" + STORY)
    assert [role for role, _ in found[: len(head)]] == roles
    assert {role for role, _ in found[len(head) :]} == {"body"}


def test_the_metadata_know_the_title() -> None:
    title = "A bridge is closed after a storm that nobody had seen coming."
    assert role_of(f"{title}\n\n{STORY}", "A bridge is") == "body"
    assert role_of(f"{title}\n\n{STORY}", "A bridge is", title=title) == "title"
    assert role_of(f"{title}\n\n{STORY}", "A bridge is", title=f"{title[:-1]} | The Courier") == "title"


def test_a_headline_said_again_is_a_title_too() -> None:
    found = labelled(f"Bridge closed after storm\n\nBridge closed after storm\n\n{STORY}")
    assert [role for role, _ in found[:3]] == ["title", "title", "body"]


def test_a_deck_that_the_body_repeats_is_a_standfirst() -> None:
    deck = "Drivers were asked to use the ferry until the end of the month."
    assert role_of(f"Bridge closed after storm\n\n{deck}\n\n{STORY}", deck) == "standfirst"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("ADVERTISEMENT", "promo"),
        ("AD", "promo"),
        ("Story continues below advertisement", "promo"),
        ("Newsletter Sign-up", "newsletter"),
        ("Get the day's stories delivered to your inbox.", "newsletter"),
        ("More: Council weighs a new bridge over the Ness", "related_links"),
        ("READ MORE: Ferry fares to rise in April", "related_links"),
        ("COUNCIL WEIGHS NEW BRIDGE AS ENGINEERS WARN OF COLLAPSE", "related_links"),
        ("From ferry to bridge: Timeline of the crossing's troubles", "related_links"),
        ("Dora Finn at the bridge on Saturday. (Photo: Cy Ray/AFP)", "caption"),
        ("FILE PHOTO: The bridge over the Ness, seen in May 2019. REUTERS/Bo Ek", "caption"),
        ("Engineers inspect the railing of the bridge over the Ness", "caption"),
        ("General view of the bridge over the Ness.", "caption"),
        ("The engineer and the mayor, pictured in 2019, are due to meet on Monday", "caption"),
        ("Image: Getty", "credit"),
        ("A long winter", "standfirst"),
        ("© Reuters", "credit"),
    ],
)
def test_short_lines_between_paragraphs(line: str, role: str) -> None:
    more = "\n\n".join(f"{THIRD[:-1]}, as it did in {year}." for year in range(2010, 2014))
    text = f"Bridge closed after storm\n\n{LEAD}\n\n{NEXT}\n\n{line}\n\n{THIRD}\n\n{more}\n\n{LAST}\n"
    found = labelled(text)
    assert [r for r, t in found if t == line] == [role]
    assert [r for r, t in found if t in (LEAD, NEXT, THIRD, LAST)] == ["body"] * 4


@pytest.mark.parametrize(
    "line",
    [
        "“Never.”",
        "He refused.",
        "The council said no.",
        "1. Close the bridge",
        "“That is not for me to say,” she added.",
        "That, she said, leaves three options:",
    ],
)
def test_short_sentences_stay_body(line: str) -> None:
    assert role_of(f"{LEAD}\n\n{NEXT}\n\n{line}\n\n{THIRD}\n\n{LAST}\n", line) == "body"


def test_a_pull_quote_and_the_name_below_it() -> None:
    quote = "We have to check every bolt"
    found = {t: r for r, t in labelled(f"{LEAD}\n{NEXT}\n{THIRD}\n{quote}\nFinn\n{LAST}\n")}
    assert found[quote] == "pull_quote"
    assert found["Finn"] == "pull_quote"
    assert found[NEXT] == "body"


@pytest.mark.parametrize(
    ("tail", "roles"),
    [
        (
            ["Leave a Reply", "Your email address will not be published. Required fields are marked *"],
            ["comment_form"] * 2,
        ),
        (
            ["No comments:", "Post a Comment", "Note: Only a member of this blog may post a comment."],
            ["comment_form"] * 3,
        ),
        (
            [
                "3 Comments",
                "Ann says:",
                "I have used that ferry for years and it never once came on time.",
                "Reply",
            ],
            ["comment_form"] * 4,
        ),
        (
            ["Related", "Ferry fares to rise in April", "Storm leaves thousands without power"],
            ["related_links"] * 3,
        ),
        (
            ["You may also like", "Ferry fares to rise", "Sponsored"],
            ["related_links", "related_links", "promo"],
        ),
        (
            ["Sign up for Daily Newsletters", "Copyright © 2024 The Harbour Courier, LLC."],
            ["newsletter", "credit"],
        ),
        (
            ["—Bo Ek and Cy Ray contributed to this article.", "Write to Ann Lee at ann.lee@courier.example"],
            ["credit", "byline"],
        ),
        (["(Reporting by Ann Lee; Editing by Bo Ek)"], ["credit"]),
        (["--Reuters"], ["credit"]),
        (["Ann Lee is a reporter for The Harbour Courier. Follow her on Twitter @annlee."], ["byline"]),
        (["Read or Share this story: https://courier.example/story/2024/03/02/bridge"], ["promo"]),
        (["Tags: bridge Ness storm"], ["related_links"]),
    ],
)
def test_tails(tail: list[str], roles: list[str]) -> None:
    found = labelled(f"Bridge closed after storm\n\n{STORY}\n" + "\n\n".join(tail) + "\n")
    assert [role for role, _ in found[-len(tail) :]] == roles
    assert [role for role, _ in found[: -len(tail)]] == ["title"] + ["body"] * 4


LETTER = """Sign up for our free weekly newsletter

Our weekly newsletter contains a hand-picked selection of news and features. You will receive it every Friday. Preview
Subscribers agree to the Privacy Policy

A Message from The Harbour Courier:

Dear readers,

The harbour board has declared our paper a "hostile body", and three of our people may no longer enter the docks.

These steps are meant to silence us. The board says our reports "harm the port." We see it otherwise.

Your support, no matter how small, makes a difference. If you can, please support us from just £2 a month.

By supporting The Harbour Courier, you're defending free reporting on this coast. Thank you for standing with us.

Once
Monthly
Annual
Continue
Not ready to support today?
Remind me later.

Read more"""


def test_letters_to_the_reader_are_taken_as_a_whole() -> None:
    found = labelled(f"Bridge closed after storm\n\n{STORY}\n{LETTER}")
    assert [role for role, _ in found[1:5]] == ["body"] * 4
    roles = [role for role, _ in found[5:]]
    assert roles[:3] == ["newsletter"] * 3
    assert set(roles[3:]) <= {"donation", "promo"}


def test_an_appeal_in_mid_article_does_not_swallow_what_follows() -> None:
    text = f"{LEAD}\n\nNewsletter\n\nGet the day's stories in your inbox\n\n{NEXT}\n\n{THIRD}\n\n{LAST}\n"
    assert [role for role, _ in labelled(text)] == [
        "body",
        "newsletter",
        "newsletter",
        "body",
        "body",
        "body",
    ]


def test_links_in_mid_article_end_where_the_article_goes_on() -> None:
    text = f"{LEAD}\n\nRelated\n\nFerry fares to rise in April\n\n{NEXT}\n\n{THIRD}\n\n{LAST}\n"
    assert [role for role, _ in labelled(text)] == [
        "body",
        "related_links",
        "related_links",
        "body",
        "body",
        "body",
    ]


def test_a_list_that_belongs_to_the_article_stays() -> None:
    rows = "\n".join(f"{n}. Crossing number {n}, closed for {n * 3} days" for n in range(1, 9))
    found = labelled(
        f"{STORY}\nHere is how often the bridge was closed in each of the last winters:\n{rows}\n"
    )
    assert {role for role, _ in found} == {"body"}


def test_a_dateline_at_the_head_of_a_paragraph_is_a_line_of_its_own() -> None:
    found = labelled(f"Bridge closed after storm\n\nINVERNESS (Reuters) - {LEAD}\n\n{NEXT}\n\n{THIRD}\n")
    assert found[1] == ("dateline", "INVERNESS (Reuters) -")
    assert found[2] == ("body", LEAD)


def test_a_text_of_residue_alone_keeps_a_body() -> None:
    assert "body" in {role for role, _ in labelled("Read more\n\nShare\n\nBy Ann Lee\n")}


def test_a_tweet_that_the_article_shows_stays() -> None:
    tweet = "The bridge is shut until further notice. — Harbour Council (@harbourcouncil) March 2, 2024"
    assert role_of(f"{LEAD}\n\n{tweet}\n\n{NEXT}\n\n{THIRD}\n", "The bridge is shut") == "body"


@pytest.mark.parametrize(
    "text",
    [
        "“" * 20_000,
        "He said that she said that " * 2_000,
        "Item one\n" * 3_000,
        "Related\nThe talks had failed on Monday.\n" * 500,
        "A\0B\n\n\ufffd",
        "((" * 9_000,
    ],
)
def test_hostile_texts(text: str) -> None:
    start = time.process_time()
    check_cover(text, label_lines(article(text), ()))
    assert time.process_time() - start < 10


_LINES = st.sampled_from(
    [
        LEAD,
        NEXT,
        THIRD,
        LAST,
        "Read more",
        "By Ann Lee",
        "Related",
        "3 Comments",
        "Dear readers,",
        "Photo: AFP",
        "",
        "  ",
        "2 March 2024",
        "Bridge closed",
    ]
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(_LINES | st.text(max_size=40), max_size=14),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
    st.none() | st.text(max_size=30),
)
def test_lines_always_cover_the_text(lines: list[str], joint: str, title: str | None) -> None:
    text = joint.join(lines)
    found = label_lines(article(text, title), ())
    check_cover(text, found)
    assert {line.role for line in found} <= set(ROLES)
    assert not found or "body" in {line.role for line in found}
