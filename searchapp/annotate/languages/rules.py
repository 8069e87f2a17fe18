"""What does the program have to know of a language to read its statements? One table a language, and nothing else.

A newcomer adds a language by a file with a `LanguageRules` and a line in `languages/__init__.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field


def words(text: str) -> frozenset[str]:
    """The words of a list written with spaces and line breaks."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a list written with commas and line breaks."""
    return tuple(part.strip() for part in text.replace("\n", ",").split(",") if part.strip())


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """The marks, cues and names of one language.

    `cues`, `adding`, `sources` and their like, `that`, `as_said` and `titles` are regular expressions of whole words.
    """

    code: str
    """ISO 639-1."""
    marks: tuple[str, ...]
    """Pairs of quotation marks, the opening one first."""
    cues: tuple[str, ...]
    """Verbs of saying in the forms that news uses, before or behind the speaker."""
    adding: tuple[str, ...]
    """Verbs that go on with the last speaker's words where they have no subject (“added”)."""
    sources: tuple[str, ...]
    """What stands before a named source: “according to”."""
    that: tuple[str, ...]
    """What joins reported speech to its verb: “that”."""
    as_said: tuple[str, ...] = field(default=(), kw_only=True)
    """What makes a clause of speaker and verb tell the source of the rest: German “wie Lind sagte, …”."""
    titles: tuple[str, ...]
    """Offices and honorifics before a name."""
    given_names: frozenset[str]
    """Common given names; they begin a full name."""
    not_names: frozenset[str]
    """Capitalised (or, without capitals, any) words that never belong to a name."""
    prepositions: frozenset[str]
    """Words before a name that make it something else than the subject."""
    articles: frozenset[str] = frozenset()
    """Words before a capitalised word that make it a common noun."""
    pronouns: tuple[str, ...] = ()
    """Subjects that name nobody; behind a cue they mean the last speaker, or nobody."""
    negations: frozenset[str] = frozenset()
    """Words before a cue that turn it into its opposite."""
    doubts: frozenset[str] = frozenset()
    """Words beside a cue by which what follows is denied or only alleged: nobody's own assertion."""
    conjunctions: frozenset[str] = frozenset()
    """Words between a name and a cue that leave open whose verb it is: “and”, “when”, the passive's “was”."""
    links: tuple[str, ...] = ()
    """Small words inside a person's name."""
    sources_quoting: tuple[str, ...] = ()
    """Sources whose words must stand in quotation marks: French “pour Lind, «…»”, which else only means “for”."""
    sources_closing: tuple[str, ...] = ()
    """Sources that only stand behind a statement (German “so”)."""
    sources_behind: tuple[str, ...] = ()
    """What stands behind a named source (“Lind zufolge”)."""
    bodies: frozenset[str] = frozenset()
    """Words that make a name a body's."""
    common_endings: tuple[str, ...] = ()
    """Endings by which a single capitalised word shows itself a common noun."""
    abbreviations: frozenset[str] = field(default_factory=frozenset)
    """Words whose full stop ends no sentence."""
    capitals: bool = True
    """Whether the script tells names by capital letters."""
    noun_capitals: bool = False
    """Whether common nouns bear a capital too (German)."""
    verb_last: bool = False
    """Whether the verb stands behind its subject and all else (Persian)."""
