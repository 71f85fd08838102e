"""Names that lists know: nationalities, countries, seats of government, outlets and agencies."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from training import names_news
from wellhead import newsrooms
from wellhead.language.gazetteers import country_code, load, name_gazetteer, seat_of_government
from wellhead.language.nations import nations
from wellhead.language.tokens import tokenize
from wellhead.newsroom_table import parse_additions
from wellhead.vocabulary import NAME_KINDS

DATA = Path(newsrooms.__file__).parent / "data"
OF_MODEL = {"person": "PER", "organisation": "ORG", "outlet": "ORG", "agency": "ORG", "place": "LOC"}


def tagged(tokens: list[str], others: str = "") -> list[str]:
    """A tagger's answer, roughly: capitals are proper nouns, but for some words.

    :param others: "Polish=VERB us=PRON"
    """
    told = dict(pair.split("=") for pair in others.split())
    closed = {"The": "DET", "A": "DET", "An": "DET", "In": "ADP", "Mr.": "PROPN"}
    return [
        told.get(t)
        or closed.get(t)
        or ("PUNCT" if not t[0].isalnum() else "PROPN" if t[0].isupper() else "NOUN")
        for t in tokens
    ]


def named(text: str, found: str = "", others: str = "", known: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The names of a text, given what the encoder has found in it ("ORG:Wall Street Journal; LOC:Paris")."""
    tokens = [token.text for token in tokenize(text)]
    spans = []
    for pair in filter(None, found.split("; ")):
        kind, name = pair.split(":", 1)
        words = [token.text for token in tokenize(name)]
        at = next(i for i in range(len(tokens)) if tokens[i : i + len(words)] == words)
        spans.append((at, at + len(words), kind))
    made = name_gazetteer(tokens, tagged(tokens, others), sorted(spans), known)
    return [(" ".join(tokens[a:b]), kind) for a, b, kind in made]


# ---------------------------------------------------------------- the sentences written for this
def over_tokens() -> Iterator[tuple[str, list[str], list[tuple[int, int, str]]]]:
    for sentence in names_news.read():
        tokens, spans = names_news.over_tokens(sentence, tokenize)
        yield sentence.text, tokens, spans


def tagged_as_marked(tokens: list[str], spans: list[tuple[int, int, str]]) -> list[str]:
    """Parts of speech that agree with the marks: at the head of a sentence a capital says nothing."""
    kinds = {i: kind for a, b, kind in spans for i in range(a, b)}
    upos = tagged(tokens)
    for i in range(len(tokens)):
        head = i == 0 or tokens[i - 1] in ("“", '"', ".", ":", "|")
        if kinds.get(i) == "nationality":
            upos[i] = "ADJ"
        elif head and i not in kinds and upos[i] == "PROPN":
            upos[i] = "NOUN"
    return upos


def test_sentences_are_many_and_have_all_kinds() -> None:
    count = Counter(kind for _, _, spans in over_tokens() for *_, kind in spans)
    assert set(count) == set(NAME_KINDS)
    assert min(count.values()) >= 50
    assert sum(1 for _ in over_tokens()) >= 300
    assert sum(not spans for _, _, spans in over_tokens()) >= 20  # sentences that only look so


def test_sentences_with_the_encoders_names() -> None:
    """Every outlet, agency and nationality is told apart, and nothing else is touched."""
    wrong = []
    for text, tokens, spans in over_tokens():
        found = [(a, b, OF_MODEL[kind]) for a, b, kind in spans if kind in OF_MODEL]
        made = name_gazetteer(tokens, tagged_as_marked(tokens, spans), found)
        if made != spans:
            wrong.append((text, sorted(set(made) ^ set(spans))))
    assert wrong == []


def test_sentences_where_the_encoder_missed_every_newsroom() -> None:
    """What the lists add by themselves: nothing wrong, and most of it."""
    missed = Counter[str]()
    for text, tokens, spans in over_tokens():
        found = [
            (a, b, OF_MODEL[kind]) for a, b, kind in spans if kind in ("person", "organisation", "place")
        ]
        made = name_gazetteer(tokens, tagged_as_marked(tokens, spans), found)
        assert set(made) <= set(spans), text
        missed.update(kind for *_, kind in set(spans) - set(made))
    assert missed["outlet"] <= 8
    assert missed["agency"] <= 3
    assert missed["nationality"] == 0


# ---------------------------------------------------------------- newsrooms
@pytest.mark.parametrize(
    ("text", "found", "names"),
    [
        ("officials told Reuters so", "ORG:Reuters", [("Reuters", "agency")]),
        ("officials told Reuters so", "", [("Reuters", "agency")]),
        # longer than the encoder's, and with the article of the masthead
        ("The New York Times reported it", "LOC:New York", [("The New York Times", "outlet")]),
        ("it told the Wall Street Journal", "ORG:Street Journal", [("Wall Street Journal", "outlet")]),
        ("a page of The Times of India", "LOC:India", [("The Times of India", "outlet")]),
        # shorter: the encoder's stays
        ("the Reuters Institute said", "ORG:Reuters Institute", [("Reuters Institute", "organisation")]),
        ("Steve Forbes said", "PER:Steve Forbes", [("Steve Forbes", "person")]),
        # a generic noun behind the name
        ("the Interfax news agency said", "ORG:Interfax news agency", [("Interfax", "agency")]),
        ("Time magazine named her", "ORG:Time", [("Time", "outlet")]),
        # names that are words
        ("Time is short and the hill steep", "", []),
        ("The Hill reported it", "", [("The Hill", "outlet")]),
        ("he stormed The Hill", "", []),
        ("Vanguard manages trillions", "ORG:Vanguard", [("Vanguard", "organisation")]),
        ("the minister told Vanguard", "ORG:Vanguard", [("Vanguard", "outlet")]),
        ("PAP won every seat", "ORG:PAP", [("PAP", "organisation")]),
        ("PAP reported the fire", "ORG:PAP", [("PAP", "agency")]),
        # names that people bear
        ("Bloomberg reported it", "PER:Bloomberg", [("Bloomberg", "agency")]),
        ("Bloomberg won the vote", "PER:Bloomberg", [("Bloomberg", "person")]),
        # another newsroom beside it
        ("Reuters and Time had it", "", [("Reuters", "agency"), ("Time", "outlet")]),
        # unknown newsrooms
        ("he told the Meridian Post", "", [("Meridian Post", "outlet")]),
        ("Meridian Post shares fell", "ORG:Meridian Post", [("Meridian Post", "organisation")]),
        ("the Valmora Herald closed", "", [("Valmora Herald", "outlet")]),
        ("Deutsche Post cut jobs", "ORG:Deutsche Post", [("Deutsche Post", "organisation")]),
        ("Reuters photos moved", "ORG:Reuters", [("Reuters", "agency")]),
    ],
)
def test_newsrooms(text: str, found: str, names: list[tuple[str, str]]) -> None:
    assert named(text, found) == names


def test_short_names_of_newsrooms_named_before() -> None:
    assert named("It went to the Journal", "ORG:Journal") == [("Journal", "organisation")]
    assert named("It went to the Journal", "ORG:Journal", known=("The Wall Street Journal",)) == [
        ("Journal", "outlet")
    ]
    text = "The Boston Globe has it . It went to the Globe"
    assert named(text) == [("The Boston Globe", "outlet"), ("Globe", "outlet")]
    assert named("A man told the Journal", "") == [("Journal", "outlet")]
    assert named("the trade journal and a globe", "") == []


def test_what_a_user_adds_is_named() -> None:
    mine = "- {name: Calder Fax, kind: agency}"
    assert named("Calder Fax said", "ORG:Calder Fax") == [("Calder Fax", "organisation")]
    newsrooms.use(parse_additions(mine, "mine.yaml"))
    try:
        assert named("Calder Fax said", "ORG:Calder Fax") == [("Calder Fax", "agency")]
    finally:
        newsrooms.use(None)
    assert named("Calder Fax said", "ORG:Calder Fax") == [("Calder Fax", "organisation")]


def test_what_stands_in_the_next_sentence_says_nothing() -> None:
    tokens = [
        "He",
        "fled",
        "to",
        "Syria",
        "Damascus",
        "Lee",
        "saw",
        "New",
        "York",
        "Times",
        "have",
        "changed",
    ]
    upos = ["PRON", "VERB", "ADP", "PROPN", "PROPN", "PROPN", "VERB", "PROPN", "PROPN", "NOUN", "AUX", "VERB"]
    assert (3, 4, "place") not in name_gazetteer(tokens, upos, [(4, 6, "PER")])
    apart = name_gazetteer(tokens, upos, [(4, 6, "PER"), (7, 9, "LOC")], bounds=[0, 4, 9])
    assert apart == [(3, 4, "place"), (4, 6, "person"), (7, 9, "place")]


# ---------------------------------------------------------------- nationalities and countries
@pytest.mark.parametrize(
    ("text", "found", "others", "names"),
    [
        ("Syrian forces and two Britons", "", "Syrian=ADJ", [("Syrian", "nationality"), ("Britons", "nationality")]),
        ("an Iraqi died", "LOC:Iraqi", "", [("Iraqi", "nationality")]),
        ("the Frenchmen left", "", "", [("Frenchmen", "nationality")]),
        ("South Korean troops", "", "", [("South Korean", "nationality")]),
        ("the Syrian Observatory for Human Rights", "ORG:Syrian Observatory for Human Rights", "",
         [("Syrian Observatory for Human Rights", "organisation")]),
        ("RUSSIAN MINISTER RESIGNS", "", "", [("RUSSIAN", "nationality")]),
        # words that only capitals tell from others
        ("Polish the brass", "", "Polish=VERB", []),
        ("Polish troops left", "", "Polish=ADJ", [("Polish", "nationality")]),
        ("we polish brass", "", "", []),
        ("Turkey is carved", "", "Turkey=NOUN", []),
        ("Turkey denied it", "", "", [("Turkey", "place")]),
        ("they served turkey", "", "", []),
        ("nobody told us so", "", "", []),
        ("the US said so", "", "", [("US", "place")]),
        ("LET US IN", "", "", []),
        ("Guinea pigs died", "", "Guinea=NOUN", []),
        # languages
        ("he spoke in French .", "", "", []),
        ("he drowned in French waters", "", "French=ADJ", [("French", "nationality")]),
        ("translated from Russian into English", "", "", []),
        ("a Spanish-language daily", "", "Spanish=ADJ", []),
        ("the Russian speakers of Riga", "", "Russian=ADJ", [("Riga", "place")]),
        ("a U.S.-educated Iraqi-born man", "", "", [("U.S.", "place"), ("Iraqi", "nationality")]),
        # people
        ("Michael Jordan won", "PER:Michael Jordan", "", [("Michael Jordan", "person")]),
        ("Jordan won", "PER:Jordan", "", [("Jordan", "person")]),
        ("Russia won", "PER:Russia", "", [("Russia", "place")]),
        ("Chad Morris left", "", "", []),
        ("camps in Chad and Jordan", "", "", [("Chad", "place"), ("Jordan", "place")]),
        ("Dawn French sang", "PER:Dawn French", "", [("Dawn French", "person")]),
        # longer and shorter than the encoder's
        ("the United Arab Emirates agreed", "ORG:Emirates", "", [("United Arab Emirates", "place")]),
        ("Papua New Guinea agreed", "LOC:Guinea", "", [("Papua New Guinea", "place")]),
        ("the Bank of England acted", "ORG:Bank of England", "", [("Bank of England", "organisation")]),
        ("the Bank of England acted", "", "", []),
        ("Germany beat Spain", "ORG:Germany; ORG:Spain", "", [("Germany", "organisation"), ("Spain", "organisation")]),
        # dates beside a name are no part of it
        ("he left Syria Tuesday", "", "", [("Syria", "place")]),
        # seats
        ("the Kremlin denied it", "", "", [("Kremlin", "place")]),
        ("Downing Street said no", "", "", [("Downing Street", "place")]),
        ("Cote d'Ivoire and Côte d’Ivoire", "", "", [("Cote d'Ivoire", "place"), ("Côte d’Ivoire", "place")]),
        ("the EU agreed", "", "", [("EU", "organisation")]),
        ("a U.S.-led force", "", "", [("U.S.", "place")]),
    ],
)  # fmt: skip
def test_nations(text: str, found: str, others: str, names: list[tuple[str, str]]) -> None:
    assert named(text, found, others) == names


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S.", "US"), ("UK", "GB"), ("Britain", "GB"), ("the Emirates", "AE"), ("Burma", "MM"), ("Congo", "CD"),
        ("Syrian", "SY"), ("British", "GB"), ("Briton", "GB"), ("Britons", "GB"), ("Dutch", "NL"), ("Danes", "DK"),
        ("Nigerien", "NE"), ("Nigerian", "NG"), ("Kurdish", None), ("Damascus", None), ("polish", None),
        ("European", "EU"), ("Welshmen", "GB"), ("Britishs", None), ("Kosovo", "XK"),
    ],
)  # fmt: skip
def test_country_code(name: str, code: str | None) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Washington", "US"), ("the White House", "US"), ("the Kremlin", "RU"), ("Damascus", "SY"),
        ("Downing Street", "GB"), ("No. 10", "GB"), ("Brussels", "EU"), ("The Hague", "NL"), ("the Élysée", "FR"),
        ("Kiev", "UA"), ("Geneva", None), ("Syria", None), ("", None),
    ],
)  # fmt: skip
def test_seat_of_government(name: str, code: str | None) -> None:
    assert seat_of_government(name) == code


#: ISO 3166-1 alpha-2, officially assigned.
ISO = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""


def test_nations_are_sound() -> None:
    data = yaml.safe_load((DATA / "nations.yaml").read_text("utf-8"))
    rows = data["countries"]
    codes = {row["code"] for row in rows}
    assert codes <= {*ISO.split(), "XK", "EU"}
    # uninhabited, or a base
    assert set(ISO.split()) - codes == {"AQ", "BV", "GS", "HM", "TF", "UM"}
    keys = {"name", "code", "names", "adjectives", "people", "capital", "seat", "kind"}
    assert all(set(row) <= keys for row in rows)
    ways = Counter(way for row in rows for way in {row["name"], *row.get("names", ())})
    assert [way for way, count in ways.items() if count > 1] == []
    seats = Counter(way for row in rows for way in (*row.get("capital", ()), *row.get("seat", ())))
    assert [way for way, count in seats.items() if count > 1] == []
    assert not seats.keys() & ways.keys()


def test_rules_speak_of_words_that_the_lists_have() -> None:
    rules = yaml.safe_load((DATA / "naming.yaml").read_text("utf-8"))
    have = {name for name, _, _ in nations().ways}
    assert set(rules["words"]) - have == set()
    assert {name for name in rules["bearers"] if name not in have} == set()
    forms = {form.text for form in newsrooms.forms()}
    assert {name for name in rules["shared"] if name not in forms} == set()


# ---------------------------------------------------------------- shape and speed
WORDS = ["The", "the", "New", "York", "Times", "Reuters", "Syrian", "Polish", "Turkey", "US", "told", "Post", ",", "and",
         "Bloomberg", "Time", "of", "Bank", "England", "South", "Korea", "’s", "reported", "Herald", "a"]  # fmt: skip


@given(st.data())
def test_spans_are_apart_and_in_order(data: st.DataObject) -> None:
    tokens = data.draw(st.lists(st.sampled_from(WORDS), max_size=25))
    upos = data.draw(
        st.lists(
            st.sampled_from(["PROPN", "ADJ", "NOUN", "VERB"]), min_size=len(tokens), max_size=len(tokens)
        )
    )
    cuts = sorted(data.draw(st.sets(st.integers(0, len(tokens)), max_size=8)))
    found = [
        (a, b, data.draw(st.sampled_from(["PER", "ORG", "LOC"])))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    made = name_gazetteer(tokens, upos, found)
    at = 0
    for first, beyond, kind in made:
        assert at <= first < beyond <= len(tokens)
        assert kind in NAME_KINDS
        at = beyond
    # nothing that the encoder found is lost
    covered = {i for first, beyond, _ in made for i in range(first, beyond)}
    for a, b, _ in found:
        assert not covered.isdisjoint(range(a, b))


def test_speed() -> None:
    """A look at a word is one look-up: about a microsecond, with room for a busy machine."""
    load()
    work = []
    for _, tokens, spans in over_tokens():
        found = [(a, b, OF_MODEL[kind]) for a, b, kind in spans if kind in OF_MODEL]
        work.append((tokens, tagged_as_marked(tokens, spans), found))
    words = sum(len(tokens) for tokens, _, _ in work)
    best = float("inf")
    for _ in range(5):
        begun = time.process_time()
        for tokens, upos, found in work:
            name_gazetteer(tokens, upos, found)
        best = min(best, time.process_time() - begun)
    assert best / words < 10e-6


def test_surnames_are_looked_up_once() -> None:
    """As many persons as mentions of a newsroom that people bear the name of: no look through all of them."""

    def seconds(count: int) -> float:
        tokens = ["Steve", "Forbes", "told", "Bloomberg", "so", "."] * count
        upos = ["PROPN", "PROPN", "VERB", "PROPN", "ADV", "PUNCT"] * count
        found = [(6 * n, 6 * n + 2, "PER") for n in range(count)]
        begun = time.process_time()
        made = name_gazetteer(tokens, upos, found)
        spent = time.process_time() - begun
        assert made[:2] == [(0, 2, "person"), (3, 4, "agency")]
        return spent

    load()
    seconds(100)
    assert seconds(8_000) < 20 * max(seconds(1_000), 0.01)


# ---------------------------------------------------------------- the reader of the sentences
def test_reader() -> None:
    text, names = names_news.read_line("A [nationality Syrian] told [outlet The Times] [person Ann Lee].")
    assert [(text[a:b], kind) for a, b, kind in names] == [
        ("Syrian", "nationality"), ("The Times", "outlet"), ("Ann Lee", "person"),
    ]  # fmt: skip
    for line in ("[thing x] y", "[place x", "x] y", "[place [x]]"):
        with pytest.raises(ValueError, match=r"bracket|kind"):
            names_news.read_line(line)
