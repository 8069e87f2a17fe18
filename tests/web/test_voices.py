"""Who is named beside a paragraph, and when does the text itself have to say whose words are whose?"""

import pytest

from searchapp.answers import Named
from searchapp.domain import Band, EntityKind, QuoteType, Span, Status
from searchapp.web.voices import Voice, alike, heard

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
