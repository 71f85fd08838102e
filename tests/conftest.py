"""What the whole suite shares: cases traced once a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import wellhead


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
