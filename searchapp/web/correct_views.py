"""How does an editor correct what the program says of a statement or an article, and see what was corrected?"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from flask import Blueprint, abort, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from searchapp.article import ArticlePage, Statement
from searchapp.correction import FACTS, Correction, Decided, KeptCorrection, Undone
from searchapp.domain import Status
from searchapp.errors import ArchiveError
from searchapp.web import forms
from searchapp.web.asked_article import asked_article, asked_statement
from searchapp.web.rendering import render
from searchapp.web.services import services
from searchapp.web.signing import actor, for_editors
from searchapp.web.urls import article_url, correct_url, statement_url
from searchapp.web.voices import speaker_of

PAGE = 100
"""So many corrections stand on a page."""

MOST_OF_PEOPLE = 10_000
"""So many decisions about who is who are listed."""

MOMENT = len("2025-03-01T09:30:00Z")

LONGEST_WORDS = 5000

blueprint = Blueprint("corrections", __name__)


@blueprint.route("/correct/<number:statement_id>/<key:article_id>", methods=forms.FORM)
@for_editors
def correct(statement_id: int, article_id: str) -> ResponseReturnValue:
    """The form for a statement, with what was decided about it before; sent, the statement as it is now."""
    article, statement = asked_statement(article_id, statement_id)
    fields = _fields()

    def decide() -> str:
        forms.editing().decide(statement.id, _correction(fields), forms.editor(), fields["reason"])
        if (skipped := request.form.get("back", type=int)) is not None:  # one was sent here from the review
            return f"/review?skip={skipped}"
        return statement_url(statement.id) if fields["what"] != Decided.NOTHING else "/corrections"

    return forms.answered(decide, lambda problem: _page(article, statement, fields, problem))


@blueprint.route("/mark/<key:article_id>", methods=forms.FORM)
@for_editors
def mark(article_id: str) -> ResponseReturnValue:
    """The form for words that the program missed; sent, these words."""
    article, fields = asked_article(article_id), _fields()
    return forms.answered(
        lambda: statement_url(forms.editing().mark(article.id, _correction(fields), forms.editor(), fields["reason"])),
        lambda problem: _page(article, None, fields, problem),
    )


@blueprint.route("/facts/<key:article_id>", methods=forms.FORM)
@for_editors
def facts(article_id: str) -> ResponseReturnValue:
    """The form for an article's date, outlet and byline; sent, it decides about those that were changed."""
    article = asked_article(article_id)
    fields = forms.typed(**dict.fromkeys((*FACTS, "reason"), forms.LONGEST_NAME))

    def decide() -> str:
        forms.editing().correct(article.id, _changed(article, fields), forms.editor(), fields["reason"])
        return article_url(article.id)

    return forms.answered(decide, lambda problem: _facts_page(article, problem, fields if problem else _facts(article)))


@blueprint.post("/access/<key:article_id>")
@for_editors
def say_access(article_id: str) -> ResponseReturnValue:
    """Say who may read what of an article, and show it."""
    article = asked_article(article_id)
    rule = forms.typed(rule=forms.LONGEST_NAME)["rule"]
    return forms.answered(
        lambda: forms.editing().say_access(rule, forms.editor(), forms.reason()[: forms.LONGEST_NAME], article.id),
        lambda problem: _facts_page(article, problem, _facts(article)),
        article_url(article.id),
    )


def _facts(article: ArticlePage) -> dict[str, str]:
    """Date, outlet and byline as they hold now, empty where they are unknown."""
    held = (article.published.value if article.published else None, article.outlet, article.byline)
    return {what: value or "" for what, value in zip(FACTS, held, strict=True)}


def _changed(article: ArticlePage, fields: Mapping[str, str]) -> list[Correction]:
    """What was typed anew. Raises ArchiveError where nothing was, or where no reason is given."""
    held = _facts(article)
    changed = [Correction(what, words=fields[what]) for what in FACTS if fields[what] != held[what]]
    if not fields["reason"] or not changed:
        raise ArchiveError("Nothing was changed." if fields["reason"] else forms.NO_REASON)
    return changed


def _facts_page(article: ArticlePage, problem: str, fields: Mapping[str, str]) -> ResponseReturnValue:
    archive = forms.editing().archive
    kept = [each for each in archive.corrections(article.id) if each.what in FACTS]
    rules = [rule for rule in archive.access_rules() if rule.article == article.id]
    return forms.shown("facts.html", problem, article=article, fields=fields, kept=kept, rules=rules)


@blueprint.post("/undo/<number:decision>")
@for_editors
def undo(decision: int) -> ResponseReturnValue:
    """Take a decision back."""
    try:
        forms.editing().undo(decision, forms.editor(), forms.clean(request.form.get("reason", "")))
    except ArchiveError:
        abort(404)
    return redirect("/corrections", 303)


@blueprint.get("/corrections")
def corrections() -> ResponseReturnValue:
    """What people decided, the newest first: of statements and articles (`?article=` of one), or who is who.

    `?orphaned=1` tells those that found no place in the newest version.
    """
    of_people, page = "people" in request.args, max(1, request.args.get("page", 1, type=int))
    kept: Sequence[Any] = _of_people() if of_people else _kept()
    orphans = [] if of_people else [one for one in kept if one.orphaned and not one.undone]
    kept = orphans if "orphaned" in request.args else kept
    shown = kept[(page - 1) * PAGE : page * PAGE]
    of = {i for one in shown for i in (one.entity, one.other) if i} if of_people else set()
    return render(
        "corrections.html",
        kept=shown,
        names=services().names.names(of),
        of_people=of_people,
        orphaned=len(orphans),
        here=f"/corrections?{'people=1' if of_people else 'orphaned=1' if 'orphaned' in request.args else ''}&page=",
        page=page,
        pages=-(-len(kept) // PAGE),
    )


@blueprint.get("/corrections.json")
def as_json() -> ResponseReturnValue:
    """The same for programs, whole."""
    return jsonify(corrections=[_signed(each) for each in _kept()], people=[_signed(each) for each in _of_people()])


def _kept() -> Sequence[KeptCorrection]:
    return services().open_corrections(forms.editing().archive.corrections(request.args.get("article")))


def _of_people() -> Sequence[Any]:
    return services().people.decided(None, MOST_OF_PEOPLE, public=services().for_editors is not None)


def _signed(each: Any) -> dict[str, Any]:
    """A decision for programs, with the names of who decided and undid it where they may be shown."""
    if services().show_editors or actor() is not None:
        return asdict(each)
    undone = replace(each.undone, actor="") if isinstance(each.undone, Undone) else (each.undone or "")[:MOMENT]
    return asdict(replace(each, actor="", undone=undone or None))


def _fields() -> dict[str, str]:
    return forms.typed(what=20, speaker=forms.LONGEST_NAME, status=20, words=LONGEST_WORDS, reason=forms.LONGEST_NOTE)


def _correction(fields: dict[str, str]) -> Correction:
    """What was filled in. Raises ArchiveError where something is missing."""
    if not fields["reason"]:
        raise ArchiveError(forms.NO_REASON)
    if fields["what"] == "unknown":
        return Correction(Decided.SPEAKER)
    if fields["what"] not in set(Decided) - set(FACTS) or (
        fields["what"] == Decided.STATUS and fields["status"] not in set(Status)
    ):
        raise ArchiveError("Please choose what holds.")
    what = Decided(fields["what"])
    if what is Decided.SPEAKER and not fields["speaker"]:
        raise ArchiveError("Please say who speaks.")
    status = Status(fields["status"]) if what is Decided.STATUS else None
    return Correction(what, fields["speaker"] or None, status, fields["words"])


def _page(
    article: ArticlePage, statement: Statement | None, fields: dict[str, str], problem: str
) -> ResponseReturnValue:
    speaker = speaker_of(statement) if statement else None
    begun = {
        "speaker": speaker.name if speaker else "",
        "status": statement.status.value if statement else "",
        "words": article.words(statement) if statement else "",
    }
    kept = forms.editing().archive.corrections(article.id) if statement else ()
    return forms.shown(
        "correct.html",
        problem,
        article=article,
        statement=statement,
        speaker=speaker,
        words=begun["words"],
        fields=fields if problem else begun,
        kept=[each for each in kept if statement and each.statement == statement.id],
        statuses=list(Status),
        back=request.values.get("back", type=int),
        action=correct_url(article.id, statement.id if statement else None),
        heading=gettext("Correct this statement") if statement else gettext("Mark words that were missed"),
    )
