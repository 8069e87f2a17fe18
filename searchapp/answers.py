"""What does one fill in to search, and what does one get? The frozen nouns of the search flow, for pages and programs.

Ids are written as people see them in addresses: `e17` for a speaker or an entity, an outlet's name, four digits for a
year, and `unknown` for what has no speaker, outlet or date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from searchapp.domain import Band, CivilDate, EntityKind, ParagraphKind, QuoteType, Span, Status
from searchapp.fields import Facet
from searchapp.found import Incomplete
from searchapp.ports import Name
from searchapp.query import Notice
from searchapp.request import Scope, Sort

UNKNOWN = "unknown"
"""How an address names what has no speaker, no outlet or no date."""


@dataclass(frozen=True, slots=True)
class Picks:
    """What is chosen in one facet, as it was typed or clicked: ids or names."""

    chosen: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    def toggled(self, value: str, exclude: bool) -> Picks:
        """The picks with this value turned on or off; turning on takes it out of the opposite list."""
        own, other = (self.excluded, self.chosen) if exclude else (self.chosen, self.excluded)
        turned = tuple(v for v in own if v != value) if value in own else (*own, value)
        rest = tuple(v for v in other if v != value)
        return Picks(rest, turned) if exclude else Picks(turned, rest)


NOTHING_PICKED = Picks()


class By(StrEnum):
    """Whether the hits of one page stand under their articles, or each for itself."""

    ARTICLE = "article"
    PARAGRAPH = "paragraph"


class Match(StrEnum):
    """How many of a query's plain words have to stand where: all in a paragraph or its headline, else fewer."""

    ALL = "all"
    ARTICLE = "article"
    MOST = "most"
    MOST_OF_ARTICLE = "most-of-article"


class Why(StrEnum):
    """What was left out, or taken differently, where a search finds nothing."""

    FUNCTION_WORDS = "function-words"
    SPELLING = "spelling"
    ARTICLE = "article"
    ABSENT = "absent"
    MOST = "most"
    AROUND = "around"
    DATE = "date"
    STATUS = "status"
    YEAR = "year"
    NARRATED = "narrated"
    SPEAKER_ONLY = "speaker-only"
    NEAR_SPEAKER = "near-speaker"
    NAMED = "named"
    CAPITALS = "capitals"
    SCRIPT = "script"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Less:
    """A search that asks for less than one that finds nothing, and how it differs."""

    why: Why
    form: SearchForm


@dataclass(frozen=True, slots=True)
class SearchForm:
    """One search as a person or a program fills it in; nothing in it is checked yet.

    `chosen` holds the facets in which something is.

    `first` and `last` are dates as in `date:` that bound the articles' dates, both ends included; `page` counts from 1.
    `by` is how a page shows its hits: under their articles, or each for itself; no answer depends on it. `scope` is
    what is looked for: paragraphs, or the articles that only their headline has the words for. `literal`: the query is
    taken as it is typed, no question is understood, and nothing else is searched where it finds nothing.
    """

    q: str = ""
    chosen: Mapping[Facet, Picks] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    sort: str = Sort.RELEVANCE.value
    page: int = 1
    by: By = By.ARTICLE
    scope: Scope = Scope.PARAGRAPHS
    match: Match = Match.ALL
    literal: bool = False

    def picks(self, facet: Facet) -> Picks:
        """What is chosen in this facet."""
        return self.chosen.get(facet, NOTHING_PICKED)

    def first_page(self) -> SearchForm:
        """The first page of the same search."""
        return replace(self, page=1)

    def toggled(self, facet: Facet, value: str, exclude: bool = False) -> SearchForm:
        """The first page of the same search with one value of a facet turned on or off."""
        picks = self.picks(facet).toggled(value, exclude)
        chosen = {f: p for f in Facet if (p := picks if f is facet else self.picks(f)) != Picks()}
        return replace(self.first_page(), chosen=chosen)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a search can't be run: one sentence, the parameter that it speaks of, the span in `q` where there is one."""

    message: str
    parameter: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker or entity with the name that it bears today; `note` tells namesakes apart.

    `open`: a single name of which no article tells who of its bearers is meant.
    """

    id: str
    name: str
    kind: EntityKind
    note: str = ""
    open: bool = False

    @staticmethod
    def of(name: Name) -> Named:
        """What the registry says of an entity, as people see it."""
        return Named(f"e{name.id}", name.name, name.kind, name.note, name.open)


@dataclass(frozen=True, slots=True)
class HitQuote:
    """The part of a quotation that stands in a hit; spans count in the hit's text. `matched`: it fulfils a `said:`.

    `mention` is how the text names who speaks, where that stands in the hit.
    """

    id: int
    segments: tuple[Span, ...]
    type: QuoteType
    status: Status
    band: Band
    speaker: Named | None
    cue: Span | None
    mention: Span | None
    matched: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One paragraph that was found. `url` is the article's own address; number 0 is the headline itself."""

    article: str
    paragraph: int
    number: int
    title: str
    title_marks: tuple[Span, ...]
    published: CivilDate | None
    source: str | None
    lang: str | None
    text: str
    marks: tuple[Span, ...]
    quotes: tuple[HitQuote, ...]
    speakers: tuple[Named, ...]
    entities: tuple[Named, ...]
    url: str | None
    kind: ParagraphKind = ParagraphKind.TEXT


@dataclass(frozen=True, slots=True)
class FacetEntry:
    """One value of a facet: how it is written in addresses and in words, and how many of the hits bear it.

    `note` tells namesakes apart. There may be as many more as `error` says.
    """

    id: str
    value: str
    count: int
    selected: bool = False
    excluded: bool = False
    kind: EntityKind | None = None
    note: str = ""
    error: int = 0


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that can be taken back: `value` as it stands in the form, `label` in words."""

    facet: Facet
    value: str
    label: str
    excluded: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of results, all of it from one generation.

    `asked` is what was searched: `form` as it was understood, and where that found nothing, less of it, for the reason
    `why`. `page` is the page that is shown, `beyond` says that a later one was asked for; `shown` hits can be leafed
    through. Where it is `incomplete`, `total` and the counts are lower bounds. `headlines` counts the articles by their
    headline alone, which are not among the hits. `dates` counts the results of each date as printed, where that was
    asked for. Where there is a `problem`, nothing was searched.
    Entries of a facet: chosen ones first, then by count, then by name; `more` names the facets and kinds of entity that
    have further values.
    """

    form: SearchForm
    asked: SearchForm = SearchForm()
    why: Why | None = None
    total: int = 0
    headlines: int = 0
    hits: Sequence[Hit] = ()
    dates: Mapping[str, int] = field(default_factory=dict)
    facets: Mapping[Facet, tuple[FacetEntry, ...]] = field(default_factory=dict)
    more: frozenset[Facet | EntityKind] = frozenset()
    chips: tuple[Chip, ...] = ()
    page: int = 1
    pages: int = 0
    beyond: bool = False
    incomplete: Incomplete | None = None
    shown: int = 0
    notices: tuple[Notice, ...] = ()
    problem: Problem | None = None
    generation: str = ""

    @property
    def complete(self) -> bool:
        """Whether nothing is lacking."""
        return self.incomplete is None
