"""Tables of a case: ordered by key however parts were cut, in every form."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from wellhead.case import UNIT, Case, Manifest, Store
from wellhead.errors import CaseError, MissingExtraError, UsageError
from wellhead.records import TABLES, Article, Derivation, Evidence, Line, Number, Story


def article(name: str, text: str = "x", title: str | None = None) -> Article:
    return Article(
        article_id=name,
        path=f"{name}.txt",
        publisher=None,
        published=None,
        published_evidence=None,
        title=title,
        authors=("A", "B"),
        url=None,
        language="en",
        text=text,
        sha256="0",
    )


def line(name: str, start: int, text: str = "x") -> Line:
    return Line(article_id=name, start=start, end=start + 1, role="body", text=text)


def put(folder: Path, step: str, table: str, parts: Sequence[Sequence[Any]]) -> None:
    """Rows as parts of a case, cut as given."""
    store = Store(folder)
    for number, records in enumerate(parts):
        writer = store.writer(step, {f"{table}{number}": "k"})
        rows = pa.table(TABLES[table].batch(records))
        writer.write({table: rows.append_column(UNIT, pa.repeat("u", rows.num_rows))})
        writer.commit()


@pytest.fixture
def case(tmp_path: Path) -> Case:
    put(
        tmp_path,
        "clean",
        "articles",
        [[article("é"), article("b", "\0 \u202e")], [article("a"), article("Z")]],
    )
    put(
        tmp_path,
        "clean",
        "lines",
        [[line("b", 7), line("a", 2)], [line("b", 0)], [line("a", 0, "it's\n“x”")]],
    )
    story = Story(
        story_id="s1", title=None, first_published=None, last_published=None, article_ids=("Z", "a", "b")
    )
    put(tmp_path, "stories", "stories", [[story]])
    evidence = (Evidence(article_id="a", start=0, end=1, text="x", why="same"),)
    edges = [
        Derivation(
            from_article="a",
            to_article=to,
            to_name=name,
            relation="copy",
            direction="known",
            containment=share,
            evidence=proof,
        )
        for to, name, share, proof in (("b", None, 0.5, evidence), (None, "Reuters", None, ()))
    ]
    put(tmp_path, "derive", "derivations", [[edges[0]], [edges[1]]])
    Manifest(finished=True).save(tmp_path)
    return Case(tmp_path)


def test_rows_come_in_the_order_of_the_key(case: Case) -> None:
    assert [row.article_id for row in case.articles()] == ["Z", "a", "b", "é"]
    assert [(row.article_id, row.start) for row in case.table("lines").rows()] == [
        ("a", 0),
        ("a", 2),
        ("b", 0),
        ("b", 7),
    ]
    assert [row.to_name for row in case.table("derivations").rows()] == ["Reuters", None], "null comes first"


def test_articles_know_their_story(case: Case) -> None:
    assert {row.article_id: row.story_id for row in case.articles()} == {
        "Z": "s1",
        "a": "s1",
        "b": "s1",
        "é": None,
    }


def test_arrow_has_the_documented_schema_and_the_very_text(case: Case) -> None:
    for name, table in TABLES.items():
        assert case.table(name).to_arrow().schema.equals(table.schema), name
    assert case.articles()[2].text == "\0 \u202e"
    assert case.table("derivations").rows()[1].evidence[0].why == "same"


def test_a_table_without_rows_is_empty_not_missing(case: Case) -> None:
    assert case.table("events").to_arrow().num_rows == 0
    assert case.table("attributions").count() == 0
    assert case.claims() == []
    assert case.claims(min_origins=2, story="s1") == []


def test_duckdb_relation_belongs_to_the_connection_given(case: Case) -> None:
    with duckdb.connect() as connection:
        relation = case.table("lines").to_duckdb(connection)
        assert relation.aggregate("count(*)").fetchall() == [(4,)]
        assert connection.sql("SELECT max(start) FROM relation").fetchall() == [(7,)]


def test_pandas_frame(case: Case) -> None:
    frame = case.table("articles").to_pandas()
    assert list(frame["article_id"]) == ["Z", "a", "b", "é"]


def test_without_pandas_the_install_line_is_given(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"pip install 'wellhead\[pandas\]'"):
        case.table("articles").to_pandas()


def test_filters_quote_what_they_are_given(case: Case) -> None:
    assert case.attributions(article="it's'; DROP TABLE x --") == []
    assert case.claims(story="it's") == []
    assert [row.start for row in case.table("lines").where("article_id = 'b'").head(1).rows()] == [0]


def test_unknown_tables_and_missing_cases(case: Case, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no table 'quotes'"):
        case.table("quotes")
    with pytest.raises(CaseError, match="no case here"):
        Case(tmp_path / "nowhere")
    Manifest(finished=False).save(tmp_path)
    with pytest.raises(CaseError, match="not finished"):
        Case(tmp_path)


def test_a_lost_file_is_said_aloud(case: Case) -> None:
    for path in (case.path / "tables" / "lines").iterdir():
        path.write_bytes(b"junk")
    with pytest.raises(CaseError, match="lines cannot be read"):
        case.table("lines").to_arrow()


def test_not_a_number_survives_arrow(tmp_path: Path) -> None:
    number = Number(
        article_id="a",
        start=0,
        end=1,
        text="1",
        low=float("inf"),
        high=None,
        bound="exact",
        unit=None,
        counted=None,
    )
    put(tmp_path, "annotate", "numbers", [[number]])
    Manifest(finished=True).save(tmp_path)
    assert Case(tmp_path).table("numbers").rows()[0].low == float("inf")
