"""How steps are run: maps over Arrow tables in worker processes, and set work in SQL.

`base` says what an engine must do, `local` does it on one machine (DuckDB and a pool of processes),
`pool` and `worker` are the two ends of a process, `dialect` holds what SQL engines write differently.
"""

from wellhead.engine.base import Bundle, Engine, Relation
from wellhead.engine.local import LocalEngine

__all__ = ["Bundle", "Engine", "LocalEngine", "Relation"]
