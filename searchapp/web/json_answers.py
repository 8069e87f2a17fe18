"""What do programs get? The answer of a search as plain JSON values; `docs/json-api.md` describes it."""

from dataclasses import replace
from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue

from searchapp.answers import FacetEntry, Hit, HitQuote, Named, Problem, SearchPage
from searchapp.domain import CivilDate, Span
from searchapp.ports import Name
from searchapp.web.urls import article_url, search_url


def page_json(page: SearchPage) -> dict[str, Any]:
    """A page of results. Spans count code points of the hit's text, end exclusive."""
    if page.problem is not None:
        return problem_json(page.problem)
    return {
        **fields(page, "total headlines complete incomplete generation page pages"),
        "notices": [fields(notice, "message start end") for notice in page.notices],
        "read": _read(page),
        "hits": [hit_json(hit, page.asked.q) for hit in page.hits],
        "facets": {facet.value: [entry_json(entry) for entry in entries] for facet, entries in page.facets.items()},
        "link": search_url(page.asked),
    }


def _read(page: SearchPage) -> dict[str, str | None] | None:
    """What was searched, where that is not what was typed, and which part of it was left out."""
    if replace(page.asked, literal=page.form.literal) == page.form:
        return None
    return {"q": page.asked.q, "match": page.asked.match.value, "why": page.why and page.why.value}


def problem_json(problem: Problem) -> dict[str, Any]:
    """Why a search can't be run."""
    return {"error": fields(problem, "message parameter start end")}


def refused(problem: Problem) -> ResponseReturnValue:
    """The answer to a search that can't be run."""
    return jsonify(problem_json(problem)), 400


def hit_json(hit: Hit, q: str) -> dict[str, Any]:
    """One paragraph; its link marks the words of the query `q`."""
    return {
        "article": hit.article,
        "paragraph": hit.paragraph,
        "number": hit.number,
        "title": hit.title,
        "published": hit.published.value if hit.published else None,
        "source": hit.source,
        "lang": hit.lang,
        "kind": hit.kind.value,
        "text": hit.text,
        "marks": [span_json(mark) for mark in hit.marks],
        "title_marks": [span_json(mark) for mark in hit.title_marks],
        "quotes": [_quote(quote) for quote in hit.quotes],
        "speakers": [_named(speaker) for speaker in hit.speakers],
        "entities": [_named(entity) for entity in hit.entities],
        "url": hit.url,
        "link": article_url(hit.article, q, hit.number),
    }


def _quote(quote: HitQuote) -> dict[str, Any]:
    return {
        "id": quote.id,
        "start": quote.segments[0].start,
        "end": quote.segments[-1].end,
        "segments": [span_json(segment) for segment in quote.segments],
        "type": quote.type.value,
        "status": quote.status.value,
        "speaker": quote.speaker.id if quote.speaker else None,
        "speaker_name": quote.speaker.name if quote.speaker else None,
        "band": quote.band.value,
        "cue": span_json(quote.cue) if quote.cue else None,
        "mention": span_json(quote.mention) if quote.mention else None,
        "matched": quote.matched,
    }


def named_json(name: Name) -> dict[str, Any]:
    """An entity by the name that it bears today."""
    return _named(Named.of(name))


def _named(named: Named) -> dict[str, Any]:
    return {"id": named.id, "name": named.name, "kind": named.kind.value} | ({"open": True} if named.open else {})


def entry_json(entry: FacetEntry) -> dict[str, Any]:
    """One value of a facet."""
    plain: dict[str, Any] = {
        "id": entry.id,
        "value": entry.value,
        "count": entry.count,
        "selected": entry.selected,
        "excluded": entry.excluded,
    }
    more = {"kind": entry.kind and entry.kind.value, "note": entry.note, "error": entry.error}
    return plain | {name: value for name, value in more.items() if value}


def span_json(span: Span) -> list[int]:
    """A span as programs get it: start and end, the end exclusive."""
    return [span.start, span.end]


def fields(one: object, names: str) -> dict[str, Any]:
    """These fields of a noun as plain JSON values: spans as start and end, dates as printed."""
    return {name: _plain(getattr(one, name)) for name in names.split()}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return span_json(value) if isinstance(value, Span) else value.value if isinstance(value, CivilDate) else value
