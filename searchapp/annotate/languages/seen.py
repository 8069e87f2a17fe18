"""Which names does an installed spaCy pipeline see in an article, and what do they change in those that rules found?

The rules know a name's kind by its title, its given name, its body's kind or a country's list; else they guess that it
is a person's. There the pipeline decides extent and kind, and a name that the rules lack enters. Nothing else changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from searchapp.annotate.languages.named import Name, name_of
from searchapp.annotate.languages.table import Language
from searchapp.annotate.languages.tokens import QUOTE, Sentence
from searchapp.domain import Document, EntityKind, Span

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

KINDS = {
    "PER": EntityKind.PERSON,
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "LOC": EntityKind.PLACE,
    "GPE": EntityKind.PLACE,
}
"""What the labels of official pipelines mean; others (MISC, DATE) name nobody."""
_AT_ONCE = 100_000
"""Code points; a longer paragraph is read in pieces, for a pipeline refuses what is very long."""
_UNREAD = ("tagger", "morphologizer", "parser")


@dataclass(frozen=True, slots=True)
class Seen:
    """A name that the pipeline saw, with its place in the article."""

    span: Span
    kind: EntityKind


class PipelineNames:
    """Finds names by the pipeline of one language; what it is called and its release tell findings apart."""

    def __init__(self, pipeline: Pipeline) -> None:
        pipeline.select_pipes(disable=[name for name in _UNREAD if name in pipeline.pipe_names])
        self._pipeline = pipeline
        self.release = f"{pipeline.lang}_{pipeline.meta['name']}-{pipeline.meta['version']}"

    def names(self, document: Document) -> list[Seen]:
        """The persons, bodies and places of the document, in the order of its paragraphs.

        What is somebody's surname is no place or body where it stands alone.
        """
        found = [
            (entity.text.split(), Seen(Span(start + entity.start_char, start + entity.end_char), KINDS[entity.label_]))
            for doc, start in self._pipeline.pipe(_pieces(document), as_tuples=True)
            for entity in doc.ents
            if entity.label_ in KINDS
        ]
        surnames = {words[-1] for words, seen in found if len(words) > 1 and seen.kind is EntityKind.PERSON}
        return [
            s for words, s in found if s.kind is EntityKind.PERSON or len(words) > 1 or not surnames.issuperset(words)
        ]


def _pieces(document: Document) -> Iterator[tuple[str, int]]:
    for span in document.paragraphs:
        for start in range(span.start, span.end, _AT_ONCE):
            yield document.text[start : min(start + _AT_ONCE, span.end)], start


def settled(names: Sequence[Name], sentence: Sentence, seen: Sequence[Seen], language: Language) -> list[Name]:
    """The names of the sentence that the rules found, with what was `seen` in it; all are in order of their places."""
    found = list(names)
    first, last = (bisect_left(seen, at, key=_start) for at in (sentence.span.start, sentence.span.end))
    for one in seen[first:last]:
        name = _name(sentence, one, language) if one.span.within(sentence.span) else None
        if name is None:
            continue
        met = [other for other in found if other.span.overlaps(name.span)]
        same = any((other.span, other.kind) == (name.span, name.kind) for other in met)
        if not same and all(_gives_way(other, name) for other in met):
            found = [other for other in found if other not in met]
            found.append(_joined(name, met))
    return sorted(found, key=lambda name: name.first)


def _start(seen: Seen) -> int:
    return seen.span.start


def _joined(name: Name, met: Sequence[Name]) -> Name:
    """The name as it was seen, with what the rules know of it: its title, its gender, whether it is an office's."""
    person = name.kind is EntityKind.PERSON
    return replace(
        name,
        begins=min([name.begins, *(other.begins for other in met)]),
        vouched=name.vouched or (person and any(other.vouched for other in met)),
        gender=next((other.gender for other in met if other.gender), ""),
        of=any(other.of for other in met),
    )


def _gives_way(found: Name, seen: Name) -> bool:
    """Whether the rules only guessed at a name, or know no more of a person than a surname."""
    alone = not found.full and seen.kind is EntityKind.PERSON
    return found.kind is EntityKind.PERSON and (alone or not found.vouched)


def _name(sentence: Sentence, seen: Seen, language: Language) -> Name | None:
    """What was seen as tokens, without article and title; None for an office, a part of a word or of a quotation."""
    inside = [at for at, token in enumerate(sentence.tokens) if Span(token.start, token.end).within(seen.span)]
    titles = language.words("title", "title.m", "title.f", "role")
    person = seen.kind is EntityKind.PERSON
    before = language.words("article") | (titles if person else frozenset())
    while inside and sentence.low[inside[0]] in before:
        inside = inside[1:]
    if not inside or sentence.tokens[inside[-1]].end != seen.span.end:
        return None
    first, last = inside[0], inside[-1] + 1
    if QUOTE in sentence.low[first:last] or sentence.low[first] in titles:
        return None
    name = name_of(sentence, first, last, seen.kind)
    return replace(name, vouched=person and name.full)
