"""How much one page holds.  Every limit that bites is stated on the page, with the count of what is left out.

A report is read by a person: two thousand articles do not fit a page that opens at once.  The figures of the
masthead are always those of the whole case; what is not laid out can be read with ``wellhead show`` or
``wellhead export``.
"""

from __future__ import annotations

#: Bytes of the whole page; stories are laid out, largest first, until the next one would pass it.
PAGE_BYTES = 8_000_000
#: Articles that are read from the case at a time, or one story if that has more.
LOT = 200
#: Stories of a case that are not laid out but listed by title.
LISTED_STORIES = 1_000
#: Stories named in the contents before the rest is folded away.
CONTENTS = 24

#: Claims of a story that are laid out in full; those of several publishers come first.
FULL_CLAIMS = 40
#: Claims laid out in full whose evidence stands open when the page is opened.
OPEN_CLAIMS = 6
#: Claims of a single sentence listed in the folded part of a story.
SINGLE_CLAIMS = 60
#: Sentences shown for one claim, over all its origins.
MENTIONS = 60
#: Spans shown as evidence of one reason, derivation or origin.
EVIDENCE = 4

#: Rows of a story's table of articles before the rest is folded away, and at most.
OPEN_ARTICLES = 30
ARTICLES = 400
#: Articles of one story whose text is laid out.
TEXTS = 120
#: Code points of one article's text that are laid out, and of one line of it.
TEXT_CHARACTERS = 20_000
#: Lines of one article that are laid out.
TEXT_LINES = 400

#: Derivations in a story's table, and rows and articles in its picture.
DERIVATIONS = 60
PICTURE_ROWS = 24
PICTURE_NODES = 72
#: Conflicts and series of revised figures of one story.
CONFLICTS = 24
SERIES = 12
#: Newsrooms in the list of what would fall, and claims named under each.
FALL_NEWSROOMS = 10
FALL_CLAIMS = 8

#: Inputs that were kept apart or ignored, listed by name.
KEPT_APART = 300

#: Code points of context on either side of a highlighted span, of the span itself, and of a name or title.
CONTEXT = 280
SPAN = 900
NAME = 120
TITLE = 240
REASON = 600
