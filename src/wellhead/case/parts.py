"""Parts: Parquet files, and the commit records that say which units of work they cover.

A step's output is cut into parts of a few hundred *units* (an input, an article, a pair, a story).  The
record ``steps/<step>/<part>.json`` lists the units with the key of each, and is written last; a Parquet
file that no record names does not exist for anybody and is swept at the next start.  Every row carries
its unit in the column ``_unit``, so that a part can be rewritten without the units that went stale.

A part's name is a digest of what it covers: the same work gives the same files.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from wellhead.case.files import UNFINISHED, file_digest, remove_file, settle, sync_folder, write_file
from wellhead.case.manifest import Trouble

#: Column of every row in a part: the unit of work that made it.
UNIT = "_unit"
#: Name under which a bundle hands on what failed: columns unit, problem, mend.
FAILURES = "_failures"


@dataclass(frozen=True, slots=True)
class File:
    """One Parquet file of a part."""

    table: str
    path: Path
    rows: int
    size: int
    digest: str

    def sound(self) -> bool:
        """The file is there and holds the bytes that were written."""
        try:
            return self.path.stat().st_size == self.size and file_digest(self.path) == self.digest
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Part:
    """What one commit record says."""

    step: str
    part_id: str
    units: Mapping[str, str]
    files: Mapping[str, File]
    failures: tuple[Trouble, ...]


class Store:
    """The parts of a case.

    :param folder: the case
    :param before_change: called once, before anything is changed
    """

    def __init__(self, folder: Path, before_change: Callable[[], None] = lambda: None) -> None:
        self.folder = folder
        self._before_change: Callable[[], None] | None = before_change

    @property
    def scratch(self) -> Path:
        """Folder for what a run needs for a while; empty between runs."""
        return self.folder / "tmp"

    def parts(self, step: str) -> list[Part]:
        """The parts of a step, by the smallest unit they cover.  Files are not looked into."""
        found = []
        for record in sorted((self.folder / "steps" / step).glob("*.json")):
            part = self._load(step, record)
            if part is not None:
                found.append(part)
        return sorted(found, key=lambda part: (min(part.units, default=""), part.part_id))

    def _load(self, step: str, record: Path) -> Part | None:
        try:
            data = json.loads(record.read_bytes())
            files = {
                table: File(table, self._file(table, record.stem), f["rows"], f["bytes"], f["digest"])
                for table, f in data["files"].items()
            }
            failures = tuple(Trouble(step, f["unit"], f["problem"], f["mend"]) for f in data["failures"])
            units = {str(unit): str(key) for unit, key in data["units"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return Part(step, record.stem, units, files, failures)

    def _file(self, table: str, part_id: str) -> Path:
        return self.folder / "tables" / table / f"part-{part_id}.parquet"

    def _record(self, step: str, part_id: str) -> Path:
        return self.folder / "steps" / step / f"{part_id}.json"

    # ------------------------------------------------------------ changes
    def changing(self) -> None:
        """To be called before each change; passes it on the first time."""
        if self._before_change is not None:
            before, self._before_change = self._before_change, None
            before()

    def sweep(self, steps: Iterable[str]) -> None:
        """Remove what no sound part accounts for: halves of a killed run, damaged parts, unknown steps."""
        known = set(steps)
        records: set[Path] = set()
        files: set[Path] = set()
        for folder in _entries(self.folder / "steps"):
            if folder.name not in known:
                self._discard(folder)
                continue
            for part in self.parts(folder.name):
                if all(file.sound() for file in part.files.values()):
                    records.add(self._record(part.step, part.part_id))
                    files.update(file.path for file in part.files.values())
        for kept, place in ((records, "steps"), (files, "tables")):
            for folder in _entries(self.folder / place):
                for path in _entries(folder) if folder.is_dir() else [folder]:
                    if path not in kept:
                        self._discard(path)
        for path in self.folder.glob(f"*{UNFINISHED}"):
            self._discard(path)
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _discard(self, path: Path) -> None:
        self.changing()
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            remove_file(path)

    def drop(self, part: Part) -> None:
        """Remove a part; the record goes first, so that it never names what is gone."""
        self.changing()
        record = self._record(part.step, part.part_id)
        remove_file(record)
        sync_folder(record.parent)
        for file in part.files.values():
            remove_file(file.path)

    def writer(self, step: str, units: Mapping[str, str]) -> PartWriter:
        """Begin a part that covers these units."""
        self.changing()
        return PartWriter(self, step, units)

    def keep_only(
        self,
        part: Part,
        units: Iterable[str],
        *,
        rekeyed: Mapping[str, str] | None = None,
        rows_kept: Callable[[pa.Table], pa.Table] = lambda rows: rows,
    ) -> Part:
        """Rewrite a part so that it covers only some of its units.

        :param rekeyed: other keys for some of the units
        :param rows_kept: what to keep of the units' rows
        """
        kept = {unit: part.units[unit] for unit in units} | dict(rekeyed or {})
        writer = self.writer(part.step, kept)
        wanted = pa.array(sorted(kept), pa.string())
        try:
            for table, file in part.files.items():
                for rows in read_rows(file.path):
                    mask = pc.is_in(rows.column(UNIT), value_set=wanted)
                    writer.write({table: rows_kept(rows.filter(mask))})
            writer.fail(trouble for trouble in part.failures if trouble.unit in kept)
            made = writer.commit()
        except BaseException:
            writer.abandon()
            raise
        self.drop(part)
        return made


def read_rows(path: Path, columns: list[str] | None = None) -> Iterable[pa.Table]:
    """The rows of a Parquet file, a row group at a time."""
    with pq.ParquetFile(path) as file:
        for group in range(file.num_row_groups):
            yield file.read_row_group(group, columns=columns, use_threads=False)


class PartWriter:
    """Writes one part: its files aside as the rows come, then all into place, the record last."""

    def __init__(self, store: Store, step: str, units: Mapping[str, str]) -> None:
        self._store = store
        self._step = step
        self._units = dict(sorted(units.items()))
        self.part_id = _digest(step, self._units)
        self._writers: dict[str, Any] = {}
        self._rows: dict[str, int] = {}
        self._failures: list[Trouble] = []

    def write(self, bundle: Mapping[str, pa.Table]) -> None:
        """Add rows; a table without rows makes no file."""
        for table, rows in bundle.items():
            if table == FAILURES:
                self.fail(
                    Trouble(self._step, row["unit"], row["problem"], row["mend"]) for row in rows.to_pylist()
                )
            elif rows.num_rows:
                if table not in self._writers:
                    self._writers[table] = _open(self._aside(table), rows.schema)
                self._writers[table].write_table(rows)
                self._rows[table] = self._rows.get(table, 0) + rows.num_rows

    def fail(self, troubles: Iterable[Trouble]) -> None:
        """Record units that the step failed on; they count as covered until their key changes."""
        self._failures.extend(troubles)

    def commit(self) -> Part:
        """Put the part into place."""
        files = {}
        for table, writer in sorted(self._writers.items()):
            writer.close()
            aside, path = self._aside(table), self._store._file(table, self.part_id)
            files[table] = File(table, path, self._rows[table], aside.stat().st_size, file_digest(aside))
            settle(aside, path)
        failures = tuple(sorted(self._failures))
        record = {
            "units": self._units,
            "files": {
                table: {"rows": file.rows, "bytes": file.size, "digest": file.digest}
                for table, file in files.items()
            },
            "failures": [{"unit": t.unit, "problem": t.problem, "mend": t.mend} for t in failures],
        }
        path = self._store._record(self._step, self.part_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, json.dumps(record, ensure_ascii=False, indent=1).encode())
        return Part(self._step, self.part_id, self._units, files, failures)

    def abandon(self) -> None:
        """Leave nothing behind."""
        for table, writer in self._writers.items():
            writer.close()
            remove_file(self._aside(table))

    def _aside(self, table: str) -> Path:
        path = self._store._file(table, self.part_id)
        return path.with_name(path.name + UNFINISHED)


def _open(path: Path, schema: pa.Schema) -> Any:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Statistics of long texts would stand in the file's footer; those of ids let a reader skip row groups.
    ids = [name for name in schema.names if name in (UNIT, "article_id", "story_id", "claim_id")]
    return pq.ParquetWriter(path, schema, compression="zstd", write_statistics=ids)


def _digest(step: str, units: Mapping[str, str]) -> str:
    digest = hashlib.blake2b(step.encode(), digest_size=10)
    for unit, key in units.items():
        digest.update(json.dumps([unit, key]).encode())
    return digest.hexdigest()


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
