"""Quotation marks around a word or a title, which are no utterance."""

from __future__ import annotations

import re

from wellhead.annotate.quotes import Quotation

#: Words that titles leave small: “The Art of the Deal”.
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "&")
)
_NAMING = re.compile(r"(?:['’]s|s['’]| on| the)\s\Z")
#: A quotation of at most so many words without punctuation is read as part of the author's sentence:
#: ‘no fly zones’, the “Gang of Eight” leaders, “Meet the Press”.
_FRAGMENT_WORDS = 3


def is_fragment(text: str, q: Quotation) -> bool:
    """Whether a quotation is a word or a title inside the author's sentence, not somebody's utterance."""
    if not q.closed or q.inner_end - q.inner_start > 60:
        return False
    inner = text[q.inner_start : q.inner_end]
    if _is_title(inner):
        return True  # on ABC’s “Good Morning America,”
    if inner[:1].isupper() and " " not in inner and _NAMING.search(text[max(0, q.start - 5) : q.start]):
        return True  # on Fox News’ “Hannity,”
    return not any(c in ",.!?…" for c in inner[-1:]) and len(inner.split()) <= _FRAGMENT_WORDS


def _is_title(inner: str) -> bool:
    """Whether a quotation is the title of a programme or a work: every longer word has a capital."""
    words = inner.split()
    if not 1 < len(words) <= 7 or inner[-1] in ".!?…":
        return False
    ends = words[0][:1].isupper() and words[-1][:1].isupper()
    return ends and all(w[:1].isupper() or w in _SMALL for w in words)
