"""How is a name in Arabic or Cyrillic letters written in Latin ones, so far that its consonants can be compared?

After the romanisations of the American Library Association and the Library of Congress (ALA-LC), without marks: what
they tell apart by marks is one here. Arabic writes no short vowels; `searchapp.people.spelling` leaves out all vowels.
Given names of which letters tell too little (“مايكل” is Michael) come by a table.
"""

import re
from functools import lru_cache

from searchapp.names import fold_name

_ARABIC = {
    "ا": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ڤ": "v", "ق": "q",
    "ك": "k", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "ى": "a", "ئ": "i", "ؤ": "u",
    "چ": "ch",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "ј": "y", "к": "k", "л": "l", "љ": "l", "м": "m", "н": "n", "њ": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "ћ": "ch", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "џ": "dj", "ш": "sh",
    "щ": "shch", "ы": "y", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_GIVEN = {
    fold_name(given): latin
    for latin, writings in {
        "alexander": "الكسندر александр", "andrew": "اندرو эндрю", "angela": "انجيلا انغيلا ангела",
        "anthony": "انتوني энтони", "benjamin": "بنيامين бенджамин", "caroline": "كارولين",
        "catherine": "كاثرين кэтрин", "charles": "تشارلز чарльз", "christian": "كريستيان",
        "christine": "كريستين", "christopher": "كريستوفر кристофер", "claude": "كلود",
        "david": "ديفيد دافيد داود дэвид", "elizabeth": "اليزابيث елизавета", "francois": "فرانسوا франсуа",
        "george": "جورج джордж", "giorgio": "جورجيو джорджо", "hans": "هانز هانس ханс ганс", "helen": "هيلين",
        "henry": "هنري генри", "hillary": "هيلاري хиллари", "hugo": "هوغو хуго", "james": "جيمس джеймс",
        "jane": "جين джейн", "jean": "جان жан", "jens": "ينس йенс", "joe": "جو джо", "john": "جون джон",
        "jose": "خوسيه хосе", "joseph": "جوزيف иосиф", "juan": "خوان хуан", "julia": "جوليا юлия",
        "louis": "لويس луи", "lucy": "لوسي", "mary": "ماري мэри", "michael": "مايكل майкл",
        "michel": "ميشيل ميشال мишель", "nicholas": "نيكولاس николас", "paul": "بول пол", "peter": "بيتر питер",
        "philip": "فيليب филипп", "richard": "ريتشارد ричард", "robert": "روبرت роберт",
        "stephen": "ستيفن стивен", "thomas": "توماس томас", "walter": "والتر вальтер",
        "william": "وليام ويليام уильям", "xavier": "كزافييه", "wolfgang": "فولفغانغ вольфганг",
    }.items()
    for given in writings.split()
}  # fmt: skip
_OTHER = re.compile(r"[\u0400-\u04ff\u0600-\u06ff]")
_ARTICLE = re.compile(r"^ال(?=\w{3})")
_LETTER = re.compile("дж|تش|.")


def is_in_other_script(name: str) -> bool:
    """Whether a name is in Arabic or Cyrillic letters."""
    return _OTHER.search(name) is not None


def romanised(folded: str) -> str:
    """The folded name with words in Arabic or Cyrillic letters in Latin ones, “al” apart; other words as they are."""
    return " ".join(_word(word) for word in folded.split()) if is_in_other_script(folded) else folded


@lru_cache(32_768)
def _word(word: str) -> str:
    if not is_in_other_script(word):
        return word
    if word in _GIVEN:
        return _GIVEN[word]
    article = "al " if _ARTICLE.match(word) else ""
    plain = _ARTICLE.sub("", word)
    return article + "".join(_letter(plain, found.start(), found[0]) for found in _LETTER.finditer(plain))


def _letter(word: str, at: int, letter: str) -> str:
    """One letter as it sounds where it stands; vowels that Arabic leaves out are not guessed."""
    before_vowel = word[at + 1 : at + 2] in tuple("ايىةو")
    special = {
        "дж": "dj" if at else "j",
        "تش": "ch",
        "ج": "ja" if at else "j",
        "و": "w" if not at or word[at + 1 : at + 2] in tuple("اية") else "u",
        "ي": "y" if not at or (before_vowel and word[at - 1] == "ا") else "i",
        "ی": "y" if not at else "i",
        "ع": "a" if not at else "",
        "и": "y" if not at and word[1:2] in tuple("аеиоуэя") else "i",
    }
    return special.get(letter) or _ARABIC.get(letter) or _CYRILLIC.get(letter, "")
