"""Bringing one step up to date: keep what still holds, make what is missing, commit part by part."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from wellhead.case import Part, PartWriter, Store, Trouble
from wellhead.engine.base import Bundle, Engine, MapFunction
from wellhead.engine.pool import WorkerDiedError
from wellhead.errors import StepError, WellheadError
from wellhead.steps.progress import Progress, timed

#: What cuts missing units into future parts.
Chunks: TypeAlias = "Callable[[tuple[str, ...]], Iterable[Chunk]]"
#: Units of a part.  Small enough that a kill costs seconds, large enough that files stay few.
PART_UNITS = 256


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a step works: the case's parts, an engine, and who listens."""

    store: Store
    engine: Engine
    progress: Progress


@dataclass(frozen=True, slots=True)
class Chunk:
    """The units of one future part, and the bundles that carry them; every bundle has some."""

    units: tuple[str, ...]
    bundles: Iterable[tuple[int, Bundle]]


@dataclass(frozen=True, slots=True)
class Settled:
    """What a step has after its stale units are gone."""

    parts: tuple[Part, ...]
    missing: tuple[str, ...]


def settle(store: Store, step: str, wanted: Mapping[str, str]) -> Settled:
    """Take the units out of a step's parts that are not wanted, or not with this key.

    :param wanted: the key of every unit that the step should cover
    :returns: what remains, and the wanted units that no part covers, sorted
    """
    covered: set[str] = set()
    kept: list[Part] = []

    def stale(part: Part) -> int:
        return sum(wanted.get(unit) != key for unit, key in part.units.items())

    # A kill between writing a part anew and dropping the old one leaves both: the one with nothing
    # stale is taken first, and the other then has nothing left to cover.
    for part in sorted(store.parts(step), key=lambda part: (stale(part), part.part_id)):
        good = [u for u, key in part.units.items() if wanted.get(u) == key and u not in covered]
        covered.update(good)
        if len(good) == len(part.units):
            kept.append(part)
        elif good:
            kept.append(store.keep_only(part, good))
        else:
            store.drop(part)
    return Settled(tuple(kept), tuple(sorted(wanted.keys() - covered)))


def bring_up_to_date(
    bench: Bench,
    step: str,
    wanted: Mapping[str, str],
    function: MapFunction,
    chunks: Chunks,
) -> None:
    """Make the missing units of a step.

    :param wanted: the key of every unit that the step should cover
    :param function: makes the tables of a bundle
    :param chunks: cuts the missing units into future parts, in a fixed order
    :raises StepError: a worker died
    """
    missing = settle(bench.store, step, wanted).missing
    if not missing:
        return
    waiting: deque[tuple[Chunk, int]] = deque()

    def bundles() -> Iterator[Bundle]:
        for chunk in chunks(missing):
            for units, bundle in chunk.bundles:
                waiting.append((chunk, units))
                yield bundle

    with timed(bench.progress, step, len(missing)):
        at: Chunk | None = None
        writer: PartWriter | None = None
        try:
            for made in bench.engine.map(function, bundles()):
                chunk, units = waiting.popleft()
                if chunk is not at:
                    if writer is not None:
                        writer.commit()
                    at, writer = chunk, bench.store.writer(step, {unit: wanted[unit] for unit in chunk.units})
                assert writer is not None  # noqa: S101 - made with the first chunk
                writer.write(made)
                bench.progress.advance(step, units)
            if writer is not None:
                writer.commit()
        except WorkerDiedError as error:
            if writer is not None:
                writer.abandon()
            raise StepError(step, _names(waiting), str(error)) from None
        except BaseException as error:
            if writer is not None:
                writer.abandon()
            if isinstance(error, Exception) and not isinstance(error, (WellheadError, OSError, MemoryError)):
                raise StepError(step, _names(waiting), f"{type(error).__name__}: {error}") from error
            raise


def _names(waiting: Iterable[tuple[Chunk, int]]) -> str:
    units = [unit for chunk, _ in waiting for unit in (chunk.units[0], chunk.units[-1])]
    return f"one of {units[0]} … {units[-1]}" if units else "its last units"


def failures(store: Store, step: str) -> list[Trouble]:
    """Units that a step failed on."""
    return [trouble for part in store.parts(step) for trouble in part.failures]


def keys(store: Store, step: str) -> dict[str, str]:
    """The key of every unit that a step covers."""
    return {unit: key for part in store.parts(step) for unit, key in part.units.items()}
