"""How are the hits of a search laid out for the templates?"""

from __future__ import annotations

from searchapp.answers import SearchPage
from searchapp.domain import Span
from searchapp.web.pieces import Stretch, stretches
from searchapp.web.voices import Palette, Voice, given_voices, voice_of

Laid = list[Stretch[Voice]]


def laid_out(found: SearchPage) -> list[tuple[Laid, Laid, list[Voice]]]:
    """Each hit's text and title, cut into stretches, and those of its speakers whose words are not marked off.

    A speaker has the same colour in all of them.
    """
    palette = Palette()
    texts = []
    for hit in found.hits:
        voices = [voice_of(quote, palette) for quote in hit.quotes]
        title: Laid = stretches(hit.title, Span(0, len(hit.title)), hit.title_marks, [])
        text = stretches(hit.text, Span(0, len(hit.text)), hit.marks, voices)
        texts.append((text, title, given_voices(hit.speakers, voices, palette)))
    return texts
