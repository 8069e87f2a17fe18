"""How is a text kept in 512 bytes so that alike texts are found? By MinHash, and by bands of it.

MinHash: A. Z. Broder, “On the resemblance and containment of documents”, Compression and Complexity of Sequences,
1997. Two signatures agree in about as many places as the sets of shingles share of their union. Banding: J. Leskovec,
A. Rajaraman, J. Ullman, “Mining of Massive Datasets”, section 3.4. With 64 bands of two places, texts that share a
third of their union meet in at least one band in 999 cases of 1,000, texts that share a seventh in three of four.
"""

import functools
import hashlib

import numpy as np
import numpy.typing as npt

from searchapp.copies.alike import Shingled
from searchapp.domain import Body, Sketch

PLACES = 128
"""How many numbers a signature has."""

_ROWS = 2
_SEED = 1
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # an odd number: bands of different places get different numbers
_ERROR = 0.1
"""By how much the estimate from 128 places may fall short: more than two standard deviations."""


def sketch(body: Body, text: Shingled) -> Sketch:
    """The signature of a text: 128 little-endian uint32 as bytes."""
    shingles = sorted(text.shingles)
    hashed = b"".join(hashlib.sha1(shingle.encode(), usedforsecurity=False).digest()[:4] for shingle in shingles)
    factor, offset = _permutations()
    permuted = _mixed(np.frombuffer(hashed, "<u4").astype(np.uint32))[:, np.newaxis] * factor + offset
    smallest = np.min(permuted, axis=0, initial=np.uint32(0xFFFFFFFF))
    return Sketch(body.article_id, body.version_id, len(shingles), smallest.astype("<u4").tobytes())


def _mixed(numbers: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """The numbers through the finalizer of MurmurHash3 (A. Appleby): neighbours come far apart."""
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        numbers = (numbers ^ (numbers >> np.uint32(shift))) * np.uint32(factor)
    return numbers ^ (numbers >> np.uint32(16))


@functools.cache
def _permutations() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Of each permutation `h → a h + b` modulo 2³² its odd `a` and its `b`: for ever these, as NumPy promises."""
    chance = np.random.RandomState(_SEED)
    factor = chance.randint(0, 1 << 31, PLACES, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factor, chance.randint(0, 1 << 32, PLACES, dtype=np.uint32)


def bands(one: Sketch) -> list[int]:
    """The numbers (signed, 64 bits) under which a text is looked up; two texts that share one are candidates."""
    pairs = np.frombuffer(one.signature, "<u8")
    return [int(n) for n in (pairs + np.arange(PLACES // _ROWS, dtype=np.uint64) * _SPREAD).view(np.int64)]


def may_hold(one: Sketch, other: Sketch, share: float) -> bool:
    """Whether, by the signatures, the shorter text may stand in the longer by this share or more."""
    these, those = (np.frombuffer(sketched.signature, "<u4") for sketched in (one, other))
    agree = np.count_nonzero(these == those) / PLACES
    resemblance = min(1.0, agree + _ERROR)
    shared = resemblance / (1 + resemblance) * (one.size + other.size)
    return shared >= share * min(one.size, other.size)
