"""searchapp people, merge, split, apart, rename, describe, undo, authority, outlet: who is who, as people say?

All commands that decide take the entity first, then what is said of it, and a reason; `undo` takes their number back.
"""

from pathlib import Path

import click

from searchapp.archive import Registry
from searchapp.cli.acting import actor, deciding, number_of, reason_given
from searchapp.cli.console import say, services
from searchapp.domain import EntityKind
from searchapp.people.grounds import Reason
from searchapp.ports import Name


@click.command()
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Of each list.")
def people(limit: int) -> None:
    """Show where it is least sure who is who: names of several people, doubtful pairs and links, what was decided."""
    with services() as opened:
        registry = opened.archive.registry
        _list("Names that several people bear", [f"{rows:6}  {name}" for name, rows in registry.spread(limit)])
        _list("Pairs that may be one person", [_pair(*pair) for pair in registry.offers(limit)])
        _list("Names of which it is least sure whom they mean", _links(registry, limit))
        decisions = [
            f"{d.number:6}  {d.what} e{d.entity}" + (f" e{d.other}" if d.other else "") + f"  {d.actor}, {d.at}: "
            f"{d.reason}" + (f" (undone {d.undone})" if d.undone else "") for d in registry.decided(None, limit)
        ]  # fmt: skip
        _list("What people decided (searchapp undo NUMBER)", decisions)


@click.command()
@click.option("--articles", type=click.IntRange(1), default=2, show_default=True, help="That name somebody at least.")
def names(articles: int) -> None:
    """Print the names that the archive knows, for `reindex` to know them before it reads.

    The setting `model` may name this table, which stays as it is written, so that findings can be told again; write it
    anew when the archive has learned.
    """
    with services() as opened:
        for name, kind in opened.archive.registry.known(articles):
            click.echo(f"{kind}\t{name}")


@click.command()
@click.argument("entity")
@click.argument("into")
@reason_given
def merge(entity: str, into: str, reason: str) -> None:
    """Say that ENTITY is INTO (ids such as e17): the second id stays, the first leads there."""
    with services() as opened:
        opened.archive.registry.merge(number_of(entity, "e"), number_of(into, "e"), actor(), reason)
    click.echo(f"{entity} is {into} now.")


@click.command()
@click.argument("entity")
@click.argument("other")
@reason_given
def apart(entity: str, other: str, reason: str) -> None:
    """Say that ENTITY is not OTHER: they stay two, and are never offered as one again."""
    with services() as opened:
        opened.archive.registry.keep_apart(number_of(entity, "e"), number_of(other, "e"), actor(), reason)
    click.echo(f"{entity} and {other} stay apart.")


@click.command()
@click.argument("entity")
@click.argument("articles", nargs=-1, required=True)
@reason_given
def split(entity: str, articles: tuple[str, ...], reason: str) -> None:
    """Say that whom ARTICLES (ids) name is not ENTITY but somebody else of the name, who gets an id of their own."""
    with deciding() as archive:
        new = archive.registry.split(number_of(entity, "e"), articles, actor(), reason)
    click.echo(f"{len(articles)} of {entity} are e{new} now.")


@click.command()
@click.argument("entity")
@click.argument("name")
@reason_given
def rename(entity: str, name: str, reason: str) -> None:
    """Give ENTITY another display name, NAME; the old one stays searchable."""
    with services() as opened:
        opened.archive.registry.rename(number_of(entity, "e"), name, actor(), reason)
    click.echo(f"{entity} is called {name}.")


@click.command()
@click.argument("entity")
@click.option("--also", "variant", help="Another name of theirs.")
@click.option("--role", help="An office of theirs.")
@click.option("--from", "first", help="Its first day, month or year.")
@click.option("--to", "last", help="Its last one.")
@click.option("--kind", type=click.Choice([kind.value for kind in EntityKind]), help="What it is.")
@reason_given
def describe(entity: str, first: str | None, last: str | None, reason: str, **told: str | None) -> None:
    """Say of ENTITY another name, an office, or that it is a person, a body or a place."""
    said = [(what, name) for what, name in told.items() if name]
    if not said:
        raise click.UsageError("Give --also, --role or --kind.")
    with services() as opened:
        for what, name in said:
            dates = {"first": first, "last": last} if what == "role" else {}
            opened.archive.registry.describe(number_of(entity, "e"), what, {"name": name, **dates}, actor(), reason)
    click.echo(f"{entity} is described.")


@click.command()
@click.argument("number")
@click.option("--reason", default="", help="Why; it is kept.")
def undo(number: str, reason: str) -> None:
    """Take back decision NUMBER of those that `searchapp people`, `corrections` (d12) or `access` (a3) lists."""
    told = number
    with deciding() as archive:
        if number.startswith("d"):
            archive.undo_decision(number_of(number, "d"), actor(), reason)
        elif number.startswith("a"):
            archive.undo_access(number_of(number, "a"), actor(), reason)
        else:
            taken = archive.registry.undo(number_of(number, ""), actor(), reason)
            told = f"{number} ({taken.what} e{taken.entity})"
    click.echo(f"{told} is undone.")


def _list(heading: str, lines: list[str]) -> None:
    click.echo(f"{heading}: {'' if lines else 'none'}")
    for line in lines:
        click.echo(line)


def _pair(one: Name, other: Name, reasons: tuple[Reason, ...]) -> str:
    said = f"{_called(one)}  may be  {_called(other)}\n{_because(reasons)}"
    commands = (f"searchapp {word} e{one.id} e{other.id} --reason …" for word in ("merge", "apart"))
    return said + "".join(f"\n      {command}" for command in commands)


def _links(registry: Registry, limit: int) -> list[str]:
    links = registry.doubtful(limit)
    names = registry.names(link.entity for link in links)
    return [
        f"{link.share:6.0%}  “{link.name}” in {link.article} is {_called(names[link.entity])}\n{_because(link.reasons)}"
        f"\n      searchapp split e{link.entity} {link.article} --reason …"
        for link in links
    ]


def _because(reasons: tuple[Reason, ...]) -> str:
    return "\n".join(f"      {r.weight:+.1f}  {r.ground.value}: {', '.join(r.values)}" for r in reasons)


def _called(name: Name) -> str:
    return f"e{name.id} {name.name}" + (f" ({name.told_apart})" if name.told_apart else "")


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


@click.command()
@click.argument("printed", required=False)
@click.argument("name", required=False)
def outlet(printed: str | None, name: str | None) -> None:
    """Call the outlet that articles give as PRINTED (“cnn.com”) NAME (“CNN”); without both, list all as they are."""
    if (printed is None) is not (name is None):
        raise click.UsageError("Give the printed name and the new one, or neither.")
    if printed and name:
        with deciding() as archive:
            articles = archive.keep_outlet(printed, name, actor())
        click.echo(f"{printed} is {name} now, in {_counted(articles, 'article', 'articles')}.")
        return
    with services() as opened:
        for one, called, articles in opened.archive.outlets():
            click.echo(f"{articles:7}  {one}" + (f"  →  {called}" if called != one else ""))
