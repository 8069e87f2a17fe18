"""Do two places hold the same paragraphs? Their number tells, and sums of hashes, which each computes for itself.

Sums are free of order, and an engine of many machines can add up what it holds where it lies. A hash is cut into
pieces so small that a sum of them over a billion paragraphs is exact in a float of 64 bits.
"""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import astuple
from typing import NamedTuple

from searchapp.domain import IndexedParagraph

PIECES = 4
"""Into so many pieces a hash is cut."""

_BYTES = 3


class Digest(NamedTuple):
    """How many paragraphs there are, and the sum of each piece of their hashes."""

    paragraphs: int = 0
    sums: tuple[int, ...] = (0,) * PIECES

    def plus(self, pieces: tuple[int, ...]) -> "Digest":
        """With one paragraph more, of which these are the pieces."""
        return Digest(self.paragraphs + 1, tuple(a + b for a, b in zip(self.sums, pieces, strict=True)))


def pieces_of(paragraph: IndexedParagraph) -> tuple[int, ...]:
    """Numbers below 2**24 that change with anything that is told of a paragraph (BLAKE2b)."""
    told = json.dumps(astuple(paragraph), ensure_ascii=False, default=str)
    data = hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=PIECES * _BYTES).digest()
    return tuple(int.from_bytes(data[at : at + _BYTES]) for at in range(0, len(data), _BYTES))


def digest_of(paragraphs: Iterable[IndexedParagraph], without: Collection[str] = ()) -> Digest:
    """The digest of all paragraphs but those of some articles (ids)."""
    digest = Digest()
    for paragraph in paragraphs:
        if paragraph.article not in without:
            digest = digest.plus(pieces_of(paragraph))
    return digest
