"""Lists of addresses: sitemaps, OPML, plain lists, and the shortcuts that browsers save."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from accordingto.read.dates import iso_date
from accordingto.read.decode import clean, decode
from accordingto.read.draft import Address, Item
from accordingto.read.names import web
from accordingto.read.streams import LARGEST_FILE, Opened
from accordingto.records import Known, Reason, Skipped

MOST = 50_000
"""Addresses of one list; a sitemap may have no more."""
_LINE = re.compile(r"""^\s*(?:URL=)?"?(?P<url>https?://[^\s"<>]+)"?\s*$""", re.IGNORECASE | re.MULTILINE)
_Found = Iterator[Address]


def items(opened: Opened) -> Iterator[Item]:
    """The addresses of a list, each with what the list says of it."""
    data = opened.whole(LARGEST_FILE)
    text = decode(data, markup=True, charset=opened.charset)
    broken = None
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        tree, broken = _tree(text)
        found = _in_xml(tree, opened) if tree is not None else iter(())
    else:
        found = (Address(line["url"], opened.path, line["url"]) for line in _LINE.finditer(text))
    count = 0
    for count, address in enumerate(found, 1):
        if count > MOST:
            yield Skipped(opened.path, Reason.TOO_LARGE, f"more than {MOST:,} addresses. Split the list")
            return
        yield address
    if broken:
        detail = f"a broken list ({broken}); {count} addresses could be read. Fetch it again"
        yield Skipped(opened.path, Reason.DAMAGED, detail)
    elif not count:
        yield Skipped(opened.path, Reason.NO_ARTICLES, "a list without addresses. Look again later")


def _tree(text: str) -> tuple[etree._Element | None, str | None]:
    """The parsed list, and what is wrong with it. Entities are never expanded, nothing is loaded from elsewhere."""
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    tree = etree.fromstring(text.lstrip("\ufeff \t\r\n").encode(), parser)
    errors = [entry.message for entry in parser.error_log if entry.level_name == "FATAL"]
    return tree, errors[0] if errors else None


def _in_xml(tree: etree._Element, opened: Opened) -> _Found:
    kinds: dict[str, Callable[[etree._Element, str], _Found]] = {
        "opml": _feeds, "plist": _shortcut, "urlset": _pages, "sitemapindex": _sitemaps,
    }  # fmt: skip
    return kinds[etree.QName(tree).localname.lower()](tree, opened.path)


def _feeds(tree: etree._Element, path: str) -> _Found:
    for outline in tree.iter("outline"):
        url = (outline.get("xmlUrl") or outline.get("xmlurl") or "").strip()
        page = (outline.get("url") or "").strip()
        if web(url):
            yield Address(url, path, url, lists=True)
        elif web(page):
            yield Address(page, path, page)


def _shortcut(tree: etree._Element, path: str) -> _Found:
    for key in tree.iter("key"):
        url = (key.getnext().text or "").strip() if key.getnext() is not None else ""
        if key.text == "URL" and web(url):
            yield Address(url, path, url)


def _sitemaps(tree: etree._Element, path: str) -> _Found:
    for entry in tree.iterfind("{*}sitemap"):
        url = _words(entry, "loc")
        if url:
            yield Address(url, path, url, lists=True)


def _pages(tree: etree._Element, path: str) -> _Found:
    """The pages of a sitemap; that of Google News tells title, outlet and date."""
    for entry in tree.iterfind("{*}url"):
        url = _words(entry, "loc")
        if url:
            changed = _words(entry, "lastmod")
            published = iso_date(_words(entry, "news/publication_date") or "")
            yield Address(
                url,
                path,
                f"{url}\0{changed}" if changed else url,
                title=Known.given(_words(entry, "news/title"), "sitemap title"),
                outlet=Known.given(_words(entry, "news/publication/name"), "sitemap publication name"),
                published=Known.given(published, "sitemap publication date"),
                updated=Known.given(iso_date(changed or ""), "sitemap lastmod"),
            )


def _words(entry: etree._Element, path: str) -> str | None:
    found = entry.find("/".join(f"{{*}}{name}" for name in path.split("/")))
    text = "".join(found.itertext()) if found is not None else ""
    return clean(" ".join(text.split())) or None
