"""searchapp licences: under which terms stand the program and all that it uses?"""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import click

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")


@click.command()
def licences() -> None:
    """List each package that the program uses, with its version, licence and home, as the packages themselves say."""
    for used in sorted(used_by("searchapp", set()), key=lambda one: one.name.lower()):
        homes = [*_told(used, "Home-page"), *(url.partition(", ")[2] for url in _told(used, "Project-URL"))]
        click.echo(f"{used.name} {used.version}\t{_licence(used)}\t{next(iter(homes), '')}")


def used_by(name: str, seen: set[str]) -> Iterator[Distribution]:
    """The package and all that it needs to run, each once; what is not installed is not used."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in seen:
        return
    seen.add(key)
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return
    yield found
    for needed in found.requires or ():
        name_of = _NAME.match(needed)
        if name_of and "extra ==" not in needed:
            yield from used_by(name_of[0], seen)


def _licence(used: Distribution) -> str:
    classified = [one.rpartition(" :: ")[2] for one in _told(used, "Classifier") if "License ::" in one]
    written = [line.strip().split("\n")[0][:80] for line in _told(used, "License") if line.strip()]
    own = [one for one in classified if one != "OSI Approved"]
    return "; ".join(_told(used, "License-Expression") or own or written) or "not told"


def _told(used: Distribution, name: str) -> list[str]:
    return [str(one) for one in used.metadata.get_all(name, [])]
