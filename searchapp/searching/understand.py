"""What does a filled-in form ask for? A request that an engine can answer, the choices in words, how much it finds."""

import datetime
import math
from dataclasses import dataclass, replace

from searchapp.answers import UNKNOWN, Chip, Match, Picks, Problem, SearchForm
from searchapp.errors import QueryError, SearchappError, Sentence
from searchapp.fields import Facet, Kind
from searchapp.ports import Names, Searcher
from searchapp.query import Notice, day_range, parse, resolve_entity
from searchapp.request import And, Choice, DateIn, FacetValue, Node, SearchRequest, SomeOf, Sort, TextNode
from searchapp.searching.preferring import preferred

PLAIN = SearchRequest()
"""Everything that a form leaves open as an engine takes it by itself."""

MOST = 0.5
"""This share of the words at least."""


class BadValue(SearchappError):
    """A parameter that can't be understood, the query among them, and what is told of it."""

    def __init__(self, parameter: str, message: str, start: int | None = None, end: int | None = None) -> None:
        super().__init__(message)
        self.problem = Problem(message, parameter, start, end)


@dataclass(frozen=True, slots=True)
class Understood:
    """What a form asks of an engine, from the first hit on, and what its reader should know of that."""

    request: SearchRequest
    notices: tuple[Notice, ...]


def understand(form: SearchForm, names: Names, plain: SearchRequest = PLAIN) -> Understood:
    """Parse the query and check all else, into what `plain` leaves open; names become ids.

    Raises BadValue.
    """
    try:
        parsed = parse(form.q, names)
    except QueryError as mistake:
        raise BadValue("q", mistake.message, mistake.start, mistake.end) from None
    choices = {facet: _choice(facet, picks, names) for facet, picks in form.chosen.items()}
    if form.sort not in {sort.value for sort in Sort}:
        raise BadValue("sort", "Results are sorted by relevance, newest or oldest.")
    if form.page < 1:
        raise BadValue("page", "Pages are numbered 1, 2, 3 and so on.")
    query = _matched(parsed.node, form.match, names)
    request = replace(
        plain,
        query=query,
        choices=choices,
        dates=_dates(form),
        sort=Sort(form.sort),
        aliases=names.aliases(),
        statuses=parsed.statuses,
        scope=form.scope,
        preferred=preferred(query, names) if form.sort == Sort.RELEVANCE else (),
    )
    return Understood(request, parsed.notices)


def _matched(node: Node, match: Match, names: Names) -> Node:
    """The query with its words taken as loosely as the form wants; what is no word holds all the same.

    Of most words in one paragraph those in capitals that are names have to be some.
    """
    if match is Match.ALL:
        return node
    parts = node.parts if isinstance(node, And) else (node,)
    texts = tuple(part for part in parts if isinstance(part, TextNode))
    rest: tuple[Node, ...] = tuple(part for part in parts if not isinstance(part, TextNode))
    if len(texts) < 2:
        return node
    if match is Match.MOST:
        rest = (*(text for text in texts if text.text[:1].isupper() and names.find(text.text)), *rest)
    least = len(texts) if match is Match.ARTICLE else math.ceil(len(texts) * MOST)
    return And((SomeOf(texts, least, match is not Match.MOST), *rest))


def _choice(facet: Facet, picks: Picks, names: Names) -> Choice:
    both = (picks.chosen, picks.excluded)
    return Choice(*(frozenset(meant for value in one for meant in _resolve(facet, value, names)) for one in both))


def _resolve(facet: Facet, value: str, names: Names) -> frozenset[FacetValue]:
    """What one value in an address means. Raises BadValue where it means nothing."""
    if value == UNKNOWN and facet is not Facet.ENTITY:
        return frozenset({None})
    if facet is Facet.YEAR and not (len(value) == 4 and value.isascii() and value.isdigit()):
        raise BadValue("year", "A year has four digits.")
    if facet.kind is not Kind.NAMES:
        return frozenset({value})
    ids: frozenset[FacetValue] = frozenset(resolve_entity(value, names))
    if not ids:
        message = Sentence("The archive knows nobody and nothing called “%(name)s”.", name=value)
        raise BadValue(facet.value, message)
    return ids


def _dates(form: SearchForm) -> DateIn | None:
    first = _day("from", form.first)
    last = _day("to", form.last)
    if first and last and first[0] > last[1]:
        raise BadValue("from", "The first day lies after the last one.")
    return DateIn(first and first[0], last and last[1]) if first or last else None


def _day(parameter: str, text: str) -> tuple[datetime.date, datetime.date] | None:
    if not text.strip():
        return None
    try:
        return day_range(text)
    except ValueError:
        raise BadValue(parameter, "A date is written 2024, 2024-03 or 2024-03-05.") from None


def chips(form: SearchForm, names: Names) -> tuple[Chip, ...]:
    """Everything chosen, so that it can be taken back; also what can't be understood."""
    return tuple(
        Chip(facet, value, _label(facet, value, names), excluded)
        for facet in Facet
        for values, excluded in ((form.picks(facet).chosen, False), (form.picks(facet).excluded, True))
        for value in values
    )


def _label(facet: Facet, value: str, names: Names) -> str:
    if facet.kind is not Kind.NAMES or value == UNKNOWN:
        return value
    ids = resolve_entity(value, names)
    known = names.names(ids)
    return known[min(ids)].name if len(ids) == 1 and known else value


@dataclass(frozen=True, slots=True)
class Counted:
    """A search beside another one, with the number of paragraphs that it finds; `word`: all that is left of the query.

    None where the whole query is asked.
    """

    form: SearchForm
    count: int
    word: str | None = None


def count_of(form: SearchForm, engine: Searcher, names: Names) -> int | None:
    """The number, or None where the search can't be run. Raises IndexMissing and IndexDamaged."""
    try:
        request = understand(form, names, SearchRequest(limit=1, counted=frozenset())).request
    except BadValue:
        return None
    return engine.search(replace(request, preferred=())).total
