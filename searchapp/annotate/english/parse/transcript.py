"""Is an article a transcript, in which “NAME: …” opens each answer?

It is, where at least three lines open so and one of the names comes back; then each such line is a statement.
"""

import re
from collections import Counter
from dataclasses import dataclass

from searchapp.domain import Span

_LABEL = re.compile(
    r"(?P<time>[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \u00a0]+)?[\"“]?"  # [16:04]
    r"(?P<name>(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3})"
    r"(?P<bracket> \([^():]{1,40}\)){0,2}: +(?=\S)"  # (Marrow North) (Free League):
)
_QUESTION = re.compile(r"[^\"“”]{8,300}\?\s*$")
_ANSWER = re.compile(r"[^\"“”]*[^\"“”?\s]\s*$")
_QUESTIONS = 2
_GOES_ON = re.compile(r"[\"“]\w")
_LINES = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """What one unit of a transcript adds: the label that opens it (None: the last turn goes on) and what is said."""

    label: Span | None
    said: Span


def answers(text: str, units: list[Span]) -> list[int]:
    """The units that answer the questions of an interview without marks; none where there are fewer than two.

    A question fills its unit and ends with its mark; the unit behind it, which is none, answers it.
    """
    asked = [n for n, unit in enumerate(units) if _QUESTION.match(text, unit.start, unit.end)]
    replies = [n + 1 for n in asked if n + 1 < len(units) and _ANSWER.match(text, units[n + 1].start, units[n + 1].end)]
    return replies if len(replies) >= _QUESTIONS and min(replies) > 1 else []


def transcript_turns(text: str, units: list[Span]) -> dict[int, Turn]:
    """For each unit that belongs to a transcript its turn; where answers stand between marks, a turn may go on."""
    found, told = {}, set()
    for number, unit in enumerate(units):
        match = _LABEL.match(text, unit.start, unit.end)
        if match is not None:
            found[number] = (Span(*match.span("name")), Span(match.end(), unit.end))
            told |= {number} if match["time"] or match["bracket"] else set()
    names = Counter(text[label.start : label.end] for label, _ in found.values())
    if len(found) < _LINES or max(names.values(), default=0) < 2:
        return {}
    turns = {
        n: Turn(label, said)
        for n, (label, said) in found.items()
        if n in told or names[text[label.start : label.end]] > 1
    }
    marked = all(text[units[n].start] in '"“' for n in turns)
    for number in range(min(turns), max(turns) if marked else 0):
        unit = units[number]
        if number not in turns and _GOES_ON.match(text, unit.start, unit.end):
            turns[number] = Turn(None, unit)
    return turns
