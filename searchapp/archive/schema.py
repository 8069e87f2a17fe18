"""What does the archive keep? Its tables; the truth from which every index is derived.

Three kinds of statement about an article stand in tables of their own: what a machine found (`machine_quote`,
`mention`), what the input gave (`given`), what a person decided (`decision`). `quote`, `paragraph` and `entity` only
mint ids, which therefore survive reindexing, new annotators and new versions. Nothing in `version` is ever updated.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _article() -> Column[int]:
    return Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True)


original = Table(
    "original",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("media_type", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),  # compressed with zlib; the hash is that of the bytes as they came
)

article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("version_id", Integer, index=True),  # the newest version
)

version = Table(
    "version",
    metadata,
    Column("id", Integer, primary_key=True),
    _article(),
    Column("number", Integer, nullable=False),
    Column("original_id", ForeignKey("original.id"), nullable=False, index=True),
    Column("where", String, nullable=False),
    Column("run", Integer, nullable=False),
    Column("added_at", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("outlet", String),
    Column("byline", String),
    Column("dateline", String),
    Column("lang", String),
    Column("url", String),
    Column("published", String),
    Column("date_origin", String),
    Column("instant", String),
    Column("copy_of", String, index=True),
    Column("content_hash", String(64), nullable=False),  # of all that the input said: has it changed since?
    Column("text_hash", String(64), nullable=False),  # of the text alone: was it altered here?
    UniqueConstraint("article_id", "number"),
)

paragraph = Table("paragraph", metadata, Column("id", Integer, primary_key=True), _article())

placement = Table(
    "placement",
    metadata,
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("paragraph_id", ForeignKey("paragraph.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

# Of what the input itself speaks, paragraph by paragraph: there the machine's findings don't count.
given = Table(
    "given",
    metadata,
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("speakers", Boolean, nullable=False),
    Column("entities", Boolean, nullable=False),
    Column("quotes", Boolean, nullable=False),
)

annotation = Table(
    "annotation",
    metadata,
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True),
    Column("annotator", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("content_hash", String(64), nullable=False),
)

annotator = Table(
    "annotator", metadata, Column("version", String, primary_key=True), Column("description", String, nullable=False)
)

quote = Table("quote", metadata, Column("id", Integer, primary_key=True), _article())

_QUOTE_COLUMNS = (
    ("segments", JSON, False),
    ("type", String, False),
    ("status", String, False),
    ("speaker_start", Integer, True),
    ("speaker_end", Integer, True),
    ("cue_start", Integer, True),
    ("cue_end", Integer, True),
    ("band", String, False),
    ("rule", String, False),
    ("confidence", Float, False),
    ("chain", JSON, False),
)

machine_quote = Table(
    "machine_quote",
    metadata,
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True),
    Column("quote_id", ForeignKey("quote.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("entity_id", ForeignKey("entity.id"), index=True),
    *(Column(name, kind, nullable=nullable) for name, kind, nullable in _QUOTE_COLUMNS),
)

given_quote = Table(
    "given_quote",
    metadata,
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True),
    Column("quote_id", ForeignKey("quote.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("entity_id", ForeignKey("entity.id"), index=True),
    *(Column(name, kind, nullable=nullable) for name, kind, nullable in _QUOTE_COLUMNS),
)

mention = Table(
    "mention",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("entity_id", ForeignKey("entity.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),  # of the paragraph
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("origin", String, nullable=False),  # machine or given
)

given_speaker = Table(
    "given_speaker",
    metadata,
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("entity_id", ForeignKey("entity.id"), primary_key=True, index=True),
)

entity = Table(
    "entity",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("named_by", String, nullable=False),  # machine, authority or human: who gave the display name
    Column("articles", Integer, nullable=False),  # how many articles were linked to it
    Column("merged_into", ForeignKey("entity.id"), index=True),
)

variant = Table(
    "variant",
    metadata,
    Column("entity_id", ForeignKey("entity.id"), primary_key=True),
    Column("text", String, primary_key=True),
    Column("folded", String, nullable=False),
    Column("sound", String),  # under which other spellings of the name are found
    Column("brief", String, index=True),  # under which the name is found where only its initial is given
    Column("main", Boolean, nullable=False),  # whether an article's full name: only such names link articles
    Column("articles", Integer, nullable=False),  # how many articles call the entity so, at its fullest
    Index("ix_variant_folded", "folded", "articles"),  # the bearers that most articles call so come first
    Index("ix_variant_sound", "sound", "articles"),
)

# What one article tells of one entity: the evidence by which the next article's bearer of the name is compared.
appearance = Table(
    "appearance",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("entity_id", ForeignKey("entity.id"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("day", String),
    Column("outlet", String),
    Column("lang", String),
    Column("gender", String),
    Column("born_from", Integer),
    Column("born_to", Integer),
    Column("roles", JSON, nullable=False),
    Column("company", JSON, nullable=False),  # kind and folded name of the others that the article names
    UniqueConstraint("article_id", "entity_id"),
)

# Two entities that may be one, the lower id first: offered until a person answers, and never again after that.
sameness = Table(
    "sameness",
    metadata,
    Column("one_id", ForeignKey("entity.id"), primary_key=True),
    Column("other_id", ForeignKey("entity.id"), primary_key=True, index=True),
    Column("reasons", JSON, nullable=False),
    Column("by_evidence", Boolean, nullable=False),  # whether more evidence may settle it without a person
    Column("answer", String),  # same or different
    Column("actor", String),
    Column("at", String, nullable=False),
)

authority = Table(
    "authority",
    metadata,
    Column("id", String, primary_key=True),
    Column("entity_id", ForeignKey("entity.id"), nullable=False, unique=True),
)

authority_name = Table(
    "authority_name",
    metadata,
    Column("authority_id", ForeignKey("authority.id", ondelete="CASCADE"), primary_key=True),
    Column("folded", String, primary_key=True, index=True),
)

authority_office = Table(
    "authority_office",
    metadata,
    Column("authority_id", ForeignKey("authority.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("title", String, nullable=False),
    Column("first", String),  # dates as printed: a year, a month or a day
    Column("last", String),
)

# Which registered entity a name in an article stands for; kept when the article is annotated anew.
link = Table(
    "link",
    metadata,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("folded", String, primary_key=True),
    Column("entity_id", ForeignKey("entity.id"), nullable=False, index=True),
)

role = Table(
    "role",
    metadata,
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True),
    Column("entity_id", ForeignKey("entity.id"), primary_key=True, index=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("text", String, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    _article(),
    Column("quote_id", ForeignKey("quote.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), nullable=False),
    Column("quoted", Text, nullable=False),  # the anchor: the words, what stands around them, and the version
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("what", String, nullable=False),  # speaker or status
    Column("entity_id", ForeignKey("entity.id")),  # null with what = speaker: a person says that it is unknown
    Column("status", String),
    Column("actor", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
)

# What readers said is wrong, beside what they were shown; nothing about the readers themselves.
report = Table(
    "report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("quote_id", ForeignKey("quote.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), nullable=False),
    Column("quoted", Text, nullable=False),  # what was shown: the words, the speaker's name, how sure, what is claimed
    Column("speaker", String),
    Column("status", String, nullable=False),
    Column("band", String, nullable=False),
    Column("wrong", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("closed_at", String),
    Column("decided", Boolean),
    Column("actor", String),
    Column("reason", Text),
)

# Near-copies: what is kept of a text to find its copies, the pairs that were found, and the groups that these make.
copy_sketch = Table(
    "copy_sketch",
    metadata,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("version_id", Integer, nullable=False, index=True),
    Column("method", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

copy_band = Table(
    "copy_band",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

copy_pair = Table(
    "copy_pair",
    metadata,
    Column("one_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("other_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

copy_group = Table(
    "copy_group",
    metadata,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("group_id", Integer, nullable=False, index=True),  # the row id of the head, the earliest article
    Column("position", Integer, nullable=False),  # in the order of dates; the head's is 0
)

withdrawal = Table(
    "withdrawal",
    metadata,
    Column("key", String, primary_key=True),
    Column("original_sha256", String(64), nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("actor", String, nullable=False),
    Column("at", String, nullable=False),
)

# What an index has to learn: an article that came, changed, was annotated, decided on or withdrawn.
change = Table(
    "change",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("key", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    sqlite_autoincrement=True,
)

run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    sqlite_autoincrement=True,
)

Index("ix_entity_kind_name", entity.c.kind, entity.c.name)
