"""How is the interface for programs described to programs? As OpenAPI 3.1, at `/openapi.json`."""

from collections.abc import Iterable
from typing import Any

from searchapp.answers import Match, Why
from searchapp.domain import Band, EntityKind, ParagraphKind, QuoteType, Status
from searchapp.fields import Facet
from searchapp.request import Incomplete, Scope, Sort

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_NUMBER: Schema = {"type": "integer"}
_FLAG: Schema = {"type": "boolean"}
_SPAN: Schema = {
    "type": "array",
    "items": _NUMBER,
    "minItems": 2,
    "maxItems": 2,
    "description": "start and end in code points, the end exclusive",
}


def _object(description: str = "", optional: tuple[str, ...] = (), **properties: Schema) -> Schema:
    required = [name for name in properties if name not in optional]
    schema: Schema = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    return schema | ({"description": description} if description else {})


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(values: Any) -> Schema:
    return {"type": "string", "enum": [value.value for value in values]}


def _every(names: Iterable[str], schema: Schema) -> Schema:
    """An object that has this under each of these names."""
    told = [str(name) for name in names]
    properties = dict.fromkeys(told, schema)
    return {"type": "object", "properties": properties, "required": told, "additionalProperties": False}


NAMED = _object(
    "a speaker or entity; open: a single name of which no article tells who of its bearers is meant",
    ("open",),
    id=_TEXT,
    name=_TEXT,
    kind=_one_of(EntityKind),
    open=_FLAG,
)

QUOTE = _object(
    "the part of a quotation that stands in the hit; spans count in the hit's text",
    id=_NUMBER,
    start=_NUMBER,
    end=_NUMBER,
    segments=_list(_SPAN),
    type=_one_of(QuoteType),
    status=_one_of(Status),
    speaker=_TEXT_OR_NULL,
    speaker_name=_TEXT_OR_NULL,
    band=_one_of(Band),
    cue={"oneOf": [_SPAN, {"type": "null"}]},
    mention={"oneOf": [_SPAN, {"type": "null"}]},
    matched=_FLAG,
)

HIT = _object(
    "one paragraph",
    article=_TEXT,
    paragraph=_NUMBER,
    number=_NUMBER,
    title=_TEXT,
    published=_TEXT_OR_NULL,
    source=_TEXT_OR_NULL,
    lang=_TEXT_OR_NULL,
    kind=_one_of(ParagraphKind),
    text=_TEXT,
    marks=_list(_SPAN),
    title_marks=_list(_SPAN),
    quotes=_list(QUOTE),
    speakers=_list(NAMED),
    entities=_list(NAMED),
    url=_TEXT_OR_NULL,
    link=_TEXT,
)

ENTRY = _object(
    "one value of a facet",
    ("kind", "note", "error"),
    id=_TEXT,
    value=_TEXT,
    count=_NUMBER,
    selected=_FLAG,
    excluded=_FLAG,
    kind=_one_of(EntityKind),
    note=_TEXT,
    error=_NUMBER | {"description": "there may be so many more"},
)

ANSWER = _object(
    total=_NUMBER,
    headlines=_NUMBER,
    complete=_FLAG,
    incomplete={"type": ["string", "null"], "enum": [*(why.value for why in Incomplete), None]},
    generation=_TEXT,
    page=_NUMBER,
    pages=_NUMBER,
    notices=_list(_object(message=_TEXT, start=_NUMBER, end=_NUMBER)),
    read=_object(
        "what was searched, where that is not what was typed, and why less was asked for",
        q=_TEXT,
        match=_one_of(Match),
        why={"type": ["string", "null"], "enum": [*(why.value for why in Why), None]},
    )
    | {"type": ["object", "null"]},
    hits=_list(HIT),
    facets=_every(Facet, _list(ENTRY)),
    link=_TEXT,
    next=_TEXT_OR_NULL | {"description": "the address of the hits that follow; null behind the last"},
)

_SPAN_OR_NULL: Schema = {"oneOf": [_SPAN, {"type": "null"}]}

ARTICLE = _object(
    "a version of an article; spans count in its text",
    id=_TEXT,
    version=_NUMBER,
    versions=_NUMBER,
    title=_TEXT,
    text=_TEXT,
    published=_TEXT_OR_NULL,
    outlet=_TEXT_OR_NULL,
    byline=_TEXT_OR_NULL,
    dateline=_TEXT_OR_NULL,
    lang=_TEXT_OR_NULL,
    url=_TEXT_OR_NULL,
    added=_TEXT,
    sha256=_TEXT,
    annotator=_TEXT,
    paragraphs=_list(
        _object(
            "number 0 is the headline; speakers: whom the input itself names; second: where it begins in a recording",
            id=_NUMBER,
            number=_NUMBER,
            span=_SPAN,
            kind=_one_of(ParagraphKind),
            speakers=_list(_TEXT),
            second={"type": ["number", "null"]},
            link=_TEXT,
        )
    ),
    statements=_list(
        _object(
            "a quotation and how the program knows who spoke; origin: machine, given or human",
            id=_NUMBER,
            segments=_list(_SPAN),
            words=_TEXT,
            type=_one_of(QuoteType),
            status=_one_of(Status),
            speaker=_TEXT_OR_NULL,
            speaker_name=_TEXT_OR_NULL,
            band=_one_of(Band),
            confidence={"type": "number"},
            rule=_TEXT,
            origin=_TEXT,
            cue=_SPAN_OR_NULL,
            mention=_SPAN_OR_NULL,
            chain=_list(_SPAN),
            link=_TEXT,
        )
    ),
    mentions=_list(_object("", ("open",), id=_TEXT, name=_TEXT, kind=_one_of(EntityKind), open=_FLAG, span=_SPAN)),
    link=_TEXT,
)

RECORD = _object(
    "a speaker or entity; hits: the address of its paragraphs; first: the earliest dated one",
    id=_TEXT,
    name=_TEXT,
    kind=_one_of(EntityKind),
    note=_TEXT,
    open=_FLAG,
    variants=_list(_TEXT),
    roles=_list(_object("", text=_TEXT, first=_TEXT_OR_NULL, last=_TEXT_OR_NULL, articles=_NUMBER)),
    statements={"type": "object", "properties": {s.value: _NUMBER for s in Status}, "required": []},
    articles=_NUMBER,
    paragraphs=_NUMBER,
    first=_object("", published=_TEXT, article=_TEXT, paragraph=_NUMBER, link=_TEXT) | {"type": ["object", "null"]},
    hits=_TEXT,
    link=_TEXT,
)

VALUES = _object(total=_NUMBER, generation=_TEXT, values=_list(ENTRY))

FAILURE = _object(error=_object("one sentence", message=_TEXT))

ERROR = _object(
    error=_object(
        "one sentence, the parameter that it speaks of, and in the query the span of the characters",
        message=_TEXT,
        parameter=_TEXT,
        start={"type": ["integer", "null"]},
        end={"type": ["integer", "null"]},
    )
)

MANIFEST = _object(
    query=_TEXT,
    taken=_TEXT,
    generation=_TEXT,
    annotator=_TEXT,
    total=_NUMBER,
    complete=_FLAG,
    cursor=_TEXT,
    searched=_object(
        "what the index holds; unattributed: paragraphs with words of which nobody knows who says them",
        paragraphs=_NUMBER,
        outlets=_NUMBER,
        first=_TEXT_OR_NULL,
        last=_TEXT_OR_NULL,
        undated=_NUMBER,
        unattributed=_NUMBER,
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
            "/healthz": _plain("whether the process answers", "application/json", _object(status=_TEXT)),
            "/readyz": _plain(
                "whether searches can be answered",
                "application/json",
                _object(status=_TEXT, generation=_TEXT),
                s503="there is no index yet",
            ),
        },
    }
