"""Who holds the office that a cue's subject names: “Mayor of Ferrol Sadik Orr”, “the head of the League, Mara Bell”?

Parsers hang the name on the office's own complement (“of Ferrol Sadik Orr”), or on whatever stands before it.
"""

from searchapp.annotate.english.parse.parsed import FINITE_OR_MODAL, Parsed, back_over
from searchapp.annotate.english.parse.phrases import Phrase
from searchapp.annotate.lexicon import NOUNS, PERSON_NOUNS, SUFFIXES, TITLES, bare

_COMPLEMENTS = frozenset("of for to at from in with".split())
_STOPS = frozenset(".!?;:")
_TITLE = 10
"""How many tokens the title of a work may have before a trade."""
_REACH = 18
"""How many tokens an office and its name may have."""
_NAMED = frozenset({"NNP", "NNPS"})
_INSIDE = frozenset("NN NNS NNP NNPS JJ HYPH POS VBG".split())
_BEFORE_OFFICE = frozenset("NN NNP JJ DT PRP$ POS HYPH".split())
_OF_TITLES = frozenset({"NN", "JJ", "HYPH"})
"""The tags of what may stand between a comma and a name (“Kern's choice for mayor, timber merchant Ida Holm, said”)."""


def part_offices(parsed: Parsed) -> None:
    """Part a place from the name behind it, where the recogniser took both for one (“Mayor of [Ferrol Sadik Orr]”)."""
    for at, (first, end, label) in enumerate(parsed.names):
        office = first > 1 and parsed.lower[first - 1] == "of" and _is_office(parsed, first - 2)
        if office and label == "PERSON" and end - first == 3 and parsed.words[first - 2][0].isupper():
            parsed.names[at : at + 1] = [(first, first + 1, "GPE"), (first + 1, end, label)]
            return


def holder(parsed: Parsed, first: int, last: int, speaker: Phrase | None) -> Phrase | None:
    """The phrase of an office with its holder beside a cue (tokens `first` to `last`); None where none is named."""
    if speaker is not None and (speaker.stands_for is not None or parsed.labelled_at(speaker.head, "PERSON")):
        return None
    if speaker is not None and speaker.first > last:
        return _behind(parsed, last, speaker)
    return _before(parsed, first, speaker) or _opening(parsed, first)


def star(parsed: Parsed, first: int) -> Phrase | None:
    """“the Holms of Ferrol star, 18, wrote”: a trade behind the title of a work, which parsers take apart."""
    at = first - 1
    if at > 2 and parsed.words[at] == "," and parsed.words[at - 1].isdigit():
        at -= 3
    if at < 2 or parsed.lower[at] not in NOUNS["trade"] or parsed.quoted[at]:
        return None
    for start in range(at - 2, max(at - _TITLE, -1), -1):
        if parsed.quoted[start] or parsed.words[start] in (",", ".", ":"):
            return None
        before = start == 0 or parsed.quoted[start - 1] or parsed.words[start - 1] in (",", ".", ":")
        if before and parsed.lower[start] == "the" and parsed.words[start + 1][0].isupper():
            return Phrase(start, at, at)
    return None


def _is_office(parsed: Parsed, token: int) -> bool:
    word = parsed.lower[token]
    return word in PERSON_NOUNS or (parsed.words[token][0].isupper() and bare(word) in TITLES)


def _person(parsed: Parsed, last: int) -> int | None:
    """The first token of the person's name of two words or more that ends at a token."""
    for first, end, label in parsed.names:
        if end - 1 == last and label == "PERSON" and end - first > 1:
            return first
    return None


def _before(parsed: Parsed, first: int, speaker: Phrase | None) -> Phrase | None:
    """“First Minister of Orrland Nadia Sturm said”; “The director of the League, Mara Bell, said”."""
    at = first - 1
    comma = at > 0 and parsed.words[at] == ","
    last = at - comma
    if last > 0 and parsed.words[last].isupper() and bare(parsed.words[last]) in SUFFIXES:
        last, comma = last - 1, False  # “chairman of the Audit Committee Peter Holm MP, said”
    start = _person(parsed, last) if last > 0 else None
    if start is None or start == 0 or parsed.quoted[start]:
        return None
    before = (parsed.back_over_tags(start, _OF_TITLES, 1) if comma else start) - 1
    if comma and parsed.words[before] != ",":
        return None
    if not comma and (parsed.tags[before] not in _NAMED or bare(parsed.words[before]) in TITLES):
        return None
    office = _office_before(parsed, before if comma else start)
    if office is None or (speaker is not None and speaker.first < office - 3 and not comma):
        return None
    return Phrase(office, last, last)


def _office_before(parsed: Parsed, end: int) -> int | None:
    """The first token of the phrase of an office, with a complement, that ends before a token; no other name in it."""
    found = None
    for token in range(end - 1, max(end - _REACH, -1), -1):
        word = parsed.words[token]
        if parsed.quoted[token] or word in _STOPS or word == "," or parsed.tags[token] in FINITE_OR_MODAL:
            break
        if parsed.labelled_at(token, "PERSON") and parsed.lower[token + 1] != "'s":
            break
        if _is_office(parsed, token) and parsed.lower[token + 1] in _COMPLEMENTS:
            found = parsed.back_over_tags(token, _BEFORE_OFFICE)
    return found


def _behind(parsed: Parsed, last: int, speaker: Phrase) -> Phrase | None:
    """“tweeted Mayor of Ferrol Sadik Orr”, “said the head of the League, Mara Bell”, “said union official Ulf Lund.”"""
    head = speaker.head
    complement = parsed.lower_at(head + 1) in _COMPLEMENTS
    labels = ("PERSON",) if complement else ("PERSON", "ORG")  # behind “union official” a body's label means little
    following = (name for name in parsed.names if name[0] > head and name[2] in labels and name[1] - name[0] > 1)
    name = next(following, None)
    if name is None or name[0] > last + _REACH:
        return None
    first, end, _ = name
    between = range(head + 1, first)
    if any(parsed.quoted[t] or parsed.words[t] in _STOPS for t in between):
        return None
    found = Phrase(speaker.first, end - 1, end - 1)
    if not complement:
        nouns = all(parsed.tags[t] in _INSIDE for t in between)
        return found if nouns and _is_office(parsed, first - 1) else None
    if not _is_office(parsed, head) or any(parsed.tags[t][:2] == "VB" for t in between):
        return None
    commas = [t for t in between if parsed.words[t] == ","]
    beside = parsed.tags[first - 1] in _NAMED and bare(parsed.words[first - 1]) not in TITLES and not commas
    return found if beside or commas == [first - 1] else None


def _opening(parsed: Parsed, first: int) -> Phrase | None:
    """“Peter Isel of victims' group End It Now said”: the name that opens the clause, only complements behind it."""
    start = back_over(first, lambda t: not parsed.quoted[t] and parsed.words[t] not in _STOPS)
    name = next(((a, b) for a, b, label in parsed.names if a >= start and label == "PERSON" and b - a > 1), None)
    if name is None or name[1] + 1 >= first or first - name[1] > _REACH:
        return None
    titles = all(_is_office(parsed, t) or parsed.tags[t] in ("NN", "NNP", "JJ") for t in range(start, name[0]))
    behind = range(name[1], first)
    plain = not any(parsed.tags[t] in FINITE_OR_MODAL | {"CC", "WP", "VBN", "VBG"} for t in behind)
    if not titles or not plain or parsed.lower[name[1]] not in ("of", "from", "at"):
        return None
    return Phrase(name[0], name[1] - 1, name[1] - 1)
