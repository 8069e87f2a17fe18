"""How do Whoosh's own searcher and tools read the index?

Through Whoosh's extension point, a codec: `whoosh_reader` gives an ordinary Whoosh `IndexReader` over a generation.
The product answers by the executor; this door is for Whoosh's tools and for the tests, where stock Whoosh is the
measure. In field `token` of a paragraph positions are those of title and text together (see `schema`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from whoosh.codec.base import PerDocumentReader
from whoosh.codec.whoosh3 import W3Codec, W3Segment, W3TermsReader
from whoosh.filedb.structfile import BufferFile
from whoosh.matching import ListMatcher, Matcher
from whoosh.reading import EmptyReader, IndexReader, MultiReader, SegmentReader, TermInfo, TermNotFound

from searchapp.engines.whoosh.generation import Generation
from searchapp.engines.whoosh.store.dictionary import TermReader
from searchapp.engines.whoosh.store.schema import PARAGRAPHS, TOKEN, schema
from searchapp.engines.whoosh.store.segment import Segment


def whoosh_reader(generation: Generation) -> IndexReader:
    """Whoosh's reader over the paragraphs of a generation."""
    readers = [
        SegmentReader(None, schema(), _WhooshSegment(segment), codec=NewsCodec(segment))
        for segment in generation.segments
    ]
    if not readers:
        return EmptyReader(schema())
    return readers[0] if len(readers) == 1 else MultiReader(readers)


class _WhooshSegment(W3Segment):  # type: ignore[misc]  # Whoosh has no types
    """A segment as Whoosh's manifest of segments would hold it."""

    def __init__(self, segment: Segment) -> None:
        deleted = set(segment.deleted.tolist()) or None
        super().__init__(None, PARAGRAPHS, doccount=segment.size, segid=segment.name, deleted=deleted)


class NewsCodec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    """Reads one segment: Whoosh's dictionary, our blocks."""

    def __init__(self, segment: Segment) -> None:
        super().__init__()
        self._segment = segment

    def terms_reader(self, _storage: Any, _segment: Any) -> NewsTerms:
        """The dictionary."""
        return NewsTerms(self, self._segment)

    def per_document_reader(self, _storage: Any, segment: _WhooshSegment) -> NewsDocuments:
        """Lengths, deletions and ids."""
        return NewsDocuments(self._segment, segment)


class NewsTerms(W3TermsReader):  # type: ignore[misc]  # Whoosh has no types
    """The dictionary through Whoosh's own hash reader, with postings from our blocks."""

    def __init__(self, codec: NewsCodec, segment: Segment) -> None:
        self._codec = codec
        self._index = segment.words
        file = segment.words.files[1]
        self._dbfile = self._postfile = BufferFile(memoryview(file.bytes(0, file.size)))
        self._tindex = TermReader(self._dbfile, file.size)
        self._fieldmap = self._tindex.extras["fieldmap"]
        self._fieldunmap = sorted(self._fieldmap, key=self._fieldmap.__getitem__)
        self._lengths = segment.column("title_length") + segment.column("text_length")

    def _bounds(self, field: str, term: bytes) -> tuple[int, int, int]:
        """The term's number, and where its postings begin and end."""
        number = self._index.term(field, term.decode("utf-8", "surrogatepass"))
        if number is None:
            raise TermNotFound(f"{field}:{term!r}")
        return number, *self._index.bounds(field, number, number + 1)

    def term_info(self, fieldname: str, tbytes: bytes) -> TermInfo:
        """A term's statistics."""
        number, begin, _ = self._bounds(fieldname, tbytes)
        ids, packed = self._index.postings(fieldname, number, number + 1)
        weights = np.add(*self._index.counts(fieldname, begin, packed))
        lengths = self._lengths[ids]
        return TermInfo(
            weight=int(weights.sum()),
            df=len(ids),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=int(weights.max()),
            minid=int(ids[0]),
            maxid=int(ids[-1]),
        )

    def frequency(self, fieldname: str, tbytes: bytes) -> int:
        """How often the term stands in all documents."""
        return int(self.term_info(fieldname, tbytes).weight()) if (fieldname, tbytes) in self else 0

    def doc_frequency(self, fieldname: str, tbytes: bytes) -> int:
        """In how many documents the term stands."""
        if (fieldname, tbytes) not in self:
            return 0
        _, begin, end = self._bounds(fieldname, tbytes)
        return end - begin

    def matcher(self, fieldname: str, tbytes: bytes, format_: Any, scorer: Any = None) -> Matcher:
        """Whoosh's matcher over the term's block."""
        number, begin, _ = self._bounds(fieldname, tbytes)
        ids, packed = self._index.postings(fieldname, number, number + 1)
        counts = np.add(*self._index.counts(fieldname, begin, packed))
        values = None
        if fieldname == TOKEN:
            positions = self._index.positions(fieldname, number, number + 1)
            values = [format_.encode(own.tolist()) for own in np.split(positions, np.cumsum(counts)[:-1])]
        info = self.term_info(fieldname, tbytes)
        weights = counts.astype(float).tolist()
        return ListMatcher(ids.tolist(), weights, values, format_, scorer, term=(fieldname, tbytes), terminfo=info)

    def close(self) -> None:
        """Nothing is held open."""


class NewsDocuments(PerDocumentReader):  # type: ignore[misc]  # Whoosh has no types
    """Lengths, deletions and the stored id of each paragraph. Both fields have the length of title and text."""

    def __init__(self, segment: Segment, whoosh_segment: _WhooshSegment) -> None:
        self._segment = segment
        self._whoosh = whoosh_segment
        self._lengths = segment.column("title_length") + segment.column("text_length")

    def doc_count(self) -> int:
        """Documents that are not deleted."""
        return self._segment.live_count

    def doc_count_all(self) -> int:
        """All documents."""
        return self._segment.size

    def has_deletions(self) -> bool:
        """Whether any document is deleted."""
        return bool(self._whoosh.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one is."""
        return bool(self._whoosh.is_deleted(docnum))

    def deleted_docs(self) -> Iterable[int]:
        """The deleted ones."""
        deleted: Iterable[int] = self._whoosh.deleted_docs()
        return deleted

    def doc_field_length(self, docnum: int, _fieldname: str, _default: int = 0) -> int:
        """The tokens of a document's title and text."""
        return int(self._lengths[docnum])

    def field_length(self, _fieldname: str) -> int:
        """The tokens of all documents."""
        return int(self._lengths.sum())

    def min_field_length(self, _fieldname: str) -> int:
        """The shortest document's tokens."""
        return int(self._lengths.min())

    def max_field_length(self, _fieldname: str) -> int:
        """The longest document's tokens."""
        return int(self._lengths.max())

    def stored_fields(self, docnum: int) -> dict[str, int]:
        """The paragraph's id."""
        return {"id": int(self._segment.column("id")[docnum])}

    def iter_docs(self) -> Iterator[tuple[int, dict[str, int]]]:
        """All documents that are not deleted."""
        return ((docnum, self.stored_fields(docnum)) for docnum in self.all_doc_ids())
