"""Sidecars: what a user says about a file in ``NAME.meta.json`` or in the ``meta.json`` of a folder.

Of several sidecars the nearest wins, field by field: the file's own, then its folder's, then the one
above.  A field of the wrong kind is dropped with a sentence that says so; the article is read without it.
"""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from wellhead.read.formats import SIZE_LIMIT

FOLDER_SIDECAR = "meta.json"
FILE_SIDECAR_ENDING = ".meta.json"

#: A year outside of these is a slip of the keyboard, not the date of a news article.
_YEARS = range(1600, 2200)
_LONGEST = 2_000


def is_sidecar(name: str) -> bool:
    """True for the names that sidecars have."""
    folded = name.lower()
    return folded == FOLDER_SIDECAR or folded.endswith(FILE_SIDECAR_ENDING)


def read_sidecars(file: Path, shown: str) -> tuple[dict[str, object], tuple[str, ...]]:
    """What the sidecars say about ``file``: its checked fields, and what is wrong with them.

    :param file: the article's file
    :param shown: its name in messages
    """
    meta: dict[str, object] = {}
    problems: list[str] = []
    for sidecar, names in _places(file):
        entry = _entry(sidecar, names, problems)
        if entry is not None:
            fields, wrong = check_fields(entry)
            problems += [f"{sidecar.name}: {w}" for w in wrong]
            meta.update(fields)
    return meta, tuple(f"{shown}: {p}" for p in dict.fromkeys(problems))


def _places(file: Path) -> list[tuple[Path, tuple[str, ...] | None]]:
    """The sidecars that may speak of a file, farthest first, each with the names it may use for it."""
    names = (file.stem, file.name)
    folder = file.parent
    return [
        (folder.parent / FOLDER_SIDECAR, names),
        (folder / FOLDER_SIDECAR, names),
        (folder / f"{file.stem}{FILE_SIDECAR_ENDING}", None),
        (folder / f"{file.name}{FILE_SIDECAR_ENDING}", None),
    ]


def _entry(sidecar: Path, names: tuple[str, ...] | None, problems: list[str]) -> Mapping[str, object] | None:
    content, problem = load(sidecar)
    if problem:
        problems.append(f"{sidecar.name}: {problem}")
    if content is None:
        return None
    if not isinstance(content, Mapping):
        problems.append(f"{sidecar.name}: holds no JSON object; it was left aside")
        return None
    if names is None:
        return content
    found = [content[n] for n in names if n in content]
    if not found:
        return None
    if not isinstance(found[-1], Mapping):
        problems.append(f"{sidecar.name}: the entry of {names[0]} is no JSON object; it was left aside")
        return None
    return found[-1]


def load(sidecar: Path) -> tuple[Any, str | None]:
    """The content of a sidecar and what is wrong with it; ``(None, None)`` where there is none."""
    try:
        if not sidecar.is_file():
            return None, None
        stat = sidecar.stat()
        return _load(sidecar, stat.st_size, stat.st_mtime_ns)
    except OSError as error:
        return None, f"could not be opened ({error.strerror or error}); make it readable"


@functools.lru_cache(maxsize=8)  # each file of a folder asks for the folder's sidecar
def _load(sidecar: Path, size: int, _changed: int) -> tuple[Any, str | None]:
    if size > SIZE_LIMIT:
        return None, f"is larger than {SIZE_LIMIT:,} bytes; it was left aside"
    try:
        return json.loads(sidecar.read_bytes().decode("utf-8-sig")), None
    except (ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0][:120]
        return None, f"is not JSON in UTF-8 ({reason}); it was left aside"


# ---------------------------------------------------------------- one entry
def check_fields(entry: Mapping[str, object]) -> tuple[dict[str, object], list[str]]:
    """The fields of an entry that can be used, and a sentence for each that cannot."""
    fields: dict[str, object] = {}
    wrong: list[str] = []
    for name, check in _CHECKS.items():
        value = entry.get(name)
        if value is None:
            continue
        try:
            checked = check(value)
        except ValueError as error:
            wrong.append(f"{name} {error}; the field was dropped")
            continue
        if checked:
            fields[name] = checked
    return fields, wrong


def clean_name(value: str) -> str:
    """A name or title fit for a table: one line, no control characters, no lone surrogates."""
    text = value.encode("utf-8", "replace").decode("utf-8")
    text = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text[: 2 * _LONGEST])
    return " ".join(text.split())[:_LONGEST]


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"is {_kind(value)}, not a string")
    return clean_name(value)


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ValueError(f"is {_kind(value)}, not a list of names")
    return tuple(filter(None, map(clean_name, value)))


def _url(value: object) -> str:
    text = _string(value)
    if text and not is_web_address(text):
        raise ValueError(f"“{text[:60]}” is no http or https address")
    return text


def is_web_address(text: str) -> bool:
    """True for an absolute http or https address without spaces."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"\s", text)


def _published(value: object) -> str:
    text = _string(value)
    if not text:
        return ""
    when = iso_time(text)
    if when is None:
        raise ValueError(f"“{text[:60]}” is no ISO 8601 date (2015-09-28 or 2015-09-28T14:05:00+03:00)")
    return when


_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?\Z")


def iso_time(text: str) -> str | None:
    """An ISO 8601 date or time as given, with ``T`` between date and time; None where it is neither.

    >>> iso_time("2016-11-20"), iso_time("2016-11-20 08:15"), iso_time("31 February 20x0")
    ('2016-11-20', '2016-11-20T08:15', None)
    """
    hit = _TIME.match(text)
    try:
        if hit:
            clock = hit.group(2).replace(",", ".")
            datetime.fromisoformat(f"{hit.group(1)}T{clock}{hit.group(3) or ''}")
            day, text = date.fromisoformat(hit.group(1)), f"{hit.group(1)}T{clock}{hit.group(3) or ''}"
        elif _DATE.match(text):
            day = date.fromisoformat(text)
        else:
            return None
    except ValueError:
        return None
    return text if day.year in _YEARS else None


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), type(value).__name__)


_CHECKS: dict[str, Callable[[object], object]] = {
    "publisher": _string,
    "published": _published,
    "url": _url,
    "title": _string,
    "authors": _names,
}
