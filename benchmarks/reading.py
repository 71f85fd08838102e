"""Words a second from text to parsed document, in processes that are each held to one core.

`python -m benchmarks.reading READER FOLDER FIRST STEP CORE` is such a process: it loads what reads, says so,
waits for a line on standard input and then reads every STEP-th article of a folder from the FIRST on.  A
READER is the "module:function" that gives a function from texts to their documents: a peer is timed alike.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence, Sized
from pathlib import Path
from typing import NamedTuple

#: Reads texts, in order; a document's length is its number of tokens.
Reader = Callable[[Sequence[str]], Iterable[Sized]]
WELLHEAD = "benchmarks.reading:wellhead_reader"

#: Articles that go into one call, as in a step of a trace.
_BATCH = 32


class Reading(NamedTuple):
    """What one process did; loading is from the first import of the language to a parsed sentence."""

    words: int
    seconds: float
    cpu_seconds: float
    load_seconds: float
    peak_bytes: int


def cores() -> list[int]:
    """Cores that this process may use; where that cannot be told, as many as there are."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def wellhead_reader() -> Reader:
    """The shipped analyzer."""
    from wellhead.language.analyzer import analyze  # noqa: PLC0415 - its import is part of what is measured

    return analyze


def read(folder: Path, on: Sequence[int], reader: str = WELLHEAD) -> tuple[list[Reading], float]:
    """Read a folder's articles in a process on each of some cores.

    :returns: what each did, and the wall seconds of all together, loading left out
    """
    processes = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "benchmarks.reading",
                reader,
                str(folder),
                str(n),
                str(len(on)),
                str(core),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n, core in enumerate(on)
    ]
    for process in processes:
        assert process.stdout
        if not process.stdout.readline():
            raise SystemExit(f"a reading process ended with {process.wait()}")
    begin = time.perf_counter()
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.communicate()[0] for process in processes]
    seconds = time.perf_counter() - begin
    return [Reading(**json.loads(line)) for line in told], seconds


def child(reader: str, folder: str, first: str, step: str, core: str) -> None:
    """What a reading process does."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(core)})
    files = sorted(Path(folder).glob("*.txt"))[int(first) :: int(step)]
    texts = [file.read_text(encoding="utf-8") for file in files]
    begin = time.perf_counter()
    module, _, function = reader.partition(":")
    analyze: Reader = getattr(importlib.import_module(module), function)()
    list(analyze(["The bridge is closed, the mayor said."]))
    load = time.perf_counter() - begin
    print("ready", flush=True)
    sys.stdin.readline()
    begin, cpu, tokens = time.perf_counter(), time.process_time(), 0
    for at in range(0, len(texts), _BATCH):
        for document in analyze(texts[at : at + _BATCH]):
            tokens += len(document)
    unit = 1 if sys.platform == "darwin" else 1024
    reading = Reading(
        words=sum(len(text.split()) for text in texts),
        seconds=time.perf_counter() - begin,
        cpu_seconds=time.process_time() - cpu,
        load_seconds=load,
        peak_bytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit,
    )
    if not tokens:
        raise SystemExit(f"{reader} found no token in any article")
    print(json.dumps(reading._asdict()), flush=True)


if __name__ == "__main__":
    child(*sys.argv[1:])
