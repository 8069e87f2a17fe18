"""searchapp decide, mark, correct, corrections, reports, access: how is what is said put right, and who may read it?"""

import json
from dataclasses import asdict

import click

from searchapp.access import AccessRule
from searchapp.cli.acting import actor, deciding, learn, number_of, reason_given
from searchapp.cli.console import services
from searchapp.correction import FACTS, Correction, Decided, KeptCorrection
from searchapp.domain import Status
from searchapp.report import KeptReport, Wrong

_WRONG = {Wrong.SPEAKER: "another speaks", Wrong.NOT_SAID: "not said at all", Wrong.WORDS: "other words"}
_SHORT = 60

_status = click.option(
    "--status", type=click.Choice([s.value for s in Status]), help="What the article claims of the statement."
)


@click.command()
@click.argument("statement")
@click.option("--speaker", help="Who speaks: a name.")
@click.option("--unknown", is_flag=True, help="It is unknown who speaks.")
@_status
@click.option("--words", help="Which words it has, as the article has them; “ … ” between parts.")
@click.option("--nothing", is_flag=True, help="It is no statement at all.")
@reason_given
def decide(
    statement: str,
    speaker: str | None,
    unknown: bool,
    status: str | None,
    words: str | None,
    nothing: bool,
    reason: str,
) -> None:
    """Decide about STATEMENT (its id, such as q17): the last word, before all findings.

    To confirm what the program found, name the speaker whom it shows.
    """
    told = {
        Decided.SPEAKER: (speaker or unknown) and Correction(Decided.SPEAKER, speaker),
        Decided.STATUS: status and Correction(Decided.STATUS, status=Status(status)),
        Decided.EXTENT: words and Correction(Decided.EXTENT, words=words),
        Decided.NOTHING: nothing and Correction(Decided.NOTHING),
    }
    corrections = [correction for correction in told.values() if correction]
    if not corrections or (speaker and unknown) or (nothing and len(corrections) > 1):
        raise click.UsageError("Give --speaker NAME or --unknown, --status, --words, or else --nothing.")
    with deciding() as archive:
        for correction in corrections:
            archive.decide(number_of(statement, "q"), correction, actor(), reason)
    click.echo(f"{statement} is decided.")


@click.command()
@click.argument("article")
@click.option("--words", required=True, help="The words, as the article has them; “ … ” between parts.")
@click.option("--speaker", help="Who speaks: a name; unknown without it.")
@reason_given
def mark(article: str, words: str, speaker: str | None, reason: str) -> None:
    """Mark words of ARTICLE (its id) as a statement that the program missed."""
    with deciding() as archive:
        number = archive.mark(article, Correction(Decided.MISSED, speaker, words=words), actor(), reason)
    click.echo(f"They are statement q{number}.")


@click.command()
@click.argument("article")
@click.option("--date", help="When it was printed: 2024, 2024-03 or 2024-03-05; empty where it is unknown.")
@click.option("--outlet", help="Where it was printed.")
@click.option("--byline", help="Who wrote it.")
@reason_given
def correct(article: str, date: str | None, outlet: str | None, byline: str | None, reason: str) -> None:
    """Correct date, outlet or byline of ARTICLE (its id): they hold in every version, before what the input says."""
    told = zip(FACTS, (date, outlet, byline), strict=True)
    facts = [Correction(what, words=value) for what, value in told if value is not None]
    if not facts:
        raise click.UsageError("Give --date, --outlet or --byline.")
    with deciding() as archive:
        for fact in facts:
            archive.decide_fact(article, fact, actor(), reason)
    click.echo(f"{article} is corrected.")


@click.command()
@click.argument("article", required=False)
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line.")
def corrections(article: str | None, as_json: bool) -> None:
    """List what people decided about ARTICLE and its statements, or about all, the newest first."""
    with services() as opened:
        found = opened.archive.corrections(article)
    for kept in found:
        click.echo(json.dumps(asdict(kept), ensure_ascii=False) if as_json else _correction_line(kept))


def _correction_line(kept: KeptCorrection) -> str:
    state = f" · undone by {kept.undone.actor}" if kept.undone else " · orphaned" if kept.orphaned else ""
    change = f"{kept.what.value}: {kept.before or '–'} → {kept.now or '–'}"
    who = f"d{kept.id}  {kept.at[:10]}  {kept.actor}"
    about = f"q{kept.statement} " if kept.statement else ""
    return f"{who}  {about}{change}  ({kept.article}; {kept.reason}){state}"


@click.group(invoke_without_command=True)
@click.pass_context
def reports(context: click.Context) -> None:
    """List, show and close what readers reported as wrong; without a command, the open ones."""
    if context.invoked_subcommand is None:
        context.invoke(list_reports)


@reports.command("list")
@click.option("--all", "closed", is_flag=True, help="Also those that were closed.")
def list_reports(closed: bool = False) -> None:
    """List the reports, the oldest first."""
    with services() as opened:
        found = opened.archive.reports(closed)
    for kept in found:
        click.echo(_report_line(kept))
    click.echo(f"{len(found)} reports" if closed else f"{len(found)} open reports")


@reports.command()
@click.argument("report")
def show(report: str) -> None:
    """Show REPORT (its id, such as r3) with what the reader was shown."""
    with services() as opened:
        kept = opened.archive.report_of(number_of(report, "r"))
    for name, value in _told(kept):
        click.echo(f"{name:>10}  {value}")


@reports.command()
@click.argument("report")
@click.option("--speaker", help="The reader is right: who speaks, a name.")
@click.option("--unknown", is_flag=True, help="It is unknown who speaks.")
@_status
@click.option("--dismiss", is_flag=True, help="What was shown stays.")
@reason_given
def close(report: str, speaker: str | None, unknown: bool, status: str | None, dismiss: bool, reason: str) -> None:
    """Close REPORT (its id, such as r3), with a decision about its statement as `searchapp decide` makes it or none."""
    if bool(speaker or unknown or status) == dismiss or (speaker and unknown):
        raise click.UsageError("Give --speaker NAME or --unknown, or --status, or else --dismiss.")
    with services() as opened:
        opened.archive.close_report(
            number_of(report, "r"), actor(), reason, speaker, unknown, Status(status) if status else None
        )
        if not dismiss:
            learn(opened)
    click.echo(f"{report} is closed.")


def _report_line(kept: KeptReport) -> str:
    told = kept.report
    words = told.quoted if len(told.quoted) <= _SHORT else told.quoted[:_SHORT].rstrip() + "…"
    state = "" if kept.closing is None else " · decided" if kept.closing.decided else " · dismissed"
    return f"r{kept.id}  {kept.at[:10]}  q{told.statement}  {_WRONG[told.wrong]}: {words}  ({told.article}){state}"


def _told(kept: KeptReport) -> list[tuple[str, str]]:
    told, closing = kept.report, kept.closing
    lines = [
        ("report", f"r{kept.id}, {kept.at}"),
        ("article", f"{told.article}, version {told.version}"),
        ("statement", f"q{told.statement}"),
        ("words", told.quoted),
        ("shown", f"{told.speaker or 'unknown speaker'}, {told.band}, {told.status}"),
        ("wrong", _WRONG[told.wrong]),
        ("who", told.who),
        ("note", told.note.replace("\n", "\n" + " " * 12)),
    ]
    if closing is not None:
        answer = "with a decision" if closing.decided else "dismissed"
        lines.append(("closed", f"{closing.at} by {closing.actor}, {answer}: {closing.reason}"))
    return [(name, value) for name, value in lines if value]


@click.command()
@click.argument("rule", required=False)
@click.option("--article", help="The article's id.")
@click.option("--outlet", help="The outlet, as it is searched for.")
@click.option("--reason", help="Why; it is kept.")
def access(rule: str | None, article: str | None, outlet: str | None, reason: str | None) -> None:
    """Say that RULE holds for an article or an outlet; without RULE, list what holds.

    RULE is full, snippet:200 (so many characters of the text), metadata or staff (signed-in editors only); behind it
    may stand from and a moment, as in "full from 2031-01-01", before which only editors see it.
    """
    if rule is None:
        with services() as opened:
            rules = opened.archive.access_rules()
        for one in rules:
            click.echo(_rule_line(one))
        return
    if bool(article) == bool(outlet) or not reason:
        raise click.UsageError("Give --article or --outlet, and --reason.")
    with deciding() as archive:
        archive.say_access(rule, actor(), reason, article, outlet)
    click.echo(f"{article or outlet}: {rule}.")


def _rule_line(one: AccessRule) -> str:
    about = f"article {one.article}" if one.article else f"outlet {one.outlet}"
    undone = " · undone" if one.undone else ""
    return f"a{one.id}  {one.at[:10]}  {one.actor}  {about}: {one.rule}  ({one.reason}){undone}"
