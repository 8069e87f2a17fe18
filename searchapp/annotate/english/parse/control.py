"""Who is the understood subject of a verb without one of its own, where the verb above has an object?

“Kern quoted Brandt as saying”, “Kern accused Brandt of saying”, “Kern asked Brandt to say”: the object speaks.
“A quote attributed to Brandt reads”: whoever the text is attributed to.
"""

from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.lexicon import PERSON_NOUNS, SMALL, STANCE, Stance

_OWNING = frozenset({Stance.ALLEGES, Stance.QUOTES, Stance.WISHES})


def controller(parsed: Parsed, verb: int) -> int | None:
    """The object of the verb above that is the subject of `verb`, a participle or infinitive; None for none."""
    above = parsed.heads[verb]
    word = ""
    if parsed.deps[verb] in ("pcomp", "pobj"):
        word = parsed.lower[above]
        above = parsed.heads[above]
    elif parsed.deps[verb] != "xcomp" or parsed.tags[verb] != "VB":
        return None
    target = parsed.child(above, "dobj")
    if target is None or not above < target < verb or parsed.quoted[target]:
        return None
    if parsed.tags[target] not in ("NNP", "NNPS", "PRP") and parsed.lower[target] not in PERSON_NOUNS:
        return None
    stance = STANCE.get(parsed.lower[above])
    if word == "" and parsed.lower[above] in SMALL["causing"]:
        return target
    if word in ("as", "of", ""):
        return target if stance in _OWNING else None
    return target if word == "for" and parsed.lower[above] in SMALL["blaming"] else None


def attributed_to(parsed: Parsed, noun: int) -> int | None:
    """The one to whom a text is attributed: “a quote attributed to Brandt”."""
    given = (c for c in parsed.children[noun] if parsed.lower[c] in ("attributed", "ascribed", "credited"))
    return next((parsed.behind(c, "to") for c in given), None)
