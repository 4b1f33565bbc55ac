"""Feeds: what is an article, what is only its address, and feeds that are broken or made to hurt."""

import json
from html import escape
from pathlib import Path

import pytest

from accordingto.records import Article, Basis, Reason, Skipped
from tests.read.helpers import LEDE, SECOND, THIRD, read_bytes

PARAGRAPHS = (LEDE, SECOND, THIRD, LEDE.replace("dam", "weir"))
FULL = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def rss(*entries: str, title: str = "Orlen Post") -> bytes:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return (
        f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel><title>{title}</title>'
        f"<link>https://orlen.example/</link>{''.join(entries)}</channel></rss>"
    ).encode()


def entry(content: str = FULL, link: str = "https://orlen.example/dam", **more: str) -> str:
    """An entry of RSS."""
    fields = {"title": "Dam inspected", "link": link, "pubDate": "Thu, 14 Mar 2024 10:00:00 GMT"} | more
    inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items() if value)
    return f"<item>{inside}<content:encoded>{escape(content)}</content:encoded></item>"


def first(folder: Path, data: bytes) -> Article | Skipped:
    return read_bytes(folder, data, "feed")[0]


def test_an_entry_with_its_text_is_an_article(tmp_path: Path) -> None:
    found = first(tmp_path, rss(entry(author="Mara Quill")))
    assert isinstance(found, Article)
    assert [found.text[p.span.start : p.span.end] for p in found.paragraphs] == ["Dam inspected", *PARAGRAPHS]
    assert (found.url, found.name, found.given_text) == ("https://orlen.example/dam", "dam", False)
    assert found.published and found.published.value == "2024-03-14T10:00:00+00:00"
    assert (found.published.basis, found.published.where) == (Basis.GIVEN, "entry published")
    assert [known.value for known in found.bylines] == ["Mara Quill"]


def test_the_title_of_a_feed_is_only_a_suggestion(tmp_path: Path) -> None:
    found = first(tmp_path, rss(entry()))
    assert isinstance(found, Article)
    assert found.outlet is None
    (name, known), *_ = found.inferred
    assert (name, known.value, known.where) == ("outlet", "Orlen Post", "feed title")


def test_the_source_of_an_entry_is_its_outlet(tmp_path: Path) -> None:
    found = first(tmp_path, rss(entry(source="Vale Herald")))
    assert isinstance(found, Article)
    assert found.outlet and found.outlet.value == "Vale Herald"


def test_hyperlinks_of_an_entry(tmp_path: Path) -> None:
    linked = FULL.replace("the water ministry", '<a href="/water">the water ministry</a>', 1)
    found = first(tmp_path, rss(entry(linked)))
    assert isinstance(found, Article)
    (link,) = found.links
    assert found.text[link.span.start : link.span.end] == "the water ministry"
    assert link.url == "https://orlen.example/water"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="nothing"),
        pytest.param(f"<p>{LEDE}</p>", id="one-paragraph"),
        pytest.param(FULL + "<p>[…]</p>", id="dots"),
        pytest.param(FULL + '<p><a href="x">Continue reading Dam inspected</a></p>', id="continue"),
        pytest.param(FULL + "<a>Read more »</a>", id="read-more"),
        pytest.param(FULL + "<p>Read the full story at the Orlen Post</p>", id="full-story"),
    ],
)
def test_a_teaser_is_an_address(tmp_path: Path, content: str) -> None:
    found = first(tmp_path, rss(entry(content, description=LEDE)))
    assert isinstance(found, Skipped)
    assert (found.reason, found.path) == (Reason.NOT_FETCHED, "https://orlen.example/dam")


def test_a_long_description_is_the_article(tmp_path: Path) -> None:
    found = first(tmp_path, rss(entry("", description=FULL * 3)))
    assert isinstance(found, Article)


@pytest.mark.parametrize(
    ("content", "description", "whole"),
    [(60, 0, True), (59, 0, False), (0, 150, True), (0, 149, False)],
)
def test_how_many_words_are_the_article(tmp_path: Path, content: int, description: int, whole: bool) -> None:
    data = rss(entry("dam " * content, description="dam " * description))
    assert isinstance(first(tmp_path, data), Article) is whole


def test_an_entry_without_text_and_address(tmp_path: Path) -> None:
    found = first(tmp_path, rss(entry("", link="")))
    assert isinstance(found, Skipped)
    assert found.reason is Reason.NO_TEXT
    assert "Dam inspected" in found.detail


def test_rss_1(tmp_path: Path) -> None:
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="x"><title>O</title></channel>'
        f'<item rdf:about="https://orlen.example/1"><title>Dam</title><link>https://orlen.example/1</link>'
        f"<content:encoded>{escape(FULL)}</content:encoded></item></rdf:RDF>"
    )
    assert isinstance(first(tmp_path, data.encode()), Article)


def test_titles_are_words_not_markup(tmp_path: Path) -> None:
    found = first(tmp_path, rss(entry(title="Dam &amp; weir <em>inspected</em>")))
    assert isinstance(found, Article)
    assert found.title and found.title.value == "Dam & weir inspected"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16"])
def test_a_feed_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    text = rss(entry(FULL.replace("Ada Brandt", "Ада Брандт"))).decode().replace("?>", f' encoding="{encoding}"?>', 1)
    found = first(tmp_path, text.encode(encoding))
    assert isinstance(found, Article)
    assert "Ада Брандт" in found.text


@pytest.mark.parametrize(
    ("data", "reason", "says"),
    [
        pytest.param(rss(), Reason.NO_ARTICLES, "without entries", id="empty"),
        pytest.param(b"<rss><channel><title>x</title>", Reason.DAMAGED, "a broken feed", id="cut"),
        pytest.param(
            b'<rss version="2.0"><channel><item></channel></rss>', Reason.DAMAGED, "a broken feed", id="crossed"
        ),
        pytest.param(
            b'<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel>&b;</channel></rss>',
            Reason.UNSUPPORTED,
            "declares entities",
            id="entities",
        ),
        pytest.param(
            b'<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&f;</title></item></channel></rss>',
            Reason.UNSUPPORTED,
            "declares entities",
            id="file-as-entity",
        ),
        pytest.param(
            ('<!DOCTYPE rss [<!ENTITY a "ha">]><rss version="2.0"><channel>&a;</channel></rss>').encode("utf-16"),
            Reason.UNSUPPORTED,
            "declares entities",
            id="entities-in-utf-16",
        ),
    ],
)
def test_a_feed_that_cannot_be_read(tmp_path: Path, data: bytes, reason: Reason, says: str) -> None:
    item = read_bytes(tmp_path, data, "feed")[-1]
    assert isinstance(item, Skipped)
    assert item.reason is reason
    assert says in item.detail


def test_a_broken_feed_gives_what_is_whole_and_says_so(tmp_path: Path) -> None:
    data = rss(entry(), entry(link="https://orlen.example/weir"))
    items = read_bytes(tmp_path, data[: data.rindex(b"<item>") + 60], "feed")
    assert isinstance(items[0], Article)
    assert isinstance(items[-1], Skipped) and items[-1].reason is Reason.DAMAGED


def test_two_thousand_entries(tmp_path: Path) -> None:
    entries = [entry("", f"https://orlen.example/{n}", description=LEDE) for n in range(2_000)]
    items = read_bytes(tmp_path, rss(*entries), "feed")
    assert len({item.path for item in items}) == 2_000


def test_json_feed_texts_without_markup(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "title": "Orlen Post",
        "items": [{"id": 7, "url": "https://orlen.example/7", "content_text": "\n\n".join(PARAGRAPHS)}, "no entry"],
    }
    found, bad = read_bytes(tmp_path, json.dumps(feed).encode(), "feed")
    assert isinstance(found, Article) and isinstance(bad, Skipped)
    assert found.text == "\n\n".join(PARAGRAPHS)
    assert bad.reason is Reason.BAD_ROW
