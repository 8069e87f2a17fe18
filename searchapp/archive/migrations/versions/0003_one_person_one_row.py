"""One person, one row: where and when people are named, whom a single name means, what people decided, outlets"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema from the revision below to this one."""
    op.add_column("entity", sa.Column("open", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("variant", sa.Column("given", sa.String(), nullable=True))
    op.add_column("variant", sa.Column("family", sa.String(), nullable=True))
    op.create_index("ix_variant_given", "variant", ["given", "articles"])
    op.create_index("ix_variant_family", "variant", ["family", "articles"])
    op.drop_column("sameness", "by_evidence")
    op.add_column("link", sa.Column("by", sa.String(), nullable=False, server_default="machine"))
    op.add_column("link", sa.Column("share", sa.Float(), nullable=True))
    op.add_column("link", sa.Column("grounds", sa.JSON(), nullable=True))
    op.create_table(
        "presence",
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name=op.f("fk_presence_entity_id")),
        sa.PrimaryKeyConstraint("entity_id", "outlet", "month", name=op.f("pk_presence")),
    )
    op.create_table(
        "identity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("undone_at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name=op.f("fk_identity_entity_id")),
        sa.ForeignKeyConstraint(["other_id"], ["entity.id"], name=op.f("fk_identity_other_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity")),
    )
    op.create_index(op.f("ix_identity_entity_id"), "identity", ["entity_id"])
    op.create_index(op.f("ix_identity_other_id"), "identity", ["other_id"])
    op.create_table(
        "resolved",
        sa.Column("upto", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("upto", name=op.f("pk_resolved")),
    )
    op.create_table(
        "outlet_name",
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("printed", name=op.f("pk_outlet_name")),
    )
    _appearances_by_name()


def _appearances_by_name() -> None:
    """An appearance is of a name now, so that the name may come to mean somebody else.

    What articles told before is derived from their findings: the next `reindex --full` tells it anew.
    """
    op.drop_table("appearance")
    op.create_table(
        "appearance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("block", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("lang", sa.String(), nullable=True),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("born_from", sa.Integer(), nullable=True),
        sa.Column("born_to", sa.Integer(), nullable=True),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("company", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_appearance_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name=op.f("fk_appearance_entity_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearance")),
        sa.UniqueConstraint("article_id", "folded", name=op.f("uq_appearance_article_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_appearance_article_id"), "appearance", ["article_id"])
    op.create_index(op.f("ix_appearance_entity_id"), "appearance", ["entity_id"])
    op.create_index(op.f("ix_appearance_block"), "appearance", ["block"])
