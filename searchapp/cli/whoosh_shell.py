"""searchapp whoosh: how does somebody who knows Whoosh look into the index?"""

from __future__ import annotations

import code

import click

from searchapp.cli.console import services
from searchapp.engines.whoosh import open_index

BANNER = """The index as Whoosh's own objects: `paragraphs` and `statements`, for reading only.
>>> from whoosh.qparser import QueryParser
>>> searcher = paragraphs.searcher()
>>> searcher.search(QueryParser("text", paragraphs.schema).parse("harbour"))"""


@click.command("whoosh")
def shell() -> None:
    """Open a Python shell on the index as Whoosh sees it."""
    with services() as opened:
        names = open_index(opened.settings.home)._asdict()
    code.interact(banner=BANNER, local=names, exitmsg="")
