"""What did the input itself say of speakers, entities and quotations? It is kept as given, apart from findings."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from searchapp.archive import schema
from searchapp.archive.findings.quotes import keep_quotes, quote_row
from searchapp.archive.ground.minting import put
from searchapp.archive.people.appearances import given_profiles
from searchapp.archive.people.linking import Linker
from searchapp.domain import Band, EntityKind, Evidence, Quote, Span
from searchapp.reading import GivenParagraph, GivenQuote, ReadArticle

_Row = dict[str, Any]
_FACTS = ("speakers", "entities", "quotes")


def keep_given(
    connection: Connection, article_id: int, version_id: int, read: ReadArticle, spans: Sequence[Span]
) -> None:
    """Note the given facts of a new version; `spans` are those of headline and paragraphs in its text."""
    linker = Linker(connection)
    told = [
        (number, span, paragraph)
        for number, (span, paragraph) in enumerate(zip(spans[1:], read.paragraphs, strict=True), start=1)
        if any(getattr(paragraph, fact) is not None for fact in _FACTS)
    ]
    flags = [
        {"version_id": version_id, "number": number} | {fact: getattr(paragraph, fact) is not None for fact in _FACTS}
        for number, _, paragraph in told
    ]
    put(connection, schema.given, flags)
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
    quotes = []
    for given, at in ((quote, span.start) for _, span, paragraph in told for quote in paragraph.quotes or ()):
        speaker = linker.link_speaker(article_id, given.speaker) if given.speaker else None
        quotes.append(quote_row(version_id, _quote(given, at, speaker is not None), speaker))
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
    quoted = [[quote.speaker for quote in p.quotes or () if quote.speaker] for p in read.paragraphs]
    speakers = [n for p, others in zip(read.paragraphs, quoted, strict=True) for n in (*(p.speakers or ()), *others)]
    return kinds | {name: linker.kind_of(article_id, name) for name in dict.fromkeys(speakers) if name not in kinds}


def _mentions(linker: Linker, article_id: int, paragraph: GivenParagraph, span: Span) -> Iterator[_Row]:
    for entity in dict.fromkeys(paragraph.entities or ()):
        at = paragraph.text.find(entity.name)  # a catalogue may name what the text doesn't: then the span is empty
        start, end = (at, at + len(entity.name)) if at >= 0 else (0, 0)
        entity_id = linker.link(article_id, entity.name, entity.kind)
        yield {"entity_id": entity_id, "start": span.start + start, "end": span.start + end}


def _quote(given: GivenQuote, at: int, known: bool) -> Quote:
    """A given quotation of a paragraph that begins there; whether its speaker is known."""
    return Quote(
        segments=tuple(segment.shifted(at) for segment in given.segments),
        type=given.type,
        status=given.status,
        entity=None,
        speaker=None,
        cue=given.cue and given.cue.shifted(at),
        band=Band.SURE if known else Band.UNKNOWN,
        evidence=Evidence("given", 1.0 if known else 0.0, ()),
    )
