"""How do decisions leave an archive as lines of JSON, and come into another one, or as gold to measure by?

A line names its article, the words and what stands around them, and people by their names: no number of this archive.
So it finds its place in another archive of the same articles, and is refused in a sentence where it does not. How a
line about who is who does, `whole/who.py` tells.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from searchapp.archive import schema
from searchapp.archive.forgetting.cases import cases
from searchapp.archive.forgetting.forms import GAP
from searchapp.archive.forgetting.masks import masked_within
from searchapp.archive.ground.anchors import located
from searchapp.archive.ground.changes import note_change
from searchapp.archive.ground.database import AnyRow
from searchapp.archive.ground.merged import told_of
from searchapp.archive.ground.minting import mint
from searchapp.archive.ground.newest import NEWEST, newest
from searchapp.archive.people.linking import Linker
from searchapp.archive.people.settling import settle_again
from searchapp.archive.whole.who import people_out, take_in_people, tells_whom
from searchapp.article import JOINED, Statement
from searchapp.correction import FACTS, Decided
from searchapp.errors import ArchiveError

_KEPT = (
    "what", "quoted", "before", "after", "status", "was", "value", "actor", "reason", "at", "undone_at", "undone_by",
    "undone_reason",
)  # fmt: skip
"""What goes out and comes in as it stands."""

_NEEDED = ("article", "what", "quoted", "before", "after", "actor", "reason", "at")
_NEEDED_OF_PEOPLE = ("who", "actor", "reason", "at")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many decisions came in, how many were here already, and a sentence for each that found no place."""

    new: int
    known: int
    refused: tuple[str, ...]


def decisions_out(connection: Connection) -> Iterator[str]:
    """All decisions about articles and statements, then those about who is who, the oldest first, as lines of JSON."""
    decision, article, entity = schema.decision, schema.article, schema.entity
    query = (
        select(decision, article.c.key, entity.c.name)
        .join(article, article.c.id == decision.c.article_id)
        .outerjoin(entity, entity.c.id == decision.c.entity_id)
        .order_by(decision.c.id)
    )
    for row in connection.execute(query):
        told = {"article": row.key, **{name: getattr(row, name) for name in _KEPT}, "speaker": row.name}
        yield json.dumps(told, ensure_ascii=False)
    yield from people_out(connection)


def decisions_in(connection: Connection, lines: Iterable[str]) -> TakenIn:
    """Take decisions in, each with who decided, when and why; those that are here already are left alone."""
    new, known, refused = 0, 0, []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told = _read(connection, line)
            taken = take_in_people(connection, told) if "who" in told else _take_in(connection, told)
        except ArchiveError as error:
            refused.append(f"line {number}: {error}")
            continue
        new, known = new + taken, known + (not taken)
    return TakenIn(new, known, tuple(refused))


def _read(connection: Connection, line: str) -> dict[str, Any]:
    """What a line says, without names that were taken out. Raises ArchiveError where it is no decision."""
    try:
        told: Any = json.loads(line)
    except ValueError:
        told = None
    if not isinstance(told, dict) or not (
        _says(told, _NEEDED) or (_says(told, _NEEDED_OF_PEOPLE) and tells_whom(told))
    ):
        raise ArchiveError("this is no decision as `searchapp decisions export` writes it.")
    if "who" not in told and (told["what"] not in set(Decided) or not isinstance(told.get("speaker"), str | None)):
        raise ArchiveError(f"{told['what']!r} is nothing that can be decided.")
    for case in cases(connection):
        told = masked_within(case.wide, told)
        if GAP in (told.get("speaker") or ""):
            raise ArchiveError(f"its speaker's name was taken out of the archive (case {case.number}).")
    return dict(told)


def _says(told: dict[str, Any], names: Iterable[str]) -> bool:
    return all(isinstance(told.get(name), str) for name in names)


def _take_in(connection: Connection, told: dict[str, Any]) -> bool:
    own, here = schema.decision, newest(connection, told["article"])
    same = [own.c[name] == told[name] for name in ("what", "quoted", "actor", "at")]
    if connection.execute(select(own.c.id).where(own.c.article_id == here.article_id, *same)).first():
        return False
    row = {name: told.get(name) for name in _KEPT} | {"article_id": here.article_id, "version_id": here.id}
    if told["what"] not in FACTS:
        row |= _place(connection, here, told)
    connection.execute(insert(own), row)
    if told["what"] in FACTS:
        settle_again(connection, here.article_id)
    note_change(connection, told["article"])
    return True


def _place(connection: Connection, here: AnyRow, told: dict[str, Any]) -> dict[str, Any]:
    """Which statement a decision is about, and who speaks it."""
    segments = located(here.text, told["quoted"].split(JOINED), told["before"], told["after"])
    if segments is None:
        raise ArchiveError(f"{told['article']}: its text does not hold the words “{told['quoted']}”.")
    speaker = told.get("speaker")
    entity = Linker(connection).link_decided(here.article_id, speaker) if speaker else None
    place: dict[str, Any] = {"entity_id": entity}
    if told["what"] == Decided.MISSED:
        (place["quote_id"],) = mint(connection, schema.quote, here.article_id, 1)
    else:
        statements = told_of(connection, [here.id])[here.id].statements
        best = max(statements, key=lambda one: _shared(one, segments), default=None)
        if best is None or not _shared(best, segments):
            raise ArchiveError(f"{told['article']}: no statement is found in “{told['quoted']}”.")
        place["quote_id"] = best.id
    if told["what"] in (Decided.MISSED, Decided.EXTENT):
        place["segments"] = segments
    return place


def _shared(statement: Statement, segments: list[list[int]]) -> int:
    return sum(
        max(0, min(one.end, end) - max(one.start, start)) for one in statement.segments for start, end in segments
    )


def gold_out(connection: Connection) -> Iterator[str]:
    """The articles about whose statements people decided, a JSON object a line in the form of the demo's gold.

    Only what a person decided is in it: `quotes` that are right, and `none` where no statement is (spans of `text`).
    """
    article, decision = schema.article.c, schema.decision
    which = article.id.in_(select(decision.c.article_id).where(decision.c.quote_id.is_not(None)))
    for row in connection.execute(NEWEST.where(which).order_by(article.id)).all():
        statements = [one for one in told_of(connection, [row.id])[row.id].statements if one.origin == "human"]
        nothing = select(decision).where(
            decision.c.article_id == row.article_id, decision.c.what == Decided.NOTHING, decision.c.undone_at.is_(None)
        )
        none = [
            segments
            for one in connection.execute(nothing)
            if (segments := located(row.text, one.quoted.split(JOINED), one.before, one.after))
        ]
        told = {"id": row.key, "title": row.title, "date": row.published, "source": row.outlet, "text": row.text}
        quotes = [_gold(connection, one, row.text) for one in statements]
        if quotes or none:
            yield json.dumps(told | {"quotes": quotes, "none": none}, ensure_ascii=False)


def _gold(connection: Connection, one: Statement, text: str) -> dict[str, Any]:
    entity = schema.entity.c
    bearer = connection.execute(select(entity.name, entity.kind).where(entity.id == one.speaker)).one_or_none()
    mention = one.mention and {
        "start": one.mention.start, "end": one.mention.end, "text": text[one.mention.start : one.mention.end],
    }  # fmt: skip
    return {
        "segments": [[span.start, span.end] for span in one.segments],
        "type": one.type.value,
        "speech": True,
        "speaker": mention,
        "cue": one.cue and text[one.cue.start : one.cue.end],
        "canonical": bearer.name if bearer else None,
        "kind": bearer.kind if bearer else None,
        "status": one.status.value,
    }
