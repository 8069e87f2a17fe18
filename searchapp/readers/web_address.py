"""Under which address do people find this page?"""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit


def canonical(url: str) -> str | None:
    """The URL without its fragment, scheme and host in lower case; None for anything but http and https."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, parts.query, ""))


def host_of(url: str) -> str:
    """The host of a URL that `canonical` gave, without `www.`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
