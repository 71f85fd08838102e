"""Finding the inputs: what is read, passed over, kept apart."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from wellhead.errors import UsageError
from wellhead.read import find_sources, formats


def put(folder: Path, names: str) -> None:
    for name in names.split():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The mayor said no.\n", encoding="utf-8")


def paths(*inputs: Path | str) -> list[str]:
    return [s.path for s in find_sources([str(i) for i in inputs]).sources]


def test_a_folder_is_scanned_with_its_subfolders(tmp_path: Path) -> None:
    put(tmp_path, "b.txt a.html deep/er/c.htm")
    assert paths(tmp_path) == ["a.html", "b.txt", "deep/er/c.htm"]


def test_what_is_no_article_is_named_with_the_reason(tmp_path: Path) -> None:
    put(tmp_path, "a.txt photo.png .DS_Store notes.md settings.json .git/config")
    scan = find_sources([str(tmp_path)])
    assert [s.path for s in scan.sources] == ["a.txt"]
    assert dict(scan.ignored) == {
        ".DS_Store": "hidden file",
        ".git/": "hidden folder",
        "notes.md": "no article file by its ending",
        "photo.png": "no article file by its ending",
        "settings.json": "no article file by its ending",
    }


@pytest.mark.parametrize(
    "name", ["a.warc", "a.warc.gz", "a.jsonl", "a.csv", "a.parquet", "a.zip", "a.eml", "a.pdf", "a.xml"]
)
def test_formats_not_read_yet_are_kept_apart_with_the_mend(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    (error,) = find_sources([str(tmp_path)]).kept_apart
    assert error.path == name
    assert "reads plain text" in error.problem
    assert "save each article" in error.mend


@pytest.mark.parametrize(
    ("name", "read"), [("a.md", True), ("a.json", False), ("a.tiff", False), ("plain", False)]
)
def test_a_file_that_is_named_is_read_or_kept_apart(tmp_path: Path, name: str, read: bool) -> None:
    put(tmp_path, name)
    scan = find_sources([str(tmp_path / name)])
    assert [s.path for s in scan.sources] == ([name] if read else [])
    assert [e.path for e in scan.kept_apart] == ([] if read else [name])
    assert scan.ignored == ()


def test_the_same_file_named_twice_is_one(tmp_path: Path) -> None:
    put(tmp_path, "a.txt b.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert paths(tmp_path / "a.txt", tmp_path, tmp_path / "a.txt") == ["a.txt", "b.txt"]


def test_no_path_depends_on_the_machine_or_the_order(tmp_path: Path) -> None:
    put(tmp_path, "one/01.txt one/02.txt two/01.txt")
    first = paths(tmp_path / "one", tmp_path / "two")
    assert first == ["02.txt", "one/01.txt", "two/01.txt"]
    assert paths(tmp_path / "two", tmp_path / "one") == first
    assert not any(str(tmp_path) in p for p in first)


def test_patterns(tmp_path: Path) -> None:
    put(tmp_path, "news/a.txt news/deep/b.txt news/c.html")
    assert paths(f"{tmp_path}/news/*.txt") == ["a.txt"]
    assert paths(f"{tmp_path}/news/**/*.txt") == ["a.txt", "deep/b.txt"]


def test_a_list_on_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt b.txt c.txt")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{tmp_path}/c.txt\n\n  {tmp_path}/a.txt \n"))
    assert paths("-") == ["a.txt", "c.txt"]


@pytest.mark.parametrize("name", ["nothing.txt", "nothing/*.txt", "", "a\0b"])
def test_an_input_that_does_not_exist_is_a_usage_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"check|quote"):
        find_sources([str(tmp_path / name) if name and "\0" not in name else name])


def test_a_file_that_is_too_large_is_kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "SIZE_LIMIT", 10)
    put(tmp_path, "a.txt")
    (error,) = find_sources([str(tmp_path)]).kept_apart
    assert "more than 10" in error.problem


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert find_sources([str(tmp_path)]).ignored == (("pipe.txt", "not a regular file"),)
    (error,) = find_sources([str(tmp_path / "pipe.txt")]).kept_apart
    assert "regular file" in error.problem


def test_a_broken_link_is_kept_apart(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (error,) = find_sources([str(tmp_path)]).kept_apart
    assert error.path == "gone.txt"


def test_a_case_among_the_inputs_is_not_read_back_in(tmp_path: Path) -> None:
    put(tmp_path, "a.txt case/manifest.json case/tables/x.txt")
    scan = find_sources([str(tmp_path)])
    assert [s.path for s in scan.sources] == ["a.txt"]
    assert ("case/", "a Wellhead case") in scan.ignored


def test_a_name_that_is_not_unicode_becomes_storable(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_bytes(b"Text.")
    (source,) = find_sources([str(tmp_path)]).sources
    assert source.path == "caf\ufffd.txt"
    assert source.file.read_bytes() == b"Text."


def test_sidecars_belong_to_their_article(tmp_path: Path) -> None:
    put(tmp_path, "a.txt b.txt")
    (tmp_path / "a.meta.json").write_text(json.dumps({"publisher": "The Courier"}))
    (tmp_path / "meta.json").write_text(
        json.dumps({"a": {"publisher": "X", "title": "T"}, "b": {"publisher": "Y"}})
    )
    scan = find_sources([str(tmp_path)])
    assert [dict(s.meta) for s in scan.sources] == [
        {"publisher": "The Courier", "title": "T"},
        {"publisher": "Y"},
    ]
    assert scan.ignored == ()
