"""Tokens and their offsets."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellhead.language import tokenize
from wellhead.language.tokens import LONGEST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # clitics, straight or curly; words that are two
        ("Putin’s aide didn't say.", "Putin ’s aide did n't say ."),
        ("He’d told O’Brien he can't, won’t and cannot.", "He ’d told O’Brien he ca n't , wo n’t and can not ."),
        ("I'd've gone; they're gonna.", "I 'd 've gone ; they 're gon na ."),
        ("the officials’ view", "the officials ’ view"),
        ("Yahoo!’s and the U.S.'s “plan”’s", "Yahoo ! ’s and the U.S. 's “ plan ” ’s"),
        ("the ’80s, ’72 and get ’em at 6 o'clock", "the ’80s , ’72 and get ’em at 6 o'clock"),
        ("‘It is over,’ he said", "‘ It is over , ’ he said"),
        # hyphens stand apart but for prefixes
        ("a state-owned half-brother", "a state - owned half - brother"),
        ("an ex-minister, non-profit co-founder in mid-July", "an ex-minister , non-profit co-founder in mid-July"),
        ("al-Sadr, F-16s, COVID-19", "al - Sadr , F - 16s , COVID - 19"),
        ("a U.S.-led raid", "a U.S. - led raid"),
        ("a non-U.S. firm", "a non-U.S. firm"),
        ("a 15-year-old girl", "a 15 - year - old girl"),
        ("e-mail desk-news@example.org now", "e-mail desk-news@example.org now"),
        ("th- the deal", "th- the deal"),
        ("the deal -- or what is left – is dead—again", "the deal -- or what is left – is dead — again"),
        # points that belong to abbreviations, and full stops that do not
        ("Mr. Falk of Acme Inc. left at 5 p.m.", "Mr. Falk of Acme Inc. left at 5 p.m."),
        ("No. 5 won, he said no.", "No. 5 won , he said no ."),
        ("Ann K. Bell took vitamin C.", "Ann K. Bell took vitamin C ."),
        ("No.5, Inc.5 and .5", "No. 5 , Inc. 5 and .5"),
        # what begins at the point of an abbreviation and is longer is looked at again behind the point
        ("abcdefghij-" * 7 + "Inc.5x@b.com", "abcdefghij - " * 7 + "Inc. 5x@b.com"),
        ("He fell ill.", "He fell ill ."),
        ("in Springfield, Ill.", "in Springfield , Ill."),
        ("on Sept. 28, c. 1200", "on Sept. 28 , c. 1200"),
        ("a Ph.D. student, e.g. Bell, etc.", "a Ph.D. student , e.g. Bell , etc."),
        # money, shares, figures, units, times, dates, ranges
        ("$1,200.50 (46%)", "$ 1,200.50 ( 46 % )"),
        ("US$5bn or £3m, €40k", "US$ 5 bn or £ 3 m , € 40 k"),
        ("at 10:30am, 5p.m. and 7 a.m.", "at 10:30 am , 5 p.m. and 7 a.m."),
        ("the 21st, 1990s and 1930’s; 2031’s best", "the 21st , 1990s and 1930’s ; 2031 ’s best"),
        ("9/11, 1/2, 11/28/2024 and 2024-09-28", "9/11 , 1/2 , 11/28/2024 and 2024-09-28"),
        ("2014-2016, 2014–2016, 10-15%", "2014 - 2016 , 2014 – 2016 , 10 - 15 %"),
        ("call 555-0199 or 212-555-0199", "call 555-0199 or 212-555-0199"),
        ("won 3-1 in 3.5km", "won 3 - 1 in 3.5 km"),
        # slashes, ampersands
        ("and/or he/she; s/he, w/o, AT&T's R&D", "and / or he / she ; s/he , w/o , AT&T 's R&D"),
        # addresses, handles, tags, files
        ("see https://example.org/a?b=1, or @desk #budget.", "see https://example.org/a?b=1 , or @desk #budget ."),
        ("(www.example.org/a_(b)).", "( www.example.org/a_(b) ) ."),
        ("Amazon.com and plan.pdf. The end.", "Amazon.com and plan.pdf . The end ."),
        ("a decade.But", "a decade . But"),
        # marks
        ("''We lost,'' he said...", "'' We lost , '' he said ..."),
        ("What?! No… really!!", "What ?! No … really !!"),
        ("so 😀😀😀 (a (b (c)))", "so 😀😀😀 ( a ( b ( c ) ) )"),
        ("(see [3] here) :-)", "( see [ 3 ] here ) :-)"),
        # a family, a flag, a waving hand of a colour: one picture, one token
        ("go 👨‍👩‍👧 🇺🇦 👋🏽!", "go 👨‍👩‍👧 🇺🇦 👋🏽 !"),
        # other scripts, combining marks
        ("قال الوزير إن", "قال الوزير إن"),
        ("cafe\u0301 नमस्ते", "cafe\u0301 नमस्ते"),
    ],
)  # fmt: skip
def test_tokens(text: str, expected: str) -> None:
    assert [t.text for t in tokenize(text)] == expected.split(" ")


@settings(deadline=None)
@given(st.one_of(st.text(max_size=80), st.text(alphabet="aB1.,-Mr '’/@:#&_$%!? éI\u0301👋🏽\n", max_size=80)))
def test_offsets_are_exact(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    assert {k for t in tokens for k in range(t.start, t.end)} == {
        k for k, c in enumerate(text) if not c.isspace()
    }


_PIECES = st.sampled_from(
    ["abcdefghij-", "abcdefghij-" * 6, "Inc", "Inc.5x@b.com", "Mr", "No", "U.S", "A", ".", ". ", "5", "x", "@b.com", ".5", "www", "’s", "-", "/", " ", "!", "é", "https://", ".com", "p.m", "_", "("]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(_PIECES, max_size=60).map("".join))
def test_offsets_are_exact_where_pieces_meet(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    assert "".join("".join(t.text.split()) for t in tokens) == "".join(text.split())


def test_a_span_of_a_text() -> None:
    assert [t.text for t in tokenize("one two three", 4, 7)] == ["two"]


@pytest.mark.parametrize(
    "unit",
    ["a", "a.", "aa.", "a-", "a/", "1", "1,", "1.", "'", "’s", "a'", "@", "a@", "a@b.", "www.a", "http://", "👨‍", "_", ".", "-", "é\u0301", "Mr. ", "Inc.5x@b.co ", "Inc.a-", "\n", "汉", "a_", "+1-", "12/"],
)  # fmt: skip
def test_time_is_linear_in_the_length(unit: str) -> None:
    text = (unit * 100_000)[:100_000]  # a second a million or two; what is quadratic takes minutes
    began = time.process_time()
    tokens = tokenize(text)
    assert time.process_time() - began < 4
    assert (
        max((len(t.text) for t in tokens if not t.text.startswith(("www", "http"))), default=0)
        <= 20 * LONGEST
    )
