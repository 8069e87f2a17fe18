"""Who is asking? Everybody is anonymous today; accounts would be decided here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, under the name that decisions are recorded with."""

    name: str


def current_actor() -> Actor:
    """Who sent the current request."""
    return Actor("anonymous")
