"""RSS and Atom: each entry an article where its text is in the feed, an address where it is not."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from html import unescape
from typing import Any

import feedparser

from accordingto.read.decode import decode
from accordingto.read.draft import Item
from accordingto.read.entries import FeedEntry, entry_item
from accordingto.read.failures import guarded
from accordingto.read.names import web
from accordingto.read.streams import LARGEST_FILE, Opened
from accordingto.records import Reason, Skipped

_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_ENCODING = re.compile(r"""(<\?xml\b[^>]{0,100}?)\s+encoding\s*=\s*["'][^"']*["']""")
_TAG = re.compile(r"<[^<>]{1,500}>")


def items(opened: Opened) -> Iterator[Item]:
    """The entries of a feed, as far as it can be read; then what is wrong with it, if it is broken."""
    text = decode(opened.whole(LARGEST_FILE), markup=True, charset=opened.charset)
    if _ENTITY.search(text):
        detail = "a feed that declares entities of its own, as attacks do. Ask who makes the feed"
        yield Skipped(opened.path, Reason.UNSUPPORTED, detail)
        return
    found = feedparser.parse(
        _ENCODING.sub(r"\1", text, count=1).encode(),
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    for number, entry in enumerate(found.entries, 1):
        place = f"{opened.path}:{number}"
        yield guarded(place, partial(_item, entry, found.feed, place, f"{opened.stem}-{number}"))
    if found.bozo:
        wrong = " ".join(str(found.get("bozo_exception", "")).split())[:100]
        detail = f"a broken feed ({wrong}); {len(found.entries)} entries could be read. Fetch it again"
        yield Skipped(opened.path, Reason.DAMAGED, detail)
    elif not found.entries:
        yield Skipped(opened.path, Reason.NO_ARTICLES, "a feed without entries. Look again later")


def _item(entry: Mapping[str, Any], feed: Mapping[str, Any], place: str, fallback: str) -> Item:
    return entry_item(_entry(entry, feed), place, fallback)


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> FeedEntry:
    said: dict[str, Any] = dict(entry)  # feedparser's own lookups take one date for another
    contents = [one.get("value") or "" for one in said.get("content") or ()]
    published, updated = _date(said, "published"), _date(said, "updated")
    return FeedEntry(
        identity=said.get("id") or said.get("link") or said.get("title") or "",
        url=web(said.get("link")),
        title=_plain(said.get("title")),
        content=max(contents, key=len, default=""),
        summary=said.get("summary") or "",
        published=published,
        updated=updated if updated != published else None,
        authors=tuple(one["name"] for one in said.get("authors") or () if one.get("name")),
        outlet=_plain((said.get("source") or {}).get("title")),
        feed=_plain(feed.get("title")),
        extra={"tags": tags} if (tags := [one["term"] for one in said.get("tags") or () if one.get("term")]) else {},
    )


def _date(said: Mapping[str, Any], name: str) -> str | None:
    """A date as feedparser understands it, in universal time; what it does not, as it is written."""
    parsed = said.get(f"{name}_parsed")
    if not parsed:
        return said.get(name)
    try:
        return datetime(*parsed[:6]).replace(tzinfo=UTC).isoformat()
    except ValueError:
        return None


def _plain(written: str | None) -> str | None:
    """Words without markup: titles are HTML as often as not."""
    return " ".join(unescape(_TAG.sub("", written)).split()) if written else None
