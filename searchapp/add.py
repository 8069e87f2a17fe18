"""How do files become articles of the archive? Read them, keep what is new, answer for what is refused."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from searchapp.archive import Archive, Outcome
from searchapp.errors import RefusedInput
from searchapp.reading import ReadArticle

_BATCH = 100


@dataclass(slots=True)
class Summary:
    """What adding came to: how many records were read and what became of them, with every refusal."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[RefusedInput] = field(default_factory=list)


def add(
    archive: Archive,
    readings: Iterable[ReadArticle | RefusedInput],
    on_refusal: Callable[[RefusedInput], None] = lambda _: None,
) -> Summary:
    """Keep every article that was read. A refusal stops nothing: it is told at once and counted.

    Articles are kept in batches of 100: what was added before an interruption stays.
    """
    summary, run = Summary(), archive.new_run()
    waiting = iter(readings)
    while batch := list(itertools.islice(waiting, _BATCH)):
        articles = [reading for reading in batch if isinstance(reading, ReadArticle)]
        outcomes: list[Outcome | RefusedInput] = [r for r in batch if isinstance(r, RefusedInput)]
        for outcome in outcomes + archive.add(run, articles):
            _count(summary, outcome, on_refusal)
    return summary


def _count(summary: Summary, outcome: Outcome | RefusedInput, on_refusal: Callable[[RefusedInput], None]) -> None:
    summary.read += 1
    if isinstance(outcome, RefusedInput):
        summary.refused.append(outcome)
        on_refusal(outcome)
    elif outcome is Outcome.NEW:
        summary.new += 1
    elif outcome is Outcome.CHANGED:
        summary.changed += 1
    else:
        summary.unchanged += 1
