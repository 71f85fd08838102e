"""Deterministic 64-bit hashes of words and of runs of words, computed on whole articles at once.

A polynomial over the word's code points, then the finaliser of SplitMix64 (Steele, Lea, Flood 2014);
the same on every machine and for every engine, signed so that SQL can hold them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

_BASE = 0x9E3779B97F4A7C15
_RUN_BASE = 0xD1B54A32D192ED03
#: Places of a word that are told apart; beyond them (no word of a language) the last factor repeats.
_PLACES = 256


def _powers(base: int, count: int) -> Hashes:
    return np.array([pow(base, i, 1 << 64) for i in range(1, count + 1)], dtype=np.uint64)


_POWERS = _powers(_BASE, _PLACES)
_RUN_POWERS = _powers(_RUN_BASE, 64)


def _mix(values: Hashes) -> Hashes:
    values = values ^ (values >> np.uint64(30))
    values = values * np.uint64(0xBF58476D1CE4E5B9)
    values = values ^ (values >> np.uint64(27))
    values = values * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def word_hashes(forms: Sequence[str]) -> Hashes:
    """One hash a word; words must not be empty."""
    if not forms:
        return np.zeros(0, dtype=np.uint64)
    joined = "".join(forms).encode("utf-32-le", "surrogatepass")
    points = np.frombuffer(joined, dtype="<u4").astype(np.uint64)
    lengths = np.fromiter(map(len, forms), dtype=np.int64, count=len(forms))
    starts = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths)[:-1]))
    places = np.arange(len(points), dtype=np.int64) - np.repeat(starts, lengths)
    terms = (points + np.uint64(1)) * _POWERS[np.minimum(places, _PLACES - 1)]
    return _mix(np.add.reduceat(terms, starts))


def run_hashes(words: Hashes, size: int) -> Hashes:
    """One hash for each run of ``size`` words, by its first word; empty where there are fewer."""
    count = len(words) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        total += words[place : place + count] * _RUN_POWERS[place]
    return _mix(total)


def winnow(hashes: Hashes, window: int) -> Hashes:
    """The least hash of every ``window`` neighbours, each once, ascending.

    Any run of ``window`` hashes that two articles share leaves both with a common one (Schleimer,
    Wilkerson, Aiken, *Winnowing: local algorithms for document fingerprinting*, SIGMOD 2003).
    """
    if len(hashes) <= window:
        return np.unique(hashes.min(keepdims=True)) if len(hashes) else hashes
    least = hashes[: len(hashes) - window + 1].copy()
    for shift in range(1, window):
        np.minimum(least, hashes[shift : shift + len(least)], out=least)
    return np.unique(least)


def signed(hashes: Hashes) -> list[int]:
    """Hashes as signed 64-bit integers, ascending."""
    values: list[int] = np.sort(hashes.view(np.int64)).tolist()
    return values


def digest(text: str, size: int) -> str:
    """A short name for a text: ``2 * size`` hexadecimal digits of its BLAKE2b."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
