"""Writing so that a kill at any moment leaves either the old file or the new one, whole."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

#: Ending of a file that is not finished.  Whatever bears it is swept at the next start.
UNFINISHED = ".new"

_CHUNK = 1 << 20


def write_file(path: Path, data: bytes) -> None:
    """Write a file aside, then put it in place of the old one."""
    aside = path.with_name(path.name + UNFINISHED)
    with aside.open("wb") as handle:
        handle.write(data)
    settle(aside, path)


def settle(aside: Path, path: Path) -> None:
    """Put a finished file in its place, for good: its bytes and its name both reach the disk."""
    with aside.open("rb") as handle:
        os.fsync(handle.fileno())
    aside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some network file systems cannot; the rename is still atomic
        pass
    finally:
        os.close(handle)


def file_digest(path: Path) -> str:
    """Digest of a file's bytes, in hexadecimal."""
    digest = hashlib.blake2b(digest_size=16)
    with path.open("rb") as handle:
        while data := handle.read(_CHUNK):
            digest.update(data)
    return digest.hexdigest()


def remove_file(path: Path) -> None:
    """Remove a file that may be gone already."""
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
