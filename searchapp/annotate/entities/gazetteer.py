"""Which names does everybody know: countries, cities, peoples, given names, offices, well-known bodies?

The lists lie in `data/`, one file a kind, extended by a line; all of them are common knowledge written down by us.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from searchapp.domain import EntityKind


@cache
def names(file: str) -> frozenset[str]:
    """The entries of one list, exactly as written; lines that begin with `#` are remarks."""
    return frozenset(name.strip() for line in _lines(file) for name in line.split(","))


def _lines(file: str) -> list[str]:
    text = resources.files(__package__).joinpath("data", f"{file}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def upper_names(file: str) -> dict[str, str]:
    """The same list by its entries in capitals, for headlines set in capitals."""
    return {name.upper(): name for name in names(file)}


@cache
def display_names() -> dict[str, str]:
    """From each name of a country or a well-known body to the one to show: “U.N.” to “United Nations”."""
    shown: dict[str, str] = {}
    for file in ("countries", "aliases"):
        for line in _lines(file):
            first, *others = (name.strip() for name in line.split(","))
            shown.update(dict.fromkeys([first, *others], first))
    return shown


def known_kind(name: str) -> EntityKind | None:
    """The kind of a name that the lists hold as a place or a body; None for any other."""
    return _kinds().get(name)


@cache
def _kinds() -> dict[str, EntityKind]:
    """The kind of each known name; of several names of one bearer the first that a list holds decides: “F.B.I.”."""
    kinds = dict.fromkeys(names("organisations"), EntityKind.ORGANISATION)
    kinds |= dict.fromkeys([*names("countries"), *names("places")], EntityKind.PLACE)
    for line in _lines("aliases"):
        group = [name.strip() for name in line.split(",")]
        told = next((kinds[name] for name in group if name in kinds), None)
        for name in group if told else ():
            kinds.setdefault(name, told or EntityKind.ORGANISATION)
    return kinds


def is_country(name: str) -> bool:
    """Whether this is a country or a territory, whatever its capitals."""
    return name in names("countries") or name in upper_names("countries")


def title_length(words: list[str]) -> int:
    """How many of the first words are titles: “Deputy Foreign Minister Lind” has three, “General Motors” none.

    A word that only goes with titles counts where a title follows it.
    """
    length = 0
    for number, word in enumerate(words, start=1):
        bare = word.rstrip(".").casefold()
        if bare in _folded("titles"):
            length = number
        elif bare not in _folded("title_words"):
            break
    return length


def has_body_word(words: list[str]) -> bool:
    """Whether one of the words marks a body (“Inc”, “University”, “United”)."""
    return not names("organisation_words").isdisjoint(word.rstrip(".") for word in words)


def is_place_name(words: list[str]) -> bool:
    """Whether several words end in one that places bear (“Bridge”, “Street”)."""
    return len(words) > 1 and words[-1] in names("place_words")


def is_building_name(words: list[str]) -> bool:
    """Whether several words end in one that only buildings bear (“Mosque”, “Cathedral”)."""
    return len(words) > 1 and words[-1] in names("building_words")


def is_part_of(short: str, longer: str) -> bool:
    """Whether a longer name means a part of the body that its beginning names: “Halmar Union Youth Council”.

    So it is where it ends in a part's word, and either two words or more follow or the beginning is a known body.
    """
    rest = longer.split()[len(short.split()) :]
    named = len(rest) > 1 or known_kind(short) is EntityKind.ORGANISATION
    return bool(rest) and rest[-1] in names("part_words") and named


def is_body_name(words: list[str]) -> bool:
    """Whether several words together are a body's name: one marks a body, or two are joined by “&”."""
    return len(words) > 1 and (has_body_word(words) or "&" in words)


@cache
def _folded(file: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in names(file))
