"""Derivations: who has the news from whom, as directed and typed edges with their evidence."""

from __future__ import annotations

from wellhead.link.dossier import Dossier
from wellhead.records import Derivation


def derive(dossier: Dossier) -> list[Derivation]:
    """The derivations of one story's articles, sorted by the key of their table.

    Reads articles, lines, links, attributions, statements, credits and passages of the dossier.
    """
    raise NotImplementedError
