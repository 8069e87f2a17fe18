"""searchapp audit, decisions: how often is the program right here, and how do decisions go out and in?"""

import csv
from pathlib import Path

import click

from searchapp.archive import decisions_in, decisions_out, gold_out, people_gold
from searchapp.audit import Share
from searchapp.cli.acting import actor, learn
from searchapp.cli.console import say, services
from searchapp.errors import SettingsError

_FIELDS = ("audit", "row", "question", "passage", "answer")
_QUESTIONS = {
    "statement": "Who says the words in ⟦ ⟧? A name; - where nobody or an unnamed one does; ? where it can't be told",
    "paragraph": "Which named people or bodies say something in ⟦ ⟧? A name for each statement, apart by ;  - for none",
}


_GOLD = {"statements": gold_out, "people": people_gold}


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--n", "count", type=click.IntRange(2, 100_000), default=400, show_default=True, help="How many rows.")
@click.option("--seed", type=int, default=7, show_default=True, help="Another one draws another sample.")
@click.option("--judged", is_flag=True, help="FILE is a sheet with answers: read it and tell the figures.")
def audit(file: Path, count: int, seed: int, judged: bool) -> None:
    """Draw a sample to FILE (CSV), to be judged blind; with --judged read it back into precision and recall."""
    with services() as opened:
        if judged:
            number, answers = _answers(file)
            figures = opened.archive.judge_audit(number, answers, actor())
            click.echo(f"named speakers that are right: {_line(figures.precision)}")
            click.echo(f"of the sure ones: {_line(figures.sure)}")
            click.echo(f"statements of named speakers that are found: {_line(figures.recall)}")
            return
        drawn = opened.archive.draw_audit(count, seed, actor())
    with file.open("w", encoding="utf-8", newline="") as sheet:
        lines = csv.writer(sheet)
        lines.writerow(_FIELDS)
        for one in drawn:
            passage = one.passage if one.passage[:1] not in "=+-@" else f" {one.passage}"  # no formula
            lines.writerow([one.audit, one.row, _QUESTIONS[one.kind], passage, ""])
    click.echo(f"{len(drawn)} rows are drawn to {file}: fill in answer, then run `searchapp audit --judged {file}`.")


def _answers(file: Path) -> tuple[int, dict[int, str]]:
    """The audit of a sheet, and its answers by row. Raises SettingsError where it is none."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as sheet:
            rows = [(int(row["audit"]), int(row["row"]), row["answer"] or "") for row in csv.DictReader(sheet)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SettingsError(f"{file}: this is no sheet of `searchapp audit`: {error}.") from None
    if len({number for number, _, _ in rows}) != 1:
        raise SettingsError(f"{file}: a sheet holds rows of one audit.")
    return rows[0][0], {row: answer for _, row, answer in rows}


def _line(share: Share | None) -> str:
    if share is None:
        return "nothing was judged"
    return f"{share.share:.1%} ({share.low:.1%} to {share.high:.1%}, {share.judged} judged)"


@click.group()
def decisions() -> None:
    """Write what people decided as lines of JSON, and take it in elsewhere."""


@decisions.command("export")
@click.option(
    "--gold", is_flag=False, flag_value="statements", type=click.Choice(list(_GOLD)),
    help="What was decided of statements, or of who is who (people), as gold to measure by.",
)  # fmt: skip
def export(gold: str | None) -> None:
    """Print them, the oldest first."""
    with services() as opened, opened.archive.database.read() as connection:
        for line in _GOLD[gold](connection) if gold else decisions_out(connection):
            click.echo(line)


@decisions.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def take_in(file: Path) -> None:
    """Take in FILE; each keeps who decided, when and why. What finds no place is told, and the rest goes on."""
    with services() as opened:
        with opened.archive.database.write() as connection, file.open(encoding="utf-8") as lines:
            taken = decisions_in(connection, lines)
        learn(opened)
    for sentence in taken.refused:
        say(f"{file}, {sentence}")
    click.echo(f"{taken.new} decisions are new, {taken.known} were known, {len(taken.refused)} found no place.")
    if taken.refused:
        raise click.exceptions.Exit(1)
