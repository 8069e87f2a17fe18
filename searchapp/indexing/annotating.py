"""How is annotating spread over processes or machines? In this one where one is asked for, else over an executor.

The executor is one of `concurrent.futures`: processes of this machine, or a Dask cluster that is running already. A
worker loads the model, the caller does not: its memory is free for building the index afterwards. A worker that is lost
costs a batch, which another one does again.
"""

import itertools
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from functools import cache
from multiprocessing import get_context, parent_process
from typing import Any, Protocol

from searchapp.annotate import load_annotator
from searchapp.archive import Pending
from searchapp.domain import Annotation, Document
from searchapp.errors import SettingsError
from searchapp.ports import Annotator

Findings = Iterator[tuple[list[Pending], list[Annotation]]]


class Crew(Protocol):
    """Whoever annotates: in one process or in several, with the same findings."""

    version: str
    description: str

    def annotate(self, batches: Iterable[list[Pending]]) -> Findings:
        """Each batch with its annotations, in the order in which they are done."""


MOST_LOST = 3
"""So often an executor that breaks is replaced by a new one."""


@contextmanager
def annotating(model: str | None = None, jobs: int = 1, cluster: str | None = None) -> Iterator[Crew]:
    """A crew with this model: the workers of a Dask `cluster` (its scheduler's address), else `jobs` processes.

    Raises SettingsError where the model can't be loaded, or the cluster not be used.
    """
    if cluster is not None:
        with _dask(cluster) as (pool, workers):
            yield _Workers(lambda: pool, model, workers)
    elif jobs == 1:
        yield _Alone(load_annotator(model))
    else:
        with ExitStack() as opened:
            # Spawned, not forked: a worker must not inherit the database's connections.
            context = get_context("spawn")
            yield _Workers(lambda: opened.enter_context(ProcessPoolExecutor(jobs, context, _start_worker)), model, jobs)


@contextmanager
def _dask(address: str) -> Iterator[tuple[Executor, int]]:
    """The executor of a Dask cluster, and how many batches its workers do at once."""
    try:
        from distributed import Client
    except ImportError:
        raise SettingsError(
            "SEARCHAPP_ANNOTATORS names a cluster, but its client is not installed: pip install 'searchapp[dask]'."
        ) from None
    try:
        client: Any = Client(address, timeout=10)  # type: ignore[no-untyped-call]  # the package leaves it untyped
    except OSError as error:
        raise SettingsError(f"SEARCHAPP_ANNOTATORS: no Dask scheduler answers at {address}: {error}.") from None
    with client:
        workers = sum(client.nthreads().values())
        if not workers:
            raise SettingsError(f"SEARCHAPP_ANNOTATORS: the Dask cluster at {address} has no workers.")
        yield client.get_executor(pure=False, retries=MOST_LOST), workers


class _Alone:
    def __init__(self, annotator: Annotator) -> None:
        self.version, self.description, self._annotator = annotator.version, annotator.description, annotator

    def annotate(self, batches: Iterable[list[Pending]]) -> Findings:
        for work in batches:
            yield work, list(self._annotator.annotate(one.document for one in work))


class _Workers:
    def __init__(self, open_pool: Callable[[], Executor], model: str | None, jobs: int) -> None:
        self._open_pool, self._model, self._jobs = open_pool, model, jobs
        self._pool, self._lost = open_pool(), 0
        self.version, self.description = self._pool.submit(_introduce, model).result()

    def annotate(self, batches: Iterable[list[Pending]]) -> Findings:
        waiting = iter(batches)
        running: dict[Future[list[Annotation]], list[Pending]] = {}
        while True:
            # One batch more than workers, so that none of them waits while a batch is being kept.
            for work in itertools.islice(waiting, max(0, self._jobs + 1 - len(running))):
                running[self._submitted(work)] = work
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                work = running.pop(future)
                try:
                    found = future.result()
                except BrokenExecutor:
                    self._lost += 1
                    if self._lost > MOST_LOST:
                        raise BrokenExecutor(f"{self._lost} times a worker ended in the middle of its work") from None
                    self._pool = self._open_pool()
                    running = {self._submitted(again): again for again in (work, *running.values())}
                    break
                yield work, found

    def _submitted(self, work: list[Pending]) -> Future[list[Annotation]]:
        documents = [one.document for one in work]
        return self._pool.submit(_annotate, self._model, self.version, documents)


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


def _annotate(model: str | None, version: str, documents: list[Document]) -> list[Annotation]:
    annotator = _annotator(model)
    if annotator.version != version:  # each worker is asked: one may have joined late, or lack the model
        raise SettingsError(
            f"A worker annotates otherwise than the others ({annotator.version}, not {version}); install the same "
            "version of searchapp and of the model on all of them."
        )
    return list(annotator.annotate(documents))
