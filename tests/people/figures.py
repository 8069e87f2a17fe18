"""How often does the comparison of two profiles get it right on the 300 pairs? Run this file for the figures."""

import datetime
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from searchapp.domain import EntityKind
from searchapp.names import fold_name
from searchapp.people.profile import Companion, HeldRole, Profile, years_of_birth
from tests.people.comparing import Sameness, compare

PAIRS = Path(__file__).parent / "pairs.jsonl"
_KINDS = {"#": EntityKind.ORGANISATION, "@": EntityKind.PLACE}


def companion(name: str) -> Companion:
    """A companion as the table writes it: `#` before an organisation, `@` before a place, nothing before a person."""
    return Companion(_KINDS.get(name[0], EntityKind.PERSON), fold_name(name.lstrip("#@")))


def profile(record: dict[str, Any]) -> Profile:
    """One appearance of the table as a profile."""
    date = datetime.date.fromisoformat(record["date"])
    return Profile(
        name=record["name"],
        kind=EntityKind.PERSON,
        roles=tuple(HeldRole(text, date, date) for text in record["roles"]),
        outlets=frozenset({record["outlet"]}),
        dates=(date,),
        company=frozenset(companion(name) for name in record["company"]),
        gender=record.get("gender"),
        born=years_of_birth(record["age"], date) if "age" in record else None,
    )


def verdicts() -> Iterator[tuple[dict[str, Any], Sameness]]:
    """Each pair of the table with what the comparison says of it."""
    for line in PAIRS.read_text("utf-8").splitlines():
        pair = json.loads(line)
        yield pair, compare(profile(pair["a"]), profile(pair["b"]))[0]


def figures() -> Counter[tuple[bool, Sameness]]:
    """How many pairs of one person (True) and of namesakes (False) got which verdict."""
    return Counter((pair["same"], sameness) for pair, sameness in verdicts())


if __name__ == "__main__":
    counts = figures()
    for same, label in ((True, "one person"), (False, "namesakes")):
        print(label, {sameness.value: counts[same, sameness] for sameness in Sameness})  # noqa: T201
    linked = counts[True, Sameness.SAME] + counts[False, Sameness.SAME]
    print(f"links right: {counts[True, Sameness.SAME]} of {linked}")  # noqa: T201
