"""Where does a sentence tell that somebody says something: by which verb, participle or source?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from searchapp.annotate.languages.table import Finder, Form, Language
from searchapp.annotate.languages.tokens import PAUSES, QUOTE, Sentence, match

_FARTHEST_PARTICLE, _FARTHEST_AUXILIARY, _NEAR, _LONGEST_PHRASE, _NEGATED = 25, 14, 4, 4, 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying: tokens `first` to before `last`. Its parts may stand apart (“hat … gesagt”, “teilte … mit”).

    `verb` is where the finite verb ends, `content` behind which token content can begin, `doubted` tells hearsay.
    """

    first: int
    verb: int
    last: int
    form: Form
    finite: bool = True
    doubted: bool = False


class CueFinder(Finder):
    """Finds the cues of one language."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self._forms = language.forms

    def cues(self, sentence: Sentence) -> Iterator[Cue]:
        """The cues of a sentence that are not negated, in order, none within another."""
        end = 0
        inside = {at for first, last, _ in self.sources(sentence) for at in range(first, last)}
        for at, low in enumerate(sentence.low):
            if at < end or low not in self._forms or at in inside:
                continue
            cue = next((cue for form in self._forms[low] if (cue := self._cue(sentence, at, form))), None)
            if cue is not None:
                end = cue.last if cue.last - cue.first < _NEAR else at + 1
                yield cue

    def _cue(self, sentence: Sentence, at: int, form: Form) -> Cue | None:
        low = sentence.low
        if low[at + 1 : at + 1 + len(form.rest)] != form.rest:
            return None
        last = at + 1 + len(form.rest)
        passive = any(other.kind == "participle" for other in self._forms[low[at]])
        if form.frame == "call" and passive and sentence.word(last) in self._words("agent"):
            return Cue(at, last, last, replace(form, kind="participle"), finite=False)
        if form.kind in ("infinitive", "participle"):
            apart = self._infinitive if form.kind == "infinitive" else self._compound
            return apart(sentence, at, last, form)
        if self._negated(sentence, at, last):
            return None
        if form.kind == "gerund":
            return Cue(at, last, last, form, finite=False)
        return None if self._is_noun(sentence, at) else self._finite(sentence, at, last, form)

    def _finite(self, sentence: Sentence, at: int, last: int, form: Form) -> Cue | None:
        """A verb in the third person, with its particle where it has one; none that is another verb's part."""
        end = last
        if self._nouns and self._infinite(sentence, at, form):
            return None
        if form.particle:
            end = self._particle(sentence, last, form.particle)
        elif self._nouns:
            reflexive = sentence.word(last) in self._words("reflexive") and form.frame != "quote"
            end = 0 if reflexive or self._other_verb(sentence, last) else last
        return Cue(at, last, end, form, doubted=self._doubted(sentence, at)) if end else None

    def _is_noun(self, sentence: Sentence, at: int) -> bool:
        """Whether the word is a noun here: “die Versicherten”, “la critique de Lind”, “une menace”."""
        low = sentence.low
        if not at or (self._nouns and sentence.tokens[at].capital and low[at - 1] not in PAUSES):
            return bool(at)
        if low[at - 1] in self._words("noun.before"):
            return True
        too = low[at] in self._words("noun.too", "role")
        whose = at + 1 < len(low) and (low[at + 1] in self._words("of") or sentence.tokens[at + 1].capital)
        pronoun = low[at - 1] in self._words("object")  # “la critique” may be “criticises her”
        return too and low[at - 1] in self._words("article") and (whose or not pronoun)

    def _infinitive(self, sentence: Sentence, at: int, last: int, form: Form) -> Cue | None:
        """“tenía que admitir que”, “a tenu à rappeler”, and as a participle “avant d’ajouter que”; no other."""
        for first in range(max(0, at - _LONGEST_PHRASE), at):
            if match(self._language.phrases("light"), sentence.low, first) == at - first:
                start = first - 1 if first and sentence.low[first - 1] in self._words("aux") else first
                found = Cue(start, last, last, replace(form, kind="singular"))
                return None if self._negated(sentence, start, last) else found
            if match(self._language.phrases("before.infinitive"), sentence.low, first) == at - first:
                return Cue(at, last, last, form, finite=False)
        return None

    def _infinite(self, sentence: Sentence, at: int, form: Form) -> bool:
        """Whether a German form is an infinitive behind a modal verb, or a participle of the passive."""
        participle = form.kind == "singular" and any(f.kind == "participle" for f in self._forms[sentence.low[at]])
        with_it = self._words("passive") if participle else self._words("modal")
        place = at - 1
        while place >= 0 and at - place <= _FARTHEST_AUXILIARY and sentence.low[place] not in (",", QUOTE, ":", ";"):
            if sentence.low[place] in with_it and (participle or form.kind == "plural"):
                return True
            place -= 1
        return False

    def _other_verb(self, sentence: Sentence, at: int) -> bool:
        """Whether a particle at the end of the clause makes another verb of it: “schreibt vor”."""
        low = sentence.low
        while at < len(low) and low[at] not in PAUSES:
            at += 1
        return low[at - 1] in self._words("particle") and (at == len(low) or low[at] != QUOTE)

    def _particle(self, sentence: Sentence, at: int, particle: str) -> int:
        """Behind the particle of a parted verb, or 0 where it has none: “teilte die Polizei mit”."""
        for place in range(at, min(at + _FARTHEST_PARTICLE, len(sentence.low))):
            behind = sentence.word(place + 1) or "."
            near = place == at and particle in self._words("reflexive")  # “erinnerte sich Lind, dass”
            if sentence.low[place] == particle and (near or behind in PAUSES or behind in self._words("break")):
                return place + 1
            if sentence.low[place] in (QUOTE, ":", ";"):
                break
        return 0

    def _compound(self, sentence: Sentence, at: int, last: int, form: Form) -> Cue | None:
        """A participle with its auxiliary: “a déclaré”, “ha dicho”, “hat … gesagt”; none in the passive."""
        low, place = sentence.low, at - 1
        if self._nouns and sentence.word(last) in self._words("aux") and not self._negated(sentence, at, last):
            return Cue(at, last + 1, last + 1, form, doubted=self._doubted(sentence, at))  # “wie er mitgeteilt hat”
        far = _FARTHEST_AUXILIARY if self._nouns else _NEAR
        while place >= 0 and at - place <= far:
            reflexive = low[place] in self._words("passive") and sentence.word(place - 1) in self._words("reflexive")
            if low[place] in self._words("aux") or (reflexive and not self._nouns):
                verb = last if not self._nouns else place + 1
                if self._negated(sentence, place, last):
                    return None
                several = low[place] in self._words("aux.plural")
                form = replace(form, kind="plural") if several else form
                return Cue(place, verb, last, form, doubted=self._doubted(sentence, place))
            agent = place and low[place] == "von" and low[place - 1] in PAUSES and sentence.word(last) in PAUSES
            if self._nouns and form.frame == "call" and (low[place] in self._words("passive") or agent):
                return Cue(at, last, last, form, finite=False)  # “wurde von Lind als „…“ beschrieben”
            small = self._nouns or low[place] in self._words("adverb", "clitic", "object")
            if not small or low[place] in (",", ":", ";") or (low[place] == QUOTE and form.frame != "call"):
                break
            place -= 1
        return None

    def _negated(self, sentence: Sentence, first: int, last: int) -> bool:
        told = sentence.word(last + 1) in self._that  # “أكد فيه أن”
        behind = self._words("negation.behind").isdisjoint(sentence.low[first : last + int(not told)])
        start = first
        while start and first - start < _NEGATED and sentence.low[start - 1] not in PAUSES:
            start -= 1
        return not (behind and self._words("negation").isdisjoint(sentence.low[start:last]))

    def _doubted(self, sentence: Sentence, at: int) -> bool:
        """Whether words of denial or hearsay stand in the clause: “soll gesagt haben”, “aurait dit”."""
        end = next((e for e in range(at, min(at + 6, len(sentence.low))) if sentence.low[e] in self._that), at + 6)
        return not self._words("doubt").isdisjoint(sentence.low[max(0, at - 6) : end])

    def sources(self, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
        """Words before a source: from token, to before token, and which kind (`source`, `source.quote`, …)."""
        at = 0
        while at < len(sentence.low):
            for kind in ("source", "source.quote", "source.end", "source.behind"):
                if length := match(self._language.phrases(kind), sentence.low, at):
                    yield at, at + length, kind
                    at += length - 1
                    break
            at += 1
