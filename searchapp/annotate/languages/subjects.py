"""Who is the subject of a cue: somebody named, a pronoun, somebody whom no name tells, or nobody in the sentence?"""

from collections.abc import Sequence

from searchapp.annotate.languages.chunks import Chunker, Phrase
from searchapp.annotate.languages.cues import Cue
from searchapp.annotate.languages.named import Name, Named
from searchapp.annotate.languages.speakers import PhraseReader, Subject, of_name, unnamed
from searchapp.annotate.languages.table import Finder, Language
from searchapp.annotate.languages.tokens import COMMAS, ENDS, PAUSES, QUOTE
from searchapp.domain import EntityKind

_REACH, _MOST_SEGMENTS = 14, 5


class SubjectFinder(Finder):
    """Finds the subjects of cues in one language."""

    def __init__(self, language: Language, chunker: Chunker) -> None:
        super().__init__(language)
        self._chunker = chunker
        self.phrases = PhraseReader(language)
        parting = language.words("break", "subjunction", "relative")
        self._parting = parting - language.words("article")
        self._small = self._breaks | language.words("adverb", "object")

    def behind(self, sentence: Named, cue: Cue) -> Subject | None:
        """The subject behind the verb: “said yesterday the minister of ports, Ada Lind, …”."""
        start = cue.verb
        if sentence.word(start) in self._words("clitic"):
            gender = next((sex for sex in "mf" if sentence.low[start] in self._words(f"clitic.{sex}")), "")
            return Subject(None, sentence.stretch(start, start + 1), True, gender, start, start + 1)
        end = self.segment_end(sentence, start)
        if end == start and (name := self._behind_aside(sentence, start)):
            return self.phrases.subject(sentence, Phrase(name.begins, name.last, name=name), cue)
        both = cue.form.kind == "plural" and sentence.word(end) in self._breaks
        if both and (other := sentence.names.get(end + 1)):
            end = other.last
        phrases = self._chunker.chunks(sentence, start, end)
        open_ones = [p for p in phrases if p.open and sentence.low[p.first] not in self._words("oblique")]
        if not open_ones:
            return self._behind_adverbial(sentence, phrases, cue, end)
        first = open_ones[0]
        if first.pronoun is not None and self._nouns and sentence.low[first.first] == "es" and len(open_ones) > 1:
            first = open_ones[1]  # “so erklärte es Lind”
        if first.name or first.pronoun is not None:
            return self.phrases.joint(sentence, first, phrases, cue) or self.phrases.subject(sentence, first, cue)
        apposed = self.apposed(sentence, first, open_ones[1:], end)
        return self.phrases.subject(sentence, apposed or first, cue)

    def _behind_adverbial(self, sentence: Named, phrases: Sequence[Phrase], cue: Cue, end: int) -> Subject | None:
        """The full name right behind another phrase's noun: “wrote in her blog Ada Lind”, none behind an office."""
        name = phrases[-1].name if phrases else None
        if not (name and name.full and name.kind is EntityKind.PERSON and name.last == end):
            return None
        before = sentence.low[name.begins - 1]
        apart = name.begins == name.first and before not in self._prepositions and not self._chunker.is_role(before)
        if self._nouns or not apart or before in self._speakers | self._words("link"):
            return None
        return self.phrases.subject(sentence, Phrase(name.begins, name.last, name=name), cue)

    def _behind_aside(self, sentence: Named, comma: int) -> Name | None:
        """The name behind a word or two between commas: “confie, ému, Paul Durand”."""
        low = sentence.low
        near = range(comma + 2, min(comma + 5, len(low)))
        end = next((at for at in near if low[at] in COMMAS), -1) if sentence.word(comma) in COMMAS else -1
        name = sentence.names.get(end + 1) if end > 0 else None
        return name if name and (name.full or name.vouched) else None

    def segment_end(self, sentence: Named, start: int) -> int:
        """Where the stretch ends in which the subject behind a verb or a source stands."""
        at = start
        while at < len(sentence.low) and at - start < _REACH:
            if sentence.low[at] in PAUSES or sentence.low[at] in self._that or sentence.low[at] in self._parting:
                break
            if at == start and not sentence.tokens[at].capital and self._language.infinitive_at(sentence.low, at):
                break
            at += 1
        return at

    def apposed(
        self, sentence: Named, first: Phrase, others: Sequence[Phrase], end: int, *, closed: bool = False
    ) -> Phrase | None:
        """The name that tells who an office behind the verb is: in the same stretch, or between commas."""
        near = next((p for p in others if p.name and not p.article and p.name.full), None)
        if near:
            return near
        if sentence.word(end) in COMMAS and (name := sentence.names.get(end + 1)):
            behind = sentence.word(name.last) or "."
            loose = behind in ENDS if closed else behind in PAUSES or behind in self._words("preposition")
            if loose or behind in COMMAS or behind in self._that:
                return Phrase(first.first, name.last, name=name)
        return None

    def before(self, sentence: Named, cue: Cue) -> Subject | None:
        """The subject before the verb, behind appositions and relative clauses too."""
        head = self.phrases.head(sentence, cue)
        while (self._last or self._nouns) and head and sentence.low[head - 1] == QUOTE:
            head -= 1  # “called it «…»”
        first = self.segment_start(sentence, head)
        if first < head:
            found = self._in_segment(sentence, cue, first, head)
            only = set(sentence.low[first:head]) <= self._small and not self._in_relative(sentence, first - 1)
            only = only or sentence.low[head - 1] in self._breaks  # “Lind, mayor, hopes for help and said”
            if found or not (self._last or only):
                return found
        return self._across_commas(sentence, cue, first)

    def _in_relative(self, sentence: Named, end: int) -> bool:
        """Whether the stretch before this pause is a relative clause: “whom the report placed there, and it said”."""
        while end > 0 and sentence.low[end - 1] == QUOTE:
            end -= 1
        start = self.segment_start(sentence, max(0, end))
        return not self._relative.isdisjoint(sentence.low[start : start + 2])

    def segment_start(self, sentence: Named, end: int) -> int:
        """The first token behind the last pause before this one."""
        at = end
        while at and sentence.low[at - 1] not in PAUSES:
            at -= 1
        return at

    def _in_segment(self, sentence: Named, cue: Cue, first: int, head: int) -> Subject | None:
        joins = sentence.low[head - 1] in self._breaks or sentence.low[head - 1] in self._relative
        last = head if joins else head - 1  # “als «…» bezeichnete” parts no clause
        names = sentence.names
        joined = {name.last for name in names.values() if cue.form.kind == "plural" and name.last + 1 in names}
        within = (at for name in names.values() for at in range(name.first, name.last))
        joined.update(at for at in within if sentence.low[at] in self._breaks)
        parting = (at for at in range(first, last) if sentence.low[at] in self._parting and at not in joined)
        parted = max(parting, default=-1)
        named = sentence.names.get(first + 1)
        aside = self._nouns and first > 0 and sentence.low[first - 1] in COMMAS
        if aside and sentence.low[first] in self._relative and named and (named.full or named.vouched):
            return of_name(named)  # “der Mann, den Otto Varga «…» nannte”
        if parted < first and first and sentence.low[first - 1] in COMMAS and self._is_relative(sentence, first):
            opens = any(phrase.first == first for phrase in self._chunker.chunks(sentence, first, head))
            objects = self._words("relative.object")
            if not opens and sentence.low[first] not in objects:  # “Otto Varga, der … sagte”: verbs stand last there
                return self._antecedent(sentence, cue, first)
        for start in (parted + 1, first) if parted >= first else (first,):
            phrases = self._chunker.chunks(sentence, start, head)
            for phrase in phrases:
                if phrase.open and not self._is_object(sentence, phrase):
                    best = self._best(phrase, phrases, head)
                    return self.phrases.joint(sentence, best, phrases, cue) or self.phrases.subject(sentence, best, cue)
            if start == parted + 1 and self._is_relative(sentence, parted):
                return self._antecedent(sentence, cue, parted)
            if start > first and sentence.low[parted] in self._words("subjunction"):
                return None
            if start == first:
                break
        return None

    def _best(self, phrase: Phrase, phrases: Sequence[Phrase], head: int) -> Phrase:
        """The phrase that names the subject: an office's bearer behind it, a name rather than a German adverb."""
        if not phrase.name and phrase.pronoun is None:
            return self._named_later(phrases, head) or phrase
        if self._nouns and phrase.name and not (phrase.name.full or phrase.name.vouched):
            return next((p for p in phrases if p.name and p.name.vouched and not p.governed), phrase)
        return phrase

    def _named_later(self, phrases: Sequence[Phrase], head: int) -> Phrase | None:
        """The name behind an office and what belongs to it: “the spokesman of the government Marc Delorme said”."""
        named = (p for p in phrases if p.name and not p.governed and not p.article)
        return next((p for p in named if self._last or (p.name and p.name.full and head - p.last < 3)), None)

    def _is_object(self, sentence: Named, phrase: Phrase) -> bool:
        behind = sentence.word(phrase.last) or "."
        return sentence.low[phrase.first] in self._words("oblique") or behind in self._words("object.mark")

    def _is_relative(self, sentence: Named, at: int) -> bool:
        return at >= 0 and sentence.low[at] in self._relative

    def _antecedent(self, sentence: Named, cue: Cue, relative: int) -> Subject | None:
        """Whom “, who said …” goes on from: the name before the comma or before its apposition, or nobody named."""
        comma = relative > 1 and sentence.low[relative - 1] in COMMAS
        end = relative - 1 if comma else relative
        name = next((name for name in sentence.names.values() if name.last == end), None)
        owned = name is not None and name.begins > 0 and sentence.low[name.begins - 1] in self._words("of")
        if name is not None and owned and name.kind is not EntityKind.ORGANISATION:
            name, comma = None, False  # “the mother of Ada Lind, who said”: whose words they are stays open
        if name is not None and not comma and name.first == 0 and not (name.full or name.vouched or self._last):
            name = None  # “Creo que dijo”
        if name is not None and (name.kind is EntityKind.PLACE or (self._nouns and not (name.full or name.vouched))):
            name = None
        if name is not None and self.phrases.may_speak(name, cue, article=False):
            return of_name(name)
        if comma and name is None:
            found = self._across_commas(sentence, cue, relative)
            if found and found.name:
                return found
        return unnamed(sentence, relative, relative + 1)

    def _across_commas(self, sentence: Named, cue: Cue, first: int) -> Subject | None:
        """The name before appositions, ages, brackets and relative clauses: “Ada Lind, 34, mayor, said”."""
        end, common, aside_name = first - 1, None, None
        for _ in range(_MOST_SEGMENTS):
            while end > 0 and sentence.low[end] == QUOTE and sentence.low[end - 1] not in PAUSES:
                end -= 1  # “Ada Lind, author of «The River», said”
            if end <= 0 or sentence.low[end] in (QUOTE, ":", ";"):
                break
            if sentence.low[end] == ")" and "(" in sentence.low[:end]:
                end = max(at for at in range(end) if sentence.low[at] == "(")
                if sentence.low[end - 1] not in PAUSES:
                    end = end if end else 0
            start = self.segment_start(sentence, end)
            phrases = self._chunker.chunks(sentence, start, end)
            opens = any(phrase.first == start for phrase in phrases)
            whose = self._words("relative.whose")
            aside = start < end and (
                sentence.low[start] in self._parting | whose or (sentence.low[start] in self._relative and not opens)
            )
            open_ones = [p for p in phrases if p.open]
            joined = start < end and sentence.low[start] in self._breaks and phrases and phrases[0].first == start + 1
            if open_ones and (not aside or (joined and open_ones[0] is phrases[0] and phrases[0].name)):
                phrase = open_ones[0]
                if phrase.name and phrase.name.kind is EntityKind.PLACE:
                    pass  # “Karsholm, Tuesday, …”
                elif phrase.name or (phrase.pronoun is not None and not self._one_of(sentence, phrase)):
                    return self.phrases.subject(sentence, phrase, cue)
                else:
                    called = next((p for p in open_ones if p.name and self._called(sentence, p)), None)
                    common = called or common if common and common.name else called or phrase
            elif open_ones and self._drops and open_ones[0].name and open_ones[0].name.kind is EntityKind.PERSON:
                aside_name = open_ones[0]  # “When Lind came, (she) said”
            end = start - 1
        found = common or aside_name
        return self.phrases.subject(sentence, found, cue) if found else None

    def _one_of(self, sentence: Named, phrase: Phrase) -> bool:
        """Whether a pronoun opens an apposition: “Lind, one of the authors, said”."""
        return sentence.word(phrase.last) in self._words("of")

    def _called(self, sentence: Named, phrase: Phrase) -> bool:
        """Whether “called” stands before the name: “the witness, a fisher called Otto Varga, said”."""
        return phrase.first > 0 and sentence.low[phrase.first - 1] in self._words("called")

    def cited(self, sentence: Named, cue: Cue) -> Subject | None:
        """Whose words another passes on: “the paper quoted the lawyer Lind as saying”."""
        name = next((name for name in sentence.names.values() if name.last == cue.first), None)
        by = self._words("cited.by")
        if name and name.begins and sentence.low[name.begins - 1] in by:
            return Subject(name, name.span, first=name.begins, last=name.last)
        near = range(max(1, cue.first - 3), cue.first)
        at = next((at for at in near if sentence.low[at - 1] in by and self._chunker.is_role(sentence.low[at])), -1)
        return unnamed(sentence, at, cue.first) if at > 0 else None

    def main(self, sentence: Named, cue: Cue, first: int, last: int) -> Subject | None:
        """The subject of the clause to which a participle belongs: “…, warning that”."""
        for phrase in self._chunker.chunks(sentence, first, last):
            if phrase.open and not self._is_object(sentence, phrase):
                return self.phrases.subject(sentence, phrase, cue)
        return None
