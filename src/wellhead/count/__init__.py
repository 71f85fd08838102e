"""Count: how many independent origins stand behind each claim of a story, and which statements collide.

`count` is the room's one verb; the counting rules of ARCHITECTURE.md are its modules.
"""

from wellhead.count.counting import Count, count

#: Raised whenever the output of this room changes.
VERSION = 1

__all__ = ["VERSION", "Count", "count"]
