"""Does the index say what the archive says? By content hash, article by article, and by searching for samples.

The fingerprint of an article is a hash over all its paragraphs with their quotations, speakers and entities, as they
would be answered; fingerprints of articles are summed, so that the order in which an engine keeps them is free.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import astuple

from searchapp.archive import Archive
from searchapp.domain import IndexedParagraph
from searchapp.errors import VerificationFailed
from searchapp.ports import SearchEngine, Searcher
from searchapp.request import And, ArticleIs, InTitle, Phrase, SearchRequest

_SAMPLES = 10
_WORDS = 6


def fingerprint(paragraphs: Iterable[IndexedParagraph]) -> bytes:
    """16 bytes that change with anything that is told of one article's paragraphs (BLAKE2b)."""
    told = json.dumps([astuple(p) for p in paragraphs], ensure_ascii=False, default=str)
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def by_article(paragraphs: Iterable[IndexedParagraph]) -> Iterator[tuple[str, list[IndexedParagraph]]]:
    """The paragraphs of each article together; they must come so."""
    for article, group in itertools.groupby(paragraphs, key=lambda p: p.article):
        yield article, list(group)


class Witness:
    """Looks on while paragraphs pass into an index, and afterwards testifies whether they are all in it."""

    def __init__(self) -> None:
        self._sum = 0
        self._count = 0
        self._samples: list[IndexedParagraph] = []
        self._random = random.Random(0)  # noqa: S311  # a sample for a check, no secret

    def watch(self, paragraphs: Iterable[IndexedParagraph]) -> Iterator[IndexedParagraph]:
        """The same paragraphs, remembered by sum and by a sample of ten."""
        for _, article in by_article(paragraphs):
            self._sum += int.from_bytes(fingerprint(article))
            for paragraph in article:
                self._count += 1
                self._sample(paragraph)
                yield paragraph

    def _sample(self, paragraph: IndexedParagraph) -> None:
        # Reservoir sampling (Vitter 1985, algorithm R): each paragraph is as likely to be among the ten.
        if len(self._samples) < _SAMPLES:
            self._samples.append(paragraph)
        elif (place := self._random.randrange(self._count)) < _SAMPLES:
            self._samples[place] = paragraph

    def testify(self, searcher: Searcher) -> None:
        """Raises VerificationFailed where the index holds anything else, or doesn't find one of the samples."""
        count, total = 0, 0
        for _, article in by_article(searcher.paragraphs()):
            count += len(article)
            total += int.from_bytes(fingerprint(article))
        if (count, total) != (self._count, self._sum):
            raise VerificationFailed(
                f"The new index does not say what the archive says ({count} of {self._count} paragraphs); "
                "the live one stays. Run reindex again; if it fails again, please report it."
            )
        for paragraph in self._samples:
            _must_find(searcher, paragraph)


def _must_find(searcher: Searcher, paragraph: IndexedParagraph) -> None:
    phrase = Phrase(" ".join(paragraph.text.split()[:_WORDS]))
    words = phrase if paragraph.number else InTitle(phrase)
    query = And((words, ArticleIs(frozenset({paragraph.article}))))
    offset = 0
    while True:
        found = searcher.search(SearchRequest(query, offset=offset, limit=100, counted=frozenset()))
        if any(hit.paragraph.id == paragraph.id for hit in found.hits):
            return
        offset += 100
        if offset >= found.total:
            break
    if found.complete and any(c.isalnum() for c in phrase.text):
        raise VerificationFailed(
            f"The new index does not find “{phrase.text}” in {paragraph.article}; the live one stays."
        )


def differences(archive: Archive, engine: SearchEngine) -> Iterator[str]:
    """A sentence for each damaged file of the index and each article on which index and archive differ.

    Articles that changed after the index was made are no difference: the next reindex takes them up.
    """
    yield from engine.verify_files()
    with archive.changes_since(engine.seq) as (keys, _, _):
        changed = set(keys)
    with archive.snapshot() as snapshot:
        told = {key: fingerprint(article) for key, article in by_article(snapshot.paragraphs) if key not in changed}
    for key, article in by_article(engine.paragraphs()):
        if key not in changed and told.pop(key, b"") != fingerprint(article):
            yield f"{key}: the index says something else than the archive."
    for key in told:
        yield f"{key}: the index lacks this article."
