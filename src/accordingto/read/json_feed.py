"""JSON Feed: entries as the other feeds have them, in JSON."""

from collections.abc import Iterator
from html import escape
from typing import Any

from accordingto.read.draft import Item
from accordingto.read.names import web
from accordingto.read.streams import Opened
from accordingto.records import Reason, Skipped

VERSION = "https://jsonfeed.org/version/"


def is_json_feed(value: dict[str, Any]) -> bool:
    """Whether an object says that it is one."""
    return _text(value.get("version")).startswith(VERSION) and isinstance(value.get("items"), list)


def feed_items(feed: dict[str, Any], opened: Opened, place: str) -> Iterator[Item]:
    """The entries of a feed."""
    from accordingto.read.entries import FeedEntry, entry_item  # noqa: PLC0415  a quarter of a second, and few files need it

    if not feed["items"]:
        yield Skipped(place, Reason.NO_ARTICLES, "a feed without entries. Look again later")
    for number, item in enumerate(feed["items"], 1):
        where = f"{place}:{number}"
        if not isinstance(item, dict):
            yield Skipped(where, Reason.BAD_ROW, "an entry that is no object. Ask who makes the feed")
            continue
        authors = [one for one in (item.get("authors"), feed.get("authors")) if isinstance(one, list)]
        url = _text(item.get("url")) or _text(item.get("external_url"))
        entry = FeedEntry(
            identity=str(item.get("id") or url),
            url=web(url),
            title=_text(item.get("title")) or None,
            content=_text(item.get("content_html")) or _paragraphs(_text(item.get("content_text"))),
            summary=_text(item.get("summary")),
            published=_text(item.get("date_published")) or None,
            updated=_text(item.get("date_modified")) or None,
            authors=tuple(_text(one.get("name")) for one in next(iter(authors), ()) if isinstance(one, dict)),
            feed=_text(feed.get("title")) or None,
            extra={"tags": item["tags"]} if isinstance(item.get("tags"), list) else {},
        )
        yield entry_item(entry, where, f"{opened.stem}-{number}")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
