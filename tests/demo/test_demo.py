"""Do the demo's articles and their gold fit together?"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import searchapp.demo
from searchapp.demo import demo_files
from searchapp.domain import QuoteType, Status

Record = dict[str, Any]


def _records(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def articles() -> dict[str, Record]:
    return {record["id"]: record for path in demo_files() for record in _records(path)}


@pytest.fixture(scope="module")
def gold() -> dict[str, Record]:
    return {record["id"]: record for record in _records(Path(searchapp.demo.__file__).with_name("gold.jsonl"))}


def _paragraphs(article: Record) -> list[str]:
    given = article.get("paragraphs")
    return [p["text"] for p in given] if given else article["body"].split("\n\n")


def test_no_id_stands_twice() -> None:
    ids = [record["id"] for path in demo_files() for record in _records(path)]
    assert len(ids) == len(set(ids))


def test_the_archive_has_about_seventy_articles_of_many_outlets_in_six_languages(articles: dict[str, Record]) -> None:
    assert 65 <= len(articles) <= 75
    assert len({a["source"] for a in articles.values()}) >= 6
    assert {a["lang"] for a in articles.values()} == {"en", "ar", "fa", "de", "fr", "es"}
    assert {a["date"][:4] for a in articles.values() if "date" in a} == {"2024", "2025"}


def test_articles_have_the_length_of_news(articles: dict[str, Record]) -> None:
    for article in articles.values():
        paragraphs = _paragraphs(article)
        assert 5 <= len(paragraphs) <= 20, article["id"]
        assert all(p == p.strip() and p for p in paragraphs), article["id"]
        assert 150 <= len(" ".join(paragraphs).split()) <= 520, article["id"]


def test_a_copy_names_an_older_or_equally_old_article_of_another_outlet(articles: dict[str, Record]) -> None:
    copies = [a for a in articles.values() if "copy_of" in a]
    assert len(copies) >= 8
    for copy in copies:
        original = articles[copy["copy_of"]]
        assert original["source"] != copy["source"]
        assert original["date"] <= copy["date"]
        assert "copy_of" not in original


def test_a_copy_shares_most_of_its_words_with_the_original(articles: dict[str, Record]) -> None:
    for copy in (a for a in articles.values() if "copy_of" in a):
        words, original = (Counter(" ".join(_paragraphs(a)).split()) for a in (copy, articles[copy["copy_of"]]))
        assert (words & original).total() >= 0.7 * words.total(), copy["id"]


def test_every_article_has_gold_over_its_very_text(articles: dict[str, Record], gold: dict[str, Record]) -> None:
    assert articles.keys() == gold.keys()
    for key, article in articles.items():
        assert gold[key]["text"] == "\n\n".join([article["title"], *_paragraphs(article)])


def test_every_gold_span_lies_in_one_paragraph_and_says_what_it_claims(gold: dict[str, Record]) -> None:
    for record in gold.values():
        text = record["text"]
        for quote in record["quotes"]:
            ends = [0]
            for start, end in quote["segments"]:
                assert ends[-1] <= start < end <= len(text)
                assert "\n\n" not in text[start:end]
                assert text[start:end] == text[start:end].strip()
                ends.append(end)
            if quote["speaker"]:
                assert text[quote["speaker"]["start"] : quote["speaker"]["end"]] == quote["speaker"]["text"]
            assert quote["cue"] is None or quote["cue"] in text


def test_gold_uses_only_the_known_words_for_type_status_kind_and_how(gold: dict[str, Record]) -> None:
    quotes = [quote for record in gold.values() for quote in record["quotes"]]
    assert {q["type"] for q in quotes} == set(QuoteType)
    assert {q["status"] for q in quotes} == set(Status)
    assert {q["kind"] for q in quotes} == {"person", "organisation", "unnamed"}
    assert {q["how"] for q in quotes} == {"full", "partial", "pronoun", "nominal", "none"}
    for quote in quotes:
        assert (quote["speaker"] is None) == (quote["how"] == "none")
        assert quote["canonical"]
