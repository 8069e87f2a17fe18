"""Which columns does a segment have, and how are they written?"""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from searchapp.domain import CivilDate, Status
from searchapp.engines.whoosh.store.columns import offsets, ranked, write_multi
from searchapp.engines.whoosh.store.files import Array, PartWriter
from searchapp.fields import SINGLE, Facet
from searchapp.request import DateIn

STATUSES = tuple(Status)
"""What the status column's numbers mean."""

UNDATED = np.iinfo(np.int32).min
"""The day number of an undated paragraph."""

KINDS: Sequence[str] = ("organisation", "person", "place")
"""The order of an entity's kinds among the ordinals and in a facet."""

NOBODY = np.iinfo(np.int64).min
"""Stands for an unknown speaker among ids."""


class Values(NamedTuple):
    """The values that the ordinals of a segment's columns stand for, in order of first appearance."""

    speakers: list[int | None]
    entities: list[tuple[int, str]]
    articles: list[str]
    single: Mapping[Facet, list[str | None]]


def write_columns(file: PartWriter, numbers: dict[str, Array], statements: dict[str, Array], values: Values) -> None:
    """Write all columns of a segment, ordinals in the order in which a facet lists equal counts."""
    numbers, statements = dict(numbers), dict(statements)
    speakers, rank = ranked(values.speakers, lambda s: (s is None, s or 0))
    numbers["speaker"], statements["speaker"] = rank[numbers["speaker"]], rank[statements["speaker"]]
    entities, rank = ranked(values.entities, lambda e: (KINDS.index(e[1]), e[0]))
    numbers["entity"] = rank[numbers["entity"]]
    values = values._replace(speakers=speakers, entities=entities)
    for name in ("id", "first_day", "last_day", "article", "title_length", "text_length", "head"):
        file.add(name, numbers[name])
    file.add("headline", numbers["headline"].astype(np.uint8))
    for facet in SINGLE:
        texts = values.single[facet]
        file.add(single(facet), numbers[single(facet)].astype(_smallest(len(texts))))
        write_texts(file, single(facet), ["" if s is None else "=" + s for s in texts])
    for name, backwards in (("newest", True), ("oldest", False)):
        file.add(name, date_rank(numbers["first_day"], numbers["id"], backwards))
    dates, date = np.unique(np.stack((numbers["first_day"], numbers["last_day"])), axis=1, return_inverse=True)
    file.add("date_first", dates[0].astype(np.int32))
    file.add("date_last", dates[1].astype(np.int32))
    file.add("date", date.astype(_smallest(dates.shape[1])))
    file.add("statement_start", offsets(numbers["statement_count"]))
    for name in ("id", "doc", "status", "speaker"):
        file.add(f"statement.{name}", statements[name])
    file.add("entity_ids", np.array([e for e, _ in values.entities], np.int64))
    file.add("entity_kinds", np.array([KINDS.index(k) for _, k in values.entities], np.uint8))
    file.add("speaker_ids", np.array([NOBODY if s is None else s for s in values.speakers], np.int64))
    write_multi(file, "speaker", offsets(numbers["speaker_count"]), numbers["speaker"], len(values.speakers))
    write_multi(file, "entity", offsets(numbers["entity_count"]), numbers["entity"], len(values.entities))
    one_each = np.arange(len(statements["speaker"]) + 1, dtype=np.int64)
    write_multi(file, "said_by", one_each, statements["speaker"], len(values.speakers))
    write_texts(file, "articles", values.articles)


def single(facet: Facet) -> str:
    """The column of a facet of single values: ordinals, beside whose texts it stands."""
    return f"value.{facet.value}"


def _smallest(values: int) -> type[np.unsignedinteger[Any]]:
    """The smallest type that holds the ordinals of so many values."""
    return np.uint8 if values <= 1 << 8 else np.uint16 if values <= 1 << 16 else np.uint32


def write_texts(file: PartWriter, name: str, texts: Sequence[str]) -> None:
    """Write a list of strings: their bytes, and where each ends."""
    encoded = [t.encode("utf-8", "surrogatepass") for t in texts]
    file.add(f"{name}.bytes", np.frombuffer(b"".join(encoded), np.uint8))
    file.add(f"{name}.ends", np.cumsum(np.array([len(e) for e in encoded], np.int64)))


def date_rank(day: Array, ids: Array, newest_first: bool) -> Array:
    """Each paragraph's place in the order by date (uint32): undated ones last, equal ones by id."""
    sort_day = -day.astype(np.int64) if newest_first else day.astype(np.int64)
    sort_day[day == UNDATED] = np.iinfo(np.int64).max
    rank = np.empty(len(day), np.uint32)
    rank[np.lexsort((ids, sort_day))] = np.arange(len(day), dtype=np.uint32)
    return rank


def days(published: CivilDate | None) -> tuple[int, int]:
    """The first and the last day that a date may mean, as proleptic Gregorian ordinals."""
    if published is None:
        return UNDATED, UNDATED
    return published.first_day.toordinal(), published.last_day.toordinal()


def within(first: Array, last: Array, dates: DateIn) -> Array:
    """Whether all days of dates, given by their first and last ones, lie in a range (bool)."""
    mask: Array = first != UNDATED
    if dates.first is not None:
        mask &= first >= dates.first.toordinal()
    if dates.last is not None:
        mask &= last <= dates.last.toordinal()
    return mask


def date_text(first: int, last: int) -> str:
    """The date that covers these days (proleptic Gregorian ordinals), as precise as it was printed."""
    printed = datetime.date.fromordinal(first).isoformat()
    return printed[: 10 if first == last else 7 if last - first < 31 else 4]
