"""Which articles carry one text, and what is kept to find it out? The archive's part in finding near-copies."""

from searchapp.archive.articles import copies
from searchapp.archive.ground.database import Database
from searchapp.archive.ground.transactions import reading, writing


class NearCopies:
    """The sketches of texts and the groups of those that are copies. Every method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self.database = database

    unsigned, unsigned_count = reading(copies.unsigned), reading(copies.unsigned_count)
    sharing, bodies, copies_of = reading(copies.sharing), reading(copies.bodies), reading(copies.copies_of)
    keep_sketches = writing(copies.keep_sketches)
