"""How does what an editor decides on a page reach the archive, and whoever searches?

Read from top to bottom: a decision is kept, then the live index learns of it. Where the index is being built, whoever
builds it takes the decision up before it is published.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from searchapp.archive import Accounts, Archive
from searchapp.correction import Correction, KeptCorrection
from searchapp.errors import ArchiveError, EngineAway, IndexBusy, IndexMissing
from searchapp.indexing.catch_up import catch_up
from searchapp.ports import SearchEngine


@dataclass(frozen=True, slots=True)
class Deed:
    """What is said of an entity (id): that it is `other` (merge) or is not (apart), that in `article` (id) somebody
    else is meant (split), that it is called `name` (rename); or that decision `number` is taken back (undo)."""

    what: str
    entity: int
    other: int = 0
    article: str = ""
    name: str = ""
    number: int = 0


class Editing:
    """What an editor does, over one archive and its index."""

    def __init__(self, archive: Archive, engine: SearchEngine) -> None:
        self._archive, self._engine = archive, engine

    @property
    def accounts(self) -> Accounts:
        """Who may."""
        return self._archive.accounts

    def decide(self, statement: int, correction: Correction, actor: str, reason: str) -> None:
        """Decide about a statement. Raises ArchiveError for an unknown id, or words that the article lacks."""
        self._archive.decide(statement, correction, actor, reason)
        self._learn()

    def mark(self, article: str, correction: Correction, actor: str, reason: str) -> int:
        """Mark words as a statement that was missed; its id. Raises ArchiveError where the article lacks them."""
        number = self._archive.mark(article, correction, actor, reason)
        self._learn()
        return number

    def undo(self, number: int, actor: str, reason: str) -> None:
        """Take a decision about a statement back. Raises ArchiveError where there is none of this number in force."""
        self._archive.undo_decision(number, actor, reason)
        self._learn()

    def corrections(self, article: str | None = None) -> Sequence[KeptCorrection]:
        """The decisions about the statements of an article, or of all, the newest first."""
        return self._archive.corrections(article)

    def identify(self, deed: Deed, actor: str, reason: str) -> None:
        """Say who is who. Raises ArchiveError where that can't be, or where no reason is given."""
        if not reason and deed.what != "undo":
            raise ArchiveError("Please say why; it is kept.")
        registry = self._archive.registry
        match deed.what:
            case "merge":
                registry.merge(deed.entity, deed.other, actor, reason)
            case "apart":
                registry.keep_apart(deed.entity, deed.other, actor, reason)
            case "split":
                registry.split(deed.entity, [deed.article], actor, reason)
            case "rename":
                registry.rename(deed.entity, deed.name, actor, reason)
            case "undo":
                registry.undo(deed.number, actor, reason)
            case _:
                raise ArchiveError("Please choose what holds.")
        self._learn()

    def _learn(self) -> None:
        with suppress(IndexMissing, IndexBusy, EngineAway):
            catch_up(self._archive, self._engine)
