"""What waits for an editor? One thing at a time: readers' reports, then doubtful people, then doubtful statements.

The queue is made anew for each page from what the archive holds; what was looked at is kept nowhere but in decisions.
"""

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from searchapp.article import ArticlePage, Statement
from searchapp.correction import Correction, Decided
from searchapp.editing import Deed, Waiting
from searchapp.errors import ArchiveError
from searchapp.web.asked_article import kept_article
from searchapp.web.correct_views import editing, editor
from searchapp.web.rendering import render
from searchapp.web.report_views import LONGEST_NOTE, clean
from searchapp.web.services import services
from searchapp.web.show import told
from searchapp.web.signing import for_editors
from searchapp.web.voices import speaker_of

blueprint = Blueprint("review", __name__)


@blueprint.get("/review")
@for_editors
def queue() -> ResponseReturnValue:
    """The first that waits, behind those that were skipped."""
    return _page(_skipped())


@blueprint.post("/review")
@for_editors
def answer() -> ResponseReturnValue:
    """Answer what is shown, or skip it, and show the next."""
    skipped = _skipped()
    waiting = next((one for one in editing().waiting() if one.key == request.form.get("about")), None)
    if request.form.get("answer") == "skip":
        return redirect(f"/review?skip={skipped + 1}", 303)
    if waiting is None:  # somebody else was faster
        return redirect(f"/review?skip={skipped}", 303)
    try:
        _decide(waiting, request.form.get("answer", ""))
    except ArchiveError as error:
        return _page(skipped, told(error.args[0]))
    return redirect(f"/review?skip={skipped}", 303)


def _skipped() -> int:
    return max(0, request.values.get("skip", 0, type=int))


def _decide(waiting: Waiting, answer: str) -> None:
    reason = clean(request.form.get("reason", ""))[:LONGEST_NOTE] or str(gettext("looked at in the review"))
    match waiting.kind, answer:
        case "report", "confirm":
            editing().dismiss(waiting.report, editor(), reason)
        case "statement", "confirm":
            editing().decide(waiting.statement, Correction(Decided.CONFIRMED), editor(), reason)
        case "pair", ("merge" | "apart"):
            editing().identify(Deed(answer, waiting.entity, waiting.other), editor(), reason)
        case "link", ("confirm" | "split"):
            editing().identify(Deed(answer, waiting.entity, article=waiting.article), editor(), reason)
        case _:
            raise ArchiveError("Please choose what holds.")


def _page(skipped: int, problem: str = "") -> ResponseReturnValue:
    every = editing().waiting()
    waiting = every[skipped] if skipped < len(every) else None
    counts = [(kind, sum(one.kind == kind for one in every)) for kind in ("report", "pair", "link", "statement")]
    shown = _shown(waiting) if waiting else {}
    page = render(
        "review.html", waiting=waiting, skipped=skipped, total=len(every), counts=counts, problem=problem, **shown
    )
    return page, 400 if problem else 200


def _shown(waiting: Waiting) -> dict[str, object]:
    names = services().names.names(i for i in (waiting.entity, waiting.other) if i)
    article = kept_article(waiting.article) if waiting.article else None
    statement = _statement(article, waiting.statement) if article else None
    return {
        "article": article,
        "statement": statement,
        "speaker": speaker_of(statement) if statement else None,
        "words": article.words(statement) if article and statement else waiting.quoted,
        "one": names.get(waiting.entity),
        "other": names.get(waiting.other),
    }


def _statement(article: ArticlePage, number: int) -> Statement | None:
    return next((one for one in article.statements if one.id == number), None)
