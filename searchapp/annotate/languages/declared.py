"""Is a text written in the language that its page declares? Many pages declare English whatever they hold."""

import re
from collections import Counter

from searchapp.domain import Document

_FUNCTION_WORDS = {
    "en": frozenset(
        "the of and to that is was for with as by he she it his her they from this has have had not at".split()
    ),
    "de": frozenset(
        "der die das und den dem des ist nicht mit von zu im auf für eine einen einer sich werden wird auch als".split()
    ),
    "fr": frozenset(
        "le les des du une est dans que qui pour pas sur au aux il elle ce cette avec son sont par plus".split()
    ),
    "it": frozenset("il di che la per un non una del è con sono della dei le alla nel anche ha gli si da".split()),
    "pt": frozenset("o os de do da que não uma em no na com para dos das é ao mais foi seu são ele".split()),
    "es": frozenset("el los las del una es en que por con para su se lo al como más pero sus está fue este".split()),
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000
_LEAST = 20


def language_of(document: Document) -> str | None:
    """The document's language; where it declares English and another's small words are twice as many, that one."""
    if (document.lang or "").split("-")[0].lower() != "en":
        return document.lang
    seen = Counter(_WORD.findall(document.text[:_SAMPLE].lower()))
    counts = {code: sum(seen[word] for word in small) for code, small in _FUNCTION_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= _LEAST and counts[best] > 2 * counts["en"] else document.lang
