"""Who decides at the shell, about which id, and how does the index learn of it?"""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager

import click

from searchapp.archive import Archive
from searchapp.cli.console import say, services
from searchapp.indexing import catch_up as indexing
from searchapp.wiring import Services

reason_given = click.option("--reason", required=True, help="Why; it is kept.")


def number_of(text: str, letter: str) -> int:
    """The number of an id such as q17. Raises UsageError where it is none."""
    if not (text.startswith(letter) and text.removeprefix(letter).isdecimal()):
        raise click.UsageError(f"{text!r} is no id: it should look like {letter}17.")
    return int(text.removeprefix(letter))


def actor() -> str:
    """Under which name decisions are kept: that of the account."""
    return getpass.getuser()


@contextmanager
def deciding(patience: float = 0) -> Iterator[Archive]:
    """The archive, for decisions that the live index takes up afterwards; `patience` as for `learn`."""
    with services() as opened:
        yield opened.archive
        learn(opened, patience)


def learn(opened: Services, patience: float = 0) -> None:
    """Let the live index take up a change, and say where something is left to do."""
    if left := indexing.learn(opened.archive, opened.engine, patience):
        say(left)
