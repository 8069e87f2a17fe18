"""What did the input itself say of speakers, entities and quotations? It is kept as given, apart from findings."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from searchapp.archive import schema
from searchapp.archive.findings.quotes import QuoteRow, keep_quotes
from searchapp.archive.ground.minting import put
from searchapp.archive.people.appearances import given_profiles
from searchapp.archive.people.linking import Linker
from searchapp.domain import Band, EntityKind, Span
from searchapp.reading import GivenParagraph, GivenQuote, ReadArticle

_Row = dict[str, Any]


def keep_given(
    connection: Connection, article_id: int, version_id: int, read: ReadArticle, spans: Sequence[Span]
) -> None:
    """Note the given facts of a new version; `spans` are those of headline and paragraphs in its text."""
    linker = Linker(connection)
    told = [
        (number, span, paragraph)
        for number, (span, paragraph) in enumerate(zip(spans[1:], read.paragraphs, strict=True), start=1)
        if (paragraph.speakers, paragraph.entities, paragraph.quotes) != (None, None, None)
    ]
    put(connection, schema.given, [_flags(version_id, number, paragraph) for number, _, paragraph in told])
    _link_names(linker, article_id, read)
    mentions = [
        {"version_id": version_id, "number": number, "origin": "given", **row}
        for number, span, paragraph in told
        for row in _mentions(linker, article_id, paragraph, span)
    ]
    put(connection, schema.mention, mentions)
    speakers = [
        {"version_id": version_id, "number": number, "entity_id": entity_id}
        for number, _, paragraph in told
        for entity_id in sorted({linker.link_speaker(article_id, name) for name in paragraph.speakers or ()})
    ]
    put(connection, schema.given_speaker, speakers)
    quotes = [
        _quote_row(version_id, quote, span, quote.speaker and linker.link_speaker(article_id, quote.speaker))
        for _, span, paragraph in told
        for quote in paragraph.quotes or ()
    ]
    keep_quotes(connection, article_id, version_id, read.text, schema.given_quote, quotes)


def _link_names(linker: Linker, article_id: int, read: ReadArticle) -> None:
    """Decide whom all given names mean, before any of them is used."""
    kinds = _kinds(linker, article_id, read)
    for name, kind in kinds.items():
        linker.link_known(article_id, name, kind)
    linker.link_all(article_id, given_profiles(read, kinds), given=True)


def _kinds(linker: Linker, article_id: int, read: ReadArticle) -> dict[str, EntityKind]:
    """All names that the input gives; an entity of the same name tells of what kind a speaker is."""
    kinds = {entity.name: entity.kind for p in read.paragraphs for entity in p.entities or ()}
    speakers = [name for p in read.paragraphs for name in (*(p.speakers or ()), *_quoted(p))]
    return kinds | {name: linker.kind_of(article_id, name) for name in dict.fromkeys(speakers) if name not in kinds}


def _quoted(paragraph: GivenParagraph) -> list[str]:
    return [quote.speaker for quote in paragraph.quotes or () if quote.speaker]


def _flags(version_id: int, number: int, paragraph: GivenParagraph) -> _Row:
    facts = {"speakers": paragraph.speakers, "entities": paragraph.entities, "quotes": paragraph.quotes}
    return {"version_id": version_id, "number": number, **{name: fact is not None for name, fact in facts.items()}}


def _mentions(linker: Linker, article_id: int, paragraph: GivenParagraph, span: Span) -> Iterator[_Row]:
    for entity in dict.fromkeys(paragraph.entities or ()):
        at = paragraph.text.find(entity.name)  # a catalogue may name what the text doesn't: then the span is empty
        start, end = (at, at + len(entity.name)) if at >= 0 else (0, 0)
        entity_id = linker.link(article_id, entity.name, entity.kind)
        yield {"entity_id": entity_id, "start": span.start + start, "end": span.start + end}


def _quote_row(version_id: int, quote: GivenQuote, span: Span, entity_id: int | str | None) -> QuoteRow:
    cue = quote.cue and quote.cue.shifted(span.start)
    return {
        "version_id": version_id,
        "entity_id": entity_id or None,
        "segments": [[s.start + span.start, s.end + span.start] for s in quote.segments],
        "type": quote.type.value,
        "status": quote.status.value,
        "speaker_start": None,
        "speaker_end": None,
        "cue_start": cue and cue.start,
        "cue_end": cue and cue.end,
        "band": (Band.SURE if entity_id else Band.UNKNOWN).value,
        "rule": "given",
        "confidence": 1.0 if entity_id else 0.0,
        "chain": [],
    }
