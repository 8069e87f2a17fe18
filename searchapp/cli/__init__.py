"""What can one tell the program from a shell? One file holds the commands that belong together; this one names them."""

import contextlib
import gc
import importlib
from collections.abc import Iterator
from typing import Any

import click

from searchapp.errors import SearchappError

COMMANDS = {
    "add": ("adding:add", "Read files and folders into the archive"),
    "reindex": ("reindexing:reindex", "Annotate what is new, build the index beside the live one"),
    "watch": ("watching:watch", "Take in what arrives in folders"),
    "serve": ("serving:serve", "Serve the pages and /search.json with waitress until interrupted"),
    "open": ("opening:open_folder", "Add FOLDER to the archive, index it, serve it, and open the browser on it"),
    "demo": ("opening:demo", "Load the demo archive, news of an invented country, index and serve it"),
    "status": ("checking:status", "Tell how much the archive holds and which generation of the index is live"),
    "check": ("checking:check", "Compare archive and index with their hashes and with each other"),
    "whoosh": ("whoosh_shell:shell", "Open a Python shell on the index as Whoosh sees it"),
    "annotate": ("annotating:annotate", "Annotate JSONL records"),
    "explain": ("annotating:explain", "Print ARTICLE (its id) with each quotation in the colour of its speaker"),
    "withdraw": ("forgetting:withdraw", "Take an article out of archive, index and pages for good"),
    "anonymise": ("forgetting:anonymise", "Take the names of ENTITY (such as e17) out of ARTICLES"),
    "delist": ("forgetting:delist", "Let the names of ENTITY (such as e17) lead to ARTICLE"),
    "decide": ("correcting:decide", "Decide about STATEMENT (its id, such as q17)"),
    "mark": ("correcting:mark", "Mark words of ARTICLE (its id) as a statement that the program missed"),
    "correct": ("correcting:correct", "Correct date, outlet or byline of ARTICLE (its id)"),
    "corrections": (
        "correcting:corrections",
        "List what people decided about ARTICLE and its statements, or about all",
    ),
    "decisions": ("auditing:decisions", "Write what people decided as lines of JSON"),
    "audit": ("auditing:audit", "Draw a sample to FILE (CSV), to be judged blind"),
    "reports": ("correcting:reports", "List, show and close what readers reported as wrong"),
    "people": ("people:people", "Show where it is least sure who is who"),
    "names": ("people:names", "Print the names that the archive knows, for `reindex` to know them before it reads"),
    "merge": ("people:merge", "Say that ENTITY is INTO"),
    "apart": ("people:apart", "Say that ENTITY is not OTHER: they stay two, and are never offered as one again"),
    "split": ("people:split", "Say that whom ARTICLES (ids) name is not ENTITY but somebody else of the name"),
    "describe": ("people:describe", "Say of ENTITY another name, an office, or that it is a person, a body or a place"),
    "rename": ("people:rename", "Give ENTITY another display name, NAME; the old one stays searchable"),
    "undo": (
        "people:undo",
        "Take back decision NUMBER of those that `searchapp people`, `corrections` (d12) or `access` (a3) lists",
    ),
    "authority": ("people:authority", "Take in FILE, an authority list"),
    "access": ("correcting:access", "Say that RULE holds for an article or an outlet"),
    "outlet": ("people:outlet", "Call the outlet that articles give as PRINTED (“cnn.com”) NAME"),
    "user": ("users:user", "Add, list and remove accounts, and change their passwords"),
    "backup": ("keeping:backup", "Write a verified copy of the archive to FILE, also while a server runs"),
    "restore": ("keeping:bring_back", "Let the archive be what the backup FILE holds"),
    "withdrawals": ("keeping:list_withdrawals", "List what was withdrawn, a JSON object a line"),
    "export": ("keeping:export", "Write all that the archive keeps as lines of JSON"),
    "import": ("keeping:take_in", "Fill an empty archive from FILE, which `searchapp export` wrote"),
    "rollback": ("reindexing:rollback", "Make the index live again that the last building replaced"),
    "warm": ("warming:warm", "Compile what searches need and keep it"),
    "completion": ("completing:completion", "Print the script that lets SHELL complete commands"),
    "licences": ("licensing:licences", "List each package that the program uses, with its version, licence and home"),
}
"""Each command: its module in this package and its name there, loaded when called for, and what it does, in a line.

The lines stand here because the modules load much: `searchapp --help` need not wait for them.
"""


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Without looking for garbage meanwhile: what is loaded is kept, so looking through it is in vain."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


class Commands(click.Group):
    """The commands. One that raises a SearchappError ends with its sentence on stderr and exit status 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """All names, in the order in which one needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # the same
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        with _undisturbed():
            command = getattr(importlib.import_module(f"searchapp.cli.{module}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # the same
        """The commands in the help, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in COMMANDS.items()])

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
