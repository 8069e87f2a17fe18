"""What comes first? OpenSearch proposes an order, and the product's own formula orders the best of it anew.

Lucene's scores come near the product's, but not near enough: its lengths are rounded, its counts are a shard's own, and
what begins a word weighs the same everywhere. So the best `WINDOW` are weighed by `searchapp.engines.weighing`, with
numbers that count over the whole index; behind them the order is Lucene's.
"""

from collections.abc import Collection, Sequence
from typing import Any

from searchapp.analysis import edits_allowed
from searchapp.engines import ranking
from searchapp.engines.conditions import terms_of
from searchapp.engines.looking import Look
from searchapp.engines.narrowing import by_date, whole
from searchapp.engines.opensearch.match import Matching, Query, stems_of
from searchapp.engines.opensearch.store import cut
from searchapp.engines.weighing import Weights, preference, single_words, weighed_leaves
from searchapp.request import Fuzzy, Prefix, SearchRequest, Sort, TextNode, Word

WINDOW = 200
"""So many of the best are ordered anew."""

_MOST_SCORED = 300
"""So many of the words that a beginning or a misspelling stands for are weighed by OpenSearch."""

_DATED: dict[Sort, str] = {Sort.RELEVANCE: "desc", Sort.NEWEST: "desc", Sort.OLDEST: "asc"}


def order(sort: Sort) -> list[Any]:
    """The order of hits, as OpenSearch is told it."""
    by_date = [{"first_day": {"order": _DATED[sort], "missing": "_last"}}, {"id": "asc"}]
    return [{"_score": "desc"}, *by_date] if sort is Sort.RELEVANCE else by_date


def scored(base: Query, matching: Matching) -> Query:
    """What the base finds, with scores near the product's."""
    request = matching.request
    if request.sort is not Sort.RELEVANCE:
        return {"bool": {"filter": [base]}}
    shoulds = [_weighed(*leaf, matching.stemmers) for leaf in weighed_leaves(request.query) if terms_of(leaf[0])]
    query: Query = {"bool": {"filter": [base], "should": shoulds, "minimum_should_match": 0}}
    if not request.preferred:
        return query
    functions = [{"filter": matching.holds(node), "weight": factor} for node, factor in request.preferred]
    return {
        "function_score": {"query": query, "functions": functions, "score_mode": "multiply", "boost_mode": "multiply"}
    }


def is_weighed(request: SearchRequest) -> bool:
    """Whether the order depends on weights at all."""
    return request.sort is Sort.RELEVANCE and any(terms_of(node) for node, _, _ in weighed_leaves(request.query))


def unknown(request: SearchRequest, known: Collection[TextNode]) -> list[TextNode]:
    """The words that a request's weights depend on, but for those of which one knows how frequent they are."""
    if not request.limit:
        return []
    words = dict.fromkeys(word for node, _, _ in weighed_leaves(request.query) for word in single_words(node))
    return [word for word in words if word not in known]


def _weighed(node: TextNode, text: bool, title: bool, stemmers: Sequence[str]) -> Query:
    weights = {"": ranking.TEXT_WEIGHT} if text else {}
    weights |= {"title_": ranking.TITLE_WEIGHT} if title else {}
    tokens = [cut(token) for token in terms_of(node)]
    if len(tokens) == 1 and not isinstance(node, Prefix | Fuzzy):
        kind, said = ("stems", stems_of(node, stemmers)) if isinstance(node, Word) else ("words", tokens)
        fields = [f"{prefix}{kind}^{weight}" for prefix, weight in weights.items()]
        return {"combined_fields": {"query": " ".join(said), "fields": fields}}
    return {"bool": {"should": [_boosted(_in_field(node, f"{p}words", tokens), w) for p, w in weights.items()]}}


def _in_field(node: TextNode, field: str, tokens: Sequence[str]) -> Query:
    if len(tokens) > 1:
        return {
            "match_phrase": {
                field: {"query": " ".join(tokens), "analyzer": "blanks", "slop": getattr(node, "between", 0)}
            }
        }
    rewrite = f"top_terms_blended_freqs_{_MOST_SCORED}"
    if isinstance(node, Prefix):
        return {"prefix": {field: {"value": tokens[0], "rewrite": rewrite}}}
    near = {"fuzziness": edits_allowed(tokens[0]), "prefix_length": 1, "max_expansions": _MOST_SCORED}
    return {"fuzzy": {field: {"value": tokens[0], **near, "rewrite": rewrite}}}


def _boosted(query: Query, boost: float) -> Query:
    return {"bool": {"must": [query], "boost": boost}}


def weighed(looks: Sequence[Look], request: SearchRequest, weights: Weights) -> list[tuple[Look, float]]:
    """Paragraphs with the product's scores, the best first."""
    node = whole(request)
    found = [(look, weights.score(node, look) * preference(look, request)) for look in looks]
    return sorted(found, key=lambda one: (-one[1], by_date(one[0].p)))
