"""Which lines of an article are no part of its text: links to other articles, captions, credits?

Whoever is named in them has not been speaking, and words between marks in them belong to another article.
"""

import re

from searchapp.domain import Span

_LINK = re.compile(
    r"\s*(?:read more|see more|more|read also|also read|see also|related(?: (?:articles?|stor(?:y|ies)|content))?"
    r"|recommended|most read|don['’]t miss|watch|listen|in pictures|story continues(?: below)?"
    r"|advertisement|sign up)\s*[:|»>]",
    re.IGNORECASE,
)
_BARE = re.compile(r"\s*(?:story continued below|advertisement|article continues below|share this)\W*$", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:\(?\b(?:photo(?:graph)?s?|picture|image|credit|pic)(?: (?:credit|by|courtesy))?(?: ?[:/©|]| by\b|$)"
    r"|©|\bGetty Images\b|\((?:AP|AFP|Reuters)[ /)])",
    re.IGNORECASE,
)
_LONGEST = 300
"""Longer units (code points) are text, whatever they begin with or end in."""
_CAPTION = 30
"""How many words a caption has at most."""


def is_furniture(text: str, unit: Span) -> bool:
    """Whether a unit is a link to another article, a caption with its credit, or a line of the page."""
    if unit.end - unit.start > _LONGEST:
        return False
    line = text[unit.start : unit.end]
    if _LINK.match(line) or _BARE.match(line):
        return True
    credit = _CREDIT.search(line)
    return credit is not None and len(line.split()) <= _CAPTION and credit.end() > len(line) // 3
