"""Runs the benchmarks that are named, or all."""

from __future__ import annotations

import importlib
import sys

from benchmarks.figures import show

ALL = ("example", "language", "tracing")


def main(names: list[str]) -> int:
    """Run benchmarks.

    :returns: 1 where a floor does not hold
    """
    unknown = [name for name in names if name not in ALL]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(ALL)}", file=sys.stderr)
        return 2
    fine = True
    for name in names or ALL:
        fine &= show(name, importlib.import_module(f"benchmarks.{name}").run())
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
