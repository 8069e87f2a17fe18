"""What does the archive keep? Its tables; the truth from which every index is derived.

Three kinds of statement about an article stand in tables of their own: what a machine found (`machine_quote`,
`mention`), what the input gave (`given`), what a person decided (`decision`). `quote`, `paragraph` and `entity` only
mint ids, which therefore survive reindexing, new annotators and new versions. Nothing in `version` is ever updated.
"""

from searchapp.archive.schema.access import access_rule
from searchapp.archive.schema.articles import (
    article,
    change,
    original,
    outlet_name,
    paragraph,
    placement,
    refusal,
    run,
    version,
    withdrawal,
)
from searchapp.archive.schema.audits import audit
from searchapp.archive.schema.base import metadata
from searchapp.archive.schema.copies import copy_band, copy_group, copy_pair, copy_sketch
from searchapp.archive.schema.corrections import account, decision, report
from searchapp.archive.schema.findings import (
    annotation,
    annotator,
    given,
    given_quote,
    given_speaker,
    machine_quote,
    mention,
    quote,
    role,
)
from searchapp.archive.schema.forgetting import forgotten, withdrawn_id
from searchapp.archive.schema.people import (
    appearance,
    authority,
    authority_name,
    authority_office,
    entity,
    identity,
    link,
    presence,
    resolved,
    sameness,
    variant,
)
from searchapp.archive.schema.seals import seal
from searchapp.archive.schema.shared import shared

__all__ = [
    "access_rule",
    "account",
    "annotation",
    "annotator",
    "appearance",
    "article",
    "audit",
    "authority",
    "authority_name",
    "authority_office",
    "change",
    "copy_band",
    "copy_group",
    "copy_pair",
    "copy_sketch",
    "decision",
    "entity",
    "forgotten",
    "given",
    "given_quote",
    "given_speaker",
    "identity",
    "link",
    "machine_quote",
    "mention",
    "metadata",
    "original",
    "outlet_name",
    "paragraph",
    "placement",
    "presence",
    "quote",
    "refusal",
    "report",
    "resolved",
    "role",
    "run",
    "sameness",
    "seal",
    "shared",
    "variant",
    "version",
    "withdrawal",
    "withdrawn_id",
]
