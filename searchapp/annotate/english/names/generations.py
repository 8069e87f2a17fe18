"""Which bearers of one name does an article part by “Jr.” and “Sr.”?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.names.naming import Naming

_GENERATIONS = frozenset({"jr", "sr"})


def part_generations(units: Iterable[tuple[Parsed, list[Naming]]]) -> None:
    """Make “Jr.” and “Sr.” part of a name where the units of an article have both; else they are left out as usual."""
    marked: defaultdict[str, list[tuple[Parsed, Naming]]] = defaultdict(list)
    told: defaultdict[str, set[str]] = defaultdict(set)
    for parsed, found in units:
        for naming in found:
            word = "".join(parsed.words[naming.last + 1 : naming.last + 2])
            if word.lower().rstrip(".") in _GENERATIONS:
                marked[naming.words[-1]].append((parsed, naming))
                told[naming.words[-1]].add(word.lower().rstrip("."))
    for surname, namings in marked.items():
        if len(told[surname]) > 1:
            for parsed, naming in namings:
                naming.words += (parsed.words[naming.last + 1].rstrip(".") + ".",)
