"""What do programs get of one article, or of one speaker or entity?"""

from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue

from searchapp.answers import Hit
from searchapp.article import ArticlePage, Statement
from searchapp.domain import Span
from searchapp.ports import Name
from searchapp.web.json_answers import named_json, span_json
from searchapp.web.services import services
from searchapp.web.urls import article_url, paragraph_url, side_url, statement_url


def article_record(article: ArticlePage) -> ResponseReturnValue:
    """A version of an article with all that is known of it. Spans count code points of its `text`, ends exclusive."""
    spoken = {s.speaker for s in article.statements if s.speaker is not None}
    names = services().names.names({*spoken, *(entity for entity, _ in article.mentions)})

    def statement(one: Statement) -> dict[str, Any]:
        known = names.get(one.speaker) if one.speaker is not None else None
        return {
            "id": one.id,
            "segments": [span_json(segment) for segment in one.segments],
            "words": article.words(one),
            "type": one.type.value,
            "status": one.status.value,
            "speaker": f"e{known.id}" if known else None,
            "speaker_name": known.name if known else None,
            "band": one.band.value,
            "confidence": one.confidence,
            "rule": one.rule,
            "origin": one.origin,
            "cue": _span(one.cue),
            "mention": _span(one.mention),
            "chain": [span_json(link) for link in one.chain],
            "link": statement_url(one.id),
        }

    return jsonify(
        id=article.id,
        version=article.version,
        versions=article.versions,
        title=article.title,
        text=article.text,
        published=article.published.value if article.published else None,
        outlet=article.outlet,
        byline=article.byline,
        dateline=article.dateline,
        lang=article.lang,
        url=article.url,
        added=article.added,
        sha256=article.sha256,
        annotator=article.annotator,
        paragraphs=[
            {
                "id": part.id,
                "number": part.number,
                "span": span_json(part.span),
                "kind": part.kind.value,
                "speakers": [f"e{speaker}" for speaker in part.speakers],
                "second": part.second,
                "link": paragraph_url(part.id),
            }
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


def _span(span: Span | None) -> list[int] | None:
    return span_json(span) if span else None


def name_record(side: str, name: Name, first: Hit | None, total: int) -> ResponseReturnValue:
    """A speaker or entity: names, offices, what is counted of it, and where its paragraphs are to be had."""
    people = services().people
    said = people.said_by(name.id)
    return jsonify(
        id=f"e{name.id}",
        name=name.name,
        kind=name.kind.value,
        note=name.note,
        open=name.open,
        variants=list(name.variants),
        roles=[
            {"text": role.text, "first": role.first, "last": role.last, "articles": role.articles}
            for role in people.roles(name.id)
        ],
        statements={status.value: count for status, count in said.statements.items()},
        articles=said.articles,
        paragraphs=total,
        first=None
        if first is None
        else {
            "published": first.published.value if first.published else None,
            "article": first.article,
            "paragraph": first.paragraph,
            "link": paragraph_url(first.paragraph),
        },
        hits=f"/search.json?q={side}:e{name.id}",
        link=side_url(side, name.id),
    )
