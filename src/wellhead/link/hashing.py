"""Deterministic 64-bit hashes of words and of runs of words, the same on every machine and engine.

A polynomial over the word's code points, then the finaliser of SplitMix64 (Steele, Lea, Flood 2014);
signed where SQL has to hold them.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

_MASK = (1 << 64) - 1
_BASE = 0x9E3779B97F4A7C15
_RUN_BASE = 0xD1B54A32D192ED03
_RUN_POWERS = np.array([pow(_RUN_BASE, i, 1 << 64) for i in range(1, 65)], dtype=np.uint64)


@functools.lru_cache(maxsize=1 << 16)
def word_hash(form: str) -> int:
    """The unsigned hash of one folded word."""
    value = 0
    for character in form:
        value = (value + ord(character) + 1) * _BASE & _MASK
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9 & _MASK
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB & _MASK
    return value ^ (value >> 31)


def word_hashes(forms: Sequence[str]) -> Hashes:
    """One hash a word."""
    return np.fromiter(map(word_hash, forms), dtype=np.uint64, count=len(forms))


def _mix(values: Hashes) -> Hashes:
    values = values ^ (values >> np.uint64(30))
    values = values * np.uint64(0xBF58476D1CE4E5B9)
    values = values ^ (values >> np.uint64(27))
    values = values * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


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
