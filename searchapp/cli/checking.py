"""searchapp status, searchapp check: how much is there, and is it whole?"""

import datetime
import json

import click

from searchapp.cli.console import say, services
from searchapp.errors import ArchiveError, EngineAway, IndexDamaged
from searchapp.wiring import Services


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def status(as_json: bool) -> None:
    """Tell how much the archive holds and which generation of the index is live."""
    with services() as opened:
        told = _status(opened)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        for name, value in told.items():
            click.echo(f"{name:>10}  {'none yet' if value is None else value}")


@click.command()
@click.option("--read-back", is_flag=True, help="Read the whole index back, where it would only add up its hashes.")
@click.pass_context
def check(context: click.Context, read_back: bool) -> None:
    """Compare archive and index with their hashes and with each other; exit status 1 if anything differs."""
    with services() as opened:
        remedy = "restore the archive from a backup by `searchapp restore FILE`; an index made of it would lie"
        try:
            found = opened.archive.damages()
        except ArchiveError as error:  # so hurt that it can't even be read
            found = [str(error)]
        if not found:
            found, remedy = _differences(opened, read_back), "run `searchapp reindex --full` to derive the index anew"
    for sentence in found:
        say(sentence)
    if found:
        click.echo(f"{len(found)} differences: {remedy}.")
        context.exit(1)
    click.echo("Archive and index are whole, and agree.")


def _differences(opened: Services, read_back: bool) -> list[str]:
    from searchapp.indexing.check import differences  # here, since `status` has no use for all that it loads

    try:
        return list(differences(opened.archive, opened.engine, read_back))
    except IndexDamaged as damage:
        return [str(damage)]


def _status(opened: Services) -> dict[str, object]:
    counts = opened.archive.counts()
    live = None
    try:
        live = opened.live
    except EngineAway as away:
        say(str(away))
    return {
        "articles": counts.articles,
        "paragraphs": counts.paragraphs,
        "quotes": counts.quotes,
        "speakers": counts.speakers,
        "reports": counts.reports,
        "generation": live and live.snapshot_id,
        "age": live and round((datetime.datetime.now(datetime.UTC) - live.published).total_seconds(), 1),
        "bytes": counts.bytes + (live.size if live else 0),
        "annotator": ", ".join(opened.archive.annotators()) or None,
        "home": str(opened.settings.home),
    }
