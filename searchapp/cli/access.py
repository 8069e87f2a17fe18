"""searchapp access: who may read what of an outlet or an article?"""

from __future__ import annotations

import click

from searchapp.access import AccessRule
from searchapp.cli.acting import actor, learn
from searchapp.cli.console import services


@click.command()
@click.argument("rule", required=False)
@click.option("--article", help="The article's id.")
@click.option("--outlet", help="The outlet, as it is searched for.")
@click.option("--reason", help="Why; it is kept.")
def access(rule: str | None, article: str | None, outlet: str | None, reason: str | None) -> None:
    """Say that RULE holds for an article or an outlet; without RULE, list what holds.

    RULE is full, snippet:200 (so many characters of the text), metadata or staff (signed-in editors only); behind it
    may stand from and a moment, as in "full from 2031-01-01", before which only editors see it.
    """
    if rule is None:
        with services() as opened:
            rules = opened.archive.access_rules()
        for one in rules:
            click.echo(_line(one))
        return
    if bool(article) == bool(outlet) or not reason:
        raise click.UsageError("Give --article or --outlet, and --reason.")
    with services() as opened:
        opened.archive.say_access(rule, actor(), reason, article, outlet)
        learn(opened)
    click.echo(f"{article or outlet}: {rule}.")


def _line(one: AccessRule) -> str:
    about = f"article {one.article}" if one.article else f"outlet {one.outlet}"
    undone = " · undone" if one.undone else ""
    return f"a{one.id}  {one.at[:10]}  {one.actor}  {about}: {one.rule}  ({one.reason}){undone}"
