"""Which names does a page show for the ids that an engine answers, in hits and in the values of facets?"""

from collections import Counter
from collections.abc import Iterable, Mapping

from searchapp.answers import UNKNOWN, FacetEntry, Hit, HitQuote, Named
from searchapp.domain import EntityKind, IndexedQuote
from searchapp.fields import NAMED, Facet
from searchapp.found import FacetCount, Found, FoundParagraph
from searchapp.ports import Name
from searchapp.request import Choice, SearchRequest

Entries = Mapping[Facet, tuple[FacetEntry, ...]]


def counted_ids(facets: Mapping[Facet, tuple[FacetCount, ...]]) -> set[int]:
    """Every id of an entity that counts mention."""
    return {count.value for facet in NAMED for count in facets.get(facet, ()) if isinstance(count.value, int)}


def ids_in(hits: Iterable[FoundParagraph]) -> set[int]:
    """Every id of an entity that hits mention."""
    found: set[int] = set()
    for paragraph in (hit.paragraph for hit in hits):
        found.update(paragraph.speakers, (ref.id for ref in paragraph.entities))
        found.update(quote.speaker for quote in paragraph.quotes if quote.speaker is not None)
    return found


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


def entries_of(found: Found, request: SearchRequest, registry: Mapping[int, Name]) -> Entries:
    """The values of each facet that was counted: chosen and excluded ones first, then by count, then by name."""

    def rank(entry: FacetEntry) -> tuple[bool, int, str, str]:
        return not (entry.selected or entry.excluded), -entry.count, entry.value.casefold(), entry.id

    entries = {
        facet: [_entry(count, request.choices.get(facet, Choice()), registry) for count in counts]
        for facet, counts in found.facets.items()
    }
    return {facet: tuple(sorted(of_facet, key=rank)) for facet, of_facet in entries.items()}


def first_entries(facets: Entries, size: int | None) -> tuple[Entries, frozenset[Facet | EntityKind]]:
    """The first `size` values of each facet and of each kind of entity (None: all), and where there are more.

    Chosen and excluded ones are always among them.
    """
    if size is None:
        return facets, frozenset()
    shown: dict[Facet, tuple[FacetEntry, ...]] = {}
    more: set[Facet | EntityKind] = set()
    for facet, entries in facets.items():
        seen: Counter[Facet | EntityKind] = Counter()
        kept: list[FacetEntry] = []
        for entry in entries:
            group = (facet is Facet.ENTITY and entry.kind) or facet
            seen[group] += 1
            if seen[group] <= size or entry.selected or entry.excluded:
                kept.append(entry)
            else:
                more.add(group)
        shown[facet] = tuple(kept)
    return shown, frozenset(more)


def _entry(count: FacetCount, choice: Choice, registry: Mapping[int, Name]) -> FacetEntry:
    value = count.value
    known = registry.get(value) if isinstance(value, int) else None
    return FacetEntry(
        id=UNKNOWN if value is None else f"e{value}" if isinstance(value, int) else value,
        value=known.name if known else UNKNOWN if value is None else str(value),
        count=count.count,
        selected=value in choice.chosen,
        excluded=value in choice.excluded,
        kind=known.kind if known else None,
        note=known.told_apart if known else "",
        error=count.error,
    )
