"""Which words stand before a name without being part of it, and what do they tell of the person? See `titles.tsv`."""

from searchapp.annotate.lexicon import mapped, table, words
from searchapp.annotate.lexicon.nouns import COMPOUNDS

TITLES_TABLE = table("titles.tsv")
FEMALE_TITLES = words(TITLES_TABLE, "as", "female")
MALE_TITLES = words(TITLES_TABLE, "as", "male")
ADJECTIVES = words(TITLES_TABLE, "as", "adjective")
HARD_TITLES = words(TITLES_TABLE, "as", "hard")
SUFFIXES = words(TITLES_TABLE, "as", "suffix")
TITLES = words(TITLES_TABLE, "as", "female", "male", "neutral") | COMPOUNDS
TITLE_NOUNS = mapped(table("title_nouns.tsv"), "nouns")
"""From a title to the nouns by which its bearer is called."""
STATES = mapped(table("states.tsv"), "state")
"""From an abbreviation in lower case, without full stops and spaces, to the state in lower case."""
PARTIES = {"r": "republican", "d": "democrat", "i": "independent"}
"""From the letter before a state to the noun for the party's member."""


def bare(word: str) -> str:
    """A word as the lists hold it: lower case, without full stops at its end."""
    return word.lower().rstrip(".")
