"""One entry of a feed, whichever kind the feed is of: an article where its text is there, else its address."""

import re
from dataclasses import dataclass, field
from typing import Any

from accordingto.read.credits import persons, writers_of
from accordingto.read.dates import iso_date
from accordingto.read.decode import clean
from accordingto.read.draft import Address, Draft, Item
from accordingto.read.fragments import fragment
from accordingto.read.names import url_name
from accordingto.records import Basis, Known, Reason, Skipped

FULL_WORDS, FULL_SUMMARY_WORDS = 60, 150
"""A content of so many words is the article; of what is called a summary, more are asked for."""
TEASER = re.compile(
    r"(?:\[?(?:…|\.\.\.|&hellip;)\]?|(?:read|see|view) (?:more|the (?:full|whole|rest)[\w ]*)|continue reading.*"
    r"|(?:click|tap) here[\w ]*)"
    r"[\s.…»→›>]*\Z",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{1,2000}>")
_POSTED_TAG = re.compile(
    r"<p>\s*The post\b(?:(?!<p>).){1,1000}\bappeared first on\b(?:(?!<p>).){1,500}\s*\Z", re.DOTALL
)
_POSTED = re.compile(r"\s*The post .{1,300} (?:first |originally )?appeared (?:first )?on .{1,200}\.\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What a feed says of an article. `content` and `summary` are HTML; dates are as the feed writes them."""

    identity: str
    url: str | None
    title: str | None = None
    content: str = ""
    summary: str = ""
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    feed: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


def entry_item(entry: FeedEntry, place: str, fallback: str) -> Item:
    """The article of an entry, or its address; `fallback` names what has no address."""
    said = _said(entry)
    identity = clean(entry.identity + (f"\0{entry.updated}" if entry.updated else ""))
    text = _full(entry)
    if text:
        name = (entry.url and url_name(entry.url)) or fallback
        known = Draft(place, clean(name), "", given_text=False, url=entry.url, entry=identity, **said)
        return fragment(text, known)
    if entry.url:
        return Address(entry.url, place, identity, **said)
    detail = f"an entry without text and address ({entry.title or 'no title'}). Ask who makes the feed"
    return Skipped(place, Reason.NO_TEXT, clean(detail))


def _full(entry: FeedEntry) -> str | None:
    """The article, if the entry holds it: not a summary, and nothing that breaks off."""
    for text, least in ((entry.content, FULL_WORDS), (entry.summary, FULL_SUMMARY_WORDS)):
        words = " ".join(_TAG.sub(" ", text).split())
        without = _POSTED.sub("", words)
        if len(without.split()) >= least and not TEASER.search(without[-300:]):
            return clean(_POSTED_TAG.sub("", text))
    return None


def _said(entry: FeedEntry) -> dict[str, Any]:
    names = [name for written in entry.authors for name in (writers_of(written) or persons(written))]
    known = {name: _known(getattr(entry, name), name) for name in ("title", "outlet")}
    dates = {name: _known(iso_date(getattr(entry, name) or ""), name) for name in ("published", "updated")}
    dates["published"] = dates["published"] or dates["updated"]  # Atom asks for no other
    feed = clean(" ".join((entry.feed or "").split()))
    suggested = (("outlet", Known(feed, Basis.INFERRED, "feed title")),) if feed and not known["outlet"] else ()
    return {
        **known,
        **dates,
        "bylines": tuple(Known(clean(name), Basis.GIVEN, "entry author") for name in dict.fromkeys(names)),
        "inferred": suggested,
        "extra": entry.extra,
    }


def _known(value: str | None, name: str) -> Known | None:
    value = clean(" ".join((value or "").split()))
    return Known(value, Basis.GIVEN, f"entry {name}") if value else None
