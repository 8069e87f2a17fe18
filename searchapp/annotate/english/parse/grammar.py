"""How is text parsed? With one spaCy model, each unit by itself, in batches that go over many articles.

Only what the rules read is computed: no lemmas, no morphology. What the model seldom saw in training (curly or doubled
marks, no-break and double spaces, marks glued to words) is made plain before parsing; offsets stay the article's.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from searchapp.annotate.english.parse.compounds import with_compounds
from searchapp.annotate.english.parse.embedding import keep_embeddings
from searchapp.annotate.english.parse.marks import nicknames
from searchapp.annotate.english.parse.parsed import Parsed, Tables
from searchapp.domain import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_UNITS = 128
_CHARACTERS = 60_000
"""How many units, and code points of them, are read at once."""
_UNUSED = ["lemmatizer", "attribute_ruler", "senter"]
_PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "\u00a0": " ", "\u2028": " ", "\n": " ", "\t": " "})
_ODD = re.compile(
    r"(?P<doubled>''|``|‘‘|’’)|[ \u00a0\n\t]{2,}"
    r"|(?<=[,:.?!])(?=[“][^\W_])|(?<=[a-z])(?=[“][^\W_])|(?<=[,.?!…]”)(?=[^\W_])"
    r"|(?<=\A[-–—])(?=[A-Z])"
    r"|(?P<stop>\.(?= [A-Z])(?:(?<=\bLt\.)|(?<=\b(?:Sgt|Col|Maj|Cpl|Pvt|Det|Hon)\.)|(?<=\b(?:Capt|Cmdr|Insp|Supt)\.)))"
)
"""Doubled marks, runs of spaces, places between a word and a mark, or a dash and a signature, without one; the stops of
ranks that the tokeniser takes for the ends of sentences."""


def load_model(name: str) -> Language:
    """Load a model by its import name or folder. Raises ImportError or OSError where it can't be loaded."""
    from spacy.util import load_model_from_path
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):  # the BLAS of NumPy's wheels multiplies twice as fast as BLIS, thinc's usual
        if name.isidentifier():
            nlp: Language = importlib.import_module(name).load(exclude=_UNUSED)
        else:
            nlp = load_model_from_path(Path(name), exclude=_UNUSED)
    keep_embeddings(nlp)
    return nlp


def parse_units(nlp: Language, texts: Iterable[tuple[str, Span]]) -> Iterator[Parsed]:
    """Parse units, given as (article's text, span of the unit); yields them in order."""
    for batch in _batches(texts):
        plain = [normalised(text[unit.start : unit.end]) for text, unit in batch]
        docs = nlp.pipe([p.text for p in plain], batch_size=len(plain))
        for doc, made, (text, unit) in zip(docs, plain, batch, strict=True):
            yield from_doc(doc, made, text, unit.start)


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


@dataclass(frozen=True, slots=True)
class Normalised:
    """A unit's text as the parser gets it, and where each character of it starts and ends in the unit (None: there)."""

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None


def normalised(text: str) -> Normalised:
    """The text with one space where there are more, plain marks, and a space where a mark is glued to a word."""
    changes = [(m.start(), m.end(), '"' if m["doubled"] else "" if m["stop"] else " ") for m in _ODD.finditer(text)]
    changes += [(nick.start, nick.end, "") for nick in nicknames(text, 0, len(text))]
    if not changes:
        return Normalised(text.translate(_PLAIN))
    kept: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for first, end, instead in sorted(changes):
        if first < at:
            continue
        kept.append(text[at:first])
        starts.extend(range(at, first))
        ends.extend(range(at + 1, first + 1))
        kept.append(instead)
        starts.extend([first] * len(instead))
        ends.extend([end] * len(instead))
        at = end
    kept.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return Normalised("".join(kept).translate(_PLAIN), starts, ends)


def from_doc(doc: Doc, plain: Normalised, text: str, base: int) -> Parsed:
    """Copy a spaCy document into lists; `base` is where its unit starts in the article's `text`."""
    strings = doc.vocab.strings
    columns = doc.to_array(["IDX", "LENGTH", "TAG", "DEP"]).astype("int64").T.tolist()
    heads = doc.to_array("HEAD").astype("int64").tolist()
    names = {key: strings[key & 0xFFFFFFFFFFFFFFFF] for key in {*columns[2], *columns[3]}}
    starts, ends = columns[0], [at + length for at, length in zip(columns[0], columns[1], strict=True)]
    if plain.starts is not None and plain.ends is not None:
        starts, ends = [plain.starts[at] for at in starts], [plain.ends[at - 1] for at in ends]
    starts, ends = [base + at for at in starts], [base + at for at in ends]
    tables = Tables(
        words=[text[a:b] for a, b in zip(starts, ends, strict=True)],
        starts=starts,
        ends=ends,
        tags=[names[t] for t in columns[2]],
        deps=[names[d] for d in columns[3]],
        heads=[i + offset for i, offset in enumerate(heads)],
        names=[(e.start, e.end, e.label_) for e in doc.ents],
    )
    return Parsed(text, base, with_compounds(tables))
