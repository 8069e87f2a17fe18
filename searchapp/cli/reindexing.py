"""searchapp reindex: how does what was added become searchable?"""

from __future__ import annotations

import click

from searchapp.cli.console import Bars, services
from searchapp.reindex import Reindexed
from searchapp.reindex import reindex as bring_up_to_date
from searchapp.wiring import Services


@click.command()
@click.option("--full", is_flag=True, help="Annotate everything again and build the index from nothing.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that annotate.")
def reindex(full: bool, jobs: int) -> None:
    """Annotate what is new, build the index beside the live one, verify it, publish it in one step."""
    with services() as opened:
        click.echo(told(reindex_archive(opened, full, jobs)))


def reindex_archive(opened: Services, full: bool = False, jobs: int = 1) -> Reindexed:
    """Reindex with bars."""
    with Bars() as bars:
        return bring_up_to_date(opened.archive, opened.engine, opened.settings.model, bars, full, jobs)


def told(result: Reindexed) -> str:
    """The result in a line, and a second one where findings were replaced: what changed in counts."""
    way = "built" if result.built else "updated"
    line = (
        f"{result.annotated} articles annotated; index {way}: {result.indexed} articles, generation {result.generation}"
    )
    if result.before is None:
        return line
    names = ("quotations", "named", "sure", "mentions")
    changes = (f"{n} {getattr(result.before, n)} → {getattr(result.after, n)}" for n in names)
    return f"{line}\nfindings replaced: {', '.join(changes)}"
