"""Is at least as much found in parallel sentences of news as when it was last measured?

The sentences (Parallel Universal Dependencies, CC BY-SA 3.0) and their gold lie outside of the project. Half of them is
never read: by it one sees whether a rule is of the language or of the sentences seen.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from searchapp.annotate import load_annotator
from searchapp.domain import Annotation, Document, Span
from searchapp.ports import Annotator

GOLD = Path(__file__).parents[3] / "shared" / "eval" / "languages" / "pud_dev.jsonl"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not GOLD.is_file(), reason="../shared/eval/languages is not here"),
]

FLOORS = [
    # language, half, named F1, statements found, statements in 100 sentences that hold none, gold's first words met
    ("en", 0, 96, 89, 2, 89),
    ("en", 1, 87.9, 89, 34, 92),
    ("de", 0, 98, 90, 2, 92),
    ("de", 1, 90, 83, 2, 80),
    ("es", 0, 98, 95, 2, 96),
    ("es", 1, 86, 95, 2, 88),
    ("fr", 0, 98, 90, 2, 96),
    ("fr", 1, 95, 99, 8, 96),
    ("ar", 0, 94, 90, 2, 96),
    ("ar", 1, 76, 86, 2, 88),
]


def half_of(record: dict[str, Any]) -> int:
    """All translations of a sentence fall into one half."""
    name = record["id"].removesuffix("-" + record["lang"])
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) // 2 % 2


def parts(name: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", plain))


def same(one: str, other: str) -> bool:
    a, b = parts(one), parts(other)
    return bool(a and b) and (a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a))


@cache
def annotator() -> Annotator:
    return load_annotator()


def met(statement: dict[str, str], text: str, found: Annotation) -> bool:
    """Whether something that is said overlaps the first words of what gold has said."""
    at = text.index(statement["words"])
    words = Span(at, at + len(statement["words"]))
    return any(segment.overlaps(words) for quote in found.quotes for segment in quote.segments)


def counted(lang: str, half: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["lang"] != lang or half_of(record) != half:
            continue
        text = record["text"]
        (found,) = annotator().annotate([Document(text, (Span(0, len(text)),), lang, headed=False)])
        wanted = [s["speaker"] for s in record["statements"] if s["speaker"]]
        given = {found.entities[quote.entity].name for quote in found.quotes if quote.entity is not None}
        counts["given"] += len(given)
        counts["right"] += sum(any(same(name, want) for want in wanted) for name in given)
        counts["exact"] += sum(any(parts(name) == parts(want) for want in wanted) for name in given)
        counts["wanted"] += len(wanted)
        counts["recalled"] += sum(any(same(name, want) for name in given) for want in wanted)
        counts["statements"] += len(record["statements"])
        counts["found"] += min(len(found.quotes), len(record["statements"]))
        counts["met"] += sum(met(statement, text, found) for statement in record["statements"])
        counts["silent"] += not record["statements"]
        counts["noise"] += 0 if record["statements"] else len(found.quotes)
    return counts


@pytest.mark.parametrize(("lang", "half", "named", "found", "noise", "words"), FLOORS)
def test_no_less_is_found_than_before(
    lang: str, half: int, named: float, found: float, noise: float, words: float
) -> None:
    counts = counted(lang, half)
    precision, recall = counts["right"] / counts["given"], counts["recalled"] / counts["wanted"]
    assert 100 * 2 * precision * recall / (precision + recall) >= named
    assert 100 * counts["found"] / counts["statements"] >= found
    assert 100 * counts["met"] / counts["statements"] >= words
    assert 100 * counts["noise"] / counts["silent"] <= noise
    assert lang == "en" or counts["exact"] >= 0.9 * counts["right"]
