"""What article does a record of named fields, from JSON or a table, hold?

`FIELDS` names what people's exports call each fact; names count in any case, with spaces or hyphens for underscores.
Of several texts the longest counts. Other fields are left alone; one that is known but can't be understood is told.
"""

import functools
import html
import re
from collections.abc import Mapping

from searchapp.domain import CivilDate
from searchapp.errors import RefusedInput
from searchapp.readers import dates, given
from searchapp.readers.encoding import clean_line
from searchapp.readers.furniture import sorted_out
from searchapp.readers.given import Misfit
from searchapp.readers.language import language_of
from searchapp.readers.markup import blocks_in
from searchapp.readers.paragraphs import split, stand_in, take_headline, without_headline
from searchapp.reading import GivenParagraph, Original, ReadArticle, Reading, Remark
from searchapp.web_address import normal_address

FIELDS = {
    "id": "id article_id uuid guid uri",
    "title": "title headline heading",
    "body": "body text content maintext main_text full_text fulltext article_text articlebody article_body body_text"
    " story body_html body_xhtml body_plain",
    "paragraphs": "paragraphs",
    "date": "date published published_at date_published datepublished date_publish publish_date published_date pub_date"
    " pubdate publication_date publishedat published_on published_time publish_time timestamp"
    " versioncreated firstcreated",
    "byline": "byline author authors creator writer by",
    "dateline": "dateline",
    "outlet": "outlet source publication publisher source_name media_name media newspaper site_name source_domain"
    " domain provider",
    "url": "url link permalink canonical_url article_url web_url",
    "lang": "lang language",
    "copy_of": "copy_of",
    "available_from": "available_from embargo embargoed embargo_until embargoed_until embargo_date",
}
"""What each fact is called, the name that we give it first."""

TEXTS = frozenset(FIELDS["body"].split())
_WITHHELD = ("withheld", "canceled", "cancelled")
"""Statuses of the IPTC (https://cv.iptc.org/newscodes/pubstatusg2/) of what nobody may show."""

_NESTED = ("article", "story", "content", "document", "fields")
_LONGEST_ID = 500
_NOTHING: tuple[object, ...] = (None, "", [], {})
_TAG = re.compile(
    r"<(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|img|figure|table)(?:\s[^<>]*)?/?>", re.IGNORECASE
)


def article(fields: Mapping[str, object], original: Original) -> Reading:
    """The article in a record; refused where it lacks text or a field does not say what it should."""
    try:
        return _article(_by_name(fields), original)
    except Misfit as misfit:
        return RefusedInput(original.where, str(misfit))


@functools.lru_cache(maxsize=1000)
def name_of(field: str) -> str:
    """A field's name as `FIELDS` has it: `Author(s)` is authors, `Pub Date` is pub_date."""
    return re.sub(r"[\s.-]+", "_", re.sub(r"\((\w{1,3})\)$", r"\1", field.strip().lower()))


def _by_name(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields by their names; those of an object within the record count where the record itself has none."""
    found = {name_of(name): value for name, value in fields.items()}
    for name in _NESTED:
        inner = found.get(name)
        if isinstance(inner, Mapping):
            del found[name]
            found = {name_of(str(key)): value for key, value in inner.items()} | found
    return found


def _article(fields: Mapping[str, object], original: Original) -> ReadArticle:
    title, paragraphs = _headed(_line(fields, "title"), _paragraphs(fields))
    address = _line(fields, "url") or ""
    url = normal_address(f"https://{address}" if address.lower().startswith("www.") else address)
    published = _published(fields, url)
    known = _line(fields, "id")
    if known and len(known) > _LONGEST_ID:
        raise Misfit(f"the id has more than {_LONGEST_ID} characters")
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    return ReadArticle(
        title,
        sorted_out(paragraphs),
        original,
        id=known,
        url=url,
        outlet=_line(fields, "outlet"),
        published=published,
        byline=_line(fields, "byline"),
        dateline=_line(fields, "dateline"),
        lang=language_of(f"{title}\n{text}", _line(fields, "lang")),
        copy_of=_line(fields, "copy_of"),
        available_from=_embargo(fields),
        remarks=tuple(
            Remark("field", field)
            for fact, found in (("date", published), ("url", url))
            for field in (FIELDS[fact].split() if found is None else ())
            if fields.get(field) not in _NOTHING
        ),
    )


def _embargo(fields: Mapping[str, object]) -> str | None:
    """Before when it may not be read, as it is written: what can't be understood is no reason to show it.

    Nor is what its press agency says is withheld, or was embargoed and tells no moment.
    """
    told = (fields.get(name) for name in FIELDS["available_from"].split())
    moment = next((clean_line(str(value)) or "?" for value in told if value not in (*_NOTHING, False)), None)
    status = re.split(r"[:/#]", str(fields.get("pubstatus") or ""))[-1].strip().lower()
    return "?" if status in _WITHHELD else moment or ("?" if status == "embargoed" else None)


def _paragraphs(fields: Mapping[str, object]) -> list[GivenParagraph]:
    if fields.get("paragraphs") is not None:
        found = given.paragraphs(fields["paragraphs"])
    else:
        texts = [_texts(name, fields[name]) for name in FIELDS["body"].split() if fields.get(name)]
        found = max(texts, key=lambda paragraphs: sum(len(one.text) for one in paragraphs), default=[])
    if not found:
        raise Misfit(f"the record has no text in body, text or paragraphs (its fields: {', '.join(fields)[:300]})")
    return found


def _texts(name: str, value: object) -> list[GivenParagraph]:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(map(str, value))
    if isinstance(value, Mapping):
        return []
    if value is not None and not isinstance(value, str):
        raise Misfit(f"{name} is no text")
    return plain(value or "")


def plain(text: str) -> list[GivenParagraph]:
    """The paragraphs of a text that may be HTML or hold its character references."""
    if _TAG.search(text):
        return [GivenParagraph(block.text, kind=block.kind) for block in blocks_in(text)]
    return [GivenParagraph(paragraph) for paragraph in split(html.unescape(text) if "&" in text else text)]


def _headed(title: str | None, paragraphs: list[GivenParagraph]) -> tuple[str, list[GivenParagraph]]:
    """The headline and what follows it; a paragraph about which something is stated is never taken away."""
    texts = [paragraph.text for paragraph in paragraphs]
    if paragraphs[0] != GivenParagraph(texts[0]):
        return title or stand_in(texts[0]), paragraphs
    title, rest = take_headline(texts) if title is None else (title, without_headline(title, texts))
    return title, paragraphs[len(texts) - len(rest) :]


def _line(fields: Mapping[str, object], fact: str) -> str | None:
    """The first of the fact's fields that says something, on one line; of several names commas stand between."""
    for name in FIELDS[fact].split():
        line = clean_line(_words(name, fields[name])) if fields.get(name) is not None else ""
        if line:
            return html.unescape(line) if "&" in line and fact == "title" else line
    return None


def _words(name: str, value: object) -> str:
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("name", "title", "full_name", "id") if value.get(key)), value)
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(name, part) for part in value)))
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is not None and not isinstance(value, str):
        raise Misfit(f"{name} is no text")
    return value or ""


def _published(fields: Mapping[str, object], url: str | None) -> CivilDate | None:
    """The first of the dates that can be understood, else the one in the address."""
    for name in FIELDS["date"].split():
        value = fields.get(name)
        if isinstance(value, Mapping):
            value = next((value[key] for key in FIELDS["date"].split() if value.get(key)), None)
        found = dates.of_value(value)
        if found:
            return found
    return dates.from_url(url) if url else None
