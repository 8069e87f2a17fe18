"""What does a plain question ask for: whose words, which words, about what?

Small patterns of ours in English, German, French, Spanish and Arabic; a pattern says which part of a
question is who and which is what. A question that none fits, but that begins like one, is what is left of it without
its function words.
"""

import re
from dataclasses import dataclass

from searchapp.analysis import tokenize
from searchapp.query.function_words import function_words

_SAY = r"(?:says?|said|saying|thinks?|tell|tells?|told|claim(?:s|ed)?|argue[sd]?|promise[sd]?)"
_DID = r"(?:did|does|do|has|have|had|would|was|is)"
_ABOUT = r"(?:about|on|of|regarding|concerning|over|to say about|to say on)"
_SAGT = r"(?:sagt|sagte|gesagt|meint|meinte|gemeint|behauptet|behauptete|erklärt|erklärte)"
_SUR = r"(?:sur|de|du|des|à propos de|à propos du)"
_SOBRE = r"(?:sobre|de|del|acerca de)"
_ZU = r"(?:zu|zum|zur|über|von|vom|wegen)"

_PATTERNS = tuple(
    re.compile(pattern + r"\s*[?؟!.]*", re.IGNORECASE)
    for pattern in (
        rf"what {_DID} (?P<who>.+?) (?:ever |actually |really )?{_SAY} {_ABOUT} (?P<what>.+)",
        rf"what {_DID} (?P<who>.+?) {_SAY}",
        rf"(?:quotes?|words|statements?) (?:by|from|of) (?P<who>.+?) {_ABOUT} (?P<what>.+)",
        rf"(?:everything|anything|all)(?: that)? (?P<who>.+?) (?:ever |has |had )?{_SAY}(?: {_ABOUT} (?P<what>.+))?",
        r"(?P<who>.+?)(?:['’]s?)? (?:quotes?|statements?) (?:about|on|regarding) (?P<what>.+)",
        rf"who (?:has |had |have )?(?:ever )?{_SAY}(?: that)? (?P<what>.+)",
        rf"who (?:spoke|speaks|talked|talks) {_ABOUT} (?P<what>.+)",
        rf"was (?:hat|haben|hatte) (?P<who>.+?) {_ZU} (?P<what>.+?) {_SAGT}",
        rf"was {_SAGT} (?P<who>.+?) {_ZU} (?P<what>.+)",
        rf"was (?:hat |haben |hatte )?(?:{_SAGT} )?(?P<who>.+?)(?: {_SAGT})?",
        rf"wer (?:hat |hatte )?{_SAGT},?(?: dass| daß)? (?P<what>.+)",
        rf"(?:zitate?|aussagen?|äußerung(?:en)?) (?:von|des|der) (?P<who>.+?) {_ZU} (?P<what>.+)",
        rf"alles,? was (?P<who>.+?)(?: {_ZU} (?P<what>.+?))? {_SAGT}(?: hat| haben)?",
        rf"wer (?:hat|hatte) (?P<what>.+?) {_SAGT}",
        rf"(?:qu['’]a|qu['’]ont|que) (?:dit|dites|déclaré) (?P<who>.+?) {_SUR} (?P<what>.+)",
        r"(?:qu['’]a|qu['’]ont|que) (?:dit|dites|déclaré) (?P<who>.+?)",
        r"qui a (?:dit|déclaré)(?: que| qu['’])? ?(?P<what>.+)",
        rf"¿?(?:qué|que) (?:dijo|dice|ha dicho) (?P<who>.+?) {_SOBRE} (?P<what>.+)",
        r"¿?(?:quién|quien) (?:dijo|dice|ha dicho)(?: que)? (?P<what>.+)",
        r"(?:ماذا|ما الذي|ما) (?:قال|قالت|قاله|قالته|صرح|صرحت) (?P<who>.+?) (?:عن|حول|بشأن) (?P<what>.+)",
        r"(?:ماذا|ما الذي) (?:قال|قالت|قاله|قالته|صرح|صرحت) (?P<who>.+?)",
        r"(?:من|مَن) (?:قال|قالت)(?: إن| ان| أن)? (?P<what>.+)",
    )
)

_BEGINS = re.compile(
    r"(?:what|who|whom|when|where|why|how|which|did|does|do|has|have|had|is|are|was|were|will|would|can|could|should"
    r"|wer|wen|wann|wo|warum|wieso|wie|welche[rsn]?|hat|haben|hatte|ist|sind|war|wird|kann|soll"
    r"|هل|متى|أين|اين|كيف|لماذا|من|ماذا|ما)\s",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[^\"“”„«»():*~<>=]+")
FEWEST = 3
"""A question has so many words at least; `who`, `was` and `من` are words by themselves too."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for: the speaker as typed (empty: whoever), and the words that matter, as typed."""

    who: str
    what: tuple[str, ...]


def question(text: str) -> Question | None:
    """The question that somebody typed, or None where it is none, or already written in the query language."""
    text = text.strip()
    if not _PLAIN.fullmatch(text) or len(text.split()) < FEWEST:
        return None
    for pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found is not None:
            parts = found.groupdict(default="")
            asked = Question(parts.get("who", "").strip(" ,"), content(parts.get("what", ""), text))
            return asked if asked.who or asked.what else None
    return Question("", ()) if _BEGINS.match(text) else None


def content(text: str, whole: str = "") -> tuple[str, ...]:
    """The words of a text as typed, function words and signs left out; the language is that of the `whole`."""
    kept, small = [], function_words(whole or text)
    for piece in text.split():
        tokens = tokenize(piece)
        if tokens and not all(token.text in small for token in tokens):
            kept.append(piece[tokens[0].start : tokens[-1].end])
    return tuple(kept)
