"""How much work may one search do?

Work is counted, not timed, so that the same query is always cut at the same place: one unit is one posting looked at.
`LIMIT` units take about a quarter of a second on an ordinary machine of 2024, and 150 MB.
"""

LIMIT = 16_000_000


class Budget:
    """What is left of one search's work; `cut` says that something was left out for want of it."""

    def __init__(self, limit: int = LIMIT) -> None:
        self.left = limit
        self.cut = False

    def take(self, units: int) -> bool:
        """Whether so much work may still be done; it is then counted as done."""
        if units > self.left:
            self.cut = True
            return False
        self.left -= units
        return True

    def take_some(self, units: int) -> int:
        """How much of this work may still be done; it is then counted as done."""
        granted = min(units, self.left)
        self.cut = self.cut or granted < units
        self.left -= granted
        return granted
