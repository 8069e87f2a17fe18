"""What can one ask an engine?

A query is a tree of the nodes below; the parser (`searchapp.query`) makes it from what people type, and the search
flow fills in the entity ids. Engines compile the tree; they never see the typed text.

What the nodes mean, for every engine:

- A hit is a paragraph for which the query holds and that has a word of it itself: `holds` and `stands` below. The
  headline (number 0) is no hit, save where a `InTitle` stands in the query that is not negated.
- `Word` holds where the article's language stems the word like one of the paragraph's or its title's words;
  `Phrase` compares unstemmed, adjacent tokens; `Prefix` and `Fuzzy` (one edit; two from eight letters on) look at the
  unstemmed tokens. What is a token, and what stems to what, `searchapp.analysis` says, for all engines. A `Phrase`
  holds in the paragraph alone, but where it is negated in the title too.
- A node *stands* in a paragraph in which one of its words does: a text node where it holds in the text, `Said` where it
  holds; `And` where it holds and a part stands, `Or` where a part does, `SomeOf` where it holds and a part does. It is
  *free* where it holds without any word: conditions, `InTitle` and `Not` where they hold, `And` where all parts are
  free, `Or` where one is. A hit stands or is free.
- `Said(part)` holds for one quotation, in the part of it that stands in the paragraph, and asserted unless `status`
  says otherwise. All `Said` and `SpeakerIs` that stand in one conjunction (negated ones too, the request's speaker
  facet too) speak of one and the same quotation as soon as one positive `Said` is among them; then the speaker
  facet counts the speakers of the matching quotations only.
- `SpeakerIs` without a `Said` beside it looks at who speaks in the paragraph at all.
- Aliases: an id in a request means every id that `aliases` maps to it, and counts are by the mapped id.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from searchapp.domain import Status
from searchapp.fields import Facet

ASSERTED_ONLY = frozenset({Status.ASSERTED})


@dataclass(frozen=True, slots=True)
class Word:
    """A word, matched by its stem."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, adjacent, unstemmed.

    `capitals`: those that are written all in capitals match only words so written, in a text that is not all in them.
    `between`: so many other words in all may stand between them.
    """

    text: str
    capitals: bool = False
    between: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins so; at least two characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Any word within one edit (two from eight letters on); the first letter is kept."""

    text: str


TextNode = Word | Phrase | Prefix | Fuzzy


@dataclass(frozen=True, slots=True)
class InTitle:
    """The same, but in the article's title only."""

    part: TextNode


@dataclass(frozen=True, slots=True)
class Said:
    """The same, but inside one quotation."""

    part: TextNode


@dataclass(frozen=True, slots=True)
class SpeakerIs:
    """One of these entities speaks. An empty `ids` matches nothing; the id None means an unknown speaker."""

    ids: frozenset[int | None]


@dataclass(frozen=True, slots=True)
class EntityIs:
    """One of these entities is mentioned. An empty `ids` matches nothing."""

    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class ValueIs:
    """The paragraph's value in a facet of single values holds these words whole, in this order (folded); all of them.

    `whole`: it holds no other words.
    """

    facet: Facet
    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ArticleIs:
    """The paragraph stands in one of these articles (ids); in a `Not`, how articles withdrawn just now are left out."""

    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class DateIn:
    """All days that the article's date may mean lie in this range, both ends included; None leaves an end open."""

    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold; allowed anywhere, alone too."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class SomeOf:
    """At least `least` of the parts hold, in the paragraph or its title; `together`: anywhere in its article."""

    parts: tuple[TextNode, ...]
    least: int
    together: bool = False


@dataclass(frozen=True, slots=True)
class HasStatement:
    """The paragraph holds (a part of) a quotation of the request's statuses, whoever speaks."""


@dataclass(frozen=True, slots=True)
class Everything:
    """Every paragraph; its score is 0."""


Condition = SpeakerIs | EntityIs | ValueIs | ArticleIs | DateIn | HasStatement | Everything
Node = TextNode | InTitle | Said | SomeOf | And | Or | Not | Condition


class Sort(StrEnum):
    """The order of the hits: equal ones by date (newest first), then by id; undated ones last in orders by date."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Scope(StrEnum):
    """What a search finds.

    HEADLINES are the articles that only their headline has the query's words for: it stands in the headline, and none
    of the article's paragraphs is a hit, choices aside. Each is represented by its first paragraph, and scored and
    narrowed by its headline.
    """

    PARAGRAPHS = "paragraphs"
    HEADLINES = "headlines"


MOST_VALUES = 10_000
"""So many values of a facet every engine answers where all are asked for."""

FacetValue = int | str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen in one facet: any of `chosen` (if there are any), none of `excluded`."""

    chosen: frozenset[FacetValue] = frozenset()
    excluded: frozenset[FacetValue] = frozenset()


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search.

    `scope` says what the hits are. For each of `preferred` that holds of a hit its score is multiplied by the factor.
    `headlines` asks for `Found.headlines`. Without `marked` the hits' marks are left empty, which is much quicker.

    The facets named in `counted` are counted, each without its own choice. `facet_limit` is how many values a facet
    answers (for `ENTITY`: of each kind), the most frequent first, equal counts by value, None last; chosen and excluded
    ones are always among them, even at zero; None means all, of which an engine may leave out the rarest behind
    `MOST_VALUES`. `dated` asks for `Found.dates`.
    `statuses` are the statuses of quotations that `said:`, `speaker:` and the speaker facet mean; where they are not
    just "asserted", who speaks in a paragraph is read from its quotations of those statuses only.
    """

    query: Node = Everything()
    choices: Mapping[Facet, Choice] = field(default_factory=dict)
    dates: DateIn | None = None
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20
    counted: frozenset[Facet] = frozenset(Facet)
    facet_limit: int | None = 50
    dated: bool = False
    aliases: Mapping[int, int] = field(default_factory=dict)
    statuses: frozenset[Status] = ASSERTED_ONLY
    scope: Scope = Scope.PARAGRAPHS
    preferred: tuple[tuple[Node, float], ...] = ()
    headlines: bool = False
    marked: bool = True
