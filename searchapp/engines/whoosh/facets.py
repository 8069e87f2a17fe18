"""How many of the hits bear each value of a facet, over all segments, with merged names counted once?

Each segment counts its own ordinals; a map from ordinals to the generation's values adds them up. Where a paragraph
bears two ordinals of one value (two names that were merged, one entity under two kinds), the pairs are known
beforehand and what they counted too often is taken off again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from searchapp.engines.whoosh.columns import MultiColumn
from searchapp.engines.whoosh.compiled import compiled
from searchapp.engines.whoosh.files import Array
from searchapp.engines.whoosh.segment import Segment
from searchapp.engines.whoosh.segment_columns import KINDS
from searchapp.request import Facet, FacetValue


@dataclass(frozen=True, slots=True)
class Share:
    """A segment's part of a facet: each ordinal's value (int64), and what is counted too often (document, value)."""

    value_of: Array
    twice_doc: Array
    twice_value: Array
    same: bool
    """Whether the ordinals are the values' numbers themselves."""


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


def facet_map(facet: Facet, segments: Sequence[Segment], aliases: Mapping[int, int]) -> FacetMap:
    """The values of a facet, under these aliases."""
    own: Sequence[Sequence[tuple[FacetValue, int]]]
    if facet is Facet.SOURCE:
        return _mapped([[(v, 0) for v in s.sources] for s in segments], None, {})
    if facet is Facet.YEAR:
        return _mapped([[(v, 0) for v in s.years[1]] for s in segments], None, {})
    if facet is Facet.SPEAKER:
        own = [[(i, 0) for i in s.speaker_ids] for s in segments]
        return _mapped(own, [s.speakers for s in segments], aliases)
    own = [
        [(e.id, KINDS.index(e.kind.value) if used else _GONE) for e, used in zip(s.entities, _used(s), strict=True)]
        for s in segments
    ]
    return _mapped(own, [s.mentioned for s in segments], aliases)


_GONE = 3
"""The group of an entity that only deleted documents mention; one that others mention too has its group from these."""


def _used(segment: Segment) -> list[bool]:
    """Which entity ordinals stand in documents that are not deleted."""
    docs = None if segment.live is None else np.flatnonzero(segment.live)
    used: list[bool] = (segment.mentioned.count(docs) > 0).tolist()
    return used


def _mapped(
    own: Sequence[Sequence[tuple[FacetValue, int]]], columns: Sequence[MultiColumn] | None, aliases: Mapping[int, int]
) -> FacetMap:
    """The values that ordinals stand for; `own` are each segment's, with their groups."""
    groups: dict[FacetValue, tuple[FacetValue, int]] = {}
    for pair in {pair for part in own for pair in part}:
        value = _alias(pair[0], aliases)
        groups[value] = min(groups.get(value, pair), pair, key=_by_name) if value is not None else pair
    ordered = sorted((v for v in groups if v is not None), key=lambda v: (groups[v][1], v))
    kinds = [groups[v][1] for v in ordered]
    borders = np.array([*(bisect_left(kinds, kind) for kind in sorted(set(kinds))), len(kinds)], np.int64)
    values: list[FacetValue] = [*ordered, *([None] if None in groups else [])]
    numbers = {value: n for n, value in enumerate(values)}
    shares = []
    for n, part in enumerate(own):
        value_of = np.array([numbers[_alias(v, aliases)] for v, _ in part], np.int64)
        none = np.empty(0, np.int32), np.empty(0, np.int64)
        same = len(values) == len(value_of) and bool((value_of == np.arange(len(values))).all())
        twice = none if columns is None or same else _twice(value_of, columns[n])
        shares.append(Share(value_of, twice[0], twice[1], same))
    order = np.empty(len(ordered), np.int64)
    order[sorted(range(len(ordered)), key=ordered.__getitem__)] = np.arange(len(ordered))
    ids = np.array(ordered, np.int64) if all(isinstance(v, int) for v in ordered) else None
    return FacetMap(values, borders, order, ids, tuple(shares))


def _by_name(pair: tuple[FacetValue, int]) -> tuple[bool, int, int]:
    """Which of several names decides the group of what they were merged into: the smallest that is in use."""
    value, group = pair
    return group == _GONE, value if isinstance(value, int) else 0, group


def _alias(value: FacetValue, aliases: Mapping[int, int]) -> FacetValue:
    return aliases.get(value, value) if isinstance(value, int) else value


def _twice(value_of: Array, column: MultiColumn) -> tuple[Array, Array]:
    """The documents that bear several ordinals of one value, with that value, once for each ordinal too many."""
    order = np.argsort(value_of, kind="stable")
    shared: list[int] = np.flatnonzero(np.bincount(value_of) > 1).tolist() if len(value_of) else []
    docs: list[Array] = []
    values: list[Array] = []
    for value in shared:
        first, last = np.searchsorted(value_of[order], (value, value + 1))
        held = np.sort(np.concatenate([column.documents_of(int(o)) for o in order[first:last]]))
        repeated = held[1:][held[1:] == held[:-1]]
        docs.append(repeated)
        values.append(np.full(len(repeated), value, np.int64))
    if not docs:
        return np.empty(0, np.int32), np.empty(0, np.int64)
    by_doc = np.argsort(np.concatenate(docs), kind="stable")
    return np.concatenate(docs)[by_doc], np.concatenate(values)[by_doc]


def count_multiple(column: MultiColumn, share: Share, docs: Array, values: int) -> Array:
    """How many of these documents (ascending) bear each value of a multi-valued facet (int32 or int64)."""
    own = column.count(None if len(docs) == column.documents else docs)
    if share.same:
        return own
    counts = np.bincount(share.value_of, weights=own, minlength=values).astype(np.int64)
    if len(share.twice_doc) and len(docs):
        at = np.searchsorted(docs, share.twice_doc)
        at[at == len(docs)] = 0
        hit = docs[at] == share.twice_doc
        counts -= np.bincount(share.twice_value[hit], minlength=values)
    return counts


def count_single(ordinals: Array, share: Share, docs: Array, values: int) -> Array:
    """The same for a facet of which each document has one value."""
    own = np.zeros(len(share.value_of), np.int32)
    _count(ordinals, docs, own)
    return own if share.same else np.bincount(share.value_of, weights=own, minlength=values).astype(np.int64)


@compiled
def _count(ordinals: Array, docs: Array, counts: Array) -> None:
    for n in range(len(docs)):
        counts[ordinals[docs[n]]] += 1


def count_pairs(docs: Array, ordinals: Array, share: Share, values: int) -> Array:
    """The same from pairs of document and ordinal, which may repeat: each document counts once for a value."""
    pairs = np.unique(docs.astype(np.int64) * max(1, values) + share.value_of[ordinals])
    return np.bincount(pairs % max(1, values), minlength=values)
