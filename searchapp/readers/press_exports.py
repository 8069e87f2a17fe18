"""Which articles does an export of a press database hold: many in one text, Word, RTF or HTML file?

Nexis, Factiva, ProQuest and their kin part the articles by a line of their own and name each fact by a label. What
stands between two such lines is an article where labels name at least two of its facts.
"""

import re
from collections.abc import Iterator, Sequence

from searchapp.domain import DateOrigin
from searchapp.readers import dates, records
from searchapp.reading import Original, Reading

_BETWEEN = re.compile(
    r"(?:Document )?\d{1,5} (?:of|von|de|sur) \d{1,5}(?: (?:DOCUMENTS?|DOKUMENTE|RESULTS?))?"
    r"|End of Document|Ende des Dokuments|Document [A-Z]{2,}\w*\d{8,}\w*|[_=*]{20,}",
    re.IGNORECASE,
)
LABELS = {
    "title": "title, headline, hd, titel, titre, título",
    "byline": "byline, by, author, authors, autor, auteur",
    "date": "publication date, pd, load-date, date, datum",
    "outlet": "publication title, publication, sn, source, quelle",
    "dateline": "dateline",
    "body": "full text, body, lp, td, text, volltext",
    "lang": "language, la, sprache",
    "url": "document url, url",
    "": "section, length, wc, graphic, correction-date, distribution, journal code, copyright, se, sc, cy, ed, pg, co,"
    " in, ns, re, ipd, pub, an, ct, rf, et, ipc, links, classification, pages, publication subject, issn,"
    " document type, proquest document id, last updated, database, subject, location, people, company, abstract,"
    " section length, type, highlight, notes",
}
"""What the databases call each fact; under the empty name what we leave out."""
_BY_LABEL = {label: fact for fact, labels in LABELS.items() for label in labels.split(", ")}
_LABELLED = re.compile(r"([A-Za-zÀ-ÿ][\w -]{1,24}):(?:\s+(.*))?$", re.DOTALL)
_CODED = re.compile(
    r"(HD|BY|WC|PD|ET|SN|SC|LA|CY|ED|PG|SE|LP|TD|CO|IN|NS|RE|IPD|PUB|AN|CT|RF|CR|CLM)(?:\s+(.*))?$", re.DOTALL
)
_RIGHTS = re.compile(r"(?:copyright|©|\(c\)).{0,200}|all rights reserved\.?", re.IGNORECASE)
_FEWEST_FACTS = 2
_LAST_BEFORE_TEXT = ("length", "wc")
_MARK = re.compile(
    rb"\b1 (?:of|von|de|sur) \d|End of Document|Ende des Dokuments|Document [A-Z]{2,}\w*\d{8}|[_=*]{20}", re.IGNORECASE
)


def may_be_export(data: bytes) -> bool:
    """Whether such a line may stand in the bytes."""
    return bool(_MARK.search(data))


def read_export(lines: Sequence[str], original: Original) -> Iterator[Reading]:
    """The articles of an export; nothing where the lines are none. Each is told by its number."""
    if not any(_BETWEEN.fullmatch(line) for line in lines):
        return
    parts = [fields for part in _parts(lines) if (fields := _fields(part))]
    told = [
        fields
        for fields in parts
        if sum(fact in fields for fact in ("title", "date", "outlet", "byline")) >= _FEWEST_FACTS
    ]
    if not told or (len(told) < 2 and len(told) < len(parts)):
        return
    for number, fields in enumerate(told, start=1):
        text = "\n".join(map(str, fields.values()))
        place = Original(f"{original.where}:{number}", text.encode("utf-8", "replace"), original.media_type)
        yield records.article(fields, place)


def _parts(lines: Sequence[str]) -> Iterator[list[str]]:
    here: list[str] = []
    for line in lines:
        if _BETWEEN.fullmatch(line):
            yield here
            here = []
        else:
            here.append(line)
    yield here


def _fields(lines: Sequence[str]) -> dict[str, object]:
    """The facts of one article: those with a label, and before the first of them headline, outlet and date."""
    found: dict[str, list[str]] = {}
    head: list[str] = []
    fact: str | None = None
    for line in filter(None, lines):
        label, value = _label(line)
        if label is None and fact is None:
            head.append(line)
        elif label is None:
            # A fact's value may stand on the line below its label; whatever comes then is the text.
            found.setdefault(fact if fact and fact not in found else "body", []).append(line)
        else:
            fact = "body" if label in _LAST_BEFORE_TEXT and "body" not in found else _BY_LABEL[label]
            fact = fact or "left out"
            if value and label not in _LAST_BEFORE_TEXT:
                found.setdefault(fact, []).append(value)
    for name, value in _unlabelled(head).items():
        if name == "date" or name not in found:  # a labelled date may be that of the database
            found[name] = [value]
    found.pop("left out", None)
    if not found.get("body"):
        return {}
    return {name: ("\n\n" if name == "body" else " ").join(values) for name, values in found.items()}


def _label(line: str) -> tuple[str | None, str]:
    coded = _CODED.match(line)
    match = coded or _LABELLED.match(line)
    bare = line.strip() if line.strip() in ("Body", "Classification") else None
    label = (match[1] if match else bare or "").strip().lower()
    if label not in _BY_LABEL:
        return None, ""
    return label, (match[2] or "").strip() if match else ""


def _unlabelled(head: Sequence[str]) -> dict[str, str]:
    """Nexis prints headline, outlet and date without labels: the outlet stands before the line that is a date."""
    lines = [line for line in head if not _RIGHTS.fullmatch(line)]
    for at, line in enumerate(lines):
        printed = re.sub(r"\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*$", "", line)
        date = dates.parse(printed, DateOrigin.TEXT)
        if date and at:
            title = lines[0] if at > 1 else next(iter(lines[at + 1 :]), "")
            return {"date": date.value, "outlet": lines[at - 1]} | ({"title": title} if title else {})
    return {"title": lines[0]} if lines else {}
