"""How do several segments become one, in bounded memory, with what was deleted left out?"""

from collections.abc import Hashable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np

from searchapp.engines.whoosh.build.merge_terms import joined, merge_terms
from searchapp.engines.whoosh.store.columns import MultiColumn, offsets, ranges
from searchapp.engines.whoosh.store.files import Array, PartWriter
from searchapp.engines.whoosh.store.records import RecordWriter
from searchapp.engines.whoosh.store.schema import PARAGRAPHS, STATEMENTS
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.engines.whoosh.store.segment_columns import KINDS, Values, single, write_columns
from searchapp.fields import SINGLE, Facet

T = TypeVar("T", bound=Hashable)

AT_ONCE = 1_000
"""So many records are read at once."""


class Source:
    """A segment that goes into a merge, with the new numbers of its documents and statements."""

    def __init__(self, segment: Segment, first_doc: int, first_statement: int) -> None:
        self.segment = segment
        live = np.ones(segment.size, bool) if segment.live is None else segment.live
        self.docs = np.flatnonzero(live)
        self.doc_map = _renumbered(live, first_doc)
        said = live[segment.column("statement.doc")] if segment.statements else np.empty(0, bool)
        self.statements = np.flatnonzero(said)
        self.statement_map = _renumbered(said, first_statement)

    def column(self, name: str) -> Array:
        """A single-valued column of the documents that stay."""
        return self.segment.column(name)[self.docs]

    @cached_property
    def heads(self) -> Array:
        """The numbers of the articles' heads that stay."""
        return np.unique(self.column("head"))


def _renumbered(kept: Array, first: int) -> Array:
    """For each old number the new one, -1 for what goes (int32)."""
    return np.where(kept, np.cumsum(kept) - 1 + first, -1).astype(np.int32)


def merge(folder: Path, segments: Sequence[Segment], name: str) -> dict[str, Any]:
    """Write one segment that holds what these hold, in their order; returns its description."""
    sources: list[Source] = []
    docs = statements = 0
    for segment in segments:
        sources.append(Source(segment, docs, statements))
        docs += len(sources[-1].docs)
        statements += len(sources[-1].statements)
    files = _merge_records(folder, sources, name)
    files |= merge_terms(folder, PARAGRAPHS, name, [(s.segment.words, s.doc_map) for s in sources])
    files |= merge_terms(folder, STATEMENTS, name, [(s.segment.said, s.statement_map) for s in sources])
    files |= _merge_columns(folder, sources, name)
    return {
        "name": name,
        "documents": docs,
        "files": files,
        "statements": statements,
        "langs": sorted({lang for s in segments for lang in s.langs}),
        "tokens": [sum(s.lengths[i] for s in segments) for i in (0, 1)],
    }


# ---- stored records ----


def _merge_records(folder: Path, sources: Sequence[Source], name: str) -> dict[str, Any]:
    """The records as they are where they share the largest segment's dictionary, else compressed anew.

    Where something was deleted the dictionary is trained anew: it is made of whole words, perhaps of those.
    """
    largest = max(sources, key=lambda s: len(s.docs))
    whole = all(len(s.docs) == s.segment.size for s in sources)
    dictionary = largest.segment.records.dictionary if whole else None
    writer = RecordWriter(folder / f"{PARAGRAPHS}_{name}.sto", dictionary)
    for source in sources:
        records = source.segment.records
        same = dictionary is not None and records.dictionary == dictionary
        for docs in np.array_split(source.docs, 1 + len(source.docs) // AT_ONCE):
            if same:
                writer.add_compressed(records.compressed(docs))
            else:
                for record in records.records(docs):
                    writer.add(record)
            source.segment.release()
        for head in records.heads(source.heads):
            writer.add_head(head)
    return {writer.path.name: writer.close()}


# ---- columns ----


def _merge_columns(folder: Path, sources: Sequence[Source], name: str) -> dict[str, Any]:
    numbers = {n: joined([s.column(n) for s in sources]) for n in _COPIED}
    first_head = offsets(np.array([len(s.heads) for s in sources]))
    numbers["head"] = joined(
        [np.searchsorted(s.heads, s.column("head")) + base for s, base in zip(sources, first_head, strict=False)]
    ).astype(np.int32)
    counts = [np.diff(s.segment.column("statement_start"))[s.docs] for s in sources]
    numbers["statement_count"] = joined(counts)
    statements = {
        n: joined([s.segment.column(f"statement.{n}")[s.statements] for s in sources]) for n in ("id", "status")
    }
    statements["doc"] = joined([s.doc_map[s.segment.column("statement.doc")[s.statements]] for s in sources])
    speakers = _Joint([s.segment.speaker_ids for s in sources])
    entities = _Joint([_entities(s.segment) for s in sources])
    single_values: dict[Facet, _Joint[str | None]] = {}
    for facet in SINGLE:
        used = [s.column(single(facet)) for s in sources]
        single_values[facet] = _Joint([s.segment.values[facet] for s in sources], used)
        numbers[single(facet)] = single_values[facet].mapped(used)
    used = [s.column("article") for s in sources]
    articles = _Joint([s.segment.texts("articles") for s in sources], used)
    numbers["article"] = articles.mapped(used)
    statements["speaker"] = speakers.mapped([s.segment.column("statement.speaker")[s.statements] for s in sources])
    for column, joint in (("speaker", speakers), ("entity", entities)):
        flat = [_flat(s.segment.speakers if joint is speakers else s.segment.mentioned, s.docs) for s in sources]
        numbers[f"{column}_count"] = joined([c for c, _ in flat])
        numbers[column] = joint.mapped([values for _, values in flat])
    file = PartWriter(folder / f"{PARAGRAPHS}_{name}.col")
    values = Values(speakers.all, entities.all, articles.all, {f: j.all for f, j in single_values.items()})
    write_columns(file, numbers, statements, values)
    return {file.path.name: file.close()}


def _entities(segment: Segment) -> list[tuple[int, str]]:
    """What the ordinals of a segment's entities mean."""
    kinds = [KINDS[kind] for kind in segment.column("entity_kinds").tolist()]
    return list(zip(segment.column("entity_ids").tolist(), kinds, strict=True))


_COPIED = ("id", "first_day", "last_day", "title_length", "text_length", "headline")


def _flat(column: MultiColumn, docs: Array) -> tuple[Array, Array]:
    """How many ordinals each of these documents has, and all of them, in order."""
    counts, flat = column.flat()
    return counts[docs], flat[ranges(offsets(counts)[docs], counts[docs])]


class _Joint(Generic[T]):
    """Values of several segments under common ordinals."""

    def __init__(self, parts: Sequence[Sequence[T]], used: Sequence[Array] | None = None) -> None:
        """`used` are the ordinals that stay, for each part; values that nothing has any more are left out."""
        numbers: dict[T, int] = {}
        self._maps: list[Array] = []
        for at, part in enumerate(parts):
            ordinals = range(len(part)) if used is None else np.unique(used[at]).tolist()
            mapped = np.zeros(len(part), np.int32)
            for ordinal in ordinals:
                if ordinal >= 0:
                    mapped[ordinal] = numbers.setdefault(part[ordinal], len(numbers))
            self._maps.append(mapped)
        self.all = list(numbers)

    def mapped(self, ordinals: Sequence[Array]) -> Array:
        """Each segment's ordinals as common ones, joined."""
        return joined([m[o] if len(o) else np.empty(0, np.int32) for m, o in zip(self._maps, ordinals, strict=True)])
