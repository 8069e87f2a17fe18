"""Which fields has the index to whoever knows Whoosh, and what does its query parser make of them?

| field | what |
|---|---|
| `text`, `title` | words as they stand, with positions, stored; in a query a word means its stems, quotes the words |
| `stem` | the stems of text and title, each with its language before it ("en:govern"); vectors, for `more_like` |
| `token` | the words of text and title; positions are those of both together (see `store/schema`) |
| `speaker`, `entity` | ids, several a paragraph (`allow_overlap=True`); `unknown`: an unknown speaker |
| `year`, `source`, `lang`, `byline`, `article`, `id` | one value a paragraph, or none |
| `date` | as it was printed; a range `[2024-01 to 2024-03-05]` holds where all days that the date may mean lie in it |
| `headline` | `yes` for a headline's own document |

A document of the second index is a statement: `text`, `token`, `stem`, `speaker`, `status`, `id`, `paragraph`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from whoosh.analysis import Analyzer
from whoosh.analysis import Token as WhooshToken
from whoosh.columns import Column
from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Existence, Format, Frequency, Positions
from whoosh.qparser import QueryParserError
from whoosh.query import Query, Term

from searchapp.analysis import fold, tokenize, words
from searchapp.domain import CivilDate, DateOrigin
from searchapp.engines.whoosh.door.queries import Dated
from searchapp.engines.whoosh.store.schema import STEM, TOKEN
from searchapp.engines.whoosh.store.segment_columns import date_text
from searchapp.fields import SINGLE, Facet
from searchapp.request import DateIn

TEXT, TITLE = "text", "title"
MULTIPLE = (Facet.SPEAKER.value, Facet.ENTITY.value)
SINGLES = (*(facet.value for facet in SINGLE), "article", "id", "headline")
STEMS = "~"
"""Before a word: the term of a field of words that stands for all words with its stem. No token begins so."""


class NewsAnalyzer(Analyzer):  # type: ignore[misc]  # Whoosh has no types
    """`searchapp.analysis` as Whoosh calls it: words as they stand."""

    def __call__(self, value: str, **_options: Any) -> Iterator[Any]:
        token = WhooshToken(positions=True, chars=True)
        for place, found in enumerate(tokenize(value)):
            token.text = token.original = found.text
            token.pos, token.startchar, token.endchar = place, found.start, found.end
            token.boost, token.stopped = 1.0, False
            yield token


class Text(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field of words; `stemmed`: a word of a query means all that has its stem in the language of its article."""

    def __init__(self, format_: Format, stemmed: bool, stored: bool, vector: bool = False) -> None:
        super().__init__(
            format_, NewsAnalyzer(), scorable=True, stored=stored, vector=vector, multitoken_query="phrase"
        )
        self.stemmed = stemmed

    def process_text(self, qstring: str, mode: str = "", tokenize: bool = True, **_options: Any) -> Sequence[str]:
        """The terms of what was typed: of one word that for its stems (`STEMS`); several become a phrase."""
        if not tokenize:  # a beginning, or a word with gaps
            return [fold(qstring)]
        found = words(qstring)
        return [STEMS + found[0]] if self.stemmed and mode == "query" and len(found) == 1 else found


class Ordinals(Column):  # type: ignore[misc]  # Whoosh has no types
    """A column whose values stand in ours; `many`: a document has a list of them."""

    def __init__(self, many: bool = False) -> None:
        self.many = many
        self.reversible = False

    def stores_lists(self) -> bool:
        return self.many

    def default_value(self, _reverse: bool = False) -> Any:
        return [] if self.many else ""


class Value(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field of whole values: exact terms, and a column to sort and count by."""

    def __init__(self, many: bool = False) -> None:
        super().__init__(Existence(), None, stored=True, sortable=Ordinals(many))

    def self_parsing(self) -> bool:
        return True

    def parse_query(self, fieldname: str, qstring: str, boost: float = 1.0) -> Query:
        return Term(fieldname, qstring, boost=boost)

    def process_text(self, qstring: str, **_options: Any) -> Sequence[str]:
        """The value as it stands, also between quotation marks."""
        return [qstring]

    def from_column_value(self, value: Any) -> Any:
        return None if value == "" else value


class Date(Value):
    """Dates as they were printed, in order of their first days; ranges by all days that they may mean."""

    def parse_range(
        self, fieldname: str, start: str | None, end: str | None, startexcl: bool, endexcl: bool, boost: float = 1.0
    ) -> Query:
        if startexcl or endexcl:
            raise QueryParserError(f"{fieldname}: a range of dates holds both its ends; write [ and ]")
        try:
            first = CivilDate(start, DateOrigin.METADATA).first_day if start else None
            last = CivilDate(end, DateOrigin.METADATA).last_day if end else None
        except ValueError as error:
            raise QueryParserError(f"{fieldname}: {error}") from None
        return Dated(DateIn(first, last), boost=boost)

    def from_column_value(self, value: Any) -> Any:
        return date_text(*value) if value else None


def paragraph_schema() -> Schema:
    """The fields of the index of paragraphs."""
    return Schema(
        **{name: Text(Positions(), True, True) for name in (TEXT, TITLE)},
        **{TOKEN: Text(Positions(), False, False), STEM: Text(Frequency(), True, False, vector=True)},
        **{name: Value(many=True) for name in MULTIPLE},
        **{name: Value() for name in SINGLES},
        date=Date(),
        **dict.fromkeys(("number", "url"), STORED),
    )


def statement_schema() -> Schema:
    """The fields of the index of statements."""
    return Schema(
        **{TEXT: Text(Positions(), True, True), TOKEN: Text(Positions(), False, False)},
        **{STEM: Text(Frequency(), True, False)},
        **{name: Value() for name in ("speaker", "status", "id", "paragraph")},
    )
