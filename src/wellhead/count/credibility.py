"""Status and proposed credibility of a claim, from its counts."""

from __future__ import annotations

from collections.abc import Sequence

from wellhead.count.context import Context
from wellhead.count.drafts import Draft


def status_of(least: int, drafts: Sequence[Draft]) -> str:
    """single-origin, multi-origin (two independent origins at least) or unattributed (nobody is cited)."""
    if least >= 2:
        return "multi-origin"
    return "single-origin" if drafts else "unattributed"


def anonymous_only(context: Context, drafts: Sequence[Draft]) -> bool | None:
    """Whether nobody who is cited can be asked by name; null where nobody is cited (rule 10).

    A re-report inherits its newsroom's sources; a newsroom whose sources nobody tells counts as what the
    story's articles say of it elsewhere.
    """
    if not drafts:
        return None
    if any(d.kind in ("named", "document") for d in drafts):
        return False
    if any(d.kind == "unnamed" for d in drafts):
        return True
    kinds = [context.kinds_behind(d.room_key) for d in drafts]
    return any("unnamed" in k for k in kinds) and not any("person" in k for k in kinds)


def credibility_of(least: int, most: int, *, named: int, disputed: bool, outweighed: bool) -> int:
    """A proposal on the NATO/Admiralty scale, 1 (confirmed) to 6 (cannot be judged); rule 12.

    :param least, most: range of independent origins
    :param named: named human sources
    :param disputed: another source's statement cannot hold together with the claim
    :param outweighed: that other statement is better sourced

    >>> credibility_of(2, 3, named=1, disputed=False, outweighed=False)
    1
    >>> credibility_of(0, 1, named=0, disputed=False, outweighed=False)
    6
    """
    if least == 0:
        return 6
    if outweighed:
        return 5
    if disputed:
        return 3 if least >= 2 else 4
    if least >= 2:
        return 1
    return 2 if named and most >= 2 else 3


def outweighs(theirs: tuple[int, bool | None], mine: tuple[int, bool | None]) -> bool:
    """Whether a contradicting claim is better sourced: more origins, or named sources against unnamed ones.

    :param theirs, mine: least origins and anonymous_only of the two claims
    """
    if theirs[0] != mine[0]:
        return theirs[0] > mine[0]
    return mine[1] is True and theirs[1] is False
