"""What does the archive keep? Its tables; the truth from which every index is derived.

Three kinds of statement about an article stand in tables of their own: what a machine found (`machine_quote`,
`mention`), what the input gave (`given`), what a person decided (`decision`). `quote`, `paragraph` and `entity` only
mint ids, which therefore survive reindexing, new annotators and new versions. Nothing in `version` is ever updated.
"""

from searchapp.archive.schema.articles import *
from searchapp.archive.schema.base import *
from searchapp.archive.schema.copies import *
from searchapp.archive.schema.corrections import *
from searchapp.archive.schema.findings import *
from searchapp.archive.schema.forgetting import *
from searchapp.archive.schema.people import *
from searchapp.archive.schema.shared import *
