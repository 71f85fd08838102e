"""Parts and their commit records: whole or not there, named by content, rewritten without stale units."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellhead.case import UNIT, Part, Store, Trouble
from wellhead.case.files import write_file
from wellhead.case.parts import FAILURES
from wellhead.steps.driver import settle


def rows(*units: str) -> pa.Table:
    """Two rows for each unit."""
    doubled = [u for unit in units for u in (unit, unit)]
    return pa.table({"text": [f"text of {u}" for u in doubled], UNIT: doubled})


def commit(store: Store, units: Sequence[str], key: str = "k", step: str = "clean") -> Part:
    writer = store.writer(step, dict.fromkeys(units, key))
    writer.write({"lines": rows(*units)})
    return writer.commit()


def stored(folder: Path, table: str = "lines") -> list[str]:
    """The units of all rows of a table, whoever names the files."""
    return sorted(
        unit
        for path in (folder / "tables" / table).glob("*.parquet")
        for unit in pq.read_table(path).column(UNIT).to_pylist()
    )


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_part_is_what_its_record_says(tmp_path: Path) -> None:
    store = Store(tmp_path)
    made = commit(store, ["b", "a"])
    (found,) = store.parts("clean")
    assert found == made
    assert dict(found.units) == {"a": "k", "b": "k"}
    assert found.files["lines"].rows == 4
    assert found.files["lines"].sound()


def test_the_same_work_gives_the_same_files(tmp_path: Path) -> None:
    for name, units in (("one", ["a", "b"]), ("two", ["b", "a"])):
        writer = Store(tmp_path / name).writer("clean", dict.fromkeys(units, "k"))
        writer.write({"lines": rows("a", "b")})
        writer.commit()
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_what_no_record_names_is_swept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    kept = commit(store, ["a"])
    before = files(tmp_path)
    half = store.writer("clean", {"b": "k"})
    half.write({"lines": rows("b")})  # never committed
    (tmp_path / "tables" / "lines" / "part-stray.parquet").write_bytes(b"PAR1")
    (tmp_path / "tables" / "unknown").mkdir()
    (tmp_path / "steps" / "unknown").mkdir()
    (tmp_path / "steps" / "unknown" / "x.json").write_text("{}")
    (tmp_path / "tmp").mkdir()
    (tmp_path / "tmp" / "spill").write_text("x")
    (tmp_path / "manifest.json.new").write_text("x")
    Store(tmp_path).sweep(["clean"])
    assert files(tmp_path) == before
    assert store.parts("clean") == [kept]


@pytest.mark.parametrize("harm", ["cut", "flip", "gone", "record", "record_cut", "record_odd"])
def test_a_damaged_part_is_no_part(tmp_path: Path, harm: str) -> None:
    store = Store(tmp_path)
    part = commit(store, ["a"])
    whole = commit(store, ["b"])
    path = part.files["lines"].path
    record = tmp_path / "steps" / "clean" / f"{part.part_id}.json"
    data = path.read_bytes()
    match harm:
        case "cut":
            path.write_bytes(data[:-1])
        case "flip":
            path.write_bytes(data[:40] + bytes([data[40] ^ 1]) + data[41:])
        case "gone":
            path.unlink()
        case "record":
            record.unlink()
        case "record_cut":
            record.write_text(record.read_text()[:-5])
        case "record_odd":
            record.write_text(json.dumps({"units": [], "files": {}, "failures": 7}))
    store.sweep(["clean"])
    assert store.parts("clean") == [whole]
    assert stored(tmp_path) == ["b", "b"]


def test_a_change_is_announced_once_and_before_it_happens(tmp_path: Path) -> None:
    told = []
    store = Store(tmp_path, lambda: told.append(sorted(tmp_path.rglob("*"))))
    store.sweep(["clean"])
    assert told == []
    commit(store, ["a"])
    commit(store, ["b"])
    assert told == [[]]


def test_keeping_only_some_units_leaves_no_row_of_the_others(tmp_path: Path) -> None:
    store = Store(tmp_path)
    writer = store.writer("clean", {"a": "1", "b": "2", "c": "3"})
    writer.write({"lines": rows("a", "b"), "links": rows("b")})
    writer.write({"lines": rows("c"), "links": rows()})
    writer.fail([Trouble("clean", "b", "broken"), Trouble("clean", "c", "broken too")])
    part = store.keep_only(writer.commit(), ["a", "c"])
    assert dict(part.units) == {"a": "1", "c": "3"}
    assert [t.unit for t in part.failures] == ["c"]
    assert stored(tmp_path) == ["a", "a", "c", "c"]
    assert stored(tmp_path, "links") == []
    assert store.parts("clean") == [part]
    assert b"text of b" not in b"".join(files(tmp_path).values())


def test_failures_of_a_bundle_are_kept_with_the_part(tmp_path: Path) -> None:
    store = Store(tmp_path)
    writer = store.writer("clean", {"a": "k"})
    writer.write({FAILURES: pa.table({"unit": ["a"], "problem": ["broken"], "mend": ["mend it"]})})
    writer.commit()
    (part,) = store.parts("clean")
    assert part.failures == (Trouble("clean", "a", "broken", "mend it"),)
    assert part.files == {}


def test_a_write_that_is_cut_short_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "manifest.json"
    write_file(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"


# ---------------------------------------------------------------- settling
def test_both_halves_of_a_killed_rewrite_settle(tmp_path: Path) -> None:
    """A kill between the new part and the end of the old one leaves both."""
    store = Store(tmp_path)
    old = commit(store, ["a", "b", "c"])
    record = tmp_path / "steps" / "clean" / f"{old.part_id}.json"
    saved = {record: record.read_bytes(), old.files["lines"].path: old.files["lines"].path.read_bytes()}
    store.keep_only(old, ["a", "b"])
    for path, data in saved.items():
        path.write_bytes(data)
    settled = settle(store, "clean", {"a": "k", "b": "k"})
    assert settled.missing == ()
    assert stored(tmp_path) == ["a", "a", "b", "b"]


UNITS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("12"), max_size=6)


@settings(max_examples=40, deadline=None)
@given(parts=st.lists(UNITS, max_size=4), wanted=UNITS)
def test_settling_keeps_what_is_wanted_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, parts: list[dict[str, str]], wanted: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("case")
    store = Store(folder)
    for units in parts:
        writer = store.writer("clean", units)
        writer.write({"lines": rows(*units)})
        writer.commit()
    missing = set(settle(store, "clean", wanted).missing)
    have = {unit for units in parts for unit, key in units.items() if wanted.get(unit) == key}
    assert missing == wanted.keys() - have
    assert stored(folder) == sorted(list(have) * 2)
    covered = [unit for part in store.parts("clean") for unit in part.units]
    assert sorted(covered) == sorted(have)
    store.sweep(["clean"])
    assert settle(store, "clean", wanted).missing == tuple(sorted(missing))
