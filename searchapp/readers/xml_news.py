"""Which articles does an XML file of news hold: RSS and Atom feeds, NewsML-G2, NITF?

Elements are known by their local names, so that a feed of any version is read. Entities are never resolved.
"""

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from searchapp.errors import RefusedInput
from searchapp.readers import records
from searchapp.readers.documents import local_name, safe_parser
from searchapp.readers.encoding import refusing
from searchapp.readers.limits import FILE_BYTES, whole
from searchapp.reading import Original, Reading

MEDIA_TYPE = "application/xml"


def read_xml(stream: BinaryIO, where: str) -> Iterator[Reading]:
    """The articles of the file. Raises RefusedInput where it is no XML or of another kind."""
    data = whole(stream, where, FILE_BYTES)
    with refusing(where, "the file is no XML", etree.XMLSyntaxError):
        root = etree.fromstring(data, safe_parser(recover=True))
    if root is None:
        raise RefusedInput(where, "the file is no XML")
    outlet = _text(root, "channel/title") or (_text(root, "title") if local_name(root) == "feed" else "")
    found = [item for name in KINDS for item in _all(root, name)]
    if not found:
        reason = f"the file is XML of an unknown kind ({local_name(root)}); RSS, Atom, NewsML-G2 and NITF can be read"
        raise RefusedInput(where, reason)
    for item in found:
        place = f"{where}:{item.sourceline or 1}"
        told = {"outlet": outlet} | {name: value for name, value in _fields(item).items() if value}
        yield records.article(told, Original(place, etree.tostring(item), MEDIA_TYPE))


_LANG = "@{http://www.w3.org/XML/1998/namespace}lang"
_FEED = {
    "id": "guid id",
    "title": "title",
    "date": "pubDate published date updated",
    "byline": "author/name creator author",
    "url": "link ~link guid",
    "lang": _LANG,
}
_NEWSML = {
    "id": "@guid",
    "title": "headline itemMeta/title",
    "date": "contentCreated versionCreated firstCreated",
    "byline": "by creator/name",
    "dateline": "dateline",
    "outlet": "infoSource/name provider/name",
    "lang": "language@tag",
    "available_from": "?embargoed",
    "pubstatus": "pubStatus@qcode pubStatus@uri",
}
_NITF = {
    "id": "doc-id@id-string",
    "title": "hl1 title",
    "date": "date.issue@norm story.date@norm story.date",
    "byline": "byline",
    "dateline": "dateline",
    "outlet": "pubdata@name",
    "lang": _LANG,
    "available_from": "?date.release",
    "pubstatus": "docdata@management-status",
}
KINDS = {
    "item": (_FEED, "encoded content description summary"),
    "entry": (_FEED, "encoded content description summary"),
    "newsItem": (_NEWSML, "inlineXML inlineData"),
    "nitf": (_NITF, "body.content"),
}
"""Where in each element that is an article its facts stand, the first that says something, and where its text does.

NewsML-G2 and NITF are the IPTC's (https://iptc.org/standards/). `a@b` is the attribute b of a (of the item itself where
nothing stands before); `?` a moment, or where none is told one that never comes; `~` the address of a link to read it.
"""


def _fields(item: etree._Element) -> dict[str, str]:
    facts, bodies = KINDS[local_name(item)]
    texts = [_inner(item, name) for name in bodies.split()]
    body = max(texts, key=len) if facts is _FEED else next(filter(None, texts), "")
    return {"body": body} | {
        fact: next(filter(None, (_value(item, path) for path in paths.split())), "") for fact, paths in facts.items()
    }


def _value(item: etree._Element, path: str) -> str | None:
    name, _, attribute = path.lstrip("?~").partition("@")
    if path.startswith("?"):
        return next((one.get("norm") or one.text or "?" for one in _all(item, name)), None)
    if path.startswith("~"):
        links = (link.get("href") for link in _all(item, name) if link.get("rel", "alternate") == "alternate")
        return next(filter(None, links), None)
    if attribute:
        return next((one.get(attribute) for one in (_all(item, name) if name else [item])), None)
    return _text(item, name)


def _all(element: etree._Element, name: str) -> list[etree._Element]:
    """The elements of this local name, in order, the element itself among them; none within another that is found."""
    found = [one for one in element.iter() if local_name(one) == name]
    return [
        one for one in found if not any(local_name(above) in KINDS and name in KINDS for above in one.iterancestors())
    ]


def _text(element: etree._Element, path: str) -> str:
    """The text of the first element at this path of local names."""
    here: list[etree._Element] = [element]
    for number, name in enumerate(path.split("/")):
        below = [one for parent in here for one in (parent.iter() if not number else parent) if local_name(one) == name]
        here = [one for one in below if one is not element]
    for one in here:
        text = " ".join("".join(one.itertext()).split())
        if text:
            return text
    return ""


def _inner(element: etree._Element, name: str) -> str:
    """What the element holds, as HTML where it holds elements, else as its text, which may be HTML too."""
    for one in element.iter():
        if local_name(one) == name and one is not element:
            if not len(one):
                return one.text or ""
            return "".join(
                etree.tostring(_plain(child), encoding="unicode") for child in one if isinstance(child.tag, str)
            )
    return ""


def _plain(element: etree._Element) -> etree._Element:
    """The same without namespaces, so that it is read as HTML."""
    for one in element.iter():
        if isinstance(one.tag, str):
            one.tag = "h2" if local_name(one) == "hl2" else local_name(one)
    etree.cleanup_namespaces(element)
    return element
