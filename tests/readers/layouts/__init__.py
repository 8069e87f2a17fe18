"""Pages as sites of many kinds lay them out, each with what is its article, what is not, its headline and its date.

All text is invented. What is wanted of a page are the texts of an article that stand in it, and what is not are the
texts that stand around articles (`texts.py`), so that a page is written down once and not again as what is right.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from tests.readers.layouts import texts


@dataclass(frozen=True)
class Layout:
    """`wanted` and `unwanted` hold what the page holds beside the texts that are known; `date` is None for none."""

    name: str
    page: str
    title: str = texts.TITLE
    date: str | None = None
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    """What may be kept or left."""
    fails: str = ""
    """Why its headline is not found, where it is not."""

    @property
    def all_wanted(self) -> tuple[str, ...]:
        return (
            *(t for t in texts.ARTICLE if t in self.page and t not in self.open and t not in self.unwanted),
            *self.wanted,
        )

    @property
    def all_unwanted(self) -> tuple[str, ...]:
        return (
            *(t for t in texts.AROUND if t in self.page and t not in self.open and t not in self.wanted),
            *self.unwanted,
        )


def p(*paragraphs: str, kind: str = "") -> str:
    return "".join(f"<p{kind}>{text}</p>" for text in paragraphs)


def br(*paragraphs: str, mark: str = "<br><br>") -> str:
    return mark.join(paragraphs)


def ul(*items: str, kind: str = "") -> str:
    return f"<ul{kind}>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def a(text: str, href: str = "/x", kind: str = "") -> str:
    return f'<a href="{href}"{kind}>{text}</a>'


def menu(*names: str) -> str:
    return ul(*(a(name, f"/{name.lower()}") for name in names or ("Home", "News", "Sport", "Weather", "Contact")))


def ld(**facts: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org"} | facts, ensure_ascii=False)}</script>'


def page(body: str, head: str | None = None, lang: str = "en", title: str | None = None) -> str:
    shown = f"<title>{title or texts.TITLE}</title>{head or ''}"
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{shown}</head><body>{body}</body></html>'
