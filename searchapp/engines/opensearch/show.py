"""What does a page show of its hits? The product's own code marks words, in the texts that the index gives back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from searchapp.domain import IndexedParagraph
from searchapp.engines import showing
from searchapp.engines.looking import Look
from searchapp.engines.opensearch.match import every, terms
from searchapp.engines.opensearch.store import DEEPEST, paragraph
from searchapp.found import FoundParagraph
from searchapp.request import SearchRequest

if TYPE_CHECKING:
    from searchapp.engines.opensearch.generation import Generation


def shown(
    generation: "Generation", looks: Sequence[tuple[Look, float]], request: SearchRequest
) -> list[FoundParagraph]:
    """The first of these, as many as a page shows, with marks; whole articles are fetched where one needs them."""
    looks = looks[: request.limit]
    if looks and showing.wants_articles(request):
        articles = _articles(generation, sorted({look.p.article for look, _ in looks}))
        looks = [(Look(look.p, request, articles[look.p.article]), score) for look, score in looks]
    return [showing.hit(look, score, request) for look, score in looks]


def _articles(generation: "Generation", keys: Sequence[str]) -> dict[str, list[IndexedParagraph]]:
    """All paragraphs of these articles."""
    found: dict[str, list[IndexedParagraph]] = {key: [] for key in keys}
    query = every([terms("article", keys), {"range": {"number": {"gte": 0}}}])
    body = {"size": DEEPEST, "query": query, "sort": [{"number": "asc"}]}
    for hit in generation.asked(body)["hits"]["hits"]:
        one = paragraph(hit["_source"])
        found[one.article].append(one)
    return found
