"""Quantities and what they count: tables of sentences, and spans under arbitrary text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellhead.annotate.numbers import find_numbers
from wellhead.annotate.times import find_times
from wellhead.data import load
from wellhead.records import Number, Sentence


def sentences(*texts: str) -> tuple[str, list[Sentence]]:
    """The texts as one article, a sentence each."""
    found, at = [], 0
    for number, text in enumerate(texts):
        found.append(Sentence(article_id="a", start=at, end=at + len(text), paragraph=number, role="body"))
        at += len(text) + 1
    return "\n".join(texts), found


def numbers(*texts: str) -> list[Number]:
    return find_numbers(*sentences(*texts))


def counts(*texts: str) -> list[tuple[str, str | None]]:
    return [(n.text, n.counted) for n in numbers(*texts)]


@pytest.mark.parametrize(
    ("sentence", "low", "high", "bound", "unit"),
    [
        ("They sent 28 fighter aircraft.", 28, 28, "exact", None),
        ("They sent 12,500 soldiers.", 12500, 12500, "exact", None),
        ("They sent 20000 soldiers.", 20000, 20000, "exact", None),
        ("They sent twenty-two soldiers.", 22, 22, "exact", None),
        ("They sent five hundred and twenty soldiers.", 520, 520, "exact", None),
        ("They sent 5 thousand soldiers.", 5000, 5000, "exact", None),
        ("At least 30 soldiers left.", 30, None, "at_least", None),
        ("More than 130 soldiers left.", 130, None, "at_least", None),
        ("Over 130 soldiers left.", 130, None, "at_least", None),
        ("No fewer than 130 soldiers left.", 130, None, "at_least", None),
        ("They lost 40 or more tanks.", 40, None, "at_least", None),
        ("They lost 40-plus tanks.", 40, None, "at_least", None),
        ("As many as 300 soldiers left.", 0, 300, "at_most", None),
        ("Up to 40 soldiers left.", 0, 40, "at_most", None),
        ("Fewer than 500 workers left.", 0, 500, "at_most", None),
        ("Nearly 70 soldiers left.", 70, 70, "about", None),
        ("Some 200 soldiers left.", 200, 200, "about", None),
        ("About a dozen soldiers left.", 12, 12, "about", None),
        ("At least some 200 soldiers left.", 200, None, "at_least", None),
        ("Between 12,000 and 13,000 soldiers left.", 12000, 13000, "range", None),
        ("They lost 12 to 15 tanks.", 12, 15, "range", None),
        ("They lost 12 to 15 million voters.", 12e6, 15e6, "range", None),
        ("Dozens of soldiers left.", 24, 99, "range", None),
        ("Several hundred soldiers left.", 200, 900, "range", None),
        ("Thousands of soldiers left.", 2000, 99999, "range", None),
        ("Tens of thousands of soldiers left.", 20000, 99000, "range", None),
        ("Half a million soldiers left.", 500000, 500000, "about", None),
        ("Some 46 per cent want troops.", 46, 46, "about", "percent"),
        ("It fell 2.5% again.", 2.5, 2.5, "exact", "percent"),
        ("It fell 15-20 % again.", 15, 20, "range", "percent"),
        ("It rose 3 percentage points.", 3, 3, "exact", "percentage point"),
        ("Almost three quarters backed it.", 75, 75, "about", "percent"),
        ("Two-thirds of voters backed it.", 66.7, 66.7, "exact", "percent"),
        ("Nearly half backed it.", 50, 50, "about", "percent"),
        ("More than half the voters backed it.", 50, None, "at_least", "percent"),
        ("One in five voters backed it.", 20, 20, "exact", "percent"),
        ("A $500mn programme failed.", 5e8, 5e8, "exact", "USD"),
        ("It cost £5m then.", 5e6, 5e6, "exact", "GBP"),
        ("It cost C$307.2 then.", 307.2, 307.2, "exact", "CAD"),
        ("It cost 1.2 billion euros then.", 1.2e9, 1.2e9, "exact", "EUR"),
        ("He paid between $12,000 and $13,000 in cash.", 12000, 13000, "range", "USD"),
        ("He handed over about $12,000 in cash.", 12000, 12000, "about", "USD"),
        ("It lies 10 to 15 km away.", 10, 15, "range", "km"),
        ("It covers 350 square miles.", 350, 350, "exact", "sq mile"),
        ("A magnitude 7.8 quake struck.", 7.8, 7.8, "exact", "magnitude"),
        ("A 32-year-old man fled.", 32, 32, "exact", "year"),
        ("An estimated 1.5bn viewers watched.", 1.5e9, 1.5e9, "about", None),
    ],
)
def test_value_bound_and_unit(
    sentence: str, low: float, high: float | None, bound: str, unit: str | None
) -> None:
    (found,) = numbers(sentence)
    assert (found.low, found.high, found.bound, found.unit) == (low, high, bound, unit)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # tolls, however they are put
        ("Jets killed at least 30 people – a mixture of rebels.", [("at least 30", "people killed")]),
        ("A blast hit a convoy killing at least 100 and wounding hundreds more.",
         [("at least 100", "people killed"), ("hundreds", "people wounded")]),
        ("The monitor counted 24 dead and dozens more wounded.",
         [("24", "people killed"), ("dozens", "people wounded")]),
        ("The death toll rose to 126 on Sunday.", [("126", "people killed")]),
        ("The death toll in a bomb attack on buses with people from two towns has risen to at least 112.",
         [("two", "towns"), ("at least 112", "people killed")]),
        ("The previous death toll was 20 with 50 others injured.",
         [("20", "people killed"), ("50", "people wounded")]),
        ("The number of victims is at least 70; over 130 are injured.",
         [("at least 70", "people killed"), ("over 130", "people wounded")]),
        ("Death toll from bomb attack at least 112", [("at least 112", "people killed")]),
        ("The toll surpasses 130 people including 67 children.",
         [("surpasses 130", "people killed"), ("67", "children killed")]),
        ("At least 126 people including 68 children were killed Saturday.",
         [("At least 126", "people killed"), ("68", "children killed")]),
        ("At least 68 children were among the 126 people killed in the attack.",
         [("At least 68", "children killed"), ("126", "people killed")]),
        ("It named 68 children among the dead.", [("68", "children killed")]),
        ("Some 98 evacuees from the northern towns were killed when a van hit the buses.",
         [("Some 98", "evacuees killed")]),
        ("At least 109 of the dead were evacuees.", [("At least 109", "evacuees killed")]),
        ("The dead included 109 evacuees 13 of whom were women.",
         [("109", "evacuees killed"), ("13", "women killed")]),
        ("He goaded eight people to set themselves on fire, three of whom died.",
         [("eight", "people"), ("three", "people killed")]),
        ("He shot at 30 people before he was killed.", [("30", "people")]),
        ("More than 40 were killed, 20 of them children.",
         [("More than 40", "people killed"), ("20", "children killed")]),
        ("He said 20 fighters who guarded the buses were killed.", [("20", "fighters killed")]),
        ("At least 12 soldiers and three civilians were killed.",
         [("At least 12", "soldiers killed"), ("three", "civilians killed")]),
        ("The fire claimed the lives of 19 firefighters.", [("19", "firefighters killed")]),
        ("Nineteen firefighters lost their lives.", [("Nineteen", "firefighters killed")]),
        ("A bomb killed an official and five of his bodyguards.", [("five", "bodyguards killed")]),
        ("Two students murdered 12 of their classmates.", [("Two", "students"), ("12", "classmates killed")]),
        ("The war has left more than 320000 people dead.", [("more than 320000", "people killed")]),
        ("Hundreds of people were also wounded.", [("Hundreds", "people wounded")]),
        ("Three of its workers were among the wounded.", [("Three", "workers wounded")]),
        ("There were 15 deaths and 60 injuries.", [("15", "people killed"), ("60", "people wounded")]),
        ("The ministry said 7 had been killed, the opposition put the number at 19.",
         [("7", "people killed"), ("19", "people killed")]),
        ("Police arrested 35 protesters.", [("35", "protesters arrested")]),
        ("More than a million people have been displaced.", [("More than a million", "people displaced")]),
        ("One person was killed.", [("One", "people killed")]),
        # nothing happened to these
        ("Two people familiar with the matter told Bloomberg.", [("Two", "people")]),
        ("Russia is building two new military bases on the coast.", [("two", "new military bases")]),
        ("It sent 28 fighter aircraft and thousands of soldiers.",
         [("28", "fighter aircraft"), ("thousands", "soldiers")]),
        ("He phoned a total of three times.", [("three", "times")]),
        ("Several hundred pro-government fighters left.", [("Several hundred", "pro-government fighters")]),
        ("More than 5,000 people left one town and about 2,200 left the other.",
         [("More than 5,000", "people"), ("about 2,200", "people")]),
        ("It closed dozens of national and regional newspapers.",
         [("dozens", "national and regional newspapers")]),
        ("He met three U.S. senators.", [("three", "u.s. senators")]),
        ("He paid $13,000 in cash.", [("$13,000", "cash")]),
        ("It fined 4% of its workforce.", [("4%", "workforce")]),
        ("It shipped 400 tonnes of grain.", [("400 tonnes", "grain")]),
        ("Freddy Cespedes, 42, owner of a firm, agreed.", [("42", "age")]),
        ("It rose from 20 to 70 tanks.", [("20", None), ("70", "tanks")]),
    ],
)  # fmt: skip
def test_what_is_counted(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    assert counts(sentence) == expected


def test_an_age_where_the_commas_were_lost() -> None:
    (found,) = numbers("There is no water Ahmed 24 said.")
    assert (found.text, found.unit, found.counted) == ("24", "year", "age")


@pytest.mark.parametrize(
    "sentence",
    [
        "Putin has set up a base and an official agreed.",
        "In 2013 they met on September 28, at 8:30 p.m., for two weeks.",
        "The bill passed 51-49 and the team won 2-1.",
        "The F-16 and the B-52 flew over the G20.",
        "The 28-nation bloc named a five-member panel.",
        "Call 555-1234 or see example.org/2015/09 now.",
        "It struck 10 Downing Street under article 5 of resolution 425.",
        "No one saw it; one of the towns fell on 9/11.",
        "The third person came 21st.",
        "The two agreed.",
        "Apollo 11 landed on Boeing 737s.",
    ],
)
def test_what_is_no_quantity(sentence: str) -> None:
    assert counts(sentence) == []


def test_times_that_are_known_need_not_be_found_again() -> None:
    text, spans = sentences("In 2013 some 200 people met for two weeks.")
    assert find_numbers(text, spans, find_times(text, spans, "2015-01-01")) == find_numbers(text, spans)


RULES = [(rule["op"], rule["example"]) for rule in load("numbers")["rules"]]


@pytest.mark.parametrize(("op", "example"), RULES)
def test_every_rule_reads_its_example(op: str, example: str) -> None:
    """The marked quantities of an example are found; none where the rule takes them away."""
    found = [n.text for n in numbers(example.replace("*", ""))]
    for expression in re.findall(r"\*([^*]+)\*", example):
        hit = any(expression in text for text in found)
        assert hit == (op != "none"), found


WORDS = sorted({str(w) for words in load("numbers")["words"].values() for w in words})
HARM = sorted(
    {str(w) for spec in load("numbers")["harm"].values() for listed in spec.values() for w in listed}
)
PIECES = st.one_of(
    st.sampled_from(WORDS), st.sampled_from(HARM),
    st.sampled_from(["5", "12,000", "1.5", "-", ",", "of", "were", "people", "at least", "one", "Ahmed"]),
    st.text(max_size=3),
)  # fmt: skip


@given(st.lists(st.lists(PIECES, max_size=14).map(" ".join), max_size=5))
def test_spans_repeat_the_text_in_order_without_overlap(texts: list[str]) -> None:
    text, spans = sentences(*texts)
    found = find_numbers(text, spans)
    reached = 0
    for number in found:
        assert reached <= number.start < number.end <= len(text)
        assert number.text == text[number.start : number.end]
        assert number.bound in ("exact", "at_least", "at_most", "about", "range")
        assert (number.high is None) == (number.bound == "at_least")
        assert number.high is None or number.low <= number.high
        assert any(s.start <= number.start and number.end <= s.end for s in spans)
        reached = number.end
    assert found == find_numbers(text, spans)


@pytest.mark.parametrize(
    "text",
    ["“" * 20_000, "12 killed " * 4_000, "at least some " * 4_000, "two hundred " * 4_000, "$" * 20_000,
     "1,234," * 8_000, "9" * 9_000, "of the dead 5 " * 4_000, "5 people and " * 4_000, "toll " * 20_000 + "5"],
)  # fmt: skip
def test_hostile_lines_are_borne(text: str) -> None:
    """Seconds of processor time where a quadratic search would take minutes; every span exact."""
    began = time.process_time()
    found = numbers(text)
    assert time.process_time() - began < 20
    assert all(n.text == text[n.start : n.end] for n in found)
