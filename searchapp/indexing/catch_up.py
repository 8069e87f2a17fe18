"""How does the live index learn what changed since it was made, without being built anew?"""

from __future__ import annotations

from searchapp.archive import Archive
from searchapp.errors import IndexUnwritable
from searchapp.ports import SearchEngine


def catch_up(archive: Archive, engine: SearchEngine) -> int:
    """Apply what has changed since the live generation, until nothing has; how many articles.

    Raises IndexBusy where another process builds, IndexMissing where no index has been built, IndexUnwritable where the
    disk fails; what changed stays in the archive.
    """
    learned = 0
    while True:
        with archive.changes_since(engine.live().seq) as (keys, paragraphs, now):
            if not keys:
                archive.learned(now)
                return learned
            try:
                engine.apply(paragraphs, keys, now)
            except IndexUnwritable as error:
                raise IndexUnwritable(f"The change is kept in the archive, and will be found later: {error}") from error
            learned += len(keys)
