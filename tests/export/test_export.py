"""Exports: every public table in every format, ordered, whole, and readable by other programs."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from newsdesk import write_corpus
from wellhead.case import Case, locked
from wellhead.errors import CaseError, UsageError
from wellhead.export import FORMATS, export
from wellhead.export.plain import csv_cell, line, rows
from wellhead.records import PUBLIC, TABLES
from wellhead.steps import trace


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("export")
    write_corpus(folder / "articles", 6)
    odd = 'A "title", with\nlines\n\n“=SUM(A1)\u2028”, said Ann Jones, the mayor; \\ \t “and more”.\r\n'
    (folder / "articles" / "odd é.txt").write_text(odd, encoding="utf-8", newline="")
    trace([str(folder / "articles")], folder / "case", workers=1)
    return Case(folder / "case")


@pytest.fixture(scope="module")
def folder(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All formats in one folder."""
    made = tmp_path_factory.mktemp("all")
    for name in FORMATS:
        export(case, name, made)
    return made


def jsonl(folder: Path, name: str) -> list[dict[str, object]]:
    text = (folder / f"{name}.jsonl").read_bytes().decode("utf-8")
    assert text == "" or text.endswith("\n")
    return [json.loads(row) for row in text.split("\n") if row]


@pytest.mark.parametrize("name", PUBLIC)
def test_jsonl_holds_the_table(case: Case, folder: Path, name: str) -> None:
    found = jsonl(folder, name)
    assert found == case.table(name).to_arrow().to_pylist()
    for row in found:
        assert list(row) == TABLES[name].schema.names


def test_only_public_tables_are_written(folder: Path) -> None:
    want = {f"{name}.{ending}" for name in PUBLIC for ending in ("jsonl", "csv", "parquet")}
    assert {path.name for path in folder.iterdir()} == want | {"wellhead.sqlite"}


def test_articles_are_whole_and_offsets_fit(folder: Path) -> None:
    texts = {row["article_id"]: row["text"] for row in jsonl(folder, "articles")}
    assert len(texts) == 7
    for name in ("lines", "links", "statements", "times", "numbers"):
        for row in jsonl(folder, name):
            assert texts[row["article_id"]][row["start"] : row["end"]] == row["text"]  # type: ignore[index, misc]
    for row in jsonl(folder, "attributions"):
        text = texts[row["article_id"]]
        assert text[row["content_start"] : row["content_end"]] == row["content"]  # type: ignore[index, misc]


def test_places_and_events_are_there_and_empty(folder: Path) -> None:
    assert jsonl(folder, "places") == jsonl(folder, "events") == []
    header = (folder / "places.csv").read_text(encoding="utf-8")
    assert header.strip().split(",") == TABLES["places"].schema.names


@pytest.mark.parametrize("name", PUBLIC)
def test_csv_comes_back(case: Case, folder: Path, name: str) -> None:
    data = (folder / f"{name}.csv").read_bytes()
    assert data.endswith(b"\r\n")
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        header, *found = list(csv.reader(handle))
    assert header == TABLES[name].schema.names
    want = case.table(name).to_arrow()
    assert len(found) == want.num_rows
    for row, fields in zip(want.to_pylist(), found, strict=True):
        for value, text in zip(row.values(), fields, strict=True):
            assert text == ("" if value is None else str(csv_cell(value)))


def test_csv_opens_in_pandas(folder: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(folder / "articles.csv")
    assert len(frame) == 7
    assert json.loads(frame["authors"][0]) == []


def test_parquet_has_schema_and_documents_its_columns(case: Case, folder: Path) -> None:
    for name in PUBLIC:
        found = pq.read_table(folder / f"{name}.parquet")
        assert found.equals(case.table(name).to_arrow()), name
        assert found.schema.metadata[b"wellhead.key"].decode().split(",") == list(TABLES[name].key)
        assert all(field.metadata[b"doc"] for field in found.schema)


def test_parquet_opens_in_duckdb(folder: Path) -> None:
    path = folder / "attributions.parquet"
    assert duckdb.sql(f"SELECT count(*) > 0 FROM '{path}'").fetchall() == [(True,)]


def test_sqlite_holds_every_table(case: Case, folder: Path) -> None:
    with sqlite3.connect(folder / "wellhead.sqlite") as connection:
        for name in PUBLIC:
            (count,) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
            assert count == case.table(name).count(), name
        row = connection.execute("SELECT text FROM articles WHERE article_id = 'odd é'").fetchone()
        pieces = connection.execute("SELECT content_pieces FROM attributions LIMIT 1").fetchone()
        checked = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    assert row[0] == next(a.text for a in case.articles() if a.article_id == "odd é")
    assert json.loads(pieces[0])
    assert checked == ("ok",)


def test_twice_the_same_bytes_and_old_files_replaced(case: Case, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text("old")
    for name in FORMATS:
        export(case, name, tmp_path)
    for path in sorted(tmp_path.iterdir()):
        assert path.read_bytes() == (folder / path.name).read_bytes(), path.name


def test_wrong_words_and_places(case: Case, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no format 'xml'; there are jsonl, csv, parquet, sqlite"):
        export(case, "xml", tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(CaseError, match="is a file"):
        export(case, "jsonl", tmp_path / "file")


def test_a_case_that_is_being_traced_is_not_exported(case: Case, tmp_path: Path) -> None:
    with locked(case.path), pytest.raises(CaseError, match="another wellhead command"):
        export(case, "jsonl", tmp_path)


def test_json_has_no_infinity() -> None:
    import pyarrow as pa

    batch = pa.RecordBatch.from_pylist([{"low": float("inf"), "text": "é\u2028"}, {"low": 1.5, "text": None}])
    assert [line(row) for row in rows(batch)] == ['{"low":null,"text":"é\u2028"}', '{"low":1.5,"text":null}']
