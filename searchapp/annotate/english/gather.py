"""What is handed on of an article: its entities, each once, and its statements tied to them?

Persons come from the clusters that the speakers were resolved against; bodies and places from the cleaned entities of
the recogniser, with those clusters joined to them; a cluster that speaks is always among them.
"""

from itertools import islice

from searchapp.annotate.english.people.confidence import LIKELY, band_of, confidence_of
from searchapp.annotate.english.people.resolution import Resolution
from searchapp.annotate.english.statements import Found
from searchapp.annotate.lexicon import FIRST
from searchapp.annotate.names import join_bodies
from searchapp.annotate.names.cluster import Cluster, written
from searchapp.annotate.names.gazetteer import (
    ends_in,
    is_country,
    is_given_name,
    is_idle,
    is_rare_given_name,
    is_surname,
    known_kind,
    names,
)
from searchapp.annotate.names.naming import is_organisation
from searchapp.annotate.names.recognise import Marked
from searchapp.domain import Annotation, Band, Document, Entity, EntityKind, Evidence, How, Mention, Quote, Span

_NEVER_SURE = 0.85
Named = list[Marked]


def gather(document: Document, clusters: list[Cluster], named: list[Named], found: list[Found]) -> Annotation:
    """The annotation of one article."""
    speaking = {id(f.cluster) for f in found if f.cluster is not None}
    recognised = {span.start for mentions in named for span, kind in mentions if kind is not None}
    entities: list[Entity] = []
    place: dict[int, int] = {}
    for cluster in clusters:
        heard = id(cluster) in speaking
        seen = heard or any(n.span.start in recognised for n in cluster.namings)
        place_or_body = len(cluster.words) > 1 and known_kind(cluster.name) is not None  # “Beverly Hills”
        if _is_person(cluster, recognised) and seen and not place_or_body:
            place[id(cluster)] = len(entities)
            entities.append(_entity(cluster, EntityKind.PERSON))
    _add_bodies(document, clusters, named, speaking, entities, place)
    nicknames = [n.span for c in clusters for n in c.namings if n.last - n.first > len(n.words)]
    found = [f for f in found if not (nicknames and any(f.segments[0].within(span) for span in nicknames))]
    found.sort(key=lambda f: (f.segments[0].start, -f.segments[-1].end))
    return Annotation(tuple(_quote(f, place, entities, document.text) for f in found), tuple(entities))


def _is_person(cluster: Cluster, recognised: set[int]) -> bool:
    """Whether a cluster is a person's; what only speaks and is nobody's name (“ET reported”) is a body's."""
    if cluster.is_person and len(cluster.words) == 1 and cluster.kinds[EntityKind.PERSON] < 1:
        return not cluster.name.isupper() and is_surname(cluster.name)
    titled = any(n.titles for n in cluster.namings)
    told = titled or any(n.span.start in recognised for n in cluster.namings)
    first, last = cluster.words[0], cluster.words[-1]
    if _is_place(cluster.words) or (first == last and is_idle(last, named=True) and not titled):
        return False
    return cluster.is_person and (told or first.lower() in FIRST or is_rare_given_name(first) or is_surname(last))


def _is_place(words: tuple[str, ...]) -> bool:
    """Whether the words are a country's or a town's name, and nobody's, or end like a place's."""
    town = len(words) == 1 and words[0] in names("towns") and not (is_surname(words[0]) or is_given_name(words[0]))
    somebody = is_rare_given_name(words[0]) and is_surname(words[-1], 20_000)  # “Michael Bay”
    return town or (ends_in(words, "place_endings") and not somebody) or is_country(" ".join(words))


def _add_bodies(
    document: Document,
    clusters: list[Cluster],
    named: list[Named],
    speaking: set[int],
    entities: list[Entity],
    place: dict[int, int],
) -> None:
    """Add organisations and places, and tie the clusters that speak to them."""
    persons = {m.span.start for e in entities for m in e.mentions}
    mentions = [
        (s, k)
        for part in named
        for s, k in part
        if k is not None and k is not EntityKind.PERSON and s.start not in persons
    ]
    at: dict[int, int] = {}
    for body in join_bodies(document.text, mentions):
        at.update(dict.fromkeys((m.span.start for m in body.mentions), len(entities)))
        entities.append(body)
    for cluster in clusters:
        if id(cluster) not in speaking or id(cluster) in place:
            continue
        known = next((at[n.span.start] for n in cluster.namings if n.span.start in at), None)
        if known is None or _differs(entities[known].name, cluster):
            known = len(entities)
            told = None if cluster.is_person else cluster.kind
            entities.append(_entity(cluster, told or EntityKind.ORGANISATION))
        place[id(cluster)] = known


def _differs(body: str, cluster: Cluster) -> bool:
    """Whether a cluster is called after a body (“Kern campaign”), or a body after it (“Kern Train”)."""
    name = cluster.name
    if len(name.split()) > len(body.split()):
        return not name.replace(" ", "").endswith(body.replace(" ", ""))
    first, *rest = body.split()
    whole = is_organisation(body.split()) or cluster.kind is EntityKind.ORGANISATION
    return name == first and bool(rest) and not whole


def _entity(cluster: Cluster, kind: EntityKind) -> Entity:
    """A cluster as an entity of the domain."""
    full = len(cluster.words)
    mentions = tuple(
        Mention(n.span, How.FULL if len(n.words) >= full or len(n.words) > 1 else How.PARTIAL)
        for n in sorted(cluster.namings, key=lambda n: n.span)
    )
    variants = tuple(sorted({written(n.words, n.generation) for n in cluster.namings} - {cluster.name}))
    return Entity(cluster.name, kind, mentions, variants)


def _to_the_name(text: str, resolution: Resolution, entity: Entity) -> tuple[Span, ...]:
    """The chain, led on to a mention that carries the entity's name, where the article has one and it ends before."""
    *_, last = resolution.mention, *resolution.chain
    if entity.name in text[last.start : last.end]:
        return resolution.chain
    full = (m.span for m in entity.mentions if entity.name in text[m.span.start : m.span.end])
    return resolution.chain + tuple(islice(full, 1))


def _changes_spelling(resolution: Resolution) -> bool:
    """Whether the way to the name takes a word for another one, misspelt."""
    spans = (resolution.mention, *resolution.chain)
    namings = resolution.cluster.namings if resolution.cluster is not None else []
    return any(n.misspelt and n.span.within(span) for n in namings for span in spans)


def _quote(found: Found, place: dict[int, int], entities: list[Entity], text: str) -> Quote:
    """A statement of the domain; it names nobody where the confidence lies below the threshold."""
    resolution, event = found.resolution, found.event
    cue = event.lemma if event is not None else ""
    entity, band, confidence = None, Band.UNKNOWN, 0.0
    chain: tuple[Span, ...] = ()
    if resolution is not None:
        confidence = confidence_of(found.rule, cue, resolution, titled=found.titled)
        if _changes_spelling(resolution):
            confidence = min(confidence, _NEVER_SURE)
        entity = place.get(id(resolution.cluster)) if confidence >= LIKELY else None
        if entity is not None:
            band, chain = band_of(confidence), _to_the_name(text, resolution, entities[entity])
    return Quote(
        segments=tuple(sorted(found.segments)),
        type=found.type,
        status=found.status,
        speaker=resolution.mention if resolution is not None else None,
        entity=entity,
        cue=found.unit.parsed.span(event.first, event.last) if event is not None else None,
        band=band,
        evidence=Evidence(found.rule, confidence, chain),
    )
