"""How does the program speak to a terminal? Sentences on stderr, bars for long work, an exit status that tells."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from searchapp.settings import load_settings
from searchapp.wiring import Services

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

SECONDS_BETWEEN_LINES = 5.0
"""So often long work says how far it is where no terminal shows a bar."""


@cache
def _errors() -> "Console":
    from rich.console import Console  # here and below, since loading it takes longer than most commands

    return Console(stderr=True, highlight=False, soft_wrap=True)


def say(sentence: str) -> None:
    """Print a sentence on stderr, as it is."""
    _errors().print(sentence, markup=False)


@contextmanager
def services() -> Iterator[Services]:
    """What the settings in force name; closed afterwards."""
    opened = Services(load_settings())
    try:
        yield opened
    finally:
        opened.close()


class Bars:
    """Progress bars with an estimate of the time that is left, one for each kind of work.

    Where no terminal shows them, a line every few seconds.
    """

    def __init__(self) -> None:
        self._progress = _progress()
        self._tasks: dict[str, TaskID] = {}
        self._told = time.monotonic()

    def __enter__(self) -> "Bars":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def __call__(self, work: str, done: int, total: int) -> None:
        """Show that `done` of `total` are done of this work."""
        if self._progress.disable:
            self._tell(work, done, total)
            return
        if work not in self._tasks:
            self._tasks[work] = self._progress.add_task(work, total=total)
        self._progress.update(self._tasks[work], completed=done, total=total)

    def _tell(self, work: str, done: int, total: int) -> None:
        if time.monotonic() - self._told >= SECONDS_BETWEEN_LINES:
            self._told = time.monotonic()
            say(f"{work}: {done:,} of {total:,} ({100 * done // max(total, 1)} %)")


def _progress() -> "Progress":
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    work, left = TextColumn("{task.description:>10}"), TimeRemainingColumn(compact=True)
    shown = sys.stderr.isatty()
    return Progress(work, BarColumn(), MofNCompleteColumn(), left, console=_errors(), disable=not shown)
