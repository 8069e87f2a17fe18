"""When does “’s” belong to a body's name (“Moor’s said”), and when is it the owner's (“Kern’s plan”)?

Behind a name a finite verb tells: an owner's “’s” stands before what is owned. What is named so once in an article, and
nowhere without “’s”, is named so all over the article.
"""

import re
from collections.abc import Sequence

from searchapp.annotate.names.gazetteer import is_given_name
from searchapp.annotate.names.recognise import Marked
from searchapp.domain import EntityKind, Span

_OWNED = re.compile(r"['’]s\b")
_BEFORE_VERB = re.compile(
    r"['’]s (?:also |now |then )?(?:said|says|told|added|adds|noted|notes|warned|argued|announced|reported|declined|"
    r"expects?|expected|plans|planned|has|had|was|will|would|can|could|may|might|did|does)\b"
)


def with_apostrophes(text: str, found: Sequence[list[Marked]]) -> list[list[Marked]]:
    """The findings of an article, with their “’s” where it belongs to the name; such a name is a body's."""
    mentions = [(text[span.start : span.end], span) for here in found for span, _ in here]
    with_verb = {name for name, span in mentions if _BEFORE_VERB.match(text, span.end)}
    alone = {name.rsplit(" ", 1)[-1] for name, span in mentions if not _OWNED.match(text, span.end)}
    kept = {name for name in with_verb if " " not in name and not is_given_name(name)} - alone
    return [[_whole(text, span, kind, kept) for span, kind in here] for here in found]


def _whole(text: str, span: Span, kind: EntityKind | None, kept: set[str]) -> Marked:
    if kind is None or text[span.start : span.end] not in kept:
        return span, kind
    return Span(span.start, span.end + 2), EntityKind.ORGANISATION
