"""How is one article read? From top to bottom; each step takes frozen values and returns new ones.

1. units: paragraphs or lines with their marks, parsed (`reader.py`);
2. cues and links: who says something where, and which cue belongs to which stretch between marks (`cues/`, `said/`);
3. names: who is named, joined to people and bodies (`names/`, `who.py`);
4. people: what the article tells of them (`who.py`, `people/known.py`);
5. statements: in the order of the text, whose words are which, and were they said at all (`article.py`, `status/`);
6. the annotation: entities, confidence, bands (`gather.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from searchapp.annotate.english.article import Statements
from searchapp.annotate.english.cues.events import find_events
from searchapp.annotate.english.cues.holders import part_offices
from searchapp.annotate.english.gather import gather
from searchapp.annotate.english.names.aliases import find_aliases
from searchapp.annotate.english.parse.furniture import is_furniture
from searchapp.annotate.english.parse.transcript import transcript_turns
from searchapp.annotate.english.people.resolve import Resolver
from searchapp.annotate.english.said.link import Linker
from searchapp.annotate.english.said.stretches import Stretch
from searchapp.annotate.english.statements import Unit
from searchapp.annotate.english.who import learn, name_all, spoken_of
from searchapp.domain import Annotation, Document, Span


def annotation_of(document: Document, units: Sequence[Unit]) -> Annotation:
    """Everything found in an article whose units are parsed."""
    cued = _numbered([_cued(document.text, unit, alone=len(units) == 1) for unit in units])
    turns = transcript_turns(document.text, [unit.span for unit in units])
    names = name_all(document.text, cued, turns)
    known = learn(names)
    resolver = Resolver(known, spoken_of=spoken_of(names.units, known))
    found = Statements(document.text, names.units, resolver).read(turns)
    return gather(document, names.clusters, names.recognised, found)


def _cued(text: str, unit: Unit, *, alone: bool) -> Unit:
    """A unit with its stretches between marks, its cues, and which belongs to which."""
    parsed = unit.parsed
    stretches = [Stretch(m, unit.number, *_tokens(unit, m.span)) for m in unit.marks if m.parent is None]
    stretches = [stretch for stretch in stretches if stretch.first <= stretch.last]
    names = find_aliases(parsed, [(stretch.first, stretch.last) for stretch in stretches])
    stretches = [stretch for stretch in stretches if stretch.first not in names]
    for stretch in stretches:
        parsed.quoted[stretch.first : stretch.last + 1] = [True] * (stretch.last + 1 - stretch.first)
    part_offices(parsed)
    events = find_events(parsed)
    linker = Linker(parsed, stretches, events)
    linker.link()
    aside = not alone and not unit.headline and is_furniture(text, unit.span)
    return replace(unit, stretches=stretches, events=events, sentences=linker.sentences, aside=aside)


def _tokens(unit: Unit, span: Span) -> tuple[int, int]:
    """The first and the last token of a span."""
    last = min(unit.parsed.token_at(span.end - 1), len(unit.parsed) - 1)
    return unit.parsed.token_at(span.start), last


def _numbered(units: list[Unit]) -> list[Unit]:
    """The units with what makes their numbers of sentences run over the whole article."""
    numbered, base = [], 0
    for unit in units:
        numbered.append(replace(unit, base=base))
        base += (unit.sentences[-1] if unit.sentences else 0) + 2
    return numbered
