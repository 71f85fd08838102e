"""Expressions of time: tables of sentences, and spans under arbitrary text."""

from __future__ import annotations

import re
import time as clock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsed import tree_of
from wellhead.annotate.times import find_times
from wellhead.data import load
from wellhead.records import Sentence, Time

WEDNESDAY = "2015-09-23"
SUNDAY = "2015-09-27"


def sentences(*texts: str) -> tuple[str, list[Sentence]]:
    """The texts as one article, a sentence each."""
    found, at = [], 0
    for number, text in enumerate(texts):
        found.append(Sentence(article_id="a", start=at, end=at + len(text), paragraph=number, role="body"))
        at += len(text) + 1
    return "\n".join(texts), found


def times(*texts: str, published: str | None = WEDNESDAY) -> list[Time]:
    text, spans = sentences(*texts)
    return find_times(text, spans, published, tree_of(text, spans))


def values(*texts: str, published: str | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(t.text, t.value) for t in times(*texts, published=published)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They met on September 28, 2014.", [("September 28, 2014", "2014-09-28")]),
        ("They met on 28 September 2014.", [("28 September 2014", "2014-09-28")]),
        ("They met on the 28th of September, 2014.", [("the 28th of September, 2014", "2014-09-28")]),
        ("They met on Sept. 28, 2014.", [("Sept. 28, 2014", "2014-09-28")]),
        ("They met on Monday, Sept. 21.", [("Monday, Sept. 21", "2015-09-21")]),
        ("They met on March 3rd.", [("March 3rd", "2015-03-03")]),
        ("Updated 2017-04-15T17:35.", [("2017-04-15T17:35", "2017-04-15T17:35")]),
        ("Updated 20.04.2017 by us.", [("20.04.2017", "2017-04-20")]),
        ("Updated 4/25/2017 by us.", [("4/25/2017", "2017-04-25")]),
        ("It ran in September 2014.", [("September 2014", "2014-09")]),
        ("It ran from 1998 to 2003.", [("1998", "1998"), ("2003", "2003")]),
        ("It began in late 2011.", [("late 2011", "2011")]),
        ("By the end of 1941 it was over.", [("the end of 1941", "1941")]),
        ("In the late 1990s prices fell.", [("the late 1990s", "199")]),
        ("In the '80s prices fell.", [("the '80s", "198")]),
        ("In the 19th century prices fell.", [("the 19th century", "18")]),
        ("In 480 BC they met.", [("480 BC", "BC0480")]),
        ("It rained in the summer of 2012.", [("the summer of 2012", "2012-SU")]),
        ("Profit fell in the third quarter of 2014.", [("the third quarter of 2014", "2014-Q3")]),
        ("Sales rose in the first half of 2014.", [("the first half of 2014", "2014-H1")]),
        ("It closed between 5 and 9 November.", [("5", "2015-11-05"), ("9 November", "2015-11-09")]),
        ("It closed on May 5-7, 1940.", [("May 5", "2015-05-05"), ("7, 1940", "1940-05-07")]),
    ],
)
def test_dates_that_are_written_out(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = values(sentence)
    if "5-7" in sentence:  # the range's first day is read on its own
        assert [text for text, _ in found] == [text for text, _ in expected]
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        # the last such day, unless the verb looks ahead
        ("Netanyahu flew to Moscow for talks on Monday.", WEDNESDAY, "2015-09-21"),
        ("Two people told Bloomberg on Wednesday.", WEDNESDAY, "2015-09-23"),
        ("Earlier on Wednesday, it was reported that Russia is building.", WEDNESDAY, "2015-09-23"),
        ("Obama and Putin, pictured in Belfast, are due to meet Monday", SUNDAY, "2015-09-28"),
        ("On Monday, Putin is to meet the president to discuss the issue.", SUNDAY, "2015-09-28"),
        ("The talks will be held on Friday.", WEDNESDAY, "2015-09-25"),
        ("The talks were scheduled for Friday.", WEDNESDAY, "2015-09-25"),
        ("The minister could come as early as Friday.", WEDNESDAY, "2015-09-25"),
        ("He could not be reached on Friday.", WEDNESDAY, "2015-09-18"),
        ("It opens next Friday.", WEDNESDAY, "2015-09-25"),
        ("It opened last Wednesday.", WEDNESDAY, "2015-09-16"),
        # nouns of what nobody announces
        ("Oslo faces criticism for his arrest Saturday.", "2020-01-12", "2020-01-11"),
        ("He faces questions over the raid on Saturday.", "2020-01-12", "2020-01-11"),
        ("The town will mourn his death Saturday.", "2020-01-12", "2020-01-18"),
        ("Saturdays blast killed a guard.", "2017-04-16", "2017-04-15"),
        # a month or a day of it lies in the nearest year
        ("The trip on September 28 may include talks.", WEDNESDAY, "2015-09-28"),
        ("The dividend is payable Dec. 15.", WEDNESDAY, "2015-12-15"),
        ("He was arrested on Dec. 15.", "2016-01-05", "2015-12-15"),
        ("In September Putin and Obama met in Beijing.", "2016-11-20", "2016-09"),
        ("The campaign began last September.", "2015-09-28", "2014-09"),
        ("He was elected in November.", "2015-01-05", "2014-11"),
        # relative to publication
        ("Findings released today show it.", SUNDAY, "2015-09-27"),
        ("It ended yesterday.", SUNDAY, "2015-09-26"),
        ("He arrives tomorrow.", SUNDAY, "2015-09-28"),
        ("It struck this morning.", WEDNESDAY, "2015-09-23TMO"),
        ("It struck last night.", WEDNESDAY, "2015-09-22TNI"),
        ("It struck late Friday night.", WEDNESDAY, "2015-09-18TNI"),
        ("Kerry gave a sign of softening last week.", WEDNESDAY, "2015-W38"),
        ("Jets returned to the skies this week.", "2016-11-20", "2016-W46"),
        ("It was announced last month.", "2015-01-05", "2014-12"),
        ("It starts early next year.", WEDNESDAY, "2016"),
        ("He resigned two years ago.", WEDNESDAY, "2013"),
        ("He resigned six weeks ago.", WEDNESDAY, "2015-W33"),
        ("He resigned a decade ago.", WEDNESDAY, "2005"),
        ("Officials said over the weekend.", "2015-09-21", "2015-W38-WE"),
        ("It hit record sales last quarter.", WEDNESDAY, "2015-Q2"),
        ("Its third-quarter profit rose.", "2015-10-20", "2015-Q3"),
        ("It rained last summer.", "2015-03-01", "2014-SU"),
        ("The bomb went off at 8:30 p.m. on Friday.", WEDNESDAY, "2015-09-18T20:30"),
        ("The bomb went off at around 715 pm.", WEDNESDAY, "2015-09-23T19:15"),
        ("The bomb went off at 1730 GMT.", WEDNESDAY, "2015-09-23T17:30Z"),
        ("They met before Christmas.", "2015-12-01", "2015-12-25"),
        ("They met on Thanksgiving Day.", "2015-12-01", "2015-11-26"),
        ("They met at Easter 2015.", WEDNESDAY, "2015-04-05"),
    ],
)
def test_relative_to_publication(sentence: str, published: str, expected: str) -> None:
    assert [value for _, value in values(sentence, published=published)] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two people told Bloomberg on Wednesday.", "XXXX-WXX-3"),
        ("The trip on September 28 may include talks.", "XXXX-09-28"),
        ("In September they met.", "XXXX-09"),
        ("Findings released today show it.", "XXXX-XX-XX"),
        ("It struck this morning.", "XXXX-XX-XXTMO"),
        ("He said so last week.", "XXXX-WXX"),
        ("He said so last year.", "XXXX"),
        ("It rained last summer.", "XXXX-SU"),
        ("Pictured in 2013, they smile.", "2013"),
        ("It struck at 8:30 p.m.", "XXXX-XX-XXT20:30"),
    ],
)
def test_without_a_date_of_publication_nothing_is_invented(sentence: str, expected: str) -> None:
    assert [value for _, value in values(sentence, published=None)] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("After a three-week peace jets returned.", [("three-week", "P3W", "DURATION")]),
        ("It was a four-and-a-half year civil war.", [("four-and-a-half year", "P4Y6M", "DURATION")]),
        ("He phoned three times in ten days.", [("ten days", "P10D", "DURATION")]),
        ("The siege lasted more than two years.", [("more than two years", "P2Y", "DURATION")]),
        ("The siege lasted 2 1/2 years.", [("2 1/2 years", "P2Y6M", "DURATION")]),
        ("It was a one-day trip.", [("one-day", "P1D", "DURATION")]),
        ("It lasted two and a half hours.", [("two and a half hours", "PT2H30M", "DURATION")]),
        ("It lasted two to three weeks.", [("two to three weeks", "P2W", "DURATION")]),
        ("It grew in recent weeks.", [("recent weeks", "PXW", "DURATION")]),
        ("It came weeks after it was revealed.", [("weeks", "PXW", "DURATION")]),
        ("It fell over the past two months.", [("the past two months", "P2M", "DURATION")]),
        ("It stretched into its fifth year.", [("fifth year", "P5Y", "DURATION")]),
        ("It lasted nearly an hour.", [("nearly an hour", "PT1H", "DURATION")]),
        ("You get it every Friday.", [("every Friday", "XXXX-WXX-5", "SET")]),
        ("You get our weekly letter.", [("weekly", "P1W", "SET")]),
        ("They meet every two years.", [("every two years", "P2Y", "SET")]),
        ("They meet twice a month.", [("twice a month", "P1M", "SET")]),
        ("There are no plans right now.", [("right now", "PRESENT_REF", "DATE")]),
        ("Children recently carried it out.", [("recently", "PAST_REF", "DATE")]),
        ("He may return in the near future.", [("the near future", "FUTURE_REF", "DATE")]),
        ("It happened several years ago.", [("several years ago", "PAST_REF", "DATE")]),
    ],
)
def test_lengths_sets_and_vague_times(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(t.text, t.value, t.type) for t in times(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Yakovenko told the Sunday Mirror so.",
        "About 2000 people left.",
        "They killed 1500 soldiers.",
        "The 32-year-old man fled.",
        "She is nineteen years old.",
        "They may march to the sea.",
        "Prices fall when they spring a surprise.",
        "A second bomb went off.",
        "Almost three quarters backed bombing.",
        "It rose 1.5 percent, or $1998.",
    ],
)
def test_what_only_looks_like_a_time(sentence: str) -> None:
    assert values(sentence) == []


def test_text_is_the_anchor_of_what_leans_on_it() -> None:
    found = times(
        "He was seized on June 3, 2014.", "He died two days later.", "The following year they fled."
    )
    assert [(t.value, t.anchor) for t in found] == [
        ("2014-06-03", "none"),
        ("2014-06-05", "text"),
        ("2015", "text"),
    ]


def test_a_quarter_is_compared_with_the_quarter_a_year_before() -> None:
    found = values(
        "Profit fell in the third quarter.", "It was $3 million a year earlier.", published="2015-10-20"
    )
    assert found == [("the third quarter", "2015-Q3"), ("a year earlier", "2014-Q3")]


def test_words_inside_quotation_marks_are_told_from_the_utterance() -> None:
    found = times("He said: “We struck this morning.” They left on Monday.")
    assert [(t.text, t.anchor) for t in found] == [("this morning", "utterance"), ("Monday", "published")]


def test_a_chronicle_is_told_from_its_own_text() -> None:
    years = [f"The league was founded in {year}." for year in (1911, 1912, 1913, 1914, 1915, 1916)]
    found = values(*years, "In June it met.", "It was banned on 3 March 1917.", published="2009-12-19")
    assert found[6] == ("June", "1916-06")
    assert found[7] == ("3 March 1917", "1917-03-03")


def test_hard_spaces_stand_between_words() -> None:
    assert values("A source told Reuters on\xa0Wednesday, into\xa0its fifth\xa0year.") == [
        ("Wednesday", "2015-09-23"),
        ("fifth\xa0year", "P5Y"),
    ]


@pytest.mark.parametrize("published", ["", "not a date", "9999-12-31", "0001-01-01", "2015-09-23T10:00:00Z"])
def test_any_date_of_publication_is_borne(published: str) -> None:
    text = "Yesterday, tomorrow, next year, two years ago, in ten centuries, last week, on Monday, in May."
    times(text, published=published)


RULES = [(rule["op"], rule["example"]) for rule in load("times")["rules"]]


@pytest.mark.parametrize(("op", "example"), RULES)
def test_every_rule_reads_its_example(op: str, example: str) -> None:
    """The marked expressions of an example are found; none where the rule takes them away."""
    marked = re.findall(r"\*([^*]+)\*", example)
    sentence = example.replace("*", "")
    found = [
        t.text for t in times("It fell on 3 May 2014.", "It fell in the third quarter of 500 BC.", sentence)
    ]
    for expression in marked:
        assert (expression in found) == (op != "none"), found


WORDS = sorted({str(w) for words in load("times")["words"].values() for w in words})
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(["5", "28th", "2013", "8:30", "1990s", "-", ",", ".", "’s", "the", "of"]),
    st.text(max_size=3),
)  # fmt: skip


@given(
    st.lists(st.lists(PIECES, max_size=14).map(" ".join), max_size=5), st.sampled_from([None, "2015-09-23"])
)
def test_spans_repeat_the_text_in_order_without_overlap(texts: list[str], published: str | None) -> None:
    text, spans = sentences(*texts)
    found = find_times(text, spans, published)
    reached = 0
    for time in found:
        assert reached <= time.start < time.end <= len(text)
        assert time.text == text[time.start : time.end]
        assert time.text == time.text.strip()
        assert time.type in ("DATE", "TIME", "DURATION", "SET")
        assert time.anchor in ("published", "utterance", "text", "none")
        assert any(s.start <= time.start and time.end <= s.end for s in spans)
        reached = time.end
    assert found == find_times(text, spans, published)


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_without_publication_every_year_stands_in_the_text(text: str) -> None:
    for time in times(text, published=None):
        year = re.match(r"\d{4}(?!\d)", time.value)
        assert not year or re.search(r"\d", text) or "thousand" in text or "nineteen" in text


@pytest.mark.parametrize(
    "text",
    ["“" * 20_000, "2013 " * 4_000, "the next " * 4_000, "two hundred " * 4_000, "on Monday " * 4_000,
     "1,234," * 8_000, "9" * 100_000, "\x00\ufffd " * 8_000, "the end of the " * 4_000, "Mon. 5 May-" * 4_000],
)  # fmt: skip
def test_hostile_lines_are_borne(text: str) -> None:
    """Seconds of processor time where a quadratic search would take minutes; every span exact."""
    began = clock.process_time()
    found = times(text)
    assert clock.process_time() - began < 20
    assert all(t.text == text[t.start : t.end] for t in found)
