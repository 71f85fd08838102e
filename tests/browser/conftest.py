"""A real Chromium, started once a session; pages that need none of its network."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parents[2] / "tools"), str(Path(__file__).parents[1] / "report")]

from chromium import chromium  # noqa: E402
from invented import dam_case  # noqa: E402
from papercase import PaperCase, hostile  # noqa: E402
from playwright.sync_api import Browser, Error  # noqa: E402

from wellhead.report import write_report  # noqa: E402


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; the tests are skipped, visibly, where there is none."""
    try:
        with chromium() as started:
            yield started
    except Error as error:
        pytest.skip(f"no Chromium to start (set WELLHEAD_CHROMIUM): {str(error).splitlines()[0]}")


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of the invented case's report."""
    folder = tmp_path_factory.mktemp("report")
    write_report(dam_case(folder / "case"), folder / "report.html")
    return (folder / "report.html").as_uri()


@pytest.fixture(scope="session")
def hostile_report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a report whose every field tries to break out."""
    folder = tmp_path_factory.mktemp("hostile")
    tame = dam_case(folder / "tame")
    case = PaperCase(folder / "case", hostile(tame.manifest), hostile(tame.rows))
    write_report(case, folder / "report.html")
    return (folder / "report.html").as_uri()
