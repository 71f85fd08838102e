"""The sentences that tell a reader why a claim's range is what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def join(names: Iterable[str], most: int = 6) -> str:
    """Names as a reader lists them: "A", "A and B", "A, B and C", "A, B, C and 9 more"."""
    listed = list(dict.fromkeys(names))
    if len(listed) > most:
        return f"{', '.join(listed[: most - 1])} and {len(listed) - most + 1} more"
    return " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def sentence(parts: Iterable[str]) -> str:
    """Reasons as sentences: each once, with a capital and a full stop."""
    unique = [p.strip().rstrip(".") for p in dict.fromkeys(parts) if p.strip()]
    return " ".join(f"{p[0].upper()}{p[1:]}." for p in unique)


def cites(publisher: str, source: str, newsroom: str | None) -> str:
    """ "003 cites two people familiar with the matter through Bloomberg"."""
    return f"{publisher} cites {source} through {newsroom}" if newsroom else f"{publisher} cites {source}"


#: Two sources whose sentences may not say the same thing: doubt widens the range (rule 9).
LOOSE = "worded too differently from the rest to be surely the same claim: it adds to the maximum alone"


def collapses(publishers: Sequence[str], newsroom: str, *, latent: bool) -> str:
    """Several publishers, one newsroom."""
    absent = ", whose own report is not among the articles" if latent else ""
    verb = "has" if len(publishers) == 1 else "have"
    return f"{join(publishers)} {verb} it from {newsroom}{absent}"


def one_source(name: str, rooms: Sequence[str]) -> str:
    """A public utterance printed by several newsrooms (rule 4)."""
    return f"{name} is one source, whoever prints the words: {join(rooms)}"


def one_document(names: Sequence[str], rooms: Sequence[str]) -> str:
    """A published document printed by several newsrooms."""
    return f"{join(names)}: one document or utterance, printed by {join(rooms)}"


def one_side(names: Sequence[str], side: str) -> str:
    """Speakers of one party (rule 7)."""
    return f"{join(names)} speak for one side ({side}): together one in the minimum"


def unsourced(publishers: Sequence[str]) -> str:
    """Publishers that cite nobody (rule 3)."""
    one = len(publishers) == 1
    return (
        f"{join(publishers)} {'states' if one else 'state'} it and {'cites' if one else 'cite'} nobody: "
        f"nothing in the minimum, {len(publishers)} in the maximum"
    )


def aside(publishers: Sequence[str]) -> str:
    """Publishers that carry a claim only in a title, caption or pull quote (rule 8)."""
    verb = "carries" if len(publishers) == 1 else "carry"
    return f"{join(publishers)} {verb} it only in a title, caption or pull quote: nothing in the range"


def circle(names: Sequence[str]) -> str:
    """Newsrooms that credit each other."""
    return f"circular: {join(names)} credit each other for it, and nobody outside the circle is cited"


ASSUMED = "no article says what sources the newsroom had: counted as one"
SAME_ROOM = "obtained by a newsroom that also has a named source for it: in the maximum alone"
SAME_SIDE = "its unnamed sources belong to the side of a named one: in the maximum alone"
SAME_WORDS = (
    "its sources are described by the same bare words as another newsroom’s and may be the same people: "
    "in the maximum alone"
)
OTHER_STANCE = "speaks of it as a condition or denies it, and does not vouch for it: in the maximum alone"
NO_SOURCES = "no article says that the newsroom had sources of its own: in the maximum alone"
