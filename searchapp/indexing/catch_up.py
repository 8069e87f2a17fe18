"""How does the live index learn what changed since it was made, without being built anew?"""

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
        gone = not hides or let_go(archive, engine, patience)
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

    Where something was taken out the change number moves only once no new file holds it: interrupted, it is done again.
    Raises IndexBusy where another process publishes, IndexMissing where no index has been built, IndexUnwritable where
    the disk fails; what changed stays in the archive.
    """
    learned, hid = 0, False
    while True:
        seq = engine.live().seq
        hides = bool(archive.hidden_since(seq))
        with archive.changes_since(seq) as (keys, paragraphs, now):
            if not keys:
                break
            try:
                engine.apply(paragraphs, keys, seq if hides else now)
                if hides:
                    engine.forget(0)
                    engine.apply((), (), now)
            except IndexUnwritable as error:
                raise IndexUnwritable(f"The change is kept in the archive, and will be found later: {error}") from error
            learned, hid = learned + len(keys), hid or hides
    if hid or archive.owes(now):
        let_go(archive, engine, 0)
    return learned


def let_go(archive: Archive, engine: SearchEngine, patience: float) -> bool:
    """Wait at most `patience` seconds until nobody reads files of what was taken out; whether nobody does.

    Then the archive forgets the ids that it kept so that the index could learn that they are gone.
    """
    gone = engine.forget(patience)
    if gone:
        archive.learned(engine.live().seq)
    return gone
