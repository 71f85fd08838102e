"""The near end of the worker processes: starts them when first needed, hands out tasks, ends them."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from wellhead.engine.base import Bundle, MapFunction, decode, encode
from wellhead.engine.worker import receive, send
from wellhead.errors import WellheadError

#: Bundles in flight for each worker: one at work, one waiting, so that no worker idles.
AHEAD = 2

_SERVE = "import sys; from wellhead.engine.worker import serve; sys.exit(serve())"

#: One thread a worker: the processes are the parallelism, and results must not depend on a library's threads.
_SINGLE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class WorkerDiedError(WellheadError):
    """A worker process ended in the middle of a task.

    :param bundle: what it was working on
    :param code: its exit status; negative for a signal
    """

    def __init__(self, bundle: Bundle, code: int | None) -> None:
        how = (
            f"was killed by signal {-code}" if code is not None and code < 0 else f"ended with status {code}"
        )
        super().__init__(f"a worker process {how}; it may have run out of memory: try fewer --workers")
        self.bundle, self.code = bundle, code


class Pool:
    """A fixed number of worker processes, each driven by one thread of this process."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._threads: ThreadPoolExecutor | None = None
        self._mine = threading.local()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._lock = threading.Lock()
        self._closed = False

    def map(self, function: MapFunction, bundles: Iterable[Bundle]) -> Iterator[Bundle]:
        """Results of the function, in the order of the bundles."""
        pickle.dumps(function)  # says at once, and here, that a function is not at module level
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self.workers, thread_name_prefix="wellhead-worker")
        waiting: deque[Future[Bundle]] = deque()
        try:
            for bundle in bundles:
                waiting.append(self._threads.submit(self._run, function, bundle))
                if len(waiting) >= self.workers * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

    def _run(self, function: MapFunction, bundle: Bundle) -> Bundle:
        process = self._process()
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - made with pipes
        try:
            send(process.stdin, (function, encode(bundle)))
            kind, value = receive(process.stdout)
        except (EOFError, OSError, ValueError):
            del self._mine.process
            raise WorkerDiedError(bundle, process.wait()) from None
        if kind == "failed":
            raise value
        found: Bundle = decode(value)
        return found

    def _process(self) -> subprocess.Popen[bytes]:
        """This thread's worker, started on first use."""
        if not hasattr(self._mine, "process"):
            with self._lock:
                if self._closed:
                    raise WellheadError("the engine is closed")
                process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                    [sys.executable, "-P", "-c", _SERVE],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    env={**os.environ, **_SINGLE, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
                )
                self._processes.append(process)
            assert process.stdin is not None  # noqa: S101 - made with a pipe
            with contextlib.suppress(OSError):
                send(process.stdin, list(sys.path))
            self._mine.process = process
        found: subprocess.Popen[bytes] = self._mine.process
        return found

    def close(self) -> None:
        """End all workers, at work or not."""
        with self._lock:
            self._closed = True
            processes, self._processes = self._processes, []
        for process in processes:
            process.kill()
        for process in processes:
            process.wait()
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)
            self._threads = None
        for process in processes:
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()


def run_here(function: MapFunction, bundles: Iterable[Bundle]) -> Iterator[Any]:
    """The same without processes: one worker works in this process."""
    for bundle in bundles:
        yield function(bundle)
