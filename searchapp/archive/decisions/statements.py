"""What did a person decide about a statement, or about an article's date, outlet and byline? The last word.

About a statement it is anchored to the words, what stands around them, and the version.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, insert, select, update

from searchapp.archive import schema
from searchapp.archive.findings.quotes import quoted_text
from searchapp.archive.forgetting.cases import cases
from searchapp.archive.ground.anchors import around, located
from searchapp.archive.ground.changes import note_change
from searchapp.archive.ground.database import AnyRow, now
from searchapp.archive.ground.facts import facts_of, must_be_date
from searchapp.archive.ground.merged import decided_segments, told_of
from searchapp.archive.ground.minting import mint
from searchapp.archive.ground.newest import NEWEST, newest
from searchapp.archive.people.linking import Linker
from searchapp.archive.people.settling import settle_again
from searchapp.article import JOINED, Statement
from searchapp.correction import FACTS, Correction, Decided, KeptCorrection, Undone
from searchapp.errors import ArchiveError

_CONTEXT = 60
_UNKNOWN = "unknown"


def decide(connection: Connection, quote_id: int, correction: Correction, actor: str, reason: str) -> None:
    """Decide about a statement of an article's newest version. Raises ArchiveError where there is none of this id."""
    if correction.what in FACTS:
        raise ArchiveError(f"{correction.what}: this is decided of an article, not of a statement.")
    version, statement = _find(connection, quote_id)
    segments = [[span.start, span.end] for span in statement.segments]
    decision: dict[str, Any] = {"was": quoted_text(version.text, segments)}
    if correction.what is Decided.SPEAKER:
        decision = {"entity_id": _entity(connection, version, correction), "was": _name(connection, statement.speaker)}
    elif correction.what is Decided.CONFIRMED:
        decision = {"entity_id": statement.speaker, "was": _name(connection, statement.speaker)}
    elif correction.what is Decided.STATUS:
        decision = {"status": correction.status, "was": statement.status.value}
    elif correction.what is Decided.EXTENT:
        segments = _segments(version, correction.words, *around(version.text, segments, _CONTEXT))
        decision["segments"] = segments
    _keep(connection, version, quote_id, segments, decision | {"what": correction.what}, actor, reason)


def mark(connection: Connection, key: str, correction: Correction, actor: str, reason: str) -> int:
    """Mark words of an article's newest version as a statement that was missed; the id that it gets.

    Raises ArchiveError where there is no such article, or where its text lacks the words.
    """
    version = newest(connection, key)
    segments = _segments(version, correction.words)
    (quote_id,) = mint(connection, schema.quote, version.article_id, 1)
    decision = {"entity_id": _entity(connection, version, correction), "segments": segments, "what": Decided.MISSED}
    _keep(connection, version, quote_id, segments, decision, actor, reason)
    return quote_id


def decide_fact(connection: Connection, key: str, correction: Correction, actor: str, reason: str) -> None:
    """Decide about an article's date, outlet or byline.

    Raises ArchiveError where there is no such article, or where the date is none.
    """
    version = newest(connection, key)
    value = correction.words.strip() or None
    if correction.what is Decided.DATE and value:
        must_be_date(value)
    was = _facts_now(connection, version)[correction.what]
    anchor = {"quote_id": None, "quoted": "", "before": "", "after": "", "value": value, "was": was}
    _insert(connection, version, anchor | {"what": correction.what}, actor, reason)
    settle_again(connection, version.article_id)


def _facts_now(connection: Connection, version: AnyRow) -> dict[Decided, str | None]:
    facts = facts_of(connection, [version.article_id])[version.article_id]
    date = facts.published(version)
    held = (date.value if date else None, facts.outlet(version.outlet), facts.byline(version.byline))
    return dict(zip(FACTS, held, strict=True))


def undo(connection: Connection, number: int, actor: str, reason: str) -> None:
    """Take a decision back. Raises ArchiveError where there is none of this number, or where it was taken back."""
    own = schema.decision
    about = connection.execute(
        select(schema.article.c.key, schema.article.c.id, own.c.what)
        .join(own, own.c.article_id == schema.article.c.id)
        .where(own.c.id == number, own.c.undone_at.is_(None))
    ).one_or_none()
    if about is None:
        raise ArchiveError(f"d{number}: there is no such decision to undo.")
    undone = {"undone_at": now(), "undone_by": actor, "undone_reason": reason}
    connection.execute(update(own).where(own.c.id == number).values(undone))
    if about.what in FACTS:
        settle_again(connection, about.id)
    note_change(connection, about.key)


def corrections(connection: Connection, key: str | None = None) -> list[KeptCorrection]:
    """The decisions about one article and its statements, or with None about all, the newest first."""
    decision, article, version = schema.decision, schema.article, schema.version
    query = (
        select(decision, article.c.key, article.c.version_id.label("newest"), version.c.number, schema.entity.c.name)
        .join(article, article.c.id == decision.c.article_id)
        .join(version, version.c.id == decision.c.version_id)
        .outerjoin(schema.entity, schema.entity.c.id == decision.c.entity_id)
        .order_by(decision.c.id.desc())
    )
    rows = connection.execute(query if key is None else query.where(article.c.key == key)).all()
    held = cache(partial(_held, connection))
    return [_kept(row, _is_lost(connection, row, held)) for row in rows]


def _is_lost(connection: Connection, row: AnyRow, held: Callable[[int, int], frozenset[int]]) -> bool:
    """Whether the newest version of a decision's article has nothing that it could be about."""
    if row.what in FACTS:
        return False
    if row.what in (Decided.MISSED, Decided.EXTENT):
        return not decided_segments(connection, row.newest, row)
    return row.quote_id not in held(row.newest, row.article_id)


def _held(connection: Connection, version: int, article: int) -> frozenset[int]:
    """The statements that a version holds, and those that people marked in its article."""
    machine, given, marked = schema.machine_quote.c, schema.given_quote.c, schema.decision.c
    found = [select(table.quote_id).where(table.version_id == version) for table in (machine, given)]
    found.append(select(marked.quote_id).where(marked.article_id == article, marked.what == Decided.MISSED))
    return frozenset(i for query in found for i in connection.scalars(query))


def _kept(row: AnyRow, orphaned: bool) -> KeptCorrection:
    what = Decided(row.what)
    said = {
        Decided.SPEAKER: row.name or _UNKNOWN,
        Decided.CONFIRMED: row.name or _UNKNOWN,
        Decided.STATUS: row.status or "",
        Decided.NOTHING: "",
    }
    said |= dict.fromkeys(FACTS, row.value or "")
    return KeptCorrection(
        **{name: getattr(row, name) for name in ("id", "at", "actor", "reason", "quoted")},
        article=row.key,
        version=row.number,
        statement=row.quote_id,
        what=what,
        before=row.was or "",
        now=said.get(what, row.quoted if what is Decided.EXTENT else row.name or _UNKNOWN),
        orphaned=orphaned,
        undone=None if row.undone_at is None else Undone(row.undone_at, row.undone_by, row.undone_reason),
    )


def _find(connection: Connection, quote_id: int) -> tuple[AnyRow, Statement]:
    of = select(schema.quote.c.article_id).where(schema.quote.c.id == quote_id)
    version = connection.execute(NEWEST.where(schema.article.c.id.in_(of))).one_or_none()
    if version is not None:
        for statement in told_of(connection, [version.id])[version.id].statements:
            if statement.id == quote_id:
                return version, statement
    raise ArchiveError(f"q{quote_id}: the archive has no such statement.")


def _segments(version: AnyRow, words: str, before: str = "", after: str = "") -> list[list[int]]:
    found = located(version.text, words.split(JOINED), before, after) if words.strip() else None
    if found is None:
        raise ArchiveError(f"{version.key}: its text does not hold the words “{words}”.")
    return found


def _entity(connection: Connection, version: AnyRow, correction: Correction) -> int | None:
    speaker = correction.speaker
    for case in cases(connection):
        forms = case.forms_for(version.key, (version.text,))
        if speaker is not None and (case.wide.find(speaker) or (forms is not None and forms.find(speaker))):
            raise ArchiveError(f"This name was taken out of the archive (case {case.number}).")
    return None if speaker is None else Linker(connection).link_decided(version.article_id, speaker)


def _name(connection: Connection, entity_id: int | None) -> str:
    name = schema.entity.c.name
    return connection.execute(select(name).where(schema.entity.c.id == entity_id)).scalar() or _UNKNOWN


def _keep(
    connection: Connection,
    version: AnyRow,
    quote_id: int,
    segments: list[list[int]],
    decision: dict[str, Any],
    *by: str,
) -> None:
    before, after = around(version.text, segments, _CONTEXT)
    words = quoted_text(version.text, segments)
    anchor = {"quote_id": quote_id, "quoted": words, "before": before, "after": after}
    _insert(connection, version, anchor | decision, *by)


def _insert(connection: Connection, version: AnyRow, decision: dict[str, Any], actor: str, reason: str) -> None:
    about = {"article_id": version.article_id, "version_id": version.id}
    connection.execute(insert(schema.decision), about | decision | {"actor": actor, "reason": reason, "at": now()})
    note_change(connection, version.key)
