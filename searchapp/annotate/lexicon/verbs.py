"""Which verbs tell that somebody speaks? Their rows and columns are explained in `verbs.tsv`."""

from searchapp.annotate.lexicon import mapped, table, words

_TABLE = table("verbs.tsv")
_FORMS = mapped(_TABLE, "forms")


def verbs(*kinds: str) -> frozenset[str]:
    """The dictionary forms of the verbs that are of one of the kinds which the column `as` names."""
    return words(_TABLE, "as", *kinds)


def forms(verb: str) -> list[str]:
    """A verb's inflected forms, by the table or the rules of spelling."""
    if verb in _FORMS:
        return [verb, *_FORMS[verb].split()]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return [verb, third, verb + "ed", verb + "ing"]


def _inflected(column: str) -> dict[str, str]:
    return {form: value for verb, value in mapped(_TABLE, column).items() for form in forms(verb)}


REPORTING = verbs("reports")
ACTS = verbs("act")
OBJECTS = verbs("object")
CLAUSAL = verbs("clause")
BARE = verbs("bare")
ADDRESSING = verbs("addressee")
CALLING = verbs("name")
QUOTING = verbs("quoting")
RECALLING = verbs("recalling")
PREPOSITIONS = {verb: frozenset(taken.split()) for verb, taken in mapped(_TABLE, "prepositions").items()}
VERBS = {form: verb for verb in sorted(verbs("speech", "reports")) for form in forms(verb)}
"""Every form of every cue verb, lower case, with its dictionary form."""
STANCES = _inflected("stance")
"""Every form of a verb that does something to the statement below it, lower case, with what it does."""
