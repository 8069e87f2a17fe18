"""How well are near-copies found, and how fast? `python -m tests.copies.figures` prints it.

`pairs.jsonl` holds pairs of ids that a person judged by reading: is this one text (cut, extended, corrected, edited),
or another text of the same event or form? Rules were set by the part “calibration”.
"""

from __future__ import annotations

import datetime
import json
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from searchapp.archive import Archive
from searchapp.copies import find_pairs
from searchapp.domain import Body
from searchapp.indexing.find_copies import find_copies
from searchapp.readers import read
from searchapp.reading import ReadArticle
from tests.copies.worlds import Memory

PAIRS = Path(__file__).with_name("pairs.jsonl")
DEMO = Path(__file__).parents[2] / "searchapp" / "demo" / "articles"


def reuters() -> Path:
    """Where the Reuters articles lie, or would."""
    return Path(os.environ.get("SEARCHAPP_SHARED", "../shared")) / "corpus" / "reuters.jsonl"


def judged() -> list[dict[str, object]]:
    """The judged pairs."""
    return [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]


def texts() -> dict[str, Body]:
    """The bodies of Reuters and the demo by id."""
    found: dict[str, Body] = {}
    for file in [reuters(), *sorted(DEMO.glob("*.jsonl"))]:
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line)
            found[record["id"]] = Body(0, 0, _text(record), _day(record.get("date")))
    return found


def _text(record: dict[str, object]) -> str:
    body, paragraphs = record.get("body") or record.get("text"), record.get("paragraphs")
    if isinstance(paragraphs, list):
        return "\n".join(p if isinstance(p, str) else p["text"] for p in paragraphs)
    return str(body or "")


def _day(date: object) -> int | None:
    return datetime.date.fromisoformat(date[:10]).toordinal() if isinstance(date, str) and len(date) >= 10 else None


def outcomes(parts: tuple[str, ...]) -> Iterator[tuple[dict[str, object], bool]]:
    """Each judged pair of these parts, and whether the program takes it for copies, by the text alone."""
    known = texts()
    for pair in judged():
        if pair["part"] in parts:
            one, other = (known[str(pair[side])] for side in ("one", "other"))
            fresh = [Body(1, 1, one.text, one.day), Body(2, 2, other.text, other.day)]
            yield pair, bool(find_pairs(fresh, Memory())[1])


def precision_and_recall(parts: tuple[str, ...]) -> tuple[float, float, Counter[tuple[object, bool]]]:
    """Precision, recall, and how many pairs there are by (judged, found)."""
    counts = Counter((pair["copies"], found) for pair, found in outcomes(parts))
    right = counts[True, True]
    return right / (right + counts[False, True]), right / (right + counts[True, False]), counts


def _speed() -> None:
    with tempfile.TemporaryDirectory() as home:
        archive = Archive(Path(home))
        run, batch = archive.new_run(), list[ReadArticle]()
        for one in read([reuters()]):
            assert isinstance(one, ReadArticle), one
            batch.append(one)
            if len(batch) == 200:
                archive.add(run, batch)
                batch = []
        archive.add(run, batch)
        before, size, last = _peak(), archive.counts().bytes, [time.perf_counter()]

        def told(_: str, done: int, total: int) -> None:
            if done % 4000 == 0 and done:
                now = time.perf_counter()
                sys.stdout.write(f"{done:>7,} of {total:,}: {4000 / (now - last[0]):,.0f} articles a second\n")
                last[0] = now

        begin = time.perf_counter()
        count = find_copies(archive, told)
        seconds = time.perf_counter() - begin
        sys.stdout.write(
            f"{count:,} articles in {seconds:.1f} s, {count / seconds:,.0f} a second; memory at its highest "
            f"{before / 1024:.0f} MB before, {_peak() / 1024:.0f} MB after; "
            f"{(archive.counts().bytes - size) / count:,.0f} bytes an article in the archive\n"
        )
        archive.close()


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _main() -> None:
    for parts in (("calibration",), ("held out",), ("demo",), ("calibration", "held out", "demo")):
        precision, recall, counts = precision_and_recall(parts)
        sys.stdout.write(
            f"{' + '.join(parts)}: {counts.total()} pairs, precision {precision:.1%}, recall {recall:.1%}\n"
        )
    for pair, found in outcomes(("calibration", "held out", "demo")):
        if pair["copies"] != found:
            sys.stdout.write(f"  {pair['one']} {pair['other']} ({pair['part']}): judged {pair['copies']}\n")
    if "--speed" in sys.argv:
        _speed()


if __name__ == "__main__":
    _main()
