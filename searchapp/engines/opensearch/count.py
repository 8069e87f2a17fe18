"""How many of the hits bear each value of a facet? An aggregation for each, which every choice narrows but its own."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from searchapp.domain import EntityKind
from searchapp.engines.narrowing import always_counted, listed, whole
from searchapp.engines.opensearch.match import Matching, Query, terms
from searchapp.engines.opensearch.store import UNKNOWN, kind_field
from searchapp.fields import SINGLE, Facet
from searchapp.found import FacetCount
from searchapp.request import ASSERTED_ONLY, MOST_VALUES, FacetValue, SearchRequest

CANDIDATES = 200
"""So many values each shard proposes at least: one that is frequent on the whole is among them, save in an odd case,
and where one may not be, the counts tell by how much they may be wrong."""

MOST_DATES = 40_000
"""So many dates as printed are counted: each day of a hundred years."""

_MEANT = (
    "def found = new HashSet(); for (def id : doc[params.field]) { def meant = params.meant.get(Long.toString(id)); "
    "found.add(meant == null ? id : ((Number) meant).longValue()); } return new ArrayList(found);"
)
"""The ids that the ids of a paragraph mean by the aliases, each once."""

_ONE_MEANT = "def meant = params.meant.get(Long.toString((long) _value)); return meant == null ? _value : meant;"
"""The same of one id."""

Answer = Mapping[str, Any]


def counting(matching: Matching) -> Query:
    """The aggregations that a request asks for, over what its query finds."""
    request = matching.request
    asked = {facet.value: _narrowed(matching.chosen(facet), _of(facet, matching)) for facet in request.counted}
    if request.dated:
        dates = {"values": {"terms": {"field": "date", "size": MOST_DATES}}}
        asked["dates"] = _narrowed(matching.chosen(), dates)
    return asked


def counted(request: SearchRequest, answer: Answer) -> dict[Facet, tuple[FacetCount, ...]]:
    """The facets' counts, in the order of the request's rules."""
    return {facet: _listed(request, facet, answer[facet.value]) for facet in request.counted}


def of_two_kinds(request: SearchRequest, answer: Answer) -> frozenset[FacetValue]:
    """The entities that stand under two kinds by the answer, since an alias joins such: their counts overlap."""
    if not request.aliases or Facet.ENTITY not in request.counted:
        return frozenset()
    buckets = answer[Facet.ENTITY.value]
    seen = Counter(bucket["key"] for kind in EntityKind for bucket in buckets[kind.value]["buckets"])
    return frozenset(int(value) for value, often in seen.items() if often > 1)


def counting_again(matching: Matching, values: frozenset[FacetValue]) -> Query:
    """The aggregation that counts these entities, of whatever kind."""
    asked = _asked({_key(value): terms("entities", matching.raw([value])) for value in values})
    return {Facet.ENTITY.value: _narrowed(matching.chosen(Facet.ENTITY), asked)}


def dates(request: SearchRequest, answer: Answer) -> dict[str, int]:
    """How many hits bear each date, as printed."""
    buckets = answer["dates"]["values"]["buckets"] if request.dated else ()
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets}


def _narrowed(query: Query, inner: Query) -> Query:
    return {"filter": query, "aggs": inner}


def _of(facet: Facet, matching: Matching) -> Query:
    """The values of one facet."""
    named = always_counted(matching.request, facet)
    if facet in SINGLE:
        counts = {"values": _most(matching.request, facet.value), "none": {"missing": {"field": facet.value}}}
        return counts | _asked({str(v): {"term": {facet.value: v}} for v in named if v is not None})
    field = "entities" if facet is Facet.ENTITY else "speakers"
    if facet is Facet.ENTITY:
        counts = {kind.value: _most(matching.request, kind_field(kind), _MEANT) for kind in EntityKind}
        return counts | _asked({_key(v): terms(field, matching.raw([v])) for v in named})
    inside = matching.of_quotation(whole(matching.request, facet))
    if inside is None and matching.request.statuses == ASSERTED_ONLY:
        asked = {_key(v): terms(field, matching.raw([v])) for v in {*named, None}}
        return {"values": _most(matching.request, field, _MEANT)} | _asked(asked)
    return _of_quotations(matching, inside or matching.statuses, named)


def _of_quotations(matching: Matching, inside: Query, named: frozenset[FacetValue]) -> Query:
    """The speakers of quotations, counted by the paragraphs in which these stand."""
    back: Query = {"paragraphs": {"reverse_nested": {}}}
    values = _most(matching.request, "quotes.speaker", _ONE_MEANT, order="paragraphs")
    asked = _asked({_key(v): terms("quotes.speaker", matching.raw([v])) for v in {*named, None}})
    inner = {name: {**each, "aggs": back} for name, each in ({"values": values} | asked).items()}
    return {"quotes": {"nested": {"path": "quotes"}, "aggs": {"said": {"filter": inside, "aggs": inner}}}}


def _most(request: SearchRequest, field: str, script: str = "", order: str = "_count") -> Query:
    """The most frequent values of a field; ids by what they mean, where the request has aliases."""
    size = (MOST_VALUES if request.facet_limit is None else max(1, request.facet_limit)) + 1  # one may be UNKNOWN
    proposed = CANDIDATES if order == "_count" else MOST_VALUES  # of another order OpenSearch knows no error
    asked: Query = {"size": size, "shard_size": max(size, proposed), "show_term_doc_count_error": True}
    asked["order"] = [{order: "desc"}, {"_key": "asc"}]
    if not script or not request.aliases:
        return {"terms": {"field": field, **asked}}
    params = {"field": field, "meant": {str(id_): meant for id_, meant in request.aliases.items()}}
    told = {"script": {"lang": "painless", "source": script, "params": params}, "value_type": "long"}
    return {"terms": {**asked, **told, **({"field": field} if script is _ONE_MEANT else {})}}


def _asked(queries: dict[str, Query]) -> Query:
    """Values that are counted whether they are frequent or not."""
    return {"asked": {"filters": {"filters": queries}}} if queries else {}


def _key(value: FacetValue) -> str:
    return str(UNKNOWN if value is None else value)


def _listed(request: SearchRequest, facet: Facet, answer: Answer) -> tuple[FacetCount, ...]:
    named = always_counted(request, facet)
    if "quotes" in answer:
        answer = answer["quotes"]["said"]
    counts: Counter[FacetValue] = Counter()
    errors: dict[FacetValue, int] = {}
    kinds: dict[FacetValue, str] = {}
    for name in [kind.value for kind in EntityKind] if facet is Facet.ENTITY else ["values"]:
        for bucket in answer[name]["buckets"]:
            value = _value(facet, bucket["key"])
            counts[value] += _count(bucket)
            kinds[value] = min(name, kinds.get(value, name))
            if bucket.get("doc_count_error_upper_bound", 0) > 0:
                errors[value] = errors.get(value, 0) + bucket["doc_count_error_upper_bound"]
    for key, bucket in answer.get("asked", {"buckets": {}})["buckets"].items():
        value = _value(facet, key)
        counts[value] = _count(bucket)
        errors.pop(value, None)
    if "none" in answer:
        counts[None] = _count(answer["none"])
    if None not in named and not counts[None]:
        del counts[None]
    return listed(counts, named, request.facet_limit, lambda value: kinds.get(value, ""), errors)


def _value(facet: Facet, key: Any) -> FacetValue:
    if facet in SINGLE:
        return str(key)
    return None if int(key) == UNKNOWN else int(key)


def _count(bucket: Answer) -> int:
    inside = bucket.get("paragraphs")
    return int(inside["doc_count"] if inside else bucket["doc_count"])
