"""What is a name in a sentence of these languages, and a sentence with its names?"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from searchapp.annotate.languages.tokens import Sentence
from searchapp.domain import EntityKind, Span


@dataclass(frozen=True, slots=True)
class Name:
    """A name: `first` and `last` count tokens, end exclusive; `begins` where its title does.

    `vouched` tells that a given name, a title or an age shows it to be somebody's.
    """

    first: int
    last: int
    begins: int
    span: Span
    text: str
    kind: EntityKind = EntityKind.PERSON
    vouched: bool = False
    gender: str = ""
    of: bool = False
    """Whether the name is the complement of an office before it, and so no subject."""

    @property
    def full(self) -> bool:
        """Whether more than the surname is given."""
        return " " in self.text


@dataclass(frozen=True, slots=True)
class Named(Sentence):
    """A sentence with its names, by the tokens where they and the titles before them begin."""

    names: dict[int, Name] = field(default_factory=dict)

    def unnamed(self) -> "Named":
        """The same, as if no name were known in it."""
        return replace(self, names={})


def with_names(sentence: Sentence, found: Sequence[Name]) -> Named:
    """The sentence with the names that were found in it."""
    names = {name.begins: name for name in found} | {name.first: name for name in found}
    return Named(sentence.text, sentence.span, sentence.tokens, sentence.low, names)


def name_of(sentence: Sentence, first: int, last: int, kind: EntityKind) -> Name:
    """The name that the tokens from `first` to before `last` are."""
    return Name(first, last, first, sentence.stretch(first, last), sentence.written(first, last), kind)
