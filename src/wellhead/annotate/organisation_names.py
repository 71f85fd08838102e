"""Organisations that an article names: runs that hold a noun for one ("Ministry", "Observatory") or
are listed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wellhead.annotate.cast import LIMIT, Cast, Organisation, plain_name
from wellhead.annotate.lexicon import organisations
from wellhead.annotate.runs import DAYS, OPENERS, Word

_LONGER = re.compile(
    r" (?:(?:of|for) |on (?=\w+ (?:and )?[A-Z]?))(?:the )?[A-Z][\w’'-]*"
    r"(?:,? (?:and |of |the |and the )?[A-Z][\w’'-]*){0,4}"
)
_KIND_BEHIND = re.compile(
    r"(?: \([A-Z]{2,8}\))? "
    r"((?:monitoring |rebel |rights |militant |aid |advocacy |human rights |armed |opposition )*"
    r"(?:group|watchdog|movement|militia|monitor|agency|party|organi[sz]ation|company|firm))\b"
)
_KIND_BEFORE = re.compile(r"((?:war )?monitor|watchdog|group|militia|party|charity|company) the $")


def add_organisation(text: str, tokens: Sequence[Word], cast: Cast) -> None:
    """Enter the organisation that a run names, if any, with the nouns that come back to it."""
    orgs = organisations()
    while tokens and (tokens[0][2].endswith("-based") or tokens[0][2] in OPENERS):
        tokens = tokens[1:]
    words = [t[2] for t in tokens]
    listed = orgs.names.get(" ".join(words))
    if listed is None:
        last = max((i for i, w in enumerate(words) if w in orgs.heads), default=-1)
        if last < 0 or (not last and not _LONGER.match(text, tokens[0][1])):
            return
        tokens, words = tokens[: last + 1], words[: last + 1]
    start, end = tokens[0][0], tokens[-1][1]
    nouns = set(listed if listed is not None else orgs.heads.get(words[-1], frozenset()))
    if listed is None:
        longer = _LONGER.match(text, end)
        if longer and not any(w in DAYS for w in longer.group().split()):
            end = longer.end()
    after = _KIND_BEHIND.match(text, end, end + 60)
    if after:
        nouns |= {after.group(1), after.group(1).split()[-1]}
    before = _KIND_BEFORE.search(text, max(0, start - 30), start)
    if before:
        nouns.add(before.group(1))
    name = text[start:end]
    initials = re.match(r" \(([A-Z][A-Za-z&]{1,8})\)", text[end : end + 14])
    parts = {plain_name(w) for w in re.findall(r"[\w’'.-]+", name) if w[:1].isupper()}
    if initials:
        parts.add(initials.group(1).casefold())
    for known in cast.organisations:
        if known.name == name:
            known.nouns |= nouns
            known.words |= parts
            return
    if len(cast.organisations) < LIMIT:
        cast.organisations.append(Organisation(name, frozenset(parts), nouns, start))
