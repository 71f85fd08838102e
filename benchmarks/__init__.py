"""What Wellhead costs and how well it does, each figure beside its floor and its peer.

`python -m benchmarks` runs all of them, `python -m benchmarks tracing` one.  A benchmark is a module with
a function `run`; its floors stand in floors.json and only ever go up.
"""
