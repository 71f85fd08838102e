"""Chromium as the browser tests and the screenshot start it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from browser import find_chromium

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


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium: the one that `browser.find_chromium` finds, else playwright's own.

    :raises playwright.sync_api.Error: there is none, or it does not start
    """
    executable = find_chromium()  # before playwright starts: it may ask playwright itself
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        try:
            yield started
        finally:
            started.close()
