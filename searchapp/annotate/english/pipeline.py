"""How is one article read? From top to bottom; each step takes frozen values and returns new ones.

1. units: paragraphs or lines with their marks, parsed (`reader.py`);
2. cues and links: who says something where, and which cue belongs to which stretch between marks (`cues/`, `said/`);
3. names: who is named, joined to people and bodies (`names/`, `who.py`);
4. people: what the article tells of them (`who.py`, `people/known.py`);
5. statements: in the order of the text, whose words are which, and were they said at all (`article.py`, `status/`);
6. the annotation: entities, confidence, bands (`gather.py`).
"""

from collections.abc import Sequence
from dataclasses import replace

from searchapp.annotate.english.article import Statements
from searchapp.annotate.english.cues.events import find_events
from searchapp.annotate.english.cues.holders import part_offices
from searchapp.annotate.english.gather import gather
from searchapp.annotate.english.names.aliases import without_aliases
from searchapp.annotate.english.parse.furniture import is_furniture
from searchapp.annotate.english.parse.transcript import transcript_turns
from searchapp.annotate.english.people.resolve import Resolver
from searchapp.annotate.english.said.link import link
from searchapp.annotate.english.said.stretches import number_sentences, stretches_of
from searchapp.annotate.english.statements import Unit
from searchapp.annotate.english.who import learn, name_all, spoken_of
from searchapp.domain import Annotation, Document


def annotation_of(document: Document, units: Sequence[Unit]) -> Annotation:
    """Everything found in an article whose units are parsed."""
    cued = _cued_units(document.text, units)
    turns = transcript_turns(document.text, [unit.span for unit in units])
    names = name_all(document.text, cued, turns)
    known = learn(names)
    resolver = Resolver(known, spoken_of=spoken_of(names.units, known))
    found = Statements(document.text, names.units, resolver).read(turns)
    return gather(document, names.clusters, names.recognised, found)


def _cued_units(text: str, units: Sequence[Unit]) -> list[Unit]:
    """The units with their cues; their sentences are numbered over the whole article, with a gap between units."""
    found, number = [], 0
    for unit in units:
        found.append(_cued(text, unit, number, alone=len(units) == 1))
        number = unit.parsed.sentences[-1] + 2 if unit.parsed.sentences else number + 2
    return found


def _cued(text: str, unit: Unit, sentence: int, *, alone: bool) -> Unit:
    """A unit with its stretches between marks, its cues, and which belongs to which; `sentence` numbers its first."""
    parsed = unit.parsed
    parsed.unit = unit.number
    marks = without_aliases(parsed, [m for m in unit.marks if m.parent is None])
    stretches = stretches_of(parsed, marks)
    number_sentences(parsed, stretches, sentence)
    part_offices(parsed)
    events = find_events(parsed)
    link(parsed, stretches, events)
    aside = not alone and not unit.headline and is_furniture(text, unit.span)
    return replace(unit, stretches=stretches, events=events, aside=aside)
