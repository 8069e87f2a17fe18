"""Which fields does the Whoosh index have, and what are their terms?

Two Whoosh indexes stand in one folder. In `PARAGRAPHS` a document is a paragraph, in `STATEMENTS` a document is the
part of a quotation that stands in one paragraph, so that "these words in one quotation" is an ordinary search.

Field `token` holds the unstemmed tokens with positions. In a paragraph the title comes first (positions 0 to n-1) and
the text after a gap (from n+1), so that one posting serves title and text and no phrase crosses from one to the
other; in a statement a position is the token's place in the paragraph's text. Field `stem` holds stems without
positions, each with its language's code before it ("en:govern"), since a word matches by the stem of the article's
own language.
"""

from searchapp.analysis import stem

PARAGRAPHS = "PARAGRAPHS"
STATEMENTS = "STATEMENTS"
STEM = "stem"
TOKEN = "token"  # noqa: S105  # a field's name, no password
FIELDS = (STEM, TOKEN)
"""In the order in which the term dictionary holds them."""


def language(lang: str | None) -> str:
    """The code that stands before a stem: the language without its region; empty where it is unknown."""
    return (lang or "").lower().replace("_", "-").partition("-")[0]


def stem_term(token: str, lang: str | None) -> str:
    """The term of field `stem` for a folded token."""
    return f"{language(lang)}:{stem(token, lang)}"
