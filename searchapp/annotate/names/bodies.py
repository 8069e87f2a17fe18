"""Which mentions in one article name the same body or place?

Only what the article or common knowledge makes certain is joined: an acronym with the one name of which it holds the
initials, “U.N.” with “United Nations”. Persons are joined in `cluster.py`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from searchapp.annotate.names.gazetteer import display_names, has_body_word, is_part_of, known_kind, names
from searchapp.annotate.names.recognise import Found
from searchapp.annotate.names.register import initials
from searchapp.domain import Entity, EntityKind, How, Mention, Span

_LONGEST_ACRONYM = 6

Groups = dict[str, list[str]]
"""The display name of each entity, with all the surfaces that name it in the article."""
Surfaces = dict[str, list[Span]]
"""Each surface of a kind, with where it stands."""


def join_bodies(text: str, found: Iterable[Found]) -> list[Entity]:
    """The organisations and places alone, by alias, acronym and short form; persons are passed over."""
    surfaces: dict[EntityKind, Surfaces] = {EntityKind.ORGANISATION: {}, EntityKind.PLACE: {}}
    for span, kind in found:
        if kind in surfaces:
            surfaces[kind].setdefault(text[span.start : span.end], []).append(span)
    entities = [entity for kind, spans in surfaces.items() for entity in _entities(spans, kind)]
    return sorted(entities, key=lambda entity: entity.mentions[0].span)


def _entities(surfaces: Surfaces, kind: EntityKind) -> Iterator[Entity]:
    for name, members in _body_groups(list(surfaces), kind).items():
        longest = max(len(member.split()) for member in members)
        mentions = [
            Mention(span, How.FULL if len(member.split()) == longest or member == name else How.PARTIAL)
            for member in members
            for span in surfaces[member]
        ]
        variants = tuple(member for member in members if member != _plain(name))
        yield Entity(_plain(name), kind, tuple(sorted(mentions, key=lambda mention: mention.span)), variants)


def _body_groups(surfaces: list[str], kind: EntityKind) -> Groups:
    groups: Groups = {}
    written = {surface.casefold(): surface for surface in surfaces if not surface.isupper()}
    shown = {surface: _shown(written.get(surface.casefold(), surface)) for surface in surfaces}
    longer = _by_short_form(set(shown.values())) if kind is EntityKind.ORGANISATION else {}
    whole = _by_common_word(set(shown.values())) if kind is EntityKind.ORGANISATION else {}
    for surface in surfaces:
        name = shown[surface]
        common = has_body_word([name]) and known_kind(name) is None and not name.isupper()
        if common and name not in whole:
            continue  # “the Commission” of nobody knows which body
        name = whole[name] if common else name
        groups.setdefault(longer.get(name, name), []).append(surface)
    return groups


def _by_common_word(bodies: set[str]) -> dict[str, str]:
    """From a lone word such as “Commission” to the one body of the article whose name begins or ends with it."""
    candidates: defaultdict[str, set[str]] = defaultdict(set)
    for body in bodies:
        words = body.split()
        for word in {words[0], words[-1]} if len(words) > 1 else ():
            candidates[word].add(body)
    return {word: next(iter(found)) for word, found in candidates.items() if len(found) == 1}


def _shown(surface: str) -> str:
    """The name to show: common knowledge first, a headline's capitals made plain."""
    plain = _plain(surface)
    return display_names().get(surface) or display_names().get(plain) or plain


def _plain(name: str) -> str:
    """A name without the capitals of a headline or a dateline; acronyms keep theirs."""
    return name.title() if name.isupper() and (len(name) > _LONGEST_ACRONYM or " " in name) else name


def _by_short_form(bodies: set[str]) -> dict[str, str]:
    """From an acronym or a beginning to the one longer name in the article that it can stand for."""
    candidates: defaultdict[str, set[str]] = defaultdict(set)
    for body in bodies:
        words = body.split()
        if len(words) > 1:
            candidates[initials(body)].add(body)
            candidates[body.upper()].add(body)
            for length in range(1, len(words)):
                beginning = " ".join(words[:length])
                if not is_part_of(beginning, body):
                    candidates[beginning].add(body)
    return {
        short: next(iter(candidates[short]))
        for short in bodies
        if len(candidates.get(short, ())) == 1 and short not in candidates[short] and _may_be_short(short)
    }


def _may_be_short(short: str) -> bool:
    """Whether the short form is distinctive: not a common body's word, and no place of its own."""
    words = short.split()
    if len(words) == 1 and has_body_word(words):
        return False
    return known_kind(short) is not EntityKind.PLACE and short not in names("nationalities")
