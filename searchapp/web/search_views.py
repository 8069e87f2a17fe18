"""How does a search become a page, or a part of a page?"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, make_response
from flask.typing import ResponseReturnValue
from htmx_flask import request

from searchapp.answers import Hit, Picks, SearchForm, SearchPage, Why
from searchapp.around_search.beside import relaxed, sides
from searchapp.around_search.complete import complete
from searchapp.around_search.extent import extent, first_visit
from searchapp.around_search.timeline import empty_stretches, timeline
from searchapp.fields import Facet, caption
from searchapp.ports import Name
from searchapp.query import finished, told_year
from searchapp.request import Scope, SearchRequest, Word
from searchapp.search import search
from searchapp.searching.meaning import meant, of_year
from searchapp.searching.spelling import also_written, did_you_mean
from searchapp.searching.understand import Counted, count_of
from searchapp.web.filters import filters
from searchapp.web.hit_layout import Story, stories
from searchapp.web.hit_list import hit_list
from searchapp.web.kept import first_asked, lately, once
from searchapp.web.language import locale_name
from searchapp.web.rendering import render
from searchapp.web.services import services
from searchapp.web.timeline_layout import drawn
from searchapp.web.urls import dates_url, page_url, read_form, search_url

SUGGESTED = 6

BY_HEADLINE = 10
"""So many articles by their headline alone stand below the paragraphs."""

COMPLETED = 5
"""So many speakers, entities and outlets each are offered while somebody types."""

TYPING = "q"
"""The element whose requests replace the address instead of adding to the history."""

SPEAKER_FIELD = re.compile(r'(?<![^\s(])speaker:(?:"[^"]*"|[^\s"]+)')

REASONS = {
    Why.FUNCTION_WORDS: caption("without small words"),
    Why.SPELLING: caption("spelt otherwise"),
    Why.ARTICLE: caption("these words anywhere in one article"),
    Why.ABSENT: caption("without words that stand nowhere in the archive"),
    Why.MOST: caption("at least half of these words"),
    Why.AROUND: caption("in the same month or year"),
    Why.DATE: caption("at any date"),
    Why.YEAR: caption("from articles of this year"),
    Why.STATUS: caption("also what is denied, alleged, supposed or told at second hand"),
    Why.NEAR_SPEAKER: caption("the words near this name"),
    Why.NAMED: caption("where this name stands"),
    Why.NARRATED: caption("whoever tells it, said or not"),
    Why.SPEAKER_ONLY: caption("whatever this speaker says"),
    Why.CAPITALS: caption("in small letters too"),
    Why.HEADLINE: caption("articles of which only the headline has the words"),
    Why.SCRIPT: caption("the name in Latin letters"),
}
"""How a search that is run instead differs, in words."""

_LAST_WORD = re.compile(r"(?:^|[\s(:\"“„«])([^\s():\"“”„«»*~-]{3,})$")

blueprint = Blueprint("search", __name__)


@blueprint.get("/")
def page() -> ResponseReturnValue:
    """The search page; to htmx, only what changes on it."""
    ours = services()
    form, typing = read_form(request.args), bool(request.htmx) and request.htmx.trigger == TYPING
    new = first_asked(search_url(form))
    found = search(form, ours.engine, ours.names, otherwise=True, dated=True, read=new)
    if typing and (found.problem or not found.total):
        found = _unfinished(form) or found
        if found.problem:
            return "", 204  # a mistake that may not be one when it is written out: what stands there stays
    status = 400 if found.problem else 200
    partial = request.htmx and not request.htmx.boosted and not request.htmx.history_restore_request
    if not partial:
        return render("search.html", **_context(found)), status
    response = make_response(render("answer.html", **_context(found), typing=typing), status)
    header = "HX-Replace-Url" if typing else "HX-Push-Url"
    response.headers[header] = search_url(form)
    return response


def _unfinished(form: SearchForm) -> SearchPage | None:
    """What a query finds that is still being typed, were it to end here, or to go on with its last word."""
    ours, q = services(), finished(form.q)
    for ending in (q, f"{q}*"):
        if ending != form.q:
            found = search(replace(form, q=ending, literal=True), ours.engine, ours.names, dated=True)
            if found.total:
                return replace(found, form=form)
    return None


def _context(found: SearchPage) -> dict[str, object]:
    form, asked = found.form, found.asked
    first, nothing = form == SearchForm(), not (found.total or found.headlines or found.problem)
    visit = once("visit", lambda: first_visit(services().engine, services().names)) if first or nothing else None
    if first and visit and visit.language:
        found = replace(found, hits=_newest_in(visit.language))
    unknown = _unattributed(found)
    beside = locale_name(), search_url(form.first_page()), search_url(asked.first_page())
    return {
        **(lately(("listed", *beside, form.page), lambda: _listed(found)) if found.complete else _listed(found)),
        **(lately(("beside", *beside), lambda: _beside(found)) if found.complete else _beside(found)),
        "page": found,
        "form": form,
        "facets": Facet,
        "by_headline_form": replace(asked.first_page(), scope=Scope.HEADLINES),
        "by_paragraph_form": replace(form.first_page(), scope=Scope.PARAGRAPHS),
        "asked": asked,
        "literal_form": replace(form, literal=True),
        "reason": REASONS.get(found.why, "") if found.why else "",
        "unknown": unknown,
        "extent": once("extent", lambda: extent(services().engine)) if unknown or not found.total else None,
        "years": _years(found),
        "year": told_year(form.q) if asked == form else None,
        "year_form": of_year(form),
        "turn": lambda number: page_url(asked, number),
        "suggested": suggested(form.q),
        "visit": visit,
        "also_written": also_written(asked, services().names),
        **({} if found.total or found.problem else _instead(asked)),
    }


def _listed(found: SearchPage) -> dict[str, object]:
    """The hits of a page, written down, and whether copies are among them."""
    shown, by_headline, q = stories(found), _by_headline(found), found.asked.q
    return {
        "hits": hit_list(shown, q),
        "copied": any(one.copies for story in shown for one in story),
        "by_headline": hit_list(by_headline, q) if by_headline else "",
        "more_by_headline": found.headlines > len(by_headline),
    }


def _beside(found: SearchPage) -> dict[str, object]:
    """What stands beside the hits, the same on all their pages."""
    return {
        "timeline": drawn(timeline(found), dates_url(found.asked)),
        "filters": list(filters(found, found.form)),
        "sides": _sides(found),
    }


def _sides(found: SearchPage) -> tuple[Counted, Counted] | None:
    """How much of what was found is said, where words were asked for."""
    return sides(found, services().engine, services().names) if found.total and found.asked.q.strip() else None


def _years(found: SearchPage) -> tuple[str, str]:
    """The first and the last year of what was found, else of the archive, as examples of dates."""
    if found.dates:
        return min(found.dates)[:4], max(found.dates)[:4]
    whole = once("extent", lambda: extent(services().engine))
    return (whole.first.year, whole.last.year) if whole.first and whole.last else ("2024", "2025")


def _newest_in(language: str) -> Sequence[Hit]:
    """The newest paragraphs in a language."""
    form = SearchForm(chosen={Facet.LANG: Picks((language,))})
    return search(form, services().engine, services().names, counted=frozenset()).hits


def _by_headline(found: SearchPage) -> list[Story]:
    """The first articles by their headline alone, below the last paragraphs."""
    form = found.asked
    if not found.headlines or form.scope is Scope.HEADLINES or found.page < found.pages:
        return []
    ours, asked = services(), replace(form.first_page(), scope=Scope.HEADLINES)
    return stories(search(asked, ours.engine, ours.names, size=BY_HEADLINE, counted=frozenset()))


def _unattributed(found: SearchPage) -> Counted | None:
    """Where somebody's words were asked for and not found: what is said by nobody knows whom, and fits the rest."""
    q = meant(found.form, services().names, datetime.datetime.now(datetime.UTC).date()).q
    speaker = SPEAKER_FIELD.search(q)
    if found.problem or speaker is None or (found.total and not found.why):
        return None
    ours, asked = services(), replace(found.form, q=SPEAKER_FIELD.sub("speaker:unknown", q), literal=True, page=1)
    return Counted(asked, count_of(asked, ours.engine, ours.names) or 0)


def _instead(form: SearchForm) -> dict[str, object]:
    """What to show where nothing was found: what may have been meant, and what was searched."""
    ours = services()
    return {
        "held": ours.articles.held(ours.engine.live().seq),
        "gaps": once("gaps", _gaps),
        "meant": did_you_mean(form, ours.engine, ours.names),
        "relaxed": relaxed(form, ours.engine, ours.names),
    }


def _gaps() -> tuple[tuple[str, str], ...]:
    """The times between the first and the last of which the archive holds nothing."""
    ours = services()
    whole = timeline(search(SearchForm(), ours.engine, ours.names, size=1, counted=frozenset(), dated=True))
    return empty_stretches(whole) if whole else ()


@blueprint.get("/complete")
def completions() -> ResponseReturnValue:
    """What the end of `q` may become, as the options of the search box's list."""
    ours = services()
    found = complete(request.args.get("q", ""), ours.engine, ours.names, COMPLETED)
    return render("completions.html", completions=found)


def suggested(q: str) -> tuple[Name, ...]:
    """Whose name the last word of a query may be."""
    word = _LAST_WORD.search(q)
    if not word:
        return ()
    request = SearchRequest(Word(word.group(1)), limit=1, counted=frozenset())
    stands = services().engine.search(request).total > 0
    return services().names.sounding(word.group(1), SUGGESTED, exactly=stands)
