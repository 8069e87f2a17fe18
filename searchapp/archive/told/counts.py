"""How much does an archive hold?"""

from dataclasses import dataclass

from sqlalchemy import Connection, Executable, Select, func, select, text

from searchapp.archive import schema
from searchapp.archive.decisions.reports import open_reports
from searchapp.archive.ground.changes import changed_since
from searchapp.archive.ground.dialects import DIALECTS
from searchapp.domain import ParagraphKind

_USUAL = 0.8
"""The share of the articles from which their language is the archive's usual one."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much an archive holds: newest versions only, and of their paragraphs those that can be found.

    `speakers` are those with an attributed quotation, `reports` those that wait for an editor.
    """

    articles: int
    paragraphs: int
    quotes: int
    speakers: int
    reports: int
    bytes: int


def counts(connection: Connection) -> Counts:
    """All counts; `bytes` are the database's."""
    newest, place = select(schema.article.c.version_id), schema.placement.c
    said = (schema.machine_quote.c.version_id, schema.given_quote.c.version_id)
    found = select(func.count()).where(place.kind != ParagraphKind.FURNITURE.value, place.version_id.in_(newest))
    return Counts(
        articles=article_count(connection),
        paragraphs=_count(connection, found),
        quotes=sum(_count(connection, select(func.count()).where(of.in_(newest))) for of in said),
        speakers=_count(connection, _speakers()),
        reports=open_reports(connection),
        bytes=_count(connection, text(DIALECTS[connection.dialect.name].size)),
    )


def article_count(connection: Connection) -> int:
    """How many articles there are."""
    return _count(connection, select(func.count()).select_from(schema.article))


def held(connection: Connection, seq: int) -> tuple[int, int]:
    """How many articles the archive holds, and how many came, changed or went after this change number."""
    return article_count(connection), len(changed_since(connection, seq))


def usual_language(connection: Connection) -> str | None:
    """The language of most articles whose language is known; None where none is that of four fifths of them."""
    version = schema.version
    of_newest = version.c.id.in_(select(schema.article.c.version_id))
    query = select(version.c.lang, func.count()).where(of_newest, version.c.lang.is_not(None)).group_by(version.c.lang)
    found: dict[str, int] = dict(tuple(row) for row in connection.execute(query))
    most = max(found, key=found.__getitem__, default=None)
    return most if most is not None and found[most] >= _USUAL * sum(found.values()) else None


def _count(connection: Connection, query: Executable) -> int:
    return int(connection.execute(query).scalar_one())


def _speakers() -> Select[int]:
    machine, given = schema.machine_quote.c.entity_id, schema.given_quote.c.entity_id
    both = select(machine.label("id")).union(select(given), select(schema.given_speaker.c.entity_id)).subquery()
    return select(func.count(schema.canonical.distinct())).where(schema.entity.c.id.in_(select(both.c.id)))
