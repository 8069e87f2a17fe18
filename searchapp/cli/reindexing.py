"""searchapp reindex: how does what was added become searchable?"""

import click

from searchapp.annotate.languages.known import TABLE
from searchapp.cli.console import Bars, say, services
from searchapp.reindex import Progress, Reindexed
from searchapp.reindex import reindex as bring_up_to_date
from searchapp.settings import listed
from searchapp.wiring import Services

_SECONDS = 0.15
"""What an article of news takes one process to annotate, roughly."""
_FEW = 20
"""So many are done before a sentence about them is read."""


@click.command()
@click.option("--full", is_flag=True, help="Annotate everything again and build the index from nothing.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that annotate.")
@click.option(
    "--keep-findings", is_flag=True, help="Leave what an earlier annotator found; annotate new articles only."
)
def reindex(full: bool, jobs: int, keep_findings: bool) -> None:
    """Annotate what is new, build the index beside the live one, verify it, publish it in one step."""
    if full and keep_findings:
        raise click.UsageError("--full annotates everything again, --keep-findings does not: give one of them.")
    with services() as opened:
        click.echo(told(reindex_archive(opened, full, jobs, keep_findings)))


@click.command()
def rollback() -> None:
    """Make the index live again that the last building replaced, without what has been withdrawn since."""
    with services() as opened:
        live = opened.engine.rollback(opened.archive.hidden_since)
    click.echo(f"Generation {live.snapshot_id} is live; the next `searchapp reindex` tells it what changed since.")


def reindex_archive(opened: Services, full: bool = False, jobs: int = 1, keep_findings: bool = False) -> Reindexed:
    """Reindex with bars, and with a word before on how much there is to annotate."""
    tables = [name for name in listed(opened.settings.model) if name.endswith(TABLE)]
    if tables:
        anew = "only what nothing has read is read" if keep_findings else "what was read without them is read anew"
        say(f"Names known before, from {tables[0]}: {anew}.")
    with Bars() as bars:
        progress, annotators = _announced(bars, jobs), opened.annotating(jobs)
        return bring_up_to_date(opened.archive, opened.engine, annotators, progress, full, keep_findings)


def _announced(bars: Bars, jobs: int) -> Progress:
    """The bars, with a sentence before the first article is annotated: how many there are, and about how long."""

    def progress(work: str, done: int, total: int) -> None:
        if work == "annotating" and not done and total > _FEW:
            minutes = total * _SECONDS / jobs / 60
            long = (
                f"about {minutes:.0f} minutes" if minutes >= 1.5 else "about a minute" if minutes > 0.5 else "moments"
            )
            say(f"{total} articles to annotate: {long}.")
        bars(work, done, total)

    return progress


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
