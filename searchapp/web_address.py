"""How is the address of a web page written, and which addresses lead to one page?"""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref_src", "cmpid")


def normal_address(url: str) -> str | None:
    """The URL with scheme and host in lower case (RFC 3986, 6.2.2.1), without its fragment.

    None for anything but http and https.
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, parts.query, ""))


def page_address(url: str) -> str:
    """What all addresses of one page share: the normal address without tracking parameters and closing slash.

    What is no address of the web stays as it is.
    """
    normal = normal_address(url)
    if normal is None:
        return url
    parts = urlsplit(normal)
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(_TRACKING)]
    return urlunsplit(parts._replace(path=parts.path.rstrip("/"), query=urlencode(kept)))


def host_of(url: str) -> str:
    """The host of a normal address, without `www.`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
