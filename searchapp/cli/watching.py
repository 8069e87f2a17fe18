"""searchapp watch: how does what arrives in a folder become searchable by itself?"""

import time
from pathlib import Path

import click

from searchapp.cli.adding import add_paths
from searchapp.cli.adding import told as told_of_adding
from searchapp.cli.console import say, services
from searchapp.cli.reindexing import reindex_archive
from searchapp.cli.reindexing import told as told_of_reindexing
from searchapp.errors import IndexBusy, IndexMissing
from searchapp.watch import Watched
from searchapp.wiring import Services


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--every", type=click.FloatRange(0.1, 3600), default=5.0, show_default=True, help="Seconds between looks."
)
@click.option("--once", is_flag=True, help="Take in what is there and finished, then stop.")
@click.option("--follow-links", is_flag=True, help="Follow links that lead out of the folders.")
def watch(folders: tuple[Path, ...], every: float, once: bool, follow_links: bool) -> None:
    """Take in what arrives in folders, finished files only, and publish it; stop with Ctrl-C."""
    with services() as opened:
        watched = Watched(folders, opened.settings.home / "watched.json", follow_links)
        watched.look()
        while True:
            time.sleep(every)
            take_in(opened, watched, follow_links)
            if once:
                return


def take_in(opened: Services, watched: Watched, follow_links: bool) -> None:
    """Add and publish what has arrived; where another process is building, the next look tries again."""
    finished = watched.look()
    if finished:
        click.echo(told_of_adding(add_paths(opened, tuple(finished), follow_links)))
    try:
        if _behind(opened):
            click.echo(told_of_reindexing(reindex_archive(opened)))
    except IndexBusy as busy:
        say(f"{busy} What has arrived is kept, and published at the next look.")
    if finished:
        watched.take(finished)


def _behind(opened: Services) -> bool:
    """Whether the archive has what the index does not know yet."""
    try:
        return opened.engine.live().seq < opened.archive.last_change()
    except IndexMissing:
        return opened.archive.article_count() > 0
