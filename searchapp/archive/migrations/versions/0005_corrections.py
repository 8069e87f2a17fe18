"""Corrections of extent, of what is no statement and of what was missed; what held before; decisions taken back"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ADDED = (
    ("segments", sa.JSON()),
    ("was", sa.String()),
    ("undone_at", sa.String()),
    ("undone_by", sa.String()),
    ("undone_reason", sa.Text()),
)


def upgrade() -> None:
    """Bring the schema from the revision below to this one."""
    for name, kind in _ADDED:
        op.add_column("decision", sa.Column(name, kind, nullable=True))
