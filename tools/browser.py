"""Make sure that a Chromium is there for the tests of the pages, installing one where that is possible.

Looks at WELLHEAD_CHROMIUM, then at the usual commands and places; else installs Debian's package, or
lets Playwright fetch its own build.  Ends with 1 and a hint where none of this works.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find_chromium() -> str | None:
    """Path of a Chromium that is already on the machine."""
    given = os.environ.get("WELLHEAD_CHROMIUM")
    if given:
        return given
    found = next((path for name in COMMANDS if (path := shutil.which(name))), None)
    return found or next((place for place in PLACES if Path(place).exists()), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  a development dependency

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> bool:
    """Install Debian's Chromium where apt is at hand, else Playwright's own build."""
    if shutil.which("apt-get"):
        prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            if subprocess.run([*prefix, *command], env=environment, check=False).returncode:
                break
        else:
            return True
    return (
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode
        == 0
    )


def main() -> int:
    """Report the Chromium that the tests will use; install one first where there is none."""
    path = find_chromium() or (find_chromium() if install() else None)
    if path is None:
        sys.stderr.write("no Chromium found: install one, or name it in WELLHEAD_CHROMIUM\n")
        return 1
    sys.stdout.write(f"browser for the tests: {path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
