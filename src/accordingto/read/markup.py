"""What a page's own metadata says: each value with the tag that says it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from accordingto.read.credits import BARE_NAME, BYLINE, persons, writers_of
from accordingto.read.datelines import dateline
from accordingto.read.dates import iso_date
from accordingto.read.decode import clean
from accordingto.read.formats import MOST_VALUES, parsed, values
from accordingto.read.links import BREAKS
from accordingto.read.mastheads import masthead
from accordingto.read.names import web
from accordingto.records import Basis, Known

# Where each value stands, the most trusted first: "meta NAME" is a meta tag's name or property, "JSON-LD PATH" a
# path in the description of the article.
OUTLET = ("meta og:site_name", "JSON-LD publisher.name", "meta application-name", "meta publisher")
TITLE = ("JSON-LD headline", "meta og:title", "meta twitter:title", "meta title")
SECTION = ("meta article:section", "JSON-LD articleSection", "meta section")
PUBLISHED = (
    "meta article:published_time",
    "JSON-LD datePublished",
    "meta datepublished",
    "meta date",
    "meta pubdate",
    "meta publish-date",
    "meta dc.date.issued",
    "meta dc.date",
    "meta parsely-pub-date",
    "meta sailthru.date",
)
UPDATED = ("meta article:modified_time", "JSON-LD dateModified", "meta og:updated_time", "meta datemodified")
WRITERS = (
    "JSON-LD author.name",
    "meta author",
    "meta article:author",
    "meta parsely-author",
    "meta byl",
    "meta dc.creator",
)
SHOWN_WRITERS = (
    (".//*[@itemprop='author']//*[@itemprop='name']", "itemprop author"),
    (".//*[@itemprop='author'][not(.//*[@itemprop='name'])]", "itemprop author"),
    (".//*[@rel='author']", "rel author"),
    (".//*[contains(@class, 'byline') or contains(concat(' ', @class, ' '), ' author ')]", "class byline"),
)
SHOWN_DATES = ".//*[contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'publish')]"
MOST_SHOWN = 50
ELSEWHERE = "ancestor-or-self::aside | ancestor::nav | ancestor::footer | ancestor::li"
URL = ("meta og:url", "JSON-LD url", "JSON-LD mainEntityOfPage.@id")

ARTICLE_TYPE = re.compile(r"Article|Reportage|BlogPosting|OpinionPiece")
TITLE_MARK = re.compile(r"\s+[|\u2013\u2014\u00b7-]\s+|\s*\|\s*")
OUTLET_FIRST = re.compile(r"(?P<outlet>[^:|]{2,60}?)\s*(?::|\||\s[\u2013\u2014-]\s)\s*(?P<headline>.+)")
LESSER, LEAST_WORDS = ".//h2 | .//h3", 4
"""Where pages without a headline of the first rank have it; of so many words, if the page's title has it too."""
GOES_ON = re.compile(r"(?:(?<=,)|(?<=\bby)|(?<=\bby:)|(?<=\band))\n|\n(?=and\b)", re.IGNORECASE)
"""The break of a line that the next one goes on from."""
LONGEST_VALUE = 500
MOST_NODES = 1_000


class Markup:
    """The metadata of one parsed page."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._said: dict[str, list[str]] = {}
        for tag in tree.iter("meta"):
            name = tag.get("property") or tag.get("name") or tag.get("itemprop")
            if name and tag.get("content"):
                self._said.setdefault(f"meta {name.strip().lower()}", []).append(tag.get("content"))
        for path, value in _linked_data(tree):
            self._said.setdefault(f"JSON-LD {path}", []).append(value)

    def outlet(self) -> Known | None:
        """The site's name; or what stands after the headline in the page's title."""
        return self._first(OUTLET) or self._title_tail()

    def title(self) -> Known | None:
        """The headline as the page shows it, else as its metadata has it."""
        shown = [known for known in self._texts(".//h1", "h1") if len(known.value) > 1]
        named = self._first(TITLE) or self._title_tag()
        if not shown and named:
            shown = [known for known in self._texts(LESSER, "h2") if len(known.value.split()) >= LEAST_WORDS]
        elif len(shown) == 1 or named is None:
            return shown[0] if shown else None
        matching = (known for known in shown if known.value.casefold() in named.value.casefold())
        return next(matching, named)

    def section(self) -> Known | None:
        """The section the article stands in."""
        return self._first(SECTION)

    def published(self) -> Known | None:
        """When the article came out."""
        return self._first(PUBLISHED, iso_date) or self._time("published") or self._time("") or self._shown("published")

    def unread(self) -> dict[str, str]:
        """What it calls the time when it came out, where that is none that can be."""
        said = self._first(PUBLISHED)
        return {"published": said.value} if said and not self.published() else {}

    def updated(self) -> Known | None:
        """When it was last changed, where that is another moment than its publication."""
        return self._first(UPDATED, iso_date) or self._time("modified") or self._shown("updated")

    def writers(self) -> tuple[Known, ...]:
        """The persons named as authors."""
        for place in WRITERS:
            values = [value for value in self._said.get(place, ()) if "://" not in value]
            found = [name for value in values for name in (writers_of(value) or persons(value))]
            if found:
                return tuple(Known(_tidy(name), Basis.MARKUP, place) for name in dict.fromkeys(found))
        return self._shown_writers()

    def _shown_writers(self) -> tuple[Known, ...]:
        """Those whom a part of the article that is marked as its byline names."""
        for path, place in SHOWN_WRITERS:
            found = [name for tag in self._of_article(path) for name in _written(_lines(tag))]
            if found:
                return tuple(Known(name, Basis.MARKUP, place) for name in dict.fromkeys(found))
        return ()

    def _of_article(self, path: str) -> Iterator[HtmlElement]:
        tags = self._tree.xpath(path)[:MOST_SHOWN]
        parts = headed(self._tree)
        return (tag for tag in tags if not tag.xpath(ELSEWHERE) and beside_headline(tag, parts))

    def _shown(self, moment: str) -> Known | None:
        """The date in a line of the article that is marked as its date."""
        stated = (dateline(_words(tag)) for tag in self._of_article(SHOWN_DATES))
        day = next((day for line in stated if line and (day := getattr(line, moment))), None)
        return Known(day, Basis.MARKUP, "class date") if day else None

    def url(self) -> str | None:
        """The page's own address."""
        links = self._tree.xpath(".//link[@rel='canonical']/@href")
        values = [*links, *(value for place in URL for value in self._said.get(place, ()))]
        return next((clean(found) for value in values if (found := web(value.strip()))), None)

    def _first(self, places: tuple[str, ...], use: Callable[[str], str | None] | None = None) -> Known | None:
        for place in places:
            for said in self._said.get(place, ()):
                value = use(said) if use else _tidy(said)
                if value:
                    return Known(value, Basis.MARKUP, place)
        return None

    def _texts(self, path: str, where: str) -> list[Known]:
        texts = map(_words, self._tree.xpath(path))
        return [Known(text, Basis.MARKUP, where) for text in texts if text]

    def _title_tag(self) -> Known | None:
        return next(iter(self._texts(".//title[not(ancestor::svg)]", "title")), None)

    def _title_tail(self) -> Known | None:
        """What follows the headline in the page's title, "Storm hits coast | Harbour Ledger", or stands before it."""
        title, headline = self._title_tag(), self.title()
        before = OUTLET_FIRST.fullmatch(title.value) if title else None
        if before and headline and headline.value.casefold() == before["headline"].casefold():
            return Known(before["outlet"], Basis.MARKUP, "title")
        parts = TITLE_MARK.split(title.value) if title else []
        if headline and len(parts) > 1 and parts[-1] and headline.value.casefold().startswith(parts[0].casefold()):
            return Known(parts[-1], Basis.MARKUP, "title") if parts[-1] not in headline.value else None
        return None

    def _time(self, role: str) -> Known | None:
        """A `time` tag of the article that is not in a list of other articles."""
        for tag in self._tree.xpath(".//time[@datetime][not(ancestor::aside or ancestor::nav or ancestor::footer)]"):
            marks = f"{tag.get('itemprop', '')} {tag.get('class', '')}".lower()
            later = "modified" in marks or "updated" in marks
            value = iso_date(tag.get("datetime"))
            if value and (role in marks if role else not later):
                return Known(value, Basis.MARKUP, "time datetime")
        return None


def headed(tree: HtmlElement) -> set[HtmlElement]:
    """The parts of the page with a headline in them: found once, not anew for each tag."""
    parts: set[HtmlElement] = set()
    for headline in tree.iter("h1"):
        for part in headline.iterancestors():
            if part in parts:
                break
            parts.add(part)
    return parts


def beside_headline(tag: HtmlElement, parts: set[HtmlElement]) -> bool:
    """Whether a tag is in one of the `headed` parts of the page; those of other articles are not."""
    for part in tag.iterancestors():
        if part.tag in ("body", "html"):
            return False
        if part.tag == "article" or part in parts:
            return True
    return False


def _written(byline: list[str]) -> list[str]:
    """The names in the lines of a byline that may hold more: "By Ada Quill", "Staff writer"; none where none is told.

    All lines that begin with "By" count, else the first with a name: below it stand a post, a paper, a town.
    """
    lines = GOES_ON.sub(" ", "\n".join(byline)).split("\n")
    signed = [name for line in lines if BYLINE.fullmatch(line) for name in _named(line)]
    return signed or next((found for line in (*lines, " ".join(lines)) if (found := _named(line))), [])


def _named(line: str) -> list[str]:
    return [name for name in writers_of(line) if BARE_NAME.fullmatch(name) and not masthead(name)]


def _lines(tag: HtmlElement) -> list[str]:
    """A tag's words by the lines in which they are shown."""
    lines = [""]
    for event, part in etree.iterwalk(tag, events=("start", "end")):
        if part.tag in BREAKS:
            lines.append("")
        lines[-1] += (part.text if event == "start" else part.tail if part is not tag else "") or ""
    return [line for line in map(_tidy, lines) if line]


def _words(tag: HtmlElement) -> str:
    return _tidy(" ".join(_lines(tag)))


def _tidy(value: str) -> str:
    return clean(" ".join(value.split())[:LONGEST_VALUE])


def _linked_data(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Paths and values of the page's JSON-LD description of an article."""
    for script in tree.xpath(".//script[@type='application/ld+json']"):
        text = script.text or ""
        for node in _nodes(parsed(text) if values(text) <= MOST_VALUES else None):
            kind = node.get("@type")
            if any(isinstance(k, str) and ARTICLE_TYPE.search(k) for k in (kind if isinstance(kind, list) else [kind])):
                yield from _values(node)


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [data]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting.append(node.get("@graph"))
        elif isinstance(node, list):
            waiting.extend(node[:MOST_NODES])


def _values(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in node.items():
        for item in value[:MOST_NODES] if isinstance(value, list) else [value]:
            if isinstance(item, str):
                yield name, item
                if name in ("author", "publisher"):
                    yield f"{name}.name", item
            elif isinstance(item, dict):
                yield from ((f"{name}.{key}", inner) for key, inner in item.items() if isinstance(inner, str))
