"""Which characters do these bytes spell, and which of them belong to the text?

The order of trust: a byte order mark, zero bytes in every other place (UTF-16 without a mark), valid UTF-8, then
charset-normalizer. Text that is nearly valid UTF-8 is
damaged UTF-8, not some older encoding, and is refused: a guess would turn every curly mark in it to rubbish.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

import webencodings
from charset_normalizer import from_bytes

from searchapp.errors import RefusedInput
from searchapp.readers.language import likeliest

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The marks in the order in which they have to be tried: that of UTF-32 begins with that of UTF-16."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_SAMPLE = 1 << 20
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters, but for tab and line ends
    "\u00ad\ufeff"  # soft hyphens and stray byte order marks
    "\ud800-\udfff"  # halves of surrogate pairs, which no encoding can write
    "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"  # private use
)
_BREAKABLE = re.compile("\u00ad[^\\S\n]*\n\\s*")
_SPACES = re.compile(r"[^\S\n]+")
_BREAK_HINT = re.compile("(?<=[A-Za-z\u00c0-\u024f])[\u200b\u2060]+(?=[A-Za-z\u00c0-\u024f])")
"""Where a word of Latin letters may be broken; in scripts without spaces the same character parts words."""


def decode(data: bytes, where: str) -> str:
    """The text of a whole file. Raises RefusedInput where it is empty, binary, damaged or in no known encoding."""
    if not data.strip():
        raise RefusedInput(where, "the file is empty")
    encoding = encoding_of(data, where)
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        raise RefusedInput(where, f"the text does not keep to its encoding, {encoding}: {error}") from None


def decode_page(data: bytes, where: str) -> str:
    """The text of a web page, read as browsers do (https://encoding.spec.whatwg.org): never refused for single bytes.

    A page that says iso-8859-1 is windows-1252; a byte that fits no character is one of windows-1252 where it can be,
    else a replacement character. Raises RefusedInput where the page is empty or binary.
    """
    if not data.strip():
        raise RefusedInput(where, "the file is empty")
    if not any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS) and b"\0" in data:
        if data.count(0) > len(data) // 1000 + 8:
            return decode(data, where)
        data = data.replace(b"\0", b"")
    declared = _CHARSET.search(data[:4096])
    known = webencodings.lookup(declared[1].decode("ascii")) if declared else None
    if known and known.name not in ("utf-8", "utf-16le", "utf-16be") and not _is_utf8(data):
        return str(known.codec_info.decode(data, "replace")[0])
    if nearly_utf8(data):
        return data.decode("utf-8", "searchapp-single-bytes")
    return decode(data, where)


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with something in it that no older encoding spells by chance."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _single_bytes(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    broken = error.object[error.start : error.end]
    return broken.decode("cp1252", "replace"), error.end


codecs.register_error("searchapp-single-bytes", _single_bytes)


def encoding_of(data: bytes, where: str) -> str:
    """The name of the encoding, as Python knows it. Raises RefusedInput as `decode` does."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    if b"\0" in data:
        unmarked = _unmarked_utf16(data[:_SAMPLE])
        if unmarked:
            return unmarked
        raise RefusedInput(where, "the file is binary (it holds zero bytes), so there is no text to read")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if not nearly_utf8(data):
            return _guess(data, where)
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"the text is damaged UTF-8: byte {error.start + 1} (in line {line}) fits no character"
        raise RefusedInput(where, reason) from None
    return "utf-8"


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 in the order of its bytes, where letters of Latin, spaces and line ends have a zero beside them."""
    first, second = data[0::2].count(0), data[1::2].count(0)
    for few, many, encoding in ((first, second, "utf-16-le"), (second, first, "utf-16-be")):
        if 5 * many > len(data) // 2 and 50 * few < many:
            return encoding
    return None


def nearly_utf8(data: bytes) -> bool:
    """Whether bytes that are not UTF-8 are damaged UTF-8: they hold as many valid sequences as broken bytes.

    Valid sequences of several bytes hardly ever arise by chance in other encodings (in GBK about one in seven).
    """
    text = data.decode("utf-8", "surrogateescape")
    broken = sum(1 for character in text if "\udc80" <= character <= "\udcff")
    valid = sum(1 for character in text if character >= "\x80") - broken
    return valid > 0 and valid >= broken


def _guess(data: bytes, where: str) -> str:
    """The encoding in which the text looks most like some language: coherence less mess, as charset-normalizer has it.

    Its own first choice goes by mess alone and reads French as Central European; in short texts of Latin letters the
    one that is usual for the language decides.
    """
    matches = list(from_bytes(data[:_SAMPLE]))
    latin = max(map(_as_latin, _LATIN.items(), (data[:_SAMPLE],) * len(_LATIN)))
    if latin[0] > 0 and all(match.encoding not in _OTHER_SCRIPTS for match in matches[:1]):
        return latin[1]
    if not matches:
        raise RefusedInput(where, "the file is binary or in an unknown encoding; save it as UTF-8")
    return max(matches, key=lambda match: match.coherence - match.chaos).encoding


_LATIN = {
    "cp1252": "en fr de es it pt nl sv da no nb nn fi is ga ca eu gl",
    "iso8859-15": "et fi fr",
    "cp1250": "pl cs sk hu sl hr bs ro sq",
    "iso8859-2": "pl cs sk hu sl hr bs ro",
    "cp1254": "tr az",
    "cp1257": "et lv lt",
}
"""The older encodings of Latin letters, with the languages in which each is usual."""
_OTHER_SCRIPTS = frozenset(
    "cp1251 koi8_r koi8_u cp866 cp855 iso8859_5 mac_cyrillic cp1253 iso8859_7 cp1255 iso8859_8 cp1256 iso8859_6 cp864"
    " gb18030 gbk big5 big5hkscs cp950 shift_jis cp932 euc_jp iso2022_jp euc_kr cp949 johab tis_620 cp874".split()
)
_MISPLACED = re.compile(
    r"(?<=[^\W\d_])[¤¦¨¯´¸¹²³±×÷¬µ¶ªº°£¥¿¡¢©®](?=[^\W\d_])|[\x80-\x9f\ufffd]|\b[¦´¸¨¼½¾](?=[^\W\d_])"
)


def _as_latin(usual: tuple[str, str], data: bytes) -> tuple[float, str]:
    """How sure one may be that the bytes are in this encoding, and its name; 0 where its language is another's."""
    encoding, languages = usual
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0, encoding
    if _MISPLACED.search(text) or not re.search("[A-Za-z]{3}", text):
        return 0.0, encoding
    language, probability = likeliest(text)
    return (probability if language in languages.split() else 0.0), encoding


def clean(text: str) -> str:
    """The text as it is stored: NFC, line ends as `\\n`, without control, private-use and soft-hyphen characters.

    Runs of spaces, no-break spaces among them, become one space; spaces around line ends and at both ends go.
    """
    text = _LINE_ENDS.sub("\n", text.replace("\u2029", "\n\n"))
    text = _BREAK_HINT.sub("", _UNWANTED.sub("", _BREAKABLE.sub("", text)))
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return text.replace(" \n", "\n").replace("\n ", "\n").strip()


@contextmanager
def refusing(where: str, what: str, *errors: type[Exception]) -> Iterator[None]:
    """Refuse the input where a library raises one of these errors: `what` it means, and what the error says."""
    try:
        yield
    except RefusedInput:
        raise
    except errors as error:
        raise RefusedInput(where, f"{what}: {one_line(error)}") from None


def one_line(error: Exception) -> str:
    """What an error of a library says, on one line of at most 200 characters; its kind where it says nothing."""
    return clean_line(str(error))[:200] or type(error).__name__


def clean_line(text: str) -> str:
    """The same on one line: line ends become spaces."""
    return " ".join(clean(text).split("\n"))


def key_of(text: str) -> str:
    """Letters and digits alone, by which two readings of one text are compared."""
    return "".join(filter(str.isalnum, text.casefold()))
