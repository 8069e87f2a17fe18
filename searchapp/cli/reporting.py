"""searchapp reports: what do readers say is wrong, and what does an editor answer?"""

from __future__ import annotations

import click

from searchapp.cli.acting import actor, learn, number_of
from searchapp.cli.console import services
from searchapp.domain import Status
from searchapp.report import KeptReport, Wrong

_WRONG = {Wrong.SPEAKER: "another speaks", Wrong.NOT_SAID: "not said at all", Wrong.WORDS: "other words"}
_SHORT = 60


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
        click.echo(_line(kept))
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
@click.option(
    "--status", type=click.Choice([s.value for s in Status]), help="What the article claims of the statement."
)
@click.option("--dismiss", is_flag=True, help="What was shown stays.")
@click.option("--reason", required=True, help="Why; it is kept.")
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


def _line(kept: KeptReport) -> str:
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
