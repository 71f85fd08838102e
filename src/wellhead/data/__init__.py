"""Rules and word lists: YAML files, each entry with the sentence that made it necessary."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

import yaml

#: The safe loader: PyYAML's in C where it is built, the slow one elsewhere.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@functools.cache
def load(name: str) -> Any:
    """What ``wellhead/data/NAME.yaml`` holds.  Read once and shared: not to be changed."""
    source = resources.files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(source, LOADER)  # noqa: S506 - a safe loader, by one of its two names


__all__ = ["LOADER", "load"]
