"""Who speaks in the quotations of a page, and in which colour?"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, replace

from searchapp.answers import HitQuote, Named
from searchapp.article import Statement
from searchapp.domain import Band, QuoteType, Span, Status
from searchapp.web.services import services

LONGEST_MENTION = 60
"""How many characters of the words by which a text names an unknown speaker are shown."""

COLOURS = 8
"""How many colours the stylesheet has for speakers."""


class Palette:
    """Gives each speaker of a page a colour, in the order in which they first speak."""

    def __init__(self) -> None:
        self._of: dict[str, int] = {}

    def __call__(self, speaker: Named | None) -> str:
        """The class that the stylesheet colours."""
        if speaker is None:
            return "voice-unknown"
        return f"voice-{self._of.setdefault(speaker.id, len(self._of)) % COLOURS}"


@dataclass(frozen=True, slots=True)
class Voice:
    """A quotation as a page shows it: where it lies, who speaks, how sure that is, and what the article claims.

    `printed` is how the text names a speaker whose name is unknown: “two people briefed on the talks”.
    """

    id: int
    segments: tuple[Span, ...]
    speaker: Named | None
    colour: str
    type: QuoteType
    status: Status
    band: Band
    printed: str = ""
    matched: bool = False


def speaker_of(statement: Statement) -> Named | None:
    """Who speaks a statement, under today's name; None where nobody is known to."""
    names = services().names.names([] if statement.speaker is None else [statement.speaker])
    return next((Named.of(name) for name in names.values()), None)


def heard(voices: Iterable[Voice]) -> list[Voice]:
    """Who speaks, in order, each speaker once for each claim, as sure as the surest of these quotations."""
    first: dict[tuple[Named | None, str, Status], Voice] = {}
    for voice in voices:
        key = voice.speaker, voice.printed.casefold(), voice.status
        known = first.setdefault(key, voice)
        if voice.band is Band.SURE and known.band is not Band.SURE:
            first[key] = replace(known, band=Band.SURE)
    return list(first.values())


def alike(voices: Iterable[Voice]) -> bool:
    """Whether one and the same speaks in all of them, with one claim and as surely, so that one name says it all."""
    return len({(voice.speaker, voice.status, voice.band) for voice in voices}) < 2


def given_voices(speakers: Iterable[Named], voices: Iterable[Voice], palette: Palette) -> list[Voice]:
    """The voices of speakers who are given for a whole paragraph, in which no quotation of theirs is marked off."""
    heard = {voice.speaker for voice in voices}
    return [
        Voice(0, (), speaker, palette(speaker), QuoteType.DIRECT, Status.ASSERTED, Band.SURE)
        for speaker in speakers
        if speaker not in heard
    ]


def voice_of(quote: HitQuote | Statement, speaker: Named | None, text: str, palette: Palette) -> Voice:
    """A quotation in a text, as the page shows it."""
    told = "" if speaker or quote.mention is None else text[quote.mention.start : quote.mention.end]
    return Voice(
        id=quote.id,
        segments=quote.segments,
        speaker=speaker,
        colour=palette(speaker),
        type=quote.type,
        status=quote.status,
        band=quote.band,
        printed=textwrap.shorten(told, LONGEST_MENTION, placeholder=" …") if told else "",
        matched=isinstance(quote, HitQuote) and quote.matched,
    )
