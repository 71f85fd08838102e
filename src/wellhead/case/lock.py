"""One run at a time on a case."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from wellhead.errors import CaseError

NAME = "lock"


@contextlib.contextmanager
def locked(folder: Path, *, shared: bool = False) -> Iterator[None]:
    """Hold a case; several readers may share it, a run has it alone.

    The lock is the kernel's and goes with the process, so a killed run leaves none behind.

    :raises CaseError: another process holds it
    """
    try:
        handle = os.open(folder / NAME, os.O_RDONLY if shared else os.O_RDWR | os.O_CREAT, 0o666)
    except FileNotFoundError:  # a case copied without its lock, on a medium that may be read-only
        yield
        return
    try:
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CaseError(
                f"{folder}: another wellhead command is at work on this case; wait for it to end, or stop it"
            ) from None
        yield
    finally:
        os.close(handle)
