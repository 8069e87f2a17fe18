"""What is the headline of a web page, without the names of the site and of its sections?"""

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from searchapp.readers.encoding import clean_line, key_of
from searchapp.readers.html_metadata import linked_articles, meta

_SEPARATOR = re.compile(r"\s+(?:[|›»«‹·•⋆~/:]|[-–—]{1,2}|::|<<|>>)\s+|\s*[|›»⋆]\s*|(?<=\w)\s*:\s+(?=\S+$)")
_ALWAYS = re.compile(r"\s*(?:[|›»⋆•·]|::|>>)\s*$|^\s*(?:[|›»⋆•·]|::)")
_LONGEST_DECLARED = 2000
_COLON = re.compile(r"(?<=\w):\s+")
_SHORT = 2
"""A title of so few words is rather a name than a headline, if a longer one is printed."""
_LONGEST_SECTION = 5
_SHORTEST_HEADLINE = 10
_HOME = frozenset("home homepage start startseite accueil inicio início index back zurück logo menu".split())
_LONGEST_HEADLINE = 300


def title_of(tree: HtmlElement, outlet: str | None, url: str | None, printed_lines: Sequence[str] = ()) -> str | None:
    """The headline that is printed where the page declares it too, else the declared one without the site's name.

    Of headings of lower rank, and of other print, only what is a whole part of the declared one, up to a separator, is
    the headline.
    """
    sites = _sites(outlet, url) | _named_sites(tree)
    declared = [line for line in map(clean_line, _declared(tree)) if line]
    printed = [line for line in _headings(tree, "h1") if not _is_site(line, sites) and len(line) <= _LONGEST_HEADLINE]
    for line in declared:
        for heading in printed:
            if _same_headline(heading, line) or _goes_on(heading, without_site(line, sites)):
                return _better_set(heading, without_site(line, sites))
    lower = [line for tag in ("h1", "h2", "h3") for line in _headings(tree, tag) if not _is_site(line, sites)]
    lower += [line for line in printed_lines if not _is_site(line, sites) and len(line) <= _LONGEST_HEADLINE]
    for line in declared:
        parts = {key_of(part) for part in _parts(without_site(line, sites))}
        for heading in lower:
            if len(key_of(heading)) >= _SHORTEST_HEADLINE and key_of(heading) in parts:
                return _better_set(heading, without_site(line, sites))
    for line in declared:
        bare = without_site(line, sites)
        if bare and not _is_site(bare, sites):
            return printed[0] if len(printed) == 1 and len(printed[0].split()) > _SHORT >= len(bare.split()) else bare
    inner = _lines(tree.xpath("//article//h1 | //article//h2 | //main//h1 | //main//h2"))
    return next(iter((*printed, *(line for line in inner if not _is_site(line, sites)), *declared)), None)


def _declared(tree: HtmlElement) -> Iterator[str]:
    yield from meta(tree, "og:title")
    for article in linked_articles(tree):
        if isinstance(article.get("headline"), str):
            yield str(article["headline"])[:_LONGEST_DECLARED]
    for title in tree.xpath("//head/title | //title[not(ancestor::svg)]")[:1]:
        yield title.text_content()[:_LONGEST_DECLARED]
    yield from meta(tree, "twitter:title")


def _headings(tree: HtmlElement, tag: str) -> list[str]:
    """What headings print that do not lead home."""
    home = ".//a[@rel='home' or @href='/' or @href='./']"
    return _lines(heading for heading in tree.iter(tag) if not heading.xpath(home))


def _lines(headings: Iterable[HtmlElement]) -> list[str]:
    return [line for heading in headings if (line := clean_line(" ".join(heading.itertext())))]


def _parts(title: str) -> Iterator[str]:
    """The title itself, its beginnings up to each separator, and those ends that are most of it."""
    yield title
    for match in (*_SEPARATOR.finditer(title), *_COLON.finditer(title)):
        yield title[: match.start()]
        if len(title) - match.end() > match.start():
            yield title[match.end() :]


def _named_sites(tree: HtmlElement) -> set[str]:
    """What the page calls its site: by name, as publisher, and where it has no name, on the link that leads home."""
    names = [*meta(tree, "og:site_name"), *meta(tree, "application-name"), *meta(tree, "apple-mobile-web-app-title")]
    for article in linked_articles(tree):
        publisher = article.get("publisher")
        names += [str(publisher["name"])] if isinstance(publisher, dict) and publisher.get("name") else []
    for link in [] if names else tree.xpath("//a[@href='/' or @rel='home' or @href='./' or @href='index.html']")[:3]:
        names += [clean_line(link.text_content()), link.get("title") or "", *link.xpath(".//img/@alt")]
    keys = {key_of(name) for name in names if len(name.split()) <= _LONGEST_SECTION}
    return {key for key in keys if len(key) > 2} - _HOME


def _same_headline(heading: str, declared: str) -> bool:
    """Whether the heading is the declared title, or all of it but a site's name at either end."""
    one, other = key_of(heading), key_of(declared)
    if not one or len(one) < 0.3 * len(other):
        return False
    ends = other.endswith(one) and 2 * len(one) > len(other)  # else what ends so is the site's name
    return one == other or ((other.startswith(one) or ends) and len(one) >= 8)


def _better_set(heading: str, declared: str) -> str:
    """Of two ways to write one headline that with the colon, which in print may be another line."""
    return declared if ":" in declared and ":" not in heading and key_of(declared) == key_of(heading) else heading


def _goes_on(heading: str, declared: str) -> bool:
    """Whether the heading says what is declared and some more: others are told a shorter headline."""
    one, other = key_of(heading), key_of(declared)
    return len(other) >= 1.5 * _SHORTEST_HEADLINE and one.startswith(other) and len(one) <= 2 * len(other)


def without_site(title: str, sites: set[str]) -> str:
    """The title without the names of the site, its host and, before them, its sections."""
    while True:
        cuts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)]
        for start, end in (cuts[-1:] + cuts[:1]) if cuts else []:
            head, tail = title[:start], title[end:]
            if head and _drops(tail, head, sites, title[start:end]):
                title = head.strip()
                break
            if tail and _is_site(head, sites):
                title = tail.strip()
                break
        else:
            return title


def _drops(tail: str, head: str, sites: set[str], mark: str) -> bool:
    if _is_site(tail, sites):
        return True
    short = len(tail.split()) <= _LONGEST_SECTION and len(head) > len(tail)
    return short and bool(_ALWAYS.match(mark)) and len(head.split()) >= 2


def _sites(outlet: str | None, url: str | None) -> set[str]:
    host = re.sub(r"^https?://(?:www\.)?|[/:?].*$", "", url or "")
    labels = [label for label in host.split(".") if len(label) > 3]
    return {key for name in (outlet or "", host, host.rsplit(".", 1)[0], *labels) if len(key := key_of(name)) > 1}


def _is_site(line: str, sites: set[str]) -> bool:
    key = key_of(line)
    return bool(key) and (key in sites or any(_is_called(key, site) for site in sites))


def _is_called(key: str, site: str) -> bool:
    """Whether the name is the site's with a word more, or one begins with the other."""
    if len(site) >= 4 and (key in (f"the{site}", f"{site}com", f"{site}news") or f"the{key}" == site):
        return True
    begins = min(len(key), len(site)) >= 5 and (site.startswith(key) or key.startswith(site))
    return begins and len(key) <= 2.5 * len(site)
