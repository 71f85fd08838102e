"""The steps of a case, in order, and what brings them up to date.

read → clean → parse → annotate → fingerprint → pairs → passages → twins → likenesses → stories →
derive → claims → count.  `trace` runs them over inputs, `remove` takes articles out; both do only what is
missing.
"""

from wellhead.steps.progress import Progress, Silent, Stopwatch
from wellhead.steps.run import remove, trace
from wellhead.steps.tables import STEPS

__all__ = ["STEPS", "Progress", "Silent", "Stopwatch", "remove", "trace"]
