"""Which values of the facets does a page show, in which order, and where are there more?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from searchapp.answers import UNKNOWN, FacetEntry
from searchapp.domain import EntityKind
from searchapp.fields import Facet
from searchapp.ports import Name
from searchapp.request import Choice, FacetCount, Found, SearchRequest

Entries = Mapping[Facet, tuple[FacetEntry, ...]]


def entries_of(found: Found, request: SearchRequest, registry: Mapping[int, Name]) -> Entries:
    """The values of each facet that was counted: chosen and excluded ones first, then by count, then by name."""
    entries = {
        facet: [_entry(count, request.choices.get(facet, Choice()), registry) for count in counts]
        for facet, counts in found.facets.items()
    }
    return {facet: tuple(sorted(of_facet, key=_rank)) for facet, of_facet in entries.items()}


def first_entries(facets: Entries, size: int | None) -> tuple[Entries, frozenset[Facet | EntityKind]]:
    """The first `size` values of each facet and of each kind of entity (None: all), and where there are more.

    Chosen and excluded ones are always among them.
    """
    if size is None:
        return facets, frozenset()
    shown: dict[Facet, tuple[FacetEntry, ...]] = {}
    more: set[Facet | EntityKind] = set()
    for facet, entries in facets.items():
        seen: Counter[Facet | EntityKind] = Counter()
        kept: list[FacetEntry] = []
        for entry in entries:
            group = (facet is Facet.ENTITY and entry.kind) or facet
            seen[group] += 1
            if seen[group] <= size or entry.selected or entry.excluded:
                kept.append(entry)
            else:
                more.add(group)
        shown[facet] = tuple(kept)
    return shown, frozenset(more)


def _entry(count: FacetCount, choice: Choice, registry: Mapping[int, Name]) -> FacetEntry:
    value = count.value
    known = registry.get(value) if isinstance(value, int) else None
    return FacetEntry(
        id=UNKNOWN if value is None else f"e{value}" if isinstance(value, int) else value,
        value=known.name if known else UNKNOWN if value is None else str(value),
        count=count.count,
        selected=value in choice.chosen,
        excluded=value in choice.excluded,
        kind=known.kind if known else None,
        note=known.told_apart if known else "",
        error=count.error,
    )


def _rank(entry: FacetEntry) -> tuple[bool, int, str, str]:
    return not (entry.selected or entry.excluded), -entry.count, entry.value.casefold(), entry.id
