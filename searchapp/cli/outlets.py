"""searchapp outlet: under which one name do sources go that articles print differently?"""

from __future__ import annotations

import click

from searchapp.cli.acting import actor, learn
from searchapp.cli.console import services


@click.command()
@click.argument("printed", required=False)
@click.argument("name", required=False)
def outlet(printed: str | None, name: str | None) -> None:
    """Call the outlet that articles give as PRINTED (“cnn.com”) NAME (“CNN”); without both, list all as they are."""
    if (printed is None) is not (name is None):
        raise click.UsageError("Give the printed name and the new one, or neither.")
    with services() as opened:
        if printed and name:
            articles = opened.archive.keep_outlet(printed, name, actor())
            learn(opened)
            click.echo(f"{printed} is {name} now, in {articles} article{'' if articles == 1 else 's'}.")
        for one, called, articles in opened.archive.outlets() if not printed else ():
            click.echo(f"{articles:7}  {one}" + (f"  →  {called}" if called != one else ""))
