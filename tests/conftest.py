"""What the whole suite shares: the folder of reference corpora, and cases traced once a session."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import wellhead

ROOT = Path(__file__).resolve().parents[1]


def reference_folder() -> Path:
    """Folder of the reference material: WELLHEAD_SHARED, else a folder `shared` beside the checkout."""
    return Path(os.environ.get("WELLHEAD_SHARED") or ROOT.parent / "shared")


def needs(name: str) -> Path:
    """A part of the reference material; the test is skipped, visibly, where it is absent."""
    path = reference_folder() / name
    if not path.exists():
        pytest.skip(f"reference material {name} is not at hand (set WELLHEAD_SHARED)")
    return path


@pytest.fixture(scope="session")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], wellhead.Case]:
    """Trace a folder once a session and give its case."""
    cases: dict[Path, wellhead.Case] = {}

    def trace(folder: Path) -> wellhead.Case:
        if folder not in cases:
            case = tmp_path_factory.mktemp("case") / "case"
            cases[folder] = wellhead.trace([folder], case=case, workers=1)
        return cases[folder]

    return trace
