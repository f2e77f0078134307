"""Progress of long work on standard error: a bar on a terminal, now and then a line elsewhere, or nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any, Final, TextIO, final

LINE_SECONDS: Final = 60.0
# Below these the pace is mostly imports and compilation, and an estimate would be a guess.
ESTIMATE_AFTER_CELLS: Final = 3
ESTIMATE_AFTER_SECONDS: Final = 2.0


@final
class Progress:
    """Counts cells done out of those known; the total may grow while work goes on (`add`).

    `mode`: "bar", "lines", "silent", or "auto" (a bar where `stream`, by default standard error, is a
    terminal, else one line a minute). Use as a context manager; every method is cheap.
    """

    def __init__(
        self,
        label: str = "",
        *,
        mode: str = "auto",
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        if mode not in ("auto", "bar", "lines", "silent"):
            raise ValueError(f"mode: got {mode!r}; accepted: 'auto', 'bar', 'lines', 'silent'")
        self._stream = sys.stderr if stream is None else stream
        self._mode = ("bar" if self._stream.isatty() else "lines") if mode == "auto" else mode
        self._clock = clock
        self.label, self.total, self.done, self.cached = label, 0, 0, 0
        self._start = self._last_line = self._last_done = clock()
        self._bar: Any = None

    def __enter__(self) -> Progress:
        self._start = self._last_line = self._last_done = self._clock()
        if self._mode == "bar":
            self._bar = _bar(self._stream)
            self._bar.start()
            self._bar_task = self._bar.add_task(self.label, total=None, left="")
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._show()
            self._bar.stop()
            self._bar = None
        elif self._mode == "lines" and self._last_line > self._start:  # something long was announced: say how it ended
            self._line()

    def add(self, cells: int, cached: int = 0) -> None:
        """`cells` more are known to be needed, `cached` of which the store has."""
        self.total += cells
        self.done += cached
        self.cached += cached
        self._show()

    def advance(self, cells: int = 1) -> None:
        """`cells` more are done."""
        self.done += cells
        self._last_done = self._clock()
        self._show()

    def relabel(self, label: str) -> None:
        """Names what is being done now."""
        self.label = label
        self._show()

    def seconds_left(self) -> float | None:
        """Expected seconds for the cells known so far; None while too little was seen to say.

        The mean pace of this run, time since the last finished cell included, so that a stall lengthens it.
        """
        computed = self.done - self.cached
        elapsed = self._clock() - self._start
        if computed < ESTIMATE_AFTER_CELLS or elapsed < ESTIMATE_AFTER_SECONDS:
            return None
        return elapsed / computed * (self.total - self.done)

    def describe(self) -> str:
        """One line: how much is done, how long it took, how long it may still take."""
        left = self.seconds_left()
        ending = "" if left is None or self.done >= self.total else f", about {duration(left)} left"
        cached = f" ({self.cached} from the store)" if self.cached else ""
        elapsed = duration(self._clock() - self._start)
        return f"{self.label or 'sweep'}: {self.done} of {self.total} cells{cached} after {elapsed}{ending}"

    def _line(self) -> None:
        self._last_line = self._clock()
        print(self.describe(), file=self._stream, flush=True)

    def _show(self) -> None:
        if self._bar is not None:
            left = self.seconds_left()
            text = "" if left is None or self.done >= self.total else f"about {duration(left)} left"
            self._bar.update(
                self._bar_task, description=self.label, total=self.total or None, completed=self.done, left=text
            )
        elif self._mode == "lines" and self._clock() - self._last_line >= LINE_SECONDS:
            self._line()


def duration(seconds: float) -> str:
    """Seconds in the largest unit that keeps two digits: '45 s', '12 min', '3.5 h'."""
    if seconds < 99.5:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 99.5 * 60 else f"{seconds / 3600:.1f} h"


def _bar(stream: TextIO) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    return RichProgress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
        console=Console(file=stream),
        transient=True,
        refresh_per_second=4,
    )
