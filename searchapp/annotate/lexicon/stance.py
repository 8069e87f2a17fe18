"""What does a verb do to the statement that hangs on it: is it denied, only alleged, only thought of?"""

from enum import StrEnum

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
