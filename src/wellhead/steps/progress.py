"""How a run tells what it is doing.  Clocks live here and in whoever listens, never in a result."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol


class Progress(Protocol):
    """What a run tells its listener; each step begins, advances and ends."""

    def begin(self, step: str, units: int) -> None:
        """A step begins, with so many units to do."""

    def advance(self, step: str, units: int) -> None:
        """So many more units are done."""

    def end(self, step: str, units: int, seconds: float) -> None:
        """A step is done."""

    def note(self, message: str) -> None:
        """A sentence for the user: an input that was replaced, a sidecar that could not be read."""


class Silent:
    """Listens to nothing."""

    def begin(self, step: str, units: int) -> None:
        """A step begins."""

    def advance(self, step: str, units: int) -> None:
        """More units are done."""

    def end(self, step: str, units: int, seconds: float) -> None:
        """A step is done."""

    def note(self, message: str) -> None:
        """A sentence for the user."""


@dataclass
class Stopwatch(Silent):
    """Remembers units and wall seconds of each step.

    >>> watch = Stopwatch()
    >>> watch.end("read", 10, 2.0)
    >>> watch.steps
    {'read': (10, 2.0)}
    """

    steps: dict[str, tuple[int, float]] = field(default_factory=dict)

    def end(self, step: str, units: int, seconds: float) -> None:
        """A step is done."""
        before = self.steps.get(step, (0, 0.0))
        self.steps[step] = (before[0] + units, before[1] + seconds)


@contextmanager
def timed(progress: Progress, step: str, units: int) -> Iterator[None]:
    """Tell the begin and the end of a step, and how long it took."""
    progress.begin(step, units)
    start = time.perf_counter()
    yield
    progress.end(step, units, time.perf_counter() - start)
