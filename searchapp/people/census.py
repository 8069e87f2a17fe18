"""How common is a name? The 1990 U.S. Census counts nine people of ten by name, in files of the package `names`."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

FAMILY, MALE, FEMALE = "dist.all.last", "dist.male.first", "dist.female.first"


class Borne(NamedTuple):
    """How much a name is borne: its share of all people (of one sex), and its rank from 0."""

    share: float
    rank: int


@cache
def census(file: str) -> dict[str, Borne]:
    """The names of one file, in lower case."""
    lines = (line.split() for line in files("names").joinpath(file).read_text("ascii").splitlines())
    return {name.lower(): Borne(float(share) / 100, rank) for rank, (name, share, *_) in enumerate(lines)}
