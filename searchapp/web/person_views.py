"""What has somebody said, and where is somebody or something mentioned?"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, make_response, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from searchapp.answers import UNKNOWN, FacetEntry, Hit, SearchForm
from searchapp.around_search.timeline import timeline
from searchapp.domain import EntityKind
from searchapp.fields import FACETS, Facet
from searchapp.names import fold_name
from searchapp.people.grounds import Reason
from searchapp.ports import Name
from searchapp.query import resolve_entity
from searchapp.request import Sort
from searchapp.search import search
from searchapp.web.article_views import RECORD
from searchapp.web.failures import failure
from searchapp.web.hit_layout import stories
from searchapp.web.hit_list import hit_list
from searchapp.web.kept import lately, once
from searchapp.web.language import locale_name
from searchapp.web.record_views import name_record
from searchapp.web.rendering import render
from searchapp.web.services import services
from searchapp.web.timeline_layout import drawn
from searchapp.web.urls import dates_url, name_url, read_form, search_url, side_form, side_url

MOST_ROLES = 8
"""How many of somebody's roles are shown, the most frequent first."""

MOST_OTHERS = 8
"""How many of those quoted beside somebody, and of each kind of entity, are shown."""

MOST_LINKS = 30
"""How many articles are shown with the grounds on which they were taken to mean somebody, and how many decisions."""

BESIDE = frozenset({Facet.SPEAKER, Facet.ENTITY, Facet.SOURCE})
"""Whose counts a page shows."""

SIDES = ("speaker", "entity")
"""As whom somebody is found."""

blueprint = Blueprint("people", __name__)


@blueprint.get("/<any(speaker, entity):side>/<path:value>")
def page(side: str, value: str) -> ResponseReturnValue:
    """A speaker (what they say) or an entity (where it is mentioned), by id or by a name that only one bears.

    The newest first, unless the oldest are asked for. `ID.json` is the same in brief for programs.
    """
    name = _known(side, value.removesuffix(RECORD))
    if value.removesuffix(RECORD) != f"e{name.id}":
        return redirect(side_url(side, name.id))
    ours, asked = services(), read_form(request.args)
    sort = Sort.OLDEST if asked.sort == Sort.OLDEST else Sort.NEWEST
    form = SearchForm(q=f"{side}:e{name.id}", first=asked.first, last=asked.last, sort=sort.value, page=asked.page)
    first = once(("first", form.q), lambda: _first(form))
    if ours.for_editors and not first[1] and not any(_first(SearchForm(q=f"{s}:e{name.id}"))[1] for s in SIDES):
        abort(404)  # no article that readers may see names them
    if value.endswith(RECORD):
        return name_record(side, name, *first)
    found = search(form, ours.engine, ours.names, counted=BESIDE, dated=True)
    entities = _others(found.facets.get(Facet.ENTITY, ()), name)
    return render(
        "person.html",
        name=name,
        side=side,
        page=found,
        form=form,
        first=first[0],
        sorts=[(s, side_url(side, name.id, replace(form, sort=s.value, page=1))) for s in (Sort.NEWEST, Sort.OLDEST)],
        hits=lately(("said", locale_name(), search_url(form)), lambda: hit_list(stories(found), form.q)),
        timeline=drawn(timeline(found), dates_url(*side_form(side, name.id, form))),
        years=(min(found.dates)[:4], max(found.dates)[:4]) if found.dates else ("2024", "2025"),
        entities=[(k, of_kind) for k in EntityKind if (of_kind := [e for e in entities if e.kind is k][:MOST_OTHERS])],
        **{"speakers": _others(found.facets.get(Facet.SPEAKER, ()), name)[:MOST_OTHERS]}
        | once(("told of", side, name.id), lambda: _told_of(side, name)),
        **_addresses(side, name, form),
    ), 400 if found.problem else 200


def _told_of(side: str, name: Name) -> dict[str, object]:
    """What the archive knows of somebody, whatever is asked of them."""
    people = services().people
    said = people.said_by(name.id) if side == "speaker" else None
    roles = people.roles(name.id)
    return {
        "variants": _variants(name),
        # those that a list or several articles give; of somebody who has none of these, those of one article
        "roles": [role for role in roles if role.articles != 1][:MOST_ROLES] or roles[:MOST_ROLES],
        "alike": [(other, _for(why) or ["name"]) for other, why in people.may_be_same(name.id)[:MOST_OTHERS]],
        "bearers": people.likely_bearers(name.id, MOST_OTHERS) if name.open else (),
        "links": [(link, _for(link.reasons)) for link in people.links(name.id, MOST_LINKS)],
        "decided": people.decided(name.id, MOST_LINKS),
        "said": said,
        **({"speakers": _beside(said.beside, name)} if said else {}),
    }


def _first(form: SearchForm) -> tuple[Hit | None, int]:
    """The earliest dated paragraph of a search at any date, and how many there are."""
    earliest = SearchForm(q=form.q, sort=Sort.OLDEST.value)
    found = search(earliest, services().engine, services().names, size=1, counted=frozenset())
    return next((hit for hit in found.hits if hit.published), None), found.total


def _addresses(side: str, name: Name, form: SearchForm) -> dict[str, Callable[[Any], str]]:
    """Where the page's links lead: to another page of the same, to others, to searches within."""
    plain = replace(form, sort=SearchForm().sort)
    return {
        "turn": lambda number: side_url(side, name.id, replace(form, page=number)),
        "person_link": lambda entry: side_url("speaker", int(entry.id[1:])),
        "thing_link": lambda entry: search_url(plain.toggled(Facet.ENTITY, entry.id)),
        "outlet_link": lambda entry: search_url(plain.toggled(Facet.SOURCE, entry.id)),
    }


def _known(side: str, value: str) -> Name:
    """The one bearer of an id or name; where there are several, or it is spelt otherwise, a search for the name."""
    ours = services()
    ids = resolve_entity(value, ours.names)
    known = ours.names.names(ids)
    if not known:
        if re.fullmatch("e[0-9]{1,12}", value) and ours.people.withheld(int(value[1:])):
            abort(make_response(failure(410, gettext("This name was taken out of the archive."), "")))
        if ours.names.sounding(value, 1):  # a part of a name, or another spelling: the search says whom it takes
            abort(redirect(search_url(SearchForm(q=f'{side}:"{value}"'))))
        abort(404)
    if len(known) > 1:
        abort(redirect(name_url(FACETS[side], value)))
    return next(iter(known.values()))


def _others(entries: tuple[FacetEntry, ...], name: Name) -> list[FacetEntry]:
    """The others, the most frequent first."""
    others = [e for e in entries if e.id not in (f"e{name.id}", UNKNOWN)]
    return sorted(others, key=lambda e: (-e.count, e.value))


def _variants(name: Name) -> list[str]:
    """The other names, each in one way of writing capitals and accents: the one in small letters if there is one."""
    folded = {fold_name(variant): variant for variant in sorted(name.variants, key=str.swapcase, reverse=True)}
    return sorted(variant for key, variant in folded.items() if key != fold_name(name.name))


def _for(reasons: Sequence[Reason]) -> list[str]:
    """What speaks for it, the weightiest first."""
    return list(dict.fromkeys(reason.ground for reason in reasons if reason.weight > 0))


def _beside(quoted: Sequence[tuple[int, int]], name: Name) -> list[FacetEntry]:
    """Who is quoted in the same articles, with the number of these; ids that became one are counted together."""
    known = services().names.names([entity for entity, _ in quoted])
    articles: Counter[Name] = Counter()
    for entity, count in quoted:
        if entity in known:
            articles[known[entity]] += count
    first = [(other, count) for other, count in articles.most_common() if other.id != name.id][:MOST_OTHERS]
    return [FacetEntry(f"e{n.id}", n.name, count, kind=n.kind, note=n.note) for n, count in first]
