"""Where does an address that is kept for good lead, and what changed from version to version?"""

from itertools import groupby

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from searchapp.answers import SearchForm
from searchapp.article import ArticlePage
from searchapp.revisions import paragraphs, passage, vanished
from searchapp.web.asked_article import asked_article, asked_version
from searchapp.web.failures import failure
from searchapp.web.rendering import render
from searchapp.web.services import services
from searchapp.web.urls import article_url, search_url
from searchapp.web.voices import speaker_of

blueprint = Blueprint("history", __name__)


@blueprint.get("/paragraph/<number:paragraph_id>")
def paragraph(paragraph_id: int) -> ResponseReturnValue:
    """To a paragraph of the newest version; one that is gone is shown in the last version that has it."""
    place = services().articles.place_of_paragraph(paragraph_id)
    if place is None:
        return _no_paragraph(paragraph_id)
    version = None if place.newest else place.version
    return redirect(article_url(place.article, request.args.get("q", ""), paragraph=place.number, version=version))


@blueprint.get("/paragraph/<number:paragraph_id>/like")
def like(paragraph_id: int) -> ResponseReturnValue:
    """To a search for what resembles a paragraph: any of the words by which it differs from all others."""
    ours = services()
    found = ours.engine.key_words(paragraph_id) if ours.articles.place_of_paragraph(paragraph_id) else ()
    if not found:
        return _no_paragraph(paragraph_id)
    return redirect(search_url(SearchForm(q=" OR ".join(found))))


@blueprint.get("/statement/<number:statement_id>")
def statement(statement_id: int) -> ResponseReturnValue:
    """To a statement on its article's page; of one that is gone, what it said and what became of the passage."""
    articles = services().articles
    article_id = articles.article_of_statement(statement_id)
    newest = article_id and articles.article(article_id)
    if article_id is None or not newest:
        return _nothing("quote", statement_id, gettext("There is no such statement."))
    if any(one.id == statement_id for one in newest.statements):
        return redirect(article_url(article_id, statement=statement_id))
    old = articles.last_with(article_id, statement_id)
    return render("gone.html", statement_id=statement_id, article=newest, **_gone(newest, old, statement_id))


def _no_paragraph(paragraph_id: int) -> ResponseReturnValue:
    return _nothing("paragraph", paragraph_id, gettext("There is no such paragraph."))


def _nothing(kind: str, number: int, heading: str) -> ResponseReturnValue:
    """Status 410 where it went with its article, else 404."""
    if services().articles.withdrawn_id(kind, number):
        return failure(410, heading, gettext("Its article was withdrawn."))
    return failure(404, heading, gettext("Its article was withdrawn, or the address was cut short."))


@blueprint.get("/changes/<number:old>/<number:new>/<key:article_id>")
def changes(old: int, new: int, article_id: str) -> ResponseReturnValue:
    """Two versions of an article compared."""
    newest = asked_article(article_id)
    before, after = asked_version(newest, old), asked_version(newest, new)
    runs = [(changed, list(run)) for changed, run in groupby(paragraphs(before, after), key=lambda p: p.changed)]
    same = not any(changed for changed, _ in runs)
    return render("changes.html", article=newest, old=before, new=after, runs=runs, same=same)


def _gone(newest: ArticlePage, old: ArticlePage | None, statement_id: int) -> dict[str, object]:
    """What the page of a vanished statement shows; nothing of one that no version has under today's findings."""
    if old is None:
        return {"old": None}
    one = next(s for s in old.statements if s.id == statement_id)
    speaker = speaker_of(one)
    editions = services().articles.editions(newest.id)
    told = next((v for v in vanished(editions) if v.statement == statement_id), None)
    return {
        "old": old,
        "words": told.words if told else "",
        "stands": bool(told and told.stands),
        "speaker": speaker.name if speaker else None,
        "band": one.band,
        "status": one.status,
        "paragraphs": passage(old, newest, statement_id),
    }
