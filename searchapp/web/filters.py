"""Which filters stand beside the results, ready to be written down?"""

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from searchapp.answers import UNKNOWN, FacetEntry, SearchForm, SearchPage
from searchapp.domain import EntityKind
from searchapp.fields import Facet, caption
from searchapp.web.quoted import word
from searchapp.web.show import key, noted, number, value_name
from searchapp.web.urls import facet_url

OF_KIND = {
    EntityKind.PERSON: caption("Mentions people"),
    EntityKind.ORGANISATION: caption("Mentions organisations"),
    EntityKind.PLACE: caption("Mentions places"),
}
"""What is mentioned stands in a list for each kind."""

NOT, EXCLUDE, UP_TO = caption("not"), caption("Exclude %(name)s"), caption("or up to %(count)s more")


class Filter(NamedTuple):
    """A list of values as HTML; `more` is the address of all of them where there are more."""

    facet: Facet
    heading: str
    values: Markup
    more: str


def filters(page: SearchPage, form: SearchForm) -> Iterator[Filter]:
    """The lists that leave something to choose."""
    for facet in Facet:
        entries = page.facets.get(facet, ())
        if facet is not Facet.ENTITY:
            yield from _filter(form, facet, facet.heading, entries, facet in page.more)
            continue
        for kind, heading in OF_KIND.items():
            yield from _filter(form, facet, heading, tuple(e for e in entries if e.kind is kind), kind in page.more)


def _filter(
    form: SearchForm, facet: Facet, heading: str, entries: tuple[FacetEntry, ...], more: bool
) -> Iterator[Filter]:
    if len(entries) > 1 or any(entry.selected or entry.excluded or entry.id != UNKNOWN for entry in entries):
        url = facet_url(form, facet, entries[0].kind or "") if more else ""
        words = str(escape(word(NOT))), str(escape(word(EXCLUDE)))
        values = "".join(_value(facet, entry, *words) for entry in entries)
        yield Filter(facet, word(heading), Markup(values), url)  # noqa: S704  # escaped where it is put in


def _value(facet: Facet, entry: FacetEntry, negation: str, exclude: str) -> str:
    """A value with the box that chooses it and the box that excludes it. In Python, for a page has fifty of them."""
    value, label, mark = escape(entry.id), escape(value_name(facet, entry.value)), key(entry.id)
    note = f" <small><bdi>{escape(noted(entry.note))}</bdi></small>" if entry.note else ""
    state = f"{' is-selected' if entry.selected else ''}{' is-excluded' if entry.excluded else ''}"
    unknown = " is-unknown" if entry.id == UNKNOWN else ""
    more = escape(word(UP_TO) % {"count": number(entry.error)}) if entry.error else ""
    count = f' title="{more}">≥ {number(entry.count)}' if entry.error else f">{number(entry.count)}"
    on, off = (" checked" if chosen else "" for chosen in (entry.selected, entry.excluded))
    return (
        f'<li class="value{state}">'
        f'<label class="pick"><input type="checkbox" form="search" name="{facet}" value="{value}"'
        f' id="{facet}-{mark}"{on}>'
        f' <span class="name{unknown}"><bdi>{label}</bdi>{note}</span>'
        f' <span class="count"{count}</span></label>'
        f' <label class="not"><input type="checkbox" class="unseen" form="search" name="-{facet}" value="{value}"'
        f' id="not-{facet}-{mark}"{off}> <span aria-hidden="true">{negation}</span>'
        f'<span class="unseen">{exclude % {"name": label}}</span></label></li>\n'
    )
