"""How many paragraphs does a search find, as it is written?"""

from __future__ import annotations

from dataclasses import replace

from searchapp.answers import SearchForm
from searchapp.errors import QueryError
from searchapp.ports import Names, Searcher
from searchapp.request import SearchRequest
from searchapp.searching.understand import BadValue, understand


def count_of(form: SearchForm, engine: Searcher, names: Names) -> int | None:
    """The number, or None where the search can't be run. Raises IndexMissing and IndexDamaged."""
    try:
        request = understand(form, names, SearchRequest(limit=1, counted=frozenset())).request
    except (QueryError, BadValue):
        return None
    return engine.search(replace(request, preferred=())).total
