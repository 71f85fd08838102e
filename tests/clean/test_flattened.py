"""Articles that an archive ran together into one line."""

from __future__ import annotations

from roles import labelled

TITLE = "Death toll mounts after blast on convoy near Harran"
BODY = (
    "A blast hit a convoy of buses waiting to enter Harran on Saturday killing at least 40 people and wounding many more "
    "after a deal between the sides halted. The buses had waited since late on Friday at a crossing in the east of the town. "
    "A doctor said that most of the wounded were children. It was not clear who was behind the attack and nobody claimed it. "
    "The convoy carried people from two villages who were to be brought to the coast under the deal that was struck in March."
)


def test_date_and_headline_before_the_text() -> None:
    found = labelled(f"{TITLE}\n\nSaturday 15 April 2017 {TITLE}. {BODY}\n")
    assert [role for role, _ in found] == ["title", "dateline", "title", "body"]
    assert found[1][1] == "Saturday 15 April 2017"
    assert found[3][1] == BODY


def test_crumbs_in_a_row() -> None:
    crumbs = (
        "REUTERS Social Media Website Middle East 1735 15.04.2017(updated 2033 15.04.2017) Get short URL 9832"
    )
    found = labelled(f"{TITLE}\n\n{TITLE} {crumbs} {BODY}\n")
    assert [role for role, _ in found] == ["title", "title", "credit", "promo", "dateline", "promo", "body"]


def test_a_dateline_behind_the_deck() -> None:
    found = labelled(
        f"{TITLE}\n\nGet short URL 215 The toll has risen to 40 according to doctors. ANKARA (Sputnik) {BODY}\n"
    )
    assert [role for role, _ in found] == ["title", "promo", "standfirst", "dateline", "body"]


def test_what_trails_behind() -> None:
    trail = "... 15 Related Dozens of Casualties Reported After Bomb Blast Tags Harran convoy Community standardsDiscussion Comment via Facebook"
    found = labelled(f"{TITLE}\n\n{BODY} {trail}")
    assert [role for role, _ in found] == ["title", "body", "related_links", "comment_form"]
    assert labelled(f"{TITLE}\n\n{BODY} --Reuters")[-1] == ("credit", "--Reuters")


def test_a_headline_in_mid_text() -> None:
    link = "Blast Occurs Near Convoy Evacuating Villagers From Besieged Towns to Harran Over 20 Dead"
    head, rest = BODY[: BODY.index("A doctor")], BODY[BODY.index("A doctor") :]
    found = labelled(f"{TITLE}\n\n{head}{link} {rest}")
    assert ("related_links", link) in found
    assert [role for role, _ in found] == ["title", "body", "related_links", "body"]


def test_a_link_box_in_mid_sentence() -> None:
    box = "Dora Ann FinnMayor rejects ferry plan Council weighs new bridge Storm closes crossing MORE"
    text = f"{TITLE}\n\nThe engineer Finn {box} said on Saturday that the bridge would stay closed until April.\n\n{BODY}\n"
    found = labelled(text)
    assert ("related_links", box) in found
    assert ("body", "The engineer Finn") in found


def test_an_ordinary_text_is_not_parted() -> None:
    text = f"{TITLE}\n\nOn Saturday 15 April 2017 the road was open, officials said. {BODY}\n"
    assert [role for role, _ in labelled(text)] == ["title", "body"]
