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


_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "integer"}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_SPAN = _list(_NUMBER) | {"minItems": 2, "maxItems": 2}
_SPAN |= {"description": "start and end in code points, the end exclusive"}

TYPES: dict[str, Schema] = {
    "text": _TEXT,
    "text/null": {"type": ["string", "null"]},
    "number": _NUMBER,
    "number/null": {"type": ["integer", "null"]},
    "share": {"type": "number"},
    "seconds/null": {"type": ["number", "null"]},
    "flag": {"type": "boolean"},
    "span": _SPAN,
    "span/null": {"oneOf": [_SPAN, {"type": "null"}]},
    "Incomplete": _one_of(Incomplete, null=True),
    "Why": _one_of(Why, null=True),
    **{kind.__name__: _one_of(kind) for kind in (Band, EntityKind, Match, ParagraphKind, QuoteType, Status)},
}
"""What a value may be, by the name under which the tables below know it."""


def _object(fields: str, description: str = "", null: bool = False, **others: Schema) -> Schema:
    """An object of fields as a table has them: names and types in turn; `name?` may be absent, `[type]` is a list.

    `others` are fields of other shapes.
    """
    words = fields.split()
    names = [name.rstrip("?") for name in words[::2]]
    types = (_list(TYPES[kind[1:-1]]) if kind.startswith("[") else TYPES[kind] for kind in words[1::2])
    properties = dict(zip(names, types, strict=True)) | others
    required = [name for name in words[::2] if not name.endswith("?")] + list(others)
    schema = {"type": ["object", "null"] if null else "object", "properties": properties, "required": required,
              "additionalProperties": False}  # fmt: skip
    return schema | ({"description": description} if description else {})


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


def _parameter(name: str, schema: Schema, description: str, place: str = "query", **more: Any) -> Schema:
    return {"name": name, "in": place, "schema": schema, "description": description, **more}


def _in_path(name: str, schema: Schema, description: str) -> Schema:
    return _parameter(name, schema, description, "path", required=True)


_CHOSEN, _EXCLUDED = "a chosen value: an id, a name, or unknown; several mean any of them", "an excluded value"
_OF_SEARCH = [
    _parameter(name, _list(_TEXT), text, style="form", explode=True)
    for facet in Facet
    for name, text in ((facet.value, _CHOSEN), (f"-{facet.value}", _EXCLUDED))
] + [
    _parameter("q", _TEXT, "the query"),
    _parameter("from", _TEXT, "the first date: 2024, 2024-03 or 2024-03-05"),
    _parameter("to", _TEXT, "the last date"),
    _parameter("sort", _one_of(Sort), "the order of the hits"),
    _parameter("match", _one_of(Match), "how many of the words have to stand where"),
    _parameter("as", _TEXT | {"enum": ["typed"]}, "take the query as it is typed, and search nothing else instead"),
    _parameter("in", _one_of(Scope), "paragraphs, or the articles that only their headline has the words for"),
    _parameter("page", _NUMBER | {"minimum": 1}, "20 hits each"),
]
_ALL_OR = {"oneOf": [_NUMBER | {"minimum": 1, "maximum": 500}, {"const": "all"}], "default": 20}
_SIZE = _parameter("size", _ALL_OR, "so many hits a page, or every hit")
_CURSOR = _parameter("cursor", _TEXT, "go on behind this place of the same search")
_VERSION = _parameter("version", _NUMBER, "which; else the newest")
_FACET = _in_path("facet", _one_of(Facet), "the list")
_STATEMENT = _in_path("statement", _NUMBER, "a quotation's id")
_ARTICLE = _in_path("article", _TEXT, "an article's id, percent-encoded")
_ENTITY = _in_path("entity", _TEXT, "an id as in e17")

_JSON, _CSV = "application/json", "text/csv"
_ZIP = _TEXT | {"contentMediaType": "application/zip"}
_READY = _object("status text  generation text")
_SEARCHES: tuple[tuple[Any, ...], ...] = (
    ("/search.json", "one page of results", _JSON, ANSWER, _SIZE, _CURSOR),
    ("/search.jsonl", "every result, one a line", "application/jsonl", HIT, _CURSOR),
    ("/search.csv", "every result, one a row", _CSV, _TEXT, _CURSOR),
    ("/search.statements.csv", "every statement of every result, one a row", _CSV, _TEXT, _CURSOR),
    ("/facet/{facet}.json", "every value of a list", _JSON, VALUES, _FACET),
    ("/facet/{facet}.csv", "the same, one a row", _CSV, _TEXT, _FACET),
    ("/search.manifest.json", "what an export holds", _JSON, MANIFEST, _CURSOR),
    ("/search.atom", "the newest results as a feed", "application/atom+xml", _TEXT),
)
"""Paths that take a search: what each answers, and its parameters beside those of all."""

_OTHERS: tuple[tuple[str, str, str, Schema, tuple[Schema, ...], dict[int, str]], ...] = (
    ("/article/{article}.json", "an article with all that is known of it", _JSON, ARTICLE, (_ARTICLE, _VERSION),
     {404: "there is none, or no such version", 410: "it was withdrawn"}),
    ("/speaker/{entity}.json", "what somebody says, in brief", _JSON, RECORD, (_ENTITY,), {404: "there is none"}),
    ("/entity/{entity}.json", "where one is mentioned", _JSON, RECORD, (_ENTITY,), {404: "there is none"}),
    ("/evidence/{statement}/{article}", "a statement with the original file, its versions and hashes",
     "application/zip", _ZIP, (_STATEMENT, _ARTICLE),
     {404: "there is no such statement", 503: "a hash does not fit, so nothing is handed out"}),
    ("/openapi.json", "this document", _JSON, {"type": "object"}, (), {}),
    ("/healthz", "whether the process answers", _JSON, _object("status text"), (), {}),
    ("/readyz", "whether searches can be answered", _JSON, _READY, (), {503: "there is no index yet"}),
)  # fmt: skip
"""The rest: what each answers, its parameters, and further statuses with what they mean."""


def _answer(description: str, kind: str, content: Schema) -> Schema:
    return {"description": description, "content": {kind: {"schema": content}}}


def _search(summary: str, media_type: str, schema: Schema, *more: Schema) -> Schema:
    answers = {
        "200": _answer("the answer", media_type, schema),
        "400": _answer("a mistake in the query or a parameter", _JSON, ERROR),
        "503": _answer("there is no index yet, or it is damaged", _JSON, FAILURE),
    }
    if _CURSOR in more:
        answers["410"] = _answer("the cursor holds no longer: begin again", _JSON, FAILURE)
    return {"get": {"summary": summary, "parameters": [*_OF_SEARCH, *more], "responses": answers}}


def description(version: str) -> Schema:
    """The whole document, for this version of the program."""
    paths = {path: _search(*told) for path, *told in _SEARCHES}
    for path, summary, media_type, schema, parameters, others in _OTHERS:
        answers = {"200": _answer("the answer", media_type, schema)}
        answers |= {str(status): {"description": meaning} for status, meaning in others.items()}
        paths[path] = {"get": {"summary": summary, "parameters": list(parameters), "responses": answers}}
    told = {"title": "searchapp", "version": version, "description": "Who said what, when, about what."}
    return {"openapi": "3.1.0", "info": told, "paths": paths}
