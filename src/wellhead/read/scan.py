"""Finding the inputs: files, folders, patterns, and a list on standard input."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from wellhead.errors import InputError, UsageError
from wellhead.read import formats
from wellhead.read.model import Scan, Source
from wellhead.read.sidecar import is_sidecar, read_sidecars

_SUPPORTED = "this version reads plain text (.txt) and web pages (.html)"


@dataclass(frozen=True, slots=True)
class _Found:
    """A file that an input leads to."""

    file: Path
    path: str  # relative to the input
    named: bool  # by itself, not met while scanning a folder


def find_sources(inputs: Sequence[str]) -> Scan:
    """The files that the inputs lead to, sorted by path; a file reached twice counts once.

    :param inputs: files, folders (scanned with their subfolders), patterns such as ``news/*.html``, or
        ``-`` for a list of paths on standard input, one a line
    :raises UsageError: an input does not exist or a pattern fits nothing
    """
    ignored: dict[str, str] = {}
    found: dict[str, _Found] = {}
    for name in _expand(inputs):
        for item in _follow(name, ignored):
            key = os.path.realpath(item.file)
            best = found.get(key)
            if best is None or (not item.named, len(item.path), item.path) < (
                not best.named,
                len(best.path),
                best.path,
            ):
                found[key] = item
    sources: list[Source] = []
    kept_apart: list[InputError] = []
    for path, item in _distinct(found):
        try:
            source = _judge(item, path, ignored)
        except InputError as error:
            kept_apart.append(error)
            continue
        if source is not None:
            sources.append(source)
    return Scan(tuple(sources), tuple(sorted(ignored.items())), tuple(kept_apart))


# ---------------------------------------------------------------- from words to files
def _expand(inputs: Sequence[str]) -> Iterator[str]:
    for name in inputs:
        if name == "-":
            yield from (line for line in (raw.strip() for raw in sys.stdin) if line)
        else:
            yield name


def _follow(name: str, ignored: dict[str, str]) -> Iterator[_Found]:
    path = Path(name)
    try:
        exists = bool(name) and os.path.lexists(path)
    except ValueError as error:  # a NUL inside the name
        raise UsageError(f"{name!r}: no such file; check the path") from error
    if exists and path.is_dir():
        yield from _scan_folder(path, ignored)
    elif exists:
        yield _Found(path, _text(path.name), named=True)
    elif glob.has_magic(name):
        base = _fixed_part(name)
        matches = sorted(base.glob(Path(name).relative_to(base).as_posix()))
        if not matches:
            raise UsageError(f"{name}: the pattern fits no file; check it, or quote it for the shell")
        for match in matches:
            if match.is_dir():
                continue
            yield _Found(match, _text(match.relative_to(base).as_posix()), named=_by_ending(name, match))
    else:
        raise UsageError(f"{name}: no such file or folder; check the path")


def _by_ending(pattern: str, file: Path) -> bool:
    """A pattern that spells the ending out (``*.json``) names its files; ``news/*`` only scans."""
    return bool(file.suffix) and pattern.lower().endswith(file.suffix.lower())


def _fixed_part(pattern: str) -> Path:
    """The folders of a pattern before its first wildcard."""
    parts: list[str] = []
    for part in Path(pattern).parts[:-1]:
        if glob.has_magic(part):
            break
        parts.append(part)
    return Path(*parts)


def _scan_folder(folder: Path, ignored: dict[str, str]) -> Iterator[_Found]:
    for here, folders, files in os.walk(folder):
        at = Path(here)
        inside = PurePosixPath(at.relative_to(folder).as_posix())
        for name in sorted(folders):
            path = _text((inside / name).as_posix())
            if name.startswith("."):
                ignored[f"{path}/"] = "hidden folder"
            elif _is_case(at / name):
                ignored[f"{path}/"] = "a Wellhead case"
        folders[:] = [n for n in sorted(folders) if not n.startswith(".") and not _is_case(at / n)]
        for name in sorted(files):
            yield _Found(at / name, _text((inside / name).as_posix()), named=False)


def _is_case(folder: Path) -> bool:
    """A case that lies among the inputs is not read back in."""
    return (folder / "manifest.json").is_file() and (folder / "tables").is_dir()


def _text(path: str) -> str:
    """A path as storable text: file names need not be Unicode."""
    return os.fsencode(path).decode("utf-8", "replace")


def _distinct(found: dict[str, _Found]) -> list[tuple[str, _Found]]:
    """Paths that tell the files apart.

    Two inputs may each hold ``01.txt``; such files get as many of their own folders in front as needed.
    """
    named = [(item.path, item) for item in found.values()]
    for depth in range(1, 64):
        count: dict[str, int] = {}
        for path, _ in named:
            count[path] = count.get(path, 0) + 1
        if all(n == 1 for n in count.values()):
            break
        named = [(_longer(item, depth) if count[path] > 1 else path, item) for path, item in named]
    return sorted(named, key=lambda pair: (pair[0], str(pair[1].file)))


def _longer(item: _Found, depth: int) -> str:
    parts = Path(os.path.realpath(item.file)).parts[1:]
    wanted = len(PurePosixPath(item.path).parts) + depth
    return _text("/".join(parts[-wanted:]))


# ---------------------------------------------------------------- one file
def _judge(item: _Found, path: str, ignored: dict[str, str]) -> Source | None:
    """The source of a file; None where it is passed over.

    :raises InputError: the file carries articles, or was named, and cannot be read
    """
    name = item.file.name
    if is_sidecar(name):
        if item.named:
            ignored[path] = "a sidecar: it is read with the article that it describes"
        return None
    if name.startswith(".") and not item.named:
        ignored[path] = "hidden file"
        return None
    try:
        status = item.file.stat()
    except OSError as error:
        raise InputError(
            path, f"could not be opened ({error.strerror or error})", "check the link"
        ) from error
    if not stat.S_ISREG(status.st_mode):
        if item.named:
            raise InputError(path, "is not a regular file", "save its content to a .txt or .html file")
        ignored[path] = "not a regular file"
        return None
    if formats.reads(name, named=item.named) is None:
        if formats.carries_articles(name, named=item.named):
            what = formats.ending(name)
            raise InputError(
                path, f"{what} is not read yet: {_SUPPORTED}", "save each article as .txt or .html"
            )
        if item.named:
            raise InputError(path, f"its ending is unknown: {_SUPPORTED}", "rename it to .txt or .html")
        ignored[path] = "no article file by its ending"
        return None
    if status.st_size > formats.SIZE_LIMIT:
        size = f"{status.st_size:,} bytes, more than {formats.SIZE_LIMIT:,}"
        raise InputError(path, size, "split it into one file an article")
    meta, problems = read_sidecars(item.file, path)
    return Source(path, item.file, meta, problems)
