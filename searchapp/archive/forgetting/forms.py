"""Where does a text hold a name of which only keyed hashes are known?

Every stretch of words in a text that could be such a name is folded as names are (`searchapp.names`), hashed by HMAC
(RFC 2104) with SHA-256, and compared. That a word can begin a name is asked first, and remembered.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from searchapp.domain import Span
from searchapp.names import fold_name

GAP = "█████"
"""What stands in a text where a name was; its length tells nothing of the name's."""

GAP_IN_ADDRESS = "withheld"
"""The same in an address or an id."""

_ATOM = re.compile(r"[^\W_]+(?:['’ʼ.][^\W_]+)*")
_BETWEEN = re.compile(r"(?:[^\S\n]|\n(?!\n)|[-‐‑_+·,.]|%20)+")  # hyphens as they are printed
_LONGEST_BETWEEN = 4
_ABBREVIATED = 3
"""Behind a word of so many letters at most a full stop does not end a sentence: “J. Lind”, “Dr. Lind”."""

_ATTACHED = frozenset("وفبلكوהבלמכש")
"""Letters that Arabic and Hebrew write as a part of the next word: and, so, in, to, as, the, from, that."""

_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing a name: hashes of its first word and of the whole, and how many words it has.

    `length` is that in characters where its script sets no spaces, else 0.
    """

    first: str
    whole: str
    words: int
    length: int = 0


def form_of(key: bytes, name: str) -> Form | None:
    """The form of a name; None of one without letters."""
    folded = fold_name(name)
    words = folded.split()
    if not words:
        return None
    length = len(name) if len(words) == 1 and writes_no_spaces(name) else 0
    return Form(_hash(key, words[0]), _hash(key, folded), len(words), length)


def writes_no_spaces(text: str) -> bool:
    """Whether a text is written in a script that sets no spaces between words."""
    return _UNSPACED.search(text) is not None


def _hash(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode("utf-8", "surrogatepass"), hashlib.sha256)[:16].hex()


class Forms:
    """Finds names by their forms."""

    def __init__(self, key: bytes, forms: Iterable[Form]) -> None:
        every = set(forms)
        self._key = key
        self._firsts = {form.first for form in every}
        self._wholes = {form.whole for form in every}
        self._longest = max((form.words for form in every), default=0) + 1  # “J.R. Lind” may be written in more pieces
        self._lengths = sorted({form.length for form in every if form.length}, reverse=True)
        self._begins: dict[str, tuple[tuple[int, int], ...]] = {}

    def __bool__(self) -> bool:
        return bool(self._wholes)

    def find(self, text: str) -> list[Span]:
        """Where the names stand, in order and apart, of two that overlap the earlier and then the longer."""
        if not self:
            return []
        atoms = [Span(*match.span()) for match in _ATOM.finditer(text)]
        joined = [_joined(text, one, other) for one, other in pairwise(atoms)]
        found: list[Span] = []
        at = 0
        for number, atom in enumerate(atoms):
            if atom.start < at:
                continue
            for span in self._at(text, atoms, joined, number):
                found.append(span)
                at = span.end
        return found

    def _at(self, text: str, atoms: list[Span], joined: list[bool], number: int) -> Iterator[Span]:
        atom = atoms[number]
        word = text[atom.start : atom.end]
        if self._lengths and writes_no_spaces(word):
            yield from self._unspaced(text, atom)
            return
        for skipped, cut in self._beginning(word):
            last = number
            while last + 1 < len(atoms) and last - number + 1 < self._longest and joined[last]:
                last += 1
            for end in range(last, number - 1, -1):
                for stop in dict.fromkeys((atoms[end].end, atoms[end].end - _genitive(text, atoms[end]))):
                    span = Span(atom.start + skipped, stop if end > number else min(stop, atom.end - cut))
                    if span.start < span.end and self._is_form(text[span.start : span.end]):
                        yield span
                        return

    def _beginning(self, word: str) -> tuple[tuple[int, int], ...]:
        """By leaving how many letters out, at its beginning and its end, a word begins one of the names."""
        known = self._begins.get(word)
        if known is None:
            ways = [(0, 0)]
            if word[:1] in _ATTACHED:
                ways.append((1, 0))
            if word[-1:] in "sS" and len(word) > _ABBREVIATED:
                ways.append((0, 1))
            known = tuple(way for way in ways if self._may_begin(word[way[0] : len(word) - way[1]]))
            self._begins[word] = known
        return known

    def _may_begin(self, word: str) -> bool:
        folded = fold_name(word).split()
        return bool(folded) and _hash(self._key, folded[0]) in self._firsts

    def _unspaced(self, text: str, atom: Span) -> Iterator[Span]:
        at = atom.start
        while at < atom.end:
            ends = (at + length for length in self._lengths if at + length <= atom.end)
            stop = next((end for end in ends if self._is_form(text[at:end])), None)
            if stop:
                yield Span(at, stop)
            at = stop or at + 1

    def _is_form(self, text: str) -> bool:
        return _hash(self._key, fold_name(text)) in self._wholes


def _joined(text: str, one: Span, other: Span) -> bool:
    """Whether two words may belong to one name, by what stands between them."""
    between = text[one.end : other.start]
    if len(between) > _LONGEST_BETWEEN or not _BETWEEN.fullmatch(between):
        return False
    return "." not in between or one.end - one.start <= _ABBREVIATED


def _genitive(text: str, atom: Span) -> int:
    """How many letters at the end of a word may be a genitive's: the s of “Linds”."""
    return int(text[atom.end - 1] in "sS" and atom.end - atom.start > _ABBREVIATED)


class Gapped:
    """A text with gaps where names stood, and where every offset of the old text has gone."""

    def __init__(self, text: str, spans: list[Span], gap: str = GAP) -> None:
        self._spans, self._gap = spans, gap
        pieces, at = [], 0
        for span in spans:
            pieces += [text[at : span.start], gap]
            at = span.end
        self.text = "".join([*pieces, text[at:]])

    def moved(self, span: Span) -> Span:
        """Where a stretch of the old text stands."""
        return Span(self.start(span.start), self.end(span.end))

    def start(self, offset: int) -> int:
        """Where a stretch that began at an old offset begins."""
        return self._moved(offset, 0)

    def end(self, offset: int) -> int:
        """Where a stretch that ended at an old offset ends."""
        return self._moved(offset, len(self._gap))

    def _moved(self, offset: int, inside: int) -> int:
        shift = 0
        for span in self._spans:
            if span.end <= offset:
                shift += len(self._gap) - (span.end - span.start)
            elif span.start < offset:
                return span.start + shift + inside
            else:
                break
        return offset + shift
