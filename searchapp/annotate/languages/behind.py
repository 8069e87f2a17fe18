"""What is told behind a cue: by “that”, a colon or a quotation, as its object, as the name given to a thing?"""

import re
from dataclasses import replace

from searchapp.annotate.languages.chunks import Chunker
from searchapp.annotate.languages.content import ContentFinder
from searchapp.annotate.languages.cues import Cue
from searchapp.annotate.languages.named import Named
from searchapp.annotate.languages.said import LEAST_WORDS, Statement, direct, quote_before, reported
from searchapp.annotate.languages.speakers import NOBODY, Subject
from searchapp.annotate.languages.subjects import SubjectFinder
from searchapp.annotate.languages.table import Finder, Language
from searchapp.annotate.languages.tokens import COMMAS, ENDS, PAUSES, QUOTE
from searchapp.domain import EntityKind, Status

_BARE = "-"
"""Among what a verb takes: its object may stand without a preposition too."""

_REACH, _ASIDE, _NAMED_WITHIN, _JOINED, _HEAD, _CLAUSE = 12, 9, 12, 3, 3, 8


class BehindFinder(Finder):
    """Finds what is told behind the cues of one language."""

    def __init__(self, language: Language, chunker: Chunker, subjects: SubjectFinder) -> None:
        super().__init__(language)
        self._chunker = chunker
        self._subjects = subjects
        self._content = ContentFinder(language, chunker)

    def begins(self, sentence: Named, cue: Cue, start: int, limit: int) -> tuple[str, int]:
        """How what is said begins behind the cue; see `ContentFinder`."""
        return self._content.begins(sentence, cue, start, limit)

    def is_speaker(self, sentence: Named, subject: Subject, *, strict: bool = False) -> bool:
        """Whether a phrase can mean somebody who speaks; `strict` wants a word that says so."""
        if subject.name or subject.bare:
            return True
        low = sentence.low[max(0, subject.first) : subject.last]
        known = self._words("source.noun")
        return any(word in known or self._chunker.is_role(word) for word in low) or (
            not strict and bool(low) and low[0] in self._words("article")
        )

    def told(self, sentence: Named, cue: Cue, subject: Subject, limit: int) -> Statement | None:
        """The statement behind the cue; `limit` is where the next cue begins."""
        start = max(cue.verb, subject.last)
        found, at = self._content.begins(sentence, cue, start, limit)
        if found in ("colon", "quote") and sentence.word(at) == QUOTE:
            return direct(sentence, at, subject, cue, "cue, quotation")
        if cue.form.frame == "deny":
            return self._denied(sentence, cue, subject, limit)
        if cue.form.frame == "call":
            named = self.called(sentence, start, subject, cue)
            return named or (self._object(sentence, start, subject, cue, limit) if cue.form.takes else None)
        silent = cue.doubted or self._says_nothing(sentence, subject, cue.form.verb)
        if found in ("that", "comma", "colon", "bare") and not silent:
            return self._clause(sentence, found, at, subject, cue, limit)
        if cue.form.frame == "view":
            return self.called(sentence, start, subject, cue)
        if cue.form.frame != "tell":
            return None
        if self._last:
            return self._object_before(sentence, subject, cue)
        if self._first and subject.name and subject.name.kind is EntityKind.PLACE:
            return None  # Arabic: what a country declares so is more often an act than words
        known = subject is not NOBODY or (self._drops and cue.first <= 1 and bool(cue.form.takes))
        return self._object(sentence, start, subject, cue, limit) if known and not silent else None

    def _clause(self, sentence: Named, found: str, at: int, subject: Subject, cue: Cue, limit: int) -> Statement | None:
        if cue.form.frame == "quote" and found in ("that", "bare"):
            return None
        least = {"comma": LEAST_WORDS, "that": 1}.get(found, LEAST_WORDS - 1)
        whole = [(at, self._joined_cue(sentence, at, limit))]
        return reported(sentence, whole, subject, cue, f"cue {found}", least)

    def _denied(self, sentence: Named, cue: Cue, subject: Subject, limit: int) -> Statement | None:
        start = max(cue.verb, subject.last)
        found, at = self._content.begins(sentence, cue, start, limit)
        told = None
        if found and ":" not in sentence.low[at:]:  # not “denied having said: «…»”
            told = reported(sentence, [(at, self._joined_cue(sentence, at, limit))], subject, cue, "cue that", 2)
        elif self._first and not found and subject is not NOBODY:
            told = self._object(sentence, start, subject, cue, limit)
        return replace(told, status=Status.DENIED) if told else None

    def _joined_cue(self, sentence: Named, at: int, limit: int) -> int:
        """Where what is said ends because “and” leads on to another verb of saying: “said that … and warned that …”."""
        low = sentence.low
        if limit >= len(low):
            return len(low)
        if low[limit - 1] in COMMAS and any(form.kind == "gerund" for form in self._language.forms.get(low[limit], ())):
            return limit  # “…, adding that”
        if self._first and sentence.tokens[limit].start > sentence.tokens[limit - 1].end + 1:
            return limit if limit > at + 1 else len(low)  # a joined “and”
        quote = quote_before(sentence, limit)
        if quote > at and sentence.low[quote - 1] in PAUSES - COMMAS:
            return quote - 1  # “said that …: «…», said Lind”: other words, with a cue of their own
        if (contrast := self._contrast(sentence, limit)) > at:
            return contrast
        head = limit
        while head > at and low[head - 1] in self._words("object"):
            head -= 1
        joined = at < head - 1 and low[head - 1] in self._breaks
        told = joined and any(word in self._that or word in (QUOTE, ":") for word in low[limit : limit + _REACH])
        return head - 1 if told else len(low)

    def _contrast(self, sentence: Named, limit: int) -> int:
        """The comma at which another's clause of saying begins: “says that …, but Lind says …”; 0 for none."""
        start = self._subjects.segment_start(sentence, limit)
        short = 1 < limit - start <= _CLAUSE and sentence.low[start] in self._words("contrast")
        return start - 1 if short and sentence.low[start - 1] in COMMAS else 0

    def _says_nothing(self, sentence: Named, subject: Subject, verb: str) -> bool:
        """Whether the subject says nothing: a law or a treaty, a court that condemns, “man”."""
        words = sentence.low[max(0, subject.first) : max(0, subject.last)]
        judges = verb in self._words("judging") and not self._words("court").isdisjoint(words)
        nobody = len(words) == 1 and words[0] in self._words("impersonal")
        return judges or nobody or not self._words("law").isdisjoint(words)

    def called(self, sentence: Named, start: int, subject: Subject, cue: Cue) -> Statement | None:
        """The quotation that names a thing: “called it «sad»”."""
        near = range(start, min(len(sentence.low), start + _NAMED_WITHIN))
        at = next((at for at in near if sentence.low[at] in (QUOTE, ";", ":", "(")), -1)
        if at < 0 or sentence.low[at] != QUOTE or subject is NOBODY:
            return None
        if not re.match(r"\W+(?:[^\W\d_]+\W+\w|[^\W\dA-ZÄÖÜ])", sentence.tokens[at].text):
            return None  # one word with a capital: a name given to a thing
        return direct(sentence, at, subject, cue, "cue, name for it")

    # ---- objects ----

    def _object_before(self, sentence: Named, subject: Subject, cue: Cue) -> Statement | None:
        """Persian: “از … خبر داد”."""
        head = self._subjects.phrases.head(sentence, cue)
        before = self._words("object.before")
        opens = max((place for place in range(head) if sentence.low[place] in before), default=-1)
        return reported(sentence, [(opens + 1, head)], subject, cue, "cue, object", 2) if opens >= 0 else None

    def _object(self, sentence: Named, start: int, subject: Subject, cue: Cue, limit: int) -> Statement | None:
        """“announced plans”, “warned of delays”."""
        low = sentence.low
        inner = low[max(0, subject.first) : max(0, subject.last)]
        if sentence.word(start) in COMMAS and not COMMAS.isdisjoint(inner):
            start += 1  # the comma that closes the speaker's apposition
        start = self._behind_asides(sentence, start, cue.form.takes)
        if start >= len(low):
            return None
        end = self._object_end(sentence, start, cue, limit)
        if self._nouns and not self._words("negation").isdisjoint(low[start:end]):
            return None
        if cue.form.takes and not self.is_speaker(sentence, subject, strict=True):
            return None
        start = self._taken(low, start, end, cue) if cue.form.takes else self._plain(sentence, start, end)
        return reported(sentence, [(start, end)], subject, cue, "cue, object", 2) if start >= 0 else None

    def _object_end(self, sentence: Named, start: int, cue: Cue, limit: int) -> int:
        stop = self._joined_cue(sentence, start, limit)
        end = start
        while end < stop and sentence.low[end] not in (";", *ENDS):
            end += 1
        return cue.last - 1 if cue.form.particle and start < cue.last <= end else end

    def _plain(self, sentence: Named, start: int, end: int) -> int:
        """Where an object without a preposition begins, or -1: with an article, a German noun, an Arabic word."""
        word = sentence.low[start]
        opens = word in self._words("article") or word in self._words("object.before")
        noun = self._nouns and sentence.tokens[start].capital
        indefinite = self._first and word[0].isalpha() and word not in self._words("preposition")
        empty = end - start <= 2 and sentence.low[end - 1] in self._words("object.empty")
        act = not self._words("object.act").isdisjoint(sentence.low[start : start + _HEAD])
        return start if (opens or noun or indefinite) and not (empty or act) else -1  # not “declared war”

    def _behind_asides(self, sentence: Named, at: int, takes: tuple[str, ...]) -> int:
        """Behind days, adverbs, “in a statement” and an apposition between commas, to where an object may begin."""
        low = sentence.low
        small = self._words("adverb", "time")
        while at < len(low) and low[at] not in takes:
            if low[at] in small:
                at += 1
                continue
            behind = self._behind_aside(sentence, at)
            if behind == at:
                break
            at = behind
        return at

    def _behind_aside(self, sentence: Named, at: int) -> int:
        low = sentence.low
        if low[at] in COMMAS:
            return next((e + 1 for e in range(at + 1, min(at + _ASIDE, len(low))) if low[e] in COMMAS), at)
        if low[at] not in self._words("aside"):
            return at
        phrases = self._chunker.chunks(sentence.unnamed(), at, min(len(low), at + _ASIDE - 3))
        governed = bool(phrases) and phrases[0].governed and phrases[0].first <= at + 2
        return phrases[0].last if governed else at

    def _taken(self, low: tuple[str, ...], first: int, end: int, cue: Cue) -> int:
        """Where what is taken by a preposition begins: behind it, or with the word that Arabic joins to it; -1."""
        takes = cue.form.takes
        if _BARE in takes and low[first] in self._words("article"):
            return first
        reach = 1 if cue.form.frame == "call" else _REACH  # “a appelé à”, but not “a appelé les élus à”
        for at in range(first, min(end, first + reach)):
            if low[at] in self._that or low[at] in COMMAS:
                break
            if low[at] in takes:
                return at + 1
            if self._first and low[at][0] in takes and len(low[at]) > _JOINED:
                return at
        return -1
