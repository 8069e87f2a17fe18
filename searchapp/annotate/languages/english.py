"""How is English read where no model can be loaded? By the same kind of rules as other languages, and worse for it.

English is read with a parser (`searchapp.annotate.english.reader`); this table only stands in for it.
"""

from __future__ import annotations

from searchapp.annotate.languages.rules import LanguageRules, phrases, words
from searchapp.annotate.lexicon.firstnames import FIRST

_PAST = """
    said told stated declared announced explained argued insisted warned claimed replied answered responded remarked
    noted observed recalled admitted conceded acknowledged asserted stressed emphasised emphasized underlined wrote
    tweeted testified complained joked predicted promised vowed urged suggested confirmed commented concluded asked
    exclaimed
"""
_PRESENT = """
    says states declares explains argues insists warns claims replies notes recalls admits writes stresses believes
"""

ENGLISH_WITHOUT_MODEL = LanguageRules(
    code="en",
    marks=("“”", '""', "‘’", "«»"),
    cues=(*_PAST.split(), *_PRESENT.split()),
    adding=("added", "adds", "continued", "went on"),
    sources=("according to", "in the words of"),
    that=("that",),
    titles=phrases(
        """Mr, Mrs, Ms, Miss, Dr, Prof, Mr\\., Mrs\\., Ms\\., Dr\\., Prof\\., Sen\\., Rep\\., Gov\\., Gen\\., Col\\.
        Professor, President, Prime Minister, Minister, Senator, Governor, Mayor, Judge, Justice, General, Colonel
        Captain, Chancellor, Secretary, Ambassador, Bishop, Sir, Lord, Lady, Dame, King, Queen, Prince, Princess, Pope
        spokesman, spokeswoman, spokesperson, director, chairman, chairwoman, leader"""
    ),
    given_names=frozenset(name.capitalize() for name in FIRST),
    not_names=words(
        """The A An This That These Those He She It They We I You His Her Its Their Our In On At By For From To Of With
        As But And Or If When While After Before Since Until Yesterday Today Tomorrow Monday Tuesday Wednesday Thursday
        Friday Saturday Sunday January February March April May June July August September October November December
        Government Parliament Congress Senate State Police Photo There Here What Who Why How Yes No Not Also"""
    ),
    prepositions=words("of for from to by with against about after before over and that"),
    articles=words("the a an"),
    pronouns=("he", "she", "they", "it", "who"),
    negations=words("not never denied denies didn't"),
    doubts=words("denied denies denying allegedly supposedly reportedly"),
    conjunctions=words("and or while as if was were been is"),
    links=("de", "van", "von", "der", "al", "el", "bin", "la", "di", "du"),
    bodies=words(
        """Bank Party Ministry Institute University Union Foundation Federation Commission Agency Group Council Court
        Organisation Organization Association Nations Committee Police Board Company"""
    ),
    abbreviations=words("Mr Mrs Ms Dr Prof Sen Rep Gov Gen Col St Jr Sr"),
)
