"""Which fields can one search and narrow by?

A row here is all that a field needs: the query language, the form and its addresses, the index's columns, the counts,
`/search.json`, its description and the pages loop over these. What a row says to people is translated where it stands.
"""

from collections.abc import Callable
from enum import StrEnum

from searchapp.domain import IndexedParagraph


class Kind(StrEnum):
    """How a field's values come about."""

    NAMES = "names"
    """Ids of entities, under the names that they bear today; a paragraph may have several."""
    VALUE = "value"
    """One text a paragraph, or none."""
    PART = "part"
    """The same, of which a query may name some whole words."""
    LANGUAGE = "language"
    """The same, a language's code (ISO 639-1), which is shown by the language's name."""


def caption(english: str) -> str:
    """What people are told, marked for the translators."""
    return english


Of = Callable[[IndexedParagraph], str | None]


def _language(p: IndexedParagraph) -> str | None:
    return (p.lang or "").lower().replace("_", "-").partition("-")[0] or None


class Facet(StrEnum):
    """What results can be counted and narrowed by, in the order in which pages show it.

    Values: entity ids (int) for `SPEAKER` and `ENTITY`, else texts. None is the value of a paragraph without: for
    `SPEAKER` one with an asserted quotation whose speaker is unknown; `ENTITY` has no such value.

    A row: the name (before a colon, in addresses and programs' answers), kind, what a paragraph's value is (None: ids),
    heading, what a chosen value is called, what its absence is called, and for the help an example and what it finds.
    """

    # fmt: off
    SPEAKER = (
        "speaker", Kind.NAMES, None, caption("Said by"), caption("said by"), caption("unknown speaker"),
        "speaker:unknown said:flood", caption(
            "in which the named speaker says it, in one and the same quotation; "
            "unknown means that nobody knows who speaks"
        ),
    )
    YEAR = (
        "year", Kind.VALUE, lambda p: p.published.year if p.published else None,
        caption("Year"), caption("year"), caption("undated"), "year:2024", caption("from articles of this year"),
    )
    ENTITY = (
        "entity", Kind.NAMES, None, caption("Mentions"), caption("mentions"), "",
        "entity:Karsholm", caption("that mention this person, organisation or place"),
    )
    SOURCE = (
        "source", Kind.PART, lambda p: p.source, caption("Outlet"), caption("outlet"), caption("no outlet"),
        "source:Courier",
        caption("from an outlet in whose name this word stands; put several words in quotation marks"),
    )
    LANG = (
        "lang", Kind.LANGUAGE, _language, caption("Language"), caption("language"), caption("language unknown"),
        "lang:fa", caption("in this language, named by its code"),
    )
    BYLINE = (
        "byline", Kind.PART, lambda p: p.byline, caption("Byline"), caption("byline"), caption("no byline"),
        "byline:Moss", caption("from articles in whose byline this word stands"),
    )
    # fmt: on

    kind: Kind
    of: Of
    heading: str
    called: str
    absent: str
    example: str
    meaning: str

    def __new__(cls, name: str, kind: Kind, of: Of | None, *told: str) -> "Facet":
        """A row of the table."""
        row = str.__new__(cls, name)
        row._value_ = name
        row.kind, row.of = kind, of or (lambda _paragraph: None)
        row.heading, row.called, row.absent, row.example, row.meaning = told
        return row


FACETS = {facet.value: facet for facet in Facet}
"""The facets by their names."""

NAMED = tuple(facet for facet in Facet if facet.kind is Kind.NAMES)
"""The facets whose values are ids."""

SINGLE = tuple(facet for facet in Facet if facet.kind is not Kind.NAMES)
"""The facets of which a paragraph has one value."""

FIELDS = frozenset({*(facet.value for facet in Facet), "title", "date", "said", "status"})
"""What may stand before a colon in a query."""
