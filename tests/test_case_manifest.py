"""The manifest: what goes in comes out, in one order; damage is said aloud."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wellhead.case import Entry, Manifest, Trouble, locked
from wellhead.errors import CaseError

FULL = Manifest(
    finished=True,
    version="1.2",
    steps={"read": "1", "clean": "2"},
    settings={"annotated_languages": ["en"]},
    inputs=(Entry("b.txt", "bb", (("b", "bb"),)), Entry("a.warc", "aa", (("a-2", "y"), ("a-1", "x")))),
    ignored=(("z.png", "no article"), ("y.png", "no article")),
    kept_apart=(Trouble("read", "e.txt", "is empty", "fill it"),),
    failures=(Trouble("count", "s1", "KeyError"),),
    sidecar_problems=(("a\nb.txt", "date is odd"),),
    not_annotated=(("c", "fr"),),
)


def test_the_manifest_comes_back_sorted(tmp_path: Path) -> None:
    FULL.save(tmp_path)
    found = Manifest.load(tmp_path)
    assert found is not None
    assert found.to_bytes() == FULL.to_bytes()
    assert [entry.path for entry in found.inputs] == ["a.warc", "b.txt"]
    assert found.inputs[0].articles == (("a-2", "y"), ("a-1", "x")), "records keep the order of their archive"
    assert not found.unfinished().finished


def test_no_manifest_is_none(tmp_path: Path) -> None:
    assert Manifest.load(tmp_path) is None


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"format": 1}', "\x00"])
def test_a_damaged_manifest_is_said_to_be_so(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(CaseError, match="damaged"):
        Manifest.load(tmp_path)


def test_a_later_format_is_not_guessed_at(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps(FULL.to_json() | {"format": 99}))
    with pytest.raises(CaseError, match="format 99"):
        Manifest.load(tmp_path)


def test_a_case_is_held_by_one_run_or_by_several_readers(tmp_path: Path) -> None:
    with locked(tmp_path):
        for shared in (False, True):
            with pytest.raises(CaseError, match="another wellhead command"), locked(tmp_path, shared=shared):
                pass
    readers = locked(tmp_path, shared=True), locked(tmp_path, shared=True)
    with readers[0], readers[1], pytest.raises(CaseError), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


def test_a_case_copied_without_its_lock_can_be_read(tmp_path: Path) -> None:
    with locked(tmp_path, shared=True):
        pass
    assert list(tmp_path.iterdir()) == []
