"""What does the archive say of a version, all told? Findings, given facts and human decisions merged, humans first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Table, select

from searchapp.archive import schema
from searchapp.archive.ground.database import AnyRow, portions
from searchapp.article import ArticlePart, Statement
from searchapp.domain import Band, EntityKind, EntityRef, ParagraphKind, QuoteType, Span, Status

_AT_ONCE = 10_000


@dataclass(slots=True)
class Told:
    """All that is told of one version. `speakers` are the given ones, by paragraph number."""

    parts: list[ArticlePart] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    mentions: list[tuple[int, EntityRef, Span]] = field(default_factory=list)
    speakers: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    facts: dict[int, AnyRow] = field(default_factory=dict)

    def number_at(self, offset: int) -> int:
        """The number of the paragraph in which the article's text has this offset."""
        return bisect_right(self.parts, offset, key=lambda part: part.span.start) - 1


def told_of(connection: Connection, versions: Sequence[int]) -> dict[int, Told]:
    """What is told of each of these versions (row ids, at most some hundreds)."""
    told = {version: Told() for version in versions}
    for row in _rows(connection, schema.placement, versions, schema.placement.c.number):
        kind, span = ParagraphKind(row.kind), Span(row.start, row.end)
        told[row.version_id].parts.append(ArticlePart(row.paragraph_id, row.number, span, (), kind, row.second))
    for row in _rows(connection, schema.given, versions):
        told[row.version_id].facts[row.number] = row
    for row in _rows(connection, schema.given_speaker, versions):
        told[row.version_id].speakers[row.number].add(row.entity_id)
    _add_mentions(connection, told)
    _add_statements(connection, told)
    return told


def _rows(connection: Connection, table: Table, versions: Sequence[int], *order: Any) -> Sequence[AnyRow]:
    return connection.execute(select(table).where(table.c.version_id.in_(versions)).order_by(*order)).all()


def _add_mentions(connection: Connection, told: dict[int, Told]) -> None:
    mention, entity = schema.mention, schema.entity
    query = (
        select(mention, entity.c.kind)
        .join(entity, entity.c.id == mention.c.entity_id)
        .where(mention.c.version_id.in_(told))
        .order_by(mention.c.start, mention.c.id)
    )
    for row in connection.execute(query):
        here = told[row.version_id]
        facts = here.facts.get(row.number)
        if row.origin == "given" or facts is None or not facts.entities:
            ref = EntityRef(row.entity_id, EntityKind(row.kind))
            here.mentions.append((row.number, ref, Span(row.start, row.end)))


def _add_statements(connection: Connection, told: dict[int, Told]) -> None:
    for row in _rows(connection, schema.given_quote, list(told)):
        told[row.version_id].statements.append(_statement(row, "given"))
    for row in _rows(connection, schema.machine_quote, list(told)):
        here = told[row.version_id]
        numbers = _numbers(here, row.segments)
        facts = [here.facts[n] for n in numbers if n in here.facts]
        if not any(fact.quotes for fact in facts):
            allowed = {e for n in numbers for e in here.speakers.get(n, ())} if any(f.speakers for f in facts) else None
            here.statements.append(_unguessed(_statement(row, "machine"), allowed))
    decided = _decisions(connection, told)
    for here in told.values():
        here.statements = sorted(
            (_decided(statement, decided.get(statement.id, [])) for statement in here.statements),
            key=lambda statement: (statement.segments, statement.id),
        )


def _numbers(told: Told, segments: Sequence[Sequence[int]]) -> list[int]:
    return [told.number_at(start) for start, _ in segments]


def _statement(row: AnyRow, origin: str) -> Statement:
    return Statement(
        id=row.quote_id,
        segments=tuple(Span(start, end) for start, end in row.segments),
        type=QuoteType(row.type),
        status=Status(row.status),
        speaker=row.entity_id,
        mention=None if row.speaker_start is None else Span(row.speaker_start, row.speaker_end),
        cue=None if row.cue_start is None else Span(row.cue_start, row.cue_end),
        band=Band(row.band),
        rule=row.rule,
        confidence=row.confidence,
        chain=tuple(Span(start, end) for start, end in row.chain),
        origin=origin,
    )


def _unguessed(statement: Statement, allowed: set[int] | None) -> Statement:
    # Where the input names who speaks in the paragraph, a machine may not name anybody else.
    if allowed is None or statement.speaker is None or statement.speaker in allowed:
        return statement
    return replace(statement, speaker=None, band=Band.UNKNOWN, confidence=0.0, rule="given-speakers")


def _decisions(connection: Connection, told: dict[int, Told]) -> dict[int, list[AnyRow]]:
    ids = [statement.id for here in told.values() for statement in here.statements]
    decision = schema.decision
    found: dict[int, list[AnyRow]] = defaultdict(list)
    for part in portions(ids, _AT_ONCE):
        query = select(decision).where(decision.c.quote_id.in_(part)).order_by(decision.c.id)
        for row in connection.execute(query):
            found[row.quote_id].append(row)
    return found


def _decided(statement: Statement, decisions: Sequence[AnyRow]) -> Statement:
    for row in decisions:  # oldest first, so that the last word counts
        statement = replace(statement, origin="human", rule="decision", confidence=1.0)
        if row.what == "speaker":
            band = Band.UNKNOWN if row.entity_id is None else Band.SURE
            statement = replace(statement, speaker=row.entity_id, band=band, chain=())
        else:
            statement = replace(statement, status=Status(row.status))
    return statement
