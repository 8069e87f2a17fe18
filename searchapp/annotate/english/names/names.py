"""Where does a unit of text name somebody or something?

The recogniser's spans are cleaned (articles, titles and possessives off) and joined by capitalised sequences that it
missed: after a title, behind a first name that the lexicon knows, or tagged as proper nouns.
"""

from __future__ import annotations

from searchapp.annotate.english.parse.parsed import NAMELESS, Parsed
from searchapp.annotate.lexicon.firstnames import FIRST
from searchapp.annotate.lexicon.nouns import PERSON_NOUNS
from searchapp.annotate.lexicon.small import listed
from searchapp.annotate.lexicon.titles import ADJECTIVES, HARD_TITLES, SUFFIXES, TITLES, bare
from searchapp.annotate.lexicon.verbs import REPORTING, VERBS
from searchapp.annotate.names.gazetteer import known_kind
from searchapp.annotate.names.gazetteer import names as gazetteer
from searchapp.annotate.names.naming import Naming, generation_behind, is_organisation, key, kind_of
from searchapp.annotate.names.repair import LABELS
from searchapp.annotate.names.shapes import PARTICLES
from searchapp.domain import EntityKind

_OTHER = frozenset({"NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
_NO_NAME = listed("no-name")
_PARTIES = ("R", "D", "I")
"""The letters of parties before a state (“R-Kans.”), which name nobody."""
_MARKS = ("“", "”", '"')
_SIZES = ("major", "general", "private")
"""Adjectives that are titles only with a capital (“three major Oslo banks”)."""
_JOINING = listed("joining")
"""Words that begin a clause, or a phrase around a name, and that the tagger may take for a first name."""


def find_namings(parsed: Parsed, unit: int, title_case: bool) -> list[Naming]:
    """All namings of a unit, in order. `title_case` says that capitals mean nothing here (a headline)."""
    taken = [False] * len(parsed)
    found = []
    for first, end, label in parsed.names:
        if label == NAMELESS:
            taken[first:end] = [True] * (end - first)
        elif label in LABELS or label in _OTHER:
            if label == "NORP" and parsed.tags[end - 1] == "NNPS":
                taken[first:end] = [True] * (end - first)
                continue
            if label == "PERSON" and end == first + 1 and key(parsed.words[first]) in FIRST:
                end += _surname_follows(parsed, end, taken)
            elif label == "PERSON" and end == first + 1:
                first -= _first_name_before(parsed, first, taken)
            naming = _clean(parsed, first, end, label, unit)
            if naming is not None and not any(taken[naming.first : naming.last + 1]):
                found.append(naming)
                taken[naming.first : naming.last + 1] = [True] * (naming.last + 1 - naming.first)
    if not title_case:
        found.extend(_missed(parsed, taken, unit))
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
        if (
            alone
            and key(parsed.words[at]) in FIRST
            and parsed.tags[at] == "NNP"
            and parsed.words[at] not in gazetteer("known_people")
            and not is_organisation(list(naming.words))
        ):
            words = (parsed.words[at], naming.words[1])
            span, quoted = parsed.span(at, at), parsed.quoted[at]
            couples.append(Naming(span, words, (), EntityKind.PERSON, 12.0, quoted, at, at, naming.unit))
    taken = {n.first for n in couples}
    found[:] = [n for n in found if not (n.first == n.last and n.first in taken)]
    return couples


def _first_name_before(parsed: Parsed, at: int, taken: list[bool]) -> bool:
    """Whether a first name that the recogniser left out stands before a surname."""
    if at == 0 or taken[at - 1] or parsed.tags[at - 1] != "NNP" or bare(parsed.words[at - 1]) in TITLES:
        return False
    named = any(first <= at - 1 < end for first, end, _ in parsed.names)
    return not named and parsed.words[at - 1].istitle() and key(parsed.words[at - 1]) in FIRST


def _surname_follows(parsed: Parsed, at: int, taken: list[bool]) -> bool:
    """Whether a surname that the recogniser left out stands behind a first name."""
    return at < len(parsed) and not taken[at] and parsed.tags[at] == "NNP" and parsed.words[at].istitle()


def _clean(parsed: Parsed, first: int, end: int, label: str, unit: int) -> Naming | None:
    """The recogniser's span without article, titles, possessive and stray marks; None where nothing is left."""
    last = end - 1
    while last >= first and (parsed.lower[last] in ("'", "the") or not parsed.words[last][0].isalnum()):
        last -= 1
    while first <= last and (_opens_phrase(parsed, first, last) or not parsed.words[first][0].isalnum()):
        first += 1
    if first > last or not any(w[0].isupper() for w in parsed.words[first : last + 1]):
        return None
    if parsed.lower[first] in PARTICLES:
        while first > 0 and parsed.tags[first - 1] == "NNP" and bare(parsed.words[first - 1]) not in TITLES:
            first -= 1
    kind = LABELS.get(label)
    return _person_or_else(parsed, first, last, kind, unit)


def _opens_phrase(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a word before a name is none of it: “the”, or “Among”, “Another” at the start of a sentence."""
    if parsed.lower[first] in ("the", "a", "an"):
        return True
    if first == last:
        return False
    if parsed.lower[first] in _JOINING:
        return True
    tag, opens = parsed.tags[first], first == 0 or parsed.words[first - 1] in (".", "!", "?")
    if opens and tag in ("VBG", "VBN", "VB", "MD", "JJ", "RB") and key(parsed.words[first]) not in FIRST:
        return parsed.tags[first + 1][:2] == "NN"
    return tag in ("DT", "IN", "CC", "PRP$", "WRB", "WDT") or opens_inverted(parsed, first, last)


def opens_inverted(parsed: Parsed, first: int, last: int) -> bool:
    """“Said Kern, “…””, “Stated Kern:”: a cue that the tagger takes for a first name, at the start of a sentence."""
    starts = first == 0 or parsed.words[first - 1] in (".", "!", "?") or parsed.quoted[first - 1]
    follows = parsed.words[last + 1 : last + 2]
    return starts and VERBS.get(parsed.lower[first]) in REPORTING | {"continue"} and follows in ([","], [":"])


def _person_or_else(parsed: Parsed, first: int, last: int, kind: EntityKind | None, unit: int) -> Naming | None:
    """Strip titles; a hard title or a known first name before a surname makes a person."""
    whole = tuple(parsed.words[first : last + 1])
    if len(whole) > 1 and known_kind(" ".join(whole)) is EntityKind.ORGANISATION:
        quoted, body = parsed.quoted[first], EntityKind.ORGANISATION
        return Naming(parsed.span(first, last), whole, (), body, 12.0, quoted, first, last, unit)
    titles = _titles_before(parsed, first)
    start = first
    if kind is not EntityKind.ORGANISATION or _starts_with_hard_title(parsed, first, last):
        while start < last and bare(parsed.words[start]) in TITLES and parsed.lower[start + 1] not in ("of", "for"):
            if start + 1 == last and bare(parsed.words[start]) in ADJECTIVES and not titles:
                break
            titles += (bare(parsed.words[start]),)
            start += 1
    words, generation, last = _and_generation(parsed, start, last, kind)
    start += len(words) - len(_without_epithet(words))
    words = _without_epithet(words)
    if not words or (
        len(words) == 1
        and (
            key(words[0]) in _NO_NAME
            or words[0] in gazetteer("not_names")
            or not words[0][0].isalpha()
            or bare(words[0]) in SUFFIXES
        )
    ):
        return None
    if (len(words) == 1 and len(key(words[0])) < 2 and not titles) or (words[0] in _PARTIES and words[1] in ("-", "–")):
        return None
    if start == last and parsed.tags[start] in ("NNS", "NNPS") and key(words[0]).rstrip("s") in PERSON_NOUNS:
        return None
    addressed = len(words) == 1 and titles and titles[-1] in ("mr", "mrs", "ms", "miss", "dr", "sen", "rep")
    if not addressed and all(_is_of_an_office(w) for w in words):
        return None
    kind, weight = kind_of(words, titles, kind)
    span, quoted = parsed.span(start, last), parsed.quoted[start]
    return Naming(span, tuple(words), titles, kind, weight, quoted, start, last, unit, generation)


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
    words = parsed.words[first : last + 1]
    return (
        first < last
        and bare(words[0]) in HARD_TITLES
        and not is_organisation(words)
        and known_kind(" ".join(words)) is None  # General Motors is no general
    )


def _titles_before(parsed: Parsed, first: int) -> tuple[str, ...]:
    """The title words that stand right before a token, in order."""
    found: list[str] = []
    at = first - 1
    while at >= 0 and len(found) < 6 and bare(parsed.words[at]) in TITLES and parsed.words[at] not in _SIZES:
        found.append(bare(parsed.words[at]))
        at -= 1
    return tuple(reversed(found))


def _missed(parsed: Parsed, taken: list[bool], unit: int) -> list[Naming]:
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
        if end > at + 1 and opens_inverted(parsed, at, end - 1):
            at += 1
        naming = None if crowd else _person_or_else(parsed, at, end - 1, None, unit)
        if naming is not None:
            found.append(naming)
        at = end
    return found


def _capital(parsed: Parsed, at: int) -> bool:
    word = parsed.words[at]
    return word[0].isupper() and parsed.tags[at] in ("NNP", "NNPS") and parsed.lower[at] not in _NO_NAME


def _joins(parsed: Parsed, at: int, taken: list[bool]) -> bool:
    """Whether a particle or initial joins two capitalised words (“van der”, “al-”)."""
    follows = at + 1
    return (
        (parsed.lower[at] in PARTICLES or parsed.words[at] in ("-", "–"))
        and follows < len(parsed)
        and not taken[follows]
        and parsed.words[follows][0].isupper()
    )


def known_again(parsed: Parsed, namings: list[Naming], surnames: set[str], unit: int) -> list[Naming]:
    """Capitalised words that recogniser and tagger missed, though the article names a person so elsewhere."""
    taken = {t for n in namings for t in range(n.first, n.last + 1)}
    return [
        Naming(parsed.span(t, t), (w,), _titles_before(parsed, t), EntityKind.PERSON, 0.5, parsed.quoted[t], t, t, unit)
        for t, w in enumerate(parsed.words)
        if w in surnames and t not in taken
    ]
