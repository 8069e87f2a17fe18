"""Do the figures on the shared gold articles hold? A drop of more than half a point below the last ones fails."""

import importlib.util
import json
import os
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from searchapp.annotate import load_annotator, to_record
from searchapp.domain import Document, Span

SHARED = Path(os.environ.get("SEARCHAPP_SHARED", "../shared"))
GOLD = SHARED / "eval" / "quotes" / "dev.jsonl"
SLACK = 0.5

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not GOLD.exists(), reason="the shared gold quotations are not here (SEARCHAPP_SHARED)"),
]


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_quotes", SHARED / "eval" / "score_quotes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures_on(path: Path) -> dict[str, Any]:
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    documents = []
    for article in gold:
        parts = re.finditer(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*", article["text"])
        spans = tuple(Span(m.start(), m.end()) for m in parts)
        headed = bool(article.get("title")) and article["text"].startswith(article["title"][:60])
        documents.append(Document(article["text"], spans, "en", headed))
    found = load_annotator().annotate(documents)
    system = {a["id"]: to_record(a["id"], x)["quotes"] for a, x in zip(gold, found, strict=True)}
    return dict(scorer().score(gold, system))


def test_the_figures_on_articles_of_four_genres_do_not_drop() -> None:
    figures = figures_on(GOLD.with_name("fresh_dev.jsonl"))
    assert figures["named"]["f1"] >= 91.2 - SLACK
    assert figures["sure"]["right"] >= 98.2 - SLACK
    assert figures["sure"]["share"] >= 64.7 - 2 * SLACK
    assert figures["invented"]["percent"] <= 5


def test_the_figures_on_the_shared_articles_do_not_drop() -> None:
    figures = figures_on(GOLD)
    assert figures["named"]["f1"] >= NAMED_F1 - SLACK
    assert figures["mention"]["f1"] >= MENTION_F1 - SLACK
    assert figures["sure"]["right"] >= SURE_RIGHT - SLACK
    assert figures["sure"]["share"] >= 60
    assert figures["indirect"]["f1"] >= INDIRECT_F1 - SLACK
    assert figures["indirect"]["precision"] >= INDIRECT_PRECISION - SLACK
    assert figures["invented"]["percent"] <= 5


NAMED_F1, MENTION_F1, SURE_RIGHT, INDIRECT_F1 = 92.9, 93.8, 99.0, 70.1
INDIRECT_PRECISION = 74.2
"""Reached with the bundled model on all 84 articles; raise them with every gain."""
