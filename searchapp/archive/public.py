"""What of an archive may somebody see who has not signed in as an editor?"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace

from searchapp.access import Access, Level
from searchapp.archive.ground.access import cut_of
from searchapp.archive.store import Archive
from searchapp.article import ArticlePage, Edition, Place
from searchapp.correction import KeptCorrection
from searchapp.domain import CopyGroup


class PublicArticles:
    """The archive as readers may read it: without what is hidden, and of what is cut the beginning."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.last_changed = archive.last_changed  # to search within: hidden ones are not found there
        self.first_added, self.withdrawal = archive.first_added, archive.withdrawal
        self.withdrawn_id = archive.withdrawn_id

    def article(self, article_id: str, version: int | None = None) -> ArticlePage | None:
        """A version of an article, without its number the newest; None where there is none for readers."""
        page = self._archive.article(article_id, version)
        return page and _shown(page, self._archive.access(article_id))

    def editions(self, article_id: str) -> Sequence[Edition]:
        """The statements of all versions of an article, the oldest first; none of one that is cut."""
        return () if self._closed(article_id) else self._archive.editions(article_id)

    def last_with(self, article_id: str, quote_id: int) -> ArticlePage | None:
        """The newest version of an article in which readers may see a statement, or None."""
        page = self._archive.last_with(article_id, quote_id)
        shown = page and _shown(page, self._archive.access(article_id))
        return shown if shown and any(one.id == quote_id for one in shown.statements) else None

    def article_of_statement(self, quote_id: int) -> str | None:
        """The id of the article in which a statement was ever found, or None where readers may not know of it."""
        found = self._archive.article_of_statement(quote_id)
        return found if found and self.article(found) else None

    def place_of_paragraph(self, paragraph_id: int) -> Place | None:
        """Where a paragraph stands, or None where there is no such paragraph for readers."""
        place = self._archive.place_of_paragraph(paragraph_id)
        page = place and self.article(place.article, place.version)
        return place if page and any(part.id == paragraph_id for part in page.parts) else None

    def held(self, seq: int) -> tuple[int, int]:
        """How many articles readers may know of, and how many came, changed or went after this change number."""
        every, changed = self._archive.held(seq)
        return every - len(self._archive.hidden()[0]), changed

    def copies_of(self, article_ids: Sequence[str]) -> Mapping[str, CopyGroup]:
        """The groups of those of these articles that carry one text, of articles that readers may know of."""
        hidden = self._archive.hidden()[0]
        groups = self._archive.near_copies.copies_of(article_ids)
        if not hidden:
            return groups
        seen = {key: tuple(one for one in group.members if one not in hidden) for key, group in groups.items()}
        return {key: CopyGroup(members[0], members) for key, members in seen.items() if len(members) > 1}

    def may_take(self, article_id: str) -> bool:
        """Whether readers may have all that there is of an article, its bytes too."""
        return not self._closed(article_id)

    def corrections(self, kept: Sequence[KeptCorrection]) -> Sequence[KeptCorrection]:
        """Those of these decisions that tell nothing of an article which readers may not see whole."""
        open_ones = {key: not self._closed(key) for key in {one.article for one in kept}}
        return [one for one in kept if open_ones[one.article]]

    def _closed(self, article_id: str) -> bool:
        access = self._archive.access(article_id)
        return access.cut or access.hidden(datetime.datetime.now(datetime.UTC))


def _shown(page: ArticlePage, access: Access) -> ArticlePage | None:
    if access.hidden(datetime.datetime.now(datetime.UTC)):
        return None
    if not access.cut:
        return page
    cut = cut_of(access, page.title, page.text, page.parts)
    return replace(
        page,
        text=page.text[: cut.end],
        parts=tuple(cut.parts(page.parts)),
        statements=tuple(cut.statements(page.statements)),
        mentions=tuple(mention for mention in page.mentions if mention[1].end <= cut.end),
        kept_back=access.level is not Level.FULL,
    )


Articles = Archive | PublicArticles
"""The archive as the pages read it."""
