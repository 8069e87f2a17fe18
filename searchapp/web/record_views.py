"""What do programs get of one article, or of one speaker or entity?"""

from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue

from searchapp.answers import Hit
from searchapp.article import ArticlePage, Statement
from searchapp.ports import Name
from searchapp.web.json_answers import fields, named_json, span_json
from searchapp.web.services import services
from searchapp.web.urls import article_url, paragraph_url, side_url, statement_url


def article_record(article: ArticlePage) -> ResponseReturnValue:
    """A version of an article with all that is known of it. Spans count code points of its `text`, ends exclusive."""
    spoken = {s.speaker for s in article.statements if s.speaker is not None}
    names = services().names.names({*spoken, *(entity for entity, _ in article.mentions)})

    def statement(one: Statement) -> dict[str, Any]:
        known = names.get(one.speaker) if one.speaker is not None else None
        return fields(one, "id segments type status band confidence rule origin cue mention chain") | {
            "words": article.words(one),
            "speaker": f"e{known.id}" if known else None,
            "speaker_name": known.name if known else None,
            "link": statement_url(one.id),
        }

    record = fields(
        article, "id version versions title text published outlet byline dateline lang url added sha256 annotator"
    )
    return jsonify(
        **record,
        paragraphs=[
            fields(part, "id number span kind second")
            | {"speakers": [f"e{speaker}" for speaker in part.speakers], "link": paragraph_url(part.id)}
            for part in article.parts
        ],
        statements=[statement(one) for one in article.statements],
        mentions=[
            named_json(names[entity]) | {"span": span_json(span)}
            for entity, span in article.mentions
            if entity in names
        ],
        link=article_url(article.id, version=article.version),
    )


def name_record(side: str, name: Name, first: Hit | None, total: int) -> ResponseReturnValue:
    """A speaker or entity: names, offices, what is counted of it, and where its paragraphs are to be had."""
    people = services().people
    said = people.said_by(name.id)
    return jsonify(
        id=f"e{name.id}",
        **fields(name, "name kind note open variants"),
        roles=[fields(role, "text first last articles") for role in people.roles(name.id)],
        statements={status.value: count for status, count in said.statements.items()},
        articles=said.articles,
        paragraphs=total,
        first=first and fields(first, "published article paragraph") | {"link": paragraph_url(first.paragraph)},
        hits=f"/search.json?q={side}:e{name.id}",
        link=side_url(side, name.id),
    )
