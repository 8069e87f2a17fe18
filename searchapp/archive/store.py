"""What can be done with an archive? The one object through which the flows, the pages and the commands reach it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Select, func, insert, select

from searchapp.access import Access, AccessRule
from searchapp.archive import schema
from searchapp.archive.articles import refusals
from searchapp.archive.articles.adding import Outcome, add_article
from searchapp.archive.articles.near_copies import NearCopies
from searchapp.archive.articles.outlets import keep_outlet, outlets
from searchapp.archive.articles.withdraw import withdraw, withdrawal_reason, withdrawn_id
from searchapp.archive.decisions import audits, reports
from searchapp.archive.decisions.accounts import Accounts
from searchapp.archive.decisions.audits import Drawn
from searchapp.archive.decisions.review import Doubtful, least_sure
from searchapp.archive.decisions.statements import corrections, decide, decide_fact, mark, undo
from searchapp.archive.findings.keeping import Pending, Tally, keep_findings, pending, seen_by, tally
from searchapp.archive.forgetting import forget
from searchapp.archive.forgetting.cases import forgotten_address
from searchapp.archive.ground import access
from searchapp.archive.ground.changes import (
    changed_since,
    forget_old_ids,
    hidden_since,
    last_change,
    old_ids,
)
from searchapp.archive.ground.database import Database, now
from searchapp.archive.ground.dialects import upsert
from searchapp.archive.people.known_names import KnownNames
from searchapp.archive.people.linking import Linker
from searchapp.archive.people.registry import Registry
from searchapp.archive.people.resolve import resolve
from searchapp.archive.told.counts import Counts, article_count, counts, usual_language
from searchapp.archive.told.history import (
    KeptVersion,
    article_of_statement,
    editions_of,
    first_added,
    last_changed,
    place_of_paragraph,
    versions_of,
)
from searchapp.archive.told.integrity import damages
from searchapp.archive.told.pages import article_page, original_of
from searchapp.archive.told.snapshot import paragraphs_of, take_snapshot
from searchapp.article import ArticlePage, Changed, Edition, Place
from searchapp.audit import Figures
from searchapp.correction import Correction, Decided, KeptCorrection
from searchapp.domain import Annotation, IndexedParagraph, Status
from searchapp.errors import ArchiveError, RefusedInput
from searchapp.ports import Snapshot
from searchapp.reading import Original, ReadArticle
from searchapp.report import KeptReport, Report


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

    # ---- adding

    def new_run(self) -> int:
        """Begin a run of adding: within it, two texts of one id are refused."""
        with self.database.write() as connection:
            return int(connection.execute(insert(schema.run).returning(schema.run.c.id), {"at": now()}).scalar_one())

    def add(self, run: int, articles: Sequence[ReadArticle]) -> list[Outcome | RefusedInput]:
        """Add some articles in one transaction; what is refused is answered in its place and harms no other."""
        with self.database.write() as connection:
            return [_add_or_refuse(connection, run, article) for article in articles]

    def keep_refusals(self, refused: Sequence[RefusedInput], taken: Sequence[str]) -> None:
        """Keep what was refused, and forget what was refused at places that were `taken` in since."""
        with self.database.write() as connection:
            refusals.keep_refusals(connection, refused, taken)

    def refusals(self, limit: int) -> tuple[list[tuple[str, str, str]], int]:
        """The latest refusals as (when, where, why), and how many are kept."""
        with self.database.read() as connection:
            return refusals.refusals(connection, limit)

    # ---- annotating

    def pending(self, annotator: str | None, after: int, limit: int, again: bool) -> list[Pending]:
        """Up to `limit` versions beyond row id `after` that this annotator (None: any) has not seen (`again`: all)."""
        with self.database.read() as connection:
            return pending(connection, annotator, after, limit, again)

    def pending_count(self, annotator: str | None, again: bool) -> int:
        """How many versions wait for this annotator (None: for any; `again`: all)."""
        done = seen_by(annotator)
        query = select(func.count()).select_from(schema.article)
        with self.database.read() as connection:
            return _count(connection, query if again else query.where(schema.article.c.version_id.not_in(done)))

    def usual_language(self) -> str | None:
        """The language of most articles, if there is one."""
        with self.database.read() as connection:
            return usual_language(connection)

    def introduce(self, annotator: str, description: str) -> None:
        """Note what people are told of an annotator: its model, or that it has none."""
        row = {"version": annotator, "description": description}
        with self.database.write() as connection:
            connection.execute(
                upsert(schema.annotator).values(row).on_conflict_do_update(index_elements=("version",), set_=row)
            )

    def annotators(self) -> tuple[str, ...]:
        """The descriptions of the annotators whose findings stand in the archive, the most recent first."""
        annotation, annotator = schema.annotation, schema.annotator
        query = (
            select(annotator.c.description)
            .join(annotation, annotation.c.annotator == annotator.c.version)
            .group_by(annotator.c.version)
            .order_by(func.max(annotation.c.at).desc())
        )
        with self.database.read() as connection:
            return tuple(connection.scalars(query))

    def keep_findings(self, work: Sequence[Pending], found: Sequence[Annotation], annotator: str) -> None:
        """Keep the findings of one batch, all or none."""
        with self.database.write() as connection:
            linker = Linker(connection)
            for one, annotation in zip(work, found, strict=True):
                if _is_newest(connection, one):  # another process may have withdrawn or changed it meanwhile
                    keep_findings(connection, linker, one, annotation, annotator)

    def settle_people(self, full: bool = False) -> None:
        """Decide whom the names mean that came up since this was last decided (`full`: all names anew)."""
        with self.database.write() as connection:
            resolve(connection, full)

    def tally(self) -> Tally:
        """What machines have found in the newest versions, in counts."""
        with self.database.read() as connection:
            return tally(connection)

    # ---- reading

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """The whole archive as of now, to be read inside the context."""
        return take_snapshot(self.database)

    def last_change(self) -> int:
        """The change number: it rises with each change that an index has to learn."""
        with self.database.read() as connection:
            return last_change(connection)

    @contextmanager
    def changes_since(self, seq: int) -> Iterator[tuple[list[str], Iterator[IndexedParagraph], int]]:
        """The ids of the articles that changed after `seq`, their paragraphs as of now, and the number now."""
        with self.database.read() as connection:
            keys = changed_since(connection, seq)
            yield keys, paragraphs_of(connection, keys), last_change(connection)

    def article(self, article_id: str, version: int | None = None) -> ArticlePage | None:
        """A version of an article, without its number the newest; None where there is none or it was withdrawn."""
        with self.database.read() as connection:
            return article_page(connection, article_id, version)

    def editions(self, article_id: str) -> list[Edition]:
        """The statements of all versions of an article, the oldest first; none where there is no such article."""
        with self.database.read() as connection:
            return editions_of(connection, article_id)

    def last_with(self, article_id: str, quote_id: int) -> ArticlePage | None:
        """The newest version of an article in which a statement stands, or None where it stands in none."""
        page = self.article(article_id)
        if page is None or any(statement.id == quote_id for statement in page.statements):
            return page
        having = [edition.number for edition in self.editions(article_id) if quote_id in edition.statements]
        return self.article(article_id, having[-1]) if having else None

    def article_of_statement(self, quote_id: int) -> str | None:
        """The id of the article in which a statement was ever found, or None where there is no such statement."""
        with self.database.read() as connection:
            return article_of_statement(connection, quote_id)

    def last_changed(self, before: int | None, limit: int) -> list[Changed]:
        """The articles that got a version last, the latest first; with `before` (a row id) those before that one."""
        with self.database.read() as connection:
            return last_changed(connection, before, limit)

    def first_added(self, paragraph_ids: Sequence[int]) -> dict[int, str]:
        """When each of these paragraphs was first taken in (UTC), with whichever version."""
        with self.database.read() as connection:
            return first_added(connection, paragraph_ids)

    def place_of_paragraph(self, paragraph_id: int) -> Place | None:
        """Where a paragraph stands, in the newest version that has it, or None where there is no such paragraph."""
        with self.database.read() as connection:
            return place_of_paragraph(connection, paragraph_id)

    def versions(self, article_id: str) -> list[KeptVersion]:
        """All versions of an article with their bytes, the oldest first; none where there is no such article."""
        with self.database.read() as connection:
            return list(versions_of(connection, article_id))

    def original(self, article_id: str) -> Original | None:
        """The bytes of an article's newest version as they came, or None where there is no such article."""
        with self.database.read() as connection:
            return original_of(connection, article_id)

    def withdrawal(self, article_id: str) -> str | None:
        """Why an article is not to be had under this id any more, or None where nothing was taken out."""
        with self.database.read() as connection:
            return withdrawal_reason(connection, article_id) or forgotten_address(connection, article_id)

    def withdrawn_id(self, kind: str, number: int) -> bool:
        """Whether a statement (`quote`) or a `paragraph` of this id stood in an article that was withdrawn."""
        with self.database.read() as connection:
            return withdrawn_id(connection, kind, number)

    def hidden_since(self, seq: int) -> frozenset[str]:
        """The ids of the articles of which an index of this change number must show nothing."""
        with self.database.read() as connection:
            return hidden_since(connection, seq)

    def article_count(self) -> int:
        """How many articles the archive holds."""
        with self.database.read() as connection:
            return article_count(connection)

    def counts(self) -> Counts:
        """How much the archive holds."""
        with self.database.read() as connection:
            return counts(connection)

    def held(self, seq: int) -> tuple[int, int]:
        """How many articles the archive holds, and how many came, changed or went after this change number."""
        with self.database.read() as connection:
            return article_count(connection), len(changed_since(connection, seq))

    def damages(self) -> list[str]:
        """A sentence for everything in the archive that does not fit its hash."""
        with self.database.read() as connection:
            return list(damages(connection))

    # ---- deciding

    def withdraw(self, article_id: str, reason: str, actor: str) -> None:
        """Take an article out for good. Raises ArchiveError where there is no such article."""
        if not reason.strip():
            raise ArchiveError("A withdrawal needs a reason.")
        with self.database.write(forgets=True) as connection:
            withdraw(connection, article_id, reason.strip(), actor)

    def anonymise(self, entity_id: int, articles: Sequence[str] | None, actor: str, reason: str) -> list[int]:
        """Take an entity's names out of these articles (None: all); the cases' numbers. Raises ArchiveError."""
        with self.database.write(forgets=True) as connection:
            return forget.anonymise(connection, entity_id, articles, actor, reason)

    def delist(self, entity_id: int, article_id: str, actor: str, reason: str) -> int:
        """Let an entity's names lead to an article no more; the case's number. Raises ArchiveError."""
        with self.database.write(forgets=True) as connection:
            return forget.delist(connection, entity_id, article_id, actor, reason)

    def owes(self, seq: int) -> bool:
        """Whether ids are kept for nothing but an index of this change number to learn that they are gone."""
        with self.database.read() as connection:
            return bool(old_ids(connection, seq))

    def learned(self, seq: int) -> None:
        """An index knows everything up to this change number: forget the ids that were needed for that alone."""
        if self.owes(seq):
            with self.database.write(forgets=True) as connection:
                forget_old_ids(connection, seq)
        else:
            self.database.forget()

    def decide(self, quote_id: int, correction: Correction, actor: str, reason: str) -> None:
        """Decide about a statement. Raises ArchiveError for an unknown id, or words that the article lacks."""
        with self.database.write() as connection:
            decide(connection, quote_id, correction, actor, reason)
            reports.answer_by_decision(connection, quote_id, actor, reason)

    def least_sure(self, limit: int) -> list[Doubtful]:
        """The statements that nobody has decided on of which it is least sure, of the people with most statements."""
        with self.database.read() as connection:
            return least_sure(connection, limit)

    def draw_audit(self, count: int, seed: int, actor: str) -> list[Drawn]:
        """Draw a sample of so many rows to be judged. Raises ArchiveError where there is nothing to draw from."""
        with self.database.write() as connection:
            return audits.draw(connection, count, seed, actor)

    def judge_audit(self, number: int, answers: Mapping[int, str], actor: str) -> Figures:
        """What the answers (by row) to a drawn sample come to, which is kept. Raises ArchiveError: no such sample."""
        with self.database.write() as connection:
            return audits.judge(connection, number, answers, self.registry.is_called, actor)

    def figures(self) -> Figures | None:
        """What the sample that was judged last came to, or None."""
        with self.database.read() as connection:
            return audits.last_figures(connection)

    def mark(self, article_id: str, correction: Correction, actor: str, reason: str) -> int:
        """Mark words as a statement that was missed; its id. Raises ArchiveError where the article lacks them."""
        with self.database.write() as connection:
            return mark(connection, article_id, correction, actor, reason)

    def decide_fact(self, article_id: str, correction: Correction, actor: str, reason: str) -> None:
        """Decide about an article's date, outlet or byline. Raises ArchiveError: no such article, or no date."""
        with self.database.write() as connection:
            decide_fact(connection, article_id, correction, actor, reason)

    def undo_decision(self, number: int, actor: str, reason: str) -> None:
        """Take back a decision about a statement. Raises ArchiveError where there is none of this number in force."""
        with self.database.write() as connection:
            undo(connection, number, actor, reason)

    def corrections(self, article_id: str | None = None) -> list[KeptCorrection]:
        """The decisions about an article and its statements, or about all, the newest first."""
        with self.database.read() as connection:
            return corrections(connection, article_id)

    def say_access(
        self, rule: str, actor: str, reason: str, article: str | None = None, outlet: str | None = None
    ) -> None:
        """Say who may read what of an article (id) or an outlet (`searchapp.access`). Raises ArchiveError."""
        with self.database.write() as connection:
            access.say_rule(connection, rule, actor, reason, article, outlet)

    def undo_access(self, number: int, actor: str, reason: str) -> None:
        """Take such a rule back. Raises ArchiveError where none of this number holds."""
        with self.database.write() as connection:
            access.undo_rule(connection, number, actor, reason)

    def access_rules(self) -> list[AccessRule]:
        """All such rules, the newest first, those that were taken back too."""
        with self.database.read() as connection:
            return access.kept_rules(connection)

    def keep_access_settings(self, rules: Mapping[str, str]) -> bool:
        """Let the rules of outlets by settings be these; whether any was another before."""
        with self.database.read() as connection:
            same = access.settings_rules(connection) == dict(rules)
        if same:
            return False
        with self.database.write() as connection:
            return access.keep_settings(connection, rules)

    def access(self, article_id: str) -> Access:
        """Who may read what of an article."""
        with self.database.read() as connection:
            return access.access_of(connection, article_id)

    def hidden(self) -> tuple[frozenset[str], datetime.datetime | None]:
        """The ids of the articles of which only editors may know now, and the moment when they will be others."""
        stamp, known, until = self.database.stamp(), self._hidden, self._hidden[1][1]
        if known[0] != stamp or (until is not None and datetime.datetime.now(datetime.UTC) >= until):
            with self.database.read() as connection:
                self._hidden = known = (stamp, access.hidden_now(connection))
        return known[1]

    def keep_outlet(self, printed: str, outlet: str, actor: str) -> int:
        """Call an outlet that articles print so by another name; how many articles do."""
        with self.database.write() as connection:
            return keep_outlet(connection, printed, outlet, actor)

    def outlets(self) -> list[tuple[str, str, int]]:
        """Each printed outlet with what it is called and the number of its articles, the most frequent first."""
        with self.database.read() as connection:
            return outlets(connection)

    # ---- reports of readers

    def report(self, report: Report) -> None:
        """Keep what a reader reports; nothing that is shown changes by it. Raises ArchiveError for an unknown id."""
        with self.database.write() as connection:
            reports.keep_report(connection, report)

    def reports(self, closed: bool = False) -> list[KeptReport]:
        """The reports that wait for an editor, the oldest first; with `closed` those too that were answered."""
        with self.database.read() as connection:
            return reports.reports(connection, closed)

    def report_of(self, report_id: int) -> KeptReport:
        """One report. Raises ArchiveError for an unknown id."""
        with self.database.read() as connection:
            return reports.report_of(connection, report_id)

    def close_report(
        self,
        report_id: int,
        actor: str,
        reason: str,
        speaker: str | None = None,
        unknown: bool = False,
        status: Status | None = None,
    ) -> None:
        """Answer a report, and decide about its statement where a speaker, `unknown` or a status is given.

        Raises ArchiveError for an unknown id, a closed report, or a decision on a statement that is gone.
        """
        with self.database.write() as connection:
            decided = bool(speaker or unknown or status)
            quote_id = reports.close_report(connection, report_id, decided, actor, reason).report.statement
            if speaker or unknown:
                decide(connection, quote_id, Correction(Decided.SPEAKER, speaker), actor, reason)
            if status:
                decide(connection, quote_id, Correction(Decided.STATUS, status=status), actor, reason)


def _add_or_refuse(connection: Connection, run: int, article: ReadArticle) -> Outcome | RefusedInput:
    try:
        return add_article(connection, run, article)
    except RefusedInput as refusal:
        return refusal


def _is_newest(connection: Connection, work: Pending) -> bool:
    """Whether what was annotated is still the newest version, and says the same."""
    version, article = schema.version.c, schema.article.c
    query = select(version.text).join(schema.article, article.version_id == version.id)
    return connection.execute(query.where(version.id == work.version_id)).scalar() == work.document.text


def _count(connection: Connection, query: Select[int]) -> int:
    return int(connection.execute(query).scalar_one())
