"""Derivations: who has the news from whom, from credits, named newsrooms and shared text."""

from __future__ import annotations

import itertools
import random

import pytest

from wellhead.link import Dossier, derive, passages
from wellhead.link.moments import later_than, minutes
from wellhead.records import Article, Attribution, Credit, Derivation, Line, Link, Sentence, Story

LEDE = "The blast tore through a row of parked buses near the northern town on Saturday and killed at least forty."
WIRE = " ".join(
    f"Paragraph {n} of the agency text tells what the rescuers saw at stop number {n}." for n in range(9)
)


class Desk:
    """Builds the dossier of a story, article by article."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.attributions: list[Attribution] = []
        self.credits: list[Credit] = []
        self.links: list[Link] = []

    def article(
        self,
        key: str,
        text: str,
        publisher: str | None = None,
        published: str | None = None,
        url: str | None = None,
    ) -> Desk:
        self.articles.append(
            Article(
                article_id=key,
                path=key,
                publisher=publisher,
                published=published,
                published_evidence=None,
                title=None,
                authors=(),
                url=url,
                language="en",
                text=text,
                sha256="",
            )
        )
        return self

    def says(
        self,
        content: str,
        chain: tuple[str, ...],
        source_class: str = "anonymous_described",
        **fields: object,
    ) -> Desk:
        """An attribution in the last article, whose content stands in its text."""
        article = self.articles[-1]
        start = article.text.index(content)
        known: dict[str, object] = {
            "attribution_id": f"{article.article_id}:{start}",
            "article_id": article.article_id,
            "kind": "indirect",
            "content_start": start,
            "content_end": start + len(content),
            "content": content,
            "content_pieces": ((start, start + len(content)),),
            "cue_start": None,
            "cue_end": None,
            "source_start": None,
            "source_end": None,
            "source": None,
            "speaker": chain[0],
            "chain": chain,
            "source_class": source_class,
            "modality": "happened",
            "polarity": "positive",
            "confidence": 0.9,
        }
        self.attributions.append(Attribution(**(known | fields)))  # type: ignore[arg-type]
        return self

    def credit(self, text: str, newsroom: str, form: str = "credit_line") -> Desk:
        article = self.articles[-1]
        start = article.text.index(text)
        self.credits.append(
            Credit(
                article_id=article.article_id,
                start=start,
                end=start + len(text),
                text=text,
                newsroom=newsroom,
                form=form,
            )
        )
        return self

    def link(self, text: str, url: str) -> Desk:
        article = self.articles[-1]
        start = article.text.index(text)
        self.links.append(
            Link(article_id=article.article_id, start=start, end=start + len(text), text=text, url=url)
        )
        return self

    def dossier(self, shuffle: int | None = None) -> Dossier:
        lines, sentences = [], []
        for article in self.articles:
            at = 0
            for paragraph in article.text.split("\n"):
                if paragraph:
                    where = {"article_id": article.article_id, "start": at, "end": at + len(paragraph)}
                    lines.append(Line(**where, role="body", text=paragraph))  # type: ignore[arg-type]
                    sentences.append(Sentence(**where, paragraph=0, role="body"))  # type: ignore[arg-type]
                at += len(paragraph) + 1
        by_id = {line.article_id: [x for x in lines if x.article_id == line.article_id] for line in lines}
        shared = [
            p
            for a, b in itertools.combinations(sorted(self.articles, key=lambda a: a.article_id), 2)
            for p in passages(a, b, by_id.get(a.article_id, ()), by_id.get(b.article_id, ()))
        ]
        tables = [self.articles, lines, self.links, sentences, self.attributions, self.credits, shared]
        if shuffle is not None:
            tables = [random.Random(shuffle).sample(rows, len(rows)) for rows in tables]  # type: ignore[arg-type]
        articles, lines_, links, sentences_, attributions, credits_, passages_ = (
            tuple(rows) for rows in tables
        )
        return Dossier(
            story=Story(
                story_id="s-0",
                title=None,
                first_published=None,
                last_published=None,
                article_ids=tuple(sorted(a.article_id for a in self.articles)),
            ),
            articles=articles,  # type: ignore[arg-type]
            lines=lines_,  # type: ignore[arg-type]
            links=links,  # type: ignore[arg-type]
            sentences=sentences_,  # type: ignore[arg-type]
            attributions=attributions,  # type: ignore[arg-type]
            credits=credits_,  # type: ignore[arg-type]
            passages=passages_,  # type: ignore[arg-type]
        )

    def edges(self) -> set[tuple[str, str, str, str]]:
        return {
            (e.from_article, e.to_article or str(e.to_name), e.relation, e.direction)
            for e in derive(self.dossier())
        }


# ---------------------------------------------------------------- newsrooms that are not at hand
def test_a_lede_that_rests_on_a_newsroom_re_reports_it() -> None:
    desk = Desk().article(
        "a", "Troops are preparing to leave, two people told Bloomberg on Wednesday.\nMore follows."
    )
    desk.says("Troops are preparing to leave", ("two people", "Bloomberg"))
    (edge,) = derive(desk.dossier())
    assert (edge.to_article, edge.to_name, edge.relation, edge.direction) == (
        None,
        "Bloomberg",
        "re_report",
        "known",
    )
    assert [e.text for e in edge.evidence] == ["Bloomberg"]
    assert "Bloomberg" in edge.evidence[0].why


def test_one_sentence_further_down_only_cites() -> None:
    text = f"{LEDE}\nRescue went on.\nNobody claimed it.\nA diplomat told Reuters that talks would go on."
    desk = Desk().article("a", text).says("talks would go on", ("a diplomat", "Reuters"))
    assert desk.edges() == {("a", "Reuters", "cites", "known")}


def test_an_interview_is_cited_even_in_the_lede() -> None:
    desk = Desk().article(
        "a", "In an interview with CBS television, the president called the army legitimate."
    )
    desk.says("the army legitimate", ("the president", "CBS News"), "named_person")
    assert desk.edges() == {("a", "CBS News", "cites", "known")}


def test_a_credit_for_the_whole_article_makes_it_a_copy() -> None:
    desk = Desk().article("a", f"{LEDE}\n{WIRE} --Reuters", "The Daily Ledger").credit("Reuters", "Reuters")
    assert desk.edges() == {("a", "Reuters", "copy", "known")}


def test_two_copies_of_one_report_are_siblings() -> None:
    """Both name Bloomberg and share a dozen words: no edge between them."""
    run = "is preparing to launch strikes from inside the country if the proposal is rejected"
    desk = Desk().article("a", f"The president {run}, two people told Bloomberg.\n{LEDE}", "One")
    desk.says(run, ("two people", "Bloomberg"))
    desk.article("b", f"The leader {run}, Bloomberg reported, citing two people.\n{WIRE}", "Two")
    desk.says(run, ("two people", "Bloomberg"))
    assert desk.edges() == {
        ("a", "Bloomberg", "re_report", "known"),
        ("b", "Bloomberg", "re_report", "known"),
    }


@pytest.mark.parametrize(
    ("publisher", "url"), [("Reuters", None), (None, "https://www.reuters.com/article/x")]
)
def test_an_article_never_derives_from_its_own_publisher(publisher: str | None, url: str | None) -> None:
    desk = Desk().article(
        "a", "PARIS (Reuters) - A minister told Reuters that talks would go on.", publisher, url=url
    )
    desk.credit("Reuters", "Reuters", "dateline").says("talks would go on", ("a minister", "Reuters"))
    assert desk.edges() == set()


def test_common_words_are_no_newsrooms() -> None:
    desk = (
        Desk()
        .article("a", "The plan was passed on, the people said.")
        .says("The plan was passed on", ("the people",))
    )
    assert desk.edges() == set()


@pytest.mark.parametrize(
    ("source_class", "occasion", "expected"),
    [
        ("named_person", "tweet", {"tweet of Ann Lee"}),
        ("named_person", None, set()),
        ("named_person", "in a late-night Telegram post", {"post of Ann Lee"}),
        ("named_person", "in an interview", set()),
        ("named_person", "in a televised interview", {"interview of Ann Lee"}),
        ("anonymous_described", "in a charging document", {"charging document of Ann Lee"}),
        ("document", None, {"Ann Lee"}),
        ("anonymous_described", "statement", set()),
    ],
)
def test_documents_and_public_utterances_are_cited(
    source_class: str, occasion: str | None, expected: set[str]
) -> None:
    desk = Desk().article("a", f"{LEDE} The road is closed, she wrote.")
    desk.says("The road is closed", ("Ann Lee",), source_class, occasion=occasion)
    assert {to for _, to, _, _ in desk.edges()} == expected


def test_the_occasion_may_stand_beside_the_quotation() -> None:
    desk = Desk().article("a", f"{LEDE}\n“I paid him,” Ann Lee wrote on Twitter on Thursday, adding more.")
    desk.says("I paid him", ("Ann Lee",), "named_person", kind="direct")
    assert desk.edges() == {("a", "tweet of Ann Lee", "cites", "known")}


def test_work_of_a_newsroom_is_named_without_its_words() -> None:
    desk = Desk().article("a", f"{LEDE}\nThe survey, carried out by Sky News, found a majority for it.")
    assert desk.edges() == {("a", "Sky News", "cites", "known")}
    desk = Desk().article("a", f"{LEDE}\nProtesters gathered outside Sky News on Sunday and shouted.")
    assert desk.edges() == set()


# ---------------------------------------------------------------- newsrooms of the story
def scoop() -> Desk:
    desk = Desk().article(
        "01", f"{LEDE}\nA man collected cash at the tower.", "The Wall Street Journal", "2019-01-17"
    )
    desk.article(
        "02", "He was paid in cash, the Journal reported on Thursday.\nMore.", "USA Today", "2019-01-17"
    )
    return desk.says("He was paid in cash", ("The Wall Street Journal",), "named_organisation")


def test_a_report_at_hand_is_the_target() -> None:
    assert scoop().edges() == {("02", "01", "re_report", "known")}


def test_a_report_at_hand_may_only_be_spoken_of() -> None:
    desk = Desk().article("01", LEDE, "The New York Times", "2020-06-26")
    text = f"{WIRE}\nThe programme was first reported by The New York Times."
    assert desk.article("02", text, "The Post", "2020-06-28").edges() == {("02", "01", "cites", "known")}


def test_a_report_that_came_out_later_is_not() -> None:
    desk = scoop()
    desk.articles[0] = Desk().article("01", LEDE, "The Wall Street Journal", "2019-01-19").articles[0]
    assert desk.edges() == {("02", "The Wall Street Journal", "re_report", "known")}


def test_publishers_unknown_to_the_table_are_matched_by_name() -> None:
    desk = (
        Desk()
        .article("01", LEDE, "Harbour Gazette")
        .article("02", "It sank, the Harbour Gazette wrote.", "Two")
    )
    desk.says("It sank", ("the Harbour Gazette",), "named_organisation")
    assert desk.edges() == {("02", "01", "re_report", "known")}


def test_words_that_the_report_at_hand_lacks_come_from_another_one() -> None:
    desk = scoop()
    quote = "If one thing has been established, it is that this man cannot be trusted"
    desk.article("03", f"“{quote},” the lawyer told the Journal.", "The Beast", "2019-01-18")
    desk.says(quote, ("a lawyer", "The Wall Street Journal"), kind="direct")
    assert ("03", "another report of The Wall Street Journal", "re_report", "known") in desk.edges()


# ---------------------------------------------------------------- shared text
def shared(one: str | None, two: str | None, **fields: str) -> list[Derivation]:
    desk = Desk().article("a", f"{LEDE} {WIRE}", "The Ledger", one)
    desk.article(
        "b", f"{WIRE} And a word of our own at the end.", fields.get("publisher", "The Courier"), two
    )
    return derive(desk.dossier())


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("2019-03-02", "2019-03-01", ("a", "b", "known")),
        ("2019-03-01", "2019-03-02", ("b", "a", "known")),
        ("2019-03-01T10:00:00+00:00", "2019-03-01T11:30:00+00:00", ("b", "a", "known")),
        ("2019-03-01T10:00:00+00:00", "2019-03-01T10:30:00+00:00", ("a", "b", "unknown")),
        ("2019-03-01", "2019-03-01T23:00:00+00:00", ("a", "b", "unknown")),
        (None, "2019-03-01", ("a", "b", "unknown")),
    ],
)
def test_the_later_text_is_the_copy(one: str | None, two: str | None, expected: tuple[str, str, str]) -> None:
    (edge,) = shared(one, two)
    assert (edge.from_article, edge.to_article, edge.direction) == expected
    assert edge.relation == "copy"
    assert edge.containment is not None
    assert edge.containment > 0.8


def test_texts_of_one_publisher_are_versions() -> None:
    (edge,) = shared("2019-03-01", "2019-03-02", publisher="Ledger")
    assert (edge.from_article, edge.relation) == ("b", "version")


def test_a_credit_goes_before_the_clock() -> None:
    """Re-posts carry earlier dates than they should."""
    desk = Desk().article("a", f"{LEDE} {WIRE}", "Reuters", "2019-03-02")
    desk.article("b", f"{LEDE} {WIRE} --Reuters", "The Courier", "2019-03-01").credit("Reuters", "Reuters")
    assert ("b", "a", "copy", "known") in desk.edges()
    assert {relation for _, _, relation, _ in desk.edges()} <= {"copy"}


def test_another_text_of_an_agency_at_hand_is_latent() -> None:
    desk = Desk().article("a", f"{LEDE}\nThe agency’s own text of Friday.", "Reuters", "2019-03-01")
    desk.article("b", f"{WIRE} --Reuters", "The Courier", "2019-03-02").credit("Reuters", "Reuters")
    assert desk.edges() == {("b", "Reuters", "copy", "known")}


def test_agency_text_is_told_once_however_many_neighbours_credit_it() -> None:
    run = " ".join(f"word{n}" for n in range(30))
    desk = Desk()
    for key in "abc":
        desk.article(key, f"{run} {' '.join(f'{key}{n}' for n in range(300))} --AFP", key).credit(
            "AFP", "AFP"
        )
    desk.article("d", f"{run} {' '.join(f'own{n}' for n in range(300))}", "Four")
    assert sorted(e for e in desk.edges() if e[0] == "d") == [("d", "AFP", "partial_copy", "known")]


def test_a_hyperlink_tells_the_direction() -> None:
    desk = Desk().article("a", f"{LEDE} {WIRE}", "One", url="https://one.example/2019/blast?ref=feed")
    desk.article("b", f"{WIRE} {LEDE} As we read here.", "Two", url="https://two.example/x")
    desk.link("here", "https://www.one.example/2019/blast/")
    assert desk.edges() == {("b", "a", "copy", "known")}


def test_two_prints_of_one_agency_text_are_versions_of_it() -> None:
    desk = Desk().article("a", f"{LEDE} {WIRE} --AFP", "One").credit("AFP", "AFP")
    desk.article("b", f"{LEDE} {WIRE} --AFP", "Two").credit("AFP", "AFP")
    assert desk.edges() == {
        ("a", "AFP", "copy", "known"),
        ("b", "AFP", "copy", "known"),
        ("a", "b", "version", "unknown"),
    }


def test_agency_text_without_credit_is_known_by_its_neighbour() -> None:
    run = " ".join(f"word{n}" for n in range(30))
    own = " ".join(f"own{n}" for n in range(300))
    desk = (
        Desk()
        .article("a", f"{run} {WIRE} --AFP", "One")
        .credit("AFP", "AFP")
        .article("b", f"{run} {own}", "Two")
    )
    assert ("b", "AFP", "partial_copy", "known") in desk.edges()


def test_a_shared_quotation_shows_no_copy() -> None:
    quote = "I truly regret my blind loyalty to a man who does not deserve it at all"
    desk = (
        Desk()
        .article("a", f"{LEDE} “{quote},” he wrote.", "One")
        .article("b", f"{WIRE} He wrote: “{quote}.”", "Two")
    )
    assert desk.edges() == {("a", "b", "shares_quote", "unknown")}


def test_a_little_background_in_common_is_no_edge() -> None:
    run = "have been besieged by rebel fighters for more than two years now"
    own = [" ".join(f"{key}{n}" for n in range(120)) for key in "xy"]
    assert Desk().article("a", f"{own[0]} {run}").article("b", f"{run} {own[1]}").edges() == set()


# ---------------------------------------------------------------- all edges
def test_order_does_not_matter_and_evidence_is_exact() -> None:
    desk = scoop().article("03", f"{LEDE} A man collected cash at the tower. --AFP", "Three", "2019-01-20")
    desk.credit("AFP", "AFP").says("A man collected cash", ("prosecutors",), "document")
    edges = derive(desk.dossier())
    assert edges
    for seed in range(5):
        assert derive(desk.dossier(shuffle=seed)) == edges
    texts = {a.article_id: a.text for a in desk.articles}
    for edge in edges:
        assert edge.evidence
        assert (edge.to_article is None) != (edge.to_name is None)
        for e in edge.evidence:
            assert e.text == texts[e.article_id][e.start : e.end]
            assert e.why


def test_an_empty_story_has_no_edges() -> None:
    assert derive(Desk().dossier()) == []


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("2019-03-02", "2019-03-01", True),
        ("2019-03-01", "2019-03-01", False),
        ("2019-03-01T12:00", "2019-03-01T11:00", True),
        ("2019-03-01T12:00", "2019-03-01T11:30", False),
        ("2019-03-01T12:00+02:00", "2019-03-01T09:30+00:00", False),
        ("2019-03-02T00:30", "2019-03-01", True),
        ("soon", "2019-03-01", False),
        (None, "2019-03-01", False),
    ],
)
def test_later(one: str | None, two: str | None, expected: bool) -> None:
    assert later_than(minutes(one), minutes(two)) is expected
