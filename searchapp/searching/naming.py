"""Which name does a page show for each id that an engine answers?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from searchapp.answers import Hit, HitQuote, Named
from searchapp.domain import IndexedParagraph, IndexedQuote
from searchapp.fields import NAMED, Facet
from searchapp.ports import Name
from searchapp.request import FacetCount, FoundParagraph


def counted_ids(facets: Mapping[Facet, tuple[FacetCount, ...]]) -> set[int]:
    """Every id of an entity that counts mention."""
    return {count.value for facet in NAMED for count in facets.get(facet, ()) if isinstance(count.value, int)}


def ids_in(hits: Iterable[FoundParagraph]) -> set[int]:
    """Every id of an entity that hits mention."""
    return set().union(*(_ids_of(hit.paragraph) for hit in hits))


def _ids_of(paragraph: IndexedParagraph) -> set[int]:
    quoted = {quote.speaker for quote in paragraph.quotes if quote.speaker is not None}
    return {*paragraph.speakers, *(ref.id for ref in paragraph.entities), *quoted}


def named_hits(hits: Iterable[FoundParagraph], registry: Mapping[int, Name]) -> tuple[Hit, ...]:
    """The hits with the names of all who speak and are mentioned in them; ids that `registry` lacks are left out."""
    names = {i: Named.of(name) for i, name in registry.items()}
    return tuple(_hit(hit, names) for hit in hits)


def _hit(found: FoundParagraph, names: Mapping[int, Named]) -> Hit:
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
        quotes=tuple(_quote(quote, names, quote.id in found.quotes) for quote in paragraph.quotes),
        speakers=_named(paragraph.speakers, names),
        entities=_named((ref.id for ref in paragraph.entities), names),
        url=paragraph.url,
        kind=paragraph.kind,
    )


def _quote(quote: IndexedQuote, names: Mapping[int, Named], matched: bool) -> HitQuote:
    return HitQuote(
        id=quote.id,
        segments=quote.segments,
        type=quote.type,
        status=quote.status,
        band=quote.band,
        speaker=None if quote.speaker is None else names.get(quote.speaker),
        cue=quote.cue,
        mention=quote.mention,
        matched=matched,
    )


def _named(ids: Iterable[int], names: Mapping[int, Named]) -> tuple[Named, ...]:
    """The names of these ids, each entity once, in order."""
    return tuple(dict.fromkeys(names[i] for i in ids if i in names))
