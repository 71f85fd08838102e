"""Count: the propositions of one story become claims with a range of independent origins.

``count`` turns a dossier into claims, mentions, origins and conflicts; ``withdraw`` tells what falls if a
newsroom takes its report back.
"""

from wellhead.count.counting import Count, count, withdraw

#: Raised whenever the same dossier would be counted differently.
VERSION = 1

__all__ = ["VERSION", "Count", "count", "withdraw"]
