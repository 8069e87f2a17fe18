"""Which words does the annotator know? Tables, one row a word (`searchapp.tables`).

By their kinds, which each table explains at its head, and by the names of those that several rooms ask for.
"""

from enum import StrEnum
from pathlib import Path

from searchapp import tables
from searchapp.tables import Row, inverted, mapped


def table(path: Path | str) -> tuple[Row, ...]:
    """The rows of a table (`searchapp.tables.table`); the name of a file means one beside this module."""
    return tables.table(Path(__file__).parent / path)


# ---- small words and verbs: words.tsv, verbs.tsv ----

_VERBS = table("verbs.tsv")
_FORMS = mapped(_VERBS, "forms")
SMALL, CUES = inverted(table("words.tsv"), "as"), inverted(_VERBS, "as")
"""The small words of each kind; the dictionary forms of the verbs of each kind."""
DAYS = SMALL["day"]
HONORIFICS = SMALL["honorific"]
DEFINITE, INDEFINITE = SMALL["definite"], SMALL["indefinite"]


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


REPORTING, ACTS, OBJECTS, CLAUSAL = CUES["reports"], CUES["act"], CUES["object"], CUES["clause"]
BARE, ADDRESSING, CALLING = CUES["bare"], CUES["addressee"], CUES["name"]
QUOTING, RECALLING = CUES["quoting"], CUES["recalling"]
PREPOSITIONS = {verb: frozenset(taken.split()) for verb, taken in mapped(_VERBS, "prepositions").items()}
VERBS = {form: verb for verb in sorted(CUES["speech"] | CUES["reports"]) for form in forms(verb)}
"""Every form of every cue verb, lower case, with its dictionary form."""


class Stance(StrEnum):
    """What a verb does to the statement below it."""

    DENIES = "denies"  # says that it was not made (“denied saying”)
    WITHHOLDS = "withholds"  # tells that it was not made (“refused to say”)
    ALLEGES = "alleges"  # blames somebody for it, without vouching (“accused him of saying”)
    WISHES = "wishes"  # thinks of it, asks for it or waits for it (“imagine Brandt saying”)
    REPORTS = "reports"  # passes it on; in the passive before an infinitive it only alleges (“is said to have told”)
    SEEMS = "seems"  # alleges only what is past (“seems to have said”, but not “seemed to suggest”)
    SHOWS = "shows"  # presents somebody who speaks (“the video shows Brandt saying”)
    QUOTES = "quotes"  # passes on the words of its object (“quoted Brandt as saying”)


STANCE = {form: Stance(stance) for verb, stance in mapped(_VERBS, "stance").items() for form in forms(verb)}
"""Every form of a governing verb, lower case, with what it does."""

# ---- common nouns: nouns.tsv, body_kinds.tsv, known_bodies.tsv ----

_NOUNS = table("nouns.tsv")
NOUNS = inverted(_NOUNS, "as")
"""The nouns of each kind."""
_SIMPLE = NOUNS["person"]
COMPOUNDS = frozenset(
    {f"{part}-{noun}" for part in ("co", "ex", "vice", "deputy", "then") for noun in _SIMPLE}
    | {f"{noun}-{part}" for part in ("elect", "designate", "general") for noun in _SIMPLE}
    | {noun for noun in _SIMPLE if "-" in noun}
    | NOUNS["compound"]
)
"""People's nouns with a hyphen, which tokenisers break at it."""
PERSON_NOUNS = _SIMPLE | COMPOUNDS
FEMALE_NOUNS, MALE_NOUNS = NOUNS["female"], NOUNS["male"]
GROUP_NOUNS, DOCUMENT_NOUNS, CROWDS = NOUNS["group"], NOUNS["document"], NOUNS["crowd"]
SPEAKING = PERSON_NOUNS | GROUP_NOUNS | CROWDS | DOCUMENT_NOUNS
SOURCES, SAID, COUNTS, WORKS = NOUNS["source"], NOUNS["said"], NOUNS["count"], NOUNS["work"]
ALIKE = inverted(_NOUNS, "like")
"""Groups of roles: somebody of a role may be meant by the nouns of its group."""
SORTS = mapped(_NOUNS, "sort")
"""From a noun of a document to its sort."""
PLACES = mapped(_NOUNS, "place")
"""From a noun of who comes from somewhere to the place (“Texan”)."""
BODY_NOUNS = tuple((row["nouns"].split(), frozenset(row["borne"].split())) for row in table("body_kinds.tsv"))
"""Nouns of a kind of body, with the words that such bodies bear in their names."""
KNOWN_BODIES = {name: frozenset(called.split()) for name, called in mapped(table("known_bodies.tsv"), "nouns").items()}
"""From a well-known body to the nouns by which it is called."""


def gender_of_noun(noun: str) -> str | None:
    """`"f"` or `"m"` for a noun that tells it of whom it stands for (“mother”), None for any other."""
    return "f" if noun in FEMALE_NOUNS else "m" if noun in MALE_NOUNS else None


# ---- before a name without being part of it: titles.tsv, title_nouns.tsv, states.tsv ----

_TITLES = inverted(table("titles.tsv"), "as")
OFFICE_WORDS = _TITLES["office"]
"""Words that part one office from another (“prime minister”, “education secretary”)."""
FEMALE_TITLES, MALE_TITLES, HARD_TITLES = _TITLES["female"], _TITLES["male"], _TITLES["hard"]
ADJECTIVES, SUFFIXES = _TITLES["adjective"], _TITLES["suffix"]
TITLES = FEMALE_TITLES | MALE_TITLES | _TITLES["neutral"] | COMPOUNDS
TITLE_NOUNS = mapped(table("title_nouns.tsv"), "nouns")
"""From a title to the nouns by which its bearer is called."""
STATES = mapped(table("states.tsv"), "state")
"""From an abbreviation in lower case, without full stops and spaces, to the state in lower case."""
PARTIES = {"r": "republican", "d": "democrat", "i": "independent"}
"""From the letter before a state to the noun for the party's member."""


def bare(word: str) -> str:
    """A word as the lists hold it: lower case, without full stops at its end."""
    return word.lower().rstrip(".")


# ---- first names: first_names.tsv, nicknames.tsv ----

_FIRST = inverted(table("first_names.tsv"), "as")
_MALE, _FEMALE, _EITHER = _FIRST["m"], _FIRST["f"], _FIRST["either"]
FIRST = _MALE | _FEMALE | _FIRST["untold"] | (_EITHER - _FIRST["surname"])
FAMILY_FIRST = _FIRST["family"]
_NICKNAMES = [" ".join(row.values()).split() for row in table("nicknames.tsv")]
SAME_FIRST = {name: frozenset(forms) for forms in _NICKNAMES for name in forms}
"""Each name with all forms of the row in which it stands, in lower case."""


def gender_of(first: str) -> str | None:
    """`"f"` or `"m"` for a first name that one sex bears, None where both or neither do."""
    word = first.lower()
    female, male = word in _FEMALE, word in _MALE
    if female == male or word in _EITHER:
        return None
    return "f" if female else "m"
