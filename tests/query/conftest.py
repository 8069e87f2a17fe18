"""A registry of three invented names, enough to resolve what the queries of these tests name."""

from collections.abc import Iterable, Mapping

import pytest

from searchapp.domain import EntityKind
from searchapp.people.naming import spelt
from searchapp.ports import Name

KNOWN = {
    1: Name(1, "Mara Lind", EntityKind.PERSON, ("Mara Lind", "Lind")),
    2: Name(2, "Jonas Lind", EntityKind.PERSON, ("Jonas Lind", "Lind")),
    3: Name(3, "Tarn Water Board", EntityKind.ORGANISATION, ("Tarn Water Board",)),
}


class ThreeNames:
    def names(self, ids: Iterable[int]) -> Mapping[int, Name]:
        return {i: KNOWN[i] for i in ids if i in KNOWN}

    def find(self, text: str) -> frozenset[int]:
        return frozenset(n.id for n in KNOWN.values() if text.lower() in {v.lower() for v in n.variants})

    def suggest(self, beginning: str, limit: int) -> tuple[Name, ...]:
        return tuple(n for n in KNOWN.values() if beginning.lower() in n.name.lower())[:limit]

    def sounding(self, text: str, limit: int, exactly: bool = False) -> tuple[Name, ...]:
        return tuple(n for n in KNOWN.values() if spelt(text, n.name))[:limit]

    def spellings(self, word: str) -> tuple[str, ...]:
        return ()

    def aliases(self) -> Mapping[int, int]:
        return {}


@pytest.fixture(scope="session")
def names() -> ThreeNames:
    return ThreeNames()
