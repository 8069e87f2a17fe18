"""How does an article come into the archive? As the first or a further version, with its bytes and the given facts.

What was refused lately is kept too, with the reason.
"""

import hashlib
import json
import zlib
from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from searchapp.archive import schema
from searchapp.archive.articles.given import keep_given
from searchapp.archive.articles.identity import alike, article_key, content_hash, further_key, told_by_headline
from searchapp.archive.forgetting.incoming import admitted, keyed_hash
from searchapp.archive.ground.anchors import align
from searchapp.archive.ground.changes import note_change
from searchapp.archive.ground.database import AnyRow, now
from searchapp.archive.ground.dialects import upsert
from searchapp.archive.ground.minting import mint, put_one
from searchapp.archive.ground.newest import NEWEST
from searchapp.domain import PARAGRAPH_BREAK, Span
from searchapp.errors import RefusedInput
from searchapp.reading import GivenParagraph, Original, ReadArticle


class Outcome(StrEnum):
    """What adding an article came to."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


def new_run(connection: Connection) -> int:
    """Begin a run of adding: within it, two texts of one id are refused."""
    return put_one(connection, schema.run, {"at": now()})


def add_articles(connection: Connection, run: int, articles: Sequence[ReadArticle]) -> list[Outcome | RefusedInput]:
    """Add some articles; what is refused is answered in its place and harms no other."""
    outcomes: list[Outcome | RefusedInput] = []
    for article in articles:
        try:
            outcomes.append(add_article(connection, run, article))
        except RefusedInput as refusal:
            outcomes.append(refusal)
    return outcomes


def add_article(connection: Connection, run: int, read: ReadArticle) -> Outcome:
    """Keep the article unless its newest version says the same.

    Raises RefusedInput where it was withdrawn, or where this run has already brought another text under its id.
    """
    said, first = content_hash(read), read
    read, forgotten = admitted(connection, read, article_key)
    key = article_key(read)
    if forgotten is not None:
        said = keyed_hash(forgotten, said)
        if told_by_headline(first) and _newest(connection, schema.article.c.key == article_key(first)):
            key = article_key(first)
    known = _newest(connection, schema.article.c.key == key)
    if known is not None and told_by_headline(read) and known.content_hash != said:
        key, known = _among_namesakes(connection, key, read, said)
    _refuse_withdrawn(connection, key, first.original)
    if known is not None and known.content_hash == said:
        return Outcome.UNCHANGED
    if known is not None and known.run == run:
        reason = f"another text with the id {key} came earlier in this run, from {known.where}"
        raise RefusedInput(read.original.where, reason + "; give one of them an id of its own.")
    article_id = known.article_id if known is not None else put_one(connection, schema.article, {"key": key})
    number = known.number + 1 if known is not None else 1
    version_id = _keep_version(connection, article_id, number, run, read, said)
    spans = paragraph_spans(read)
    _place_paragraphs(connection, article_id, known.id if known is not None else None, version_id, read, spans)
    keep_given(connection, article_id, version_id, read, spans)
    connection.execute(update(schema.article).where(schema.article.c.id == article_id).values(version_id=version_id))
    note_change(connection, key)
    return Outcome.CHANGED if known is not None else Outcome.NEW


def _newest(connection: Connection, which: ColumnElement[bool]) -> AnyRow | None:
    """The newest version of an article, with the article's id as `key`."""
    return connection.execute(NEWEST.where(which).order_by(schema.article.c.id)).first()


def _among_namesakes(connection: Connection, key: str, read: ReadArticle, said: str) -> tuple[str, AnyRow | None]:
    """The id of the text among those under one headline, outlet and date, and the version of it that is kept."""
    article = schema.article.c
    body = read.text[len(read.title) :]
    named_so = (article.key == key) | article.key.startswith(f"{key}-", autoescape=True)
    rows = connection.execute(NEWEST.where(named_so).order_by(article.id)).all()
    same = next((row for row in rows if row.content_hash == said), None)
    found = same or next((row for row in rows if alike(row.text[len(row.title) :], body)), None)
    return (found.key, found) if found is not None else (further_key(key, read), None)


def paragraph_spans(read: ReadArticle) -> list[Span]:
    """The spans of headline and paragraphs in the article's text."""
    spans, at = [], 0
    for text in [read.title, *(p.text for p in read.paragraphs)]:
        spans.append(Span(at, at + len(text)))
        at += len(text) + len(PARAGRAPH_BREAK)
    return spans


def _refuse_withdrawn(connection: Connection, key: str, original: Original) -> None:
    withdrawal = schema.withdrawal.c
    same = (withdrawal.key == key) | (withdrawal.original_sha256 == original.sha256)
    found = connection.execute(select(withdrawal.at, withdrawal.reason).where(same)).first()
    if found is not None:
        raise RefusedInput(original.where, f"the article was withdrawn on {found.at[:10]} ({found.reason}).")


def _keep_original(connection: Connection, original: Original) -> int:
    known = select(schema.original.c.id).where(schema.original.c.sha256 == original.sha256)
    if (found := connection.scalar(known)) is not None:
        return int(found)
    row = {"sha256": original.sha256, "media_type": original.media_type, "size": len(original.data)}
    return put_one(connection, schema.original, row | {"data": zlib.compress(original.data)})


_AS_READ = ("title", "text", "outlet", "byline", "dateline", "lang", "url", "copy_of", "available_from")


def _keep_version(connection: Connection, article_id: int, number: int, run: int, read: ReadArticle, said: str) -> int:
    date = read.published
    row = {name: getattr(read, name) for name in _AS_READ} | {
        "article_id": article_id,
        "number": number,
        "original_id": _keep_original(connection, read.original),
        "where": read.original.where,
        "run": run,
        "added_at": now(),
        "published": date and date.value,
        "date_origin": date and date.origin.value,
        "instant": date and date.instant,
        "content_hash": said,
        "text_hash": hashlib.sha256(read.text.encode()).hexdigest(),
        "remarks": json.dumps([[remark.code, remark.detail] for remark in read.remarks]) if read.remarks else None,
    }
    return put_one(connection, schema.version, row)


def _place_paragraphs(
    connection: Connection, article_id: int, before: int | None, version_id: int, read: ReadArticle, spans: list[Span]
) -> None:
    old = _old_paragraphs(connection, before)
    parts = (GivenParagraph(read.title), *read.paragraphs)
    matches = align([t for _, t in old], [part.text for part in parts])
    fresh = iter(mint(connection, schema.paragraph, article_id, matches.count(None)))
    rows = [
        {
            "version_id": version_id,
            "number": number,
            "paragraph_id": next(fresh) if match is None else old[match][0],
            "start": span.start,
            "end": span.end,
            "kind": part.kind.value,
            "second": part.second,
        }
        for number, (span, match, part) in enumerate(zip(spans, matches, parts, strict=True))
    ]
    connection.execute(insert(schema.placement), rows)


def _old_paragraphs(connection: Connection, version_id: int | None) -> list[tuple[int, str]]:
    if version_id is None:
        return []
    text = connection.execute(select(schema.version.c.text).where(schema.version.c.id == version_id)).scalar_one()
    placed = select(schema.placement).where(schema.placement.c.version_id == version_id)
    rows = connection.execute(placed.order_by(schema.placement.c.number))
    return [(row.paragraph_id, text[row.start : row.end]) for row in rows]


_MOST_REFUSALS = 1000
"""So many are kept, the latest."""


def keep_refusals(connection: Connection, refusals: Sequence[RefusedInput], taken: Sequence[str]) -> None:
    """Keep these, and forget what was refused at places that were `taken` in since."""
    own = schema.refusal
    for where in taken:
        connection.execute(delete(own).where(own.c.where == where))
    for refusal in refusals:
        row = {"where": refusal.where, "reason": refusal.reason, "at": now()}
        connection.execute(upsert(own).values(row).on_conflict_do_update(index_elements=("where",), set_=row))
    if refusals:
        rest = select(own.c.where).order_by(own.c.at.desc(), own.c.where).offset(_MOST_REFUSALS)
        connection.execute(delete(own).where(own.c.where.in_(rest)))


def refusals(connection: Connection, limit: int) -> tuple[list[tuple[str, str, str]], int]:
    """The latest as (when, where, why), and how many are kept."""
    own = schema.refusal.c
    query = select(own.at, own.where, own.reason).order_by(own.at.desc(), own.where).limit(limit)
    count = connection.execute(select(func.count()).select_from(schema.refusal)).scalar_one()
    return [(row.at, row.where, row.reason) for row in connection.execute(query)], int(count)
