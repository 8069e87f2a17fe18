"""How is a text written with its quotations, marks, colours, names and doubts? The one place that writes these as HTML.

In Python, since a page has hundreds of them and a macro of a template costs thirty times as much.
"""

from collections.abc import Sequence
from functools import lru_cache

from flask_babel import gettext
from markupsafe import Markup, escape

from searchapp.answers import Named
from searchapp.domain import Band, Status
from searchapp.web.language import locale_name
from searchapp.web.pieces import Piece, Stretch
from searchapp.web.urls import side_url
from searchapp.web.voices import Voice


@lru_cache(200)
def _told(english: str, _locale: str) -> str:
    return str(gettext(english))


def word(english: str) -> str:
    """A word of the stylesheet's vocabulary in the reader's language."""
    return _told(english, locale_name())


def _written(html: str) -> Markup:
    return Markup(html)  # noqa: S704  # all that is not ours in it is escaped where it is put in


def flow(stretches: Sequence[Stretch], alone: bool = False, named: bool = True) -> Markup:
    """A text. Each quotation has its speaker before it, unseen where the name beside the text leaves nothing open.

    In a headline nobody is `named`: nothing stands in it that was not printed there.
    """
    out: list[str] = []
    for stretch in stretches:
        voice = stretch.quote
        if voice is None:
            _pieces(stretch.pieces, out)
            continue
        if stretch.first and named:
            out.append(f"{_tag(voice, alone)}&#8288;")
        matched = " is-matched" if voice.matched else ""
        out.append(
            f'<span class="quote {voice.colour} band-{voice.band} is-{voice.status}{matched}" data-quote="{voice.id}">'
        )
        _pieces(stretch.pieces, out)
        out.append("</span>")
    return _written("".join(out))


def _pieces(pieces: Sequence[Piece], out: list[str]) -> None:
    for piece in pieces:
        text = escape(piece.text)
        if piece.marked:
            text = f"<mark>{text}</mark>"  # type: ignore[assignment]
        if piece.shows:
            text = f'<span data-shows="{" ".join(map(str, piece.shows))}">{text}</span>'  # type: ignore[assignment]
        out.append(text)


def claim(status: Status) -> str:
    """What a statement is if it was not simply said."""
    return "" if status is Status.ASSERTED else word(status.value)


def _claimed(status: Status) -> str:
    return "" if status is Status.ASSERTED else f' <span class="claim">{word(status.value)}</span>'


def _doubt(speaker: Named | None, band: Band) -> str:
    return f'<span class="doubt">{word("probably")}</span> ' if speaker and band is Band.LIKELY else ""


def speaker_name(voice: Voice, linked: bool = False) -> Markup:
    """The name alone."""
    if voice.speaker is None:
        return _written(word("unknown speaker"))
    name = f"<bdi>{escape(voice.speaker.name)}</bdi>"
    return _written(f'<a href="{side_url("speaker", int(voice.speaker.id[1:]))}">{name}</a>' if linked else name)


def _tag(voice: Voice, alone: bool) -> str:
    """Within the text: before the words, and seen only where the name beside the text leaves open whose they are."""
    told = f"{_doubt(voice.speaker, voice.band)}{speaker_name(voice)}{_claimed(voice.status)}"
    seen, colon = ("unseen", ": ") if alone else ("tag", "")
    return f'<span class="{seen} {voice.colour} band-{voice.band}">{told}{colon}</span>'


def spoken_by(voice: Voice, linked: bool = True) -> Markup:
    """Beside the text: who speaks, how sure that is, and what is claimed; how the text names who has no name."""
    told = f"{_doubt(voice.speaker, voice.band)}{speaker_name(voice, linked)}{_claimed(voice.status)}"
    printed = f" <small>“<bdi>{escape(voice.printed)}</bdi>”</small>" if voice.printed else ""
    return _written(f'<span class="speaker {voice.colour} band-{voice.band}">{told}</span>{printed}')
