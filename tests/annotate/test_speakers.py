"""Who a source mention refers to."""

from __future__ import annotations

import pytest
from marked import Said, resolved

LEDE = "Russian President Vladimir Putin flew to Paris on Monday. "


@pytest.mark.parametrize(
    ("text", "mark", "speaker"),
    [
        (
            LEDE + "Mr Putin said the talks went well.",
            Said("the talks went well", source="Mr Putin"),
            "Vladimir Putin",
        ),
        (
            LEDE + "The Russian president said the talks went well.",
            Said("the talks went well", source="The Russian president"),
            "Vladimir Putin",
        ),
        (
            LEDE + "The Russian leader said the talks went well.",
            Said("the talks went well", source="The Russian leader"),
            "Vladimir Putin",
        ),
        # … but not the president of another country
        (
            LEDE + "The Turkish president said the talks went well.",
            Said("the talks went well", source="The Turkish president"),
            "the Turkish president",
        ),
        (
            "Putin’s spokesman, Dmitry Peskov, said it was late.",
            Said("it was late", source="Putin’s spokesman, Dmitry Peskov,"),
            "Dmitry Peskov",
        ),
        (
            "Rudy Giuliani, a lawyer for Mr. Trump, said it was false.",
            Said("it was false", source="Rudy Giuliani, a lawyer for Mr. Trump,"),
            "Rudy Giuliani",
        ),
        (
            "UN Special Envoy for Syria Staffan de Mistura said so.",
            Said("so", source="UN Special Envoy for Syria Staffan de Mistura"),
            "Staffan de Mistura",
        ),
        (
            "An aide to Jean Dupont said he was ill.",
            Said("he was ill", source="An aide to Jean Dupont"),
            "an aide to Jean Dupont",
        ),
        (
            "Two people familiar with the matter said so.",
            Said("so", source="Two people familiar with the matter"),
            "two people familiar with the matter",
        ),
        (
            "A third person who spoke to Bloomberg said so.",
            Said("so", source="A third person who spoke to Bloomberg"),
            "a third person",
        ),
        ("Prosecutors said he lied.", Said("he lied", source="Prosecutors"), "prosecutors"),
        ("Ahmed, 24, said there was no water.", Said("there was no water", source="Ahmed, 24,"), "Ahmed"),
    ],
)
def test_names_and_descriptions(text: str, mark: Said, speaker: str) -> None:
    (row,) = resolved(text, mark)
    assert row.speaker == speaker
    assert row.reason


def test_the_official_comes_back_to_the_one_introduced() -> None:
    text = (
        "A senior U.S. official said the plan failed. The talks stalled. The official said nobody was told."
    )
    first, second = resolved(
        text,
        Said("the plan failed", source="A senior U.S. official"),
        Said("nobody was told", source="The official", after="stalled"),
    )
    assert (
        first.speaker == second.speaker == "A senior U.S. official"
        or first.speaker == second.speaker == "a senior U.S. official"
    )
    assert second.source_class == "anonymous_described"


def test_officials_without_antecedent_stay_as_they_are_and_unsure() -> None:
    (row,) = resolved(
        "The visit may include talks, the officials said.",
        Said("The visit may include talks", source="the officials"),
    )
    assert row.speaker == "the officials"
    assert row.confidence < 0.5


def test_the_news_service_is_the_last_newsroom_of_its_kind() -> None:
    text = (
        "A diplomatic source told Reuters that talks went on.\n"
        "Bloomberg cited a third person as saying the plan was ready. The plan was sent, according to the news service."
    )
    rows = resolved(
        text,
        Said("talks went on", cue="told", source="A diplomatic source", to="Reuters"),
        Said(
            "the plan was ready",
            cue="cited",
            source="Bloomberg",
            cited=("a third person",),
            cue_class="reporting",
        ),
        Said("The plan was sent", cue="according to", source="the news service"),
    )
    assert [(r.speaker, r.chain) for r in rows] == [
        ("a diplomatic source", ("a diplomatic source", "Reuters")),
        ("a third person", ("a third person", "Bloomberg")),
        ("Bloomberg", ("Bloomberg",)),
    ]


def test_he_is_the_one_heard_last_in_the_paragraph() -> None:
    text = "Putin said backing the leader was right. He added: “There is no other way.”"
    first, second = resolved(
        text,
        Said("backing the leader was right", source="Putin"),
        Said("There is no other way.", cue="added", source="He", kind="direct"),
    )
    assert second.speaker == first.speaker == "Putin"
    assert second.confidence >= 0.5


def test_he_and_she_agree_with_the_speaker() -> None:
    text = "Anna Berg met Paul Martin on Monday. “It went well,” she said."
    (row,) = resolved(text, Said("It went well", source="she", kind="direct"))
    assert row.speaker == "Anna Berg"


def test_he_between_two_men_is_unsure() -> None:
    text = (
        "John Gauger said Michael Cohen owed him. Michael Cohen said otherwise. He set up two calls, he said."
    )
    rows = resolved(
        text,
        Said("Michael Cohen owed him", source="John Gauger"),
        Said("otherwise", source="Michael Cohen", after="Michael Cohen said"),
        Said("He set up two calls", source="he", after="otherwise"),
    )
    assert rows[-1].confidence < 0.5


def test_nobody_before_a_pronoun_is_unknown() -> None:
    (row,) = resolved("“It was cold,” he said.", Said("It was cold", source="he", kind="direct"))
    assert row.speaker == "UNKNOWN"
    assert row.chain == ()


def test_a_caption_is_no_antecedent() -> None:
    text = "Kerry said: “Would we welcome help? Obviously.”\nObama and Putin, pictured in 2013, meet Monday\n“But the other part is Assad.”"
    rows = resolved(
        text,
        Said("Would we welcome help? Obviously.", source="Kerry", kind="direct"),
        Said("But the other part is Assad.", cue=None, kind="direct"),
        roles={1: "caption"},
    )
    assert [r.speaker for r in rows] == ["Kerry", "Kerry"]


def test_a_dangling_quotation_is_nobodys() -> None:
    text = "Russia and Iraq share an interest in defeating the group.\n“We have always said that this is our sister country.”"
    (row,) = resolved(
        text, Said("We have always said that this is our sister country.", cue=None, kind="direct")
    )
    assert row.speaker == "UNKNOWN"
    assert row.source_class == "unattributed"
    assert row.confidence < 0.5


def test_a_headline_report_is_the_newsroom_that_the_body_credits() -> None:
    text = (
        "Lawyer hired firm to rig polls: Report\nThe lawyer hired a firm, the Wall Street Journal reported."
    )
    rows = resolved(
        text,
        Said("Lawyer hired firm to rig polls", cue=None, source="Report"),
        Said(
            "The lawyer hired a firm", cue="reported", source="the Wall Street Journal", cue_class="reporting"
        ),
        roles={0: "title"},
    )
    assert {r.speaker for r in rows} == {"The Wall Street Journal"}


def test_a_monitoring_group_of_the_opening_is_named_later() -> None:
    text = "At least 126 died, a monitoring group said Sunday. The Syrian Observatory for Human Rights said 98 were evacuees."
    rows = resolved(
        text,
        Said("At least 126 died", source="a monitoring group"),
        Said("98 were evacuees", source="The Syrian Observatory for Human Rights", after="Sunday."),
    )
    assert [r.speaker for r in rows] == ["Syrian Observatory for Human Rights"] * 2


def test_non_breaking_spaces_do_not_hide_a_name() -> None:
    text = "It cited a\u00a0person close to\u00a0the Kremlin and\u00a0an adviser to\u00a0the ministry, saying so."
    rows = resolved(
        text,
        Said(
            "so",
            cue="saying",
            source="a\u00a0person close to\u00a0the Kremlin and\u00a0an adviser to\u00a0the ministry",
        ),
    )
    assert [r.speaker for r in rows] == ["a person close to the Kremlin", "an adviser to the ministry"]
    assert rows[0].source == "a\u00a0person close to\u00a0the Kremlin"


@pytest.mark.parametrize(
    ("text", "mark", "sure"),
    [
        # nobody earlier to come back to, and the words alone do not say which
        ("The state TV channel said a bomb went off.", Said("a bomb went off", source="The state TV channel"), False),
        ("The official said a bomb went off.", Said("a bomb went off", source="The official"), False),
        (
            "Pictures posted on social media showed a crater.",
            Said("a crater", cue="showed", source="Pictures posted on social media"),
            False,
        ),
        # all there is to know
        (
            "Two officials briefed on the plan said a bomb went off.",
            Said("a bomb went off", source="Two officials briefed on the plan"),
            True,
        ),
    ],
)  # fmt: skip
def test_sure_only_where_the_description_is_enough(text: str, mark: Said, sure: bool) -> None:
    (row,) = resolved(text, mark)
    assert (row.confidence >= 0.5) is sure
    assert row.reason


def test_a_bare_spokesman_speaks_for_the_organisation_just_heard() -> None:
    text = "Halden Group rejected the report, Halden Group said. A spokesman said the port was closed."
    first, second = resolved(
        text,
        Said("Halden Group rejected the report", source="Halden Group", after=""),
        Said("the port was closed", source="A spokesman"),
    )
    assert first.speaker == "Halden Group"
    assert second.speaker == "Halden Group spokesman"


def test_a_description_that_opens_the_sentence_is_no_name() -> None:
    (row,) = resolved("Inspectors found no damage.", Said("no damage", cue="found", source="Inspectors"))
    assert row.speaker == "inspectors"
