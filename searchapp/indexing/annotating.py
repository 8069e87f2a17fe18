"""How is annotating spread over processes? In this one where one is asked for, else in workers that leave it small.

A worker loads the model, the caller does not: its memory is free for building the index afterwards.
"""

from __future__ import annotations

import itertools
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from functools import cache
from multiprocessing import get_context, parent_process
from typing import Protocol

from searchapp.annotate import load_annotator
from searchapp.archive import Pending
from searchapp.domain import Annotation, Document
from searchapp.ports import Annotator

Findings = Iterator[tuple[list[Pending], list[Annotation]]]


class Crew(Protocol):
    """Whoever annotates: in one process or in several, with the same findings."""

    version: str
    description: str

    def annotate(self, batches: Iterable[list[Pending]]) -> Findings:
        """Each batch with its annotations, in the order in which they are done."""


@contextmanager
def annotating(model: str | None, jobs: int) -> Iterator[Crew]:
    """A crew of `jobs` processes with this model. Raises SettingsError where the model can't be loaded."""
    if jobs == 1:
        yield _Alone(load_annotator(model))
        return
    # Spawned, not forked: a worker must not inherit the database's connections.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker) as pool:
        yield _Workers(pool, model, jobs)


class _Alone:
    def __init__(self, annotator: Annotator) -> None:
        self.version, self.description, self._annotator = annotator.version, annotator.description, annotator

    def annotate(self, batches: Iterable[list[Pending]]) -> Findings:
        for work in batches:
            yield work, list(self._annotator.annotate(one.document for one in work))


class _Workers:
    def __init__(self, pool: ProcessPoolExecutor, model: str | None, jobs: int) -> None:
        self.version, self.description = pool.submit(_introduce, model).result()
        self._pool, self._model, self._jobs = pool, model, jobs

    def annotate(self, batches: Iterable[list[Pending]]) -> Findings:
        waiting = iter(batches)
        running: dict[Future[list[Annotation]], list[Pending]] = {}
        while True:
            # One batch more than workers, so that none of them waits while a batch is being kept.
            for work in itertools.islice(waiting, self._jobs + 1 - len(running)):
                running[self._pool.submit(_annotate, self._model, [one.document for one in work])] = work
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), future.result()


def _start_worker() -> None:
    # An interruption from the keyboard reaches every process of the terminal: only the parent answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    # A parent that is killed can't tell its workers to stop: they would wait for work for ever.
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


_annotator = cache(load_annotator)


def _introduce(model: str | None) -> tuple[str, str]:
    annotator = _annotator(model)
    return annotator.version, annotator.description


def _annotate(model: str | None, documents: list[Document]) -> list[Annotation]:
    return list(_annotator(model).annotate(documents))
