"""Does the program say so, and go on, where no model can be loaded?"""

import sys

import pytest

from searchapp.annotate import load_annotator
from searchapp.annotate.bundled_model import BUNDLED_MODEL
from searchapp.domain import Document, Span
from searchapp.errors import SettingsError

TEXT = "“The bridge will open in May,” said Ilse Brandt on Monday."


def test_a_named_model_that_is_absent_is_told_in_a_sentence() -> None:
    with pytest.raises(SettingsError, match="en_core_web_absent can't be loaded"):
        load_annotator("en_core_web_absent")


def test_without_the_bundled_model_rules_stand_in_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with_model = load_annotator().version
    monkeypatch.setitem(sys.modules, BUNDLED_MODEL, None)  # as if it were not installed
    annotator = load_annotator()
    assert "by rules alone" in annotator.description
    assert annotator.version != with_model
    (annotation,) = annotator.annotate([Document(TEXT, (Span(0, len(TEXT)),), "en", headed=False)])
    (quote,) = annotation.quotes
    assert quote.entity is not None
    assert annotation.entities[quote.entity].name == "Ilse Brandt"
