"""Are two bearers of a name one and the same? One name is one person unless evidence parts them."""

from searchapp.people.bearer import Bearer, Presence, bearer_of
from searchapp.people.decide import Decision, Sameness, compare, decide, stays_open
from searchapp.people.described import NOTHING, Description, describe, describe_entity
from searchapp.people.grounds import Ground, Reason, grounds
from searchapp.people.naming import Agreement, agreement, is_acronym_of, other_spelling, plain_name, spelt
from searchapp.people.profile import Companion, HeldRole, Profile
from searchapp.people.readings import likeness_across, readings
from searchapp.people.spelling import block_of, brief_key, generation_of, likeness, skeleton, sound_key, spelling_words

__all__ = [
    "NOTHING",
    "Agreement",
    "Bearer",
    "Companion",
    "Decision",
    "Description",
    "Ground",
    "HeldRole",
    "Presence",
    "Profile",
    "Reason",
    "Sameness",
    "agreement",
    "bearer_of",
    "block_of",
    "brief_key",
    "compare",
    "decide",
    "describe",
    "describe_entity",
    "generation_of",
    "grounds",
    "is_acronym_of",
    "likeness",
    "likeness_across",
    "other_spelling",
    "plain_name",
    "readings",
    "skeleton",
    "sound_key",
    "spelling_words",
    "spelt",
    "stays_open",
]
