"""Hyperlinks of a page: which words of the article link where.

The anchors are found in the page with the words around them, and the same words are looked for in the article: what
trafilatura takes out of a page changes with the links in it, and its own links have no place in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from lxml import etree
from lxml.html import HtmlElement

from accordingto.records import Hyperlink, Span

MOST = 2_000
LONGEST_URL = 2_000
AROUND = 40, 12
"""Characters to each side of an anchor by which its place is known, at most and at least; the ends of its paragraph
are told apart from words."""
BREAKS = frozenset(
    "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
"""Tags that begin a line, and end one."""
_UNSEEN = frozenset("head script style noscript template svg".split())
_WHITE = re.compile(r"\s+")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link of the page: the paragraph it stands in, between line breaks, where in it, and where it leads."""

    paragraph: str
    start: int
    end: int
    url: str

    def around(self, characters: int) -> tuple[str, int]:
        """Its words with so many to each side, and where in these it begins."""
        left = max(0, self.start - characters)
        return self.paragraph[left : self.end + characters], self.start - left


def anchors(tree: HtmlElement, address: str | None) -> list[Anchor]:
    """The links of a parsed page in order, as far as they lead into the web; `address` is the page's own."""
    base = _joined(address or "", str(tree.xpath("string(.//base/@href)"))) or ""
    found: list[Anchor] = []
    for paragraph, links in _paragraphs(tree):
        for start, end, href in links:
            url = _joined(base, href)
            if url and _WEB.match(url) and len(url) <= LONGEST_URL and urldefrag(url)[0] != address and start < end:
                found.append(Anchor(f"\n{paragraph}\n", start + 1, end + 1, url))
    return found[:MOST]


def placed(found: list[Anchor], text: str) -> tuple[Hyperlink, ...]:
    """The links whose words stand in the article's text, each at its own place, in order."""
    lines = f"\n{text}\n"
    links: dict[int, Hyperlink] = {}
    last = 0
    for anchor in found:
        at = next((at for characters in AROUND if (at := _place(lines, anchor, characters, last)) is not None), None)
        if at is None:
            continue
        last = at + anchor.end - anchor.start
        links.setdefault(at, Hyperlink(Span(at, last), anchor.url))
    return tuple(links[at] for at in sorted(links))


def _place(lines: str, anchor: Anchor, characters: int, last: int) -> int | None:
    """Where in the text the anchor begins: the next such words after `last`, else the only ones there are."""
    words, offset = anchor.around(characters)
    at = lines.find(words, max(0, last - characters))
    while 0 <= at < last - offset + 1:
        at = lines.find(words, at + 1)
    if at < 0 and lines.count(words) == 1:
        at = lines.find(words)
    return at + offset - 1 if at >= 0 else None


def _joined(base: str, href: str) -> str | None:
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return None


def _paragraphs(tree: HtmlElement) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Runs of text that no block breaks, white space as one space, with their links: start, end, address."""
    run = _Run()
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in BREAKS:
            yield from run.taken()
        unseen += {"start": 1, "end": -1}[event] if element.tag in _UNSEEN else 0
        if element.tag == "a" and element.get("href"):
            run.link(element.get("href"), begins=event == "start")
        if not unseen:
            run.add(element.text if event == "start" else element.tail)
    yield from run.taken()


class _Run:
    """Text that is put together piece by piece."""

    def __init__(self) -> None:
        self._text = ""
        self._links: list[tuple[int, int, str]] = []
        self._begins: int | None = None

    def add(self, piece: str | None) -> None:
        piece = _WHITE.sub(" ", piece or "")
        self._text += piece.lstrip() if not self._text or self._text.endswith(" ") else piece

    def link(self, href: str, *, begins: bool) -> None:
        if begins:
            self._begins = len(self._text)
        elif self._begins is not None:
            words = self._text[self._begins :]
            start = self._begins + len(words) - len(words.lstrip())
            self._links.append((start, self._begins + len(words.rstrip()), href))
            self._begins = None

    def taken(self) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
        """The run, where it has links; a new one begins."""
        text, links = self._text.rstrip(), self._links
        open_link = self._begins is not None
        self._text, self._links, self._begins = "", [], 0 if open_link else None
        if links:
            yield text, links
