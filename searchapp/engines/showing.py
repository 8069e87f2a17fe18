"""What does a page show of a hit? Its words are marked in its text, as `looking` sees them."""

from searchapp.engines.looking import Look, merged
from searchapp.engines.narrowing import whole
from searchapp.found import FoundParagraph
from searchapp.request import Everything, Node, Scope, SearchRequest, SomeOf


def wants_articles(request: SearchRequest) -> bool:
    """Whether the articles of the hits are needed to show them."""
    return request.scope is Scope.HEADLINES or _asks_articles(request.query)


def _asks_articles(node: Node) -> bool:
    if isinstance(node, SomeOf):
        return node.together
    inner = getattr(node, "parts", ()) or ((node.part,) if hasattr(node, "part") else ())
    return any(_asks_articles(part) for part in inner)


def hit(look: Look, score: float, request: SearchRequest) -> FoundParagraph:
    """A hit as it is answered; an article found by its headline comes with its first paragraph."""
    node = whole(request)
    if request.scope is Scope.HEADLINES:
        at = [p.id for p in look.article].index(look.p.id)
        lead = [*look.article, look.p][at + 1]
        text, title = Look(lead, request).marks(node if request.marked else Everything(), [])
        return FoundParagraph(lead, score, merged(text), merged(title), ())
    shown = look.quotes_shown(node)
    text, title = look.marks(node if request.marked else Everything(), shown)
    return FoundParagraph(look.p, score, merged(text), merged(title), tuple(dict.fromkeys(q.id for q in shown)))
