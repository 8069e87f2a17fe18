"""Are two bearers of a name one and the same? Evidence decides, never the name alone; what stays open is said."""

from searchapp.people.compare import Reason, Sameness, Verdict, compare
from searchapp.people.described import Description, describe
from searchapp.people.naming import Agreement, agreement, is_acronym_of, plain_name
from searchapp.people.profile import Companion, HeldRole, Profile
from searchapp.people.spelling import brief_key, sound_key

__all__ = [
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
    "is_acronym_of",
    "plain_name",
    "sound_key",
]
