"""The local engine: order, look-ahead, errors, death; queries over files and tables."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import errands
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from wellhead.engine import Bundle, LocalEngine
from wellhead.engine.pool import WorkerDiedError
from wellhead.errors import InputError, WellheadError


def numbers(count: int) -> Iterator[Bundle]:
    for n in range(count):
        yield {"t": pa.table({"n": [n]})}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalEngine]:
    with LocalEngine(2, tmp_path_factory.mktemp("scratch") / "duckdb") as made:
        yield made


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_results_come_in_the_order_of_the_bundles(workers: int) -> None:
    with LocalEngine(workers) as engine:
        made = [bundle["t"].column("n").to_pylist() for bundle in engine.map(errands.double, numbers(20))]
    assert made == [[2 * n] for n in range(20)]


def test_one_worker_works_in_this_process() -> None:
    with LocalEngine(1) as engine:
        (made,) = engine.map(errands.process_id, numbers(1))
    assert made["t"].column("n").to_pylist() == [os.getpid()]


def test_several_work_elsewhere_and_are_reused(engine: LocalEngine) -> None:
    seen = {
        bundle["t"].column("n")[0].as_py()
        for _ in range(2)
        for bundle in engine.map(errands.process_id, numbers(12))
    }
    assert os.getpid() not in seen
    assert len(seen) <= 2


def test_no_more_than_a_few_bundles_are_in_flight(engine: LocalEngine) -> None:
    asked = 0

    def bundles() -> Iterator[Bundle]:
        nonlocal asked
        for bundle in numbers(50):
            asked += 1
            yield bundle

    made = engine.map(errands.same, bundles())
    next(made)
    assert asked <= 2 * engine.workers
    assert len(list(made)) == 49


def test_hostile_text_and_empty_tables_cross_the_border(engine: LocalEngine) -> None:
    text = pa.table({"s": ["a\0b", "\u202e\n\t", "😀", None, ""], "l": [[], [1], None, [1, 2], [3]]})
    empty = text.slice(0, 0)
    (made,) = engine.map(errands.same, [{"text": text, "empty": empty}])
    assert made["text"].equals(text)
    assert made["empty"].schema == empty.schema


def test_an_error_in_the_function_is_raised_here(engine: LocalEngine) -> None:
    with pytest.raises(InputError, match=r"a\.txt: is empty; fill it"):
        list(engine.map(errands.fail, numbers(3)))
    with pytest.raises(RuntimeError, match="OddError: salt and pepper"):
        list(engine.map(errands.fail_oddly, numbers(1)))
    assert len(list(engine.map(errands.same, numbers(5)))) == 5


def test_a_killed_worker_is_named_and_the_engine_lives_on() -> None:
    with LocalEngine(2) as engine:
        with pytest.raises(WorkerDiedError, match="killed by signal 9"):
            list(engine.map(errands.kill_self, numbers(8)))
        assert len(list(engine.map(errands.same, numbers(5)))) == 5


def test_what_a_function_prints_does_not_spoil_the_answer(engine: LocalEngine) -> None:
    assert len(list(engine.map(errands.chatter, numbers(3)))) == 3


def test_a_function_that_workers_cannot_import_is_refused(engine: LocalEngine) -> None:
    with pytest.raises(Exception, match=r"pickle|local"):
        list(engine.map(lambda bundle: bundle, numbers(1)))


def children(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
def test_workers_die_with_a_killed_parent() -> None:
    script = dedent("""
        import pyarrow as pa, errands
        from wellhead.engine import LocalEngine
        engine = LocalEngine(2)
        bundles = [{"t": pa.table({"n": [n]})} for n in range(2)]
        list(engine.map(errands.same, bundles))
        print("ready", flush=True)
        input()
    """)
    path = os.pathsep.join([str(Path(errands.__file__).parent), *filter(None, sys.path)])
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        workers = children(parent.pid)
        assert len(workers) == 2
        parent.send_signal(signal.SIGKILL)
    end = time.monotonic() + 10
    while any(alive(pid) for pid in workers) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(alive(pid) for pid in workers)


def test_closing_ends_workers_that_are_at_work() -> None:
    engine = LocalEngine(2)
    made = engine.map(errands.linger, numbers(4))
    closer = threading.Timer(1.0, engine.close)
    closer.start()
    begin = time.monotonic()
    with pytest.raises(WorkerDiedError):
        next(made)
    closer.join()
    assert time.monotonic() - begin < 20


def test_a_script_needs_no_main_guard(tmp_path: Path) -> None:
    script = tmp_path / "job.py"
    script.write_text(
        dedent("""
        import pyarrow as pa, errands
        from wellhead.engine import LocalEngine
        print("once")
        with LocalEngine(2) as engine:
            print(len(list(engine.map(errands.same, [{"t": pa.table({"n": [n]})} for n in range(6)]))))
        """)
    )
    path = os.pathsep.join([str(Path(errands.__file__).parent), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert (done.stdout, done.stderr) == ("once\n6\n", "")


# ---------------------------------------------------------------- queries
def test_query_over_files_and_tables(engine: LocalEngine, tmp_path: Path) -> None:
    folder = tmp_path / "it's a=b"
    folder.mkdir()
    for n in range(3):
        pq.write_table(pa.table({"id": [f"x{n}", f"y{n}"], "start": [n, n + 10]}), folder / f"{n}.parquet")
    few = pa.table({"id": ["x0", "y2"]})
    batches = list(
        engine.query(
            'SELECT m.id, t."start" FROM many AS t JOIN few AS m USING (id) ORDER BY m.id DESC',
            {"many": sorted(folder.glob("*.parquet")), "few": few},
        )
    )
    rows = [row for batch in batches for row in batch.to_pylist()]
    assert rows == [{"id": "y2", "start": 12}, {"id": "x0", "start": 0}]


def test_query_streams_in_batches(engine: LocalEngine) -> None:
    table = pa.table({"n": list(range(10_000))})
    batches = list(engine.query("SELECT n FROM t ORDER BY n DESC", {"t": table}, rows=2_048))
    assert max(batch.num_rows for batch in batches) <= 2_048
    assert [n for batch in batches for n in batch.column(0).to_pylist()] == list(range(9_999, -1, -1))


def test_query_spills_to_the_scratch_folder_which_goes_with_the_engine(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    with LocalEngine(1, scratch, memory=40) as engine:
        rows = sum(
            batch.num_rows
            for batch in engine.query(
                "SELECT md5(i::VARCHAR) || repeat('x', 100) AS t FROM range(400000) AS r(i) ORDER BY t", {}
            )
        )
    assert rows == 400_000
    assert not scratch.exists()


#: A window holds its partition in memory: this one needs a few hundred megabytes.
GREEDY = (
    "SELECT i, count(*) OVER (PARTITION BY i % 2 ORDER BY t ROWS BETWEEN 9 PRECEDING AND CURRENT ROW) AS n "
    "FROM (SELECT i, md5(i::VARCHAR) || repeat('x', 40) AS t FROM range(600000) AS r(i)) ORDER BY i LIMIT 3"
)


def test_a_query_that_cannot_spill_gets_more_memory(tmp_path: Path) -> None:
    with LocalEngine(1, tmp_path / "scratch", memory=20) as engine:
        rows = [row for batch in engine.query(GREEDY, {}) for row in batch.to_pylist()]
        assert [row["i"] for row in rows] == [0, 1, 2]
        assert engine.memory > 20


def test_but_no_more_than_the_machine_can_spare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wellhead.engine.local._half_of_memory", lambda: 30)
    needs_more = pytest.raises(WellheadError, match="more than 20 MB of memory")
    with LocalEngine(1, tmp_path / "scratch", memory=20) as engine, needs_more:
        list(engine.query(GREEDY, {}))
