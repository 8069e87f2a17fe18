"""What article does a record of named fields, from JSON or a table, hold?

Field names count in any case: `id`; `title` or `headline`; `body` or `text`, or `paragraphs` with what is known of
each; `date` or `published`; `byline`; `outlet` or `source`; `url`; `lang` or `language`; `dateline`; `copy_of`.
Other fields are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from searchapp.domain import CivilDate, DateOrigin
from searchapp.errors import RefusedInput
from searchapp.readers import dates, given
from searchapp.readers.encoding import clean_line
from searchapp.readers.given import Misfit
from searchapp.readers.language import language_of
from searchapp.readers.paragraphs import HEADLINE_LENGTH, same_line, split, stand_in
from searchapp.reading import GivenParagraph, Original, ReadArticle
from searchapp.web_address import normal_address

_LONGEST_ID = 500


def article(fields: Mapping[str, object], original: Original) -> ReadArticle:
    """The article in a record. Raises RefusedInput where it lacks text or a field does not say what it should."""
    by_name = {name.strip().lower(): value for name, value in fields.items()}
    try:
        return _article(by_name, original)
    except Misfit as misfit:
        raise RefusedInput(original.where, str(misfit)) from None


def _article(fields: Mapping[str, object], original: Original) -> ReadArticle:
    title, paragraphs = _headed(_line(fields, "title", "headline"), _paragraphs(fields))
    url = normal_address(_line(fields, "url") or "")
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    return ReadArticle(
        title,
        tuple(paragraphs),
        original,
        id=_id(fields),
        url=url,
        outlet=_line(fields, "outlet", "source"),
        published=_published(fields, url),
        byline=_line(fields, "byline"),
        dateline=_line(fields, "dateline"),
        lang=language_of(f"{title}\n{text}", _line(fields, "lang", "language")),
        copy_of=_line(fields, "copy_of"),
    )


def _paragraphs(fields: Mapping[str, object]) -> list[GivenParagraph]:
    if fields.get("paragraphs") is not None:
        found = given.paragraphs(fields["paragraphs"])
    else:
        body = fields.get("body") or fields.get("text")
        if body is not None and not isinstance(body, str):
            raise Misfit("body is no text")
        found = [GivenParagraph(text) for text in split(body or "")]
    if not found:
        raise Misfit(f"the record has no text in body, text or paragraphs (its fields: {', '.join(fields)[:300]})")
    return found


def _headed(title: str | None, paragraphs: list[GivenParagraph]) -> tuple[str, list[GivenParagraph]]:
    """The headline and what follows it; a paragraph about which something is stated is never taken away."""
    first, rest = paragraphs[0], paragraphs[1:]
    bare = first == GivenParagraph(first.text)
    if title is None:
        if bare and rest and len(first.text) <= HEADLINE_LENGTH:
            return first.text, rest
        return stand_in(first.text), paragraphs
    return title, rest if bare and rest and same_line(first.text, title) else paragraphs


def _line(fields: Mapping[str, object], *names: str) -> str | None:
    """The first of the fields that says something, on one line; a list of texts is joined by commas."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = ", ".join(value)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise Misfit(f"{name} is no text")
        line = clean_line(value or "")
        if line:
            return line
    return None


def _id(fields: Mapping[str, object]) -> str | None:
    found = _line(fields, "id")
    if found and len(found) > _LONGEST_ID:
        raise Misfit(f"the id has more than {_LONGEST_ID} characters")
    return found


def _published(fields: Mapping[str, object], url: str | None) -> CivilDate | None:
    printed = _line(fields, "date", "published")
    return (dates.parse(printed, DateOrigin.METADATA) if printed else None) or (dates.from_url(url) if url else None)
