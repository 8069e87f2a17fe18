"""Which words tell that something was not said, is only alleged, or only thought of?

Dictionary forms, written by hand; `STANCE` maps every inflected form of a governing verb to what it does to the
statement that hangs on it.
"""

from enum import StrEnum

from searchapp.annotate.lexicon.nouns import nouns
from searchapp.annotate.lexicon.small import listed
from searchapp.annotate.lexicon.verbs import STANCES


class Stance(StrEnum):
    """What a verb does to the statement below it."""

    DENIES = "denies"
    """Says of the statement that it was not made (“denied saying”)."""
    WITHHOLDS = "withholds"
    """Tells that it was not made (“refused to say”)."""
    ALLEGES = "alleges"
    """Blames somebody for it, without vouching (“accused him of saying”)."""
    WISHES = "wishes"
    """Thinks of it, asks for it or waits for it (“imagine Brandt saying”)."""
    REPORTS = "reports"
    """Passes it on; in the passive before an infinitive it only alleges (“is said to have told”)."""
    SEEMS = "seems"
    """Alleges only what is past (“seems to have said”, but not “seemed to suggest”)."""
    SHOWS = "shows"
    """Presents somebody who speaks (“the video shows Brandt saying”)."""
    QUOTES = "quotes"
    """Passes on the words of its object (“quoted Brandt as saying”)."""


STANCE = {form: Stance(stance) for form, stance in STANCES.items()}
"""Every form of a governing verb, lower case, with what it does."""

NEGATIONS = listed("negation")
NOBODY = listed("nobody")
"""Subjects that say that no one did it; “no one” besides."""

MODALS = listed("modal")
HABITS = listed("habit")
"""Beside “would” and “could” they tell of what was said (“would later say”, “would only say”)."""

HEARSAY = listed("hearsay")
"""Adverbs by which the article does not vouch for the cue."""

CONDITIONS = listed("condition")

FORGED = listed("forged")
"""Adjectives of a text, recording or picture that somebody made up."""

FORGERIES = nouns("forgery")
"""Nouns that say it themselves."""

MEDIA = nouns("medium")
"""What can be forged, and what somebody's words stand in."""

RUMOURS = nouns("rumour")
"""Nouns that bring a statement nobody vouches for (“rumours that Brandt said …”)."""

ACCUSING = nouns("accusing")
"""According to these, something is only alleged."""

RECORDS = nouns("record")
"""According to these, it was said."""

ACCOUNTS = nouns("account")
"""“In Kern's account, Brandt said …”: what stands there is passed on by Kern."""

EVIDENCE = nouns("evidence")
DENIALS = nouns("denial")
PROSPECTS = nouns("prospect")

UNREAL = listed("unreal")
"""Adjectives whose infinitive has not come about (“is likely to say”)."""

UNTRUE = listed("untrue")
UNSETTLED = listed("unsettled")
