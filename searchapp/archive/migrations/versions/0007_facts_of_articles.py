"""Corrections of an article's date, outlet and byline"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema from the revision below to this one."""
    with op.batch_alter_table("decision") as decision:
        decision.alter_column("quote_id", existing_type=sa.Integer(), nullable=True)
        decision.add_column(sa.Column("value", sa.String(), nullable=True))
