"""How can somebody else prove that this was printed? By a pack: the bytes, the text, the passage, the hashes.

The pack is a ZIP with every version's original bytes and extracted text, the marked passage, what the archive says of
the statement and how it knows, the differences between versions, and a text that says how to verify all of it.
"""

import difflib
import hashlib
import io
import itertools
import json
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from searchapp.archive import Archive, KeptVersion
from searchapp.article import ArticlePage, Statement
from searchapp.domain import Span
from searchapp.errors import ArchiveError, Sentence
from searchapp.reading import Original

_CONTEXT = 300
_LINES = 1

_HOW_TO = """How to verify this pack
=======================

1. Compute the SHA-256 of each file and compare it with SHA256SUMS: `sha256sum --check SHA256SUMS`.
2. `versions/N/original…` are the bytes as they came into the archive, at the time and from the place that
   statement.json gives; `versions/N/text.txt` is the text that was read from them.
3. statement.json gives the newest version that has the statement, and the statement's segments as [start, end) in code
   points of that version's text.txt, as it gives the cue, the mention of the speaker and the chain from a pronoun to a
   name by which the speaker is known; passage.txt shows the segments in ⟦ ⟧, with what stands around.
4. changes.txt shows what changed from version to version, and whether the statement stands in each.

The hashes prove that the pack is what the archive holds and held since each version was added, if you trust the
archive's keeper; compare the original with the publisher's page, or with another archive's copy, to prove more.
"""


@dataclass(frozen=True, slots=True)
class Pack:
    """A finished pack: the name under which to save it, and the ZIP's bytes."""

    name: str
    data: bytes


def pack(archive: Archive, article_id: str, quote_id: int) -> Pack | None:
    """The evidence for one statement, or None where no version of the article has it.

    The statement is told as the newest version that has it says.
    Raises ArchiveError where an original or a text does not fit the hash that was noted when it was added.
    """
    page = archive.last_with(article_id, quote_id)
    if page is None:
        return None
    statement = next(s for s in page.statements if s.id == quote_id)
    versions = archive.versions(article_id)
    for version in versions:
        _verify(article_id, version)
    speaker = statement.speaker and archive.registry.names([statement.speaker]).get(statement.speaker)
    files = {
        "README.txt": _HOW_TO.encode(),
        "statement.json": _told(page, statement, speaker.name if speaker else None, versions),
        "passage.txt": _passage(page, statement).encode(),
        "changes.txt": _changes(page, statement, versions).encode(),
    }
    for version in versions:
        suffix = PurePosixPath(version.original.where.rsplit(":", 1)[0]).suffix[:12]
        files[f"versions/{version.number}/original{suffix}"] = version.original.data
        files[f"versions/{version.number}/text.txt"] = version.text.encode()
    return Pack(f"statement-q{quote_id}.zip", _zip(files, page.added))


def _verify(article_id: str, version: KeptVersion) -> None:
    whole = version.original.sha256 == version.original_sha256
    if not whole or hashlib.sha256(version.text.encode()).hexdigest() != version.text_sha256:
        raise ArchiveError(
            Sentence(
                "%(article)s: version %(number)s does not fit the hash noted when it was added; no evidence is given "
                "out for it. Whoever runs this archive runs searchapp check.",
                article=article_id,
                number=str(version.number),
            )
        )


def _told(page: ArticlePage, statement: Statement, speaker: str | None, versions: list[KeptVersion]) -> bytes:
    told = {
        "article": {"id": page.id, "title": page.title, "outlet": page.outlet, "url": page.url, "byline": page.byline},
        "published": page.published and page.published.value,
        "statement": f"q{statement.id}",
        "version": page.version,
        "segments": [_place(segment) for segment in statement.segments],
        "type": statement.type,
        "status": statement.status,
        "speaker": speaker,
        "known by": {
            "origin": statement.origin,
            "rule": statement.rule,
            "band": statement.band,
            "confidence": statement.confidence,
            "cue": _place(statement.cue),
            "mention": _place(statement.mention),
            "chain": [_place(link) for link in statement.chain],
        },
        "annotator": page.annotator,
        "versions": [
            {
                "number": v.number,
                "added": v.added,
                "from": Original.told(v.original.where),
                "media type": v.original.media_type,
                "original sha256": v.original_sha256,
                "text sha256": v.text_sha256,
            }
            for v in versions
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _place(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _passage(page: ArticlePage, statement: Statement) -> str:
    text, at = page.text, max(0, statement.segments[0].start - _CONTEXT)
    at = text.find(" ", at, statement.segments[0].start) + 1 or at if at else 0  # no word is cut
    parts = []
    for segment in statement.segments:
        parts += [text[at : segment.start], "⟦", text[segment.start : segment.end], "⟧"]
        at = segment.end
    end = text.rfind(" ", at, at + _CONTEXT) if at + _CONTEXT < len(text) else len(text)
    return "".join([*parts, text[at : max(at, end)], "\n"])


def _changes(page: ArticlePage, statement: Statement, versions: list[KeptVersion]) -> str:
    words = [page.text[s.start : s.end] for s in statement.segments]
    lines = []
    for version in versions:
        stands = "stands" if all(w in version.text for w in words) else "does not stand"
        lines.append(f"Version {version.number}, added {version.added}: the statement {stands} in it word for word.")
    for old, new in itertools.pairwise(versions):
        names = (f"version {old.number}", f"version {new.number}")
        lines += ["", *difflib.unified_diff(old.text.split("\n"), new.text.split("\n"), *names, lineterm="", n=_LINES)]
    return "\n".join(lines) + "\n"


def _zip(files: dict[str, bytes], added: str) -> bytes:
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    when = (int(added[:4]), int(added[5:7]), int(added[8:10]), 0, 0, 0)  # the same statement gives the same pack
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**files, "SHA256SUMS": sums.encode()}.items():
            entry = zipfile.ZipInfo(name, when)
            entry.external_attr = 0o644 << 16  # what is taken out may be read
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
