"""searchapp add: which files shall come into the archive?"""

import csv
from pathlib import Path

import click

from searchapp.add import Summary, Taking
from searchapp.add import add as add_readings
from searchapp.cli.console import Bars, say, services
from searchapp.readers import read, total_bytes
from searchapp.wiring import Services


class _WithFormats(click.Command):
    """A command whose help ends with the formats that can be read."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        from searchapp.readers.formats import listed  # here, since it loads every reader's libraries

        formatter.write_paragraph()
        formatter.write_text(f"What can be read: {listed()}.")


@click.command(cls=_WithFormats)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--follow-links", is_flag=True, help="Follow links that lead out of the folders.")
@click.option("--mend", is_flag=True, help="Mend text that was decoded wrongly once (Ã© for é), and mark it so.")
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Write every refusal here, as CSV.")
@click.pass_context
def add(context: click.Context, paths: tuple[Path, ...], follow_links: bool, mend: bool, report: Path | None) -> None:
    """Read files and folders into the archive.

    What can't be read is told in one sentence, the rest goes on; the exit status is 1 if anything was refused.
    """
    with services() as opened:
        summary = add_paths(opened, paths, follow_links, mend)
    click.echo(told(summary))
    if report:
        _write_report(report, summary)
    context.exit(1 if summary.refused else 0)


def add_paths(opened: Services, paths: tuple[Path, ...], follow_links: bool = False, mend: bool = False) -> Summary:
    """Add what lies under the paths, with a bar for the bytes, a sentence for each refusal and each kind of remark."""
    total = total_bytes(paths, follow_links)
    with Bars() as bars:
        readings = read(paths, lambda done: bars("reading", done, total), follow_links)
        taking = Taking(opened.settings.archive_language, mend)
        summary = add_readings(opened.archive, readings, lambda refusal: say(str(refusal)), taking)
    for remark, count in summary.remarks.items():
        say(f"{count} article{'s' if count > 1 else ''}: {remark}")
    return summary


def told(summary: Summary) -> str:
    """The summary in a line."""
    return (
        f"{summary.read} read: {summary.new} new, {summary.changed} changed, {summary.unchanged} unchanged, "
        f"{len(summary.refused)} refused"
    )


def _write_report(path: Path, summary: Summary) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["where", "reason"])
        rows.writerows([refusal.where, refusal.reason] for refusal in summary.refused)
