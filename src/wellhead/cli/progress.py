"""Progress on standard error: a bar a step on a terminal, one line a step elsewhere."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from wellhead.cli.texts import cell, one_line

#: What the units of a step are; a step that is not here works on the whole case at once.
_UNITS = {
    "read": "inputs",
    "clean": "articles",
    "parse": "articles",
    "annotate": "articles",
    "fingerprint": "articles",
    "passages": "pairs",
    "derive": "stories",
    "claims": "stories",
    "count": "stories",
}


class Bars:
    """Shows each step as it goes; use as a context."""

    def __init__(self, console: Console, *, quiet: bool = False) -> None:
        self._console = console
        self._quiet = quiet
        self._bars: Progress | None = None
        self._tasks: dict[str, TaskID] = {}
        self.worked = False

    def __enter__(self) -> Bars:
        if self._console.is_terminal and not self._quiet:
            self._bars = Progress(
                TextColumn("{task.description:12}"),
                BarColumn(bar_width=30),
                MofNCompleteColumn(),
                TextColumn("{task.fields[unit]:8}"),
                TimeRemainingColumn(elapsed_when_finished=True),
                console=self._console,
            )
            self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bars is not None:
            self._bars.stop()

    def begin(self, step: str, units: int) -> None:
        """A step begins."""
        self.worked = True
        if self._bars is not None:
            unit = _UNITS.get(step, "")
            self._tasks[step] = self._bars.add_task(step, total=units, unit=unit)

    def advance(self, step: str, units: int) -> None:
        """More units are done."""
        if self._bars is not None:
            self._bars.advance(self._tasks[step], units)

    def end(self, step: str, units: int, seconds: float) -> None:
        """A step is done."""
        if self._bars is None and not self._quiet:
            done = f"{units:>9,} {_UNITS[step]:<8} {units / seconds:>9,.0f}/s" if step in _UNITS else " " * 30
            self._console.out(f"{step:<12}{done} {seconds:>8.1f} s", highlight=False)

    def note(self, message: str) -> None:
        """A sentence for the user."""
        self._console.print(cell(f"note: {one_line(message)}"), soft_wrap=True)
