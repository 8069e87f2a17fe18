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
    ("an adverb is nobody", ["Anna Kern came.", "“Twice a week,” Kern told the Gazette."], ["Anna Kern"]),
    ("Miss Universe is nobody", ["Anna Kern came.", "She was Miss Universe in May."], ["Anna Kern"]),
    ("an office alone is nobody", ["Anna Kern came.", "Indonesian Minister of Mines said so."], ["Anna Kern"]),
    ("a major is one", ["Major Otto Varga came."], ["Otto Varga"]),
]


@pytest.mark.parametrize(("what", "paragraphs", "expected"), PERSONS, ids=[case[0] for case in PERSONS])
def test_the_persons_of_an_article(what: str, paragraphs: list[str], expected: list[str]) -> None:
    assert persons(*paragraphs) == expected


KINDS = {
    "what somebody leads names them; what is called after them does not": [
        (["The report of the Tower commission is out.", "It was long."], ["Tower"]),
        (["Rights are threatened by the Trump administration."], ["Trump"]),
        (["Ministers praised the Kern administration on Friday.", "Otto Kern won in May."], ["Otto Kern"]),
        (["Backers of the Holm campaign met on Friday."], ["Holm"]),
        (["Critics of the Baker debt initiative said so."], ["Baker"]),
        (["Voters in the Baker camp were glad."], ["Baker"]),
        (["A Harris poll gave them 36 pct of the votes."], []),
        (["The Kern family left on Friday.", "The house was sold."], []),
        (["The firm sold the Richman apparel unit on Friday."], []),
    ],
    "an idle word before or behind a known name is none of it": [
        (["Anna Kern said so.", "It does not change the view that Conclusion Kern drew."], ["Anna Kern"]),
        (["Ms. Anna Holm spoke.", "We met Hosting Holm on Friday."], ["Anna Holm"]),
        (["Later Obama Scrutinized the picks of the house."], ["Obama"]),
        (["Fans told us that Trump Tweeted on Monday."], ["Trump"]),
        (["Watch Merkel Weighs in on Friday at noon."], ["Merkel"]),
        (["Ada Kern spoke.", "They heard Nations Kern on Friday."], ["Ada Kern"]),
        (["Wolf Kern spoke.", "Wolf Kern left."], ["Wolf Kern"]),
        (["Hope Holm spoke of it.", "Holm left."], ["Hope Holm"]),
        (["Otto Holm spoke.", "Later Grace Holm spoke."], ["Otto Holm", "Grace Holm"]),
    ],
    "a title that is misspelt is one": [
        (["It was so under Preesident Kern in those days."], ["Kern"]),
        (["The duties of Seceretary Holm grew in those days."], ["Holm"]),
        (["They met Presdent Varga on Friday."], ["Varga"]),
        (["A letter from Chairmann Otto Kern came."], ["Otto Kern"]),
        (["A letter from Ambasador Anna Holm came."], ["Anna Holm"]),
        (["We asked Comissioner Anna Kern about it."], ["Anna Kern"]),
        (["Marshall Kern spoke.", "Kern left."], ["Marshall Kern"]),
        (["Director Marshal Kern spoke."], ["Kern"]),
        (["Ministry officials spoke to Otto Kern."], ["Otto Kern"]),
    ],
    "initials that are written together are those of the given name": [
        (["Ronan Kern spoke.", "The paper names RW Kern as its owner."], ["Ronan Kern"]),
        (["JD Holm spoke.", "Jonas Holm left."], ["Jonas Holm"]),
        (["Anna Varga spoke.", "The list names AM Varga."], ["Anna Varga"]),
        (["OJ Kern spoke.", "Otto Kern left."], ["Otto Kern"]),
        (["Peter Lind spoke.", "The list has PK Lind."], ["Peter Lind"]),
        (["Maria Feld spoke.", "The list has MT Feld."], ["Maria Feld"]),
        (["Ronan Holm spoke.", "JD Holm left."], ["Ronan Holm", "JD Holm"]),
        (["Anna Holm spoke.", "Otto Holm left."], ["Anna Holm", "Otto Holm"]),
        (["JD Holm spoke.", "Peter Holm left."], ["JD Holm", "Peter Holm"]),
    ],
    "what tells of the generation belongs to the name and parts two of it": [
        (["Otto Kern Jr. spoke on Friday.", "Kern left."], ["Otto Kern Jr."]),
        (["Otto Kern, Jr. spoke on Friday."], ["Otto Kern Jr."]),
        (["Otto Kern III was there.", "Later Kern left."], ["Otto Kern III"]),
        (["Otto Kern Jr. met his father on Friday.", "Otto Kern was glad."], ["Otto Kern Jr.", "Otto Kern"]),
        (["Otto Kern Sr. resigned.", "Otto Kern Jr. follows him."], ["Otto Kern Sr.", "Otto Kern Jr."]),
        (["Martin Lukas Kern Jr. spoke.", "Martin Lukas Kern was glad."], ["Martin Lukas Kern Jr."]),
        (["Otto Kern spoke.", "Kern left."], ["Otto Kern"]),
        (["Otto Kern PhD spoke.", "Kern left."], ["Otto Kern"]),
        (["Otto Kern, II in rank, spoke."], ["Otto Kern"]),
    ],
    "a given name that a place or a club bears too is one before a known surname": [
        (["I think well of Chelsea Clinton, he said."], ["Chelsea Clinton"]),
        (["He thinks well of Florence Obama."], ["Florence Obama"]),
        (["He thinks well of Jordan Nixon."], ["Jordan Nixon"]),
    ],
    "words, firms and places that look like somebody are nobody": [
        (["The show was called Oxy Pure by its owner."], []),
        (["The singers gave a Mega Concert on Monday."], []),
        (["The notes were priced at par, lead manager Postibanka said."], []),
        (["The notes were sold by lead manager Halmar Volksbank."], []),
        (["He wrote to Anna Kern, R-California."], ["Anna Kern"]),
        (["She was crowned Miss Venezuela in May."], []),
        (["Shares of Pierce, Fenner and Smith rose; so did those of Kern, Holm and Colman."], []),
        (["General Accident fell 21p to 936."], []),
        (["The ships go to Japan and Ohio on Friday.", "Japan is glad."], []),
        (["The circuit judge of Dane County left."], []),
        (["The law firm of Holm & Kern sued them on Friday."], []),
        (["According to Entertainment Tonight, the show was long."], []),
        (["According to Gossip Digest Tonight, it was long."], []),
        (["It was shown in Sidi Kreir on Friday."], []),
        (["KERN'S <KRN> TO BUY SHIPS ON FRIDAY"], []),
        (["The new aircraft enters service in 1992, E.H. said."], []),
        (["She spoke near Ada Kern on Friday."], ["Ada Kern"]),
        (["Mr. Otto Kern spoke.", "Ada Holm sang."], ["Otto Kern", "Ada Holm"]),
        (["President Kern, Ada Holm and Otto Varga met."], ["Ada Holm", "Otto Varga", "Kern"]),
        (["General Kutuzov was beaten."], ["Kutuzov"]),
    ],
}


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [pytest.param(*case, id=f"{kind}: {case[0][-1]}") for kind in KINDS for case in KINDS[kind]],
)
def test_kinds_of_what_is_and_is_no_person(paragraphs: list[str], expected: list[str]) -> None:
    assert persons(*paragraphs) == expected


def test_a_headline_s_given_name_is_that_of_the_surname_in_the_article() -> None:
    text = "Ada Lindqvist Says She Has Sailed\n\nLindqvist, 56, said so on Friday.\n\nLater Lindqvist left."
    spans = (Span(0, 33), Span(35, 68), Span(70, len(text)))
    (found,) = annotator().annotate([Document(text, spans, "en")])
    assert [entity.name for entity in found.entities] == ["Ada Lindqvist"]


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
