"""Which outlet does a printed source name? `www.cnn.com`, `edition.cnn.com` and `cnn.it` are all `cnn.com`.

A host is brought to the part that somebody registered, by the Public Suffix List (publicsuffix.org, as the package
`tld` carries it), and a short domain that only redirects to what it redirects to. Whatever is no host stays as printed.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

_HOST = re.compile(r"(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?(?:/.*)?", re.IGNORECASE)
_SHORT = dict(
    pair.split("=")
    for pair in """
    cnn.it=cnn.com nyti.ms=nytimes.com wapo.st=washingtonpost.com politi.co=politico.com abcn.ws=abcnews.go.com
    bbc.in=bbc.co.uk bbc.com=bbc.co.uk bbci.co.uk=bbc.co.uk reut.rs=reuters.com bloom.bg=bloomberg.com
    lat.ms=latimes.com usat.ly=usatoday.com fxn.ws=foxnews.com nbcnews.to=nbcnews.com cbsn.ws=cbsnews.com
    hill.cm=thehill.com theatln.tc=theatlantic.com gu.com=theguardian.com guardian.co.uk=theguardian.com
    ind.pn=independent.co.uk dailym.ai=dailymail.co.uk mol.im=dailymail.co.uk huff.to=huffpost.com
    huffingtonpost.com=huffpost.com econ.st=economist.com n.pr=npr.org ti.me=time.com slate.me=slate.com
    nyp.st=nypost.com f24.my=france24.com lemde.fr=lemonde.fr spon.de=spiegel.de aje.io=aljazeera.com
    cnb.cx=cnbc.com yhoo.it=yahoo.com tcrn.ch=techcrunch.com apne.ws=apnews.com ap.org=apnews.com
    bzfd.it=buzzfeed.com nyer.cm=newyorker.com wrd.cm=wired.com p.dw.com=dw.com sz.de=sueddeutsche.de
    faz.de=faz.net zeit.to=zeit.de elpais.es=elpais.com""".split()
)
"""Domains that redirect to an outlet's own, or under which it stood before."""
_SITES = frozenset("abcnews.go.com espn.go.com".split())
"""Outlets of their own under a registered domain that several share."""


def outlet_of(printed: str | None, kept: Mapping[str, str] | None = None) -> str | None:
    """The one name of the outlet that is printed so; `kept` is what the keeper of the archive says of such names.

    The keeper's word stands first, for the name as printed and for the domain that it leads to.
    """
    if not printed:
        return None
    site, said = _site(printed), kept or {}
    return said.get(printed) or said.get(site) or site


@lru_cache(8_192)
def _site(printed: str) -> str:
    host = _HOST.fullmatch(printed.strip())
    if host is None:
        return printed
    name = host[1].lower().removeprefix("www.")
    if name in _SITES:
        return name
    from tld import get_fld  # here, since it loads slowly and not every command asks for it

    registered = get_fld(name, fix_protocol=True, fail_silently=True, search_private=True)
    return _SHORT.get(name) or _SHORT.get(str(registered)) or (str(registered) if registered else printed)
