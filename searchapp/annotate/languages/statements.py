"""Which statements does a sentence hold, with what is said and whom its cue names?

By cue: a quotation beside it, words behind “that” or a colon, the clause that it stands behind (“…, said Lind”), in
German the clause behind a comma, the object of announcing and warning. By source: the clause it stands in. By form:
“Name: «…»”, and any verb between a quotation and a full name.
"""

from collections.abc import Iterator
from dataclasses import replace

from searchapp.annotate.languages.behind import BehindFinder
from searchapp.annotate.languages.chunks import Chunker
from searchapp.annotate.languages.cues import Cue, CueFinder
from searchapp.annotate.languages.forms import FormFinder
from searchapp.annotate.languages.named import Named
from searchapp.annotate.languages.names import NameFinder
from searchapp.annotate.languages.said import LEAST_WORDS, Statement, closes, direct, quote_before, reported
from searchapp.annotate.languages.sources import SourceFinder
from searchapp.annotate.languages.speakers import NOBODY, Subject
from searchapp.annotate.languages.subjects import SubjectFinder
from searchapp.annotate.languages.table import Finder, Language
from searchapp.annotate.languages.tokens import COMMAS, DASHES, ENDS, PAUSES, QUOTE

_SHORT, _BESIDE, _SHORTEST, _TO_COMMA, _MOST_ASIDES = 5, 2, 8, 7, 4


class StatementFinder(Finder):
    """Finds the statements of sentences in one language."""

    def __init__(self, language: Language, names: NameFinder) -> None:
        super().__init__(language)
        self._chunker = Chunker(language, names)
        self._cues = CueFinder(language)
        self._subjects = SubjectFinder(language, self._chunker)
        self._behind = BehindFinder(language, self._chunker, self._subjects)
        self._sources = SourceFinder(language, self._chunker, self._cues, self._subjects)
        self._forms = FormFinder(language, self._chunker)
        self._titled = frozenset() if self._last else language.words("preposition", "article", "scare")

    def statements(self, sentence: Named) -> list[Statement]:
        """The statements of one sentence in order; no two share words."""
        kept: list[Statement] = []
        told = sorted(self._all(sentence), key=lambda found: not (found.rule == "clause, cue" and found.subject.name))
        for statement in told:  # words within somebody's words are theirs: “I never said that, said Lind”
            if not any(a.overlaps(b) for other in kept for a in other.segments for b in statement.segments):
                kept.append(statement)
        return sorted(kept, key=lambda statement: statement.segments[0])

    def _all(self, sentence: Named) -> Iterator[Statement]:
        cues = list(self._cues.cues(sentence))
        for number, cue in enumerate(cues):
            limit = cues[number + 1].first if number + 1 < len(cues) else len(sentence.tokens)
            statement = self._by_cue(sentence, cue, limit)
            if statement is not None:
                yield replace(statement, adding=cue.form.frame == "add")
        yield from self._sources.statements(sentence)
        yield from self._forms.statements(sentence)

    def _by_cue(self, sentence: Named, cue: Cue, limit: int) -> Statement | None:
        if not cue.finite:
            return self._by_participle(sentence, cue, limit)
        head = self._subjects.phrases.head(sentence, cue)
        if self._asks_relative(sentence, head):
            return None
        if (told := self._as_said(sentence, cue, head)) is not None:
            return told
        quote = quote_before(sentence, head)
        if quote >= 0 and (told := self._beside_quote(sentence, cue, head, quote)):
            return told
        inverted = head == 0 or sentence.low[head - 1] in PAUSES or sentence.low[head - 1] in self._breaks
        before, behind = self._subjects_of(sentence, cue, inverted=inverted)
        if cue.form.frame == "tell" and behind and not self._behind.is_speaker(sentence, behind, strict=True):
            behind = None  # an object
        clause = inverted and not self._first and head > 0 and sentence.low[head - 1] in (COMMAS | DASHES)
        apposed = before is not None and before.name is not None and self._apposed(sentence, before, head)
        open_object = apposed and behind and not self._behind.is_speaker(sentence, behind, strict=True)
        if clause and behind and not open_object and (statement := self._told_before(sentence, cue, behind, head)):
            return statement
        opens = before is not None and 0 <= before.first <= 1
        called = cue.form.frame == "call" and before is not None and before.name is not None
        near = before if opens or called or not behind else behind
        subject: Subject | None = near if clause or not inverted else behind or before
        if subject and subject is before and closes(sentence, cue.last):  # “«…», Lind says.”
            quote = quote_before(sentence, subject.first)
            if quote >= 0:
                return direct(sentence, quote, subject, cue, "quotation, cue")
        if statement := self._behind.told(sentence, cue, subject or NOBODY, limit):
            return statement
        dropped = clause and self._drops and not apposed
        return self._told_before(sentence, cue, NOBODY, head) if dropped else None

    def _apposed(self, sentence: Named, subject: Subject, head: int) -> bool:
        """Whether only an apposition stands between a name and the verb: “Ada Lind, mayor, said”."""
        return subject.last >= head - 1 or (subject.first <= 1 and sentence.low[subject.last] in COMMAS)

    def _subjects_of(self, sentence: Named, cue: Cue, *, inverted: bool) -> tuple[Subject | None, Subject | None]:
        """Who may be the subject before the verb and behind it, as far as the order of words allows each."""
        if self._first and (behind := self._subjects.behind(sentence, cue)):
            return None, behind
        before = self._subjects.before(sentence, cue)
        if self._last or (before and not inverted):
            return before, None
        return before, self._subjects.behind(sentence, cue)

    def _asks_relative(self, sentence: Named, head: int) -> bool:
        """Whether the verb tells of its own object: “lo que dijo”, “la carta que anunció el alcalde”."""
        at = head
        while at and sentence.low[at - 1] in self._words("adverb"):
            at -= 1
        low = sentence.low[max(0, at - 2) : at]
        colon = any(sentence.low[at : at + 2] == (":", QUOTE) for at in range(head, min(head + 10, len(sentence.low))))
        asks = len(low) == 2 and not colon and low[1] in self._words("relative.object") and low[0] not in PAUSES
        subject = self._drops and asks and low[0] not in self._words("what")
        return asks and not (subject and self._that_follows(sentence, head))

    def _that_follows(self, sentence: Named, head: int) -> bool:
        """Whether “that” or a quotation follows soon: then “que” was the subject, “the man who said that”."""
        return any(low in self._that or low in (QUOTE, ":") for low in sentence.low[head : head + 8])

    def _beside_quote(self, sentence: Named, cue: Cue, head: int, quote: int) -> Statement | None:
        """“«…», said Lind”; where the quotation only ends a clause (“it was «sad», said Lind”), the whole clause."""
        subject = self._subjects.before(sentence, cue) if self._last else None
        subject = subject or self._subjects.behind(sentence, cue) or NOBODY
        if self._comma_speech and cue.form.frame == "call" and quote == head - 1:  # “was Lind als „…“ bezeichnete”
            who = self._subjects.before(sentence, cue) or NOBODY
            return direct(sentence, quote, who, cue, "cue, name for it")
        if head - quote < _BESIDE and not self._first and not self._last and self._is_title(sentence, quote, subject):
            return None
        noun = self._comma_speech and sentence.tokens[quote - 1].capital
        if quote and (noun or sentence.low[quote - 1] in self._titled):
            return None  # “the author of «The River», said”
        if quote and sentence.low[quote - 1] not in PAUSES and not self._last:
            if head - quote < _BESIDE:  # “the film «…» shows”, but “who called it «…»” where verbs stand last
                start = self._subjects.segment_start(sentence, quote)
                if not self._comma_speech or sentence.low[start] not in self._words("relative") or not start:
                    return None
                who = self._subjects.before(sentence, cue) or NOBODY
                return direct(sentence, quote, who, cue, "quotation, cue")
            return self._told_before(sentence, cue, subject, head) or direct(
                sentence, quote, subject, cue, "clause, cue"
            )
        return direct(sentence, quote, subject, cue, "quotation, cue")

    def _is_title(self, sentence: Named, quote: int, behind: Subject) -> bool:
        """Whether the quotation is the verb's subject, as the title of a work is: “«The River» tells of a crew”."""
        inner = sentence.tokens[quote].text[:-1].rstrip()
        return not (behind.name or behind.bare or inner[-1:] in ".!?…,")

    def _as_said(self, sentence: Named, cue: Cue, head: int) -> Statement | None:
        """“Wie Lind sagte, …”, “…, según explicó Lind”: the rest of the sentence is what is said."""
        start = self._subjects.segment_start(sentence, head)
        if self._comma_speech and start < len(sentence.low) and cue.last < len(sentence.low):
            start = self._over_commas(sentence, start, cue)
        if start == head or sentence.low[start] not in self._words("as_said"):
            return None
        inner = self._chunker.chunks(sentence, start + 1, head)
        open_ones = [phrase for phrase in inner if phrase.open]
        subject = self._subjects.behind(sentence, cue) if not open_ones else None
        if open_ones:
            subject = self._subjects.phrases.subject(sentence, open_ones[0], cue)
            if subject.name is None and (full := [p for p in open_ones if p.name and p.name.full]):
                subject = self._subjects.phrases.subject(
                    sentence, full[0], cue
                )  # “wie der Präsident, Otto Varga, erklärte”
        end = max(cue.last, subject.last if subject else 0)
        while end < len(sentence.low) and sentence.low[end] not in (COMMAS | ENDS | {":", QUOTE}):
            if sentence.low[end] in self._that:
                return None
            end += 1
        if sentence.word(end + 1) in self._that:
            return None
        if start == 0:
            behind = sentence.word(end) in (COMMAS | {":"})
            return reported(sentence, [(end, len(sentence.low))], subject, cue, "as said") if behind else None
        parts = [(0, start)]
        if sentence.word(end) in COMMAS:
            parts.append((end, len(sentence.low)))
        return reported(sentence, parts, subject, cue, "as said")

    def _over_commas(self, sentence: Named, start: int, cue: Cue) -> int:
        """Where “wie” opens the clause that a verb at its end closes: “Wie Lind, 34, Bürgermeister, sagte, …”."""
        at, as_said = start, self._words("as_said")
        closed = sentence.word(cue.last) in (COMMAS | ENDS)
        for _ in range(_MOST_ASIDES if closed else 0):
            if sentence.low[at] in as_said or not at or sentence.low[at - 1] not in (COMMAS | {"(", ")"}):
                break
            at = self._subjects.segment_start(sentence, at - 1)
        return at if sentence.low[at] in as_said else start

    def _told_before(self, sentence: Named, cue: Cue, subject: Subject, head: int) -> Statement | None:
        """“…, said Lind”: the clause before is what is said."""
        if cue.form.frame == "call" or not self._behind.is_speaker(sentence, subject):
            return None
        prepositions = self._words("preposition")
        if subject is NOBODY and not (closes(sentence, cue.last) or sentence.low[cue.last] in prepositions):
            return None
        if self._subjects.segment_start(sentence, head - 1) == 0 and head < LEAST_WORDS:
            return None
        parts = [(0, head)]
        end = self._to_comma(sentence, max(cue.last, subject.last))
        short = head <= _SHORT or sentence.low[0] in self._words("preposition")
        if short and end < len(sentence.low) and self._goes_on(sentence, end):
            parts.append((end, len(sentence.low)))
        elif self._behind.begins(sentence, cue, end, len(sentence.low))[0] in ("colon", "quote"):
            return None
        return reported(sentence, parts, subject, cue, "clause, cue")

    def _goes_on(self, sentence: Named, comma: int) -> bool:
        """Whether the clause goes on behind “…, said Lind, …”, and no apposition or relative clause follows."""
        if sentence.low[comma] not in COMMAS or comma + 2 >= len(sentence.low):
            return False
        low = sentence.low[comma + 1]
        kinds = ("relative", "subjunction", "break", *(() if comma <= _SHORTEST else ("preposition",)))
        aside = any(low in self._words(kind) for kind in kinds)
        return not (aside or self._chunker.is_role(low) or self._chunker.is_role(sentence.low[comma + 2]))

    def _to_comma(self, sentence: Named, at: int) -> int:
        """Behind “to the deputies” or “on Monday” that stands between the speaker and a comma."""
        low = sentence.low
        small = self._words("preposition", "adverb", "time")
        if at >= len(low) or low[at] not in small:
            return at
        end = next((place for place in range(at, min(at + _TO_COMMA, len(low))) if low[place] in PAUSES), -1)
        return end if end > 0 and low[end] in COMMAS else at

    def _passive(self, sentence: Named, cue: Cue) -> Statement | None:
        """German, “wurde von Lind als «…» beschrieben”: the agent stands before the quotation."""
        first = self._subjects.segment_start(sentence, cue.first - 1) if cue.first else 0
        by = next((at for at in range(first, cue.first) if sentence.low[at] in ("von", "vom")), -1)
        if cue.first < 1 or sentence.low[cue.first - 1] != QUOTE or by < 0:
            return None
        subject = self._sources.who(sentence, by + 1) or NOBODY
        return direct(sentence, cue.first - 1, subject, cue, "quotation, cue")

    def _by_participle(self, sentence: Named, cue: Cue, limit: int) -> Statement | None:
        """“…, warning that …”, “described by Lind as «…»”."""
        if cue.form.kind == "participle" and self._comma_speech:
            return self._passive(sentence, cue)
        if cue.form.kind == "participle":
            subject = self._sources.who(sentence, cue.verb) or NOBODY
            return self._behind.called(sentence, max(cue.verb, subject.last), subject, cue)
        found, at = self._behind.begins(sentence, cue, cue.verb, limit)
        if not found or found in ("comma", "bare"):
            return None
        end = len(sentence.low)
        if cue.first <= 1:  # “Warning that …, Lind urged …”
            end = next((place for place in range(at, end) if sentence.low[place] in COMMAS), end)
        outer = (end, len(sentence.low)) if cue.first <= 1 else (0, cue.first)
        subject = self._subjects.main(sentence, cue, *outer) or NOBODY
        if cited := self._subjects.cited(sentence, cue):
            subject = cited
        if sentence.word(at) == QUOTE:
            return direct(sentence, at, subject, cue, "participle, quotation")
        return reported(sentence, [(at, end)], subject, cue, "participle that", least=1)
