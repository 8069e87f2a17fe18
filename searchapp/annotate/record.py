"""How does an annotation look as a JSON record, one article a line?"""

from typing import Any

from searchapp.domain import Annotation, Entity, Quote, Span


def to_record(document_id: str, annotation: Annotation) -> dict[str, Any]:
    """One article's findings; all offsets count code points of the article's text, end exclusive.

    A quotation's `entity` is the place of its speaker among the `entities`, counted from 0, or None.
    """
    return {
        "id": document_id,
        "quotes": [_quote(quote, annotation.entities) for quote in annotation.quotes],
        "entities": [_entity(entity) for entity in annotation.entities],
    }


def _quote(quote: Quote, entities: tuple[Entity, ...]) -> dict[str, Any]:
    return {
        "start": quote.segments[0].start,
        "end": quote.segments[-1].end,
        "segments": [[s.start, s.end] for s in quote.segments],
        "type": quote.type.value,
        "status": quote.status.value,
        "speaker": _span(quote.speaker),
        "entity": quote.entity,
        "speaker_name": None if quote.entity is None else entities[quote.entity].name,
        "cue": _span(quote.cue),
        "band": quote.band.value,
        "confidence": round(quote.evidence.confidence, 3),
        "rule": quote.evidence.rule,
        "chain": [[s.start, s.end] for s in quote.evidence.chain],
    }


def _span(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "name": entity.name,
        "kind": entity.kind.value,
        "variants": list(entity.variants),
        "mentions": [{"start": m.span.start, "end": m.span.end, "how": m.how.value} for m in entity.mentions],
    }
