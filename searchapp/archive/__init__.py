"""What must not be lost? Articles, findings, names and decisions, in one database that is the truth."""

from searchapp.archive.articles import Outcome
from searchapp.archive.counts import Counts
from searchapp.archive.findings import Pending, Tally
from searchapp.archive.history import KeptVersion
from searchapp.archive.people.grounds_kept import Linked
from searchapp.archive.people.registry import Registry
from searchapp.archive.store import Archive

__all__ = ["Archive", "Counts", "KeptVersion", "Linked", "Outcome", "Pending", "Registry", "Tally"]
