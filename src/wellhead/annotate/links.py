"""Sentences that name the source of the sentence before."""

from __future__ import annotations

from collections.abc import Sequence

from wellhead.annotate.assemble import Page
from wellhead.annotate.extracted import Extracted


def cite_back(page: Page, found: Sequence[Extracted]) -> list[Extracted]:
    return []
