"""The inputs of a run: found, hashed, and told apart from the case's own files."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from wellhead.case import Trouble
from wellhead.read import Source, find_sources
from wellhead.steps.keys import key_of

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """A source with the digest of its bytes as this run met them."""

    source: Source
    sha256: str
    size: int

    @property
    def path(self) -> str:
        """The input's name in the case."""
        return self.source.path

    def key(self, version: str) -> str:
        """What its pages depend on."""
        return key_of("read", version, self.path, self.sha256, plain(self.source.meta))


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a run was given."""

    inputs: tuple[Input, ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    kept_apart: tuple[Trouble, ...] = ()
    sidecar_problems: tuple[tuple[str, str], ...] = field(default=())


def gather_inputs(names: Sequence[str], case: Path) -> Inputs:
    """Find and hash the inputs that some names lead to.

    :param case: folder of the case; what lies in it is never an input
    :raises UsageError: a name leads to nothing
    """
    scan = find_sources(names)
    own = _own_prefixes(names, case)
    home = os.path.realpath(case)
    sources = [s for s in scan.sources if not _inside(os.path.realpath(s.file), home)]
    troubles = [
        Trouble("read", error.path, error.problem, error.mend)
        for error in scan.kept_apart
        if not error.path.startswith(own)
    ]
    inputs: list[Input] = []
    for source in _distinct(sources):
        try:
            inputs.append(Input(source, *_hashed(source.file)))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            troubles.append(
                Trouble("read", source.path, f"could not be opened: {reason}", "make the file readable")
            )
    return Inputs(
        tuple(sorted(inputs, key=lambda item: item.path)),
        tuple(entry for entry in scan.ignored if not entry[0].startswith(own)),
        tuple(sorted(troubles)),
        tuple(sorted((s.path, problem) for s in sources for problem in s.problems)),
    )


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder + os.sep)


def _own_prefixes(names: Sequence[str], case: Path) -> tuple[str, ...]:
    """How the case's own files would be called where the case lies inside a folder that is scanned."""
    home = os.path.realpath(case)
    found = []
    for name in names:
        folder = os.path.realpath(name) if name and "\0" not in name else ""
        if folder and home != folder and _inside(home, folder):
            found.append(Path(home).relative_to(folder).as_posix() + "/")
    return tuple(found)


def _distinct(sources: Sequence[Source]) -> list[Source]:
    """Sources of different paths: names that are not Unicode may look the same once written down."""
    count = Counter(source.path for source in sources)
    return [
        replace(s, path=f"{s.path}~{_digest_of_name(s.file)}") if count[s.path] > 1 else s for s in sources
    ]


def _digest_of_name(file: Path) -> str:
    return hashlib.sha256(os.fsencode(file.name)).hexdigest()[:8]


def _hashed(file: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with file.open("rb") as handle:
        while data := handle.read(_CHUNK):
            digest.update(data)
            size += len(data)
    return digest.hexdigest(), size


def plain(value: Any) -> Any:
    """A sidecar's fields as JSON has them."""
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    if hasattr(value, "items"):
        return {str(k): plain(v) for k, v in value.items()}
    return value
