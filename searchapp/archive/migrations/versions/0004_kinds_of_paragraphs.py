"""Kinds of paragraphs, remarks on how a version was read, and seconds of recordings"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema from the revision below to this one."""
    op.add_column("placement", sa.Column("kind", sa.String(), nullable=False, server_default="text"))
    op.add_column("placement", sa.Column("second", sa.Float(), nullable=True))
    op.add_column("version", sa.Column("remarks", sa.Text(), nullable=True))
