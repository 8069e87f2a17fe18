"""Which common nouns stand for persons, for bodies, for documents, for what is said? See `nouns.tsv`."""

from searchapp.annotate.lexicon import inverted, mapped, table, words

_TABLE = table("nouns.tsv")


def nouns(*kinds: str) -> frozenset[str]:
    """The nouns that are of one of the kinds which the column `as` names."""
    return words(_TABLE, "as", *kinds)


def gender_of_noun(noun: str) -> str | None:
    """`"f"` or `"m"` for a noun that tells it of whom it stands for (“mother”), None for any other."""
    return "f" if noun in FEMALE_NOUNS else "m" if noun in MALE_NOUNS else None


_SIMPLE = nouns("person")
COMPOUNDS = frozenset(
    {f"{part}-{noun}" for part in ("co", "ex", "vice", "deputy", "then") for noun in _SIMPLE}
    | {f"{noun}-{part}" for part in ("elect", "designate", "general") for noun in _SIMPLE}
    | {noun for noun in _SIMPLE if "-" in noun}
    | nouns("compound")
)
"""People's nouns with a hyphen, which tokenisers break at it."""
PERSON_NOUNS = _SIMPLE | COMPOUNDS
FEMALE_NOUNS = nouns("female")
MALE_NOUNS = nouns("male")
GROUP_NOUNS = nouns("group")
DOCUMENT_NOUNS = nouns("document")
CROWDS = nouns("crowd")
SOURCES = nouns("source")
SAID = nouns("said")
COUNTS = nouns("count")
WORKS = nouns("work")
ALIKE = inverted(_TABLE, "like")
"""Groups of roles: somebody of a role may be meant by the nouns of its group."""
SORTS = mapped(_TABLE, "sort")
"""From a noun of a document to its sort."""
PLACES = mapped(_TABLE, "place")
"""From a noun of who comes from somewhere to the place (“Texan”)."""
BODY_NOUNS = tuple((row["nouns"].split(), frozenset(row["borne"].split())) for row in table("body_kinds.tsv"))
"""Nouns of a kind of body, with the words that such bodies bear in their names."""
KNOWN_BODIES = {name: frozenset(called.split()) for name, called in mapped(table("known_bodies.tsv"), "nouns").items()}
"""From a well-known body to the nouns by which it is called."""
