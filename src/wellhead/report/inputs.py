"""What went into the case and what was kept apart, from its manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wellhead.report import limits, words


@dataclass(frozen=True, slots=True)
class Apart:
    """An input or article that was kept apart, what was wrong and what the user can do."""

    name: str
    problem: str
    mend: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """The manifest as the page tells it; ``*_more`` counts what a limit left out."""

    inputs: int
    apart: tuple[Apart, ...]
    apart_more: int
    sidecars: tuple[tuple[str, str], ...]
    sidecars_more: int
    ignored: tuple[tuple[str, str], ...]
    ignored_more: int
    not_annotated: tuple[tuple[str, str], ...]
    not_annotated_more: int
    steps: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str], ...]
    version: str


def read_inputs(manifest: Mapping[str, Any]) -> Inputs:
    """The parts of ``manifest.json`` that a reader of the page should know.

    Entries that lack a field are shown with what they have: the page is no place to fail for it.
    """
    apart = [_apart(row) for key in ("kept_apart", "failures") for row in _rows(manifest, key)]
    sidecars = [(_text(row, "path"), _text(row, "problem")) for row in _rows(manifest, "sidecar_problems")]
    ignored = [(_text(row, "path"), _text(row, "why")) for row in _rows(manifest, "ignored")]
    unread = [(_text(row, "article_id"), _text(row, "language")) for row in _rows(manifest, "not_annotated")]
    most = limits.KEPT_APART
    return Inputs(
        inputs=len(_rows(manifest, "inputs")),
        apart=tuple(apart[:most]),
        apart_more=max(0, len(apart) - most),
        sidecars=tuple(sidecars[:most]),
        sidecars_more=max(0, len(sidecars) - most),
        ignored=tuple(ignored[:most]),
        ignored_more=max(0, len(ignored) - most),
        not_annotated=tuple((name, language or "not known") for name, language in unread[:most]),
        not_annotated_more=max(0, len(unread) - most),
        steps=_pairs(manifest, "steps"),
        settings=_pairs(manifest, "settings"),
        version=_text(manifest, "wellhead"),
    )


def _rows(manifest: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = manifest.get(key) or []
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def _apart(row: Mapping[str, Any]) -> Apart:
    step = _text(row, "step")
    problem = _text(row, "problem")
    return Apart(
        _text(row, "path") or _text(row, "unit"),
        f"{problem} (step {step})" if step else problem,
        _text(row, "mend"),
    )


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return "" if value is None else words.clip(str(value), limits.REASON)


def _pairs(manifest: Mapping[str, Any], key: str) -> tuple[tuple[str, str], ...]:
    found = manifest.get(key)
    if not isinstance(found, Mapping):
        return ()
    return tuple(
        (words.clip(str(name), 80), words.clip(value if isinstance(value, str) else json.dumps(value), 160))
        for name, value in list(found.items())[:60]
    )
