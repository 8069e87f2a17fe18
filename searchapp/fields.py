"""Which fields can one search and narrow by?

A row here is all that a field needs: the query language, the form and its addresses, the index's columns, the counts,
`/search.json`, its description and the pages loop over these. What a row says to people is translated where it stands.
"""

from __future__ import annotations

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
    heading, what a chosen value is called, and what its absence is called.
    """

    SPEAKER = "speaker", Kind.NAMES, None, caption("Said by"), caption("said by"), caption("unknown speaker")
    YEAR = (
        "year",
        Kind.VALUE,
        lambda p: p.published.year if p.published else None,
        caption("Year"),
        caption("year"),
        caption("undated"),
    )
    ENTITY = "entity", Kind.NAMES, None, caption("Mentions"), caption("mentions"), ""
    SOURCE = "source", Kind.PART, lambda p: p.source, caption("Outlet"), caption("outlet"), caption("no outlet")
    LANG = "lang", Kind.LANGUAGE, _language, caption("Language"), caption("language"), caption("language unknown")
    BYLINE = "byline", Kind.PART, lambda p: p.byline, caption("Byline"), caption("byline"), caption("no byline")

    kind: Kind
    of: Of
    heading: str
    called: str
    absent: str

    def __new__(cls, name: str, kind: Kind, of: Of | None, heading: str, called: str, absent: str) -> Facet:
        """A row of the table."""
        row = str.__new__(cls, name)
        row._value_ = name
        row.kind, row.heading, row.called, row.absent = kind, heading, called, absent
        row.of = of or (lambda _paragraph: None)
        return row


FACETS = {facet.value: facet for facet in Facet}
"""The facets by their names."""

NAMED = tuple(facet for facet in Facet if facet.kind is Kind.NAMES)
"""The facets whose values are ids."""

SINGLE = tuple(facet for facet in Facet if facet.kind is not Kind.NAMES)
"""The facets of which a paragraph has one value."""

FIELDS = frozenset({*(facet.value for facet in Facet), "title", "date", "said", "status"})
"""What may stand before a colon in a query."""
