"""What holds by a decision about who is who, beside what held before: other names, offices, kinds"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema from the revision below to this one."""
    with op.batch_alter_table("identity") as identity:
        identity.add_column(sa.Column("after", sa.JSON(), nullable=False, server_default="{}"))
