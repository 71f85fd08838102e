"""Keys: a digest over all that a unit of work depends on.  Equal keys, equal results."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Mapping
from functools import cache
from typing import Any


def key_of(*parts: Any) -> str:
    """Digest of some plain values, in hexadecimal.

    >>> key_of("clean", 1, ["a", None]) == key_of("clean", 1, ["a", None])
    True
    >>> key_of("a", "b") == key_of("ab")
    False
    """
    text = json.dumps(parts, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def key_of_all(units: Mapping[str, str]) -> str:
    """Digest over units and their keys, in any order."""
    digest = hashlib.blake2b(digest_size=16)
    for unit in sorted(units):
        digest.update(json.dumps([unit, units[unit]]).encode())
    return digest.hexdigest()


@cache
def version_of(number: int, *libraries: str) -> str:
    """A step's version: its own number, and those of the libraries whose output it passes on."""
    return " ".join([str(number), *(f"{name}-{_release(name)}" for name in libraries)])


def _release(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "none"
