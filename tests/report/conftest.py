"""The invented case, written once a session."""

from __future__ import annotations

import pytest
from invented import dam_case
from papercase import PaperCase


@pytest.fixture(scope="session")
def dam(tmp_path_factory: pytest.TempPathFactory) -> PaperCase:
    return dam_case(tmp_path_factory.mktemp("dam"))
