"""Chromium for the browser tests and the screenshot: which one, and how it is started."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright

#: No sandbox, because containers rarely allow one; nothing that would reach the network by itself.
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find_chromium() -> str | None:
    """The browser to start: WELLHEAD_CHROMIUM, one on the path, macOS's own; null for playwright's."""
    named = os.environ.get("WELLHEAD_CHROMIUM")
    if named:
        return named
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or (str(_MACOS) if _MACOS.exists() else None)


def launch(playwright: Playwright) -> Browser:
    """Start it."""
    return playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
