"""How is a timeline drawn: which bars, where, how high, with which words?"""

from collections.abc import Callable
from math import ceil
from typing import NamedTuple

from flask_babel import get_locale
from markupsafe import Markup, escape

from searchapp.around_search.timeline import Bar, Timeline
from searchapp.web.language import direction
from searchapp.web.show import number, span

WIDTH, HEIGHT, HIGHEST = 600, 56, 50
"""Of the drawing and of its longest bar, in units of its own."""

LETTER = 2.6
"""So many per cent of the width of a telephone a letter of a label takes at most, or nearly so."""


class Tick(NamedTuple):
    """A time named below the bars, so far (per cent) from the left; a `late` one is written before its place."""

    x: float
    label: str
    late: bool


class Drawing(NamedTuple):
    """A timeline ready to be written down: how wide a bar and all of them are, the bars as SVG, the times below.

    `most` is the count of the longest bar.
    """

    wide: int
    width: int
    height: int
    bars: Markup
    ticks: list[Tick]
    most: int
    elsewhere: int


def drawn(timeline: Timeline | None, during: Callable[[str], str]) -> Drawing | None:
    """The drawing, `during` giving the address that narrows to a time; None where there is nothing to compare."""
    if timeline is None or len(timeline.bars) < 2:
        return None
    wide, most = WIDTH // len(timeline.bars), timeline.highest
    bars = "".join(_bar(at, bar, wide, most, during) for at, bar in enumerate(timeline.bars))
    mirrored = direction(get_locale().language) == "rtl"
    places = [(at * 100 / len(timeline.bars), label) for at, label in timeline.ticks()]
    ticks: list[Tick] = []
    free = 0.0
    for far, label in places:
        told = span(label)
        late = far + len(told) * LETTER > 100  # where it would be cut off, it is written before its place
        begin = far - len(told) * LETTER if late else far
        if begin >= free:
            ticks.append(Tick(round(100 - far if mirrored else far, 2), told, late))
            free = begin + len(told) * LETTER
    whole = Markup(bars)  # noqa: S704  # escaped where it is put in
    return Drawing(wide, wide * len(timeline.bars), HEIGHT, whole, ticks, most, timeline.elsewhere)


def _bar(at: int, bar: Bar, wide: int, most: int, during: Callable[[str], str]) -> str:
    """A bar that leads to its time, and the ground that one can point at above it."""
    label, x = escape(span(bar.value)), at * wide
    told = f'data-at="{at}" data-value="{bar.value}" data-label="{label}" data-count="{bar.count}"'
    reach = f'<rect class="reach" x="{x}" y="0" width="{wide}" height="{HEIGHT}"/>'
    if not bar.count:
        return f"<g {told}>{reach}</g>\n"
    high, called = ceil(bar.count * HIGHEST * 10 / most) / 10, f"{label}: {number(bar.count)}"
    return (
        f'<a href="{escape(during(bar.value))}" aria-label="{called}" {told}><title>{called}</title>{reach}'
        f'<rect class="bar" x="{x + 1}" y="{HEIGHT - high}" width="{wide - 2}" height="{high}"/></a>\n'
    )
