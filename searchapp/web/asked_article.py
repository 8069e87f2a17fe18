"""Which article, and which version of it, does an address mean? Where there is none, a page says why."""

from flask import abort, make_response
from flask_babel import gettext

from searchapp.article import ArticlePage, Statement
from searchapp.web.failures import failure
from searchapp.web.kept import lately
from searchapp.web.services import services


def kept_article(article_id: str) -> ArticlePage | None:
    """The newest version of an article, read once for each state of the archive while it is asked for again."""
    return lately(("article", article_id), lambda: services().articles.article(article_id))


def asked_article(article_id: str) -> ArticlePage:
    """The newest version of an article; where there is none, the request ends with status 404 (410 once withdrawn)."""
    article = kept_article(article_id)
    if article is None:
        reason = services().articles.withdrawal(article_id)
        if reason is None:
            abort(404)
        abort(make_response(failure(410, gettext("This article was withdrawn."), reason)))
    return article


def asked_statement(article_id: str, statement_id: int) -> tuple[ArticlePage, Statement]:
    """The newest version of an article, and a statement in it; without one, the request ends with status 404."""
    article = asked_article(article_id)
    return article, next((s for s in article.statements if s.id == statement_id), None) or abort(404)


def asked_version(newest: ArticlePage, number: int | None) -> ArticlePage:
    """A version of an article; where there is none of this number, the request ends with status 404."""
    if number == newest.version:
        return newest
    known = number is not None and 1 <= number <= newest.versions
    article = services().articles.article(newest.id, number) if known else None
    if article is None:
        told = gettext("Its versions are 1 to %(last)s.", last=newest.versions)
        abort(make_response(failure(404, gettext("The archive has no such version of this article."), told)))
    return article
