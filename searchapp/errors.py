"""Which errors does the program tell its user in one clear sentence?

Every error that a person can cause or mend derives from `SearchappError`; its text is one sentence that
names the file, line or character and, where there is one, the way out. Anything else is a defect.
"""

from collections.abc import Mapping


class Sentence(str):
    """A sentence for the user with something filled in, which can still be put into another language.

    It is the filled-in English text; `template` has `%(name)s` where `values` belong.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, str]

    def __new__(cls, template: str, **values: str) -> "Sentence":
        """Fill `values` into `template`."""
        sentence = super().__new__(cls, template % values)
        sentence.template, sentence.values = template, values
        return sentence


class SearchappError(Exception):
    """The root of all errors that carry a sentence for the user."""


class RefusedInput(SearchappError):
    """One file, line or record can't be taken; the others go on.

    `where` is the path or URL, with `:line` where the input has lines; `reason` is the sentence's second half.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason

    def __reduce__(self) -> "tuple[type[RefusedInput], tuple[str, str]]":
        return RefusedInput, (self.where, self.reason)  # it comes from other processes too


class QueryError(SearchappError):
    """A query that the grammar does not allow.

    `start` and `end` are the offending span in the query's text (code points, end exclusive).
    """

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end


class SettingsError(SearchappError):
    """A setting is missing, malformed or refused."""


class ArchiveError(SearchappError):
    """The archive can't be opened, read or written as asked."""


class ArchiveAway(ArchiveError):
    """The server that keeps the archive can't be reached, or can't answer now; it may at the next try."""


class IndexMissing(SearchappError):
    """No index has been published yet: `searchapp reindex` makes one."""


class IndexDamaged(SearchappError):
    """A file of the index is truncated, altered or absent; the sentence names it."""


class EngineAway(SearchappError):
    """The engine can't be reached, or can't answer now; it may be back at the next try."""


class QueryTooLarge(SearchappError):
    """A query takes more work than one query may."""


class CursorGone(SearchappError):
    """A cursor's generation, or what the archive said then of names, is no more: begin again."""


class IndexUnwritable(SearchappError):
    """The index can't be written: the disk is full or the folder is not ours; the live generation stays."""


class IndexBusy(SearchappError):
    """Another process is building the index right now."""


class VerificationFailed(SearchappError):
    """A freshly built index does not say what the archive says; the live one stays."""
