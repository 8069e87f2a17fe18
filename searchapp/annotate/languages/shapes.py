"""What does a word look like, what closes a clause, and how far does a cue reach, in each of these languages?"""

from __future__ import annotations

import re

from searchapp.annotate.languages.sentences import BLANK

WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
CLOSES_CLAUSE = re.compile(rf"[.;:!?؟{BLANK}«»“”„\"]")
FAR, FEW, APPOSITION = 160, 8, 120
"""How many code points a cue reaches, what counts as right beside it, and how long an apposition may be."""


def alternatives(expressions: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these regular expressions as whole words, the longest first; none matches nothing."""
    longest_first = sorted(expressions, key=len, reverse=True)
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(longest_first) or '(?!)'})(?!\w)", re.IGNORECASE)
