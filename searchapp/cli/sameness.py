"""searchapp same: which names may mean one and the same, and do they?"""

from __future__ import annotations

import click

from searchapp.cli.acting import actor, number_of
from searchapp.cli.console import services
from searchapp.people import Reason
from searchapp.ports import Name


@click.command()
@click.option("--accept", nargs=2, metavar="E1 E2", help="They are one: the second becomes the first.")
@click.option("--reject", nargs=2, metavar="E1 E2", help="They are different, and are never offered again.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="Pairs to list.")
def same(accept: tuple[str, str] | None, reject: tuple[str, str] | None, limit: int) -> None:
    """List pairs of names that may mean one person, body or place, with the reasons; or answer for one pair."""
    if accept and reject:
        raise click.UsageError("Give --accept or --reject, not both.")
    with services() as opened:
        registry = opened.archive.registry
        if accept:
            registry.merge(number_of(accept[1], "e"), into=number_of(accept[0], "e"), actor=actor())
            click.echo(f"{accept[1]} is {accept[0]} now.")
        elif reject:
            registry.keep_apart(number_of(reject[0], "e"), number_of(reject[1], "e"), actor=actor())
            click.echo(f"{reject[0]} and {reject[1]} stay apart.")
        else:
            found = registry.offers(limit)
            for one, other, reasons in found:
                click.echo(told(one, other, reasons))
            pairs = "pair" if len(found) == 1 else "pairs"
            click.echo(
                f"{len(found)} {pairs} may be the same" + (f" (the first {limit})" if len(found) == limit else "")
            )


def told(one: Name, other: Name, reasons: tuple[Reason, ...]) -> str:
    """A pair and the reasons in some lines."""
    because = [f"    {r.weight:+.1f}  {r.ground.value}: {', '.join(map(str, r.values))}" for r in reasons]
    return "\n".join([f"{_called(one)}  may be  {_called(other)}", *because])


def _called(name: Name) -> str:
    return f"e{name.id} {name.name}" + (f" ({name.told_apart})" if name.told_apart else "")
