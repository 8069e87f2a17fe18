"""A small archive about Veldania, and what every engine must answer about it."""

from __future__ import annotations

from searchapp.domain import (
    Band,
    CivilDate,
    DateOrigin,
    EntityKind,
    EntityRef,
    IndexedParagraph,
    IndexedQuote,
    QuoteType,
    Span,
    Status,
)

ILSE, OSKAR, BANK, KARSHOLM, ILSE_TOO = 1, 2, 3, 4, 5
NAMES = {ILSE: "Ilse Maarn", OSKAR: "Oskar Tove", BANK: "Tarn Bank", KARSHOLM: "Karsholm", ILSE_TOO: "I. Maarn"}
KINDS = {BANK: EntityKind.ORGANISATION, KARSHOLM: EntityKind.PLACE}


def quote(number: int, text: str, said: str, speaker: int | None, status: Status = Status.ASSERTED) -> IndexedQuote:
    """A quotation of the words `said`; a bar separates its segments."""
    segments = tuple(Span(text.index(part), text.index(part) + len(part)) for part in said.split("|"))
    return IndexedQuote(number, segments, QuoteType.DIRECT, status, speaker, Band.SURE if speaker else Band.UNKNOWN)


def article(
    key: str,
    first_id: int,
    source: str | None,
    date: str | None,
    lang: str,
    texts: list[tuple[str, list[tuple[str, int | None, Status]], list[int]]],
) -> list[IndexedParagraph]:
    """An article; the first text is its headline. Each text comes with (words, speaker, status) and entities."""
    title = texts[0][0]
    published = CivilDate(date, DateOrigin.METADATA) if date else None
    result = []
    for number, (text, said, mentioned) in enumerate(texts):
        quotes = tuple(
            quote(first_id * 100 + 10 * number + i, text, words, who, status)
            for i, (words, who, status) in enumerate(said)
        )
        speakers = dict.fromkeys(q.speaker for q in quotes if q.speaker and q.status is Status.ASSERTED)
        entities = tuple(EntityRef(e, KINDS.get(e, EntityKind.PERSON)) for e in mentioned)
        result.append(
            IndexedParagraph(
                first_id + number, key, number, title, text, lang, source, published, None, quotes,
                tuple(s for s in speakers if s is not None), entities, byline=BYLINES.get(key),
            )
        )  # fmt: skip
    return result


BYLINES = {"old": "Jo Marsh and Ed Low"}
YES, NO = Status.ASSERTED, Status.DENIED

ARCHIVE = [
    *article("harbour", 10, "Tarn Post", "2024-03-05", "en", [
        ("Harbour to close for winter", [], []),
        ("“We will close the harbour,” said Ilse Maarn, “and open the locks.”",
         [("We will close the harbour|and open the locks", ILSE, YES)], [ILSE]),
        ("“We will never close it,” said Oskar Tove. “The locks are old,” a clerk said.",
         [("We will never close it", OSKAR, YES), ("The locks are old", None, YES)], [OSKAR, KARSHOLM]),
        ("Oskar Tove denied having said that the harbours of Karsholm were bankrupt.",
         [("the harbours of Karsholm were bankrupt", OSKAR, NO)], [OSKAR, KARSHOLM]),
    ]),
    *article("budget", 20, "Averne Courier", "2024-03", "en", [
        ("Bank sees growth of 1.13 per cent", [], [BANK]),
        ("The Tarn Bank’s well-known forecast of 3,000 crowns did not convince Maarn.", [], [BANK, ILSE_TOO]),
        ("“Growth will close the gap,” she said.", [("Growth will close the gap", ILSE_TOO, YES)], [ILSE_TOO]),
    ]),
    *article("hafen", 30, None, None, "de", [
        ("Die Häfen schließen", [], []),
        ("Karsholms Häfen schließen im Winter, sagt die U.S. Marine.", [], [KARSHOLM]),
    ]),
    *article("old", 40, "Tarn Post", "2023", "en", [
        ("Ferry strike over", [], []),
        ("The ferries sail again. Nobody said why.", [], []),
    ]),
]  # fmt: skip

BODY = [p for p in ARCHIVE if p.number]
"""What a search for everything finds: the headlines are no hits."""
