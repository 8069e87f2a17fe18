"""How is the interface for programs described to programs? As OpenAPI 3.1, at `/openapi.json`."""

from collections.abc import Iterable
from typing import Any

from searchapp.answers import Match, Why
from searchapp.domain import Band, EntityKind, ParagraphKind, QuoteType, Status
from searchapp.fields import Facet
from searchapp.found import Incomplete
from searchapp.request import Scope, Sort

Schema = dict[str, Any]


def _one_of(values: Iterable[Any], null: bool = False) -> Schema:
    told: list[str | None] = [value.value for value in values]
    return {"type": ["string", "null"], "enum": [*told, None]} if null else {"type": "string", "enum": told}


_SPAN: Schema = {
    "type": "array",
    "items": {"type": "integer"},
    "minItems": 2,
    "maxItems": 2,
    "description": "start and end in code points, the end exclusive",
}

TYPES: dict[str, Schema] = {
    "text": {"type": "string"},
    "text/null": {"type": ["string", "null"]},
    "number": {"type": "integer"},
    "number/null": {"type": ["integer", "null"]},
    "share": {"type": "number"},
    "seconds/null": {"type": ["number", "null"]},
    "flag": {"type": "boolean"},
    "span": _SPAN,
    "span/null": {"oneOf": [_SPAN, {"type": "null"}]},
    "Band": _one_of(Band),
    "EntityKind": _one_of(EntityKind),
    "Incomplete": _one_of(Incomplete, null=True),
    "Match": _one_of(Match),
    "ParagraphKind": _one_of(ParagraphKind),
    "QuoteType": _one_of(QuoteType),
    "Status": _one_of(Status),
    "Why": _one_of(Why, null=True),
}
"""What a value may be, by the name under which the tables below know it."""

_TEXT, _NUMBER = TYPES["text"], TYPES["number"]


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(fields: str, description: str = "", null: bool = False, **others: Schema) -> Schema:
    """An object of fields as a table has them: names and types in turn; `name?` may be absent, `[type]` is a list.

    `others` are fields of other shapes.
    """
    words = fields.split()
    names = [name.rstrip("?") for name in words[::2]]
    properties = {name: _typed(kind) for name, kind in zip(names, words[1::2], strict=True)} | others
    required = [name for name in words[::2] if not name.endswith("?")] + list(others)
    schema = {"type": ["object", "null"] if null else "object", "properties": properties, "required": required,
              "additionalProperties": False}  # fmt: skip
    return schema | ({"description": description} if description else {})


def _typed(kind: str) -> Schema:
    return _list(TYPES[kind[1:-1]]) if kind.startswith("[") else TYPES[kind]


NAMED = _object(
    "id text  name text  kind EntityKind  open? flag",
    "a speaker or entity; open: a single name of which no article tells who of its bearers is meant",
)
QUOTE = _object(
    "id number  start number  end number  segments [span]  type QuoteType  status Status  speaker text/null"
    " speaker_name text/null  band Band  cue span/null  mention span/null  matched flag",
    "the part of a quotation that stands in the hit; spans count in the hit's text",
)
HIT = _object(
    "article text  paragraph number  number number  title text  published text/null  source text/null"
    " lang text/null  kind ParagraphKind  text text  marks [span]  title_marks [span]  url text/null  link text",
    "one paragraph",
    quotes=_list(QUOTE), speakers=_list(NAMED), entities=_list(NAMED),
)  # fmt: skip
ENTRY = _object(
    "id text  value text  count number  selected flag  excluded flag  kind? EntityKind  note? text  error? number",
    "one value of a facet; error: there may be so many more",
)
ANSWER = _object(
    "total number  headlines number  complete flag  incomplete Incomplete  generation text  page number  pages number"
    " link text  next text/null",
    "next: the address of the hits that follow; null behind the last",
    notices=_list(_object("message text  start number  end number")),
    read=_object(
        "q text  match Match  why Why",
        "what was searched, where that is not what was typed, and why less was asked for",
        null=True,
    ),
    hits=_list(HIT),
    facets=_object("", "", False, **{facet.value: _list(ENTRY) for facet in Facet}),
)
ARTICLE = _object(
    "id text  version number  versions number  title text  text text  published text/null  outlet text/null"
    " byline text/null  dateline text/null  lang text/null  url text/null  added text  sha256 text  annotator text"
    " link text",
    "a version of an article; spans count in its text",
    paragraphs=_list(
        _object(
            "id number  number number  span span  kind ParagraphKind  speakers [text]  second seconds/null  link text",
            "number 0 is the headline; speakers: whom the input itself names; second: where it begins in a recording",
        )
    ),
    statements=_list(
        _object(
            "id number  segments [span]  words text  type QuoteType  status Status  speaker text/null"
            " speaker_name text/null  band Band  confidence share  rule text  origin text  cue span/null"
            " mention span/null  chain [span]  link text",
            "a quotation and how the program knows who spoke; origin: machine, given or human",
        )
    ),
    mentions=_list(_object("id text  name text  kind EntityKind  open? flag  span span")),
)
RECORD = _object(
    "id text  name text  kind EntityKind  note text  open flag  variants [text]  articles number  paragraphs number"
    " hits text  link text",
    "a speaker or entity; hits: the address of its paragraphs; first: the earliest dated one",
    roles=_list(_object("text text  first text/null  last text/null  articles number")),
    statements={"type": "object", "properties": {s.value: _NUMBER for s in Status}, "required": []},
    first=_object("published text  article text  paragraph number  link text", null=True),
)
VALUES = _object("total number  generation text", values=_list(ENTRY))
FAILURE = _object("", error=_object("message text", "one sentence"))
ERROR = _object(
    "",
    error=_object(
        "message text  parameter text  start number/null  end number/null",
        "one sentence, the parameter that it speaks of, and in the query the span of the characters",
    ),
)
MANIFEST = _object(
    "query text  taken text  generation text  annotator text  total number  complete flag  cursor text",
    searched=_object(
        "paragraphs number  outlets number  first text/null  last text/null  undated number  unattributed number",
        "what the index holds; unattributed: paragraphs with words of which nobody knows who says them",
    ),
)


def _parameters() -> list[Schema]:
    values = [
        {"name": name, "in": "query", "schema": _list(_TEXT), "style": "form", "explode": True, "description": text}
        for facet in Facet
        for name, text in (
            (facet.value, "a chosen value: an id, a name, or unknown; several mean any of them"),
            (f"-{facet.value}", "an excluded value"),
        )
    ]
    single = {
        "q": (_TEXT, "the query"),
        "from": (_TEXT, "the first date: 2024, 2024-03 or 2024-03-05"),
        "to": (_TEXT, "the last date"),
        "sort": (_one_of(Sort), "the order of the hits"),
        "match": (_one_of(Match), "how many of the words have to stand where"),
        "as": ({"type": "string", "enum": ["typed"]}, "take the query as it is typed, and search nothing else instead"),
        "in": (_one_of(Scope), "paragraphs, or the articles that only their headline has the words for"),
        "page": (_NUMBER | {"minimum": 1}, "20 hits each"),
    }
    return values + [
        {"name": name, "in": "query", "schema": schema, "description": text} for name, (schema, text) in single.items()
    ]


_SIZE: Schema = {
    "name": "size",
    "in": "query",
    "schema": {"oneOf": [_NUMBER | {"minimum": 1, "maximum": 500}, {"const": "all"}], "default": 20},
    "description": "so many hits a page, or every hit",
}
_CURSOR: Schema = {
    "name": "cursor",
    "in": "query",
    "schema": _TEXT,
    "description": "go on behind this place of the same search",
}


def _answer(description: str, kind: str, content: Schema) -> Schema:
    return {"description": description, "content": {kind: {"schema": content}}}


def _search(summary: str, media_type: str, schema: Schema, *more: Schema) -> Schema:
    """A path that takes a search; with a cursor it may answer 410."""
    answers = {
        "200": _answer("the answer", media_type, schema),
        "400": _answer("a mistake in the query or a parameter", "application/json", ERROR),
        "503": _answer("there is no index yet, or it is damaged", "application/json", FAILURE),
    }
    if _CURSOR in more:
        answers["410"] = _answer("the cursor holds no longer: begin again", "application/json", FAILURE)
    return {"get": {"summary": summary, "parameters": [*_parameters(), *more], "responses": answers}}


def _plain(summary: str, media_type: str, schema: Schema, *parameters: Schema, **others: str) -> Schema:
    """Any other path; `others` are further statuses (`s404`) with what they mean."""
    answers = {"200": _answer("the answer", media_type, schema)}
    answers |= {status[1:]: {"description": meaning} for status, meaning in others.items()}
    return {"get": {"summary": summary, "parameters": list(parameters), "responses": answers}}


def _in_path(name: str, schema: Schema, description: str) -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": schema, "description": description}


_VERSION: Schema = {"name": "version", "in": "query", "schema": _NUMBER, "description": "which; else the newest"}

_FACET = _in_path("facet", _one_of(Facet), "the list")


def description(version: str) -> Schema:
    """The whole document, for this version of the program."""
    statement = _in_path("statement", _NUMBER, "a quotation's id")
    article = _in_path("article", _TEXT, "an article's id, percent-encoded")
    return {
        "openapi": "3.1.0",
        "info": {"title": "searchapp", "version": version, "description": "Who said what, when, about what."},
        "paths": {
            "/search.json": _search("one page of results", "application/json", ANSWER, _SIZE, _CURSOR),
            "/search.jsonl": _search("every result, one a line", "application/jsonl", HIT, _CURSOR),
            "/search.csv": _search("every result, one a row", "text/csv", _TEXT, _CURSOR),
            "/search.statements.csv": _search("every statement of every result, one a row", "text/csv", _TEXT, _CURSOR),
            "/facet/{facet}.json": _search("every value of a list", "application/json", VALUES, _FACET),
            "/facet/{facet}.csv": _search("the same, one a row", "text/csv", _TEXT, _FACET),
            "/search.manifest.json": _search("what an export holds", "application/json", MANIFEST, _CURSOR),
            "/search.atom": _search("the newest results as a feed", "application/atom+xml", _TEXT),
            "/article/{article}.json": _plain(
                "an article with all that is known of it",
                "application/json",
                ARTICLE,
                article,
                _VERSION,
                s404="there is none, or no such version",
                s410="it was withdrawn",
            ),
            **{
                f"/{side}/{{entity}}.json": _plain(
                    summary,
                    "application/json",
                    RECORD,
                    _in_path("entity", _TEXT, "an id as in e17"),
                    s404="there is none",
                )
                for side, summary in (("speaker", "what somebody says, in brief"), ("entity", "where one is mentioned"))
            },
            "/evidence/{statement}/{article}": _plain(
                "a statement with the original file, its versions and hashes",
                "application/zip",
                {"type": "string", "contentMediaType": "application/zip"},
                statement,
                article,
                s404="there is no such statement",
                s503="a hash does not fit, so nothing is handed out",
            ),
            "/openapi.json": _plain("this document", "application/json", {"type": "object"}),
            "/healthz": _plain("whether the process answers", "application/json", _object("status text")),
            "/readyz": _plain(
                "whether searches can be answered",
                "application/json",
                _object("status text  generation text"),
                s503="there is no index yet",
            ),
        },
    }
