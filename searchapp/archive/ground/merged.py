"""What does the archive say of a version, all told? Findings, given facts and human decisions merged, humans first."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from searchapp.archive import schema
from searchapp.archive.ground.anchors import located
from searchapp.archive.ground.asked import VERSIONS, Asked
from searchapp.archive.ground.database import AnyRow
from searchapp.article import JOINED, ArticlePart, Statement
from searchapp.correction import Decided
from searchapp.domain import Band, EntityKind, EntityRef, ParagraphKind, QuoteType, Span, Status

OPENING = frozenset("\"'“‘«„‚‹「『”’»")
"""Marks with which words begin that are somebody's own."""


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


_MENTIONS = Asked(
    select(schema.mention, schema.entity.c.kind)
    .join(schema.entity, schema.entity.c.id == schema.mention.c.entity_id)
    .where(schema.mention.c.version_id.in_(VERSIONS))
    .order_by(schema.mention.c.start, schema.mention.c.id)
)
_DECISIONS = Asked(
    select(schema.decision, schema.version.c.id.label("here"))
    .join(schema.version, schema.version.c.article_id == schema.decision.c.article_id)
    .where(schema.version.c.id.in_(VERSIONS), schema.decision.c.undone_at.is_(None))
    .where(schema.decision.c.quote_id.is_not(None))
    .order_by(schema.decision.c.id)
)


@cache
def _of_versions(table: Table, *order: Column[Any]) -> Asked:
    return Asked(select(table).where(table.c.version_id.in_(VERSIONS)).order_by(*order))


def _rows(connection: Connection, table: Table, versions: Sequence[int], *order: Column[Any]) -> Sequence[AnyRow]:
    return _of_versions(table, *order).rows(connection, versions=versions)


def _add_mentions(connection: Connection, told: dict[int, Told]) -> None:
    for row in _MENTIONS.rows(connection, versions=told):
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
        numbers = [here.number_at(start) for start, _ in row.segments]
        facts = [here.facts[n] for n in numbers if n in here.facts]
        if not any(fact.quotes for fact in facts):
            allowed = {e for n in numbers for e in here.speakers.get(n, ())} if any(f.speakers for f in facts) else None
            here.statements.append(_unguessed(_statement(row, "machine"), allowed))
    for version, rows in _decisions(connection, told).items():
        told[version].statements = _corrected(connection, version, told[version].statements, rows)
    for here in told.values():
        here.statements.sort(key=lambda statement: (statement.segments, statement.id))


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
    """The decisions in force on each version's article, the oldest first, so that the last word counts."""
    found: dict[int, list[AnyRow]] = defaultdict(list)
    for row in _DECISIONS.rows(connection, versions=told):
        found[row.here].append(row)
    return found


def _corrected(
    connection: Connection, version: int, statements: Sequence[Statement], decisions: Sequence[AnyRow]
) -> list[Statement]:
    kept = {statement.id: statement for statement in statements}
    for row in decisions:
        what, statement = Decided(row.what), kept.get(row.quote_id)
        if what is Decided.MISSED and (segments := decided_segments(connection, version, row)):
            marked = _marked(row, segments)
            kept = {i: s for i, s in kept.items() if not any(a.overlaps(b) for a in s.segments for b in segments)}
            kept[row.quote_id] = marked
        elif what is Decided.NOTHING:
            kept.pop(row.quote_id, None)
        elif what is Decided.EXTENT and statement and (segments := decided_segments(connection, version, row)):
            kept[row.quote_id] = _by_a_person(statement, segments=segments)
        elif what is Decided.STATUS and statement:
            kept[row.quote_id] = _by_a_person(statement, status=Status(row.status))
        elif what in (Decided.SPEAKER, Decided.CONFIRMED) and statement:
            band = Band.UNKNOWN if row.entity_id is None else Band.SURE
            same = row.entity_id == statement.speaker
            mention, chain = (statement.mention, statement.chain) if same else (None, ())
            kept[row.quote_id] = _by_a_person(statement, speaker=row.entity_id, band=band, mention=mention, chain=chain)
    return list(kept.values())


def decided_segments(connection: Connection, version: int, decision: AnyRow) -> tuple[Span, ...]:
    """Where the words that a person marked stand in a version; nowhere where it lacks them."""
    segments = decision.segments
    if decision.version_id != version:
        text = connection.execute(select(schema.version.c.text).where(schema.version.c.id == version)).scalar_one()
        segments = located(text, decision.quoted.split(JOINED), decision.before, decision.after) or ()
    return tuple(Span(start, end) for start, end in segments)


def _by_a_person(statement: Statement, **changed: Any) -> Statement:
    return replace(statement, origin="human", rule="decision", confidence=1.0, **changed)


def _marked(row: AnyRow, segments: tuple[Span, ...]) -> Statement:
    return Statement(
        id=row.quote_id,
        segments=segments,
        type=QuoteType.DIRECT if row.quoted[:1] in OPENING else QuoteType.INDIRECT,
        status=Status.ASSERTED,
        speaker=row.entity_id,
        mention=None,
        cue=None,
        band=Band.UNKNOWN if row.entity_id is None else Band.SURE,
        rule="decision",
        confidence=1.0,
        chain=(),
        origin="human",
    )
