"""searchapp decide, mark, correct, corrections: how is what is said of articles and statements put right?"""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from searchapp.cli.acting import actor, learn, number_of
from searchapp.cli.console import services
from searchapp.correction import FACTS, Correction, Decided, KeptCorrection
from searchapp.domain import Status

_reason = click.option("--reason", required=True, help="Why; it is kept.")


@click.command()
@click.argument("statement")
@click.option("--speaker", help="Who speaks: a name.")
@click.option("--unknown", is_flag=True, help="It is unknown who speaks.")
@click.option(
    "--status", type=click.Choice([s.value for s in Status]), help="What the article claims of the statement."
)
@click.option("--words", help="Which words it has, as the article has them; “ … ” between parts.")
@click.option("--nothing", is_flag=True, help="It is no statement at all.")
@_reason
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
    with services() as opened:
        for correction in corrections:
            opened.archive.decide(number_of(statement, "q"), correction, actor(), reason)
        learn(opened)
    click.echo(f"{statement} is decided.")


@click.command()
@click.argument("article")
@click.option("--words", required=True, help="The words, as the article has them; “ … ” between parts.")
@click.option("--speaker", help="Who speaks: a name; unknown without it.")
@_reason
def mark(article: str, words: str, speaker: str | None, reason: str) -> None:
    """Mark words of ARTICLE (its id) as a statement that the program missed."""
    with services() as opened:
        number = opened.archive.mark(article, Correction(Decided.MISSED, speaker, words=words), actor(), reason)
        learn(opened)
    click.echo(f"They are statement q{number}.")


@click.command()
@click.argument("article")
@click.option("--date", help="When it was printed: 2024, 2024-03 or 2024-03-05; empty where it is unknown.")
@click.option("--outlet", help="Where it was printed.")
@click.option("--byline", help="Who wrote it.")
@_reason
def correct(article: str, date: str | None, outlet: str | None, byline: str | None, reason: str) -> None:
    """Correct date, outlet or byline of ARTICLE (its id): they hold in every version, before what the input says."""
    told = zip(FACTS, (date, outlet, byline), strict=True)
    facts = [Correction(what, words=value) for what, value in told if value is not None]
    if not facts:
        raise click.UsageError("Give --date, --outlet or --byline.")
    with services() as opened:
        for fact in facts:
            opened.archive.decide_fact(article, fact, actor(), reason)
        learn(opened)
    click.echo(f"{article} is corrected.")


@click.command()
@click.argument("article", required=False)
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line.")
def corrections(article: str | None, as_json: bool) -> None:
    """List what people decided about ARTICLE and its statements, or about all, the newest first."""
    with services() as opened:
        found = opened.archive.corrections(article)
    for kept in found:
        click.echo(json.dumps(asdict(kept), ensure_ascii=False) if as_json else _line(kept))


def _line(kept: KeptCorrection) -> str:
    state = f" · undone by {kept.undone.actor}" if kept.undone else " · orphaned" if kept.orphaned else ""
    change = f"{kept.what.value}: {kept.before or '–'} → {kept.now or '–'}"
    who = f"d{kept.id}  {kept.at[:10]}  {kept.actor}"
    about = f"q{kept.statement} " if kept.statement else ""
    return f"{who}  {about}{change}  ({kept.article}; {kept.reason}){state}"
