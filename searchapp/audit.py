"""How often is the program right, as far as a judged sample tells?

A stratum is drawn from by itself, so that the rare is judged too; the whole is estimated by the strata's sizes.
Intervals are Wilson's (*Probable inference, the law of succession, and statistical inference*, JASA 1927), at 95 %; of
several strata with the number of judgements that a simple sample of the same variance would have (Kish, *Survey
Sampling*, 1965).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

Z = 1.959964


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its interval, of so many that were judged; all in [0, 1]."""

    share: float
    low: float
    high: float
    judged: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What an audit came to; None where nothing was judged.

    Of the statements to which it gives a named speaker so many are right (`precision`; of the `sure` ones too), and of
    all that a named speaker makes so many are found with the right one (`recall`).
    """

    at: str
    precision: Share | None
    sure: Share | None
    recall: Share | None


def wilson(share: float, judged: float) -> tuple[float, float]:
    """The bounds of the interval around a share of so many judgements, at least a little more than none."""
    centre = (share + Z * Z / (2 * judged)) / (1 + Z * Z / judged)
    half = Z / (1 + Z * Z / judged) * math.sqrt(share * (1 - share) / judged + Z * Z / (4 * judged * judged))
    return max(0.0, centre - half), min(1.0, centre + half)


def estimate(judged: Mapping[str, tuple[int, int]], sizes: Mapping[str, float]) -> Share | None:
    """The share of right ones over all strata: `judged` has of each how many are right and how many were judged."""
    told = {name: counts for name, counts in judged.items() if counts[1] and sizes.get(name)}
    if not told:
        return None
    whole = sum(sizes[name] for name in told)
    weights = {name: sizes[name] / whole for name in told}
    share = sum(weights[name] * right / of for name, (right, of) in told.items())
    smoothed = {name: (right + 1) / (of + 2) for name, (right, of) in told.items()}
    variance = sum(weights[n] ** 2 * smoothed[n] * (1 - smoothed[n]) / of for n, (_, of) in told.items())
    plain = sum(weights[name] * smoothed[name] for name in told)
    every = sum(of for _, of in told.values())
    low, high = wilson(share, min(every, plain * (1 - plain) / variance))
    return Share(share, low, high, every)
