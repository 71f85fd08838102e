"""What would fall with a newsroom: the claims that rest on its report alone, and those that would lose it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from wellhead.records import Claim, Origin
from wellhead.report import limits
from wellhead.report.view import FallView, Pointer


def falls(
    claims: Sequence[Claim],
    origins: Mapping[str, Sequence[Origin]],
    pointers: Mapping[str, Pointer],
    name: Callable[[str], str],
) -> tuple[list[FallView], int]:
    """Newsrooms by the number of claims that rest on them alone, and how many a limit left out.

    A claim rests on a newsroom alone if every origin of it is that newsroom's; it is weaker without a
    newsroom if one origin of several is.

    :param claims: the story's claims, in the order of the page
    :param origins: their origins by claim
    :param pointers: the claims that are laid out in full; the others are only counted
    :param name: a newsroom's name as the page shows it
    """
    alone: dict[str, list[Claim]] = {}
    weaker: dict[str, list[Claim]] = {}
    latent: dict[str, bool] = {}
    for claim in claims:
        behind = origins.get(claim.claim_id, ())
        rooms = {o.newsroom for o in behind}
        for origin in behind:
            if origin.newsroom:
                latent[origin.newsroom] = latent.get(origin.newsroom, True) and origin.latent
        if len(rooms) == 1:
            (only,) = rooms
            if only:
                alone.setdefault(only, []).append(claim)
        else:
            for room in sorted(name for name in rooms if name):
                weaker.setdefault(room, []).append(claim)
    made = []
    for room in sorted(latent):
        mine = [pointers[c.claim_id] for c in alone.get(room, ()) if c.claim_id in pointers]
        others = [pointers[c.claim_id] for c in weaker.get(room, ()) if c.claim_id in pointers]
        if mine or others:
            made.append(
                FallView(
                    newsroom=name(room),
                    latent=latent[room],
                    alone=tuple(mine[: limits.FALL_CLAIMS]),
                    alone_more=max(0, len(mine) - limits.FALL_CLAIMS),
                    alone_single=len(alone.get(room, ())) - len(mine),
                    weaker=tuple(others[: limits.FALL_CLAIMS]),
                    weaker_more=max(0, len(others) - limits.FALL_CLAIMS),
                )
            )
    made.sort(key=lambda f: (-len(f.alone) - f.alone_more, -len(f.weaker), f.newsroom))
    return made[: limits.FALL_NEWSROOMS], max(0, len(made) - limits.FALL_NEWSROOMS)
