"""How does what was added become searchable? Annotate what is new, build beside the live index, verify, publish.

Read from top to bottom: `reindex` is the whole flow.
"""

from __future__ import annotations

import itertools
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process

from searchapp.annotate import load_annotator
from searchapp.archive import Archive, Pending, Tally
from searchapp.catch_up import catch_up
from searchapp.check import Witness
from searchapp.domain import Annotation, Document
from searchapp.errors import IndexMissing
from searchapp.find_copies import find_copies
from searchapp.ports import Annotator, SearchEngine

_BATCH = 40
_INCREMENTAL_SHARE = 0.2

Progress = Callable[[str, int, int], None]
"""Called with what is being done (annotating, finding copies, indexing), how much of it is done, out of how much."""


@dataclass(frozen=True, slots=True)
class Reindexed:
    """What a reindex came to: articles annotated, articles indexed anew, and the generation that is live now.

    `before` and `after` are the findings in counts, where articles were annotated that had been annotated before.
    """

    annotated: int
    before: Tally | None
    after: Tally
    indexed: int
    built: bool
    generation: str


def reindex(
    archive: Archive,
    engine: SearchEngine,
    model: str | None,
    progress: Progress = lambda *_: None,
    full: bool = False,
    jobs: int = 1,
) -> Reindexed:
    """Bring the index up to the archive; `full` annotates everything again and builds from nothing.

    Interrupted at any point, it goes on where it was: findings are kept batch by batch, the live index stays until
    the new one is verified. Raises IndexBusy where another process builds, VerificationFailed where the check fails.
    """
    before = archive.tally()
    annotated = annotate_pending(archive, model, progress, full, jobs)
    after = archive.tally()
    again = before if before.articles + annotated > after.articles else None
    find_copies(archive, progress)
    changed = None if full else _changes(archive, engine)
    if changed is None:
        built = _build(archive, engine, progress)
        catch_up(archive, engine)
        return Reindexed(annotated, again, after, built, True, engine.snapshot_id)
    return Reindexed(annotated, again, after, catch_up(archive, engine), False, engine.snapshot_id)


def annotate_pending(archive: Archive, model: str | None, progress: Progress, full: bool, jobs: int) -> int:
    """Annotate every newest version that this annotator has not seen (`full`: all); the number of them."""
    annotator = load_annotator(model)
    total, done = archive.pending_count(annotator.version, again=full), 0
    if total == 0:
        return 0
    archive.introduce(annotator.version, annotator.description)
    progress("annotating", 0, total)
    batches = _pending_batches(archive, annotator.version, full)
    for work, found in _annotated(annotator, model, batches, jobs):
        archive.keep_findings(work, found, annotator.version)
        done += len(work)
        progress("annotating", done, total)
    return done


def _pending_batches(archive: Archive, version: str, full: bool) -> Iterator[list[Pending]]:
    after = 0
    while work := archive.pending(version, after, _BATCH, again=full):
        yield work
        after = work[-1].version_id


def _annotated(
    annotator: Annotator, model: str | None, batches: Iterable[list[Pending]], jobs: int
) -> Iterator[tuple[list[Pending], list[Annotation]]]:
    if jobs == 1:
        for work in batches:
            yield work, list(annotator.annotate(one.document for one in work))
        return
    # Spawned, not forked: a worker must not inherit the database's connections.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker, (model,)) as pool:
        waiting = iter(batches)
        running: dict[Future[list[Annotation]], list[Pending]] = {}
        while True:
            for work in itertools.islice(waiting, jobs + 1 - len(running)):
                running[pool.submit(_annotate_in_worker, [one.document for one in work])] = work
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), future.result()


_worker_annotator: Annotator


def _start_worker(model: str | None) -> None:
    global _worker_annotator  # one loaded model a worker process
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _worker_annotator = load_annotator(model)


def _leave_with_parent() -> None:
    # A parent that is killed can't tell its workers to stop: they would wait for work for ever.
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _annotate_in_worker(documents: list[Document]) -> list[Annotation]:
    return list(_worker_annotator.annotate(documents))


def _changes(archive: Archive, engine: SearchEngine) -> int | None:
    """How many articles the live index has to learn, or None where building it anew is the shorter way."""
    try:
        seq = engine.seq
    except IndexMissing:
        return None
    with archive.changes_since(seq) as (keys, _, _):
        return None if len(keys) > _INCREMENTAL_SHARE * archive.counts().articles else len(keys)


def _build(archive: Archive, engine: SearchEngine, progress: Progress) -> int:
    witness = Witness()
    with archive.snapshot() as snapshot:
        watched = replace(snapshot, paragraphs=witness.watch(snapshot.paragraphs))
        engine.build(watched, witness.testify, lambda done: progress("indexing", done, snapshot.count))
    return archive.counts().articles
