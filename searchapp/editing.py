"""How does what an editor decides on a page reach the archive, and whoever searches?

Read from top to bottom: a decision is kept, then the live index learns of it. Where the index is being built, whoever
builds it takes the decision up before it is published.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from searchapp.archive import Archive
from searchapp.correction import Correction, Deed
from searchapp.errors import SearchappError
from searchapp.indexing.catch_up import learn, let_go
from searchapp.ports import SearchEngine

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = 60
"""So many seconds one waits until nobody reads what was taken out: idle servers look every 10."""

MOST_WAITING = 100
"""So many of each kind but reports wait at a time."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that an editor should look at: a report, a pair of entities, a link of a name, or a statement.

    `kind` says which, `key` tells it from all others; `share` is how sure the link is.
    """

    kind: str
    key: str
    article: str = ""
    statement: int = 0
    entity: int = 0
    other: int = 0
    report: int = 0
    quoted: str = ""
    wrong: str = ""
    who: str = ""
    note: str = ""
    share: float = 0.0


def _learning(work: Callable[Concatenate[Archive, P], T]) -> Callable[Concatenate[Editing, P], T]:
    """The method that does this in the archive, and lets the live index learn of it."""

    @wraps(work)
    def method(self: Editing, /, *args: P.args, **kwargs: P.kwargs) -> T:
        done = work(self.archive, *args, **kwargs)
        self.learn()
        return done

    return method


class Editing:
    """What an editor does, over one archive and its index."""

    def __init__(self, archive: Archive, engine: SearchEngine) -> None:
        self.archive, self.accounts = archive, archive.accounts
        self._engine = engine

    decide, mark, undo = _learning(Archive.decide), _learning(Archive.mark), _learning(Archive.undo_decision)
    say_access, withdraw = _learning(Archive.say_access), _learning(Archive.withdraw)
    anonymise, delist = _learning(Archive.anonymise), _learning(Archive.delist)

    def correct(self, article: str, facts: Sequence[Correction], actor: str, reason: str) -> None:
        """Decide about an article's date, outlet or byline. Raises ArchiveError: no such article, or no date."""
        for fact in facts:
            self.archive.decide_fact(article, fact, actor, reason)
        self.learn()

    def identify(self, deed: Deed, actor: str, reason: str) -> None:
        """Say who is who. Raises ArchiveError where that can't be."""
        self.archive.registry.decide(deed, actor, reason)
        self.learn()

    def waiting(self) -> Sequence[Waiting]:
        """What waits for an editor: reports, pairs that may be one, doubtful links, then the least sure statements."""
        archive, registry = self.archive, self.archive.registry
        return [
            *(
                Waiting("report", f"r{kept.id}", kept.report.article, kept.report.statement, report=kept.id,
                        quoted=kept.report.quoted, wrong=kept.report.wrong, who=kept.report.who, note=kept.report.note)
                for kept in archive.reports()
            ),
            *(
                Waiting("pair", f"p{one.id}-{other.id}", entity=one.id, other=other.id)
                for one, other, _ in registry.offers(MOST_WAITING)
            ),
            *(
                Waiting("link", f"l{link.entity}-{link.name}-{link.article}", link.article, entity=link.entity,
                        quoted=link.name, share=link.share)
                for link in registry.doubtful(MOST_WAITING)
            ),
            *(
                Waiting("statement", f"q{one.statement}", one.article, one.statement)
                for one in archive.least_sure(MOST_WAITING)
            ),
        ]  # fmt: skip

    def learn(self) -> None:
        """Let the live index learn of what was decided."""
        if learn(self.archive, self._engine):
            threading.Thread(target=self._let_go, daemon=True).start()

    def _let_go(self) -> None:
        """Wait beside the pages until no server reads the files any more that hold what was taken out."""
        with suppress(SearchappError):
            let_go(self.archive, self._engine, PATIENCE)
