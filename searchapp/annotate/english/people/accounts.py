"""Who writes under “@name”, and whose are the letters and posts that a line signs, as far as the article tells?"""

import re
from collections.abc import Iterable

from searchapp.annotate.names.cluster import Cluster

_BEHIND = re.compile(
    r"(?:, ?|’s? |'s? | )?(?:who )?(?:\(|(?:tweets|tweeting|posts|posting|writes|known)(?: on \w+)? as "
    r"|(?:account|handle|feed),? )?@(?P<account>\w{2,30})"
)
"""What may stand between a name and its account: “Kern (@kern)”, “Kern, who posts as @kern”, “Kern’s account @kern”."""
_ACCOUNT = re.compile(r"@(?P<account>\w{2,30})")
_NO_LETTER = re.compile(r"[\W\d_]+")
_SPELT = 7
"""How many letters a name has at least that an account spells (“@realannakern”)."""
_TIED, _SPELT_ONLY = 0.9, 0.5
_SIGNED = re.compile(
    r"\s*(?:—|–|--|-)\s*(?P<name>[^()@—–]{2,60}?)\s*\(@(?P<account>\w{2,30})\)[^@\n]{0,40}$"
)  # — Anna Kern (@kern) May 15, 2023
_LINK = re.compile(r"\s*(?:https?://\S+|pic\.\S+)\s*$")


def accounts(text: str, clusters: Iterable[Cluster]) -> dict[str, tuple[Cluster, float]]:
    """From each account, in lower case without its sign, to whose it is, and how clearly, from 0 to 1.

    The article ties them by writing the account behind the name, or the account spells the name of only one.
    """
    if "@" not in text:
        return {}
    found: dict[str, tuple[Cluster, float]] = {}
    clusters = [c for c in clusters if c.namings]
    for cluster in clusters:
        for naming in cluster.namings:
            match = _BEHIND.match(text, naming.span.end, naming.span.end + 80)
            if match is not None:
                found.setdefault(match["account"].lower(), (cluster, _TIED))
    for match in _ACCOUNT.finditer(text):
        account = match["account"].lower()
        letters = _NO_LETTER.sub("", account)
        names = [(c, "".join(c.keys)) for c in clusters if len(c.keys) > 1]
        bearers = [cluster for cluster, name in names if len(name) >= _SPELT and name in letters]
        if account not in found and len(bearers) == 1:
            found[account] = bearers[0], _SPELT_ONLY
    return found


def signed_post(line: str) -> tuple[int, tuple[int, int], str] | None:
    """Where the words of a post end in a line that signs it, where the name stands, and the account; None without one.

    The words end at 0 where the line holds nothing but the signature.
    """
    match = _SIGNED.search(line)
    if match is None:
        return None
    link = _LINK.search(line, 0, match.start())
    return (link or match).start(), match.span("name"), match["account"].lower()
