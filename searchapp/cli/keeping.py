"""searchapp backup, restore, withdrawals, export, import: how is an archive saved, moved and brought back?"""

import json
from pathlib import Path

import click

from searchapp.archive import back_up, export_everything, import_everything, read_withdrawals, restore, withdrawals
from searchapp.cli.console import services
from searchapp.errors import IndexDamaged, IndexMissing
from searchapp.wiring import Services

_file = click.Path(dir_okay=False, path_type=Path)
_existing = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_file)
def backup(file: Path) -> None:
    """Write a verified copy of the archive to FILE, also while a server runs; the index is made again from it."""
    with services() as opened:
        count = back_up(opened.archive.database, file)
    click.echo(f"{count:,} articles are saved in {file}.")


@click.command("restore")
@click.argument("file", type=_existing)
@click.option("--withdrawals", "lists", type=_existing, multiple=True, help="A list of `searchapp withdrawals`.")
def bring_back(file: Path, lists: tuple[Path, ...]) -> None:
    """Let the archive be what the backup FILE holds, but for what has been withdrawn since."""
    with services() as opened:
        withdrawn = [one for each in lists for one in read_withdrawals(each)]
        count = restore(opened.archive.database, file, withdrawn, _indexed(opened))
    click.echo(f"{count:,} articles are restored; now run `searchapp reindex`.")


@click.command("withdrawals")
def list_withdrawals() -> None:
    """List what was withdrawn, a JSON object a line: keep it apart from backups, and give it to `restore`."""
    with services() as opened, opened.archive.database.read() as connection:
        for one in withdrawals(connection):
            click.echo(json.dumps(one, ensure_ascii=False))


@click.command()
@click.option("--everything", "file", type=_file, required=True, help="A ZIP to write.")
def export(file: Path) -> None:
    """Write all that the archive keeps as lines of JSON: articles, versions, findings, decisions, people."""
    with services() as opened:
        counts = export_everything(opened.archive.database, file)
    click.echo(f"{sum(counts.values()):,} rows of {len(counts)} tables are written to {file}.")


@click.command("import")
@click.argument("file", type=_existing)
def take_in(file: Path) -> None:
    """Fill an empty archive from FILE, which `searchapp export` wrote."""
    with services() as opened:
        count = import_everything(opened.archive.database, file, _indexed(opened))
    click.echo(f"{count:,} articles are taken in; now run `searchapp reindex`.")


def _indexed(opened: Services) -> int:
    """The change number of the live index, or 0 where there is none."""
    try:
        return opened.engine.live().seq
    except (IndexMissing, IndexDamaged):
        return 0
