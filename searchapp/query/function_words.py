"""Which words carry so little that a search may do without them? The short ones of six languages, and of questions."""

from functools import cache

from searchapp.analysis import words

_TOLD = {
    "en": """
a an the and or of to in on at by for from with about into over after before as than that this these those it its he
she they his her their him them we our you your i my me is are was were be been being am do does did done has have had
having will would shall should can could may might must not no so if but what who whom whose which when where why how
there s t re ve ll d says said say many much vs
""",
    "de": """
der die das den dem des ein eine einen einem einer eines und oder von vom zu zum zur in im an am auf aus bei mit nach
vor über unter für gegen durch um als wie dass daß ob wenn weil ist sind war waren sein hat haben hatte hatten wird
werden wurde wurden kann können soll sollen will nicht kein keine er sie es wir ihr ich ihn ihm ihnen sich was wer wen
wem wann wo warum wieso welche welcher welches gesagt sagte sagt
""",
    "fr": """
le la les un une des du de et ou à au aux en dans sur sous pour par avec sans est sont était a ont il elle ils elles
on nous vous je que qui quoi dont où quand comment pourquoi ne pas se ce cette ces son sa ses dit l d c j m n qu
""",
    "es": """
la el los las una unos unas y o del al por para con sin es son era fue ha han lo se su sus qué que quién cuándo cómo
dijo
""",
    "ar": """
في من على إلى الى عن أن ان إن هل ما ماذا ذا هو هي هم قد كان كانت هذا هذه ذلك التي الذي و أو او لا لم لن مع قال قالت
متى أين كيف
""",
    "fa": """
در از به با که را این آن است بود و یا تا بر برای چه کی کجا چرا گفت آیا
""",
}

FEWEST = 2
"""So many function words make a text one of another language than English: “war” alone is none of German."""


@cache
def _known(lang: str) -> frozenset[str]:
    return frozenset(words(_TOLD[lang]))


def function_words(text: str) -> frozenset[str]:
    """The function words (folded) of the language in which a short text seems to be written."""
    own = words(text)
    counts = {lang: sum(word in _known(lang) for word in own) for lang in _TOLD}
    best = max(counts, key=lambda lang: counts[lang])
    return _known(best if counts[best] >= FEWEST or not text.isascii() else "en")
