"""searchapp authority: who is who, by a list that somebody keeps?"""

from __future__ import annotations

from pathlib import Path

import click

from searchapp.cli.console import say, services


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def authority(context: click.Context, file: Path) -> None:
    """Take in FILE, an authority list (JSONL or CSV: id, name, variants, kind, offices): from then on it decides.

    What is no entry is told in one sentence, the rest goes on; the exit status is 1 if anything was refused.
    """
    with services() as opened:
        imported = opened.archive.registry.import_authority(file)
    for refusal in imported.refused:
        say(str(refusal))
    click.echo(
        f"{_counted(imported.entries, 'entry', 'entries')} taken in, "
        f"{_counted(imported.joined, 'name', 'names')} of the archive joined to them, "
        f"{len(imported.refused)} refused"
    )
    context.exit(1 if imported.refused else 0)


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
