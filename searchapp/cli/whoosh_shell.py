"""searchapp whoosh: how does somebody who knows Whoosh look into the index?"""

import code
from typing import Any

import click

from searchapp.cli.console import services
from searchapp.engines.whoosh import open_index
from searchapp.engines.whoosh.door.compiling import compiled_query
from searchapp.query import parse

BANNER = """The index as Whoosh's own objects: `paragraphs` and `statements`, for reading only.
`asked` turns a search as people type it into one of Whoosh's queries.
>>> searcher = paragraphs.searcher()
>>> searcher.search(asked("said:harbour year:2024"))
>>> from whoosh.qparser import QueryParser
>>> searcher.search(QueryParser("text", paragraphs.schema).parse("harbour"))"""


@click.command("whoosh")
def shell() -> None:
    """Open a Python shell on the index as Whoosh sees it."""
    with services() as opened:
        names = opened.archive.names

        def asked(typed: str) -> Any:
            parsed = parse(typed, names)
            return compiled_query(parsed.node, parsed.statuses)

        code.interact(banner=BANNER, local={**open_index(opened.settings.home)._asdict(), "asked": asked}, exitmsg="")
