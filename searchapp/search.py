"""How does a search run, from what was filled in to the page that is shown?

`search` reads from top to bottom: understand the form, ask the engine, give names to the ids that it answers.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from searchapp.answers import Chip, FacetEntry, Hit, HitQuote, Named, Picks, Problem, SearchForm, SearchPage
from searchapp.domain import EntityKind, IndexedParagraph, IndexedQuote
from searchapp.errors import QueryError, SearchappError, Sentence
from searchapp.ports import Name, Names, Searcher
from searchapp.query import Notice, Parsed, day_range, parse, resolve_entity, resolve_speaker
from searchapp.request import Choice, DateIn, Facet, FacetCount, FacetValue, Found, FoundParagraph, SearchRequest, Sort

UNKNOWN = "unknown"
"""How an address names what has no speaker, no outlet or no date."""

PAGE_SIZE = 20
FACET_SIZE = 10

_LAST_PAGE = 1_000_000


class BadValue(SearchappError):
    """A parameter other than the query that can't be understood."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.message = message
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class _Understood:
    """A form that can be run."""

    request: SearchRequest
    chips: tuple[Chip, ...]
    notices: tuple[Notice, ...]


def search(
    form: SearchForm,
    engine: Searcher,
    names: Names,
    *,
    size: int = PAGE_SIZE,
    facet_size: int | None = FACET_SIZE,
    counted: frozenset[Facet] = frozenset(Facet),
) -> SearchPage:
    """Run a search. What was filled in wrongly is answered as the page's `problem`.

    `size` is the number of hits a page, `facet_size` that of values a facet (of each kind of entity; None: all), and
    `counted` are the facets that are counted at all.
    Raises IndexMissing and IndexDamaged.
    """
    try:
        understood = _understand(form, names)
    except QueryError as mistake:
        return _failed(form, names, Problem(mistake.message, "q", mistake.start, mistake.end))
    except BadValue as bad:
        return _failed(form, names, Problem(bad.message, bad.parameter))
    limit = None if facet_size is None else facet_size + 1  # one more tells whether there are more
    request = replace(understood.request, limit=size, facet_limit=limit, counted=counted)
    found, page = _ask(engine, request, form.page)
    registry = names.names(_ids(found))
    facets = {facet: _entries(facet, counts, request, registry) for facet, counts in found.facets.items()}
    shown, more = _cut(facets, facet_size)
    return SearchPage(
        form=form,
        total=found.total,
        hits=tuple(_hit(hit, registry) for hit in found.hits),
        facets=shown,
        more=more,
        chips=understood.chips,
        page=page,
        pages=-(-found.total // size),
        beyond=page < form.page,
        complete=found.complete,
        notices=understood.notices,
        generation=found.snapshot_id,
    )


def request_of(form: SearchForm, names: Names) -> SearchRequest:
    """What the form asks of an engine, from the first hit on. Raises QueryError and BadValue."""
    return _understand(form, names).request


# ---- understanding ----


def _understand(form: SearchForm, names: Names) -> _Understood:
    parsed: Parsed = parse(form.q, names)
    choices = {facet: _choice(facet, form.picks(facet), names) for facet in Facet if form.picks(facet) != Picks()}
    if form.sort not in {sort.value for sort in Sort}:
        raise BadValue("sort", "Results are sorted by relevance, newest or oldest.")
    if form.page < 1:
        raise BadValue("page", "Pages are numbered 1, 2, 3 and so on.")
    request = SearchRequest(
        query=parsed.node,
        choices=choices,
        dates=_dates(form),
        sort=Sort(form.sort),
        aliases=names.aliases(),
        statuses=parsed.statuses,
    )
    return _Understood(request, _chips(form, names), parsed.notices)


def _choice(facet: Facet, picks: Picks, names: Names) -> Choice:
    chosen, excluded = (
        frozenset(meant for value in values for meant in _resolve(facet, value, names))
        for values in (picks.chosen, picks.excluded)
    )
    return Choice(chosen, excluded)


def _resolve(facet: Facet, value: str, names: Names) -> frozenset[FacetValue]:
    """What one value in an address means. Raises BadValue where it means nothing."""
    if value == UNKNOWN and facet is not Facet.ENTITY:
        return frozenset({None})
    match facet:
        case Facet.SOURCE:
            return frozenset({value})
        case Facet.YEAR:
            if not (len(value) == 4 and value.isascii() and value.isdigit()):
                raise BadValue("year", "A year has four digits.")
            return frozenset({value})
        case Facet.SPEAKER:
            ids: frozenset[FacetValue] = frozenset(resolve_speaker(value, names))
        case Facet.ENTITY:
            ids = frozenset(resolve_entity(value, names))
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


def _chips(form: SearchForm, names: Names) -> tuple[Chip, ...]:
    """Everything chosen, so that it can be taken back; also what can't be understood."""
    return tuple(
        Chip(facet, value, _label(facet, value, names), excluded)
        for facet in Facet
        for values, excluded in ((form.picks(facet).chosen, False), (form.picks(facet).excluded, True))
        for value in values
    )


def _label(facet: Facet, value: str, names: Names) -> str:
    if facet not in (Facet.SPEAKER, Facet.ENTITY) or value == UNKNOWN:
        return value
    ids = resolve_entity(value, names)
    known = names.names(ids)
    return known[min(ids)].name if len(ids) == 1 and known else value


def _failed(form: SearchForm, names: Names, problem: Problem) -> SearchPage:
    return SearchPage(form=form, chips=_chips(form, names), problem=problem)


# ---- asking ----


def _ask(engine: Searcher, request: SearchRequest, page: int) -> tuple[Found, int]:
    """The answer and the page that it is: the last one where a later one was asked for."""
    page = min(page, _LAST_PAGE)
    found = engine.search(replace(request, offset=(page - 1) * request.limit))
    if found.hits or not found.total or page == 1:
        return found, page if found.total else 1
    last = -(-found.total // request.limit)
    return engine.search(replace(request, offset=(last - 1) * request.limit)), last


# ---- naming ----


def _ids(found: Found) -> set[int]:
    """Every id of an entity that the answer mentions."""
    counted = {
        count.value
        for facet in (Facet.SPEAKER, Facet.ENTITY)
        for count in found.facets.get(facet, ())
        if isinstance(count.value, int)
    }
    return counted.union(*(_ids_in(hit.paragraph) for hit in found.hits))


def _ids_in(paragraph: IndexedParagraph) -> set[int]:
    quoted = {quote.speaker for quote in paragraph.quotes if quote.speaker is not None}
    return {*paragraph.speakers, *(ref.id for ref in paragraph.entities), *quoted}


def _hit(found: FoundParagraph, registry: Mapping[int, Name]) -> Hit:
    paragraph = found.paragraph
    return Hit(
        article=paragraph.article,
        paragraph=paragraph.id,
        number=paragraph.number,
        title=paragraph.title,
        title_marks=found.title_marks,
        published=paragraph.published,
        source=paragraph.source,
        lang=paragraph.lang,
        text=paragraph.text,
        marks=found.marks,
        quotes=tuple(_quote(quote, registry, quote.id in found.quotes) for quote in paragraph.quotes),
        speakers=_named(paragraph.speakers, registry),
        entities=_named((ref.id for ref in paragraph.entities), registry),
        url=paragraph.url,
    )


def _quote(quote: IndexedQuote, registry: Mapping[int, Name], matched: bool) -> HitQuote:
    speaker = next(iter(_named([quote.speaker], registry)), None) if quote.speaker is not None else None
    return HitQuote(quote.id, quote.segments, quote.type, quote.status, quote.band, speaker, quote.cue, matched)


def _named(ids: Iterable[int], registry: Mapping[int, Name]) -> tuple[Named, ...]:
    """The names of these ids, each entity once, in order."""
    found = (registry[i] for i in ids if i in registry)
    return tuple(dict.fromkeys(Named(f"e{name.id}", name.name, name.kind, name.note) for name in found))


# ---- facets ----


def _entries(
    facet: Facet, counts: Iterable[FacetCount], request: SearchRequest, registry: Mapping[int, Name]
) -> tuple[FacetEntry, ...]:
    choice = request.choices.get(facet, Choice())
    entries = [_entry(count, choice, registry) for count in counts]
    return tuple(sorted(entries, key=_rank))


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
    )


def _rank(entry: FacetEntry) -> tuple[bool, int, str, str]:
    return not (entry.selected or entry.excluded), -entry.count, entry.value.casefold(), entry.id


def _cut(
    facets: Mapping[Facet, tuple[FacetEntry, ...]], size: int | None
) -> tuple[Mapping[Facet, tuple[FacetEntry, ...]], frozenset[Facet | EntityKind]]:
    """The first values of each facet and of each kind of entity, and where there are more."""
    if size is None:
        return facets, frozenset()
    shown: dict[Facet, tuple[FacetEntry, ...]] = {}
    more: set[Facet | EntityKind] = set()
    for facet, entries in facets.items():
        kept: list[FacetEntry] = []
        seen: dict[EntityKind | None, int] = {}
        for entry in entries:
            kind = entry.kind if facet is Facet.ENTITY else None
            seen[kind] = seen.get(kind, 0) + 1
            if seen[kind] <= size or entry.selected or entry.excluded:
                kept.append(entry)
            else:
                more.add(kind or facet)
        shown[facet] = tuple(kept)
    return shown, frozenset(more)
