"""How does what an editor decides on a page reach the archive, and whoever searches?

Read from top to bottom: a decision is kept, then the live index learns of it. Where the index is being built, whoever
builds it takes the decision up before it is published.
"""

import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from searchapp.access import AccessRule
from searchapp.archive import Accounts, Archive, TakenOut, naming, taken_out
from searchapp.correction import Correction, KeptCorrection
from searchapp.errors import ArchiveError, SearchappError
from searchapp.indexing.catch_up import learn, let_go
from searchapp.ports import SearchEngine


@dataclass(frozen=True, slots=True)
class Deed:
    """What is said of an entity (id): that it is `other` (merge) or is not (apart), that in `article` (id) they
    are meant (confirm) or somebody else (split), that it is shown as `name` (rename), called so too (variant), has this
    office from `first` to `last` (role) or is of this `kind`; or that decision `number` is taken back (undo)."""

    what: str
    entity: int
    other: int = 0
    article: str = ""
    name: str = ""
    first: str = ""
    last: str = ""
    number: int = 0


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

    def correct(self, article: str, facts: Sequence[Correction], actor: str, reason: str) -> None:
        """Decide about an article's date, outlet or byline. Raises ArchiveError: no such article, or no date."""
        for fact in facts:
            self._archive.decide_fact(article, fact, actor, reason)
        self._learn()

    def say_access(self, article: str, rule: str, actor: str, reason: str) -> None:
        """Say who may read what of an article (`searchapp.access`). Raises ArchiveError where it is no rule."""
        self._archive.say_access(rule, actor, reason, article)
        self._learn()

    def access_rules(self, article: str) -> Sequence[AccessRule]:
        """The rules of an article, the newest first."""
        return [rule for rule in self._archive.access_rules() if rule.article == article]

    def waiting(self) -> Sequence[Waiting]:
        """What waits for an editor: reports, pairs that may be one, doubtful links, then the least sure statements."""
        archive, registry = self._archive, self._archive.registry
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

    def dismiss(self, report: int, actor: str, reason: str) -> None:
        """Close a report: what is shown stays. Raises ArchiveError for an unknown id, or a closed report."""
        self._archive.close_report(report, actor, reason)

    # ---- taking out

    def withdraw(self, article: str, actor: str, reason: str) -> None:
        """Take an article out for good. Raises ArchiveError where there is none of this id."""
        self._archive.withdraw(article, reason, actor)
        self._learn()

    def anonymise(self, entity: int, articles: Sequence[str] | None, actor: str, reason: str) -> list[int]:
        """Take an entity's names out of these articles (None: all); the cases' numbers. Raises ArchiveError."""
        numbers = self._archive.anonymise(entity, articles, actor, reason)
        self._learn()
        return numbers

    def delist(self, entity: int, article: str, actor: str, reason: str) -> int:
        """Let an entity's names lead to an article no more; the case's number. Raises ArchiveError."""
        number = self._archive.delist(entity, article, actor, reason)
        self._learn()
        return number

    def naming(self, entity: int, limit: int) -> tuple[int, list[tuple[str, str]]]:
        """How many articles name an entity, and ids and headlines of the first of them."""
        with self._archive.database.read() as connection:
            return naming(connection, entity, limit)

    def taken_out(self) -> list[TakenOut]:
        """What was taken out, the latest first."""
        with self._archive.database.read() as connection:
            return taken_out(connection)

    # ---- taking back

    def undo(self, number: int, actor: str, reason: str) -> None:
        """Take back a decision about a statement or an article. Raises ArchiveError where none of this number holds."""
        self._archive.undo_decision(number, actor, reason)
        self._learn()

    def corrections(self, article: str | None = None) -> Sequence[KeptCorrection]:
        """The decisions about an article and its statements, or about all, the newest first."""
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
            case "confirm":
                registry.confirm(deed.entity, [deed.article], actor, reason)
            case "rename":
                registry.rename(deed.entity, deed.name, actor, reason)
            case "variant" | "role" | "kind":
                told = {"name": deed.name, "first": deed.first or None, "last": deed.last or None}
                registry.describe(deed.entity, deed.what, told, actor, reason)
            case "undo":
                registry.undo(deed.number, actor, reason)
            case _:
                raise ArchiveError("Please choose what holds.")
        self._learn()

    def _learn(self) -> None:
        if learn(self._archive, self._engine):
            threading.Thread(target=self._let_go, daemon=True).start()

    def _let_go(self) -> None:
        """Wait beside the pages until no server reads the files any more that hold what was taken out."""
        with suppress(SearchappError):
            let_go(self._archive, self._engine, PATIENCE)
