"""How many of the named attributions in other languages are right, by our own cases?

Run `python tests/annotate/language_figures.py` at the top of the project.
"""

import re
import sys
from pathlib import Path

from searchapp.annotate.languages import LANGUAGES, annotate
from searchapp.domain import PARAGRAPH_BREAK, Document, Span

CASES = Path(__file__).parent / "language_cases"
_MARKED = re.compile(r"\{([^|{}]+)\|([^{}]+)\}")
Said = set[tuple[str, str]]
"""Speaker and what is said."""


def lines(code: str) -> list[str]:
    """The cases of one language."""
    text = (CASES / f"{code}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def silent(code: str) -> list[str]:
    """The cases of one language in which nobody says anything: those under “# nothing is said here”."""
    text = (CASES / f"{code}.txt").read_text(encoding="utf-8")
    parts = text.split("# nothing is said here\n")[1:]
    return [line for part in parts for line in part.split("\n\n")[0].splitlines() if not line.startswith("#")]


def expected(line: str) -> Said:
    """The named attributions that the rules must make in a case, and no others."""
    return {(speaker, content) for speaker, content in _MARKED.findall(line) if speaker[0] not in "?~"}


def asked(line: str) -> Said:
    """The named attributions that a reader would make: those, and the ones marked as known to be missed (“~”)."""
    return {(speaker.lstrip("~"), content) for speaker, content in _MARKED.findall(line) if speaker != "?"}


def document(line: str, code: str) -> Document:
    """A case as a document of its own, without the markup."""
    parts = [part.strip() for part in _MARKED.sub(r"\2", line).split("¶")]
    spans, at = [], 0
    for part in parts:
        spans.append(Span(at, at + len(part)))
        at += len(part) + len(PARAGRAPH_BREAK)
    return Document(PARAGRAPH_BREAK.join(parts), tuple(spans), code, headed=False)


def found(line: str, code: str) -> Said:
    """The named attributions that the rules make in a case."""
    read = document(line, code)
    annotation = annotate(read)
    return {
        (annotation.entities[quote.entity].name, read.text[segment.start : segment.end])
        for quote in annotation.quotes
        if quote.entity is not None
        for segment in quote.segments
    }


def figures(code: str) -> tuple[int, int, int]:
    """Attributions that name somebody, those of them that are right, and those that the cases ask for."""
    pairs = [(asked(line), found(line, code)) for line in lines(code)]
    made = sum(len(said) for _, said in pairs)
    right = sum(len(wanted & said) for wanted, said in pairs)
    return made, right, sum(len(wanted) for wanted, _ in pairs)


if __name__ == "__main__":
    for language in sorted(LANGUAGES):
        made, right, wanted = figures(language)
        sys.stdout.write(
            f"{language}  cases {len(lines(language)):3}  named {made:3}  right {right:3}"
            f"  precision {100 * right / made:5.1f}  found {100 * right / wanted:5.1f}\n"
        )
        for line in lines(language) if "--wrong" in sys.argv else ():
            if found(line, language) != expected(line):
                sys.stdout.write(f"    {line}\n      got {sorted(found(line, language))}\n")
