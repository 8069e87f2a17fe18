"""When does a paragraph's single value fit what a query says of it, whatever engine looks?"""

from functools import lru_cache

from searchapp.analysis import words
from searchapp.request import ValueIs

_words = lru_cache(1 << 16)(words)


def value_fits(value: str | None, wanted: ValueIs) -> bool:
    """Whether a value holds the wanted words next to each other, or no others where the whole value is meant."""
    if value is None:
        return False
    asked, own = _words(wanted.text), _words(value)
    if wanted.whole or not asked:
        return own == asked if asked else value.casefold() == wanted.text.casefold()
    return any(own[n : n + len(asked)] == asked for n in range(len(own) - len(asked) + 1))
