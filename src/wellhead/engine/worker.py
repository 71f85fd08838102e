"""The far end of a worker process: reads tasks from standard input, answers on standard output.

A worker is a fresh interpreter, not a fork: Arrow, DuckDB and progress bars run threads, and a fork
of a threaded process may hang; and unlike `multiprocessing`, nothing here imports the caller's main
module again, so that a script may call `wellhead.trace` without a guard.  When the parent dies, for
whatever reason, standard input ends and the worker with it.

A message is eight bytes of length and a pickle.  Only our own parent writes to that pipe.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
from typing import IO, Any

_LENGTH = struct.Struct(">Q")


def send(stream: IO[bytes], message: Any) -> None:
    """Write one message."""
    data = pickle.dumps(message, protocol=5)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one message.

    :raises EOFError: when the other end is gone, in the middle of a message too
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - from our own parent or worker, over a private pipe


def serve() -> int:
    """Answer tasks until standard input ends."""
    # An interrupt from the keyboard reaches the whole process group; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # A library that prints must not write into the answers.
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    try:
        sys.path[:] = receive(tasks)
        import pyarrow as pa  # noqa: PLC0415 - after sys.path is the parent's

        from wellhead.engine.base import decode, encode  # noqa: PLC0415

        pa.set_cpu_count(1)
        pa.set_io_thread_count(1)
        while True:
            function, streams = receive(tasks)
            try:
                answer = ("done", encode(function(decode(streams))))
            except Exception as error:  # whatever it is, the parent must hear of it
                send(answers, ("failed", _portable(error)))
            else:
                send(answers, answer)
    except (EOFError, BrokenPipeError):
        return 0


def _portable(error: Exception) -> Exception:
    """The error itself where it survives the way to the parent, else its words."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made one expression earlier
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
