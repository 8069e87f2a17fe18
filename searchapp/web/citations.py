"""How does one cite a statement: in plain text, in BibTeX, RIS and CSL-JSON, as HTML, and for Zotero?

Each names the archive's own lasting address, the version and the hash of what was read, and the day of access.
"""

import datetime
import html
import json
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlencode

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
    who = _who(statement, speaker)
    when = day(article.published) if article.published else gettext("undated")
    place = [part for part in (article.outlet, when) if part]
    where = ", ".join(place)
    today = datetime.datetime.now(datetime.UTC).date()
    record = gettext("Archived: %(link)s, version %(version)s, SHA-256 %(hash)s, accessed %(day)s")
    kept = record % {"link": link, "version": article.version, "hash": article.sha256[:16], "day": today.isoformat()}
    return [
        Citation(gettext("Plain text"), f"{_plain(words, who, article.title, place, article.url or link)} {kept}."),
        Citation("BibTeX", _bibtex(article, statement, words, who, link, kept)),
        Citation("RIS", _ris(article, words, who, link, kept, today)),
        Citation("CSL-JSON", _csl(article, statement, words, who, link, kept, today)),
        Citation("HTML", _html(article, words, who, where, link)),
    ]


def coins(article: ArticlePage, statement: Statement, speaker: Named | None, link: str) -> str:
    """What Zotero and its like read from a page: a ContextObject in a span's title (COinS 1.0, Dublin Core)."""
    words = article.words(statement).strip('“”„"«» ')
    rows = {
        "rft.type": "newspaperArticle",
        "rft.title": article.title,
        "rft.creator": _author(article),
        "rft.source": article.outlet or "",
        "rft.date": article.published.value if article.published else "",
        "rft.language": article.lang or "",
        "rft.description": f"{_who(statement, speaker)}: “{words}”",
        "rft.identifier": link,
    }
    fixed = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc")]
    return urlencode(fixed + [(name, value) for name, value in rows.items() if value], errors="replace")


def _who(statement: Statement, speaker: Named | None) -> str:
    """Who said it, how sure that is, and what the article claims of it."""
    who = speaker.name if speaker else gettext("unknown speaker")
    if speaker and statement.band is Band.LIKELY:
        who = f"{gettext('probably')} {who}"
    return f"{who} ({gettext(statement.status.value)})" if statement.status != "asserted" else who


def _author(article: ArticlePage) -> str:
    """The byline as it was printed, without the outlet that stands behind a comma in it."""
    byline = (article.byline or "").removeprefix("By ")
    return byline.removesuffix(f", {article.outlet}") if article.outlet else byline


def _ris(article: ArticlePage, words: str, who: str, link: str, kept: str, today: datetime.date) -> str:
    """As reference managers read it (RIS, Clarivate): one tag a line."""
    date = (article.published.value if article.published else "").replace("-", "/")
    rows = [
        ("TY", "NEWS"),
        ("TI", article.title),
        ("AU", _author(article)),
        ("T2", article.outlet or ""),
        ("PY", date[:4]),
        ("DA", date),
        ("UR", article.url or ""),
        ("L2", link),
        ("Y2", today.strftime("%Y/%m/%d")),
        ("N1", f"{who}: “{words}”"),
        ("N1", kept),
    ]
    return "\n".join([*(f"{tag}  - {' '.join(value.split())}" for tag, value in rows if value), "ER  - "])


def _csl(
    article: ArticlePage, statement: Statement, words: str, who: str, link: str, kept: str, today: datetime.date
) -> str:
    """As citation processors read it (CSL-JSON 1.0)."""
    parts = [int(part) for part in article.published.value.split("-")] if article.published else []
    author = _author(article)
    item = {
        "id": f"statement{statement.id}",
        "type": "article-newspaper",
        "title": article.title,
        "author": [{"literal": author}] if author else None,
        "container-title": article.outlet,
        "issued": {"date-parts": [parts]} if parts else None,
        "accessed": {"date-parts": [[today.year, today.month, today.day]]},
        "URL": article.url or link,
        "archive_location": link,
        "note": f"{who}: “{words}”. {kept}",
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2)


def _plain(words: str, who: str, title: str, place: list[str], address: str) -> str:
    """Where a script runs from right to left, isolated part by part (UAX 9), so that the parts keep their order."""
    parts = [words, who, title, *place]
    if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in "".join(parts)):
        parts = [f"\N{FIRST STRONG ISOLATE}{part}\N{POP DIRECTIONAL ISOLATE}" for part in parts]
    words, who, title, *place = parts
    return f"“{words}” – {who}, “{title}”, {', '.join(place)}. {address}"


def _bibtex(article: ArticlePage, statement: Statement, words: str, who: str, link: str, kept: str) -> str:
    fields = {
        "title": article.title,
        "author": _author(article) or article.outlet or "",
        "journal": article.outlet or "",
        "year": article.published.year if article.published else "",
        "date": article.published.value if article.published else "",
        "url": article.url or link,
        "note": f"{who}: “{words}”. {kept}",
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
