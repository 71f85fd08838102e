"""What passes between finding inputs and reading them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wellhead.errors import InputError
from wellhead.records import Article, Block, Link


@dataclass(frozen=True, slots=True)
class Source:
    """One input file, with what its sidecars say about it.

    :param path: the file relative to the input that named it, with forward slashes; no machine's own path
    :param file: where to open it
    :param meta: checked fields of the sidecars: publisher, published, url, title, authors
    :param problems: what was wrong with the sidecars, in sentences
    """

    path: str
    file: Path
    meta: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One article as read: its row, the blocks of a web page (none for plain text) and its hyperlinks."""

    article: Article
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Scan:
    """What a list of inputs holds: files to read, files passed over with the reason, files kept apart."""

    sources: tuple[Source, ...]
    ignored: tuple[tuple[str, str], ...]
    kept_apart: tuple[InputError, ...]
