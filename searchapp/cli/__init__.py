"""What can one tell the program from a shell? One file a command; this one only gathers them."""

from __future__ import annotations

import click

from searchapp.cli.adding import add
from searchapp.cli.annotating import annotate, explain
from searchapp.cli.checking import check, status
from searchapp.cli.console import Sentences
from searchapp.cli.correcting import decide, merge, rename, withdraw
from searchapp.cli.opening import demo, open_folder
from searchapp.cli.reindexing import reindex
from searchapp.cli.serving import serve

__all__ = ["main"]


@click.group(cls=Sentences, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="searchapp")
def main() -> None:
    """Search an archive of news for who said what, when, about what.

    `searchapp add FOLDER`, `searchapp reindex`, `searchapp serve`: or all at once, `searchapp open FOLDER`.
    Archive and index live in the folder that SEARCHAPP_HOME names.
    """


for command in (
    add, reindex, serve, open_folder, demo, status, check, annotate, explain, withdraw, decide, rename, merge
):  # fmt: skip
    main.add_command(command)
