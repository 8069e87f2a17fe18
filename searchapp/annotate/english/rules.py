"""Which rules join a statement to its cue, and how was the cue itself seen?

Each rule is a row of `lexicon/rules.tsv`: its id (kept with every statement), what it looks for, its share of right
links, an example. Code names rules by the members of `Rule` and `Seen` only; the table of rules in the documentation is
made from these rows.
"""

from dataclasses import dataclass
from enum import StrEnum

from searchapp.annotate.lexicon import table


class Rule(StrEnum):
    """The id of a rule by which a statement has its speaker."""

    BEFORE = "before"
    AFTER = "after"
    SIGNED = "signed"
    PARENTHETICAL = "parenthetical"
    GOVERNING = "governing"
    NEAREST = "nearest"
    COLON = "colon"
    ANY_VERB = "any verb"
    NEXT_SENTENCE = "next sentence"
    COLON_ABOVE = "colon above"
    SENTENCE_BEFORE = "sentence before"
    PARAGRAPH_BEFORE = "paragraph before"
    PULL_QUOTE = "pull quote"
    TRANSCRIPT = "transcript"
    UNATTRIBUTED = "unattributed"
    VERB = "verb"
    OBJECT = "object"
    ACCORDING_TO = "according to"
    SECOND_HAND = "second-hand"


class Seen(StrEnum):
    """How a cue was seen."""

    VERB = "verb"  # a verb of the lexicon
    UNLISTED_VERB = "unlisted verb"  # any verb where cues stand
    ANY_VERB = "any verb"  # any verb above the quotation in the parse
    PASSIVE = "passive"  # “was quoted as saying”
    ACCORDING_TO = "according to"
    IN_WORDS = "in words"  # “in Kern's words”
    SOURCE_NOUN = "source noun"  # “Kern's claim that …”
    COLON = "colon"  # any verb before a colon
    LABEL = "label"  # a bare name before a colon
    SIGNATURE = "signature"  # a name behind a dash
    SUBJECT_BEFORE = "subject before"  # the subject of the sentence before


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of a rule.

    `shares` are the shares of right links, counted in judged articles and rounded by hand: behind a plain cue (“say”),
    another reporting one, and any other. `apart` tells that the quotation stands beside its cue without being its
    object. The example is a text of ours to which the rule applies; “¶” parts paragraphs.
    """

    looks_for: str
    shares: tuple[float, float, float]
    example: str
    apart: bool = False


RULES = {
    Rule(row["rule"]): Row(
        row["looks_for"],
        (float(row["plain"]) / 100, float(row["other"]) / 100, float(row["none"]) / 100),
        row["example"],
        apart=bool(row["apart"]),
    )
    for row in table("rules.tsv")
}
SEEN_APART = frozenset({Seen.SIGNATURE, Seen.LABEL, Seen.SUBJECT_BEFORE, Seen.ACCORDING_TO})
"""Cues whose form says nothing of whether the words were said."""


def markdown() -> str:
    """The rules as a table in Markdown, for the documentation."""
    lines = ["| rule | looks for | right of 100: plain cue / other / none | example |", "|---|---|---|---|"]
    for rule, row in RULES.items():
        shares = " / ".join(f"{100 * share:.1f}".removesuffix(".0") for share in row.shares)
        lines.append(f"| {rule} | {row.looks_for} | {shares} | {row.example.replace('¶', ' / ')} |")
    return "\n".join(lines)
