"""Are the speakers of articles in other languages than English found, and none invented?"""

from itertools import pairwise
from pathlib import Path

import language_figures
import news_figures
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.annotate.languages import LANGUAGES, annotate
from searchapp.annotate.languages.declared import language_of
from searchapp.annotate.languages.table import language
from searchapp.annotate.languages.tokens import Tokenizer
from searchapp.domain import PARAGRAPH_BREAK, Annotation, Band, Document, EntityKind, How, QuoteType, Span, Status

CASES = [(code, line) for code in sorted(LANGUAGES) for line in language_figures.lines(code)]


@pytest.mark.parametrize(("code", "line"), CASES)
def test_the_tables_of_cases(code: str, line: str) -> None:
    assert language_figures.found(line, code) == language_figures.expected(line)


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_each_language_has_forty_cases_a_third_of_them_with_nobody_to_name(code: str) -> None:
    lines = language_figures.lines(code)
    assert len(lines) >= 40
    assert sum(1 for line in lines if not language_figures.expected(line)) >= len(lines) / 3


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_where_nothing_is_said_nothing_is_found(code: str) -> None:
    for line in language_figures.silent(code):
        assert annotate(language_figures.document(line, code)).quotes == (), line


def test_each_language_of_the_first_five_has_sixty_cases_in_which_nothing_is_said() -> None:
    for code in news_figures.CODES:
        lines = language_figures.lines(code) + language_figures.lines(f"{code}_news")
        assert sum("{" not in line for line in lines) >= 60, code


NEWS = [
    # language, set, F1 of the names, share of statements found, statements in 100 sentences without any
    ("ar", 0, 92, 94, 5),
    ("ar", 1, 94, 90, 5),
    ("ar", 4, 89, 99, 0),
    ("de", 4, 87, 90, 0),
    ("es", 4, 97, 95, 0),
    ("fa", 3, 92, 99, 0),
    ("fr", 4, 94, 99, 0),
    ("de", 0, 96, 94, 5),
    ("de", 1, 93, 87, 5),
    ("es", 0, 97, 94, 5),
    ("es", 1, 94, 93, 6),
    ("fa", 0, 97, 98, 5),
    ("fa", 1, 91, 96, 6),
    ("fr", 0, 96, 97, 9),
    ("fr", 1, 93, 96, 5),
]


@pytest.mark.parametrize(("code", "which", "named", "found", "noise"), NEWS)
def test_news_is_read_no_worse_than_when_it_was_last_measured(
    code: str, which: int, named: float, found: float, noise: float
) -> None:
    figures = news_figures.figures(news_figures.sets(code)[which], code)
    assert figures.named >= named
    assert figures.found >= found
    assert figures.noise <= noise


def test_a_denial_is_told_as_one() -> None:
    (quote,) = annotate(article("Ana Torres negó que hubiera firmado el contrato.", lang="es")).quotes
    assert quote.status is Status.DENIED
    assert quote.entity is not None


@pytest.mark.parametrize(
    ("text", "lang", "name", "kind"),
    [
        ("La NASA confirmó que la sonda está bien.", "es", "NASA", EntityKind.ORGANISATION),
        (
            "Selon le bureau du recensement, la ville grandit encore.",
            "fr",
            "bureau du recensement",
            EntityKind.ORGANISATION,
        ),
        ("Der Guardian berichtete, dass die Konten offen sind.", "de", "Guardian", EntityKind.ORGANISATION),
        ("Ana Torres viajó a Italia y a Francia.", "es", "Italia", EntityKind.PLACE),
        ("Laut Anna Kern bleibt der Hafen offen.", "de", "Anna Kern", EntityKind.PERSON),
        ("وبحسب مكتب الإحصاء، كبرت المدينة كثيرا.", "ar", "مكتب الإحصاء", EntityKind.ORGANISATION),
        (
            "La Fédération des brasseurs de Halmar dénonce une taxe de trop.",
            "fr",
            "Fédération des brasseurs de Halmar",
            EntityKind.ORGANISATION,
        ),
        ("L’entreprise Norvex a indiqué que tout allait bien.", "fr", "Norvex", EntityKind.ORGANISATION),
        ("El diario La Voz de Karsholm reveló que nadie pagó.", "es", "Voz de Karsholm", EntityKind.ORGANISATION),
        ("La analista de Norvex Tilda Brune dijo que no hay agua.", "es", "Tilda Brune", EntityKind.PERSON),
        (
            "Nach Angaben des Umweltministeriums steigt das Wasser weiter.",
            "de",
            "Umweltministerium",
            EntityKind.ORGANISATION,
        ),
        ("Norvex Motors teilte mit, das Werk bleibe offen.", "de", "Norvex Motors", EntityKind.ORGANISATION),
        ("Der Sender „Radio Tarn“ teilte mit, es gehe weiter.", "de", "Radio Tarn", EntityKind.ORGANISATION),
        ("La revista «El Faro» dijo que no hay nada.", "es", "El Faro", EntityKind.ORGANISATION),
        ("ونفى مديرها روبرت أولسن وقوع أي حادث.", "ar", "روبرت أولسن", EntityKind.PERSON),
    ],
)
def test_a_name_is_of_its_kind(text: str, lang: str, name: str, kind: EntityKind) -> None:
    assert {entity.name: entity.kind for entity in annotate(article(text, lang=lang)).entities}[name] is kind


def test_german_nouns_are_nobody() -> None:
    read = article("Die Polizei und das Gericht prüfen den Vorfall. Experten sagten, die Lage sei ernst.")
    assert annotate(read).entities == ()


def article(*paragraphs: str, lang: str | None = "de") -> Document:
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + len(PARAGRAPH_BREAK)
    return Document(PARAGRAPH_BREAK.join(paragraphs), tuple(spans), lang)


@pytest.mark.parametrize("lang", [None, "sv", "xx", "", "zh"])
def test_an_unknown_language_gets_nothing(lang: str | None) -> None:
    assert annotate(article("„Das Wasser steigt weiter“, sagte Anna Kern.", lang=lang)) == Annotation((), ())


def test_a_region_behind_the_language_does_not_matter() -> None:
    assert annotate(article("«No sabemos nada más», dijo Ana Torres.", lang="es-AR")).quotes


def test_a_surname_leads_by_a_chain_to_the_full_name() -> None:
    read = article("Anna Kern kam früh.", "„Das Wasser steigt weiter“, sagte Kern.")
    annotation = annotate(read)
    (quote,) = annotation.quotes
    (kern,) = annotation.entities
    assert kern.name == "Anna Kern"
    assert kern.kind is EntityKind.PERSON
    assert kern.variants == ("Kern",)
    assert [mention.how for mention in kern.mentions] == [How.FULL, How.PARTIAL]
    assert quote.band is Band.SURE
    assert quote.status is Status.ASSERTED
    assert [read.text[span.start : span.end] for span in quote.evidence.chain] == ["Anna Kern"]
    assert quote.cue is not None
    assert read.text[quote.cue.start : quote.cue.end] == "sagte"


def test_a_bare_unknown_surname_is_only_likely() -> None:
    (quote,) = annotate(article("„Das Wasser steigt weiter“, sagte Kern.")).quotes
    assert quote.band is Band.LIKELY


def test_a_quotation_split_by_its_cue_is_one() -> None:
    (quote,) = annotate(article("„Das Wasser“, sagte Anna Kern, „steigt seit drei Tagen.“")).quotes
    assert len(quote.segments) == 2


def test_an_added_quotation_leads_back_to_the_speaker() -> None:
    read = article(
        "« Le pont est fermé », a dit Claire Morel.", "« Il rouvrira au printemps », a-t-elle ajouté.", lang="fr"
    )
    first, second = annotate(read).quotes
    assert first.entity == second.entity == 0
    assert second.band is Band.LIKELY
    assert [read.text[span.start : span.end] for span in second.evidence.chain][-1] == "Claire Morel"


def test_reported_speech_with_a_quotation_is_mixed() -> None:
    (quote,) = annotate(article("Ana Torres dijo que la reforma es «un primer paso» útil.", lang="es")).quotes
    assert quote.type is QuoteType.MIXED


def test_a_long_quotation_without_a_name_is_unknown_and_a_scare_quote_is_none() -> None:
    (quote,) = annotate(article("Auf dem Plakat steht „Das Wasser gehört allen Menschen hier“ und „Ja“.")).quotes
    assert quote.band is Band.UNKNOWN
    assert quote.speaker is None
    assert quote.entity is None


def test_an_organisation_may_speak() -> None:
    (quote,) = annotate(article("„Wir senken die Zinsen im Mai“, erklärte Halmar Bank.")).quotes
    assert quote.entity is not None
    assert (
        annotate(article("„Wir senken die Zinsen“, erklärte Halmar Bank.")).entities[0].kind is EntityKind.ORGANISATION
    )


def test_a_mark_that_never_closes_turns_nothing_inside_out() -> None:
    read = article("„Das Wasser steigt weiter, sagte Anna Kern.", "„Es sinkt wieder ein wenig“, sagte Otto Varga.")
    quotes = annotate(read).quotes
    names = [annotate(read).entities[quote.entity].name for quote in quotes if quote.entity is not None]
    assert names == ["Anna Kern", "Otto Varga"]
    assert [quote.type for quote in quotes] == [QuoteType.INDIRECT, QuoteType.DIRECT]


PIECES = [
    *'„“”«»"›‹ .:,!?\n()é\u200f',
    *["sagte ", "dass ", "laut ", "und ", "Anna Kern ", "Kern ", "dijo ", "que ", "a dit ", "selon "],
    *["قال ", "إن ", "سامر درويش ", "گفت ", "که ", "به گفته ", "رضا مرادی "],
]
TEXTS = st.lists(
    st.sampled_from(PIECES),
    max_size=60,
).map("".join)


@settings(max_examples=300)
@given(TEXTS, TEXTS, st.sampled_from(sorted(LANGUAGES)))
def test_any_text_gives_spans_in_their_paragraphs(first: str, second: str, code: str) -> None:
    read = article(first, second, lang=code)
    annotation = annotate(read)
    segments = [segment for quote in annotation.quotes for segment in quote.segments]
    for segment in segments:
        assert segment.start < segment.end
        assert any(segment.within(paragraph) for paragraph in read.paragraphs)
    ordered = sorted(segments)
    assert not any(one.overlaps(other) for one, other in pairwise(ordered))
    for quote in annotation.quotes:
        assert (quote.entity is None) == (quote.band is Band.UNKNOWN)
        assert quote.entity is None or quote.entity < len(annotation.entities)
    assert all(entity.mentions for entity in annotation.entities)


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_chain_ends_at_the_name(code: str) -> None:
    for line in language_figures.lines(code):
        read = language_figures.document(line, code)
        annotation = annotate(read)
        for quote in annotation.quotes:
            if quote.entity is None:
                continue
            end = quote.evidence.chain[-1] if quote.evidence.chain else quote.speaker
            assert end is not None
            assert read.text[end.start : end.end] == annotation.entities[quote.entity].name


def test_the_docs_give_the_figures_of_today() -> None:
    docs = (Path(__file__).parents[2] / "docs" / "languages.md").read_text(encoding="utf-8")
    for code in LANGUAGES:
        made, right, _ = language_figures.figures(code)
        assert f" {len(language_figures.lines(code))} | " in docs
        assert f" | {made} | {right} | {100 * right / made:.0f} % |" in docs


GERMAN_TEXT = " ".join(["Der Rat der Stadt hat die Brücke und das Dach des Hauses mit dem Geld von allen bezahlt."] * 4)


@pytest.mark.parametrize(
    ("declared", "text", "read_as"),
    [
        ("en", GERMAN_TEXT, "de"),
        ("en-GB", GERMAN_TEXT, "de"),
        ("en", "Le conseil de la ville est pour le pont et les rues qui sont dans le nord. " * 4, "fr"),
        ("en", "The council of the town is for the bridge and the roads that he had seen. " * 4, "en"),
        ("en", "She said “der die das und den dem des” and that was all of it, for the rest is in the letter.", "en"),
        ("en", "Der Rat hat die Brücke bezahlt.", "en"),  # too little to tell
        ("fr", GERMAN_TEXT, "fr"),  # only English is declared by default
        (None, GERMAN_TEXT, None),
    ],
)
def test_a_page_that_wrongly_declares_english_is_read_as_what_it_is(
    declared: str | None, text: str, read_as: str | None
) -> None:
    assert language_of(Document(text, (Span(0, len(text)),), declared)) == read_as


@pytest.mark.parametrize(
    ("lang", "piece"),
    [
        ("de", "Anna Kern sagte dass "),
        ("es", "dijo que Ana Torres "),
        ("ar", "قال سامر درويش إن "),
        ("fr", "selon Luc Sorel, "),
    ],
)
def test_a_sentence_without_end_is_read_in_pieces(lang: str, piece: str) -> None:
    read = article(piece * 2000, lang=lang)
    tokens = [
        len(sentence.tokens) for part in Tokenizer(language(lang)).paragraphs(read) for sentence in part.sentences
    ]
    assert max(tokens) <= 200
    assert annotate(read).quotes
