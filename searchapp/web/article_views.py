"""How is a whole article shown, with who says what in it and how one knows?"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from searchapp.answers import Named
from searchapp.article import ArticlePage, ArticlePart, Edition, Statement
from searchapp.domain import Span, Status
from searchapp.errors import QueryError
from searchapp.ports import Name
from searchapp.query import article_marks, parse
from searchapp.revisions import Rewording, rewordings, vanished
from searchapp.web.citations import citations
from searchapp.web.failures import failure
from searchapp.web.pieces import Stretch, stretches
from searchapp.web.services import services
from searchapp.web.urls import statement_url
from searchapp.web.voices import Palette, Voice, alike, given_voices, heard, printed, speaker_of

MOST_COPIES = 20
"""How many copies of an article its page names."""

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
    rewordings: tuple[Rewording, ...]


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A paragraph laid out for the template.

    `given` are speakers whose words in it are not marked off, `proofs` those of the statements that begin in it;
    `alone` says that the names beside it leave nothing open, so that the text needs none.
    """

    id: int
    number: int
    stretches: list[Stretch[Voice]]
    given: list[Voice]
    proofs: tuple[Proof, ...]
    alone: bool

    def told(self, at: int) -> bool:
        """Whether the statement before this one names the same speaker in the same way."""
        return at > 0 and alike((self.proofs[at - 1].voice, self.proofs[at].voice))


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A speaker of the article, as sure as the surest statement, with the first one's id and how many there are."""

    voice: Voice
    count: int


@blueprint.get("/article/<path:article_id>")
def page(article_id: str) -> ResponseReturnValue:
    """A whole article, its newest version unless `version` names another; `q` marks a query's words."""
    newest = article_or_failure(article_id)
    if not isinstance(newest, ArticlePage):
        return newest
    article = article_version(newest, request.args.get("version", type=int)) if "version" in request.args else newest
    if not isinstance(article, ArticlePage):
        return article
    q = request.args.get("q", "")
    editions = services().articles.editions(article.id) if newest.versions > 1 else ()
    changed = editions if article is newest else ()
    layout = _Layout(article, services().names.names(_ids(article)), _marks(article, q), changed)
    headline, *parts = [layout.part(part) for part in article.parts]
    return render_template(
        "article.html",
        article=article,
        q=q,
        headline=headline,
        parts=parts,
        legend=layout.legend(parts),
        mentioned=layout.mentioned(),
        copies=_copies(article),
        newest=newest,
        editions=editions,
        vanished=vanished(changed) if changed else (),
    )


@blueprint.get("/cite/<int:statement_id>/<path:article_id>")
def cite(statement_id: int, article_id: str) -> ResponseReturnValue:
    """A statement in the forms in which one cites it; one that is gone, as it stood in the last version that has it."""
    newest = article_or_failure(article_id)
    if not isinstance(newest, ArticlePage):
        return newest
    article = services().articles.last_with(article_id, statement_id)
    if article is None:
        abort(404)
    statement = next(s for s in article.statements if s.id == statement_id)
    link = request.host_url.rstrip("/") + statement_url(statement_id)
    speaker = speaker_of(statement)
    return render_template(
        "cite.html",
        article=article,
        statement=statement,
        words=article.words(statement),
        speaker=speaker,
        forms=citations(article, statement, speaker, link),
        link=link,
    )


def _copies(article: ArticlePage) -> list[ArticlePage]:
    """The other articles that carry the same text, the earliest first, the first few of them."""
    group = services().copies([article.id]).get(article.id)
    others = [member for member in group.members if member != article.id] if group else []
    return [found for other in others[:MOST_COPIES] if (found := services().articles.article(other))]


def article_or_failure(article_id: str) -> ArticlePage | ResponseReturnValue:
    """The article, or the page that says why there is none."""
    articles = services().articles
    article = articles.article(article_id)
    if article is not None:
        return article
    reason = articles.withdrawal(article_id)
    if reason is None:
        abort(404)
    return failure(410, gettext("This article was withdrawn."), reason)


def article_version(newest: ArticlePage, number: int | None) -> ArticlePage | ResponseReturnValue:
    """A version of an article, or the page that says which there are."""
    if number == newest.version:
        return newest
    known = number is not None and 1 <= number <= newest.versions
    article = services().articles.article(newest.id, number) if known else None
    return article or failure(
        404,
        gettext("The archive has no such version of this article."),
        gettext("Its versions are 1 to %(last)s.", last=newest.versions),
    )


def _ids(article: ArticlePage) -> set[int]:
    given = {speaker for part in article.parts for speaker in part.speakers}
    return given | {s.speaker for s in article.statements if s.speaker is not None} | {i for i, _ in article.mentions}


def _named(entity: int | None, names: Mapping[int, Name]) -> Named | None:
    name = names.get(entity) if entity is not None else None
    return Named.of(name) if name else None


def _marks(article: ArticlePage, q: str) -> tuple[Span, ...]:
    """Where the query's words stand; a query that can't be understood marks nothing."""
    try:
        node = parse(q, services().names).node
    except QueryError:
        return ()
    quotes = [segment for statement in article.statements for segment in statement.segments]
    return article_marks(node, article.text, article.lang, Span(0, len(article.title)), quotes)


class _Layout:
    """An article on its way to the template; `editions` are all its versions where changes are to be shown."""

    def __init__(
        self, article: ArticlePage, names: Mapping[int, Name], marks: tuple[Span, ...], editions: Sequence[Edition]
    ) -> None:
        self.article = article
        self.editions = editions
        self.names = names
        self.palette = Palette()
        self.voices = [self._voice(s) for s in sorted(article.statements, key=lambda s: s.segments)]
        self.statements = {statement.id: statement for statement in article.statements}
        # By paragraph, so that an article of thousands of them takes no longer than their sum.
        self.voices_in: dict[int, dict[int, Voice]] = defaultdict(dict)
        self.marks_in: dict[int, list[Span]] = defaultdict(list)
        self.signs_in: dict[int, list[tuple[Span, int]]] = defaultdict(list)
        for voice in self.voices:
            for segment in voice.segments:
                self.voices_in[self._number(segment)][voice.id] = voice
        for mark in marks:
            self.marks_in[self._number(mark)].append(mark)
        for one in article.statements:
            for sign in (one.cue, one.mention, *one.chain):
                if sign:
                    self.signs_in[self._number(sign)].append((sign, one.id))

    def _number(self, span: Span) -> int:
        """The place among the paragraphs of the one in which a span begins."""
        return bisect_right(self.article.parts, span.start, key=lambda part: part.span.start) - 1

    def _voice(self, statement: Statement) -> Voice:
        speaker = _named(statement.speaker, self.names)
        return Voice(
            id=statement.id,
            segments=statement.segments,
            speaker=speaker,
            colour=self.palette(speaker),
            type=statement.type,
            status=statement.status,
            band=statement.band,
            printed=printed(speaker, self.article.text, statement.mention),
        )

    def part(self, part: ArticlePart) -> ShownPart:
        """A paragraph laid out."""
        place = self._number(part.span)
        here = list(self.voices_in[place].values())
        given = [named for speaker in part.speakers if (named := _named(speaker, self.names))]
        given_here = given_voices(given, here, self.palette)
        return ShownPart(
            id=part.id,
            number=part.number,
            stretches=stretches(self.article.text, part.span, self.marks_in[place], here, self.signs_in[place]),
            given=given_here,
            proofs=tuple(self._proof(voice) for voice in here if voice.segments[0].within(part.span)),
            alone=alike([*given_here, *here]) and all(voice.segments[0].within(part.span) for voice in here),
        )

    def _proof(self, voice: Voice) -> Proof:
        statement = self.statements[voice.id]
        return Proof(
            voice=voice,
            statement=statement,
            quoted=self.article.words(statement),
            cue=self._text(statement.cue),
            mention=self._text(statement.mention),
            chain=tuple(self._text(link) for link in statement.chain),
            rewordings=rewordings(voice.id, self.editions),
        )

    def _text(self, span: Span | None) -> str:
        return self.article.text[span.start : span.end] if span else ""

    def legend(self, parts: list[ShownPart]) -> list[LegendLine]:
        """Who speaks in the article, in the order of appearance, the unknown last."""
        voices = [*self.voices, *(voice for part in parts for voice in part.given)]
        counts = Counter(voice.speaker for voice in voices)
        plain = heard(replace(voice, status=Status.ASSERTED, printed="") for voice in voices)
        return sorted((LegendLine(v, counts[v.speaker]) for v in plain), key=lambda line: line.voice.speaker is None)

    def mentioned(self) -> list[tuple[Named, int]]:
        """Who and what the article mentions, the most often mentioned first."""
        counts = Counter(named for entity, _ in self.article.mentions if (named := _named(entity, self.names)))
        return sorted(counts.items(), key=lambda item: (-item[1], item[0].name))
