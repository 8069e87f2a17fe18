"""Are two bearers of a name one and the same? Evidence decides, never the name alone; what stays open is said."""

from searchapp.people.compare import Reason, Sameness, Verdict, compare, is_introduced
from searchapp.people.described import NOTHING, Description, describe, describe_entity
from searchapp.people.naming import Agreement, agreement, is_acronym_of, other_spelling, plain_name, spelt
from searchapp.people.profile import Companion, HeldRole, Profile
from searchapp.people.spelling import brief_key, skeleton, sound_key, spelling_words

__all__ = [
    "NOTHING",
    "Agreement",
    "Companion",
    "Description",
    "HeldRole",
    "Profile",
    "Reason",
    "Sameness",
    "Verdict",
    "agreement",
    "brief_key",
    "compare",
    "describe",
    "describe_entity",
    "is_acronym_of",
    "is_introduced",
    "other_spelling",
    "plain_name",
    "skeleton",
    "sound_key",
    "spelling_words",
    "spelt",
]
