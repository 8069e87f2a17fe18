"""What waits for an editor? One thing at a time: readers' reports, then doubtful people, then doubtful statements.

The queue is made anew for each page from what the archive holds; what was looked at is kept nowhere but in decisions.
"""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from searchapp.correction import Correction, Decided, Deed
from searchapp.editing import Waiting
from searchapp.errors import ArchiveError
from searchapp.web.asked_article import kept_article
from searchapp.web.forms import FORM, LONGEST_NOTE, answered, editing, editor, shown, typed
from searchapp.web.services import services
from searchapp.web.signing import for_editors
from searchapp.web.voices import speaker_of

blueprint = Blueprint("review", __name__)


@blueprint.route("/review", methods=FORM)
@for_editors
def review() -> ResponseReturnValue:
    """The first that waits, behind those that were skipped; sent, it is answered or skipped, and the next is shown."""
    skipped, answer = max(0, request.values.get("skip", 0, type=int)), request.form.get("answer", "")

    def decide() -> str:
        waiting = next((one for one in editing().waiting() if one.key == request.form.get("about")), None)
        if waiting is not None and answer != "skip":  # else somebody else was faster
            _decide(waiting, answer)
        return f"/review?skip={skipped + (answer == 'skip')}"

    return answered(decide, lambda problem: _page(skipped, problem))


def _decide(waiting: Waiting, answer: str) -> None:
    reason = typed(reason=LONGEST_NOTE)["reason"] or str(gettext("looked at in the review"))
    match waiting.kind, answer:
        case "report", "confirm":
            editing().archive.close_report(waiting.report, editor(), reason)
        case "statement", "confirm":
            editing().decide(waiting.statement, Correction(Decided.CONFIRMED), editor(), reason)
        case "pair", ("merge" | "apart"):
            editing().identify(Deed(answer, waiting.entity, waiting.other), editor(), reason)
        case "link", ("confirm" | "split"):
            editing().identify(Deed(answer, waiting.entity, articles=(waiting.article,)), editor(), reason)
        case _:
            raise ArchiveError("Please choose what holds.")


def _page(skipped: int, problem: str) -> ResponseReturnValue:
    every = editing().waiting()
    waiting = every[skipped] if skipped < len(every) else None
    counts = [(kind, sum(one.kind == kind for one in every)) for kind in ("report", "pair", "link", "statement")]
    told = _shown(waiting) if waiting else {}
    return shown("review.html", problem, waiting=waiting, skipped=skipped, total=len(every), counts=counts, **told)


def _shown(waiting: Waiting) -> dict[str, object]:
    names = services().names.names(i for i in (waiting.entity, waiting.other) if i)
    article = kept_article(waiting.article) if waiting.article else None
    statement = next((one for one in article.statements if one.id == waiting.statement), None) if article else None
    return {
        "article": article,
        "statement": statement,
        "speaker": speaker_of(statement) if statement else None,
        "words": article.words(statement) if article and statement else waiting.quoted,
        "one": names.get(waiting.entity),
        "other": names.get(waiting.other),
    }
