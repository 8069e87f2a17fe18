"""What of an article may be found and told to an index, where a name must not lead to it though it prints it?"""

from dataclasses import replace

from sqlalchemy import Connection

from searchapp.archive.forgetting.cases import Case, Forgetting, cases
from searchapp.archive.forgetting.forms import Forms, Gapped
from searchapp.archive.forgetting.masks import masked
from searchapp.domain import Annotation, Band, IndexedParagraph, IndexedQuote, Quote


def still_told(connection: Connection, key: str, text: str, annotation: Annotation) -> Annotation:
    """The findings on an article (id, text), without those whom a case keeps from being named by it."""
    for case in cases(connection):
        if (forms := case.forms_for(key, (text,))) is not None:
            names = [(entity.name, *entity.variants) for entity in annotation.entities]
            gone = {n for n, every in enumerate(names) if any(map(forms.find, every))}
            annotation = _without(annotation, gone) if gone else annotation
    return annotation


def delisting(connection: Connection) -> list[Case]:
    """The cases in which a name must not lead to an article that prints it."""
    return [case for case in cases(connection) if case.what is Forgetting.DELIST]


def hushed(paragraph: IndexedParagraph, listed: list[Case]) -> IndexedParagraph:
    """The paragraph as an index gets it: with gaps where it prints names that must not lead to it."""
    for case in listed:
        if (forms := case.forms_for(paragraph.article, ())) is not None:
            paragraph = _gapped(paragraph, forms)
    return paragraph


def _gapped(paragraph: IndexedParagraph, forms: Forms) -> IndexedParagraph:
    gapped = Gapped(paragraph.text, forms.find(paragraph.text))

    def quote(one: IndexedQuote) -> IndexedQuote:
        cue, mention = (span and gapped.moved(span) for span in (one.cue, one.mention))
        return replace(one, segments=tuple(map(gapped.moved, one.segments)), cue=cue, mention=mention)

    quotes, byline = tuple(map(quote, paragraph.quotes)), paragraph.byline and masked(forms, paragraph.byline)
    title = masked(forms, paragraph.title)
    return replace(paragraph, text=gapped.text, title=title, quotes=quotes, byline=byline)


def _without(annotation: Annotation, gone: set[int]) -> Annotation:
    places = {old: new for new, old in enumerate(n for n in range(len(annotation.entities)) if n not in gone)}

    def quote(one: Quote) -> Quote:
        if one.entity is None or one.entity not in gone:
            return replace(one, entity=None if one.entity is None else places[one.entity])
        return replace(one, entity=None, band=Band.UNKNOWN)

    entities = tuple(entity for n, entity in enumerate(annotation.entities) if n not in gone)
    return replace(annotation, quotes=tuple(map(quote, annotation.quotes)), entities=entities)
