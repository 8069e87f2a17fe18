"""Is there one table of rules: every rule in it, each with an example that it applies to, and the docs made from it?"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from searchapp.annotate import load_annotator
from searchapp.annotate.english.rules import RULES, Rule, markdown
from searchapp.domain import PARAGRAPH_BREAK, Annotation
from searchapp.ports import Annotator
from tests.annotate.test_english_cases import annotations, document

DOCS = Path(__file__).parents[2] / "docs" / "attribution.md"


@cache
def annotator() -> Annotator:
    return load_annotator()


def found_in(text: str) -> Annotation:
    return next(iter(annotator().annotate([document(PARAGRAPH_BREAK.join(["News", *text.split("¶")]))])))


def rules_of(annotation: Annotation) -> Iterator[str]:
    return (quote.evidence.rule for quote in annotation.quotes)


def test_every_rule_has_a_row() -> None:
    assert set(RULES) == set(Rule)


@pytest.mark.parametrize("rule", list(Rule))
def test_each_rule_applies_to_its_example(rule: Rule) -> None:
    assert rule in set(rules_of(found_in(RULES[rule].example)))


def test_every_statement_of_the_case_table_names_a_rule_of_the_table() -> None:
    assert {rule for annotation in annotations().values() for rule in rules_of(annotation)} <= set(Rule)


@pytest.mark.parametrize("rule", list(Rule))
def test_shares_are_shares_and_fall_with_the_plainness_of_the_cue(rule: Rule) -> None:
    plain, reporting, other = RULES[rule].shares
    assert 1 > plain >= reporting >= other > 0


def test_the_table_in_the_documentation_is_made_from_the_rules() -> None:
    assert markdown() in DOCS.read_text(encoding="utf-8")
