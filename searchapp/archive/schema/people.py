"""Who is who? Entities and their names, what articles tell of them, and the authority list."""

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, String, UniqueConstraint, func

from searchapp.archive.schema.base import Int64, needed, perhaps, table

entity = table(
    "entity",
    Column("id", Int64, primary_key=True),
    *needed("kind name"),
    Column("named_by", String, nullable=False),  # machine, authority or human: who gave the display name
    Column("articles", Int64, nullable=False),  # how many articles were linked to it
    Column("merged_into", ForeignKey("entity.id"), index=True),
    Column("open", Boolean, nullable=False, server_default="0"),  # a single name of which no article tells who bears it
)

Index("ix_entity_kind_name", entity.c.kind, entity.c.name)

canonical = func.coalesce(entity.c.merged_into, entity.c.id)
"""What an entity has become, else itself."""

variant = table(
    "variant",
    Column("entity_id", ForeignKey("entity.id"), primary_key=True),
    Column("text", String, primary_key=True),
    Column("folded", String, nullable=False),
    Column("sound", String),  # under which other spellings of the name are found
    Column("brief", String, index=True),  # under which the name is found where only its initial is given
    Column("given", String),  # the first and the last word of a person's main name of several words
    Column("family", String),
    Column("main", Boolean, nullable=False),  # whether an article's full name: only such names link articles
    Column("articles", Int64, nullable=False),  # how many articles call the entity so, at its fullest
    Index("ix_variant_folded", "folded", "articles", "entity_id"),  # the bearers that most articles call so come first
    Index("ix_variant_sound", "sound", "articles"),
    Index("ix_variant_given", "given", "articles"),
    Index("ix_variant_family", "family", "articles"),
)

# Where and when a person is named, in articles: by it a bare name means the bearer whom that outlet wrote of then.
presence = table(
    "presence",
    Column("entity_id", ForeignKey("entity.id"), primary_key=True),
    Column("outlet", String, primary_key=True),  # empty where it is unknown
    Column("month", Int64, primary_key=True),  # from the year 0 on; 0 where the article is undated
    Column("articles", Int64, nullable=False),
)

# What one article tells of one person whom it names: the evidence by which others of the name are compared.
appearance = table(
    "appearance",
    Column("id", Int64, primary_key=True),
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("entity_id", ForeignKey("entity.id"), nullable=False, index=True),
    *needed("name folded"),
    Column("block", String, nullable=False, index=True),  # only names of one block may mean one person
    *perhaps("day outlet lang gender"),
    *perhaps("born_from born_to", Int64),
    Column("roles", JSON, nullable=False),
    Column("company", JSON, nullable=False),  # kind and folded name of the others that the article names
    UniqueConstraint("article_id", "folded"),
    sqlite_autoincrement=True,  # an id is never used again: by ids it is known what is new
)

# Up to which appearance it is decided whom the names mean; one row at most.
resolved = table("resolved", Column("upto", Int64, primary_key=True, autoincrement=False))

# Two entities that may be one, the lower id first: offered until a person answers, and never again after that.
sameness = table(
    "sameness",
    Column("one_id", ForeignKey("entity.id"), primary_key=True),
    Column("other_id", ForeignKey("entity.id"), primary_key=True, index=True),
    Column("reasons", JSON, nullable=False),
    Column("answer", String),  # same or different
    Column("actor", String),
    Column("at", String, nullable=False),
)

# Which registered entity a name in an article stands for; kept when the article is annotated anew.
link = table(
    "link",
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("folded", String, primary_key=True),
    Column("entity_id", ForeignKey("entity.id"), nullable=False, index=True),
    Column("by", String, nullable=False, server_default="machine"),  # who says so: machine, given, authority or human
    Column("share", Float),  # of all weight, how much the machine's choice had
    Column("grounds", JSON),  # of the machine's choice
)

# What people decided about who is who, each with all that it takes to undo it.
identity = table(
    "identity",
    Column("id", Int64, primary_key=True),
    Column("what", String, nullable=False),  # merge, split, rename, apart, confirm, variant, role or kind
    Column("entity_id", ForeignKey("entity.id"), nullable=False, index=True),
    Column("other_id", ForeignKey("entity.id"), index=True),
    Column("before", JSON, nullable=False),
    *needed("actor reason at"),
    Column("undone_at", String),
    Column("after", JSON, nullable=False, server_default="{}"),  # the name, office or kind that holds by it
)

authority = table(
    "authority",
    Column("id", String, primary_key=True),
    Column("entity_id", ForeignKey("entity.id"), nullable=False, unique=True),
)

authority_name = table(
    "authority_name",
    Column("authority_id", ForeignKey("authority.id", ondelete="CASCADE"), primary_key=True),
    Column("folded", String, primary_key=True, index=True),
)

authority_office = table(
    "authority_office",
    Column("authority_id", ForeignKey("authority.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Int64, primary_key=True),
    Column("title", String, nullable=False),
    Column("first", String),  # dates as printed: a year, a month or a day
    Column("last", String),
)
