"""How many of the hits bear each value of a facet, over all segments, with merged names counted once?

Each segment counts its own ordinals; a map from ordinals to the generation's values adds them up. Where a paragraph
bears two ordinals of one value (two names that were merged, one entity under two kinds), the pairs are known
beforehand and what they counted too often is taken off again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from searchapp.engines.whoosh.columns import MultiColumn
from searchapp.engines.whoosh.files import Array
from searchapp.engines.whoosh.segment import Segment
from searchapp.request import Facet, FacetCount, FacetValue


@dataclass(frozen=True, slots=True)
class Share:
    """A segment's part of a facet: each ordinal's value (int64), and what is counted too often (document, value)."""

    value_of: Array
    twice_doc: Array
    twice_value: Array


@dataclass(frozen=True, slots=True)
class FacetMap:
    """The values of a facet over all segments. `kinds` (uint8) only matter for entities."""

    values: list[FacetValue]
    kinds: Array
    shares: tuple[Share, ...]


def facet_map(facet: Facet, segments: Sequence[Segment], aliases: Mapping[int, int]) -> FacetMap:
    """The values of a facet, under these aliases."""
    if facet is Facet.SOURCE:
        return _single([s.sources for s in segments])
    if facet is Facet.YEAR:
        return _single([s.years[1] for s in segments])
    if facet is Facet.SPEAKER:
        own = [[(i, 0) for i in s.speaker_ids] for s in segments]
        return _multiple(own, [s.speakers for s in segments], aliases)
    kinds = ("organisation", "person", "place")
    entities = [[(e.id, kinds.index(e.kind.value)) for e in s.entities] for s in segments]
    return _multiple(entities, [s.mentioned for s in segments], aliases)


def _single(own: Sequence[Sequence[str | None]]) -> FacetMap:
    values: dict[FacetValue, int] = {}
    none = np.empty(0, np.int32)
    shares = tuple(
        Share(np.array([values.setdefault(v, len(values)) for v in part], np.int64), none, none) for part in own
    )
    return FacetMap(list(values), np.zeros(len(values), np.uint8), shares)


def _multiple(
    own: Sequence[Sequence[tuple[int | None, int]]], columns: Sequence[MultiColumn], aliases: Mapping[int, int]
) -> FacetMap:
    values: dict[FacetValue, int] = {}
    names: dict[int, tuple[int, int]] = {}
    shares = []
    for part, column in zip(own, columns, strict=True):
        value_of = np.empty(len(part), np.int64)
        for ordinal, (id_, kind) in enumerate(part):
            mapped = id_ if id_ is None else aliases.get(id_, id_)
            value_of[ordinal] = number = values.setdefault(mapped, len(values))
            if id_ is not None:
                names[number] = min(names.get(number, (id_, kind)), (id_, kind))
        shares.append(Share(value_of, *_twice(value_of, column)))
    kinds = np.array([names.get(n, (0, 0))[1] for n in range(len(values))], np.uint8)
    return FacetMap(list(values), kinds, tuple(shares))


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
    """How many of these documents (ascending) bear each value of a multi-valued facet (int64)."""
    own = column.count(None if len(docs) == column.documents else docs)
    counts = np.bincount(share.value_of, weights=own, minlength=values).astype(np.int64)
    if len(share.twice_doc) and len(docs):
        at = np.searchsorted(docs, share.twice_doc)
        at[at == len(docs)] = 0
        hit = docs[at] == share.twice_doc
        counts -= np.bincount(share.twice_value[hit], minlength=values)
    return counts


def count_single(ordinals: Array, share: Share, docs: Array, values: int) -> Array:
    """The same for a facet of which each document has one value."""
    own = np.bincount(ordinals[docs], minlength=len(share.value_of))
    return np.bincount(share.value_of, weights=own, minlength=values).astype(np.int64)


def count_pairs(docs: Array, ordinals: Array, share: Share, values: int) -> Array:
    """The same from pairs of document and ordinal, which may repeat: each document counts once for a value."""
    pairs = np.unique(docs.astype(np.int64) * max(1, values) + share.value_of[ordinals])
    return np.bincount(pairs % max(1, values), minlength=values)


def listed(
    found: FacetMap, counts: Array, selected: set[FacetValue], limit: int | None, by_kind: bool
) -> tuple[FacetCount, ...]:
    """The values as the request's rules order and cut them; None stands last, beside the limit."""
    none = found.values.index(None) if None in found.values else -1
    used = np.flatnonzero(counts)
    used = used[used != none]
    kept: list[int] = []
    kinds = found.kinds[used]
    for kind in np.unique(kinds).tolist() if by_kind else [None]:
        some = used if kind is None else used[kinds == kind]
        kept += _most(found.values, counts, some, limit)
    result = {found.values[n]: int(counts[n]) for n in kept}
    numbers = {value: n for n, value in enumerate(found.values)} if selected else {}
    for value in selected:
        result[value] = int(counts[numbers[value]]) if value in numbers else 0
    if none >= 0 and counts[none]:
        result[None] = int(counts[none])
    ordered = sorted(result.items(), key=lambda item: (item[0] is None, -item[1], item[0]))
    return tuple(FacetCount(value, count) for value, count in ordered)


def _most(values: Sequence[FacetValue], counts: Array, some: Array, limit: int | None) -> list[int]:
    """The numbers of the most frequent values, equal counts by value."""
    if limit is not None and len(some) > limit:
        if limit <= 0:
            return []
        own = counts[some]
        least = np.partition(own, len(own) - limit)[len(own) - limit]
        some = some[own >= least]
    ordered = sorted(some.tolist(), key=lambda n: (-counts[n], values[n]))
    return ordered[:limit]
