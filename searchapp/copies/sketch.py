"""How is a text kept in 512 bytes so that alike texts are found? By MinHash, and by bands of it.

MinHash: A. Z. Broder, “On the resemblance and containment of documents”, Compression and Complexity of Sequences,
1997. Two signatures agree in about as many places as the sets of shingles share of their union. Banding: J. Leskovec,
A. Rajaraman, J. Ullman, “Mining of Massive Datasets”, section 3.4. With 64 bands of two places, texts that share a
third of their union meet in at least one band in 999 cases of 1,000, texts that share a seventh in three of four.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from datasketch import MinHash

from searchapp.copies.shingles import Shingled
from searchapp.domain import Body, Sketch

PLACES = 128
"""How many numbers a signature has."""

_ROWS = 2
_SEED = 1
_SCHEME = "affine32"
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # an odd number: bands of different places get different numbers
_ERROR = 0.1
"""By how much the estimate from 128 places may fall short: more than two standard deviations."""


def sketch(body: Body, text: Shingled) -> Sketch:
    """The signature of a text: 128 little-endian uint32 as bytes."""
    minhash = MinHash(PLACES, seed=_SEED, scheme=_SCHEME)
    minhash.update_batch(shingle.encode() for shingle in sorted(text.shingles))
    signature = minhash.hashvalues.astype("<u4").tobytes()
    return Sketch(body.article_id, body.version_id, len(text.shingles), signature)


def bands(one: Sketch) -> list[int]:
    """The numbers (signed, 64 bits) under which a text is looked up; two texts that share one are candidates."""
    pairs = np.frombuffer(one.signature, "<u8")
    return [int(n) for n in (pairs + np.arange(PLACES // _ROWS, dtype=np.uint64) * _SPREAD).view(np.int64)]


def may_hold(one: Sketch, other: Sketch, share: float) -> bool:
    """Whether, by the signatures, the shorter text may stand in the longer by this share or more."""
    agree = np.count_nonzero(_places(one) == _places(other)) / PLACES
    resemblance = min(1.0, agree + _ERROR)
    shared = resemblance / (1 + resemblance) * (one.size + other.size)
    return shared >= share * min(one.size, other.size)


def _places(one: Sketch) -> npt.NDArray[np.uint32]:
    return np.frombuffer(one.signature, "<u4")
