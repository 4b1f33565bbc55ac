"""News as an Atom feed (RFC 4287): an entry for what a round brought to a story.

Its ids hang on the rounds and the articles, not on the address at which the feed is served.
"""

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from accordingto.ledger import Ledger
from accordingto.records import Article
from accordingto.views.news import Brief, briefs, lines
from accordingto.views.phrases import outlet, published, title
from accordingto.views.screen import short

ENTRIES = 40
_ROUNDS = 200
_NAMESPACE = "http://www.w3.org/2005/Atom"
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:accordingto:news")
_NEVER = "1970-01-01T00:00:00+00:00"
ET.register_namespace("", _NAMESPACE)


def latest_news(ledger: Ledger, story: str | None = None) -> list[Brief]:
    """What the latest rounds brought, to the whole ledger or to one story, by its id; the last first."""
    found: list[Brief] = []
    for one in ledger.rounds(_ROUNDS):
        found += briefs(ledger, one, story, patient=False)
        if len(found) >= ENTRIES:
            break
    return found[:ENTRIES]


def atom(found: Sequence[Brief], name: str, base: str, page: str, began: str) -> bytes:
    """The feed as XML. `base` is the address of the pages, without a slash at its end; `page` is the page it is about.

    `began` tells ledgers apart: when the first round of this one ended.
    """
    feed = ET.Element(_tag("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": "en"})
    _add(feed, "id", f"urn:uuid:{uuid.uuid5(_OURS, f'{page} {began}')}")
    _add(feed, "title", _text(name))
    _add(feed, "updated", max((one.at for one in found), default=_NEVER))
    ET.SubElement(_add(feed, "author"), _tag("name")).text = "accordingto"
    _add(feed, "generator", "accordingto")
    _link(feed, "self", f"{base}{page.rstrip('/')}/news.atom", "application/atom+xml")
    _link(feed, "alternate", f"{base}{page}", "text/html")
    for one in found:
        _entry(feed, one, base)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(feed: ET.Element, found: Brief, base: str) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", f"urn:uuid:{uuid.uuid5(_OURS, ' '.join((found.at, *(one.id for one in found.articles))))}")
    _add(entry, "title", _text(f"{short(found.title, 150)}: {found.headline}"))
    _add(entry, "updated", found.at)
    _link(entry, "alternate", f"{base}/story/{found.story}", "text/html")
    _add(entry, "content", _text("".join(_content(found, base)))).set("type", "html")


def _content(found: Brief, base: str) -> Iterator[str]:
    yield _list(map(escape, lines(found)))
    yield _list(_named(one, base) for one in found.articles)


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _named(article: Article, base: str) -> Markup:
    about = f"{short(outlet(article), 60)} · {published(article)}"
    return Markup('<a href="{}/article/{}">{}</a> · {}').format(base, article.id, short(title(article), 200), about)


def _add(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    made = ET.SubElement(parent, _tag(name))
    made.text = text
    return made


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, _tag("link"), {"rel": rel, "href": href, "type": kind})


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _text(words: str) -> str:
    """Without what XML cannot hold: `short` and `lines` have made controls visible, halves of characters remain."""
    return "".join("\ufffd" if one in "\ufffe\uffff" else one for one in words.encode("utf-8", "replace").decode())
