"""Who is named beside a paragraph, and when does the text itself have to say whose words are whose?"""

import pytest

from searchapp.answers import HitQuote, Named
from searchapp.domain import Band, EntityKind, QuoteType, Span, Status
from searchapp.web.voices import LONGEST_MENTION, Palette, Voice, alike, heard, voice_of

MARA, JONAS = (Named(f"e{i}", name, EntityKind.PERSON) for i, name in enumerate(("Mara Lind", "Jonas Feld")))
SURE, LIKELY, UNKNOWN = Band.SURE, Band.LIKELY, Band.UNKNOWN
SAID, DENIED = Status.ASSERTED, Status.DENIED


def voice(number, speaker, band=SURE, status=SAID):
    return Voice(number, (Span(number, number + 1),), speaker, "voice-0", QuoteType.DIRECT, status, band)


@pytest.mark.parametrize(
    ("voices", "named", "alone"),
    [
        ([], [], True),
        ([(MARA,)], [(1, MARA, SURE, SAID)], True),
        ([(MARA,), (MARA,)], [(1, MARA, SURE, SAID)], True),
        ([(MARA, LIKELY), (MARA, SURE)], [(1, MARA, SURE, SAID)], False),
        ([(MARA,), (MARA, SURE, DENIED)], [(1, MARA, SURE, SAID), (2, MARA, SURE, DENIED)], False),
        ([(MARA,), (JONAS,), (MARA,)], [(1, MARA, SURE, SAID), (2, JONAS, SURE, SAID)], False),
        ([(None, UNKNOWN), (None, UNKNOWN)], [(1, None, UNKNOWN, SAID)], True),
        ([(None, UNKNOWN), (MARA, LIKELY)], [(1, None, UNKNOWN, SAID), (2, MARA, LIKELY, SAID)], False),
    ],
)
def test_each_speaker_is_named_once_for_each_claim_and_as_sure_as_the_surest(voices, named, alone):
    here = [voice(number, *one) for number, one in enumerate(voices, 1)]
    assert [(one.id, one.speaker, one.band, one.status) for one in heard(here)] == named
    assert alike(here) is alone


def quoted(number, mention):
    span = Span(0, 1)
    return HitQuote(number, (span,), QuoteType.INDIRECT, SAID, UNKNOWN, None, cue=None, mention=mention, matched=False)


TEXT = "Two clerks said it leaked. A diver said it did not, the clerks said. " + "A very " * 20 + "old man laughed."


@pytest.mark.parametrize(
    ("speaker", "mention", "shown"),
    [
        (None, Span(0, 10), "Two clerks"),
        (None, None, ""),
        (MARA, Span(0, 10), ""),
        (None, Span(27, 34), "A diver"),
    ],
)
def test_whoever_has_no_name_is_shown_as_the_text_names_them(speaker, mention, shown):
    assert voice_of(quoted(1, mention), speaker, TEXT, Palette()).printed == shown


def test_long_words_for_a_speaker_are_cut_between_words():
    shown = voice_of(quoted(1, Span(69, len(TEXT) - 1)), None, TEXT, Palette()).printed
    assert shown.startswith("A very A very ")
    assert shown.endswith(" A …")
    assert len(shown) <= LONGEST_MENTION


def test_two_without_a_name_are_two_where_the_text_names_them_otherwise():
    voices = [
        voice_of(quoted(n, span), None, TEXT, Palette()) for n, span in enumerate((Span(0, 10), Span(27, 34), None))
    ]
    assert [one.printed for one in heard([*voices, *voices])] == ["Two clerks", "A diver", ""]
    assert alike(voices)
