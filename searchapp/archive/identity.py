"""Which article is this? Its id: the given one, else the address of its page, else a hash of outlet, title and date."""

from __future__ import annotations

import hashlib
import json

from searchapp.domain import ParagraphKind
from searchapp.reading import ReadArticle
from searchapp.web_address import page_address


def article_key(article: ReadArticle) -> str:
    """The article's id. Two texts with one id are two versions of one article."""
    if article.id:
        return article.id
    if article.url:
        return page_address(article.url)
    date = article.published.value if article.published else None
    seed = json.dumps([article.outlet, article.title, date], ensure_ascii=False)
    return "a" + hashlib.sha256(seed.encode()).hexdigest()[:16]


def content_hash(article: ReadArticle) -> str:
    """SHA-256 over all that the input says of the article: text, metadata, given facts."""
    given = [
        [
            p.speakers,
            p.entities and [[e.name, e.kind] for e in p.entities],
            p.quotes
            and [[[[s.start, s.end] for s in q.segments], q.speaker, q.type, q.status, str(q.cue)] for q in p.quotes],
        ]
        for p in article.paragraphs
    ]
    date = article.published and [article.published.value, article.published.instant]
    told = [article.text, article.outlet, article.url, date, article.byline, article.dateline, article.lang]
    said: list[object] = [told, article.copy_of, given]
    kinds = [[p.kind, p.second] for p in article.paragraphs]
    if any(kind != [ParagraphKind.TEXT, None] for kind in kinds):  # else it is as it was before there were kinds
        said.append(kinds)
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
