"""Where does a unit of text name somebody or something?

The recogniser's spans are cleaned (articles, titles and possessives off) and joined by capitalised sequences that it
missed: after a title, behind a first name that the lexicon knows, or tagged as proper nouns.
"""

from collections.abc import Sequence

from searchapp.annotate.english.parse.parsed import NAMELESS, Parsed, ahead_over, back_over
from searchapp.annotate.lexicon import (
    ADJECTIVES,
    FIRST,
    HARD_TITLES,
    PERSON_NOUNS,
    REPORTING,
    SMALL,
    SUFFIXES,
    TITLES,
    VERBS,
    bare,
)
from searchapp.annotate.names.gazetteer import known_kind
from searchapp.annotate.names.gazetteer import names as gazetteer
from searchapp.annotate.names.naming import Naming, generation_behind, is_organisation, key, kind_of
from searchapp.annotate.names.repair import LABELS
from searchapp.annotate.names.shapes import PARTICLES
from searchapp.domain import EntityKind

_PARTIES = ("R", "D", "I")
"""The letters of parties before a state (“R-Kans.”), which name nobody."""
_MARKS = ("“", "”", '"')


def find_namings(parsed: Parsed, title_case: bool) -> list[Naming]:
    """All namings of a unit, in order. `title_case` says that capitals mean nothing here (a headline)."""
    taken = [False] * len(parsed)
    found = []
    for first, end, label in parsed.names:
        if label == NAMELESS:
            taken[first:end] = [True] * (end - first)
            continue
        if label == "PERSON" and end == first + 1 and key(parsed.words[first]) in FIRST:
            end += parsed.tag_at(end) == "NNP" and parsed.words[end].istitle()
        elif label == "PERSON" and end == first + 1:
            first -= _first_name_before(parsed, first, taken)
        naming = _clean(parsed, first, end, label)
        if naming is not None and not any(taken[naming.first : naming.last + 1]):
            found.append(naming)
            taken[naming.first : naming.last + 1] = [True] * (naming.last + 1 - naming.first)
    if not title_case:
        found.extend(_missed(parsed, taken))
    found += _of_couples(parsed, found)
    found.sort(key=lambda n: n.first)
    return found


def _of_couples(parsed: Parsed, found: list[Naming]) -> list[Naming]:
    """“Karl and Anna Kern”: the first of the two bears the surname too."""
    couples = []
    for naming in found:
        at = naming.first - 2
        if len(naming.words) != 2 or at < 0 or parsed.lower[at + 1] != "and" or key(naming.words[0]) not in FIRST:
            continue
        alone = at == 0 or parsed.tags[at - 1] not in ("NNP", "NNPS") or bare(parsed.words[at - 1]) in TITLES
        given = key(parsed.words[at]) in FIRST and parsed.words[at] not in gazetteer("known_people")
        if alone and given and parsed.tags[at] == "NNP":
            words = (parsed.words[at], naming.words[1])
            couples.append(naming_at(parsed, at, at, EntityKind.PERSON, 12.0, words))
    taken = {n.first for n in couples}
    found[:] = [n for n in found if not (n.first == n.last and n.first in taken)]
    return couples


def _first_name_before(parsed: Parsed, at: int, taken: list[bool]) -> bool:
    """Whether a first name that the recogniser left out stands before a surname."""
    if at == 0 or taken[at - 1] or parsed.tags[at - 1] != "NNP" or bare(parsed.words[at - 1]) in TITLES:
        return False
    return parsed.words[at - 1].istitle() and key(parsed.words[at - 1]) in FIRST


def _clean(parsed: Parsed, first: int, end: int, label: str) -> Naming | None:
    """The recogniser's span without article, titles, possessive and stray marks; None where nothing is left."""
    last = back_over(end, lambda t: not parsed.words[t][0].isalnum(), first) - 1
    first = ahead_over(first, lambda t: _opens_phrase(parsed, t, last) or not parsed.words[t][0].isalnum(), last + 1)
    if first > last or not any(w[0].isupper() for w in parsed.words[first : last + 1]):
        return None
    if parsed.lower[first] in PARTICLES:
        first = back_over(first, lambda t: parsed.tags[t] == "NNP" and bare(parsed.words[t]) not in TITLES)
    return _person_or_else(parsed, first, last, LABELS[label])


def naming_at(
    parsed: Parsed,
    first: int,
    last: int,
    kind: EntityKind | None = None,
    weight: float = 0.0,
    words: Sequence[str] | None = None,
    titles: tuple[str, ...] = (),
) -> Naming:
    """The naming of a range of tokens: by these words, or by all of its own."""
    words = tuple(parsed.words[first : last + 1] if words is None else words)
    return Naming(parsed.span(first, last), words, titles, kind, weight, parsed.quoted[first], first, last, parsed.unit)


def _opens_phrase(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a word before a name is none of it: “the”, or “Among”, “Another” at the start of a sentence."""
    if parsed.lower[first] in ("the", "a", "an"):
        return True
    if first == last:
        return False
    if parsed.lower[first] in SMALL["joining"]:
        return True
    tag, opens = parsed.tags[first], parsed.word_at(first - 1) in ("", ".", "!", "?")
    if opens and tag in ("VBG", "VBN", "VB", "MD", "JJ", "RB") and key(parsed.words[first]) not in FIRST:
        return parsed.tags[first + 1][:2] == "NN"
    return tag in ("DT", "IN", "CC", "PRP$", "WRB", "WDT") or opens_inverted(parsed, first, last)


def opens_inverted(parsed: Parsed, first: int, last: int) -> bool:
    """“Said Kern, “…””, “Stated Kern:”: a cue that the tagger takes for a first name, at the start of a sentence."""
    starts = parsed.word_at(first - 1) in ("", ".", "!", "?") or parsed.quoted[first - 1]
    follows = parsed.word_at(last + 1) in (",", ":")
    return starts and VERBS.get(parsed.lower[first]) in REPORTING | {"continue"} and follows


def _person_or_else(parsed: Parsed, first: int, last: int, kind: EntityKind | None) -> Naming | None:
    """Strip titles; a hard title or a known first name before a surname makes a person."""
    if last > first and known_kind(" ".join(parsed.words[first : last + 1])) is EntityKind.ORGANISATION:
        return naming_at(parsed, first, last, EntityKind.ORGANISATION, 12.0)
    titles, start = _titles_before(parsed, first), first
    if kind is not EntityKind.ORGANISATION or _starts_with_hard_title(parsed, first, last):
        start = _behind_titles(parsed, first, last, titled=bool(titles))
        titles += tuple(map(bare, parsed.words[first:start]))
    words, generation, last = _and_generation(parsed, start, last, kind)
    start += len(words) - len(_without_epithet(words))
    words = _without_epithet(words)
    plural = start == last and parsed.tags[start] in ("NNS", "NNPS") and key(words[0]).rstrip("s") in PERSON_NOUNS
    if plural or _names_nobody(words, titles):
        return None
    found = naming_at(parsed, start, last, *kind_of(words, titles, kind), words, titles)
    found.generation = generation
    return found


def _behind_titles(parsed: Parsed, first: int, last: int, *, titled: bool) -> int:
    """Where a name begins behind the titles in it; an adjective alone before one word is none of them."""
    if last == first + 1 and bare(parsed.words[first]) in ADJECTIVES and not titled:
        return first
    office = frozenset({"of", "for"})
    return ahead_over(first, lambda t: bare(parsed.words[t]) in TITLES and parsed.lower[t + 1] not in office, last)


def _names_nobody(words: list[str], titles: tuple[str, ...]) -> bool:
    """Whether words are no name: an idle word alone, a letter, a party (“R-Kans.”), or an office's words only."""
    first, alone = words[0], len(words) == 1
    idle = key(first) in SMALL["no-name"] or first in gazetteer("not_names") or bare(first) in SUFFIXES
    if alone and (idle or not first[0].isalpha() or (len(key(first)) < 2 and not titles)):
        return True
    if not alone and first in _PARTIES and words[1] in ("-", "–"):
        return True
    addressed = alone and titles and titles[-1] in SMALL["address"]
    return not addressed and all(_is_of_an_office(w) for w in words)


def _and_generation(parsed: Parsed, first: int, last: int, kind: EntityKind | None) -> tuple[list[str], str, int]:
    """A name's words without what ends it, its generation, and the last token of both: “Otto Kern, Jr.”."""
    words = _without_nickname(parsed.words[first : last + 1])
    while len(words) > 1 and bare(words[-1]) in SUFFIXES | {","}:
        words.pop()
        last -= 1
    if kind not in (EntityKind.PERSON, None):
        return words, "", last
    generation, more = generation_behind(parsed.words, last + 1)
    return words, generation, last + more


def _is_of_an_office(word: str) -> bool:
    """Whether a word is a title's or a people's (“Norwegian Minister”), and nobody's first name."""
    return (bare(word) in TITLES or word in gazetteer("nationalities")) and key(word) not in FIRST


def _without_nickname(words: list[str]) -> list[str]:
    """A name without what stands in marks in it: “Robert “Bob” Keller”."""
    marks = [at for at, word in enumerate(words) if word in _MARKS]
    return words[: marks[0]] + words[marks[-1] + 1 :] if len(marks) > 1 and marks[0] > 0 else words


def _without_epithet(words: list[str]) -> list[str]:
    """A name of three words or more without what stands before a known first name (“Crooked Anna Kern”)."""
    if len(words) >= 3 and key(words[0]) not in FIRST and len(key(words[0])) > 2 and not is_organisation(words):
        for at in (1, 2):
            if at < len(words) - 1 and key(words[at]) in FIRST and words[at - 1].lower() not in PARTICLES:
                return words[at:]
    return words


def _starts_with_hard_title(parsed: Parsed, first: int, last: int) -> bool:
    return (
        first < last
        and bare(parsed.words[first]) in HARD_TITLES
        and not is_organisation(parsed.words[first : last + 1])
    )


def _titles_before(parsed: Parsed, first: int) -> tuple[str, ...]:
    """The title words that stand right before a token, in order."""
    start = back_over(first, lambda t: bare(parsed.words[t]) in TITLES and parsed.words[t] not in SMALL["size"])
    return tuple(map(bare, parsed.words[start:first]))


def _missed(parsed: Parsed, taken: list[bool]) -> list[Naming]:
    """Capitalised sequences outside the recogniser's spans that are proper nouns."""
    found = []
    at, size = 0, len(parsed)
    while at < size:
        if taken[at] or not _capital(parsed, at):
            at += 1
            continue
        end = at + 1
        while end < size and not taken[end] and (_capital(parsed, end) or _joins(parsed, end, taken)):
            end += 1
        crowd = end == at + 1 and parsed.tags[at] == "NNPS"
        naming = None if crowd else _person_or_else(parsed, at, end - 1, None)
        if naming is not None:
            found.append(naming)
        at = end
    return found


def _capital(parsed: Parsed, at: int) -> bool:
    word = parsed.words[at]
    return word[0].isupper() and parsed.tags[at] in ("NNP", "NNPS") and parsed.lower[at] not in SMALL["no-name"]


def _joins(parsed: Parsed, at: int, taken: list[bool]) -> bool:
    """Whether a particle or initial joins two capitalised words (“van der”, “al-”)."""
    joins = parsed.lower[at] in PARTICLES or parsed.words[at] in ("-", "–")
    return joins and not all(taken[at + 1 : at + 2]) and parsed.words[at + 1][0].isupper()


def known_again(parsed: Parsed, namings: list[Naming], surnames: set[str]) -> list[Naming]:
    """Capitalised words that recogniser and tagger missed, though the article names a person so elsewhere."""
    taken = {t for n in namings for t in range(n.first, n.last + 1)}
    missed = [t for t, word in enumerate(parsed.words) if word in surnames and t not in taken]
    return [naming_at(parsed, t, t, EntityKind.PERSON, 0.5, titles=_titles_before(parsed, t)) for t in missed]
