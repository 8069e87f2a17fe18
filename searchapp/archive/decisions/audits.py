"""Which sample is drawn to be judged, and what does the judged sheet say?

One half are statements, by how sure the program is and how they are said: who speaks? The other half are paragraphs,
with and without quotation marks: who says something in it? The sheet shows neither what was found nor how sure that is.
"""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from searchapp.archive import schema
from searchapp.archive.ground.database import AnyRow, now, portions
from searchapp.archive.ground.merged import told_of
from searchapp.archive.ground.minting import put_one
from searchapp.archive.people.registry import is_called
from searchapp.audit import Figures, Share, estimate
from searchapp.domain import Band, ParagraphKind
from searchapp.errors import ArchiveError

STATEMENT, PARAGRAPH = "statement", "paragraph"
MARKED = ("⟦", "⟧")
NOBODY, UNCLEAR = "-", "?"
_CONTEXT = 400
_MARKS = frozenset('"“„«‹「『')


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row of the sheet: its number, its audit, what is asked, and the passage to read."""

    audit: int
    row: int
    kind: str
    passage: str


def draw(connection: Connection, count: int, seed: int, actor: str) -> list[Drawn]:
    """Draw a sheet of so many rows; the same for the same seed and archive. Raises ArchiveError: nothing to draw."""
    chance = random.Random(seed)  # noqa: S311  # a sample, no secret
    statements, paragraphs = _statements(connection), _paragraphs(connection)
    picked = [
        *_picked(chance, STATEMENT, statements, count - count // 2),
        *_picked(chance, PARAGRAPH, paragraphs, count // 2),
    ]
    if not picked:
        raise ArchiveError("There is nothing to draw from: add articles and run `searchapp reindex` first.")
    chance.shuffle(picked)
    strata = {f"{STATEMENT} {name}": len(rows) for name, rows in statements.items()}
    strata |= {f"{PARAGRAPH} {name}": len(rows) for name, rows in paragraphs.items()}
    passages, found = _read(connection, picked)
    drawn = [{"kind": kind, "stratum": stratum, "found": found[n]} for n, (kind, stratum, _) in enumerate(picked)]
    row = {"at": now(), "actor": actor, "seed": seed, "drawn": drawn, "strata": strata}
    number = put_one(connection, schema.audit, row)
    return [Drawn(number, n, kind, passages[n]) for n, (kind, _, _) in enumerate(picked)]


def judge(connection: Connection, number: int, answers: Mapping[int, str], actor: str) -> Figures:
    """What the answers (by row) to a drawn sheet come to, which is kept.

    A row without an answer, or with `?`, counts as not judged. Raises ArchiveError where there is no such audit.
    """
    own = schema.audit
    kept = connection.execute(select(own).where(own.c.id == number)).one_or_none()
    if kept is None or any(not 0 <= row < len(kept.drawn) for row in answers):
        raise ArchiveError(f"This sheet was not drawn from this archive: it knows no audit {number} with such rows.")
    judged: dict[str, tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
    for n, row in enumerate(kept.drawn):
        names = [name.strip() for name in answers.get(n, "").split(";") if name.strip()]
        if not names or UNCLEAR in names:
            continue
        hits, of = _hits(connection, [name for name in names if name != NOBODY], row)
        right, every, rows = judged[stratum := f"{row['kind']} {row['stratum']}"]
        judged[stratum] = (right + hits, every + of, rows + 1)
    figures = _figures(judged, kept.strata)
    told = {"judged_at": figures.at, "judged_by": actor, "figures": asdict(figures)}
    connection.execute(update(own).where(own.c.id == number).values(told))
    return figures


def last_figures(connection: Connection) -> Figures | None:
    """What the audit that was judged last came to, or None."""
    own = schema.audit.c
    query = select(own.figures).where(own.judged_at.is_not(None)).order_by(own.judged_at.desc(), own.id.desc())
    told = connection.execute(query.limit(1)).scalar()
    if told is None:
        return None
    shares = {name: told[name] and Share(**told[name]) for name in ("precision", "sure", "recall")}
    return Figures(at=told["at"], **shares)


def _hits(connection: Connection, names: Sequence[str], row: Mapping[str, Any]) -> tuple[int, int]:
    """How many are right, and of how many: of a statement whether the one found speaker is; of a paragraph's names."""
    left = list(row["found"])
    if row["kind"] == STATEMENT:
        return int(bool(names) and bool(left) and is_called(connection, names[0], left[0])), int(bool(left))
    hits = 0
    for name in names:
        entity = next((one for one in left if is_called(connection, name, one)), None)
        if entity is not None:
            left.remove(entity)
            hits += 1
    return hits, len(names)


def _figures(judged: Mapping[str, tuple[int, int, int]], strata: Mapping[str, int]) -> Figures:
    """By stratum how many are right, of how many, and in how many rows."""
    named, sure, spoken = (
        {name: (right, of) for name, (right, of, _) in judged.items() if name.startswith(kind)}
        for kind in (STATEMENT, f"{STATEMENT} {Band.SURE}", PARAGRAPH)
    )
    # A stratum of paragraphs weighs as many statements as it is likely to hold.
    weights = {name: strata[name] * of / judged[name][2] for name, (_, of) in spoken.items()}
    return Figures(now(), estimate(named, strata), estimate(sure, strata), estimate(spoken, weights))


_Picked = tuple[str, str, AnyRow]


def _picked(chance: random.Random, kind: str, strata: Mapping[str, Sequence[AnyRow]], count: int) -> list[_Picked]:
    """Equally many of each stratum; what a small one lacks the larger ones give."""
    left, found = count, list[_Picked]()
    ordered = sorted(strata.items(), key=lambda one: (len(one[1]), one[0]))
    for n, (name, rows) in enumerate(ordered):
        share = min(len(rows), left // (len(ordered) - n))
        found += [(kind, name, row) for row in chance.sample(list(rows), share)]
        left -= share
    return found


def _statements(connection: Connection) -> dict[str, list[AnyRow]]:
    """The machine's statements with a named speaker, by how sure it is and how they are said."""
    quote, article = schema.machine_quote.c, schema.article.c
    query = (
        select(quote.version_id, quote.quote_id, quote.band, quote.type)
        .join(schema.article, article.version_id == quote.version_id)
        .where(quote.entity_id.is_not(None))
        .order_by(quote.quote_id)
    )
    found: dict[str, list[AnyRow]] = defaultdict(list)
    for row in connection.execute(query):
        found[f"{row.band} {row.type}"].append(row)
    return found


def _paragraphs(connection: Connection) -> dict[str, list[AnyRow]]:
    """The paragraphs of text, by whether a quotation mark stands in them."""
    place, article, version = schema.placement.c, schema.article.c, schema.version.c
    query = (
        select(place.version_id, place.number, place.start, place.end, version.text)
        .join(schema.article, article.version_id == place.version_id)
        .join(schema.version, version.id == place.version_id)
        .where(place.kind == ParagraphKind.TEXT.value, place.number > 0)
        .order_by(place.version_id, place.number)
    )
    found: dict[str, list[AnyRow]] = defaultdict(list)
    for row in connection.execute(query.execution_options(yield_per=500)):
        marked = any(c in _MARKS for c in row.text[row.start : row.end])
        found["marked" if marked else "unmarked"].append(row)
    return found


def _read(connection: Connection, picked: Sequence[_Picked]) -> tuple[list[str], list[list[int]]]:
    """The passage of each row, and the entities that were found to speak in it."""
    version = schema.version.c
    texts: dict[int, str] = {}
    told: dict[int, Any] = {}
    for ids in portions({row.version_id for _, _, row in picked}, 200):
        rows = connection.execute(select(version.id, version.text).where(version.id.in_(ids)))
        texts.update((row.id, row.text) for row in rows)
        told |= told_of(connection, ids)
    passages, found = [], []
    for kind, _, row in picked:
        text, statements = texts[row.version_id], told[row.version_id].statements
        if kind == STATEMENT:
            own = [one for one in statements if one.id == row.quote_id]
            segments = [(span.start, span.end) for one in own for span in one.segments]
        else:
            segments = [(row.start, row.end)]
            own = [one for one in statements if row.start <= one.segments[0].start < row.end]
        passages.append(_passage(text, segments))
        found.append([one.speaker for one in own if one.speaker is not None])
    return passages, found


def _passage(text: str, segments: Sequence[tuple[int, int]]) -> str:
    """The text around, with what is asked about in ⟦ ⟧."""
    if not segments:
        return ""
    at = max(0, segments[0][0] - _CONTEXT)
    pieces = []
    for start, end in segments:
        pieces += [text[at:start], MARKED[0], text[start:end], MARKED[1]]
        at = end
    return "".join([*pieces, text[at : at + _CONTEXT]])
