"""How is a whole article shown, with who says what in it and how one knows?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from searchapp.answers import Named
from searchapp.domain import Span
from searchapp.errors import QueryError
from searchapp.ports import ArticlePage, ArticlePart, Name, Statement
from searchapp.query import article_marks, parse
from searchapp.web.failures import failure
from searchapp.web.pieces import Stretch, stretches
from searchapp.web.services import services
from searchapp.web.voices import Palette, Voice

blueprint = Blueprint("articles", __name__)


@dataclass(frozen=True, slots=True)
class Proof:
    """How the program knows who spoke: the statement with the texts that its spans point to."""

    voice: Voice
    statement: Statement
    quoted: str
    cue: str
    mention: str
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A paragraph laid out for the template, with the proofs of the statements that begin in it."""

    number: int
    stretches: list[Stretch[Voice]]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A speaker of the article with the colour and the number of statements."""

    speaker: Named | None
    colour: str
    count: int


@blueprint.get("/article/<path:article_id>")
def page(article_id: str) -> ResponseReturnValue:
    """A whole article; `q` marks a query's words."""
    ours = services()
    article = ours.articles.article(article_id)
    if article is None:
        reason = ours.articles.withdrawal(article_id)
        if reason is None:
            abort(404)
        return failure(410, gettext("This article was withdrawn."), reason)
    names = ours.names.names(_ids(article))
    voices = _voices(article, names)
    q = request.args.get("q", "")
    marks = _marks(article, q)
    return render_template(
        "article.html",
        article=article,
        q=q,
        headline=_part(article, article.parts[0], voices, marks),
        parts=[_part(article, part, voices, marks) for part in article.parts[1:]],
        legend=_legend(voices),
        mentioned=_mentioned(article, names),
    )


def _ids(article: ArticlePage) -> set[int]:
    return {s.speaker for s in article.statements if s.speaker is not None} | {i for i, _ in article.mentions}


def _named(entity: int | None, names: Mapping[int, Name]) -> Named | None:
    name = names.get(entity) if entity is not None else None
    return Named(f"e{name.id}", name.name, name.kind) if name else None


def _voices(article: ArticlePage, names: Mapping[int, Name]) -> list[Voice]:
    """The article's statements in their order, each speaker with a colour."""
    palette = Palette()
    voices = []
    for statement in sorted(article.statements, key=lambda s: s.segments):
        speaker = _named(statement.speaker, names)
        voices.append(
            Voice(
                id=statement.id,
                segments=statement.segments,
                speaker=speaker,
                colour=palette(speaker),
                type=statement.type,
                status=statement.status,
                band=statement.band,
            )
        )
    return voices


def _marks(article: ArticlePage, q: str) -> tuple[Span, ...]:
    """Where the query's words stand; a query that can't be understood marks nothing."""
    try:
        node = parse(q, services().names).node
    except QueryError:
        return ()
    quotes = [segment for statement in article.statements for segment in statement.segments]
    return article_marks(node, article.text, article.lang, Span(0, len(article.title)), quotes)


def _part(article: ArticlePage, part: ArticlePart, voices: list[Voice], marks: tuple[Span, ...]) -> ShownPart:
    statements = {statement.id: statement for statement in article.statements}
    begun = [voice for voice in voices if voice.segments[0].within(part.span)]
    return ShownPart(
        number=part.number,
        stretches=stretches(article.text, part.span, marks, voices),
        proofs=tuple(_proof(article.text, voice, statements[voice.id]) for voice in begun),
    )


def _proof(text: str, voice: Voice, statement: Statement) -> Proof:
    def said(span: Span | None) -> str:
        return text[span.start : span.end] if span else ""

    return Proof(
        voice=voice,
        statement=statement,
        quoted=" … ".join(said(segment) for segment in statement.segments),
        cue=said(statement.cue),
        mention=said(statement.mention),
        chain=tuple(said(link) for link in statement.chain),
    )


def _legend(voices: list[Voice]) -> list[LegendLine]:
    """Who speaks in the article, in the order of appearance, the unknown last."""
    counts = Counter((voice.speaker, voice.colour) for voice in voices)
    lines = [LegendLine(speaker, colour, count) for (speaker, colour), count in counts.items()]
    return sorted(lines, key=lambda line: line.speaker is None)


def _mentioned(article: ArticlePage, names: Mapping[int, Name]) -> list[tuple[Named, int]]:
    """Who and what the article mentions, the most often mentioned first."""
    counts = Counter(named for entity, _ in article.mentions if (named := _named(entity, names)))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0].name))
