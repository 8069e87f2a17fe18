"""How many paragraphs does a search find, as it is written?"""

from dataclasses import dataclass, replace

from searchapp.answers import SearchForm
from searchapp.ports import Names, Searcher
from searchapp.request import SearchRequest
from searchapp.searching.understand import BadValue, understand


@dataclass(frozen=True, slots=True)
class Counted:
    """A search beside another one, with the number of paragraphs that it finds; `word`: all that is left of the query.

    None where the whole query is asked.
    """

    form: SearchForm
    count: int
    word: str | None = None


def count_of(form: SearchForm, engine: Searcher, names: Names) -> int | None:
    """The number, or None where the search can't be run. Raises IndexMissing and IndexDamaged."""
    try:
        request = understand(form, names, SearchRequest(limit=1, counted=frozenset())).request
    except BadValue:
        return None
    return engine.search(replace(request, preferred=())).total
