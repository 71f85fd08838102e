"""Count."""
from wellhead.count.counting import Count, count
