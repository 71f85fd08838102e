"""Where the checkout is, and the folder of reference corpora that may stand beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def needs(name: str) -> Path:
    """A part of the reference material; the test is skipped, visibly, where it is absent.

    The folder is WELLHEAD_SHARED, else `shared` beside the checkout.
    """
    path = Path(os.environ.get("WELLHEAD_SHARED") or ROOT.parent / "shared") / name
    if not path.exists():
        pytest.skip(f"reference material {name} is not at hand (set WELLHEAD_SHARED)")
    return path
