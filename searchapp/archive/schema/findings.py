"""What does an article say, and who says it: as the input states it, and as an annotator finds it?"""

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, String, Table

from searchapp.archive.schema.base import Int64, metadata, needed, of_article, perhaps, table

annotation = table(
    "annotation",
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True),
    Column("annotator", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("content_hash", String(64), nullable=False),
)

annotator = table(
    "annotator", metadata, Column("version", String, primary_key=True), Column("description", String, nullable=False)
)

# Of what the input itself speaks, paragraph by paragraph: there the machine's findings don't count.
given = table(
    "given",
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Int64, primary_key=True),
    Column("speakers", Boolean, nullable=False),
    Column("entities", Boolean, nullable=False),
    Column("quotes", Boolean, nullable=False),
)

given_speaker = table(
    "given_speaker",
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Int64, primary_key=True),
    Column("entity_id", ForeignKey("entity.id"), primary_key=True, index=True),
)

quote = table("quote", Column("id", Int64, primary_key=True), of_article())


def _quotes(name: str) -> Table:
    """Quotations of a version, whoever found them; the row of `quote` is the statement that they have in common."""
    return table(
        name,
        Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True),
        Column("quote_id", ForeignKey("quote.id", ondelete="CASCADE"), primary_key=True, index=True),
        Column("entity_id", ForeignKey("entity.id"), index=True),  # who speaks; null where it is unknown
        Column("segments", JSON, nullable=False),
        *needed("type status"),
        *perhaps("speaker_start speaker_end cue_start cue_end", Int64),
        *needed("band rule"),
        Column("confidence", Float, nullable=False),
        Column("chain", JSON, nullable=False),
    )


machine_quote = _quotes("machine_quote")
given_quote = _quotes("given_quote")

mention = table(
    "mention",
    Column("id", Int64, primary_key=True),
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("entity_id", ForeignKey("entity.id"), nullable=False, index=True),
    Column("number", Int64, nullable=False),  # of the paragraph
    *needed("start end", Int64),
    Column("origin", String, nullable=False),  # machine or given
)

role = table(
    "role",
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True),
    Column("entity_id", ForeignKey("entity.id"), primary_key=True, index=True),
    Column("start", Int64, primary_key=True),
    Column("end", Int64, nullable=False),
    Column("text", String, nullable=False),
)
