"""What did readers report as wrong, and what did an editor answer? A report by itself changes nothing that is shown."""

from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from searchapp.archive import schema
from searchapp.archive.decisions.statements import decide
from searchapp.archive.ground.database import AnyRow, now
from searchapp.correction import Correction, Decided
from searchapp.domain import Band, Status
from searchapp.errors import ArchiveError
from searchapp.report import Closing, KeptReport, Report, Wrong

_SHOWN, _TOLD = ("quoted", "speaker", "status", "band"), ("wrong", "who", "note")

MOST_OPEN = 50
"""How many reports of one statement wait at most: whoever reads them has long been told."""


def keep_report(connection: Connection, report: Report) -> None:
    """Keep a report, unless the same one waits already or many of this statement do.

    Raises ArchiveError where the article has no such version or statement.
    """
    ids = _ids(connection, report)
    told = {name: getattr(report, name) for name in _TOLD}
    if _needs_no_keeping(connection, report.statement, told):
        return
    shown = {name: getattr(report, name) for name in _SHOWN}
    connection.execute(insert(schema.report), {**ids, **shown, **told, "at": now()})


def _ids(connection: Connection, report: Report) -> dict[str, int]:
    version, article, quote = schema.version, schema.article, schema.quote
    query = (
        select(version.c.id, version.c.article_id)
        .join(article, article.c.id == version.c.article_id)
        .join(quote, quote.c.article_id == article.c.id)
        .where(article.c.key == report.article, version.c.number == report.version, quote.c.id == report.statement)
    )
    place = connection.execute(query).one_or_none()
    if place is None:
        raise ArchiveError(f"q{report.statement}: {report.article} has no such statement.")
    return {"article_id": place.article_id, "version_id": place.id, "quote_id": report.statement}


def _needs_no_keeping(connection: Connection, statement: int, told: dict[str, Any]) -> bool:
    """Whether the same is reported already, or enough about the statement, and nobody has answered yet."""
    kept = schema.report.c
    query = select(kept.wrong, kept.who, kept.note).where(kept.quote_id == statement, kept.closed_at.is_(None))
    waiting = [dict(row._mapping) for row in connection.execute(query)]
    return len(waiting) >= MOST_OPEN or told in waiting


def reports(connection: Connection, closed: bool = False) -> list[KeptReport]:
    """The open reports, with `closed` also the others, the oldest first."""
    query = _reports() if closed else _reports().where(schema.report.c.closed_at.is_(None))
    return [_kept(row) for row in connection.execute(query)]


def report_of(connection: Connection, report_id: int) -> KeptReport:
    """One report. Raises ArchiveError where there is none of this id."""
    row = connection.execute(_reports().where(schema.report.c.id == report_id)).one_or_none()
    if row is None:
        raise ArchiveError(f"r{report_id}: the archive has no such report.")
    return _kept(row)


def open_reports(connection: Connection) -> int:
    """How many reports wait for an editor."""
    query = select(func.count()).select_from(schema.report).where(schema.report.c.closed_at.is_(None))
    return int(connection.execute(query).scalar_one())


def close_report(
    connection: Connection,
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
    kept = report_of(connection, report_id)
    if kept.closing is not None:
        raise ArchiveError(f"r{report_id}: the report was closed on {kept.closing.at[:10]} by {kept.closing.actor}.")
    answer = {"closed_at": now(), "decided": bool(speaker or unknown or status), "actor": actor, "reason": reason}
    connection.execute(update(schema.report).where(schema.report.c.id == report_id).values(answer))
    decisions = [Correction(Decided.SPEAKER, speaker)] if speaker or unknown else []
    for one in [*decisions, *([Correction(Decided.STATUS, status=status)] if status else ())]:
        decide(connection, kept.report.statement, one, actor, reason)


def answer_by_decision(connection: Connection, statement: int, actor: str, reason: str) -> None:
    """Close the open reports of a statement about which somebody has decided."""
    kept = schema.report.c
    answer = {"closed_at": now(), "decided": True, "actor": actor, "reason": reason}
    waiting = update(schema.report).where(kept.quote_id == statement, kept.closed_at.is_(None))
    connection.execute(waiting.values(answer))


def _reports() -> Select[tuple[object, ...]]:
    report, version, article = schema.report, schema.version, schema.article
    return (
        select(report, version.c.number, article.c.key)
        .join(version, version.c.id == report.c.version_id)
        .join(article, article.c.id == report.c.article_id)
        .order_by(report.c.id)
    )


def _kept(row: AnyRow) -> KeptReport:
    kinds = {"status": Status(row.status), "band": Band(row.band), "wrong": Wrong(row.wrong)}
    told = {name: getattr(row, name) for name in (*_SHOWN, *_TOLD)} | kinds
    report = Report(row.key, row.number, row.quote_id, **told)
    closing = None if row.closed_at is None else Closing(row.closed_at, row.decided, row.actor, row.reason)
    return KeptReport(row.id, row.at, report, closing)
