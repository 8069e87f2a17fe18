"""The query language, case by case: what people type, and the tree that it becomes."""

import datetime

import pytest

from searchapp.domain import Status
from searchapp.fields import Facet
from searchapp.query import parse, word_spans
from searchapp.request import (
    And,
    DateIn,
    EntityIs,
    Everything,
    Fuzzy,
    HasStatement,
    InTitle,
    Not,
    Or,
    Phrase,
    Prefix,
    Said,
    SpeakerIs,
    ValueIs,
    Word,
)

DAY = datetime.date

FLOOD, DAM = Word("flood"), Word("dam")
UNDERSTOOD = [
    ("", Everything()),
    ("  \t\n ", Everything()),
    ("flood", FLOOD),
    ("flood dam", And((FLOOD, DAM))),
    ("flood AND dam", And((FLOOD, DAM))),
    ("flood OR dam", Or((FLOOD, DAM))),
    ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
    ("a (b OR c)", And((Word("a"), Or((Word("b"), Word("c")))))),
    ("((flood))", FLOOD),
    ("flood -dam", And((FLOOD, Not(DAM)))),
    ("flood NOT dam", And((FLOOD, Not(DAM)))),
    ("-dam", Not(DAM)),
    ("NOT NOT dam", DAM),
    ("NOT -(flood dam)", And((FLOOD, DAM))),
    ("-(flood OR dam)", Not(Or((FLOOD, DAM)))),
    ('-"high water"', Not(Phrase("high water"))),
    ("flo*", Prefix("flo")),
    ("fluod~", Fuzzy("fluod")),
    # quotation marks of all countries, also when an editor has mixed them up
    ('"high water"', Phrase("high water")),
    ('"high water"~5', Phrase("high water", between=5)),
    ("“high water”", Phrase("high water")),
    ('“high water"', Phrase("high water")),
    ("„high water“", Phrase("high water")),
    ("«high water»", Phrase("high water")),
    ("»high water«", Phrase("high water")),
    ("‘high water’", Phrase("high water")),
    ("「洪水」", Phrase("洪水")),
    ("‘the minister’s word’ flood", And((Phrase("the minister’s word"), FLOOD))),
    ('"flood"', Phrase("flood")),
    ('flood"dam"', And((FLOOD, Phrase("dam")))),
    # hyphens, apostrophes, dashes and other marks
    ("well-known", Phrase("well-known")),
    ("well-kno*", Prefix("well-kno")),
    ("well-knwon~", Fuzzy("well-knwon")),
    ("don't", Word("don't")),
    ("don’t", Word("don’t")),
    ("’tis", Word("’tis")),
    ("‘flood", Word("‘flood")),
    ("flood - dam", And((FLOOD, DAM))),
    ("flood — dam", And((FLOOD, DAM))),
    ("flood –dam", And((FLOOD, Word("–dam")))),
    ("flood --dam", And((FLOOD, DAM))),
    ("(flood -)", FLOOD),
    ("flood & dam", And((FLOOD, DAM))),
    ("who said what?", And((Word("who"), Word("said"), Word("what?")))),
    ("3,000", Word("3,000")),
    ("1.13", Word("1.13")),
    ("U.S.", Word("U.S.")),
    ("naïve", Word("naïve")),
    ("10:30", Phrase("10:30")),
    ("http://a.example/b", Phrase("http://a.example/b")),
    ("or and not", And((Word("or"), Word("and"), Word("not")))),
    ("x^0", Phrase("x^0")),
    ("abcdefghijkl:x", Phrase("abcdefghijkl:x")),  # too long to be meant for a field
    ("~ flood", FLOOD),
    ("flood OR —", FLOOD),
    # fields
    ("speaker:Lind", SpeakerIs(frozenset({1, 2}))),
    ('speaker:"Mara Lind"', SpeakerIs(frozenset({1}))),
    ("Speaker:e2", SpeakerIs(frozenset({2}))),
    ("speaker:unknown", SpeakerIs(frozenset({None}))),
    ("-speaker:e2", Not(SpeakerIs(frozenset({2})))),
    ('entity:"Tarn Water Board"', EntityIs(frozenset({3}))),
    ("source:Courier", ValueIs(Facet.SOURCE, "Courier")),
    ("source:www.cnn.com", ValueIs(Facet.SOURCE, "cnn.com")),
    ('source:"Karsholm Courier"', ValueIs(Facet.SOURCE, "Karsholm Courier")),
    ("title:flood", InTitle(FLOOD)),
    ('title:"high water"', InTitle(Phrase("high water"))),
    ("title:flo*", InTitle(Prefix("flo"))),
    ("said:flood", Said(FLOOD)),
    ("said:“high water”", Said(Phrase("high water"))),
    ("said:fluod~", Said(Fuzzy("fluod"))),
    ("said:well-known", Said(Phrase("well-known"))),
    ("said:-5", Said(Word("-5"))),
    ("-said:flood", Not(Said(FLOOD))),
    ("speaker:e1 said:flood", And((SpeakerIs(frozenset({1})), Said(FLOOD)))),
    # dates
    ("date:2024", DateIn(DAY(2024, 1, 1), DAY(2024, 12, 31))),
    ("date:2024-02", DateIn(DAY(2024, 2, 1), DAY(2024, 2, 29))),
    ("date:2024-2-5", DateIn(DAY(2024, 2, 5), DAY(2024, 2, 5))),
    ("date:2024..2025-03", DateIn(DAY(2024, 1, 1), DAY(2025, 3, 31))),
    ("date:2024..", DateIn(DAY(2024, 1, 1), None)),
    ("date:..2025-03", DateIn(None, DAY(2025, 3, 31))),
    ("date:>2024-03", DateIn(DAY(2024, 4, 1), None)),
    ("date:>=2024-03", DateIn(DAY(2024, 3, 1), None)),
    ("date:<2024-03", DateIn(None, DAY(2024, 2, 29))),
    ("date:<=2024-03", DateIn(None, DAY(2024, 3, 31))),
    ('date:"2024"', DateIn(DAY(2024, 1, 1), DAY(2024, 12, 31))),
]


@pytest.mark.parametrize(("typed", "tree"), UNDERSTOOD, ids=[typed or "empty" for typed, _ in UNDERSTOOD])
def test_what_people_type_becomes_the_tree_they_mean(typed, tree, names):
    assert parse(typed, names).node == tree


@pytest.mark.parametrize(
    ("typed", "statuses"),
    [
        ("flood", {Status.ASSERTED}),
        ("flood status:denied", {Status.DENIED}),
        ("status:Second-Hand flood", {Status.SECOND_HAND}),
        ("flood status:denied status:alleged", {Status.DENIED, Status.ALLEGED}),
        ("flood status:any", set(Status)),
    ],
)
def test_a_status_holds_for_the_whole_query(typed, statuses, names):
    assert parse(typed, names).statuses == statuses


def test_a_status_alone_asks_for_paragraphs_with_such_a_statement(names):
    parsed = parse("status:denied", names)
    assert (parsed.node, parsed.statuses, parsed.notices) == (HasStatement(), {Status.DENIED}, ())
    assert parse("status:any", names).node == Everything()


def test_a_status_beside_words_alone_asks_for_such_a_statement_too(names):
    assert parse("flood status:denied", names).node == And((Word("flood"), HasStatement()))
    assert parse("said:flood status:denied", names).node == Said(Word("flood"))


@pytest.mark.parametrize("typed", ["dam (rain OR said:flood)", "dam -speaker:e1", "dam NOT (rain speaker:e1)"])
def test_a_status_belongs_to_the_statements_that_a_query_asks_for_or_rules_out(typed, names):
    assert parse(f"{typed} status:denied", names).node == parse(typed, names).node


def test_a_name_that_nobody_bears_is_sought_as_it_sounds_and_that_is_said(names):
    parsed = parse("speaker:Lynd", names)
    assert parsed.node == SpeakerIs(frozenset({1, 2}))
    assert str(parsed.notices[0].message).endswith("searched for: Mara Lind, Jonas Lind.")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("flood -dam", ["flood", "dam"]),
        ("said:flood title:dam", ["flood", "dam"]),
        ('speaker:Lind source:Post "high water" flo* fluod~ well-known AND (dam)', ["well-known", "dam"]),
        ("大坝 said:大坝", ["大坝", "大坝"]),
        ("", []),
        ("flood (dam", []),
    ],
)
def test_plain_words_are_found_in_a_query(typed, words, names):
    assert [typed[span.start : span.end] for span in word_spans(typed, names)] == words


@pytest.mark.parametrize(
    ("typed", "told", "tree"),
    [
        ("flood speaker:Nobody", "Nobody", And((FLOOD, SpeakerIs(frozenset())))),
        ("entity:“Lost City” flood", "“Lost City”", And((EntityIs(frozenset()), FLOOD))),
        ("speaker:e99", "e99", SpeakerIs(frozenset())),
        ("speaker:\ud83d", "\ud83d", SpeakerIs(frozenset())),  # half a character, which no database takes
        (" — & ", "— &", Everything()),
    ],
)
def test_what_cannot_be_found_is_told_but_runs(typed, told, tree, names):
    parsed = parse(typed, names)
    assert parsed.node == tree
    assert [typed[n.start : n.end] for n in parsed.notices] == [told]
