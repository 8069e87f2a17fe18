"""What does a request ask for with its dates and choices, and which counts and hits are answered in which order?"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from searchapp.domain import IndexedParagraph
from searchapp.engines.conditions import choice_nodes
from searchapp.fields import NAMED, Facet
from searchapp.found import FacetCount
from searchapp.request import And, Choice, FacetValue, Node, SearchRequest


def dated(request: SearchRequest) -> Node:
    """The query under the request's dates."""
    return request.query if request.dates is None else And((request.query, request.dates))


def whole(request: SearchRequest, without: Facet | None = None) -> Node:
    """The query with the choices of speakers and entities in one conjunction."""
    parts: list[Node] = [dated(request)]
    for facet in NAMED:
        if facet is not without:
            parts += choice_nodes(facet, request.choices.get(facet, Choice()))
    return And(tuple(parts))


def always_counted(request: SearchRequest, facet: Facet) -> frozenset[FacetValue]:
    """The values of a facet that a request chooses or excludes: they are counted whether they are frequent or not."""
    choice = request.choices.get(facet)
    values = choice.chosen | choice.excluded if choice else frozenset()
    if facet not in NAMED:
        return values
    return frozenset(request.aliases.get(value, value) if isinstance(value, int) else value for value in values)


def listed(
    counts: Counter[FacetValue],
    selected: Collection[FacetValue],
    limit: int | None,
    kind: Callable[[FacetValue], str] = lambda _value: "",
    errors: Mapping[FacetValue, int] = MappingProxyType({}),
) -> tuple[FacetCount, ...]:
    """The values of a facet as the request's rules order and cut them; None stands last, beside the limit.

    Those that are `selected` are always among them; of each `kind` there are `limit` others at most.
    """
    for value in selected:
        counts[value] += 0
    order = sorted((v for v in counts if v is not None), key=lambda v: (-counts[v], v))
    taken: Counter[str] = Counter()
    result = []
    for value in order:
        taken[kind(value)] += counts[value] > 0
        if value in selected or limit is None or taken[kind(value)] <= limit:
            result.append(FacetCount(value, counts[value], errors.get(value, 0)))
    return (*result, *([FacetCount(None, counts[None])] if None in counts else []))


def by_date(p: IndexedParagraph, oldest: bool = False) -> tuple[bool, int, int]:
    """What paragraphs are ordered by: the newest first (or the oldest), undated ones last, then by id."""
    day = p.published.first_day.toordinal() if p.published else 0
    return p.published is None, day if oldest else -day, p.id
