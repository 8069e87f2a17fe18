"""What does the index keep of a paragraph, in which fields, and how does the paragraph come back?

A paragraph is a document, each of its quotations a nested one; an article is a document of its own, which joins its
paragraphs, and all of them lie on one shard. Fields of words hold tokens with blanks between; what is written all in
capitals stands in capitals, and the index keeps it folded at the same place too.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Any

from searchapp import domain
from searchapp.analysis import Token, exact_words, is_capitals, shouts, stem_all, stemmer_of, tokenize, words
from searchapp.digest import PIECES, pieces_of
from searchapp.domain import CivilDate, EntityKind, EntityRef, IndexedParagraph, IndexedQuote, Span, Status
from searchapp.fields import SINGLE
from searchapp.ports import Live

FORMAT = 1
"""Raised whenever an index of before can't answer as one of today."""

DEEPEST = 10_000
"""How many hits OpenSearch reaches by an offset."""

UNKNOWN = -1
"""Stands for the speaker whom nobody knows."""

GAP = "|"
"""Stands where a quotation leaves out a token: no token of the product holds it."""

LONGEST = 2000
"""A token is cut behind so many letters, in texts and in queries alike."""

HASHES = tuple(f"hash{n}" for n in range(PIECES))
"""The fields of the pieces of a paragraph's hash."""

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class State:
    """What is told of an index. `changes` counts what was applied to it, `previous` is the index that it replaced.

    `key` seals the places in scans, for all servers alike.
    """

    index: str
    seq: int
    published: float
    bytes: int = 0
    changes: int = 0
    previous: str = ""
    key: str = ""
    format: int = FORMAT

    @property
    def live(self) -> Live:
        """The same as the protocol tells it."""
        published = datetime.datetime.fromtimestamp(self.published, datetime.UTC)
        name = self.index[len(self.index) - len("000007-1a2b3c") :]
        return Live(f"{name}-{self.changes}", self.seq, published, self.bytes)


def kind_field(kind: EntityKind) -> str:
    """The field of the entities of a kind."""
    return f"entities_{kind.value}"


def _words(**more: object) -> Document:
    return {"type": "text", "analyzer": "product", "search_analyzer": "blanks", **more}


def _stems(**more: object) -> Document:
    return {"type": "text", "analyzer": "blanks", "index_options": "freqs", **more}


def _single() -> Document:
    """The fields of each facet of single values: the value, its words, all of them, the value folded."""
    fields: Document = {}
    for facet in SINGLE:
        fields[facet.value] = {"type": "keyword", "ignore_above": LONGEST}
        fields[f"{facet}_words"] = _words(norms=False)
        fields[f"{facet}_whole"] = fields[f"{facet}_folded"] = {"type": "keyword", "ignore_above": LONGEST}
    return fields


MAPPING: Document = {
    "dynamic": "strict",
    "_routing": {"required": True},
    "_source": {"includes": ["record"]},
    "properties": {
        "part": {"type": "join", "relations": {"article": "paragraph"}},
        "id": {"type": "long"},
        "article": {"type": "keyword"},
        "number": {"type": "integer"},
        "stemmer": {"type": "keyword"},
        "words": _words(),
        "stems": _stems(),
        "title_words": _words(),
        "title_stems": _stems(),
        "text_tokens": {"type": "integer"},
        "title_tokens": {"type": "integer"},
        **_single(),
        "date": {"type": "keyword"},
        "first_day": {"type": "integer"},
        "last_day": {"type": "integer"},
        "speakers": {"type": "long"},
        "entities": {"type": "long"},
        **{kind_field(kind): {"type": "long"} for kind in EntityKind},
        **{field: {"type": "integer"} for field in HASHES},
        "record": {"type": "keyword", "index": False, "doc_values": False},
        "quotes": {
            "type": "nested",
            "properties": {
                "speaker": {"type": "long"},
                "status": {"type": "keyword"},
                "words": _words(norms=False),
                "stems": _stems(norms=False),
            },
        },
    },
}

ANALYSIS: Document = {
    "tokenizer": {"blanks": {"type": "whitespace", "max_token_length": 4 * LONGEST}},
    "filter": {"folded_too": {"type": "multiplexer", "filters": ["lowercase"]}},
    "analyzer": {
        "blanks": {"type": "custom", "tokenizer": "blanks"},
        "product": {"type": "custom", "tokenizer": "blanks", "filter": ["folded_too"]},
    },
}


def cut(token: str) -> str:
    """A token as the index keeps it."""
    return token[:LONGEST]


def tagged(tokens: Sequence[str], lang: str | None) -> list[str]:
    """The stems of tokens, each with the name of the stemmer: only texts that it stems have them."""
    tag = stemmer_of(lang) or ""
    return [cut(f"{tag}/{stem}") for stem in stem_all(tokens, lang)]


def identity(article: str) -> str:
    """A short name for an article: that of its own document, and what brings its paragraphs to one shard."""
    return "a" + hashlib.blake2b(article.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def actions(index: str, article: str, paragraphs: Iterable[IndexedParagraph]) -> Iterator[Document]:
    """What is to be indexed for an article."""
    own = {"_op_type": "index", "_index": index, "routing": identity(article)}
    yield {**own, "_id": identity(article), "_source": {"part": "article", "article": article}}
    for paragraph in paragraphs:
        yield {**own, "_id": str(paragraph.id), "_source": document(paragraph)}


def document(p: IndexedParagraph) -> Document:
    """A paragraph as it is indexed."""
    tokens = tokenize(p.text)
    written, stems = _exact(p.text, tokens), tagged([t.text for t in tokens], p.lang)
    title = exact_words(p.title) if not shouts(p.title) else words(p.title)
    found: Document = {
        "part": {"name": "paragraph", "parent": identity(p.article)},
        "id": p.id,
        "article": p.article,
        "number": p.number,
        "stemmer": stemmer_of(p.lang) or "",
        "words": " ".join(written),
        "stems": " ".join(stems),
        "title_words": " ".join(map(cut, title)),
        "title_stems": " ".join(tagged(words(p.title), p.lang)),
        "text_tokens": len(tokens),
        "title_tokens": len(title),
        "speakers": [*p.speakers, *([UNKNOWN] if _unknown_speaks(p) else [])],
        "entities": [entity.id for entity in p.entities],
        "quotes": [_quotation(quote, tokens, written, stems) for quote in p.quotes],
        "record": json.dumps(astuple(p), separators=(",", ":")),
        **dict(zip(HASHES, pieces_of(p), strict=True)),
    }
    for entity in p.entities:
        found.setdefault(kind_field(entity.kind), []).append(entity.id)
    for facet in SINGLE:
        if (value := facet.of(p)) is not None:
            own = words(value)
            found |= {facet.value: value, f"{facet}_folded": value.casefold()}
            found |= {f"{facet}_words": " ".join(own), f"{facet}_whole": " ".join(own)}
    if p.published:
        days = {"first_day": p.published.first_day.toordinal(), "last_day": p.published.last_day.toordinal()}
        found |= {"date": p.published.value, **days}
    return found


def _exact(text: str, tokens: Sequence[Token]) -> list[str]:
    """The tokens, in capitals those that are so written in a text that is not."""
    loud = not shouts(text)
    return [cut(t.text.upper() if loud and is_capitals(text[t.start : t.end]) else t.text) for t in tokens]


def _unknown_speaks(p: IndexedParagraph) -> bool:
    return any(quote.speaker is None and quote.status is Status.ASSERTED for quote in p.quotes)


def _quotation(quote: IndexedQuote, tokens: Sequence[Token], written: Sequence[str], stems: Sequence[str]) -> Document:
    """A quotation's own tokens; so many gaps stand between its segments as there are tokens."""
    inside = [any(s.start <= t.start < s.end for s in quote.segments) for t in tokens]
    first = inside.index(True) if True in inside else len(tokens)
    last = len(tokens) - inside[::-1].index(True) if True in inside else 0
    return {
        "speaker": UNKNOWN if quote.speaker is None else quote.speaker,
        "status": quote.status.value,
        "words": " ".join(written[n] if inside[n] else GAP for n in range(first, last)),
        "stems": " ".join(stem for stem, own in zip(stems, inside, strict=True) if own),
    }


_FIELDS = [field.name for field in fields(IndexedParagraph)]


def paragraph(source: Document) -> IndexedParagraph:
    """The paragraph of a document's source."""
    told = dict(zip(_FIELDS, json.loads(source["record"]), strict=True))
    date = told["published"]
    told["published"] = date and CivilDate(date[0], domain.DateOrigin(date[1]), date[2])
    told["quotes"] = tuple(map(_quote, told["quotes"]))
    told["speakers"] = tuple(told["speakers"])
    told["entities"] = tuple(EntityRef(number, EntityKind(kind)) for number, kind in told["entities"])
    return IndexedParagraph(**told | {"kind": domain.ParagraphKind(told["kind"])})


def _quote(told: list[Any]) -> IndexedQuote:
    number, segments, type_, status, speaker, band, cue, mention = told
    spans = tuple(Span(*segment) for segment in segments)
    of = (domain.QuoteType(type_), Status(status), speaker, domain.Band(band))
    return IndexedQuote(number, spans, *of, cue=cue and Span(*cue), mention=mention and Span(*mention))
