"""What several servers share; names are found by their beginnings in an index alone"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema from the revision below to this one."""
    op.create_table(
        "shared",
        sa.Column("stamp", sa.Integer(), nullable=False),
        sa.Column("secret", sa.String(), nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=True),
    )
    op.execute("INSERT INTO shared (stamp) VALUES (0)")
    op.drop_index("ix_variant_folded", "variant")
    op.create_index("ix_variant_folded", "variant", ["folded", "articles", "entity_id"])
