"""Which terms has a field of a published index, and which documents have them, as Whoosh asks?"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
from whoosh.codec.base import FieldCursor, TermsReader
from whoosh.reading import TermInfo, TermNotFound

from searchapp.engines.whoosh.door.fields import STEMS, TEXT, TITLE
from searchapp.engines.whoosh.door.matching import PostingMatcher, part_of, total
from searchapp.engines.whoosh.door.values import Fields, Valued
from searchapp.engines.whoosh.match.budget import Budget
from searchapp.engines.whoosh.match.leaf import element_terms, merged
from searchapp.engines.whoosh.match.reading import Reading
from searchapp.engines.whoosh.rank.weights import Postings
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.schema import STEM, TOKEN
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.request import Word


class Lexical:
    """A field of words; `part`: only those in the text, or in the title, counted from its beginning."""

    def __init__(self, segment: Segment, said: bool, base: str, part: str = "") -> None:
        self._segment = segment
        self._index = segment.said if said else segment.words
        self._base, self._part = base, part

    def __len__(self) -> int:
        return self._index.count(self._base)

    def __getitem__(self, number: int) -> bytes:
        return self._index.term_at(self._base, number)

    def first(self, term: bytes) -> int:
        """The number of the first term that is not below."""
        return self._index.beginning(self._base, term.decode("utf-8", "surrogatepass"))[0]

    def stems(self, word: str) -> Postings:
        """Where any word with this one's stem stands, in the language of its article."""
        runs = element_terms(self._index, Word(word), STEM, True, word, self._segment.langs, Budget())
        size = self._segment.size if self._index is self._segment.words else self._segment.statements
        found = merged(Reading(self._index, Budget()), STEM, runs, size, None)
        return part_of(found, self._part) if self._part else found

    def postings(self, number: int) -> tuple[Postings, Array | None]:
        """Frequencies as numbers, since a field of a part has but one."""
        index, base = self._index, self._base
        begin, _ = index.bounds(base, number, number + 1)
        ids, packed = index.postings(base, number, number + 1)
        text, title = index.counts(base, begin, packed)
        positions = index.positions(base, number, number + 1).astype(np.int64) if base == TOKEN else None
        if self._part:
            lengths = self._segment.column("title_length")
            if positions is not None:
                before = np.repeat(lengths[ids], text + title)
                inside = positions > before if self._part == TEXT else positions < before
                positions = (positions - before - 1 if self._part == TEXT else positions)[inside]
        found = Postings(ids, None, text.astype(np.float32), title.astype(np.float32))
        return part_of(found, self._part) if self._part else found, positions


Field = Lexical | Valued
"""The terms of one field, in order."""


def paragraph_words(segment: Segment) -> Fields:
    """The fields of words of the index of paragraphs."""
    parts = {name: partial(Lexical, segment, False, TOKEN, name) for name in (TEXT, TITLE)}
    return {**parts, **{name: partial(Lexical, segment, False, name) for name in (TOKEN, STEM)}}


def said_words(segment: Segment) -> Fields:
    """The same of the index of statements."""
    return {name: partial(Lexical, segment, True, base) for name, base in ((TEXT, TOKEN), (TOKEN, TOKEN), (STEM, STEM))}


class Terms(TermsReader):  # type: ignore[misc]  # Whoosh has no types
    """The terms of one segment's fields."""

    def __init__(self, segment: Segment, fields: Fields) -> None:
        self._segment = segment
        self._openers = fields
        self._fields: dict[str, Field] = {}

    def field(self, name: str) -> Field:
        """A field's terms."""
        if name not in self._fields:
            self._fields[name] = self._openers[name]()
        return self._fields[name]

    def _number(self, name: str, term: bytes) -> int | None:
        if name not in self._openers:
            return None
        field = self.field(name)
        number = field.first(term)
        return number if number < len(field) and field[number] == term else None

    def _found(self, name: str, term: bytes) -> tuple[Postings, Array | None]:
        field = self.field(name) if name in self._openers else None
        if isinstance(field, Lexical) and term.startswith(STEMS.encode()):
            return field.stems(term.decode("utf-8", "surrogatepass").removeprefix(STEMS)), None
        number = self._number(name, term)
        if number is None:
            raise TermNotFound(f"{name}:{term!r}")
        return self.field(name).postings(number)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        name, text = term
        return self._number(name, text) is not None or (
            text.startswith(STEMS.encode()) and len(self._found(name, text)[0].ids) > 0
        )

    def indexed_field_names(self) -> list[str]:
        return sorted(self._openers)

    def cursor(self, fieldname: str, fieldobj: Any) -> "Cursor":
        return Cursor(self.field(fieldname), fieldobj)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        for name in self.indexed_field_names():
            if name >= fieldname:
                field = self.field(name)
                for number in range(field.first(prefix) if name == fieldname else 0, len(field)):
                    yield name, field[number]

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return self.terms_from("", b"")

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return self.items_from("", b"")

    def _live(self, fieldname: str, text: bytes) -> Postings:
        """A term's postings in documents that are not deleted."""
        postings, _ = self._found(fieldname, text)
        live = self._segment.live
        if live is None:
            return postings
        owners = postings.ids if "headline" in self._openers else self._segment.column("statement.doc")[postings.ids]
        return postings.chosen(np.flatnonzero(live[owners]))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """A term's statistics, those of deleted documents aside; lengths are not told, since ours fit no one field."""
        postings = self._live(fieldname, text)
        weights, ids = total(postings), postings.ids
        if not len(ids):
            return TermInfo(0, 0, 0, 0, 0, 0, 0)
        largest = float(weights.max())
        return TermInfo(float(weights.sum()), len(ids), 0, 1 << 30, largest, int(ids[0]), int(ids[-1]))

    def frequency(self, fieldname: str, text: bytes) -> float:
        return float(self.term_info(fieldname, text).weight()) if (fieldname, text) in self else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return int(self.term_info(fieldname, text).doc_frequency()) if (fieldname, text) in self else 0

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> PostingMatcher:
        postings, positions = self._found(fieldname, text)
        return PostingMatcher(postings, scorer, (fieldname, text), positions)


class Cursor(FieldCursor):  # type: ignore[misc]  # Whoosh has no types
    """A walk through the terms of a field, as spelling and fuzzy terms make it."""

    def __init__(self, field: Field, fieldobj: Any) -> None:
        self._field, self._decode, self._encode = field, fieldobj.from_bytes, fieldobj.to_bytes
        self._at = 0

    def is_valid(self) -> bool:
        """Whether there is a term here."""
        return self._at < len(self._field)

    def text(self) -> str | None:
        """The term here; None behind the last."""
        return self._decode(self._field[self._at]) if self.is_valid() else None

    term = text

    def first(self) -> str | None:
        self._at = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        self._at = self._field.first(self._encode(string))
        return self.text()

    def next(self) -> str | None:
        self._at += 1
        return self.text()
