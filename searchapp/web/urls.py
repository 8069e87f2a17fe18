"""How is a search written as an address, and read back from one? All addresses of pages are made here."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote, urlencode

from werkzeug.datastructures import MultiDict

from searchapp.answers import By, Match, Picks, SearchForm
from searchapp.domain import EntityKind
from searchapp.fields import Facet
from searchapp.ports import Name
from searchapp.request import Scope, Sort

SEARCH = "/"
DEFAULT_SORT = Sort.RELEVANCE.value

_DAY = "0000-00-00"
"""Stands for any day in an address of which many are made."""

_SAFE = "-._~:@!$'()*,;/"


def read_form(args: MultiDict[str, str]) -> SearchForm:
    """The search that an address means; a page that is no number is page 0, which the search explains."""
    chosen = {facet: picks for facet in Facet if (picks := _picks(args, facet)) != Picks()}
    return SearchForm(
        q=args.get("q", ""),
        first=args.get("from", "").strip(),
        last=args.get("to", "").strip(),
        sort=args.get("sort", "") or DEFAULT_SORT,
        page=_page(args.get("page", "")),
        by=By.PARAGRAPH if args.get("by") == By.PARAGRAPH else By.ARTICLE,
        chosen=chosen,
        match=Match(args["match"]) if args.get("match") in set(Match) else Match.ALL,
        literal=args.get("as") == "typed",
        scope=Scope.HEADLINES if args.get("in") == Scope.HEADLINES else Scope.PARAGRAPHS,
    )


def _picks(args: MultiDict[str, str], facet: Facet) -> Picks:
    chosen, excluded = (
        tuple(dict.fromkeys(value for value in args.getlist(name) if value.strip()))
        for name in (facet.value, f"-{facet.value}")
    )
    return Picks(tuple(value for value in chosen if value not in excluded), excluded)


def _page(text: str) -> int:
    if not text:
        return 1
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def parameters(form: SearchForm) -> Iterator[tuple[str, str]]:
    """The parameters that say what differs from an empty search, in a fixed order."""
    if form.q.strip():
        yield "q", form.q
    for facet in Facet if form.chosen else ():
        picks = form.picks(facet)
        yield from ((facet.value, value) for value in picks.chosen)
        yield from ((f"-{facet.value}", value) for value in picks.excluded)
    for name, value, default in (
        ("from", form.first, ""),
        ("to", form.last, ""),
        ("sort", form.sort, DEFAULT_SORT),
        ("match", form.match, Match.ALL),
        ("as", "typed" if form.literal else "", ""),
        ("in", form.scope, Scope.PARAGRAPHS),
        ("by", form.by, By.ARTICLE),
        ("page", str(form.page), "1"),
    ):
        if value != default:
            yield name, value


def search_url(form: SearchForm, path: str = SEARCH, **more: str) -> str:
    """The address of a search, all in ASCII; `path` for its twins in other formats, `more` for what these know.

    How a page shows its hits is nothing to the twins: a feed is the same one either way.
    """
    asked = replace(form, by=By.ARTICLE) if path.startswith("/search.") else form
    query = urlencode([*parameters(asked), *more.items()], safe=_SAFE, errors="replace")
    return f"{path}?{query}" if query else path


def dates_url(form: SearchForm, path: str = SEARCH) -> Callable[[str], str]:
    """For the year, month or day of a bar the address of the first page of the same search within it."""
    before, _, behind = search_url(replace(form, first=_DAY, last=_DAY, page=1), path).partition(
        f"from={_DAY}&to={_DAY}"
    )
    return lambda value: f"{before}from={value}&to={value}{behind}"


def page_url(form: SearchForm, page: int) -> str:
    """The address of another page of the same search."""
    return search_url(replace(form, page=page))


def without_dates(form: SearchForm) -> str:
    """The address of the same search over all dates."""
    return search_url(replace(form, first="", last="", page=1))


def article_url(
    article: str, q: str = "", paragraph: int | None = None, statement: int | None = None, version: int | None = None
) -> str:
    """The address of an article's page, at a paragraph or a statement, with a query's words marked.

    Without a version it leads to the newest one, whichever that will be.
    """
    anchor = f"#s{statement}" if statement is not None else "" if paragraph is None else f"#p{paragraph}"
    return f"/article/{_key(article)}{_marking(q, version)}{anchor}"


@lru_cache(1000)
def _key(article: str) -> str:
    """An article's id as a part of an address."""
    return quote(article, safe="", errors="replace")


@lru_cache(1000)
def _marking(q: str, version: int | None = None) -> str:
    """The parameters that mark a query's words, in a version of an article; a page asks for them at every link."""
    fields = ({"q": q} if q.strip() else {}) | ({} if version is None else {"version": str(version)})
    return "?" + urlencode(fields, safe=_SAFE, errors="replace") if fields else ""


def statement_url(statement: int) -> str:
    """The address of a statement that is kept for good, whatever becomes of the article."""
    return f"/statement/{statement}"


def paragraph_url(paragraph: int, q: str = "") -> str:
    """The address of a paragraph (its minted id) that is kept for good; it leads on with a query's words marked."""
    return f"/paragraph/{paragraph}{_marking(q)}"


def like_url(paragraph: int) -> str:
    """The address that leads to a search for what resembles a paragraph."""
    return f"/paragraph/{paragraph}/like"


def changes_url(article: str, old: int, new: int) -> str:
    """The address of what changed between two versions of an article."""
    return f"/changes/{old}/{new}/{_key(article)}"


def _of_statement(page: str) -> Callable[[str, int], str]:
    """The address of a page about a statement of an article, by the ids of both."""
    return lambda article, statement: f"/{page}/{statement}/{_key(article)}"


cite_url, evidence_url, report_url = map(_of_statement, ("cite", "evidence", "report"))


def correct_url(article: str, statement: int | None = None) -> str:
    """The address at which an editor corrects a statement, or without one marks words that were missed."""
    return f"/correct/{statement}/{_key(article)}" if statement else f"/mark/{_key(article)}"


def facts_url(article: str) -> str:
    """The address at which an editor corrects an article's date, outlet and byline."""
    return f"/facts/{_key(article)}"


def forget_url(what: str, entity: int, article: str) -> str:
    """The address at which an admin is told what taking this out would do; 0 and "" where it is about none."""
    asked = {"what": what, "entity": entity or "", "article": article}
    return "/forget?" + urlencode({name: value for name, value in asked.items() if value}, errors="replace")


def side_url(side: str, entity: int, form: SearchForm | None = None) -> str:
    """The address of what an entity says (`speaker`) or where it is mentioned (`entity`), with dates and page."""
    return search_url(*side_form(side, entity, form)) if form else f"/{side}/e{entity}"


def side_form(side: str, entity: int, form: SearchForm) -> tuple[SearchForm, str]:
    """What of a search its address says, and the path of its page: the query stands in the path."""
    sort = form.sort if form.sort == Sort.OLDEST else DEFAULT_SORT
    return replace(form, q="", sort=sort), f"/{side}/e{entity}"


def person_url(name: Name) -> str:
    """The address of the page of a name: people are followed for what they say, all else for where it is mentioned."""
    return side_url("speaker" if name.kind is EntityKind.PERSON else "entity", name.id)


def facet_url(form: SearchForm, facet: str, kind: str = "") -> str:
    """The address of all values of a facet under a search."""
    address = search_url(form.first_page(), f"/facet/{facet}")
    return address + (f"{'&' if '?' in address else '?'}kind={kind}" if kind else "")


def name_url(facet: Facet, value: str) -> str:
    """The address of a search for one speaker, entity or outlet."""
    return search_url(SearchForm().toggled(facet, value))


ADDRESSES = {name: made for name, made in globals().items() if name.endswith("_url") or name == "without_dates"}
"""What templates ask for an address, by the names under which they do."""
