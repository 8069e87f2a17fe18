"""Which articles carry one text, and what is kept to find it out? The archive's part in finding near-copies."""

from collections.abc import Sequence

from searchapp.archive.articles import copies
from searchapp.archive.ground.database import Database
from searchapp.domain import Body, CopyGroup, Sketch


class NearCopies:
    """The sketches of texts and the groups of those that are copies. Every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def unsigned(self, method: str, after: int, limit: int) -> list[Body]:
        """Up to `limit` texts that have no sketch by this method yet, by rising row id beyond `after`."""
        with self._database.read() as connection:
            return copies.unsigned(connection, method, after, limit)

    def unsigned_count(self, method: str) -> int:
        """How many texts have no sketch by this method yet."""
        with self._database.read() as connection:
            return copies.unsigned_count(connection, method)

    def sharing(self, numbers: Sequence[int]) -> list[Sketch]:
        """The sketches that share at least one of these bands."""
        with self._database.read() as connection:
            return copies.sharing(connection, numbers)

    def bodies(self, article_ids: Sequence[int]) -> list[Body]:
        """The newest texts of these articles, by row id."""
        with self._database.read() as connection:
            return copies.bodies(connection, article_ids)

    def keep_sketches(
        self, method: str, sketches: Sequence[tuple[Sketch, Sequence[int]]], pairs: Sequence[tuple[int, int]]
    ) -> None:
        """Keep the sketches of one batch with their bands, and which pairs are copies; group anew whom it touches."""
        with self._database.write() as connection:
            copies.keep_sketches(connection, method, sketches, pairs)

    def copies_of(self, article_ids: Sequence[str]) -> dict[str, CopyGroup]:
        """The groups of those of these articles that have copies; an article without copies is not in the answer."""
        with self._database.read() as connection:
            return copies.copies_of(connection, article_ids)
