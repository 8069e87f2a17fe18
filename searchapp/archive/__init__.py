"""What must not be lost? Articles, findings, names and decisions, in one database that is the truth."""

from searchapp.archive.articles.adding import Outcome
from searchapp.archive.decisions.accounts import Accounts
from searchapp.archive.findings.keeping import Pending, Tally
from searchapp.archive.forgetting.cases import TakenOut
from searchapp.archive.people.grounds_kept import Linked
from searchapp.archive.people.registry import Registry
from searchapp.archive.public import Articles, PublicArticles
from searchapp.archive.store import Archive
from searchapp.archive.told.counts import Counts
from searchapp.archive.told.history import KeptVersion
from searchapp.archive.whole.backup import back_up, read_withdrawals, restore, withdrawals
from searchapp.archive.whole.decided import TakenIn, decisions_in, decisions_out, gold_out
from searchapp.archive.whole.everything import export_everything, import_everything
from searchapp.archive.whole.who import people_gold
