"""Which rules join a statement to its cue, and how was the cue itself seen?

Each rule is a row: its id (kept with every statement), what it looks for, its share of right links, an example. Code
names rules by the members of `Rule` and `Seen` only; the table of rules in docs/attribution.md is made from this one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


_SAME = (0.85, 0.85, 0.85)

RULES: dict[Rule, Row] = {
    Rule.BEFORE: Row("the cue right before the mark", (0.985, 0.978, 0.76), "Anna Kern said: “The dam leaks badly.”"),
    Rule.AFTER: Row("the cue right behind the mark", (0.99, 0.985, 0.9), "“The dam leaks badly,” said Anna Kern."),
    Rule.SIGNED: Row("a dash and a name behind the mark", (0.985, 0.985, 0.985), "“The dam leaks badly.” — Anna Kern"),
    Rule.PARENTHETICAL: Row(
        "a cue between commas in the sentence", (0.985, 0.97, 0.9), "The dam, Anna Kern said, is “a leaking ruin.”"
    ),
    Rule.GOVERNING: Row(
        "the cue above the words in the parse; of cues within each other the outermost",
        (0.985, 0.955, 0.78),
        "Anna Kern said the dam was “a leaking ruin.”",
    ),
    Rule.NEAREST: Row(
        "the nearest reporting cue to the left in the sentence",
        (0.8, 0.75, 0.7),
        "Yet, as Anna Kern observed, in the days of the flood -- when the dam held -- “what plan would you pick?”",
    ),
    Rule.COLON: Row("a name or a clause before a colon", (0.88, 0.88, 0.85), "Anna Kern: “The dam leaks badly.”"),
    Rule.ANY_VERB: Row(
        "any verb above the words whose subject can speak",
        (0.5, 0.5, 0.5),
        "Anna Kern treats the dam as “a bold old plan.”",
    ),
    Rule.NEXT_SENTENCE: Row(
        "a full stop where a comma belongs", (0.9, 0.9, 0.9), "“The dam leaks badly.” Anna Kern said.", apart=True
    ),
    Rule.COLON_ABOVE: Row(
        "a colon at the end of the paragraph above", (0.88, 0.88, 0.8), "Anna Kern said:¶“The dam leaks badly.”"
    ),
    Rule.SENTENCE_BEFORE: Row(
        "whoever spoke in the sentence before a quotation that stands alone",
        (0.88, 0.85, 0.7),
        "Anna Kern praised the crew. “They worked all night in the rain.”",
        apart=True,
    ),
    Rule.PARAGRAPH_BEFORE: Row(
        "whoever spoke in the paragraph before a quotation that fills its own",
        (0.85, 0.7, 0.3),
        "“The dam leaks badly,” said Anna Kern.¶“It has leaked for years.”",
        apart=True,
    ),
    Rule.PULL_QUOTE: Row(
        "a quotation that fills its paragraph and repeats words given to somebody",
        (0.95, 0.95, 0.9),
        "“It leaks badly”¶“It leaks badly, and has for years,” said Anna Kern.",
        apart=True,
    ),
    Rule.TRANSCRIPT: Row(
        "NAME: … at three lines or more, without marks",
        (0.9, 0.9, 0.9),
        "ANNA KERN: It leaks.¶PETER HOLM: Since when?¶ANNA KERN: Since May.",
    ),
    Rule.UNATTRIBUTED: Row(
        "a whole sentence between marks that nobody is told to say: the speaker is unknown",
        _SAME,
        "It was cold. “The dam has leaked for as long as I know.” It rained.",
    ),
    Rule.VERB: Row("a clause that a cue reports", (0.985, 0.985, 0.9), "Anna Kern said that the dam leaks."),
    Rule.OBJECT: Row("an object that a cue reports", (0.96, 0.96, 0.9), "Anna Kern announced a plan for a new dam."),
    Rule.ACCORDING_TO: Row(
        "according to somebody", (0.985, 0.985, 0.985), "The dam leaks badly, according to Anna Kern."
    ),
    Rule.SECOND_HAND: Row(
        "a statement inside another's", _SAME, "“Holm told me, ‘The dam leaks every day,’ and left,” Anna Kern said."
    ),
}

SEEN_APART = frozenset({Seen.SIGNATURE, Seen.LABEL, Seen.SUBJECT_BEFORE, Seen.ACCORDING_TO})
"""Cues whose form says nothing of whether the words were said."""


def table() -> str:
    """The rules as a table in Markdown, for the documentation."""
    lines = ["| rule | looks for | right of 100: plain cue / other / none | example |", "|---|---|---|---|"]
    for rule, row in RULES.items():
        shares = " / ".join(f"{100 * share:.1f}".removesuffix(".0") for share in row.shares)
        lines.append(f"| {rule} | {row.looks_for} | {shares} | {row.example.replace('¶', ' / ')} |")
    return "\n".join(lines)
