"""Articles in which an annotator found certain names."""

from collections.abc import Sequence

from searchapp.archive import Archive
from searchapp.domain import Annotation, CivilDate, DateOrigin, Document, Entity, EntityKind, How, Mention, Span
from searchapp.reading import GivenParagraph, Original, ReadArticle

Named = tuple[str, EntityKind, tuple[str, ...]]


def article(key: str, body: str, outlet: str = "Karsholm Courier", date: str = "2025-03-04") -> ReadArticle:
    original = Original(key, f"{key}{body}".encode(), "text/plain")
    published = CivilDate(date, DateOrigin.METADATA)
    return ReadArticle(
        f"Title of {key}", (GivenParagraph(body),), original, id=key, outlet=outlet, published=published, lang="en"
    )


def annotation(document: Document, named: Sequence[Named]) -> Annotation:
    entities = []
    for name, kind, variants in named:
        at = document.text.index(name)
        entities.append(Entity(name, kind, (Mention(Span(at, at + len(name)), How.FULL),), variants))
    return Annotation((), tuple(entities))


def keep(
    archive: Archive, names: dict[str, Sequence[str | Named]], version: str = "test 1", again: bool = False
) -> None:
    """Annotate what waits with these names; a bare name is a person's, `#` stands before a body's."""
    work = archive.pending(version, 0, 1_000, again)
    found = [annotation(one.document, [_named(name) for name in names[one.key]]) for one in work]
    archive.keep_findings(work, found, version)


def _named(name: str | Named) -> Named:
    if isinstance(name, str):
        kind = EntityKind.ORGANISATION if name[0] == "#" else EntityKind.PERSON
        return name.lstrip("#"), kind, ()
    return name


def ids(archive: Archive, key: str) -> dict[str, int]:
    """The raw ids that stand in an article, by the words that name them."""
    page = archive.article(key)
    assert page is not None
    return {page.text[span.start : span.end]: entity_id for entity_id, span in page.mentions}


def told(archive: Archive, *articles: tuple[ReadArticle, Sequence[str | Named]]) -> None:
    """Add the articles, keep what was found in them, and decide whom the names mean: a run."""
    archive.add(archive.new_run(), [one for one, _ in articles])
    keep(archive, {one.id or "": names for one, names in articles})
    archive.settle_people()


MAYOR = article("a1", "The mayor of Brenmouth, Jonas Feld, opened the bridge.")
MAYOR_AGAIN = article("a2", "“It will hold,” said Jonas Feld, the mayor of Brenmouth.", "Tarn Valley Gazette")
STRIKER = article("a3", "The striker Jonas Feld scored twice for the Rovers.")
NOBODY = article("a4", "Jonas Feld came as well.", "Daily Lantern", "2019-01-01")
FELDS = [(one, ["Jonas Feld"]) for one in (MAYOR, MAYOR_AGAIN, STRIKER, NOBODY)]
