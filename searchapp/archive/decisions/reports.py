"""What did readers report as wrong, and what did an editor answer? A report by itself changes nothing that is shown."""

from sqlalchemy import Connection, Select, func, insert, select, update

from searchapp.archive import schema
from searchapp.archive.ground.database import AnyRow, now
from searchapp.domain import Band, Status
from searchapp.errors import ArchiveError
from searchapp.report import Closing, KeptReport, Report, Wrong

MOST_OPEN = 50
"""How many reports of one statement wait at most: whoever reads them has long been told."""


def keep_report(connection: Connection, report: Report) -> None:
    """Keep a report, unless the same one waits already or many of this statement do.

    Raises ArchiveError where the article has no such version or statement.
    """
    ids = _ids(connection, report)
    told = {"wrong": report.wrong.value, "who": report.who, "note": report.note}
    if _needs_no_keeping(connection, report.statement, told):
        return
    shown = {
        "quoted": report.quoted,
        "speaker": report.speaker,
        "status": report.status.value,
        "band": report.band.value,
    }
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


def _needs_no_keeping(connection: Connection, statement: int, told: dict[str, str]) -> bool:
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


def close_report(connection: Connection, report_id: int, decided: bool, actor: str, reason: str) -> KeptReport:
    """Answer a report. Raises ArchiveError where there is none of this id, or where it is closed already."""
    kept = report_of(connection, report_id)
    if kept.closing is not None:
        raise ArchiveError(f"r{report_id}: the report was closed on {kept.closing.at[:10]} by {kept.closing.actor}.")
    answer = {"closed_at": now(), "decided": decided, "actor": actor, "reason": reason}
    connection.execute(update(schema.report).where(schema.report.c.id == report_id).values(answer))
    return kept


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
    report = Report(
        article=row.key,
        version=row.number,
        statement=row.quote_id,
        quoted=row.quoted,
        speaker=row.speaker,
        status=Status(row.status),
        band=Band(row.band),
        wrong=Wrong(row.wrong),
        who=row.who,
        note=row.note,
    )
    closing = None if row.closed_at is None else Closing(row.closed_at, row.decided, row.actor, row.reason)
    return KeptReport(row.id, row.at, report, closing)
