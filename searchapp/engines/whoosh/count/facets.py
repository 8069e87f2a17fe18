"""How many of the hits bear each value of a facet, over all segments, with merged names counted once?

Each segment counts its own ordinals; a map from ordinals to the generation's values adds them up. Where a paragraph
bears two ordinals of one value (two names that were merged, one entity under two kinds), the pairs are known
beforehand and what they counted too often is taken off again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from searchapp.engines.whoosh.compiled import DISTANCE, compiled, fetch
from searchapp.engines.whoosh.store.columns import MultiColumn
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.engines.whoosh.store.segment_columns import NOBODY
from searchapp.fields import SINGLE, Facet
from searchapp.request import FacetValue


@dataclass(frozen=True, slots=True)
class Share:
    """A segment's part of a facet: each ordinal's value (int64), and what is counted too often (document, value)."""

    value_of: Array
    twice_doc: Array
    twice_value: Array
    same: bool
    """Whether the ordinals are the values' numbers themselves."""

    def too_often(self, docs: Array) -> Array:
        """The values that were counted too often in these documents (ascending), as often as that."""
        if not len(self.twice_doc) or not len(docs):
            return _NO_DOCS
        at = np.searchsorted(docs, self.twice_doc)
        at[at == len(docs)] = 0
        found: Array = self.twice_value[docs[at] == self.twice_doc]
        return found


@dataclass(frozen=True, slots=True)
class FacetMap:
    """The values of a facet over all segments, in groups (an entity's kinds), ascending in each, None at the end.

    `borders` (int64 [groups + 1]) are the groups', None left out; `order` (int64) is each other value's place among
    all of them, ascending; `ids` (int64) are the values where these are numbers, else None.
    """

    values: list[FacetValue]
    borders: Array
    order: Array
    ids: Array | None
    shares: tuple[Share, ...]


class Counts(NamedTuple):
    """How many of the hits bear each value (int32 or int64), and which values these are where few were looked at.

    `kept`: the array of which the counts are a part, where this thread keeps it for the next search.
    """

    counts: Array
    touched: Array | None = None
    kept: Array | None = None


def facet_map(facet: Facet, segments: Sequence[Segment], aliases: Mapping[int, int]) -> FacetMap:
    """The values of a facet, under these aliases."""
    if facet in SINGLE:
        return _of_texts([s.values[facet] for s in segments])
    if facet is Facet.SPEAKER:
        names = [s.column("speaker_ids") for s in segments]
        return _of_ids(names, [np.zeros(len(n), np.uint8) for n in names], [s.speakers for s in segments], aliases)
    groups = [np.where(_used(s), s.column("entity_kinds"), _GONE) for s in segments]
    return _of_ids([s.column("entity_ids") for s in segments], groups, [s.mentioned for s in segments], aliases)


_GONE = 3
"""The group of an entity that only deleted documents mention; one that others mention too has its group from these."""


def _used(segment: Segment) -> Array:
    """Which entity ordinals stand in documents that are not deleted (bool)."""
    return segment.mentioned.count(None if segment.live is None else np.flatnonzero(segment.live)) > 0


def _of_texts(own: Sequence[Sequence[str | None]]) -> FacetMap:
    """The map of a facet of which each document has one value; `own` are each segment's."""
    found = {value for part in own for value in part}
    values: list[FacetValue] = [*sorted(v for v in found if v is not None), *([None] if None in found else [])]
    numbers = {value: n for n, value in enumerate(values)}
    shares = [_share(np.array([numbers[v] for v in part], np.int64), None, len(values)) for part in own]
    texts = len(values) - (None in found)
    return FacetMap(values, np.array([0, texts], np.int64), np.arange(texts), None, tuple(shares))


def _of_ids(
    names: Sequence[Array], groups: Sequence[Array], columns: Sequence[MultiColumn], aliases: Mapping[int, int]
) -> FacetMap:
    """The map of a facet of ids; `names` and `groups` are what each segment's ordinals mean.

    Of several names that were merged into one the smallest decides the group, of those that are in use.
    """
    own = [_meant(ids, aliases) for ids in names]
    value, name, group = (np.concatenate(part) if part else np.empty(0, np.int64) for part in (own, names, groups))
    order = np.lexsort((group, name, group == _GONE, value))
    first = order[np.flatnonzero(np.append(True, value[order][1:] != value[order][:-1])[: len(order)])]
    known = first[value[first] != NOBODY]
    known = known[np.lexsort((value[known], group[known]))]
    ids = value[known]
    values: list[FacetValue] = [*ids.tolist(), *([None] if len(known) < len(first) else [])]
    ascending = np.argsort(ids)
    rank = np.empty(len(ids), np.int64)
    rank[ascending] = np.arange(len(ids))
    shares = []
    for part, column in zip(own, columns, strict=True):
        at = np.minimum(np.searchsorted(ids[ascending], part), max(0, len(ids) - 1))
        number = np.where(part == NOBODY, len(ids), ascending[at] if len(ids) else 0)
        shares.append(_share(number, column, len(values)))
    borders = np.append(np.flatnonzero(np.diff(group[known].astype(np.int64), prepend=-1)), len(ids))
    return FacetMap(values, borders, rank, ids, tuple(shares))


def _meant(ids: Array, aliases: Mapping[int, int]) -> Array:
    """The ids that these were merged into, or they themselves."""
    if not aliases or not len(ids):
        return ids
    known = np.array(sorted(aliases), np.int64)
    leads = np.array([aliases[i] for i in known.tolist()], np.int64)
    at = np.minimum(np.searchsorted(known, ids), len(known) - 1)
    return np.where(known[at] == ids, leads[at], ids)


def _share(value_of: Array, column: MultiColumn | None, values: int) -> Share:
    same = values == len(value_of) and bool((value_of == np.arange(values)).all())
    twice = (_NO_DOCS, _NO_DOCS) if column is None or same else _twice(value_of, column)
    return Share(value_of, twice[0], twice[1], same)


_NO_DOCS = np.empty(0, np.int32)


def _twice(value_of: Array, column: MultiColumn) -> tuple[Array, Array]:
    """The documents that bear several ordinals of one value, with that value, once for each ordinal too many."""
    order = np.argsort(value_of, kind="stable")
    ascending = value_of[order]
    docs: list[Array] = [_NO_DOCS]
    values: list[Array] = [_NO_DOCS]
    for value in np.unique(ascending[1:][ascending[1:] == ascending[:-1]]).tolist():
        first, last = np.searchsorted(ascending, (value, value + 1))
        held = np.sort(np.concatenate([column.documents_of(o) for o in order[first:last].tolist()]))
        repeated = held[1:][held[1:] == held[:-1]]
        docs.append(repeated)
        values.append(np.full(len(repeated), value, np.int64))
    by_doc = np.argsort(np.concatenate(docs), kind="stable")
    return np.concatenate(docs)[by_doc], np.concatenate(values)[by_doc]


def count_multiple(column: MultiColumn, share: Share, docs: Array, values: int) -> Array:
    """How many of these documents (ascending) bear each value of a multi-valued facet (int32 or int64)."""
    own = column.count(None if len(docs) == column.documents else docs)
    if share.same:
        return own
    counts = np.bincount(share.value_of, weights=own, minlength=values).astype(np.int64)
    often = share.too_often(docs)
    return counts - np.bincount(often, minlength=values) if len(often) else counts


def count_single(ordinals: Array, share: Share, docs: Array, values: int) -> Array:
    """The same for a facet of which each document has one value."""
    own = count_each(ordinals, docs, len(share.value_of))
    return own if share.same else np.bincount(share.value_of, weights=own, minlength=values).astype(np.int64)


def count_each(ordinals: Array, docs: Array, values: int) -> Array:
    """How often each ordinal below `values` stands in a single-valued column of these documents (int32)."""
    counts = np.zeros(values, np.int32)
    _count(ordinals, docs, counts)
    return counts


@compiled
def _count(ordinals: Array, docs: Array, counts: Array) -> None:
    for n in range(len(docs)):
        if n + DISTANCE < len(docs):
            fetch(ordinals, np.int64(docs[n + DISTANCE]))
        counts[ordinals[docs[n]]] += 1


def count_pairs(docs: Array, ordinals: Array, share: Share, values: int) -> Array:
    """The same from pairs of document and ordinal, which may repeat: each document counts once for a value."""
    pairs = np.unique(docs.astype(np.int64) * max(1, values) + share.value_of[ordinals])
    return np.bincount(pairs % max(1, values), minlength=values)
