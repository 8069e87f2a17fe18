"""What can be done with an archive? The one object through which the flows, the pages and the commands reach it.

What is one function over one transaction is a line here, and told of where it is written.
"""

import datetime
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from searchapp.archive.articles import adding, withdraw
from searchapp.archive.articles import outlets as outlet_names
from searchapp.archive.articles.copies import NearCopies
from searchapp.archive.decisions import audits, review, statements
from searchapp.archive.decisions import reports as reporting
from searchapp.archive.decisions.accounts import Accounts
from searchapp.archive.findings import keeping
from searchapp.archive.forgetting import forget
from searchapp.archive.forgetting.cases import taken_out
from searchapp.archive.ground import access as ruling
from searchapp.archive.ground import changes
from searchapp.archive.ground.database import Database
from searchapp.archive.ground.transactions import reading, writing
from searchapp.archive.people.known_names import KnownNames
from searchapp.archive.people.registry import Registry
from searchapp.archive.people.resolve import resolve
from searchapp.archive.told import counts as counting
from searchapp.archive.told import history, pages
from searchapp.archive.told.integrity import damages
from searchapp.archive.told.snapshot import paragraphs_of, take_snapshot
from searchapp.article import ArticlePage
from searchapp.correction import Correction
from searchapp.domain import IndexedParagraph
from searchapp.ports import Snapshot


class Archive:
    """An open archive. Every method is one short transaction of its own.

    `registry` knows who is who; `names` answers for its names as the pages ask, from memory while nothing changes;
    `near_copies` knows which articles carry one text.
    """

    def __init__(self, home: Path, url: str | None = None) -> None:
        """Open the archive in a home, or the one at the address of a database whose home it is.

        Raises ArchiveError where it can't be opened.
        """
        self.database = Database(None if url else home / "archive.sqlite", home, url or "")
        self.registry = Registry(self.database)
        self.names = KnownNames(self.registry, self.database)
        self.near_copies = NearCopies(self.database)
        self.accounts = Accounts(self.database)
        self._hidden: tuple[int, tuple[frozenset[str], datetime.datetime | None]] = (-1, (frozenset(), None))

    def close(self) -> None:
        """Give back the database's connections."""
        self.database.close()

    # ---- adding and annotating

    new_run = writing(adding.new_run)
    add = writing(adding.add_articles)
    keep_refusals, refusals = writing(adding.keep_refusals), reading(adding.refusals)
    usual_language = reading(counting.usual_language)
    pending, pending_count = reading(keeping.pending), reading(keeping.pending_count)
    keep_findings = writing(keeping.keep_batch)
    introduce, annotators = writing(keeping.introduce), reading(keeping.annotators)
    settle_people = writing(resolve)
    tally = reading(keeping.tally)

    # ---- what an index learns

    last_change, hidden_since = reading(changes.last_change), reading(changes.hidden_since)

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """The whole archive as of now, to be read inside the context."""
        return take_snapshot(self.database)

    @contextmanager
    def changes_since(self, seq: int) -> Iterator[tuple[list[str], Iterator[IndexedParagraph], int]]:
        """The ids of the articles that changed after `seq`, their paragraphs as of now, and the number now."""
        with self.database.read() as connection:
            keys = changes.changed_since(connection, seq)
            yield keys, paragraphs_of(connection, keys), changes.last_change(connection)

    def owes(self, seq: int) -> bool:
        """Whether ids are kept for nothing but an index of this change number to learn that they are gone."""
        with self.database.read() as connection:
            return bool(changes.old_ids(connection, seq))

    def learned(self, seq: int) -> None:
        """An index knows everything up to this change number: forget the ids that were needed for that alone."""
        if self.owes(seq):
            with self.database.write(forgets=True) as connection:
                changes.forget_old_ids(connection, seq)
        else:
            self.database.forget()

    # ---- reading

    article, original = reading(pages.article_page), reading(pages.original_of)
    editions, versions = reading(history.editions_of), reading(history.versions_of)
    article_of_statement = reading(history.article_of_statement)
    last_changed, first_added = reading(history.last_changed), reading(history.first_added)
    place_of_paragraph = reading(history.place_of_paragraph)
    withdrawn_id, withdrawal = reading(withdraw.withdrawn_id), reading(withdraw.withdrawal)
    article_count, counts = reading(counting.article_count), reading(counting.counts)
    held = reading(counting.held)

    def last_with(self, article_id: str, quote_id: int) -> ArticlePage | None:
        """The newest version of an article in which a statement stands, or None where it stands in none."""
        page = self.article(article_id)
        if page is None or any(statement.id == quote_id for statement in page.statements):
            return page
        having = [edition.number for edition in self.editions(article_id) if quote_id in edition.statements]
        return self.article(article_id, having[-1]) if having else None

    def damages(self) -> list[str]:
        """A sentence for everything in the archive that does not fit its hash."""
        with self.database.read() as connection:
            return list(damages(connection))

    # ---- deciding

    mark = writing(statements.mark)
    decide_fact = writing(statements.decide_fact)
    undo_decision = writing(statements.undo)
    corrections = reading(statements.corrections)
    least_sure = reading(review.least_sure)
    draw_audit, judge_audit = writing(audits.draw), writing(audits.judge)
    figures = reading(audits.last_figures)
    keep_outlet, outlets = writing(outlet_names.keep_outlet), reading(outlet_names.outlets)
    anonymise = writing(forget.anonymise, forgets=True)
    delist = writing(forget.delist, forgets=True)
    withdraw = writing(withdraw.withdraw, forgets=True)
    naming, taken_out = reading(forget.naming), reading(taken_out)

    def decide(self, quote_id: int, correction: Correction, actor: str, reason: str) -> None:
        """Decide about a statement. Raises ArchiveError for an unknown id, or words that the article lacks."""
        with self.database.write() as connection:
            statements.decide(connection, quote_id, correction, actor, reason)
            reporting.answer_by_decision(connection, quote_id, actor, reason)

    # ---- who may read what

    say_access, undo_access = writing(ruling.say_rule), writing(ruling.undo_rule)
    access_rules = reading(ruling.kept_rules)
    access = reading(ruling.access_of)

    def keep_access_settings(self, rules: Mapping[str, str]) -> bool:
        """Let the rules of outlets by settings be these; whether any was another before."""
        with self.database.read() as connection:
            same = ruling.settings_rules(connection) == dict(rules)
        if same:
            return False
        with self.database.write() as connection:
            return ruling.keep_settings(connection, rules)

    def hidden(self) -> tuple[frozenset[str], datetime.datetime | None]:
        """The ids of the articles of which only editors may know now, and the moment when they will be others."""
        stamp, known, until = self.database.stamp(), self._hidden, self._hidden[1][1]
        if known[0] != stamp or (until is not None and datetime.datetime.now(datetime.UTC) >= until):
            with self.database.read() as connection:
                self._hidden = known = (stamp, ruling.hidden_now(connection))
        return known[1]

    # ---- reports of readers

    report, close_report = writing(reporting.keep_report), writing(reporting.close_report)
    reports, report_of = reading(reporting.reports), reading(reporting.report_of)
