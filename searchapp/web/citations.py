"""How does one cite a statement: in plain text, in BibTeX, as HTML?"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from flask_babel import gettext

from searchapp.answers import Named
from searchapp.article import ArticlePage, Statement
from searchapp.domain import Band
from searchapp.web.show import day

_TEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX |= {sign: f"\\{sign}" for sign in "&%$#_"}


@dataclass(frozen=True, slots=True)
class Citation:
    """One form of a citation, with the name of the form."""

    form: str
    text: str


def citations(article: ArticlePage, statement: Statement, speaker: Named | None, link: str) -> list[Citation]:
    """The statement's words, who said them where and when, and the address under which to read them."""
    words = article.words(statement).strip('“”„"«» ')
    who = speaker.name if speaker else gettext("unknown speaker")
    if speaker and statement.band is Band.LIKELY:
        who = f"{gettext('probably')} {who}"
    if statement.status != "asserted":
        who = f"{who} ({gettext(statement.status.value)})"
    when = day(article.published) if article.published else gettext("undated")
    place = [part for part in (article.outlet, when) if part]
    where = ", ".join(place)
    return [
        Citation(gettext("Plain text"), _plain(words, who, article.title, place, article.url or link)),
        Citation("BibTeX", _bibtex(article, statement, words, who, link)),
        Citation("HTML", _html(article, words, who, where, link)),
    ]


def _plain(words: str, who: str, title: str, place: list[str], address: str) -> str:
    """Where a script runs from right to left, isolated part by part (UAX 9), so that the parts keep their order."""
    parts = [words, who, title, *place]
    if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in "".join(parts)):
        parts = [f"\N{FIRST STRONG ISOLATE}{part}\N{POP DIRECTIONAL ISOLATE}" for part in parts]
    words, who, title, *place = parts
    return f"“{words}” – {who}, “{title}”, {', '.join(place)}. {address}"


def _bibtex(article: ArticlePage, statement: Statement, words: str, who: str, link: str) -> str:
    fields = {
        "title": article.title,
        "author": (article.byline or article.outlet or "").removeprefix("By "),
        "journal": article.outlet or "",
        "year": article.published.year if article.published else "",
        "date": article.published.value if article.published else "",
        "url": article.url or link,
        "note": f"{who}: “{words}”",
    }
    lines = [f"  {name} = {{{_field(name, value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{statement{statement.id},", *lines, "}"])


def _field(name: str, value: str) -> str:
    if name == "author":
        return "{" + _tex(value) + "}"  # as it was printed: BibTeX would take a comma for that before a given name
    return value if name == "url" else _tex(value)


def _tex(text: str) -> str:
    return re.sub(r"[\\{}~^&%$#_]", lambda sign: _TEX[sign.group()], text)


def _html(article: ArticlePage, words: str, who: str, where: str, link: str) -> str:
    address = html.escape(article.url or link)
    return (
        f'<blockquote cite="{address}"><p>“{html.escape(words)}”</p>'
        f'<footer>{html.escape(who)}, <cite><a href="{address}">{html.escape(article.title)}</a></cite>, '
        f"{html.escape(where)}</footer></blockquote>"
    )
