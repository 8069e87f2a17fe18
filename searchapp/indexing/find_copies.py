"""How are near-copies found among what was added? Batch by batch, each compared with what is kept and with itself."""

from collections.abc import Callable

from searchapp.archive import Archive
from searchapp.copies import METHOD, find_pairs

_BATCH = 200


def find_copies(archive: Archive, progress: Callable[[str, int, int], None] = lambda *_: None) -> int:
    """Sketch every text that is new or changed and group it with its copies; how many texts.

    One transaction a batch: interrupted, it goes on where it was.
    """
    kept = archive.near_copies
    total, done, after = kept.unsigned_count(METHOD), 0, 0
    if total:
        progress("finding copies", 0, total)
    while fresh := kept.unsigned(METHOD, after, _BATCH):
        sketches, pairs = find_pairs(fresh, kept)
        kept.keep_sketches(METHOD, sketches, pairs)
        done, after = done + len(fresh), fresh[-1].article_id
        progress("finding copies", min(done, total), total)
    return done
