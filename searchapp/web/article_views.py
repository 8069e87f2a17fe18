"""How is a whole article shown, with who says what in it and how one knows, and its statements cited and proved?"""

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from searchapp.article import ArticlePage
from searchapp.correction import KeptCorrection
from searchapp.domain import Span
from searchapp.errors import QueryError
from searchapp.query import article_marks, parse
from searchapp.revisions import vanished
from searchapp.web.article_layout import ArticleLayout
from searchapp.web.asked_article import asked_article, asked_version, kept_article
from searchapp.web.citations import citations, coins
from searchapp.web.failures import failure
from searchapp.web.kept import once
from searchapp.web.record_views import article_record
from searchapp.web.rendering import render
from searchapp.web.services import services
from searchapp.web.urls import article_url, statement_url
from searchapp.web.voices import speaker_of

MOST_COPIES = 20
"""How many copies of an article its page names."""

RECORD = ".json"
"""How the address of what programs get ends."""

blueprint = Blueprint("articles", __name__)


@blueprint.get("/article/<key:article_id>")
def page(article_id: str) -> ResponseReturnValue:
    """A whole article, its newest version unless `version` names another; `q` marks a query's words.

    `ID.json` is the same for programs, unless an article's own id ends so.
    """
    whole = article_id.removesuffix(RECORD)
    record = whole != article_id and kept_article(article_id) is None
    newest = asked_article(whole if record else article_id)
    article = asked_version(newest, request.args.get("version", type=int)) if "version" in request.args else newest
    if record:
        return article_record(article)
    q = request.args.get("q", "")
    editions = services().articles.editions(article.id) if newest.versions > 1 else ()
    changed = editions if article is newest else ()
    given = {speaker for part in article.parts for speaker in part.speakers}
    spoken = {statement.speaker for statement in article.statements if statement.speaker is not None}
    names = services().names.names(given | spoken | {entity for entity, _ in article.mentions})
    layout = ArticleLayout(article, names, _marks(article, q), changed)
    headline, *parts = [layout.part(part) for part in article.parts]
    return render(
        "article.html",
        article=article,
        q=q,
        lasting=request.root_url.rstrip("/") + article_url(article.id, version=article.version),
        record=f"{article_url(article.id)}{RECORD}",
        headline=headline,
        parts=parts,
        legend=layout.legend(parts),
        mentioned=layout.mentioned(),
        copies=_copies(article),
        newest=newest,
        decided_on=_decided_on(article),
        editions=editions,
        vanished=vanished(changed) if changed else (),
    )


@blueprint.get("/cite/<number:statement_id>/<key:article_id>")
def cite(statement_id: int, article_id: str) -> ResponseReturnValue:
    """A statement in the forms in which one cites it; one that is gone, as it stood in the last version that has it."""
    asked_article(article_id)
    article = services().articles.last_with(article_id, statement_id) or abort(404)
    statement = next(s for s in article.statements if s.id == statement_id)
    link = request.root_url.rstrip("/") + statement_url(statement_id)
    speaker = speaker_of(statement)
    return render(
        "cite.html",
        article=article,
        statement=statement,
        words=article.words(statement),
        speaker=speaker,
        forms=citations(article, statement, speaker, link),
        coins=coins(article, statement, speaker, link),
        link=link,
    )


@blueprint.get("/evidence/<number:statement_id>/<key:article_id>")
def evidence(statement_id: int, article_id: str) -> ResponseReturnValue:
    """The evidence pack of a statement, as a ZIP."""
    asked_article(article_id)
    if not services().take(article_id):
        return failure(403, gettext("Readers may see this article only in part."), "")
    pack = services().evidence(article_id, statement_id) or abort(404)
    disposition = f'attachment; filename="{pack.name}"'
    return Response(pack.data, mimetype="application/zip", headers={"Content-Disposition": disposition})


def _decided_on(article: ArticlePage) -> dict[int | None, list[KeptCorrection]]:
    """What people decided about each statement, and about the article (None), and holds, the newest first."""
    found: dict[int | None, list[KeptCorrection]] = {None: []}
    editing = services().editing
    if editing and (article.corrected or any(statement.origin == "human" for statement in article.statements)):
        for each in editing.archive.corrections(article.id):
            if each.undone is None:
                found.setdefault(each.statement, []).append(each)
    return found


def _copies(article: ArticlePage) -> list[ArticlePage]:
    """The other articles that carry the same text, the earliest first, the first few of them."""
    group = once(("copies", article.id), lambda: services().copies([article.id]).get(article.id))
    others = [member for member in group.members if member != article.id] if group else []
    return [found for other in others[:MOST_COPIES] if (found := kept_article(other))]


def _marks(article: ArticlePage, q: str) -> tuple[Span, ...]:
    """Where the query's words stand; a query that can't be understood marks nothing."""
    if not q.strip():
        return ()
    try:
        node = parse(q, services().names).node
    except QueryError:
        return ()
    quotes = [segment for statement in article.statements for segment in statement.segments]
    return article_marks(node, article.text, article.lang, Span(0, len(article.title)), quotes)
