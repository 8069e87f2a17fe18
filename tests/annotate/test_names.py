"""Which entities does an article come to: one for each person, by the name that it uses most, and nobody else?"""

from functools import cache

import pytest

from searchapp.annotate import load_annotator
from searchapp.domain import PARAGRAPH_BREAK, Annotation, Band, Document, EntityKind, Span
from searchapp.ports import Annotator


@cache
def annotator() -> Annotator:
    return load_annotator()


def annotated(*paragraphs: str) -> Annotation:
    """What is found in an article of these paragraphs, under the headline “News”."""
    parts, spans, start = ["News", *paragraphs], [], 0
    for part in parts:
        spans.append(Span(start, start + len(part)))
        start += len(part) + len(PARAGRAPH_BREAK)
    (found,) = annotator().annotate([Document(PARAGRAPH_BREAK.join(parts), tuple(spans), "en")])
    return found


def persons(*paragraphs: str) -> list[str]:
    return [entity.name for entity in annotated(*paragraphs).entities if entity.kind is EntityKind.PERSON]


PERSONS = [
    (
        "the most frequent full form",
        ["Robert C. Kern came.", "Bob Kern spoke.", "Bob Kern left.", "Kern sat."],
        ["Bob Kern"],
    ),
    ("a written-out given name", ["J. Kern came.", "J. Kern spoke.", "Jonas Kern left."], ["Jonas Kern"]),
    ("no particle for a given name", ["De Groot came.", "De Groot spoke.", "Anna de Groot left."], ["Anna de Groot"]),
    ("no word glued to it", ["Lighting Kern came.", *["Mr. Kern spoke."] * 3], ["Kern"]),
    ("two of one surname stay apart", ["Ada Kern came.", "Otto Kern spoke."], ["Ada Kern", "Otto Kern"]),
    ("an initial", ["A. Kern came.", "Ada Kern spoke."], ["Ada Kern"]),
    ("a given name", ["Ada Kern came.", "Ada spoke."], ["Ada Kern"]),
    ("a nickname in marks", ["Robert “Bob” Keller came.", "Keller spoke."], ["Robert Keller"]),
    ("a middle name stays", ["Anna Maria Kern came.", "Kern spoke."], ["Anna Maria Kern"]),
    ("a country behind it is none of it", ["Mr. Otto Varga Brazil has debts.", "Otto Varga left."], ["Otto Varga"]),
    ("an acronym that reports", ["Anna Kern came.", "As ET previously reported, she left."], ["Anna Kern"]),
    ("three major banks are no major", ["Anna Kern came.", "It was sold to three major U.S. banks."], ["Anna Kern"]),
    ("Miss Universe is nobody", ["Anna Kern came.", "She was Miss Universe in May."], ["Anna Kern"]),
    ("an office alone is nobody", ["Anna Kern came.", "Indonesian Minister of Mines said so."], ["Anna Kern"]),
    ("a major is one", ["Major Otto Varga came."], ["Otto Varga"]),
]


@pytest.mark.parametrize(("what", "paragraphs", "expected"), PERSONS, ids=[case[0] for case in PERSONS])
def test_the_persons_of_an_article(what: str, paragraphs: list[str], expected: list[str]) -> None:
    assert persons(*paragraphs) == expected


SPELT = [
    (
        "two surnames that differ by a letter",
        ["Anna Bakker resigned.", "President Baker said “it is a loss.”"],
        "Baker",
    ),
    (
        "two that the article both gives in full",
        ["Ada Kerner and Otto Werner left.", "Werner said “it is a loss.”"],
        "Otto Werner",
    ),
    ("a misspelt name", ["Otto Azpuruat resigned.", "Azpurat said “it is a loss for all of us.”"], "Otto Azpuruat"),
]


@pytest.mark.parametrize(("what", "paragraphs", "speaker"), SPELT, ids=[case[0] for case in SPELT])
def test_surnames_that_differ_by_a_letter(what: str, paragraphs: list[str], speaker: str) -> None:
    found = annotated(*paragraphs)
    (name,) = {found.entities[quote.entity].name for quote in found.quotes if quote.entity is not None}
    assert name == speaker


def test_a_misspelt_name_is_never_sure() -> None:
    found = annotated("Otto Azpuruat resigned.", "“It is a loss for all of us,” Azpurat said.")
    assert [quote.band for quote in found.quotes] == [Band.LIKELY]
    told = annotated("Otto Azpuruat resigned.", "“It is a loss for all of us,” Azpuruat said.")
    assert [quote.band for quote in told.quotes] == [Band.SURE]
