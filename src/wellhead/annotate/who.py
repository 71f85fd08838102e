"""Who can speak: words and phrases that may be a source, and those that cannot."""

from __future__ import annotations

from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.lexicon import people
from wellhead.annotate.page import Page, Range

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"))


def speaks(page: Page, source: Range) -> bool:
    """A noun for those who speak stands in the phrase."""
    people = cue_lexicon().words["people"]
    return any(word in people for word in page.tree.lows[slice(*source)])


def animate(page: Page, source: Range) -> bool:
    """A name, a pronoun or a noun for people stands in the phrase, and not only a day's name."""
    days, lows, upos = cue_lexicon().words["days"], page.tree.lows, page.document.upos
    named = any(upos[t] in ("PROPN", "PRON") and lows[t] not in days for t in range(*source))
    return speaks(page, source) or named  # not "Wednesday’s operation"


def is_nobody(page: Page, head: int, source: Range) -> bool:
    """Phrases that cannot speak: "there", "this", the author's "we"."""
    words, low = cue_lexicon().words, page.tree.lows[head]
    if low in words["days"]:
        return True
    if page.tree.bare[head] == "expl" or page.document.upos[head] not in _NOMINAL:
        return True
    return source[1] - source[0] == 1 and (low in words["author_pronouns"] or low in words["no_sources"])


def prepositional(page: Page, token: int) -> str:
    """The preposition of a phrase, in lower case; "" without one."""
    case = page.tree.child(token, "case", "mark")
    return "" if case is None else page.tree.lows[case]


def is_speaker(page: Page, token: int) -> bool:
    """Whether a word is a name, a pronoun or a noun for those who speak."""
    return (
        page.document.upos[token] in ("PROPN", "PRON")
        or page.tree.lows[token] in cue_lexicon().words["people"]
    )


def is_person(page: Page, token: int) -> bool:
    """Whether a word is a name, a pronoun, a noun for those who speak, or one like "woman" and "brother"."""
    report = page.document.lemmas[token] in cue_lexicon().nouns
    return (is_speaker(page, token) and not report) or page.tree.lows[token] in people().noun_sexes
