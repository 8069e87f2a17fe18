"""How do paragraphs become a segment, in bulk?

A segment is six immutable files: for each of the two Whoosh indexes (see `schema`) the term dictionary `.trm` and the
postings `.pst`, and for the paragraphs the columns `.col` and the stored records `.sto`. Memory is bounded by the
number of tokens that the caller lets into one segment.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress
from pathlib import Path
from typing import Any

import numpy as np

from searchapp.analysis import fold, is_capitals, raw_spans, raw_tokens, shouts, stem_all
from searchapp.domain import IndexedParagraph, IndexedQuote, Status
from searchapp.engines.whoosh.build.invert import invert, ranked
from searchapp.engines.whoosh.store import records as stored
from searchapp.engines.whoosh.store.columns import offsets, ranges
from searchapp.engines.whoosh.store.dictionary import write_terms
from searchapp.engines.whoosh.store.files import Array, PartWriter, describe
from searchapp.engines.whoosh.store.schema import FIELDS, PARAGRAPHS, STATEMENTS, STEM, TOKEN, language
from searchapp.engines.whoosh.store.segment_columns import STATUSES, Values, days, single, write_columns
from searchapp.fields import SINGLE, Facet


class Vocabulary(dict[str, int]):
    """From a token as written to the number of its folded form, each distinct spelling folded once; -1: no token.

    Segments of one build share it, each as long as it is not too large.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folded: dict[str, int] = {}
        self._capitals: set[str] = set()

    def __missing__(self, raw: str) -> int:
        folded = fold(raw)
        number = self.folded.setdefault(folded, len(self.folded)) if folded else -1
        self[raw] = number
        if is_capitals(raw):
            self._capitals.add(raw)
        return number

    def capitals(self, raws: Sequence[str], text: str) -> list[int]:
        """The places among a text's tokens of those written in capitals; none where the whole text is.

        The tokens must have been looked up before.
        """
        loud = self._capitals
        if loud.isdisjoint(raws) or shouts(text):
            return []
        found = [n for n, raw in enumerate(raws) if raw in loud]
        if any(self[raw] < 0 for raw in raws):
            kept = np.cumsum([self[raw] >= 0 for raw in raws]) - 1
            return [int(kept[n]) for n in found]
        return found

    def numbers(self, raws: Sequence[str]) -> list[int]:
        """The numbers of these tokens, those that fold to nothing left out."""
        found = list(map(self.__getitem__, raws))
        return [n for n in found if n >= 0] if -1 in found else found


class SegmentBuilder:
    """Takes paragraphs, article by article, and writes a segment of them into a folder."""

    def __init__(self, folder: Path, name: str, dictionary: bytes | None, vocabulary: Vocabulary) -> None:
        """`dictionary` is that of the records; None: one is trained."""
        self.folder = folder
        self.name = name
        self.count = 0
        self._vocabulary = vocabulary
        self._langs: dict[str, int] = {}
        self._tokens = array("i")
        self._capitals = array("q")
        self._numbers = {n: array(t) for n, t in _PARAGRAPH_NUMBERS.items()}
        self._statements = {n: array(t) for n, t in _STATEMENT_NUMBERS.items()}
        self._speakers: dict[int | None, int] = {}
        self._entities: dict[tuple[int, str], int] = {}
        self._single: dict[Facet, dict[str | None, int]] = {facet: {} for facet in SINGLE}
        self._articles: dict[str, int] = {}
        self._head: stored.Head | None = None
        self._title: tuple[str, list[int], list[int]] = ("", [], [])
        self._of_head: tuple[Any, ...] = ()
        self._shared: Sequence[int] = ()
        self._records = stored.RecordWriter(folder / f"{PARAGRAPHS}_{name}.sto", dictionary)

    @property
    def dictionary(self) -> bytes | None:
        """The dictionary of the records; None as long as it is not trained."""
        return self._records.dictionary

    @property
    def tokens(self) -> int:
        """How many tokens were taken so far: what bounds the memory."""
        return len(self._tokens)

    def add(self, paragraph: IndexedParagraph) -> None:
        """Take one paragraph."""
        numbers = self._numbers
        self._add_shared(paragraph)
        self._records.add(stored.pack(paragraph))
        if paragraph.title != self._title[0]:
            raws = raw_tokens(paragraph.title)
            title = self._vocabulary.numbers(raws)
            self._title = paragraph.title, title, self._vocabulary.capitals(raws, paragraph.title)
        self._add_tokens(*self._title[1:])
        text_start = len(self._tokens)
        if paragraph.quotes:
            self._add_quoted(paragraph, text_start)
        else:
            raws = raw_tokens(paragraph.text)
            self._add_tokens(self._vocabulary.numbers(raws), self._vocabulary.capitals(raws, paragraph.text))
        numbers["title_length"].append(len(self._title[1]))
        numbers["text_length"].append(len(self._tokens) - text_start)
        self._add_values(paragraph)
        self.count += 1

    def _add_tokens(self, numbers: list[int], capitals: list[int]) -> None:
        """Take the tokens of a title or a text; `capitals` are the places of those written in capitals."""
        first = len(self._tokens)
        self._capitals.extend([first + place for place in capitals])
        self._tokens.extend(numbers)

    def _add_shared(self, p: IndexedParagraph) -> None:
        """What the paragraph has in common with those of its article, computed once an article."""
        head = stored.head_of(p)
        if head != self._head or self._of_head != (p.source, p.published, p.byline):
            self._head, self._of_head = head, (p.source, p.published, p.byline)
            self._shared = (
                self._records.add_head(head),
                self._langs.setdefault(language(p.lang), len(self._langs)),
                self._articles.setdefault(p.article, len(self._articles)),
                *days(p.published),
                *(own.setdefault(facet.of(p), len(own)) for facet, own in self._single.items()),
            )
        for name, value in zip(_SHARED, self._shared, strict=True):
            self._numbers[name].append(value)

    def _add_values(self, p: IndexedParagraph) -> None:
        """The paragraph's single and multiple values."""
        numbers = self._numbers
        numbers["id"].append(p.id)
        numbers["headline"].append(p.number == 0)
        speakers: list[int | None] = list(p.speakers)
        if any(q.speaker is None and q.status is Status.ASSERTED for q in p.quotes):
            speakers.append(None)
        numbers["speaker"].extend([self._speakers.setdefault(s, len(self._speakers)) for s in speakers])
        numbers["speaker_count"].append(len(speakers))
        entities = self._entities
        numbers["entity"].extend([entities.setdefault((e.id, e.kind.value), len(entities)) for e in p.entities])
        numbers["entity_count"].append(len(p.entities))
        numbers["statement_count"].append(len(p.quotes))

    def _add_quoted(self, p: IndexedParagraph, text_start: int) -> None:
        """The text's tokens, and which of them each quotation holds."""
        raws, starts = raw_spans(p.text)
        found = list(map(self._vocabulary.__getitem__, raws))
        if -1 in found:
            starts = [s for s, n in zip(starts, found, strict=True) if n >= 0]
            found = [n for n in found if n >= 0]
        self._add_tokens(found, self._vocabulary.capitals(raws, p.text))
        for quote in p.quotes:
            self._add_statement(quote, starts, text_start)

    def _add_statement(self, quote: IndexedQuote, starts: list[int], text_start: int) -> None:
        numbers = self._statements
        numbers["id"].append(quote.id)
        numbers["doc"].append(self.count)
        numbers["status"].append(STATUSES.index(quote.status))
        numbers["speaker"].append(self._speakers.setdefault(quote.speaker, len(self._speakers)))
        parts = 0
        end = 0
        for segment in sorted(quote.segments):
            first = max(end, bisect_left(starts, segment.start))
            end = max(end, bisect_left(starts, segment.end))
            if first < end:
                numbers["part_start"].append(text_start + first)
                numbers["part_length"].append(end - first)
                parts += 1
        numbers["parts"].append(parts)

    def abandon(self) -> None:
        """Give up: the half-written file is closed, and removed with the next cleaning."""
        self._records.abandon()

    def finish(self, to_merge: bool = False) -> dict[str, Any]:
        """Write the segment and return its description; `to_merge`: it will only be merged, not searched."""
        files = {self._records.path.name: self._records.close()}
        lengths = _array(self._numbers["title_length"]) + _array(self._numbers["text_length"])
        owners = np.repeat(np.arange(self.count, dtype=np.int32), lengths)
        langs = _array(self._numbers["lang"])[owners]
        terms = _Terms(self._vocabulary, self._langs, _array(self._tokens), langs, _array(self._capitals), to_merge)
        titles = _array(self._numbers["title_length"])[owners]
        place = np.arange(len(owners)) - offsets(lengths)[owners]
        in_title = place < titles
        place = np.where(in_title, place, place + 1).astype(np.uint32)
        del titles
        files |= terms.write(self.folder, PARAGRAPHS, self.name, None, owners, in_title, place)
        statements = {n: _array(a) for n, a in self._statements.items()}
        chosen = ranges(statements["part_start"], statements["part_length"])
        of_statement = np.repeat(np.arange(len(statements["doc"]), dtype=np.int32), statements["parts"])
        of_statement = np.repeat(of_statement, statements["part_length"])
        doc_start = _array(self._numbers["title_length"])[owners[chosen]] + 1
        files |= terms.write(self.folder, STATEMENTS, self.name, chosen, of_statement, None, place[chosen] - doc_start)
        return {"name": self.name, "documents": self.count, "files": files | self._write_columns(statements)} | {
            "statements": len(statements["doc"]),
            "langs": sorted(self._langs),
            "tokens": [int(_array(self._numbers[f"{f}_length"]).sum()) for f in ("text", "title")],
        }

    def _write_columns(self, statements: dict[str, Array]) -> dict[str, Any]:
        file = PartWriter(self.folder / f"{PARAGRAPHS}_{self.name}.col")
        numbers = {n: _array(a) for n, a in self._numbers.items()}
        single = {facet: list(own) for facet, own in self._single.items()}
        values = Values(list(self._speakers), list(self._entities), list(self._articles), single)
        write_columns(file, numbers, statements, values)
        return {file.path.name: file.close()}


_SHARED = ("head", "lang", "article", "first_day", "last_day", *map(single, SINGLE))
"""What all paragraphs of one head have in common."""

_PARAGRAPH_NUMBERS = {
    "id": "q",
    **dict.fromkeys((*_SHARED, "headline"), "i"),
    **dict.fromkeys(("title_length", "text_length", "speaker_count", "entity_count", "statement_count"), "i"),
    **dict.fromkeys(("speaker", "entity"), "i"),
}
_STATEMENT_NUMBERS = {"id": "q", "part_start": "q"} | dict.fromkeys(
    ("doc", "status", "speaker", "parts", "part_length"), "i"
)


def _array(numbers: array[int]) -> Array:
    return np.frombuffer(numbers, numbers.typecode) if len(numbers) else np.empty(0, numbers.typecode)


class _Terms:
    """The sorted terms of a segment, and each occurrence's rank among them, by field."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        langs: dict[str, int],
        tokens: Array,
        lang: Array,
        capitals: Array,
        to_merge: bool,
    ) -> None:
        """`capitals` are the places of the occurrences that are written in capitals."""
        self.to_merge = to_merge
        spelled, tokens = _used(vocabulary, tokens)
        words = [word.encode("utf-8", "surrogatepass") for word in spelled]
        self.terms: dict[str, list[bytes]] = {}
        ranks: dict[str, Array] = {}
        written, of_each = np.unique(tokens[capitals] if len(capitals) else tokens[:0], return_inverse=True)
        upper = [spelled[n].upper().encode("utf-8", "surrogatepass") for n in written.tolist()]
        self.terms[TOKEN], rank = ranked(words + upper)
        ranks[TOKEN] = rank[tokens] if len(tokens) else tokens
        self.capitals = np.full(len(tokens), -1, np.int32)
        if len(capitals):
            self.capitals[capitals] = rank[len(words) + of_each]
        pair = lang.astype(np.int64) * len(words) + tokens
        present = np.zeros(len(langs) * len(words), bool)
        present[pair] = True
        stems: dict[str, int] = {}
        number = np.zeros(len(present), np.int32)
        for code, of_lang in zip(langs, np.split(present, max(1, len(langs))), strict=False):
            which = np.flatnonzero(of_lang)
            stemmed = stem_all([spelled[i] for i in which.tolist()], code)
            found = [stems.setdefault(f"{code}:{one}", len(stems)) for one in stemmed]
            number[langs[code] * len(words) + which] = found
        self.terms[STEM], rank = ranked([s.encode("utf-8", "surrogatepass") for s in stems])
        ranks[STEM] = rank[number[pair]] if len(pair) else pair
        self.ranks = ranks

    def write(
        self,
        folder: Path,
        index: str,
        name: str,
        chosen: Array | None,
        owners: Array,
        in_title: Array | None,
        place: Array,
    ) -> dict[str, Any]:
        """Write dictionary and postings of one index; `chosen` are the occurrences that it holds (None: all)."""
        file = PartWriter(folder / f"{index}_{name}.pst")
        fields = []
        for field in FIELDS:
            ranks = self.ranks[field] if chosen is None else self.ranks[field][chosen]
            terms, own, titled, places = self.terms[field], owners, in_title, place
            if field == TOKEN:  # what is written in capitals stands under two terms, at the same place
                capitals = self.capitals if chosen is None else self.capitals[chosen]
                twice = np.concatenate([np.arange(len(ranks)), at := np.flatnonzero(capitals >= 0)])
                ranks = np.concatenate([ranks, capitals[at]])
                own, places = owners[twice], place[twice]
                titled = None if in_title is None else in_title[twice]
            if chosen is not None:
                used = np.zeros(len(terms), bool)
                used[ranks] = True
                ranks = (np.cumsum(used) - 1)[ranks]
                terms = [terms[i] for i in np.flatnonzero(used).tolist()]
            postings = invert(ranks, len(terms), own, titled, places if field == TOKEN else None)
            postings.write(file, field)
            fields.append((field, terms))
        dictionary = folder / f"{index}_{name}.trm"
        write_terms(dictionary, fields, looked_up=not self.to_merge)
        return {file.path.name: file.close(), dictionary.name: describe(dictionary)}


def _used(vocabulary: Vocabulary, tokens: Array) -> tuple[list[str], Array]:
    """The words of a vocabulary that stand among these tokens, and the tokens as places among them."""
    used = np.zeros(len(vocabulary.folded), bool)
    used[tokens] = True
    place = (np.cumsum(used) - 1).astype(np.int32)
    return list(compress(vocabulary.folded, used.tolist())), place[tokens]
