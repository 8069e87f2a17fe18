"""Which article is this? Its id: the given one, else the address of its page, else a hash of outlet, title and date.

Where only headline, outlet and date tell, two texts are versions of one article if they are alike: letters to the
editor of one day are as many articles as texts.
"""

import hashlib
import itertools
import json
import re

from searchapp.domain import ParagraphKind
from searchapp.reading import ReadArticle
from searchapp.web_address import page_address

ALIKE = 0.5
"""Two texts are alike where the shorter one's pairs of words stand in the other to at least this share."""


def told_by_headline(article: ReadArticle) -> bool:
    """Whether neither an id nor an address says which article it is."""
    return not article.id and not article.url


def alike(one: str, other: str) -> bool:
    """Whether two bodies are versions of one text (containment of word bigrams, Broder 1997)."""
    pairs, others = _pairs(one), _pairs(other)
    return len(pairs & others) >= ALIKE * min(len(pairs), len(others))


def _pairs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return set(itertools.pairwise(words)) or {(word,) for word in words}


def further_key(key: str, article: ReadArticle) -> str:
    """The id of another text under the headline, outlet and date that `key` stands for."""
    body = "\n".join(paragraph.text for paragraph in article.paragraphs)
    return f"{key}-{hashlib.sha256(body.encode()).hexdigest()[:8]}"


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
    if article.available_from:
        said.append(article.available_from)
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
