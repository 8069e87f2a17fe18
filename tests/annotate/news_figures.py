"""How well are sentences read that were written as news is, and marked, before the rules were made for them?

Run `python tests/annotate/news_figures.py [LANGUAGE …]` at the top of the project. The sentences are those of
`language_cases/<code>_news.txt`, in sets that comments part; what is missed of the last is never shown. Named: over
the names of a sentence, as the scorer of the parallel sentences counts; extent: of the names that are right, those
written exactly so; words: of the characters that are marked, those that are in what was found; noise: statements in 100
sentences that hold none.
"""

import re
import sys
from collections import Counter
from dataclasses import dataclass

import language_figures as cases

from searchapp.annotate.languages import annotate
from searchapp.domain import EntityKind

CODES = tuple(sorted(path.stem.removesuffix("_news") for path in cases.CASES.glob("*_news.txt")))


def sets(code: str) -> list[list[str]]:
    """The sentences of a language by the sets in which they were written."""
    parts = re.split(r"(?:^#.*\n)+", (cases.CASES / f"{code}_news.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [part.splitlines() for part in parts if part]


def same(one: str, other: str) -> bool:
    """Whether two names may be one: the same last word, or all words of the one in the other."""
    a, b = one.lower().split(), other.lower().split()
    return a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a)


def counted(line: str, code: str) -> Counter[str]:
    """What one sentence adds to the figures."""
    document = cases.document(line, code)
    found = annotate(document)
    marked = cases._MARKED.findall(line)
    wanted = list(dict.fromkeys(speaker.lstrip("~") for speaker, _ in marked if speaker != "?"))
    entities = [found.entities[quote.entity] for quote in found.quotes if quote.entity is not None]
    given = list({entity.name: entity for entity in entities}.values())
    right = [entity for entity in given if any(same(entity.name, name) for name in wanted)]
    covered = {at for quote in found.quotes for segment in quote.segments for at in range(segment.start, segment.end)}
    words, at = [], 0
    for _, said in marked:
        at = document.text.index(said, at)
        words.append(range(at, at := at + len(said)))
    return Counter(
        wanted=len(wanted),
        given=len(given),
        right=len(right),
        recalled=sum(any(same(entity.name, name) for entity in given) for name in wanted),
        exact=sum(entity.name in wanted for entity in right),
        person=sum(entity.kind is not EntityKind.PLACE for entity in right),
        statements=len(marked),
        found=min(len(marked), len(found.quotes)),
        noise=0 if marked else len(found.quotes),
        silent=not marked,
        marked=sum(len(part) for part in words),
        overlap=sum(at in covered for part in words for at in part),
    )


@dataclass(frozen=True)
class Figures:
    """What some sentences come to, each in per cent; `counts` are what they were reckoned from."""

    counts: Counter[str]

    @property
    def named(self) -> float:
        """F1 of the names."""
        right, recalled = self._share("right", "given"), self._share("recalled", "wanted")
        return 2 * right * recalled / max(1e-9, right + recalled)

    @property
    def extent(self) -> float:
        return self._share("exact", "right")

    @property
    def found(self) -> float:
        return self._share("found", "statements")

    @property
    def words(self) -> float:
        return self._share("overlap", "marked")

    @property
    def noise(self) -> float:
        return self._share("noise", "silent")

    def _share(self, part: str, whole: str) -> float:
        return 100 * self.counts[part] / max(1, self.counts[whole])

    def __str__(self) -> str:
        c = self.counts
        return (
            f"named {self.named:5.1f} ({c['right']}/{c['given']}, {c['recalled']}/{c['wanted']})"
            f"  extent {self.extent:4.0f}  found {self.found:4.0f}  words {self.words:4.0f}  noise {self.noise:4.0f}"
        )


def figures(lines: list[str], code: str) -> Figures:
    """The figures of some sentences."""
    return Figures(sum((counted(line, code) for line in lines), Counter[str]()))


def show_wrong(lines: list[str], code: str) -> None:
    """Each sentence in which a name or a statement is missed or invented, with what was found."""
    for line in lines:
        c = counted(line, code)
        if c["right"] < c["given"] or c["recalled"] < c["wanted"] or c["found"] < c["statements"] or c["noise"]:
            sys.stdout.write(f"  {line}\n")
        elif c["overlap"] < 0.85 * c["marked"] or c["exact"] < c["right"]:
            sys.stdout.write(f"  ~ {line}\n")
        else:
            continue
        document = cases.document(line, code)
        found = annotate(document)
        for quote in found.quotes:
            name = found.entities[quote.entity].name if quote.entity is not None else "?"
            said = " … ".join(document.text[part.start : part.end] for part in quote.segments)
            sys.stdout.write(f"      {name} | {said} | {quote.evidence.rule}\n")


if __name__ == "__main__":
    for code in CODES:
        *read, counted_only = sets(code)
        for part in (*read, counted_only):
            sys.stdout.write(f"{code} {len(part):3} sentences  {figures(part, code)}\n")
            if code in sys.argv[1:] and part is not counted_only:
                show_wrong(part, code)
