"""Which articles does an XML file of news hold: RSS and Atom feeds, NewsML-G2, NITF?

Elements are known by their local names, so that a feed of any version is read. Entities are never resolved.
"""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from lxml import etree

from searchapp.errors import RefusedInput
from searchapp.readers import records
from searchapp.readers.documents import local_name, safe_parser
from searchapp.readers.encoding import one_line
from searchapp.readers.limits import FILE_BYTES, whole
from searchapp.reading import Original, ReadArticle

MEDIA_TYPE = "application/xml"


def read_xml(stream: BinaryIO, where: str) -> Iterator[ReadArticle | RefusedInput]:
    """The articles of the file. Raises RefusedInput where it is no XML or of another kind."""
    data = whole(stream, where, FILE_BYTES)
    try:
        root = etree.fromstring(data, safe_parser(recover=True))
    except etree.XMLSyntaxError as error:
        raise RefusedInput(where, f"the file is no XML: {one_line(error)}") from None
    if root is None:
        raise RefusedInput(where, "the file is no XML")
    outlet = _text(root, "channel/title") or (_text(root, "title") if local_name(root) == "feed" else "")
    found = [(item, fields) for name, fields in KINDS.items() for item in _all(root, name)]
    if not found:
        reason = f"the file is XML of an unknown kind ({local_name(root)}); RSS, Atom, NewsML-G2 and NITF can be read"
        raise RefusedInput(where, reason)
    for item, fields in found:
        place = f"{where}:{item.sourceline or 1}"
        told = {"outlet": outlet} | {name: value for name, value in fields(item).items() if value}
        yield records.article(told, Original(place, etree.tostring(item), MEDIA_TYPE))


def _feed_item(item: etree._Element) -> dict[str, object]:
    links = [link.get("href") for link in _all(item, "link") if link.get("rel", "alternate") == "alternate"]
    return {
        "id": _text(item, "guid") or _text(item, "id"),
        "title": _text(item, "title"),
        "body": max((_inner(item, name) for name in ("encoded", "content", "description", "summary")), key=len),
        "date": _text(item, "pubDate") or _text(item, "published") or _text(item, "date") or _text(item, "updated"),
        "byline": _text(item, "author/name") or _text(item, "creator") or _text(item, "author"),
        "url": _text(item, "link") or next((link for link in links if link), None) or _text(item, "guid"),
        "lang": item.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
    }


def _news_item(item: etree._Element) -> dict[str, object]:
    """An item of NewsML-G2 (IPTC, https://iptc.org/standards/newsml-g2/)."""
    return {
        "id": item.get("guid"),
        "title": _text(item, "headline") or _text(item, "itemMeta/title"),
        "body": _inner(item, "inlineXML") or _inner(item, "inlineData"),
        "date": _text(item, "contentCreated") or _text(item, "versionCreated") or _text(item, "firstCreated"),
        "byline": _text(item, "by") or _text(item, "creator/name"),
        "dateline": _text(item, "dateline"),
        "outlet": _text(item, "infoSource/name") or _text(item, "provider/name"),
        "lang": next((one.get("tag") for one in _all(item, "language")), None),
        "available_from": _told(item, "embargoed"),
        "pubstatus": next((one.get("qcode") or one.get("uri") for one in _all(item, "pubStatus")), None),
    }


def _nitf(item: etree._Element) -> dict[str, object]:
    """A document of NITF (IPTC, https://iptc.org/standards/nitf/)."""
    issued = next((one.get("norm") for one in (*_all(item, "date.issue"), *_all(item, "story.date"))), None)
    return {
        "id": next((one.get("id-string") for one in _all(item, "doc-id")), None),
        "title": _text(item, "hl1") or _text(item, "title"),
        "body": _inner(item, "body.content"),
        "date": issued or _text(item, "story.date"),
        "byline": _text(item, "byline"),
        "dateline": _text(item, "dateline"),
        "outlet": next((one.get("name") for one in _all(item, "pubdata")), None),
        "lang": item.get("{http://www.w3.org/XML/1998/namespace}lang"),
        "available_from": _told(item, "date.release"),
        "pubstatus": next((one.get("management-status") for one in _all(item, "docdata")), None),
    }


def _told(item: etree._Element, name: str) -> str:
    """The moment that an element tells; "?" where it is there and tells none, and "" where it is not there."""
    return next((one.get("norm") or one.text or "?" for one in _all(item, name)), "")


KINDS: dict[str, Callable[[etree._Element], dict[str, object]]] = {
    "item": _feed_item,
    "entry": _feed_item,
    "newsItem": _news_item,
    "nitf": _nitf,
}
"""How each element that is an article is read."""


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
