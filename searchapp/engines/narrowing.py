"""Under which values does a hit count, which choices does it pass, and which counts are answered in which order?"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from searchapp.domain import IndexedParagraph
from searchapp.engines.conditions import choice_nodes
from searchapp.engines.looking import Look
from searchapp.fields import NAMED, SINGLE, Facet
from searchapp.found import FacetCount
from searchapp.request import And, Choice, FacetValue, Node, SearchRequest


def values(look: Look, facet: Facet, node: Node) -> set[FacetValue]:
    """Under which values of a facet a paragraph counts."""
    p = look.p
    if facet is Facet.ENTITY:
        return set(look.all(e.id for e in p.entities))
    if facet in SINGLE:
        return {facet.of(p)}
    quotes = look.fulfilling(node)
    return set(look.speakers if quotes is None else look.all(q.speaker for q in quotes))


def chosen(look: Look, request: SearchRequest, node: Node, without: Facet | None = None) -> bool:
    """Whether the paragraph passes the choices in facets of single values."""
    for facet in set(SINGLE) - {without}:
        choice = request.choices.get(facet, Choice())
        (value,) = values(look, facet, node)
        if (choice.chosen and value not in choice.chosen) or value in choice.excluded:
            return False
    return True


def dated(request: SearchRequest) -> Node:
    """The query under the request's dates."""
    return request.query if request.dates is None else And((request.query, request.dates))


def allowed(look: Look, request: SearchRequest, node: Node, without: Facet | None = None) -> bool:
    """Whether the paragraph is a hit, and passes the choices in facets of single values."""
    return chosen(look, request, node, without) and look.hit(node)


def whole(request: SearchRequest, without: Facet | None = None) -> Node:
    """The query with the choices of speakers and entities in one conjunction."""
    parts: list[Node] = [dated(request)]
    for facet in NAMED:
        if facet is not without:
            parts += choice_nodes(facet, request.choices.get(facet, Choice()))
    return And(tuple(parts))


def always_counted(request: SearchRequest, facet: Facet) -> frozenset[FacetValue]:
    """The values of a facet that a request chooses or excludes: they are counted whether they are frequent or not."""
    choice = request.choices.get(facet, Choice())
    values = choice.chosen | choice.excluded
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
