"""How often does a statement get the right status, by our own cases and by the demo's gold?

Run `python tests/annotate/status_figures.py` at the top of the project; `--errors` lists what went wrong.

A case is right where a statement with the marked content has the status and the speaker. `owned` counts those of
another status than asserted that are listed as what the speaker said.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import searchapp.demo
from searchapp.annotate import load_annotator
from searchapp.domain import PARAGRAPH_BREAK, Annotation, Document, Quote, Span, Status

CASES = Path(__file__).parent / "status_cases.txt"
MISSED = frozenset(
    {
        "Lena Marsk flatly denied telling the harbour board that the crane was unsafe.",
        "Oskar Vaunt insisted that he had not told the crew “Leave them behind.”",
        "Lena Marsk's lawyer denied that she had ever said “The fire was my idea.”",
    }
)
"""Cases that are known to fail, for a reason that lies outside of the status.

The statement itself is not found, only the longer one around it is, or it has no speaker.
"""

_MARKED = re.compile(r"\{([a-z-]+) ([^|{}]+)\|([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Case:
    """A text with one marked statement."""

    text: str
    content: Span
    status: Status
    speaker: str


def cases() -> list[Case]:
    """The lines of the table."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [_case(line.strip()) for line in lines if line.strip() and not line.startswith("#")]


def _case(line: str) -> Case:
    line = PARAGRAPH_BREAK.join(part.strip() for part in line.split("¶"))
    match = _MARKED.search(line)
    if match is None:
        raise ValueError(f"no statement is marked in: {line}")
    text = line[: match.start()] + match[3] + line[match.end() :]
    return Case(text, Span(match.start(), match.start() + len(match[3])), Status(match[1]), match[2])


def document(text: str, *, headed: bool = False) -> Document:
    """A text as a document; a blank line parts its paragraphs."""
    spans, at = [], 0
    for part in text.split(PARAGRAPH_BREAK):
        spans.append(Span(at, at + len(part)))
        at += len(part) + len(PARAGRAPH_BREAK)
    return Document(text, tuple(spans), "en", headed)


@cache
def findings() -> tuple[Annotation, ...]:
    """What the annotator finds in each case."""
    return tuple(annotate([case.text for case in cases()]))


def annotate(texts: list[str]) -> list[Annotation]:
    """What the annotator finds in texts, each an article without a headline."""
    return list(load_annotator().annotate([document(text) for text in texts]))


def found(case: Case, annotation: Annotation) -> Quote | None:
    """The statement that has the marked content: most of one lies in the other, the closest in length first."""
    near = [q for q in annotation.quotes if overlap(q, case.content) >= 0.6]
    return max(near, key=lambda q: overlap(q, case.content), default=None)


def overlap(quote: Quote, content: Span) -> float:
    """What a statement and a stretch share, as a part of what both cover."""
    whole = Span(quote.segments[0].start, quote.segments[-1].end)
    shared = min(whole.end, content.end) - max(whole.start, content.start)
    return max(0, shared) / (max(whole.end, content.end) - min(whole.start, content.start))


def is_right(case: Case, annotation: Annotation) -> bool:
    """Whether the content has its status and its speaker."""
    quote = found(case, annotation)
    return quote is not None and quote.status is case.status and speaks(case, quote, annotation)


def speaks(case: Case, quote: Quote, annotation: Annotation) -> bool:
    """Whether a statement is given to the case's speaker."""
    return quote.entity is not None and annotation.entities[quote.entity].name.endswith(case.speaker)


def is_owned(case: Case, annotation: Annotation) -> bool:
    """Whether something that the speaker did not say, as far as the text vouches, is listed as said by the speaker."""
    if case.status is Status.ASSERTED:
        return False
    return any(
        q.status is Status.ASSERTED
        and speaks(case, q, annotation)
        and overlap(replace(q, segments=(s,)), case.content) >= 0.6
        for q in annotation.quotes
        for s in q.segments
    )


def demo_pairs() -> Iterator[tuple[Status, Status | None, str, str]]:
    """For each English gold statement of the demo its status, the one found (None: not found), article and words."""
    path = Path(searchapp.demo.__file__).with_name("gold.jsonl")
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    records = [r for r in records if r["id"] in _english()]
    annotations = load_annotator().annotate([document(r["text"], headed=True) for r in records])
    for record, annotation in zip(records, annotations, strict=True):
        for gold in record["quotes"]:
            content = Span(gold["segments"][0][0], gold["segments"][-1][1])
            near = max(annotation.quotes, key=lambda q: overlap(q, content), default=None)
            status = near.status if near is not None and overlap(near, content) >= 0.6 else None
            yield Status(gold["status"]), status, record["id"], record["text"][content.start : content.end]


def _english() -> set[str]:
    lines = (line for path in searchapp.demo.demo_files() for line in path.read_text(encoding="utf-8").splitlines())
    return {record["id"] for record in map(json.loads, lines) if record["lang"] == "en"}


def _table(title: str, pairs: list[tuple[str, bool, bool]]) -> None:
    """Print a line a status: how many there are, how many were found, and how many of these are right."""
    every, met, right = (Counter(s for s, *flags in pairs if ok(flags)) for ok in (_any, _found, all))
    sys.stdout.write(f"{title}\n")
    for status in every:
        sys.stdout.write(f"  {status:13} {every[status]:4}  found {met[status]:4}  right {right[status]:4}\n")


def _any(_flags: list[bool]) -> bool:
    return True


def _found(flags: list[bool]) -> bool:
    return flags[0]


def main(*, errors: bool) -> None:
    """Print both tables."""
    both = list(zip(cases(), findings(), strict=True))
    _table("cases", [(c.status.value, found(c, a) is not None, is_right(c, a)) for c, a in both])
    sys.stdout.write(f"  owned {sum(is_owned(c, a) for c, a in both)}\n")
    pairs = list(demo_pairs())
    _table("demo", [(gold.value, got is not None, got is gold) for gold, got, *_ in pairs])
    if errors:
        for case, annotation in both:
            if not is_right(case, annotation):
                quote = found(case, annotation)
                got = "nothing" if quote is None else quote.status.value
                sys.stdout.write(f"case: {case.status.value} but {got}: {case.text}\n")
        for gold, got, where, words in pairs:
            if got is not gold and got is not None:
                sys.stdout.write(f"demo {where}: {gold.value} but {got.value}: {words}\n")


if __name__ == "__main__":
    main(errors="--errors" in sys.argv)
