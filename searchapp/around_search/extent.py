"""What is in this archive, and what can one ask of it? Its extent, its people, its last weeks, examples that find."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from searchapp.answers import SearchForm
from searchapp.domain import CivilDate, EntityKind
from searchapp.fields import Facet
from searchapp.found import FacetCount
from searchapp.ports import Name, Names, Searcher
from searchapp.request import DateIn, SearchRequest, Sort
from searchapp.searching.understand import Counted, count_of

WEEKS = 4
"""What was published in so many weeks before the newest article are the last weeks' topics."""

OFFERED = 6
"""So many people and topics are named."""

EXAMPLES = 3

THINGS = {EntityKind.ORGANISATION, EntityKind.PLACE}


@dataclass(frozen=True, slots=True)
class Extent:
    """How many paragraphs and outlets one generation holds, its first and last date (None: nothing is dated).

    `undated` counts the paragraphs without a date, `unattributed` those with words of which nobody knows who says them.
    """

    paragraphs: int
    outlets: int
    first: CivilDate | None
    last: CivilDate | None
    undated: int
    unattributed: int


def extent(engine: Searcher) -> Extent:
    """The extent of the live generation. Raises IndexMissing and IndexDamaged."""
    counted = frozenset({Facet.SOURCE, Facet.YEAR, Facet.SPEAKER})
    oldest = engine.search(SearchRequest(sort=Sort.OLDEST, limit=1, facet_limit=None, counted=counted))
    newest = engine.search(SearchRequest(sort=Sort.NEWEST, limit=1, counted=frozenset()))
    first, last = (found.hits[0].paragraph.published if found.hits else None for found in (oldest, newest))
    years = {str(one.value): one.count for one in oldest.facets[Facet.YEAR] if one.value is not None and one.count}
    return Extent(
        paragraphs=oldest.total,
        outlets=sum(count.value is not None for count in oldest.facets[Facet.SOURCE]),
        first=first,
        last=last,
        undated=oldest.total - sum(years.values()),
        unattributed=next((one.count for one in oldest.facets[Facet.SPEAKER] if one.value is None), 0),
    )


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """Who is quoted most, what is told of lately (each with its number of paragraphs), and searches to try.

    `language` is the one in which most paragraphs are written (None: unknown): what is shown first is in it.
    """

    people: tuple[tuple[Name, int], ...]
    topics: tuple[tuple[Name, int], ...]
    examples: tuple[Counted, ...]
    language: str | None


def first_visit(engine: Searcher, names: Names) -> FirstVisit:
    """What an archive offers. Raises IndexMissing and IndexDamaged."""
    counted, aliases = frozenset({Facet.SPEAKER, Facet.ENTITY, Facet.LANG}), names.aliases()
    found = engine.search(SearchRequest(sort=Sort.NEWEST, limit=1, counted=counted, facet_limit=40, aliases=aliases))
    people = _known(found.facets[Facet.SPEAKER], names, {EntityKind.PERSON})
    newest = found.hits[0].paragraph.published if found.hits else None
    lately = found
    if newest:
        dates = DateIn(newest.last_day - datetime.timedelta(weeks=WEEKS), None)
        lately = engine.search(SearchRequest(dates=dates, limit=1, counted=counted, facet_limit=40, aliases=aliases))
    topics = _known(lately.facets[Facet.ENTITY], names, THINGS)
    if len(topics) < EXAMPLES:
        topics = _known(found.facets[Facet.ENTITY], names, THINGS)
    examples: list[Counted] = []
    for kind in _examples(people, topics, newest.value[:4] if newest else ""):
        forms = (SearchForm(q=q) for q in kind)
        finding = (Counted(f, n) for f in forms if (n := count_of(replace(f, literal=True), engine, names)))
        examples += [one for one in (next(finding, None),) if one]
    language = next((str(c.value) for c in found.facets[Facet.LANG] if c.value is not None), None)
    return FirstVisit(tuple(people), tuple(topics), tuple(examples[:EXAMPLES]), language)


def _known(counts: Sequence[FacetCount], names: Names, kinds: set[EntityKind]) -> list[tuple[Name, int]]:
    known = names.names([c.value for c in counts if isinstance(c.value, int)])
    found = [(known[c.value], c.count) for c in counts if isinstance(c.value, int) and c.value in known and c.count]
    return [(name, count) for name, count in found if name.kind in kinds][:OFFERED]


def _examples(people: list[tuple[Name, int]], topics: list[tuple[Name, int]], year: str) -> list[list[str]]:
    """Searches, a list for each kind, of which the first that finds something is shown."""
    who = [_written(name.name) for name, _ in people]
    what = [_written(name.name) for name, _ in topics]
    return [
        [f"speaker:{speaker} said:{topic}" for speaker in who[:3] for topic in what][:12],
        [f"{topic} date:{year}" for topic in what[:3] if year] + [f"said:{topic}" for topic in what[:3]],
        [f"entity:{name}" for name in what[1:]],
        *([f"speaker:{name}"] for name in who[:1]),
        *([f"entity:{name}"] for name in what[:1]),
        *([name] for name in what[:1]),
    ]


def _written(name: str) -> str:
    plain = name.replace('"', "")
    return f'"{plain}"' if re.search(r"[^\w]", plain) else plain
