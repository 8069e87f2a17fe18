"""How long does the annotator take over texts that no newspaper prints, and does the time grow with their length?

    python -m benchmarks.bad_texts

Each text is one paragraph without a line break, at a quarter and at its whole length. A ratio of about four between
the two times is linear work. Times are of the process, in seconds, on one thread, with the model loaded before.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Iterable

from searchapp.annotate import load_annotator
from searchapp.domain import Document, Span
from searchapp.ports import Annotator

MEGABYTE = 1_000_000
_WORDS = "harbour bridge council ferry river ship grain toll clerk storm winter lamp north road stone boat".split()
_NAMES = "Anna Kern|Peter Holm|Maria Lund|the mayor|the council".split("|")


def marks(length: int) -> str:
    """Nothing but quotation marks, one after the other."""
    chance = random.Random(1)
    return "".join(chance.choices("“”\"'‘’«»„", k=length))


def spaced_marks(length: int) -> str:
    """Single marks between spaces, as a broken conversion leaves them."""
    return ("“ " * (length // 2 + 1))[:length]


def marks_and_letters(length: int) -> str:
    """Quotation marks with a letter or a space here and there."""
    chance = random.Random(5)
    return "".join(chance.choices("“”\"'‘’ a", k=length))


def words_without_end(length: int) -> str:
    """Ordinary words without a stop, a comma or a mark."""
    chance = random.Random(2)
    return _cut((chance.choice(_WORDS) for _ in range(length)), length)


def one_word(length: int) -> str:
    """One word without an end."""
    return "a" * length


def speech_without_end(length: int) -> str:
    """Cue upon cue, with marks that open and seldom close."""
    chance = random.Random(3)
    pieces = ["“", "said", "told", "that", "who", "according to", "denied", "”", *_NAMES, *_WORDS]
    return _cut((chance.choice(pieces) for _ in range(length)), length)


def names_without_end(length: int) -> str:
    """One name behind the other."""
    chance = random.Random(4)
    return _cut((f"{chance.choice(_WORDS).title()} {chance.choice(_WORDS).title()}" for _ in range(length)), length)


def _cut(words: Iterable[str], length: int) -> str:
    text: list[str] = []
    size = 0
    for word in words:
        text.append(word)
        size += len(word) + 1
        if size > length:
            break
    return " ".join(text)[:length]


TEXTS: list[tuple[str, Callable[[int], str], int]] = [
    ("quotation marks, 1 MB", marks, MEGABYTE),
    ("bare marks, 200,000", marks, 200_000),
    ("marks between spaces, 1 MB", spaced_marks, MEGABYTE),
    ("marks and letters, 1 MB", marks_and_letters, MEGABYTE),
    ("marks and letters, 200,000", marks_and_letters, 200_000),
    ("words without an end, 1 MB", words_without_end, MEGABYTE),
    ("one word, 1 MB", one_word, MEGABYTE),
    ("cues and open marks, 200,000", speech_without_end, 200_000),
    ("names, 200,000", names_without_end, 200_000),
]


def seconds(annotator: Annotator, text: str) -> float:
    """The process time of annotating a text as one English paragraph."""
    document = Document(text, (Span(0, len(text)),), "en")
    start = time.process_time()
    for _ in annotator.annotate([document]):
        pass
    return time.process_time() - start


def main() -> None:
    """Print a line a text."""
    annotator = load_annotator()
    seconds(annotator, "Anna Kern said the bridge was safe.")
    sys.stdout.write(f"{'text':32}{'a quarter':>10}{'whole':>10}{'ratio':>7}{'peak MB':>9}\n")
    for title, make, length in TEXTS:
        quarter, whole = (seconds(annotator, make(size)) for size in (length // 4, length))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        sys.stdout.write(f"{title:32}{quarter:10.2f}{whole:10.2f}{whole / max(quarter, 0.001):7.1f}{peak:9}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
