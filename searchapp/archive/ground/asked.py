"""What are statements asked about that are made once? Making one takes SQLAlchemy longer than running it takes SQLite.

What every page asks is therefore made when a module is loaded, with these lists left open.
"""

from typing import Any

from sqlalchemy import BindParameter, bindparam


def several(name: str) -> BindParameter[Any]:
    """A parameter that takes a list, which may be empty."""
    return bindparam(name, expanding=True)


IDS, VERSIONS, CLOSED = several("ids"), several("versions"), several("closed")
"""Entities, versions (row ids), and the articles (row ids) that are closed to readers."""
