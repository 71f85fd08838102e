"""The invented case, written once a session."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented import PaperCase, dam_case


@pytest.fixture(scope="session")
def dam(tmp_path_factory: pytest.TempPathFactory) -> PaperCase:
    return dam_case(tmp_path_factory.mktemp("dam"))
