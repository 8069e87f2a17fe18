"""Who decides at the shell, about which id, and how does the index learn of it?"""

from __future__ import annotations

import getpass

import click

from searchapp.cli.console import say
from searchapp.errors import EngineAway, IndexBusy, IndexMissing
from searchapp.indexing.catch_up import catch_up
from searchapp.wiring import Services


def number_of(text: str, letter: str) -> int:
    """The number of an id such as q17. Raises UsageError where it is none."""
    if not (text.startswith(letter) and text.removeprefix(letter).isdecimal()):
        raise click.UsageError(f"{text!r} is no id: it should look like {letter}17.")
    return int(text.removeprefix(letter))


def actor() -> str:
    """Under which name decisions are kept: that of the account."""
    return getpass.getuser()


def learn(opened: Services) -> None:
    """Let the live index take up a change."""
    try:
        catch_up(opened.archive, opened.engine)
    except IndexMissing:
        say("There is no index yet; the next reindex takes it up.")
    except EngineAway:
        say("The search engine is away; the next reindex takes it up.")
    except IndexBusy:
        say("The index is being built; it takes the change up before it ends.")
