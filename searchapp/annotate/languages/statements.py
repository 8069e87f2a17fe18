"""Which statements does a sentence hold, with what is said and whom its cue names?

By cue: a quotation beside it, words behind “that” or a colon, the clause that it stands behind (“…, said Lind”), in
German the clause behind a comma, the object of announcing and warning. By source: the clause it stands in. By form:
“Name: «…»”, and any verb between a quotation and a full name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from searchapp.annotate.languages.chunks import Chunker
from searchapp.annotate.languages.content import ContentFinder
from searchapp.annotate.languages.cues import Cue, CueFinder
from searchapp.annotate.languages.forms import FormFinder
from searchapp.annotate.languages.names import Name, NameFinder
from searchapp.annotate.languages.said import LEAST_WORDS, Statement, closes, direct, quote_before, reported
from searchapp.annotate.languages.sources import SourceFinder
from searchapp.annotate.languages.subjects import NOBODY, Subject, SubjectFinder
from searchapp.annotate.languages.table import Language
from searchapp.annotate.languages.tokens import COMMAS, DASHES, ENDS, PAUSES, QUOTE, Sentence
from searchapp.domain import Status

_BARE = "-"
"""Among what a verb takes: its object may stand without a preposition too."""
_SHORT, _BESIDE, _REACH, _JOINED, _SHORTEST, _TO_COMMA, _MOST_ASIDES = 5, 2, 12, 3, 8, 7, 4


class StatementFinder:
    """Finds the statements of sentences in one language."""

    def __init__(self, language: Language, names: NameFinder) -> None:
        self._language = language
        self._chunker = Chunker(language, names)
        self._cues = CueFinder(language)
        self._subjects = SubjectFinder(language, self._chunker)
        self._content = ContentFinder(language, self._chunker)
        self._sources = SourceFinder(language, self._chunker, self._cues, self._subjects)
        self._forms = FormFinder(language, self._chunker)
        self._that = language.words("that")
        self._breaks = language.words("break")
        self._comma_speech = language.is_a("comma_speech")
        kinds = ("preposition", "article", "scare")
        self._titled = (
            frozenset().union(*(language.words(kind) for kind in kinds))
            if not language.is_a("verb_last")
            else frozenset()
        )
        self._drops = language.is_a("drops_subject")
        self._first = language.is_a("verb_first")
        self._last = language.is_a("verb_last")

    def statements(self, sentence: Sentence, found: list[Name]) -> list[Statement]:
        """The statements of one sentence in order; no two share words."""
        names = {name.begins: name for name in found} | {name.first: name for name in found}
        kept: list[Statement] = []
        for statement in self._all(sentence, names):
            if not any(a.overlaps(b) for other in kept for a in other.segments for b in statement.segments):
                kept.append(statement)
        return sorted(kept, key=lambda statement: statement.segments[0])

    def _all(self, sentence: Sentence, names: dict[int, Name]) -> Iterator[Statement]:
        cues = list(self._cues.cues(sentence))
        for number, cue in enumerate(cues):
            limit = cues[number + 1].first if number + 1 < len(cues) else len(sentence.tokens)
            statement = self._by_cue(sentence, names, cue, limit)
            if statement is not None:
                yield replace(statement, adding=cue.form.frame == "add")
        yield from self._sources.statements(sentence, names)
        yield from self._forms.statements(sentence, names)

    def _by_cue(self, sentence: Sentence, names: dict[int, Name], cue: Cue, limit: int) -> Statement | None:
        if not cue.finite:
            return self._by_participle(sentence, names, cue, limit)
        head = self._subjects.head(sentence, cue)
        if self._asks_relative(sentence, head):
            return None
        if (told := self._as_said(sentence, names, cue, head)) is not None:
            return told
        quote = quote_before(sentence, head)
        if quote >= 0 and (told := self._beside_quote(sentence, names, cue, head, quote)):
            return told
        inverted = head == 0 or sentence.low[head - 1] in PAUSES or sentence.low[head - 1] in self._breaks
        before, behind = self._subjects_of(sentence, names, cue, inverted=inverted)
        if cue.form.frame == "tell" and behind and not self._is_speaker(sentence, behind, strict=True):
            behind = None  # an object
        clause = inverted and not self._first and head > 0 and sentence.low[head - 1] in (COMMAS | DASHES)
        object_too = cue.form.frame not in ("say", "add")
        apposed = (
            object_too and before and before.name and behind and not self._is_speaker(sentence, behind, strict=True)
        )
        if clause and behind and not apposed and (statement := self._told_before(sentence, cue, behind, head)):
            return statement
        opens = before is not None and 0 <= before.first <= 1
        called = cue.form.frame == "call" and before is not None and before.name is not None
        near = before if opens or called or not behind else behind
        subject: Subject | None = near if clause or not inverted else behind or before
        if subject and subject is before and closes(sentence, cue.last):  # “«…», Lind says.”
            quote = quote_before(sentence, subject.first)
            if quote >= 0:
                return direct(sentence, quote, subject, cue, "quotation, cue")
        if statement := self._told_behind(sentence, cue, subject or NOBODY, limit):
            return statement
        unnamed = clause and self._drops and not (before and before.name)
        return self._told_before(sentence, cue, NOBODY, head) if unnamed else None

    def _subjects_of(
        self, sentence: Sentence, names: dict[int, Name], cue: Cue, *, inverted: bool
    ) -> tuple[Subject | None, Subject | None]:
        """Who may be the subject before the verb and behind it, as far as the order of words allows each."""
        if self._first and (behind := self._subjects.behind(sentence, names, cue)):
            return None, behind
        before = self._subjects.before(sentence, names, cue)
        if self._last or (before and not inverted):
            return before, None
        return before, self._subjects.behind(sentence, names, cue)

    def _asks_relative(self, sentence: Sentence, head: int) -> bool:
        """Whether the verb tells of its own object: “lo que dijo”, “la carta que anunció el alcalde”."""
        at = head
        while at and sentence.low[at - 1] in self._language.words("adverb"):
            at -= 1
        low = sentence.low[max(0, at - 2) : at]
        asks = len(low) == 2 and low[1] in self._language.words("relative.object") and low[0] not in PAUSES
        subject = self._drops and asks and low[0] not in self._language.words("what")
        return asks and not (subject and self._that_follows(sentence, head))

    def _that_follows(self, sentence: Sentence, head: int) -> bool:
        """Whether “that” or a quotation follows soon: then “que” was the subject, “the man who said that”."""
        return any(low in self._that or low in (QUOTE, ":") for low in sentence.low[head : head + 8])

    def _beside_quote(
        self, sentence: Sentence, names: dict[int, Name], cue: Cue, head: int, quote: int
    ) -> Statement | None:
        """“«…», said Lind”; where the quotation only ends a clause (“it was «sad», said Lind”), the whole clause."""
        subject = self._subjects.before(sentence, names, cue) if self._last else None
        subject = subject or self._subjects.behind(sentence, names, cue) or NOBODY
        if self._comma_speech and cue.form.frame == "call" and quote == head - 1:  # “was Lind als „…“ bezeichnete”
            who = self._subjects.before(sentence, names, cue) or NOBODY
            return direct(sentence, quote, who, cue, "cue, name for it")
        if head - quote < _BESIDE and not self._first and not self._last and self._is_title(sentence, quote, subject):
            return None
        noun = self._comma_speech and sentence.tokens[quote - 1].capital
        if quote and (noun or sentence.low[quote - 1] in self._titled):
            return None  # “the author of «The River», said”
        if quote and sentence.low[quote - 1] not in PAUSES and not self._last:
            if head - quote < _BESIDE:  # “the film «…» shows”, but “who called it «…»” where verbs stand last
                start = self._subjects.segment_start(sentence, quote)
                if not self._comma_speech or sentence.low[start] not in self._language.words("relative") or not start:
                    return None
                who = self._subjects.before(sentence, names, cue) or NOBODY
                return direct(sentence, quote, who, cue, "quotation, cue")
            return self._told_before(sentence, cue, subject, head) or direct(
                sentence, quote, subject, cue, "clause, cue"
            )
        return direct(sentence, quote, subject, cue, "quotation, cue")

    def _is_title(self, sentence: Sentence, quote: int, behind: Subject) -> bool:
        """Whether the quotation is the verb's subject, as the title of a work is: “«The River» tells of a crew”."""
        inner = sentence.tokens[quote].text[:-1].rstrip()
        return not (behind.name or behind.bare or inner[-1:] in ".!?…,")

    def _as_said(self, sentence: Sentence, names: dict[int, Name], cue: Cue, head: int) -> Statement | None:
        """“Wie Lind sagte, …”, “…, según explicó Lind”: the rest of the sentence is what is said."""
        start = self._subjects.segment_start(sentence, head)
        if self._comma_speech and start < len(sentence.low) and cue.last < len(sentence.low):
            start = self._over_commas(sentence, start, cue)
        if start == head or sentence.low[start] not in self._language.words("as_said"):
            return None
        inner = self._chunker.chunks(sentence, names, start + 1, head)
        open_ones = [phrase for phrase in inner if not phrase.governed and not phrase.time]
        subject = self._subjects.behind(sentence, names, cue) if not open_ones else None
        if open_ones:
            subject = self._subjects.subject(sentence, open_ones[0], cue)
            if subject.name is None and (full := [p for p in open_ones if p.name and p.name.full]):
                subject = self._subjects.subject(sentence, full[0], cue)  # “wie der Präsident, Otto Varga, erklärte”
        end = max(cue.last, subject.last if subject else 0)
        while end < len(sentence.low) and sentence.low[end] not in (COMMAS | ENDS | {":", QUOTE}):
            if sentence.low[end] in self._that:
                return None
            end += 1
        if end + 1 < len(sentence.low) and sentence.low[end + 1] in self._that:
            return None
        if start == 0:
            behind = end < len(sentence.low) and sentence.low[end] in (COMMAS | {":"})
            return reported(sentence, [(end, len(sentence.low))], subject, cue, "as said") if behind else None
        parts = [(0, start)]
        if end < len(sentence.low) and sentence.low[end] in COMMAS:
            parts.append((end, len(sentence.low)))
        return reported(sentence, parts, subject, cue, "as said")

    def _over_commas(self, sentence: Sentence, start: int, cue: Cue) -> int:
        """Where “wie” opens the clause that a verb at its end closes: “Wie Lind, 34, Bürgermeister, sagte, …”."""
        at, as_said = start, self._language.words("as_said")
        closed = cue.last < len(sentence.low) and sentence.low[cue.last] in (COMMAS | ENDS)
        for _ in range(_MOST_ASIDES if closed else 0):
            if sentence.low[at] in as_said or not at or sentence.low[at - 1] not in (COMMAS | {"(", ")"}):
                break
            at = self._subjects.segment_start(sentence, at - 1)
        return at if sentence.low[at] in as_said else start

    def _told_before(self, sentence: Sentence, cue: Cue, subject: Subject, head: int) -> Statement | None:
        """“…, said Lind”: the clause before is what is said."""
        if cue.form.frame == "call" or not self._is_speaker(sentence, subject):
            return None
        prepositions = self._language.words("preposition")
        if subject is NOBODY and not (closes(sentence, cue.last) or sentence.low[cue.last] in prepositions):
            return None
        if self._subjects.segment_start(sentence, head - 1) == 0 and head < LEAST_WORDS:
            return None
        parts = [(0, head)]
        end = self._to_comma(sentence, max(cue.last, subject.last))
        short = head <= _SHORT or sentence.low[0] in self._language.words("preposition")
        if short and end < len(sentence.low) and self._goes_on(sentence, end):
            parts.append((end, len(sentence.low)))
        elif self._content.begins(sentence, cue, end, len(sentence.low))[0] in ("colon", "quote"):
            return None
        return reported(sentence, parts, subject, cue, "clause, cue")

    def _goes_on(self, sentence: Sentence, comma: int) -> bool:
        """Whether the clause goes on behind “…, said Lind, …”, and no apposition or relative clause follows."""
        if sentence.low[comma] not in COMMAS or comma + 2 >= len(sentence.low):
            return False
        low = sentence.low[comma + 1]
        kinds = ("relative", "subjunction", "break", *(() if comma <= _SHORTEST else ("preposition",)))
        aside = any(low in self._language.words(kind) for kind in kinds)
        return not (aside or self._chunker.is_role(low) or self._chunker.is_role(sentence.low[comma + 2]))

    def _to_comma(self, sentence: Sentence, at: int) -> int:
        """Behind “to the deputies” or “on Monday” that stands between the speaker and a comma."""
        low = sentence.low
        small = self._language.words("preposition") | self._language.words("adverb") | self._language.words("time")
        if at >= len(low) or low[at] not in small:
            return at
        end = next((place for place in range(at, min(at + _TO_COMMA, len(low))) if low[place] in PAUSES), -1)
        return end if end > 0 and low[end] in COMMAS else at

    def _is_speaker(self, sentence: Sentence, subject: Subject, *, strict: bool = False) -> bool:
        """Whether a phrase can mean somebody who speaks; `strict` wants a word that says so."""
        if subject.name or subject.bare:
            return True
        low = sentence.low[max(0, subject.first) : subject.last]
        known = self._language.words("source.noun")
        return any(word in known or self._chunker.is_role(word) for word in low) or (
            not strict and bool(low) and low[0] in self._language.words("article")
        )

    def _told_behind(self, sentence: Sentence, cue: Cue, subject: Subject, limit: int) -> Statement | None:
        start = max(cue.verb, subject.last)
        found, at = self._content.begins(sentence, cue, start, limit)
        frame = cue.form.frame
        if found in ("colon", "quote") and at < len(sentence.low) and sentence.low[at] == QUOTE:
            return direct(sentence, at, subject, cue, "cue, quotation")
        if frame == "deny":
            whole = [(at, self._joined_cue(sentence, at, limit))]
            hearsay = ":" in sentence.low[at:]  # “denied having said: «…»”
            told = reported(sentence, whole, subject, cue, "cue that", 2) if found and not hearsay else None
            if self._first and not found and subject is not NOBODY:
                told = self._object(sentence, start, subject, cue, limit)
            return replace(told, status=Status.DENIED) if told else None
        if frame == "call":
            called = self._called(sentence, start, subject, cue)
            return called or (self._object(sentence, start, subject, cue, limit) if cue.form.takes else None)
        if (
            found in ("that", "comma", "colon", "bare")
            and not cue.doubted
            and not self._is_law(sentence, subject, cue.form.verb)
        ):
            if frame == "quote" and found in ("that", "bare"):
                return None
            least = LEAST_WORDS if found == "comma" else LEAST_WORDS - 1
            return reported(
                sentence, [(at, self._joined_cue(sentence, at, limit))], subject, cue, f"cue {found}", least
            )
        if frame == "tell" and self._last:
            head = self._subjects.head(sentence, cue)
            before = self._language.words("object.before")
            opens = max((place for place in range(head) if sentence.low[place] in before), default=-1)
            parts = [(opens + 1, head)]
            return reported(sentence, parts, subject, cue, "cue, object", least=2) if opens >= 0 else None
        told = subject is not NOBODY or (self._drops and cue.first <= 1 and bool(cue.form.takes))
        if frame == "tell" and told and not cue.doubted and not self._is_law(sentence, subject, cue.form.verb):
            return self._object(sentence, start, subject, cue, limit)
        return None

    def _joined_cue(self, sentence: Sentence, at: int, limit: int) -> int:
        """Where what is said ends because “and” leads on to another verb of saying: “said that … and warned that …”."""
        head = limit
        kinds = (
            {form.kind for form in self._language.forms.get(sentence.low[limit], ())}
            if limit < len(sentence.low)
            else ()
        )
        if "gerund" in kinds and sentence.low[limit - 1] in COMMAS:
            return limit  # “…, adding that”
        if (
            self._first
            and limit < len(sentence.low)
            and sentence.tokens[limit].start > sentence.tokens[limit - 1].end + 1
        ):
            return limit if limit > at + 1 else len(sentence.low)  # a joined “and”
        while head > at and sentence.low[head - 1] in self._language.words("object"):
            head -= 1
        joined = head < len(sentence.low) and at < head - 1 and sentence.low[head - 1] in self._breaks
        told = joined and any(low in self._that or low in (QUOTE, ":") for low in sentence.low[limit : limit + _REACH])
        return head - 1 if told else len(sentence.low)

    def _is_law(self, sentence: Sentence, subject: Subject, verb: str) -> bool:
        """Whether the subject says nothing: a law or a treaty, a court that condemns, “man”."""
        words = sentence.low[max(0, subject.first) : max(0, subject.last)]
        judges = verb in self._language.words("judging") and not self._language.words("court").isdisjoint(words)
        nobody = len(words) == 1 and words[0] in self._language.words("impersonal")
        return judges or nobody or not self._language.words("law").isdisjoint(words)

    def _called(self, sentence: Sentence, start: int, subject: Subject, cue: Cue) -> Statement | None:
        near = range(start, min(len(sentence.low), start + 12))
        at = next((at for at in near if sentence.low[at] in (QUOTE, ";", ":", "(")), -1)
        if at < 0 or sentence.low[at] != QUOTE or subject is NOBODY:
            return None
        if not re.match(r"\W+(?:[^\W\d_]+\W+\w|[^\W\dA-ZÄÖÜ])", sentence.tokens[at].text):
            return None  # one word with a capital: a name given to a thing
        return direct(sentence, at, subject, cue, "cue, name for it")

    def _object(self, sentence: Sentence, start: int, subject: Subject, cue: Cue, limit: int) -> Statement | None:
        low = sentence.low
        inner = low[max(0, subject.first) : max(0, subject.last)]
        if start < len(low) and low[start] in COMMAS and not COMMAS.isdisjoint(inner):
            start += 1  # the comma that closes the speaker's apposition
        start = self._behind_asides(sentence, start, cue.form.takes)
        if start >= len(low):
            return None
        stop = self._joined_cue(sentence, start, limit)
        end = start
        while end < stop and low[end] not in (";", *ENDS):
            end += 1
        if cue.form.particle and start < cue.last <= end:
            end = cue.last - 1
        if not self._language.words("negation").isdisjoint(low[start:end]) and self._comma_speech:
            return None
        if cue.form.takes:
            if not self._is_speaker(sentence, subject, strict=True):
                return None
            reach = 1 if cue.form.frame == "call" else _REACH  # “a appelé à”, but not “a appelé les élus à”
            if _BARE not in cue.form.takes or low[start] not in self._language.words("article"):
                start = self._taken(low, start, min(end, start + reach), cue.form.takes)
            return reported(sentence, [(start, end)], subject, cue, "cue, object", 2) if start >= 0 else None
        opens = low[start] in self._language.words("article") or low[start] in self._language.words("object.before")
        noun = self._comma_speech and sentence.tokens[start].capital
        indefinite = self._first and low[start][0].isalpha() and low[start] not in self._language.words("preposition")
        empty = end - start <= 2 and low[end - 1] in self._language.words("object.empty")  # “announced the news”
        told = (opens or noun or indefinite) and not empty
        return reported(sentence, [(start, end)], subject, cue, "cue, object", 2) if told else None

    def _behind_asides(self, sentence: Sentence, at: int, takes: tuple[str, ...]) -> int:
        """Behind days, adverbs, “in a statement” and an apposition between commas, to where an object may begin."""
        low = sentence.low
        small = self._language.words("adverb") | self._language.words("time")
        while at < len(low):
            if low[at] in takes:
                break
            if low[at] in small:
                at += 1
            elif low[at] in COMMAS and (
                end := next((e for e in range(at + 1, min(at + 9, len(low))) if low[e] in COMMAS), 0)
            ):
                at = end + 1
            elif low[at] in self._language.words("aside"):
                phrases = self._chunker.chunks(sentence, {}, at, min(len(low), at + 6))
                if not phrases or not phrases[0].governed or phrases[0].first > at + 2:
                    break
                at = phrases[0].last
            else:
                break
        return at

    def _taken(self, low: tuple[str, ...], first: int, last: int, takes: tuple[str, ...]) -> int:
        """Where what is taken by a preposition begins: behind it, or with the word that Arabic joins to it; -1."""
        for at in range(first, last):
            if low[at] in self._that or low[at] in COMMAS:
                break
            if low[at] in takes:
                return at + 1
            if self._first and low[at][0] in takes and len(low[at]) > _JOINED:
                return at
        return -1

    def _by_participle(self, sentence: Sentence, names: dict[int, Name], cue: Cue, limit: int) -> Statement | None:
        """“…, warning that …”, “described by Lind as «…»”."""
        if cue.form.kind == "participle":
            subject = self._subjects.source(sentence, names, cue.verb) or NOBODY
            return self._called(sentence, max(cue.verb, subject.last), subject, cue)
        found, at = self._content.begins(sentence, cue, cue.verb, limit)
        if not found or found in ("comma", "bare"):
            return None
        end = len(sentence.low)
        if cue.first <= 1:  # “Warning that …, Lind urged …”
            end = next((place for place in range(at, end) if sentence.low[place] in COMMAS), end)
        outer = (end, len(sentence.low)) if cue.first <= 1 else (0, cue.first)
        subject = self._subjects.main(sentence, names, cue, *outer) or NOBODY
        if cited := self._subjects.cited(sentence, names, cue):
            subject = cited
        if at < len(sentence.low) and sentence.low[at] == QUOTE:
            return direct(sentence, at, subject, cue, "participle, quotation")
        return reported(sentence, [(at, end)], subject, cue, "participle that")
