"""Attributions that only headlines have: "C — Bloomberg", "C: report", "Report: C"."""

from __future__ import annotations

from collections.abc import Sequence

from wellhead.annotate.assemble import Page
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.views import View


def headline_clauses(page: Page, view: View, found: Sequence[Extracted]) -> list[Extracted]:
    return []
