"""What are those called whose ids an engine answers? Each is put beside its hit under the name that it bears today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from searchapp.answers import Hit, HitQuote, Named
from searchapp.domain import IndexedParagraph, IndexedQuote
from searchapp.fields import NAMED
from searchapp.ports import Name
from searchapp.request import Found, FoundParagraph


def ids_in(found: Found) -> set[int]:
    """Every id of an entity that the answer mentions."""
    counted = {count.value for facet in NAMED for count in found.facets.get(facet, ()) if isinstance(count.value, int)}
    return counted.union(*(_ids_of(hit.paragraph) for hit in found.hits))


def _ids_of(paragraph: IndexedParagraph) -> set[int]:
    quoted = {quote.speaker for quote in paragraph.quotes if quote.speaker is not None}
    return {*paragraph.speakers, *(ref.id for ref in paragraph.entities), *quoted}


def named_hit(found: FoundParagraph, registry: Mapping[int, Name]) -> Hit:
    """A hit with the names of all who speak and are mentioned in it; an id that `registry` lacks is left out."""
    paragraph = found.paragraph
    return Hit(
        article=paragraph.article,
        paragraph=paragraph.id,
        number=paragraph.number,
        title=paragraph.title,
        title_marks=found.title_marks,
        published=paragraph.published,
        source=paragraph.source,
        lang=paragraph.lang,
        text=paragraph.text,
        marks=found.marks,
        quotes=tuple(_quote(quote, registry, quote.id in found.quotes) for quote in paragraph.quotes),
        speakers=_named(paragraph.speakers, registry),
        entities=_named((ref.id for ref in paragraph.entities), registry),
        url=paragraph.url,
        kind=paragraph.kind,
    )


def _quote(quote: IndexedQuote, registry: Mapping[int, Name], matched: bool) -> HitQuote:
    speaker = next(iter(_named([quote.speaker], registry)), None) if quote.speaker is not None else None
    return HitQuote(
        id=quote.id,
        segments=quote.segments,
        type=quote.type,
        status=quote.status,
        band=quote.band,
        speaker=speaker,
        cue=quote.cue,
        mention=quote.mention,
        matched=matched,
    )


def _named(ids: Iterable[int], registry: Mapping[int, Name]) -> tuple[Named, ...]:
    """The names of these ids, each entity once, in order."""
    found = (registry[i] for i in ids if i in registry)
    return tuple(dict.fromkeys(Named.of(name) for name in found))
