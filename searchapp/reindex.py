"""How does what was added become searchable? Annotate what is new, build beside the live index, verify, publish.

Read from top to bottom: `reindex` is the whole flow.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from searchapp.archive import Archive, Pending, Tally
from searchapp.errors import IndexMissing
from searchapp.indexing.annotating import Crew
from searchapp.indexing.catch_up import catch_up
from searchapp.indexing.check import Witness
from searchapp.indexing.find_copies import find_copies
from searchapp.ports import SearchEngine
from searchapp.readers.language import or_usual

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
    annotators: AbstractContextManager[Crew],
    progress: Progress = lambda *_: None,
    full: bool = False,
    keep_findings: bool = False,
) -> Reindexed:
    """Bring the index up to the archive; `full` annotates everything again and builds from nothing.

    `annotators` are let in for as long as there is something to annotate. `keep_findings` leaves what another version
    of the annotator has found, and annotates only what none has read.

    Interrupted at any point, it goes on where it was: findings are kept batch by batch, the live index stays until
    the new one is verified. Raises IndexBusy where another process builds, VerificationFailed where the check fails.
    """
    before = archive.tally()
    annotated = annotate_pending(archive, annotators, progress, full, keep_findings)
    after = archive.tally()
    again = before if before.articles + annotated > after.articles else None
    find_copies(archive, progress)
    changed = None if full else _changes(archive, engine)
    if changed is None:
        built = _build(archive, engine, progress)
        catch_up(archive, engine)
        return Reindexed(annotated, again, after, built, True, engine.live().snapshot_id)
    return Reindexed(annotated, again, after, catch_up(archive, engine), False, engine.live().snapshot_id)


def annotate_pending(
    archive: Archive,
    annotators: AbstractContextManager[Crew],
    progress: Progress,
    full: bool,
    keep_findings: bool = False,
) -> int:
    """Annotate every newest version that this annotator has not seen (`full`: all; `keep_findings`: that none has).

    Then decide whom the names mean that came up since this was last decided (`full`: all names).
    """
    with annotators as crew:
        seen_by = None if keep_findings else crew.version
        total = archive.pending_count(seen_by, again=full)
        waiting = _pending_batches(archive, seen_by, full)
        done = _keep_all(archive, crew, progress, waiting, total) if total else 0
    archive.settle_people(full)
    return done


def _keep_all(archive: Archive, crew: Crew, progress: Progress, waiting: Iterator[list[Pending]], total: int) -> int:
    done = 0
    archive.introduce(crew.version, crew.description)
    progress("annotating", 0, total)
    for work, found in crew.annotate(waiting):
        archive.keep_findings(work, found, crew.version)
        done += len(work)
        progress("annotating", done, total)
    return done


def _pending_batches(archive: Archive, version: str | None, full: bool) -> Iterator[list[Pending]]:
    after, usual = 0, archive.usual_language()
    while work := archive.pending(version, after, _BATCH, again=full):
        yield [_in_usual_language(one, usual) for one in work]
        after = work[-1].version_id


def _in_usual_language(one: Pending, usual: str | None) -> Pending:
    """A text too short to tell its language is read in the archive's usual one."""
    document = one.document
    return replace(one, document=replace(document, lang=or_usual(document.lang, document.text, usual)))


def _changes(archive: Archive, engine: SearchEngine) -> int | None:
    """How many articles the live index has to learn, or None where building it anew is the shorter way."""
    try:
        seq = engine.live().seq
    except IndexMissing:
        return None
    with archive.changes_since(seq) as (keys, _, _):
        return None if len(keys) > _INCREMENTAL_SHARE * archive.article_count() else len(keys)


def _build(archive: Archive, engine: SearchEngine, progress: Progress) -> int:
    witness = Witness()
    with archive.snapshot() as snapshot:
        watched = replace(snapshot, paragraphs=witness.watch(snapshot.paragraphs))
        engine.build(watched, witness.testify, lambda done: progress("indexing", done, snapshot.count))
    return archive.article_count()
