"""Link: which articles share text, which belong to one story, and who derives from whom.

``fingerprint`` (map over articles) → ``CANDIDATES_SQL`` → ``find_passages`` (map over pairs) → ``TWINS_SQL``,
``LIKENESS_SQL`` → ``group_stories`` → ``derive`` and ``claims.link_claims`` (grouped map over stories).
"""

from __future__ import annotations

from wellhead.link.derive import derive
from wellhead.link.dossier import Dossier
from wellhead.link.fingerprint import fingerprint
from wellhead.link.passages import find_passages, passages
from wellhead.link.sql import CANDIDATES_SQL, LIKENESS_SQL, TWINS_SQL, statement
from wellhead.link.stories import group_stories

#: Raised when the output of the step changes, so that cases made before are brought up to date.
FINGERPRINT_VERSION = 1
PAIRS_VERSION = 1
PASSAGES_VERSION = 1
STORIES_VERSION = 1
DERIVE_VERSION = 1

__all__ = [
    "CANDIDATES_SQL",
    "DERIVE_VERSION",
    "FINGERPRINT_VERSION",
    "LIKENESS_SQL",
    "PAIRS_VERSION",
    "PASSAGES_VERSION",
    "STORIES_VERSION",
    "TWINS_SQL",
    "Dossier",
    "derive",
    "find_passages",
    "fingerprint",
    "group_stories",
    "passages",
    "statement",
]
