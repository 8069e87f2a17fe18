"""searchapp same: which names may mean one and the same, and do they?"""

from __future__ import annotations

import getpass

import click

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
            registry.merge(entity_number(accept[1]), into=entity_number(accept[0]), actor=getpass.getuser())
            click.echo(f"{accept[1]} is {accept[0]} now.")
        elif reject:
            registry.keep_apart(entity_number(reject[0]), entity_number(reject[1]), actor=getpass.getuser())
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


def entity_number(text: str) -> int:
    """The number of an entity's id such as e17. Raises UsageError where it is none."""
    if not (text.startswith("e") and text[1:].isdecimal()):
        raise click.UsageError(f"{text!r} is no id: it should look like e17.")
    return int(text[1:])


def _called(name: Name) -> str:
    return f"e{name.id} {name.name}" + (f" ({name.told_apart})" if name.told_apart else "")
