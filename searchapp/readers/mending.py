"""Was this text decoded wrongly once, and what did it say? ftfy knows (Speer 2019, https://doi.org/10.5281/zenodo.2591652).

Nothing is mended silently: an article whose text looks so is marked, and mended only where that is asked.
"""

from dataclasses import replace

from ftfy import TextFixerConfig, fix_text
from ftfy.badness import is_bad

from searchapp.readers.encoding import clean_line
from searchapp.reading import ReadArticle, Remark

_CONFIG = TextFixerConfig(
    unescape_html=False, uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False, normalization=None
)


def judged(article: ReadArticle, mend: bool) -> ReadArticle:
    """The article, marked where its text looks as if it had been decoded wrongly once, and mended if `mend`.

    A paragraph of which the input states something keeps its text, since spans count in it.
    """
    if article.text.isascii() or not is_bad(article.text):
        return article
    if not mend:
        return replace(article, remarks=(*article.remarks, Remark("garbled")))
    return replace(
        article,
        title=_mended(article.title),
        paragraphs=tuple(p if p.quotes else replace(p, text=_mended(p.text)) for p in article.paragraphs),
        byline=article.byline and _mended(article.byline),
        remarks=(*article.remarks, Remark("mended")),
    )


def _mended(text: str) -> str:
    return clean_line(fix_text(text, _CONFIG)) or text
