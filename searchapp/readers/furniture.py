"""Which lines stand among an article's paragraphs and are none: calls to read on, to subscribe, to share; reprints?

The words are those that outlets print the world over, whole lines of them only: a sentence that merely holds such a
word is text. What is found here is kept and shown as what it is.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from searchapp.domain import ParagraphKind
from searchapp.readers.encoding import key_of
from searchapp.reading import GivenParagraph

_LONGEST = 300
_SHORTEST_PULLED = 30
_CALLS = (
    # read on
    r"(?:read|see|find out|learn|discover)\s+(?:more|also|next|on|the full)\b.{0,160}",
    r"(?:more|related(?: (?:posts?|articles?|stories|story|reading))?|also|don[’']t miss"
    r"|must read|recommended|trending(?: now)?|you may also like"
    r"|story continues below|up next|editor[’']s picks?|in case you missed it|watch|listen)"
    r"\s*(?:[:|»›→].{0,160}|\.{3}|…)",
    r"(?:read more|more on this story|related (?:articles?|stories|topics|news|content|coverage|posts?|links?)"
    r"|don[’']t miss|you (?:may|might) also (?:like|enjoy|be interested in)|recommended (?:for you|stories)"
    r"|most (?:read|popular)"
    r"|story timeline|trending now|top stories|latest news|share this.{0,40}|advertisement|sponsored(?: content)?"
    r"|sharing is caring|please enable javascript.{0,120}"
    r"|(?:story|article) continue[sd] (?:below|after).{0,40}|loading\.{0,3}|\d* ?comments?"
    r"|leave a (?:comment|reply))[.:]?",
    r"(?:weiterlesen|lesen sie (?:auch|mehr|dazu)|mehr (?:zum thema|dazu)|auch interessant"
    r"|das könnte (?:sie|dich|euch) (?:auch )?interessieren|anzeige|lire aussi|à lire aussi|en savoir plus|voir aussi"
    r"|leer más|lea también|te puede interesar|leia (?:também|mais)"
    r"|leggi anche|lees ook|читайте также|اقرأ أيضا(?:ً)?|إقرأ أيضا)\b.{0,160}",
    r"(?:pages?|seite|página|pagina)\s*:?\s*\d+\s*(?:of|von|de|di|/)\s*\d+.{0,60}|(?:pages?|seiten)\s*:[\s\d]*"
    r"|(?:\d{1,2}\s+){2,}\d{0,2}\s*(?:(?:next|weiter|suivant|siguiente)\b.{0,20})?"
    r"|(?:next|previous|nächste|vorherige) (?:page|slide|article|post|story|seite)\b.{0,60}"
    r"|continue[sd]? on (?:the )?(?:next )?page\b.{0,120}|(?:single page|view all|auf einer seite lesen)\W*",
    r"(?:printed from|permalink|trackback|url|short link)\b[^.!?]{0,60}\bhttps?://\S+",
    r"(?:share|teilen|partager|compartir|condividi|delen)(?: (?:this|on|via|it|mit|auf|sur|en|su))?\s*:.{0,120}",
    r"(?:dieser (?:beitrag|eintrag|artikel) wurde|this (?:entry|post|article) was)\b.{0,40}"
    r"\b(?:posted|published|written|filed|veröffentlicht|gepostet|geschrieben|abgelegt)\b.{0,200}",
    r"you(?:[’']re| are)? (?:get|got|receiv(?:e|ed|ing)) this (?:letter|e-?mail|message|newsletter)\b.{0,200}",
    r"original-content von\b.{0,160}|(?:presse|medien)kontakt\b.{0,160}|(?:press|media) contacts?\s*:.{0,160}",
    # take part
    r"(?:please\s+)?(?:sign up|subscribe|register|log in|follow us|join us|like us|download (?:our|the) app)\b.{0,250}",
    r"(?:(?:to|want to) (?:read|keep reading|continue).{0,60}|already a (?:subscriber|member).{0,40}"
    r"|get (?:the|our|all) (?:latest|day[’']s|top|best).{0,120})"
    r"\b(?:subscri|sign (?:up|in)|log in|newsletter|inbox|updates|picks).{0,160}",
    r"(?:get|receive)\b.{0,120}\b(?:inbox|newsletter|by e-?mail|through your letterbox)\b.{0,120}",
    r"(?:have (?:a|any) (?:tip|story|news)|got a tip|do you have)\b.{0,200}"
    r"(?:@|\bcontact\b|\be-?mail\b|\bcall\b).{0,120}",
    r"(?:click|tap|clique|clic|klicken sie)\s+(?:here|aqui|aquí|ici|hier)\b.{0,160}",
    r"(?:abonnieren|newsletter|abonnez-vous|inscrivez-vous|suscríbete|regístrate|assine|iscriviti|registrati)\b.{0,200}",
    r"(?:get|download|try)\b.{0,80}\b(?:by )?clicking here.{0,20}",
    r"thanks? (?:you )?for (?:signing up|subscribing|reading).{0,120}",
    # rights
    r"(?:copyright|©|\(c\))\s.{0,250}",
    r"this (?:material|content|article) may not be (?:published|reproduced|copied).{0,250}",
    r"(?:if you (?:buy|purchase) (?:something|anything|a product)"
    r"|we may (?:earn|receive|get) a (?:commission|share)).{0,250}",
    r"(?:filed under|tags?|posted in|categories|topics|reading time|tempo de leitura|lesezeit)\s*[:|].{0,160}",
)
_CAPTION = re.compile(
    r"[^“”\"«»]{0,250}(?:\((?:AP|Reuters|AFP|EPA|Getty)\b[^()]{0,60}\)|\b(?:photo(?:graph|s)?|picture|image|foto|bild|photographie)s?"
    r"\s*(?:by|credit|courtesy(?: of)?)?\s*[:/]\s*[^\W\d_][^.!?:]{1,80}\.?)",
    re.IGNORECASE,
)
_CALL = re.compile(rf"[^\w“”\"«»‘’]*(?:{'|'.join(_CALLS)})\W*", re.IGNORECASE | re.DOTALL)

_COMMENTS = re.compile(
    r"\W*\(?(?:\d+|no|keine)?\)?\s*(?:reader |user |leser)?(?:comments?|kommentare?|commentaires?|comentarios?"
    r"|comentários?|commenti|reacties|discussion|diskussion(?:en)?|yorumlar|комментари[ий]|تعليقات)"
    r"(?: on .{1,120})?\W*(?:\(?\d+\)?)?\W*"
    r"|(?:leave|add|post|write) (?:a|your) (?:comment|reply).{0,40}|join the (?:discussion|conversation).{0,20}"
    r"|\d+ (?:thoughts?|responses?|replies|antworten|gedanken) (?:on|to|auf|zu)\b.{1,160}"
    r"|(?:hinterlasse|schreibe?n?)\b.{0,20}\b(?:kommentar|antwort)\b.{0,40}"
    r"|(?:laisser|deja) un commentaire.{0,40}|deja un comentario.{0,40}",
    re.IGNORECASE,
)


def opens_comments(line: str) -> bool:
    """Whether the whole line is a heading such as stands above readers' comments."""
    return len(line) <= _LONGEST and bool(_COMMENTS.fullmatch(line))


def is_call(line: str) -> bool:
    """Whether the whole line is one of the calls, notices and labels that stand in and around articles."""
    return len(line) <= _LONGEST and bool(_CALL.fullmatch(line) or "all rights reserved" in line.lower())


def is_caption(line: str) -> bool:
    """Whether the line ends with who took the picture, and quotes nobody."""
    return len(line) <= _LONGEST and bool(_CAPTION.fullmatch(line))


def sorted_out(paragraphs: Sequence[GivenParagraph]) -> tuple[GivenParagraph, ...]:
    """The paragraphs, with the kind of those told that are no text: calls, and pull quotes, whose words return.

    A paragraph of which the input states something stays what it is, and so does an article that would have no text.
    """
    if len(paragraphs) < 2:
        return tuple(paragraphs)
    keys = [key_of(paragraph.text) for paragraph in paragraphs]
    found = [_judged(paragraph, number, keys) for number, paragraph in enumerate(paragraphs)]
    return tuple(found if any(p.kind is ParagraphKind.TEXT for p in found) else paragraphs)


def _judged(paragraph: GivenParagraph, number: int, keys: Sequence[str]) -> GivenParagraph:
    if len(paragraph.text) > _LONGEST or paragraph != GivenParagraph(paragraph.text):
        return paragraph
    if is_call(paragraph.text) or _is_pulled(number, keys, _is_quoted(paragraph.text)):
        return replace(paragraph, kind=ParagraphKind.FURNITURE)
    return replace(paragraph, kind=ParagraphKind.CAPTION) if is_caption(paragraph.text) else paragraph


def _is_quoted(line: str) -> bool:
    return line[:1] in '“"«„‘' and line[-1:] in '”"»“’'


def _is_pulled(number: int, keys: Sequence[str], quoted: bool) -> bool:
    """Whether a short paragraph's words stand within a longer one near by, as those of a pull quote do."""
    key = keys[number]
    shortest = _SHORTEST_PULLED // 3 if quoted else _SHORTEST_PULLED
    if not shortest <= len(key) <= _LONGEST:
        return False
    near = (*keys[max(0, number - 6) : number], *keys[number + 1 : number + 7])
    return any(len(other) > len(key) + 10 and key in other for other in near)
