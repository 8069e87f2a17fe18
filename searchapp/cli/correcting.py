"""searchapp withdraw, decide: how is what the archive says about an article or a statement put right?"""

from __future__ import annotations

import click

from searchapp.cli.acting import actor, learn, number_of
from searchapp.cli.console import services
from searchapp.domain import Status

_reason = click.option("--reason", required=True, help="Why; it is kept.")


@click.command()
@click.argument("article")
@_reason
def withdraw(article: str, reason: str) -> None:
    """Take an article out of archive, index and pages for good; a tombstone with the reason remains."""
    with services() as opened:
        opened.archive.withdraw(article, reason, actor())
        learn(opened)
    click.echo(f"{article} is withdrawn.")


@click.command()
@click.argument("statement")
@click.option("--speaker", help="Who speaks: a name.")
@click.option("--unknown", is_flag=True, help="It is unknown who speaks.")
@click.option(
    "--status", type=click.Choice([s.value for s in Status]), help="What the article claims of the statement."
)
@_reason
def decide(statement: str, speaker: str | None, unknown: bool, status: str | None, reason: str) -> None:
    """Say who speaks STATEMENT (its id, such as q17), or what its status is: the last word, before all findings."""
    if not (speaker or unknown or status) or (speaker and unknown):
        raise click.UsageError("Give --speaker NAME, or --unknown, or --status.")
    number = number_of(statement, "q")
    with services() as opened:
        if speaker or unknown:
            opened.archive.decide_speaker(number, speaker, actor(), reason)
        if status:
            opened.archive.decide_status(number, Status(status), actor(), reason)
        learn(opened)
    click.echo(f"{statement} is decided.")
