"""What does the text beside a name say of its bearer: office, trade, party, place, kin and, by these, gender?"""

import re

from searchapp.annotate.english.parse.parsed import Parsed, back_over
from searchapp.annotate.lexicon import GROUP_NOUNS, NOUNS, PARTIES, PERSON_NOUNS, SMALL, STATES, gender_of_noun
from searchapp.annotate.names.cluster import Cluster
from searchapp.annotate.names.gazetteer import is_body_name, is_idle, known_kind, names
from searchapp.annotate.names.naming import Naming, gender_of_titles, is_organisation
from searchapp.domain import EntityKind

TOLD = 6.0
"""How much it counts for a person that the article gives a name an office or a trade."""
_LED = {"ministry": "minister", "department": "secretary", "agency": "director", "company": "chief"}
_LED |= dict.fromkeys(("party", "union", "council", "group"), "leader") | {"committee": "chairman", "board": "chairman"}
"""From the noun of what somebody leads to what they are."""
_BEFORE_NAME = frozenset({"NN", "NNS", "NNP", "JJ", "HYPH"})
TEENS = frozenset(str(age) for age in range(13, 20))
_PARTY = re.compile(r",? ?\(?(?P<party>[RDI])[-–](?P<state>[A-Z][A-Za-z. ]{1,13}?)[.,)]")


def learn_roles(parsed: Parsed, naming: Naming, cluster: Cluster) -> None:
    """Add to a cluster the words of the titles before one of its names and of the apposition beside it."""
    heads = _appositions(parsed, naming) + _nouns_before(parsed, naming) + _complements(parsed, naming)
    heads += _before_honorific(parsed, naming)
    after = parsed.words[naming.last + 1 : naming.last + 3]
    if len(after) == 2 and after[0] in (",", "(") and after[1].isdigit() and len(after[1]) == 2:
        cluster.roles |= {after[1], "teen"} if after[1] in TEENS else {after[1]}
    _learn_party(parsed, naming, cluster)
    cluster.places |= _places_of(parsed, naming.last)
    if cluster.is_person:
        cluster.roles |= _heads(parsed, naming)
    for head in heads:
        noun = _singular(parsed, head)
        if noun in NOUNS["no-role"] or not (noun in PERSON_NOUNS or (noun in GROUP_NOUNS and not cluster.is_person)):
            continue
        if noun in PERSON_NOUNS and not cluster.is_person and may_be_person(cluster):
            cluster.vote(EntityKind.PERSON, TOLD)  # “the education secretary, Dag Winter”
        first = min(parsed.edges[head][0], head)
        cluster.roles.update(w for w in parsed.lower[max(first, head - 4) : head] if w.isalpha())
        cluster.roles.add(noun)
        cluster.places |= _places_of(parsed, head)
        told = gender_of_noun(noun)
        if told is not None and cluster.is_person and not any(gender_of_titles(n.titles) for n in cluster.namings):
            cluster.gender = told  # “Kris Holm, mother of six”: what is said of somebody tells more than a first name


def may_be_person(cluster: Cluster) -> bool:
    """Whether a name has two or three words of which none is a body's, a people's, a place's or idle."""
    words = cluster.words
    plain = 1 < len(words) < 4 and all(w.isalpha() and w.istitle() for w in words)
    of_body = is_organisation(words) or is_body_name(words) or words[-1] in names("firm_endings")
    known = known_kind(cluster.name) or known_kind(words[0]) or words[0] in names("nationalities")
    return plain and not (of_body or known or is_idle(words[-1], named=True))


def _heads(parsed: Parsed, naming: Naming) -> set[str]:
    """“Solund leads the fisheries ministry”: what somebody is who leads something."""
    verb = parsed.heads[naming.last]
    leads = parsed.deps[naming.last] == "nsubj" and parsed.lower[verb] in SMALL["leading"]
    led = parsed.child(verb, "dobj") if leads else None
    if led is None or parsed.quoted[led] or parsed.lower[led] not in _LED:
        return set()
    return {*parsed.lower[parsed.edges[led][0] : led], _LED[parsed.lower[led]], "leader", "head"} - {"the"}


def _singular(parsed: Parsed, noun: int) -> str:
    word = parsed.lower[noun]
    return word[:-1] if parsed.tags[noun] == "NNS" and word.endswith("s") else word


def _nouns_before(parsed: Parsed, naming: Naming) -> list[int]:
    """The nouns right before a name (“education minister Kern”, “hosts Anna Kern and Peter Holm”)."""

    def beside(at: int) -> bool:  # “CEO and founder Kern”
        joins = parsed.tags[at] == "CC" and at + 1 < naming.first and parsed.lower_at(at - 1) in PERSON_NOUNS
        joins = joins and parsed.tag_at(at - 2) != "DT"
        return (joins or parsed.tags[at] in _BEFORE_NAME) and not parsed.quoted[at]

    above, start = parsed.heads[naming.last], back_over(naming.first, beside)
    if parsed.deps[naming.last] == "conj" and above < start:
        at = parsed.back_over_tags(above, ("NNP",)) - 1
        return [at] if parsed.tag_at(at) == "NNS" and _singular(parsed, at) in PERSON_NOUNS else []
    return [t for t in range(naming.first - 1, start - 1, -1) if _singular(parsed, t) in PERSON_NOUNS]


def _before_honorific(parsed: Parsed, naming: Naming) -> list[int]:
    """“the Leader of the Union His Eminence Ali Tarvi”: the office before the honorific, however it was parsed."""
    at = parsed.back_over_tags(naming.first, ("NNP",))
    if at < 2 or parsed.words[at - 1] not in ("His", "Her"):
        return []
    token = at - 2
    while _singular(parsed, token) not in PERSON_NOUNS:
        if parsed.deps[token] not in ("pobj", "prep", "compound"):
            return []
        token = parsed.heads[token]
    return [token]


def _complements(parsed: Parsed, naming: Naming) -> list[int]:
    """What somebody is said to be: “Kern is a farmer”, “Kern, who was the first mayor”."""
    subject, verb = naming.last, parsed.heads[naming.last]
    if parsed.deps[subject] != "nsubj":
        relative = parsed.child(subject, "relcl")
        verb = relative if relative is not None else subject
    if parsed.lower[verb] not in SMALL["being"] or parsed.child(verb, "neg") is not None:
        return []
    attribute = parsed.child(verb, "attr")
    return [attribute] if attribute is not None and not parsed.quoted[attribute] else []


def _learn_party(parsed: Parsed, naming: Naming, cluster: Cluster) -> None:
    """“Kern (D-Minn.)”: a party's member from a state."""
    match = _PARTY.match(parsed.text, naming.span.end, naming.span.end + 24)
    state = STATES.get(re.sub(r"[. ]", "", match["state"]).lower()) if match is not None else None
    if match is not None and state is not None:
        cluster.roles.add(PARTIES[match["party"].lower()])
        cluster.places.update(state.split())


def _places_of(parsed: Parsed, token: int) -> set[str]:
    """The words of the places that stand before a noun's phrase or behind “of”, “from” in it, lower case."""
    places = parsed.places
    found = set()
    for child in parsed.children[token]:
        if child in places and child < token and parsed.deps[child] in ("compound", "nmod", "amod"):
            found.add(parsed.lower[child])
        if child > token and parsed.lower[child] in ("of", "from"):
            found |= {parsed.lower[t] for t in range(child, parsed.edges[child][1] + 1) if t in places}
    return found


def _appositions(parsed: Parsed, naming: Naming) -> list[int]:
    """The heads of what stands in apposition to a name, on either side of it."""
    heads = []
    for token in range(naming.first, naming.last + 1):
        heads += parsed.dependants(token, "appos")
        heads += [parsed.heads[token]] if parsed.deps[token] == "appos" else []
    return [h for h in heads if not (parsed.quoted[h] or naming.first <= h <= naming.last)]
