"""Which first names do women bear, which men, which both, and which are forms of one? See `first_names.tsv`."""

from searchapp.annotate.lexicon import table, words

_TABLE = table("first_names.tsv")
MALE = words(_TABLE, "as", "m")
FEMALE = words(_TABLE, "as", "f")
EITHER = words(_TABLE, "as", "either")
FIRST = words(_TABLE, "as", "m", "f", "untold") | (EITHER - words(_TABLE, "as", "surname"))
FAMILY_FIRST = words(_TABLE, "as", "family")
_NICKNAMES = [" ".join(row.values()).split() for row in table("nicknames.tsv")]
SAME_FIRST = {name: frozenset(forms) for forms in _NICKNAMES for name in forms}
"""Each name with all forms of the row in which it stands, in lower case."""


def gender_of(first: str) -> str | None:
    """`"f"` or `"m"` for a first name that one sex bears, None where both or neither do."""
    word = first.lower()
    female, male = word in FEMALE, word in MALE
    if female == male or word in EITHER:
        return None
    return "f" if female else "m"
