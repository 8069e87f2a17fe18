"""Which small words and forms stand around what is said? See `words.tsv`."""

from searchapp.annotate.lexicon import table, words

_TABLE = table("words.tsv")


def listed(*kinds: str) -> frozenset[str]:
    """The words that are of one of the kinds which the column `as` names."""
    return words(_TABLE, "as", *kinds)


DAYS = listed("day")
HONORIFICS = listed("honorific")
DEFINITE = listed("definite")
INDEFINITE = listed("indefinite")
