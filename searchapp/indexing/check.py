"""Does the index say what the archive says? By the sums of hashes that both can tell, and by searching for samples.

The hash of a paragraph is one over all that is told of it, with its quotations, speakers and entities. Only where sums
differ, or somebody asks for it, the index is read back and compared article by article.
"""

import itertools
import random
from collections.abc import Iterable, Iterator

from searchapp.archive import Archive
from searchapp.digest import Digest, digest_of, pieces_of
from searchapp.domain import IndexedParagraph
from searchapp.errors import VerificationFailed
from searchapp.ports import SearchEngine, Searcher
from searchapp.request import And, ArticleIs, InTitle, Phrase, SearchRequest

_SAMPLES = 10
_WORDS = 6


def by_article(paragraphs: Iterable[IndexedParagraph]) -> Iterator[tuple[str, list[IndexedParagraph]]]:
    """The paragraphs of each article together; they must come so."""
    for article, group in itertools.groupby(paragraphs, key=lambda p: p.article):
        yield article, list(group)


class Witness:
    """Looks on while paragraphs pass into an index, and afterwards testifies whether they are all in it."""

    def __init__(self) -> None:
        self._digest = Digest()
        self._samples: list[IndexedParagraph] = []
        self._random = random.Random(0)  # noqa: S311  # a sample for a check, no secret

    def watch(self, paragraphs: Iterable[IndexedParagraph]) -> Iterator[IndexedParagraph]:
        """The same paragraphs, remembered by sum and by a sample of ten."""
        for paragraph in paragraphs:
            self._digest = self._digest.plus(pieces_of(paragraph))
            # Reservoir sampling (Vitter 1985, algorithm R): each paragraph is as likely to be among the ten.
            if len(self._samples) < _SAMPLES:
                self._samples.append(paragraph)
            elif (place := self._random.randrange(self._digest.paragraphs)) < _SAMPLES:
                self._samples[place] = paragraph
            yield paragraph

    def testify(self, searcher: Searcher) -> None:
        """Raises VerificationFailed where the index holds anything else, or doesn't find one of the samples."""
        found = searcher.digest()
        if found != self._digest:
            raise VerificationFailed(
                f"The new index does not say what the archive says ({found.paragraphs} of {self._digest.paragraphs} "
                "paragraphs); the live one stays. Run reindex again; if it fails again, please report it."
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


def differences(archive: Archive, engine: SearchEngine, read_back: bool = False) -> Iterator[str]:
    """A sentence for each damage to the index and each article on which index and archive differ.

    Articles that changed after the index was made are no difference: the next reindex takes them up. Where the sums of
    hashes agree, the index is read back only where `read_back` asks for it.
    """
    yield from engine.damages()
    with archive.changes_since(engine.live().seq) as (keys, _, _):
        changed = frozenset(keys)
    if not read_back:
        with archive.snapshot() as snapshot:
            told = digest_of(snapshot.paragraphs, changed)
        if engine.digest(changed) == told:
            return
    yield from _article_by_article(archive, engine, changed)


def _article_by_article(archive: Archive, engine: SearchEngine, changed: frozenset[str]) -> Iterator[str]:
    with archive.snapshot() as snapshot:
        told = {key: digest_of(article) for key, article in by_article(snapshot.paragraphs) if key not in changed}
    for key, article in by_article(engine.paragraphs()):
        if key not in changed and told.pop(key, None) != digest_of(article):
            yield f"{key}: the index says something else than the archive."
    for key in told:
        yield f"{key}: the index lacks this article."
