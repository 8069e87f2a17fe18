"""Whom was a phrase taken to mean, how does it name them, and which mentions lead from it to the name?"""

from dataclasses import dataclass
from itertools import islice

from searchapp.annotate.english.people.referents import Referent
from searchapp.annotate.names.cluster import Cluster
from searchapp.domain import How, Span


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a phrase means: `cluster` None where nobody is named; `margin` is how clear the choice was, from 0 to 1.

    `told` is False where a description (“the director”) was given to whoever was in mind, though the article never says
    of them what it says.
    """

    cluster: Cluster | None
    how: How | None
    mention: Span
    chain: tuple[Span, ...]
    margin: float
    told: bool = True


def nobody(how: How, mention: Span, margin: float = 0.0) -> Resolution:
    """A phrase that means nobody with a name."""
    return Resolution(None, how, mention, (), margin)


def link_to_name(cluster: Cluster) -> tuple[Span, ...]:
    """The mention that carries the name of a cluster; empty where it has none."""
    return tuple(islice((n.span for n in cluster.namings if len(n.words) == len(cluster.words)), 1))


def chain_of(referent: Referent, cluster: Cluster) -> tuple[Span, ...]:
    """The way from a mention that was taken up to the mention that carries the name."""
    end = link_to_name(cluster)
    return end if referent.span in end else (referent.span, *end)
