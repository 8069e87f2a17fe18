"""What does a page show of a hit? Its words are marked in its text, as `looking` sees them."""

from searchapp.engines.looking import Look
from searchapp.engines.narrowing import whole
from searchapp.found import FoundParagraph
from searchapp.request import Everything, Scope, SearchRequest, SomeOf
from searchapp.standing import signed


def wants_articles(request: SearchRequest) -> bool:
    """Whether the articles of the hits are needed to show them."""
    anywhere = (isinstance(part, SomeOf) and part.together for part, _ in signed(request.query))
    return request.scope is Scope.HEADLINES or any(anywhere)


def hit(look: Look, score: float, request: SearchRequest) -> FoundParagraph:
    """A hit as it is answered; an article found by its headline comes with its first paragraph."""
    node = whole(request)
    if request.scope is Scope.HEADLINES:
        at = [p.id for p in look.article].index(look.p.id)
        lead = [*look.article, look.p][at + 1]
        text, title = Look(lead, request).marks(node if request.marked else Everything(), [])
        return FoundParagraph(lead, score, text, title, ())
    shown = look.quotes_shown(node)
    text, title = look.marks(node if request.marked else Everything(), shown)
    return FoundParagraph(look.p, score, text, title, tuple(dict.fromkeys(q.id for q in shown)))
