"""What can one tell the program from a shell? One file holds the commands that belong together; this one names them."""

from __future__ import annotations

import importlib
from typing import Any

import click

from searchapp.errors import SearchappError

__all__ = ["main"]

COMMANDS = {
    "add": "adding:add",
    "reindex": "reindexing:reindex",
    "watch": "watching:watch",
    "serve": "serving:serve",
    "open": "opening:open_folder",
    "demo": "opening:demo",
    "status": "checking:status",
    "check": "checking:check",
    "whoosh": "whoosh_shell:shell",
    "annotate": "annotating:annotate",
    "explain": "annotating:explain",
    "withdraw": "correcting:withdraw",
    "decide": "correcting:decide",
    "reports": "reporting:reports",
    "people": "people:people",
    "merge": "people:merge",
    "apart": "people:apart",
    "split": "people:split",
    "rename": "people:rename",
    "undo": "people:undo",
    "authority": "authority:authority",
    "outlet": "outlets:outlet",
    "backup": "keeping:backup",
    "restore": "keeping:bring_back",
    "withdrawals": "keeping:list_withdrawals",
    "export": "keeping:export",
    "import": "keeping:take_in",
}
"""Each command with its module in this package and its name there; loaded when called for, as some load slowly."""


class Commands(click.Group):
    """The commands. One that raises a SearchappError ends with its sentence on stderr and exit status 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """All names, in the order in which one needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # the same
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command = getattr(importlib.import_module(f"searchapp.cli.{module}"), name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except SearchappError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="searchapp")
def main() -> None:
    """Search an archive of news for who said what, when, about what.

    `searchapp add FOLDER`, `searchapp reindex`, `searchapp serve`: or all at once, `searchapp open FOLDER`.
    Archive and index live in the folder that SEARCHAPP_HOME names.
    """
