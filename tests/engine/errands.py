"""Functions for worker processes: they must be importable by name from there."""

from __future__ import annotations

import os
import signal
import sys
import time

import pyarrow as pa

from wellhead.engine.base import Bundle
from wellhead.errors import InputError


def double(bundle: Bundle) -> Bundle:
    """Twice the numbers; those that come first take longest."""
    numbers = bundle["t"].column("n").to_pylist()
    time.sleep(0.02 if numbers[0] % 3 == 0 else 0)
    return {"t": pa.table({"n": [2 * n for n in numbers]})}


def same(bundle: Bundle) -> Bundle:
    """What it was given."""
    return bundle


def process_id(bundle: Bundle) -> Bundle:
    """Who works."""
    return {"t": pa.table({"n": [os.getpid()]})}


def fail(bundle: Bundle) -> Bundle:
    """An error of our own."""
    raise InputError("a.txt", "is empty", "fill it")


class OddError(Exception):
    """An error that does not survive pickling."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} and {two}")


def fail_oddly(bundle: Bundle) -> Bundle:
    """An error that the parent cannot rebuild."""
    raise OddError("salt", "pepper")


def kill_self(bundle: Bundle) -> Bundle:
    """Dies as if the machine had run out of memory."""
    if bundle["t"].column("n").to_pylist() == [3]:
        os.kill(os.getpid(), signal.SIGKILL)
    return bundle


def chatter(bundle: Bundle) -> Bundle:
    """Prints, and reads what it should not."""
    sys.stdout.write("noise" * 1000)
    os.write(1, b"raw noise\n")
    sys.stdin.read()
    return bundle


def linger(bundle: Bundle) -> Bundle:
    """Works for a long time."""
    time.sleep(60)
    return bundle
