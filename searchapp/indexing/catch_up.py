"""How does the live index learn what changed since it was made, without being built anew?"""

from __future__ import annotations

from searchapp.archive import Archive
from searchapp.errors import EngineAway, IndexBusy, IndexMissing, IndexUnwritable
from searchapp.ports import SearchEngine


def learn(archive: Archive, engine: SearchEngine, patience: float = 0) -> str:
    """Let the live index take up a decision, as far as it can now; a sentence where something is left to do, else "".

    What was taken out leaves the files too; `patience` is how many seconds to wait until nobody reads the old ones.
    Raises IndexUnwritable where the disk fails; the decision is kept in the archive.
    """
    try:
        hides = bool(archive.hidden_since(engine.live().seq))
        catch_up(archive, engine)
        gone = not hides or engine.forget(patience)
    except IndexMissing:
        archive.learned(archive.last_change())
        return "There is no index yet; the next reindex takes it up."
    except EngineAway:
        return "The search engine is away; the next reindex takes it up."
    except IndexBusy:
        return "The index is being built; it takes the change up before it ends."
    return "" if gone else "A server still reads files that hold it; they go as soon as it has left them."


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
