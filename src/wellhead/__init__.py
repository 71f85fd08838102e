"""Wellhead traces every claim in news coverage to its source and counts the origins behind it.

    import wellhead

    case = wellhead.trace(["articles/"], case="harbour")
    for claim in case.claims(min_origins=2):
        print(claim.text, claim.origins_min, claim.origins_max)
    case.report("report.html")

Names are loaded when they are first used, so that `import wellhead` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from wellhead._version import __version__
from wellhead.errors import (
    CaseError,
    InputError,
    MissingExtraError,
    StepError,
    UsageError,
    WellheadError,
)

if TYPE_CHECKING:
    from wellhead.api import Case, open_case, trace
    from wellhead.records import (
        Article,
        Attribution,
        Claim,
        Conflict,
        Derivation,
        Event,
        Evidence,
        Line,
        Link,
        Mention,
        Number,
        Origin,
        Place,
        Spot,
        Statement,
        Story,
        Time,
    )

_HOMES = {
    "wellhead.api": ("Case", "open_case", "trace"),
    "wellhead.records": (
        "Article",
        "Attribution",
        "Claim",
        "Conflict",
        "Derivation",
        "Event",
        "Evidence",
        "Line",
        "Link",
        "Mention",
        "Number",
        "Origin",
        "Place",
        "Spot",
        "Statement",
        "Story",
        "Time",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Article",
    "Attribution",
    "Case",
    "CaseError",
    "Claim",
    "Conflict",
    "Derivation",
    "Event",
    "Evidence",
    "InputError",
    "Line",
    "Link",
    "Mention",
    "MissingExtraError",
    "Number",
    "Origin",
    "Place",
    "Spot",
    "Statement",
    "StepError",
    "Story",
    "Time",
    "UsageError",
    "WellheadError",
    "__version__",
    "open_case",
    "trace",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
