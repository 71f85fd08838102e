"""Clean: what each line of an article is, its headline and its language.

``label_lines`` gives every stretch of the text a role and deletes nothing; ``complete`` fills in what the
lines tell about the article.
"""

from wellhead.clean.complete import complete
from wellhead.clean.label import label_lines

#: Raised whenever the same article would get other lines.
VERSION = 3

__all__ = ["VERSION", "complete", "label_lines"]
