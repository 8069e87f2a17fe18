"""Where in a whole article do a query's words stand?

Engines mark the paragraphs that they find; an article's page shows the paragraphs around them too.
"""

from collections.abc import Sequence

from searchapp.domain import Span
from searchapp.request import InTitle, Node, Said
from searchapp.standing import leaves, merged, occurrences, tokens_of


def article_marks(node: Node, text: str, lang: str | None, title: Span, quotes: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of `text` that the query's words match, in order, without overlap.

    Words of `title:` count inside the headline's span `title` only, those of `said:` inside one of `quotes` only;
    negated words don't count. Spans count code points, end exclusive.
    """
    places: dict[type[Node] | None, Sequence[Span] | None] = {None: None, InTitle: [title], Said: quotes}
    tokens = tokens_of(text)
    return merged(s for part, scope in leaves(node) for s in occurrences(part, text, tokens, lang, places[scope]))
