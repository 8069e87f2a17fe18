"""How does an article come in that holds a name which was taken out? Without it."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import Connection

from searchapp.archive.forgetting.cases import Forgetting, cases
from searchapp.archive.forgetting.forms import Forms, Gapped
from searchapp.archive.forgetting.masks import masked, masked_address, masked_bytes
from searchapp.reading import GivenParagraph, GivenQuote, Original, ReadArticle


def admitted(
    connection: Connection, read: ReadArticle, key: Callable[[ReadArticle], str]
) -> tuple[ReadArticle, bytes | None]:
    """The article as it may come in, and the key where a name was taken out of its text; None where none was.

    `key` tells an article's id.
    """
    used = None
    for case in cases(connection):
        forms = case.forms_for(key(read), (read.text, read.byline, read.outlet, read.url, read.dateline, read.id))
        if forms is not None and case.what is Forgetting.DELIST:
            read = replace(read, paragraphs=tuple(_unlinked(p, forms) for p in read.paragraphs))
        elif forms is not None and (without := _without(read, forms)) != read:
            read, used = without, case.key
    return read, used


def keyed_hash(key: bytes, said: str) -> str:
    """A hash by which a content is known again without being told by it; of a hash that is keyed, the same."""
    return said if said.startswith("k") else "k" + hmac.digest(key, said.encode(), hashlib.sha256).hex()[:63]


def _without(read: ReadArticle, forms: Forms) -> ReadArticle:
    def text(value: str | None) -> str | None:
        return value and masked(forms, value)

    def address(value: str | None) -> str | None:
        return value and masked_address(forms, value)

    paragraphs = tuple(_unlinked(_gapped(p, forms), forms) for p in read.paragraphs)
    title = masked(forms, read.title)
    instead = "\n\n".join([title, *(p.text for p in paragraphs)])
    data, whole = masked_bytes(forms, read.original.data, instead)
    media_type = read.original.media_type if whole else "text/plain"
    original = Original(masked_address(forms, read.original.where), data, media_type)
    return replace(
        read,
        title=title,
        paragraphs=paragraphs,
        original=original if (original.where, data) != (read.original.where, read.original.data) else read.original,
        id=address(read.id),
        url=address(read.url),
        copy_of=address(read.copy_of),
        outlet=text(read.outlet),
        byline=text(read.byline),
        dateline=text(read.dateline),
    )


def _gapped(paragraph: GivenParagraph, forms: Forms) -> GivenParagraph:
    gapped = Gapped(paragraph.text, forms.find(paragraph.text))

    def quote(one: GivenQuote) -> GivenQuote:
        return replace(one, segments=tuple(map(gapped.moved, one.segments)), cue=one.cue and gapped.moved(one.cue))

    quotes = paragraph.quotes and tuple(map(quote, paragraph.quotes))
    return replace(paragraph, text=gapped.text, quotes=quotes)


def _unlinked(paragraph: GivenParagraph, forms: Forms) -> GivenParagraph:
    """The paragraph, of which nothing that is given names one of these."""

    def kept(name: str | None) -> str | None:
        return None if name is None or forms.find(name) else name

    quotes = paragraph.quotes and tuple(replace(quote, speaker=kept(quote.speaker)) for quote in paragraph.quotes)
    speakers = paragraph.speakers and tuple(name for name in paragraph.speakers if kept(name))
    entities = paragraph.entities and tuple(entity for entity in paragraph.entities if kept(entity.name))
    return replace(paragraph, quotes=quotes, speakers=speakers, entities=entities)
