"""How much of the layouts is read right, beside trafilatura's default? `python -m tests.readers.layouts [KIND...]`."""

# ruff: noqa: T201 - it prints a table

import sys
from collections import Counter

import trafilatura

from searchapp.domain import ParagraphKind
from searchapp.errors import RefusedInput
from searchapp.readers.encoding import clean_line
from searchapp.readers.html import read_html
from tests.readers.layouts import Layout, blogs, fresh, live, news, odd, various

KINDS = {module.__name__.rpartition(".")[2]: module.LAYOUTS for module in (various, blogs, news, live, odd, fresh)}
Found = tuple[str, str | None, str | None]


def ours(layout: Layout) -> Found:
    try:
        article = read_html(layout.page.encode(), layout.name)
    except RefusedInput:
        return "", None, None
    text = " ".join(p.text for p in article.paragraphs if p.kind is ParagraphKind.TEXT)
    return text, article.title, article.published and article.published.value


def trafilaturas(layout: Layout) -> Found:
    found = trafilatura.bare_extraction(layout.page, include_comments=False, with_metadata=True)
    return (found.text or "", found.title, found.date) if found else ("", None, None)


def main(kinds: list[str]) -> None:
    print(f"{'kind':10} {'layouts':>7} {'reader':12} {'held':>6} {'left out':>8} {'F1':>6} {'headline':>8} {'date':>5}")
    for kind in kinds or KINDS:
        for reader in (ours, trafilaturas):
            sums: Counter[str] = Counter()
            for layout in KINDS[kind]:
                text, title, date = reader(layout)
                words = clean_line(text)
                sums["held"] += sum(piece in words for piece in layout.all_wanted)
                sums["wanted"] += len(layout.all_wanted)
                sums["kept"] += sum(piece in words for piece in layout.all_unwanted)
                sums["unwanted"] += len(layout.all_unwanted)
                sums["titles"] += title == layout.title
                sums["dates"] += date == layout.date
            held, left = sums["held"] / sums["wanted"], 1 - sums["kept"] / max(1, sums["unwanted"])
            f1 = 2 * sums["held"] / (sums["held"] + sums["kept"] + sums["wanted"])
            print(
                f"{kind:10} {len(KINDS[kind]):7} {reader.__name__:12} {held:6.1%} {left:8.1%} {f1:6.1%}"
                f" {sums['titles']:8} {sums['dates']:5}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
