"""Articles a second of `trace`, as a whole and step by step, and the most memory that it ever holds."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.material import write_articles

ARTICLES = int(os.environ.get("WELLHEAD_BENCH_ARTICLES", "2000"))
_EVERY = 0.25


def run() -> list[Figure]:
    """Trace once, in a process of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        inputs, case, told = (Path(scratch) / name for name in ("articles", "case", "steps.json"))
        print(f"tracing {write_articles(inputs, ARTICLES)} with {os.cpu_count()} cores", flush=True)
        before = _cpu_of_children()
        wall, peak = _watched([sys.executable, "-m", "benchmarks.tracing", str(inputs), str(case), str(told)])
        cpu = _cpu_of_children() - before
        steps: dict[str, tuple[int, float]] = json.loads(told.read_text())
        size = sum(path.stat().st_size for path in case.rglob("*") if path.is_file())
        again, _ = _watched([sys.executable, "-m", "benchmarks.tracing", str(inputs), str(case), str(told)])
    figures = [
        Figure("articles_per_second", ARTICLES / wall, "articles/s"),
        Figure("articles_per_cpu_second", ARTICLES / cpu, "articles/s"),
        Figure("peak_gib", peak / 2**30, "GiB"),
        Figure("case_bytes_per_article", size / ARTICLES, "bytes"),
        Figure("second_run_seconds", again, "s"),
    ]
    figures += [
        Figure(f"{step}_articles_per_second", ARTICLES / max(seconds, 1e-3), "articles/s")
        for step, (_, seconds) in steps.items()
    ]
    return figures


def _cpu_of_children() -> float:
    """CPU seconds of all children that have ended; unlike wall seconds they know nothing of other work."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watched(command: list[str]) -> tuple[float, int]:
    """Wall seconds of a command, and the most memory of it and its children together."""
    begin = time.monotonic()
    with subprocess.Popen(command) as process:
        peak, done = [0], threading.Event()

        def watch() -> None:
            while not done.wait(_EVERY):
                peak[0] = max(peak[0], _memory(process.pid))

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        code = process.wait()
        done.set()
        watcher.join()
    if code:
        raise SystemExit(f"{' '.join(command[:3])} ended with {code}")
    return time.monotonic() - begin, peak[0]


def _memory(pid: int) -> int:
    """Proportional memory of a process and its descendants, in bytes; 0 where there is no /proc."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError, ValueError):
            continue
        children.setdefault(parent, []).append(int(entry.name))
    total, todo = 0, [pid]
    while todo:
        one = todo.pop()
        todo += children.get(one, [])
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total


def child(inputs: str, case: str, told: str) -> None:
    """What the measured process does."""
    from wellhead.steps import Stopwatch, trace  # noqa: PLC0415 - not in the measuring process

    watch = Stopwatch()
    trace([inputs], Path(case), progress=watch)
    if watch.steps:
        Path(told).write_text(json.dumps(watch.steps))


if __name__ == "__main__":
    child(*sys.argv[1:])
