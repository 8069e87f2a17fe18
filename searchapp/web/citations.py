"""How does one cite a statement: in plain text, in BibTeX, RIS and CSL-JSON, as HTML, and for Zotero?

Each names the archive's own lasting address, the version and the hash of what was read, and the day of access.
"""

import datetime
import html
import json
import re
import unicodedata
from collections.abc import Callable
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


class _Cited:
    """What every form of a citation tells."""

    def __init__(self, article: ArticlePage, statement: Statement, speaker: Named | None, link: str) -> None:
        self.article, self.link, self.key = article, link, f"statement{statement.id}"
        self.today = datetime.datetime.now(datetime.UTC).date()
        self.words = article.words(statement).strip('“”„"«» ')
        who = speaker.name if speaker else gettext("unknown speaker")
        if speaker and statement.band is Band.LIKELY:
            who = f"{gettext('probably')} {who}"
        self.who = f"{who} ({gettext(statement.status.value)})" if statement.status != "asserted" else who
        self.said = f"{self.who}: “{self.words}”"
        self.title, self.outlet, self.url = article.title, article.outlet or "", article.url or link
        byline = (article.byline or "").removeprefix("By ")  # as printed, without the outlet behind a comma in it
        self.author = byline.removesuffix(f", {article.outlet}") if article.outlet else byline
        self.date = article.published.value if article.published else ""
        when = day(article.published) if article.published else gettext("undated")
        self.place = [part for part in (self.outlet, when) if part]
        record = gettext("Archived: %(link)s, version %(version)s, SHA-256 %(hash)s, accessed %(day)s")
        told = {"version": article.version, "hash": article.sha256[:16], "day": self.today.isoformat()}
        self.kept = record % {"link": link, **told}


def citations(article: ArticlePage, statement: Statement, speaker: Named | None, link: str) -> list[Citation]:
    """The statement's words, who said them where and when, and the address under which to read them."""
    cited = _Cited(article, statement, speaker, link)
    forms = {gettext("Plain text"): _plain, "BibTeX": _bibtex, "RIS": _ris, "CSL-JSON": _csl, "HTML": _html}
    return [Citation(form, write(cited)) for form, write in forms.items()]


def coins(article: ArticlePage, statement: Statement, speaker: Named | None, link: str) -> str:
    """What Zotero and its like read from a page: a ContextObject in a span's title (COinS 1.0, Dublin Core)."""
    cited = _Cited(article, statement, speaker, link)
    rows = {
        "rft.type": "newspaperArticle",
        "rft.title": cited.title,
        "rft.creator": cited.author,
        "rft.source": cited.outlet,
        "rft.date": cited.date,
        "rft.language": article.lang or "",
        "rft.description": cited.said,
        "rft.identifier": link,
    }
    fixed = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc")]
    return urlencode(fixed + [(name, value) for name, value in rows.items() if value], errors="replace")


def _ris(cited: _Cited) -> str:
    """As reference managers read it (RIS, Clarivate): one tag a line."""
    rows = [
        ("TY", "NEWS"),
        ("TI", cited.title),
        ("AU", cited.author),
        ("T2", cited.outlet),
        ("PY", cited.date[:4]),
        ("DA", cited.date.replace("-", "/")),
        ("UR", cited.article.url or ""),
        ("L2", cited.link),
        ("Y2", cited.today.strftime("%Y/%m/%d")),
        ("N1", cited.said),
        ("N1", cited.kept),
    ]
    return "\n".join([*(f"{tag}  - {' '.join(value.split())}" for tag, value in rows if value), "ER  - "])


def _csl(cited: _Cited) -> str:
    """As citation processors read it (CSL-JSON 1.0)."""
    item = {
        "id": cited.key,
        "type": "article-newspaper",
        "title": cited.title,
        "author": [{"literal": cited.author}] if cited.author else None,
        "container-title": cited.outlet,
        "issued": {"date-parts": [[int(part) for part in cited.date.split("-")]]} if cited.date else None,
        "accessed": {"date-parts": [[cited.today.year, cited.today.month, cited.today.day]]},
        "URL": cited.url,
        "archive_location": cited.link,
        "note": f"{cited.said}. {cited.kept}",
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2)


def _plain(cited: _Cited) -> str:
    """Where a script runs from right to left, isolated part by part (UAX 9), so that the parts keep their order."""
    parts = [cited.words, cited.who, cited.title, *cited.place]
    if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in "".join(parts)):
        parts = [f"\N{FIRST STRONG ISOLATE}{part}\N{POP DIRECTIONAL ISOLATE}" for part in parts]
    words, who, title, *place = parts
    return f"“{words}” – {who}, “{title}”, {', '.join(place)}. {cited.url} {cited.kept}."


def _bibtex(cited: _Cited) -> str:
    fields = {
        "title": cited.title,
        "author": cited.author or cited.outlet,
        "journal": cited.outlet,
        "year": cited.date[:4],
        "date": cited.date,
        "url": cited.url,
        "note": f"{cited.said}. {cited.kept}",
    }
    # An author as it was printed: BibTeX would take a comma for that before a given name.
    written: dict[str, Callable[[str], str]] = {"url": str, "author": lambda value: f"{{{_tex(value)}}}"}
    lines = [f"  {name} = {{{written.get(name, _tex)(value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{cited.key},", *lines, "}"])


def _tex(text: str) -> str:
    return re.sub(r"[\\{}~^&%$#_]", lambda sign: _TEX[sign.group()], text)


def _html(cited: _Cited) -> str:
    address = html.escape(cited.url)
    return (
        f'<blockquote cite="{address}"><p>“{html.escape(cited.words)}”</p>'
        f'<footer>{html.escape(cited.who)}, <cite><a href="{address}">{html.escape(cited.title)}</a></cite>, '
        f"{html.escape(', '.join(cited.place))}</footer></blockquote>"
    )
