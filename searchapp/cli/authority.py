"""searchapp authority: who is who, by a list that somebody keeps?"""

from __future__ import annotations

from pathlib import Path

import click

from searchapp.cli.console import say, services


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--draft", is_flag=True, help="Write FILE (JSONL) from what the archive knows, to be corrected.")
@click.option("--most", type=click.IntRange(1), default=1000, show_default=True, help="People in a draft.")
@click.pass_context
def authority(context: click.Context, file: Path, draft: bool, most: int) -> None:
    """Take in FILE, an authority list (JSONL or CSV: id, name, variants, kind, offices; or Popolo JSON): it decides.

    What is no entry is told in one sentence, the rest goes on; the exit status is 1 if anything was refused.
    """
    if draft:
        _write_draft(file, most)
        return
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


def _write_draft(file: Path, most: int) -> None:
    with services() as opened:
        lines = opened.archive.registry.draft_authority(most)
    if file.exists():
        raise click.UsageError(f"{file} is there already; name another file.")
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    click.echo(
        f"{_counted(len(lines), 'person', 'people')} written to {file}: correct it, then searchapp authority {file}"
    )


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
