"""What is said in a recording, by its subtitles (SRT, WebVTT), and at which second?

Captions are joined to paragraphs that end with a sentence, a pause of three seconds, or another voice; each paragraph
knows the second at which it begins. WebVTT's voice tags and a name in capitals with a colon name who speaks. An address
above the first caption (in WebVTT a note) is that of the recording.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from searchapp.errors import RefusedInput
from searchapp.readers.encoding import clean_line, decode
from searchapp.readers.language import language_of
from searchapp.readers.paragraphs import ends_sentence
from searchapp.reading import GivenParagraph, Original, ReadArticle
from searchapp.web_address import normal_address

MEDIA_TYPE = "text/vtt"
_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_CUE = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}.*$", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^>]{1,80})>")
_LABEL = re.compile(r"^(?:>>\s*)?([A-Z][A-Z .'’-]{2,40}):\s+")
_ADDRESS = re.compile(r"https?://\S+")
_PAUSE = 3.0
_LONGEST = 600


@dataclass(slots=True)
class _Cue:
    begin: float
    end: float
    voice: str | None
    text: str


def read_subtitles(data: bytes, where: str) -> ReadArticle:
    """The transcript; its headline is the file's name. Raises RefusedInput where it holds no captions."""
    whole = decode(data, where).replace("\r\n", "\n").replace("\r", "\n")
    cues = list(_cues(whole))
    if not cues:
        raise RefusedInput(where, "the file holds no captions")
    paragraphs = tuple(_paragraphs(cues))
    title = clean_line(re.sub(r"[_-]+", " ", PurePosixPath(where.replace("\\", "/")).stem)) or "Recording"
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    first = _CUE.search(whole)
    address = _ADDRESS.search(whole, 0, first.start() if first else 0)
    url = normal_address(address[0]) if address else None
    return ReadArticle(title, paragraphs, Original(where, data, MEDIA_TYPE), url=url, lang=language_of(text))


def _cues(text: str) -> Iterator[_Cue]:
    found = list(_CUE.finditer(text))
    ends = [following.start() for following in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=False):
        block = text[match.end() : end].strip("\n").split("\n\n")[0]
        voice = _VOICE.search(block)
        words = clean_line(html.unescape(re.sub(r"<[^<>]{0,80}>|\{\\[^{}]{0,40}\}", "", block)))
        label = _LABEL.match(words)
        speaker = clean_line(voice[1]) if voice else label[1].title() if label else None
        if words:
            yield _Cue(_seconds(match, 0), _seconds(match, 4), speaker, words[label.end() :] if label else words)


def _seconds(match: re.Match[str], first: int) -> float:
    hours, minutes, seconds, parts = match.groups()[first : first + 4]
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(f"{seconds}.{parts}")


def _paragraphs(cues: list[_Cue]) -> Iterator[GivenParagraph]:
    here: list[_Cue] = []
    voice = None
    for cue in cues:
        other = cue.voice is not None and cue.voice != voice
        length = sum(len(one.text) for one in here)
        ended = bool(here) and (
            cue.begin - here[-1].end > _PAUSE or (length > _LONGEST / 3 and ends_sentence(here[-1].text))
        )
        if here and (other or ended or length > _LONGEST):
            yield _paragraph(here, voice)
            here = []
        voice = cue.voice or voice
        if not here or here[-1].text != cue.text:
            here.append(cue)
    yield _paragraph(here, voice)


def _paragraph(cues: list[_Cue], voice: str | None) -> GivenParagraph:
    text = clean_line(" ".join(cue.text for cue in cues))
    return GivenParagraph(text, speakers=(voice,) if voice else None, second=cues[0].begin)
