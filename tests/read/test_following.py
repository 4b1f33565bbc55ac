"""What inputs name by its address, fetched on request: feeds, lists of feeds, sitemaps, rows; and never twice."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path

import pytest

from accordingto.read import NOTHING, Memory, ReadOptions, WebOptions, read
from accordingto.records import Article, Basis, Reason, Skipped
from tests.read.helpers import LEDE
from tests.read.site import Handler, Site, report
from tests.read.test_web import Remembering

FOLLOW = ReadOptions(follow=True, web=WebOptions(allow_private=True, pause=0))


def follow(*inputs: object, memory: Memory = NOTHING) -> list[Article | Skipped]:
    return list(read(map(str, inputs), FOLLOW, memory))


def articles(*inputs: object, memory: Memory = NOTHING) -> list[Article]:
    found = follow(*inputs, memory=memory)
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def feed(site: Site, *paths: str, updated: str = "") -> bytes:
    """A feed of Atom that has addresses only."""
    entries = (
        f"<entry><title>Entry {path}</title><id>urn:{path}</id><link href='{site.url(path)}'/>"
        f"<published>2024-03-01T08:00:00Z</published>{f'<updated>{updated}</updated>' if updated else ''}</entry>"
        for path in paths
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>{"".join(entries)}</feed>'.encode()


def test_entries_of_a_feed(site: Site) -> None:
    site.page("/feed", body=feed(site, "/a", "/b"), content_type="application/atom+xml")
    site.page("/a")
    site.page("/b")
    found = articles(site.url("/feed"))
    assert [article.url for article in found] == [site.url("/a"), site.url("/b")]
    assert [article.title.value for article in found if article.title] == ["Report /a", "Report /b"]
    published = found[0].published
    assert published and (published.value, published.basis, published.where) == (
        "2024-03-01T08:00:00+00:00",
        Basis.GIVEN,
        "entry published",
    )


def test_the_day_of_a_page_is_none_of_the_future_where_its_server_has_come_to_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This machine's clock may be a year behind."""
    day = datetime.now(UTC) + timedelta(days=400)
    page = site.page("/a", body=report("A").replace("2024-03-14", day.date().isoformat()).encode())
    assert articles(page)[0].published is None
    monkeypatch.setattr(Handler, "date_time_string", lambda *_: format_datetime(day, usegmt=True))
    published = articles(page)[0].published
    assert published and published.value[:10] == day.date().isoformat()
    monkeypatch.setattr(Handler, "date_time_string", lambda *_: "soon")
    assert articles(page)[0].published is None


def test_without_being_asked_nothing_is_fetched(site: Site) -> None:
    site.page("/feed", body=feed(site, "/a"))
    site.page("/a")
    (item,) = read([site.url("/feed")], ReadOptions(web=FOLLOW.web))
    assert isinstance(item, Skipped) and item.reason is Reason.NOT_FETCHED
    assert site.paths == ["/feed"]


def test_a_list_of_feeds(site: Site, tmp_path: Path) -> None:
    opml = tmp_path / "desk.opml"
    site.page("/feed", body=feed(site, "/a"))
    site.page("/a")
    outlines = "".join(f'<outline xmlUrl="{site.url(path)}"/>' for path in ("/feed", "/gone"))
    opml.write_text(f"<opml version='2.0'><body><outline text='News'>{outlines}</outline></body></opml>")
    found = follow(opml)
    assert [type(item) for item in found] == [Article, Skipped]
    assert found[1].path == site.url("/gone")


def test_a_sitemap_of_sitemaps(site: Site, tmp_path: Path) -> None:
    site.page("/a")
    site.page(
        "/inner.xml",
        body=f"<urlset><url><loc>{site.url('/a')}</loc><lastmod>2024-03-14</lastmod></url></urlset>".encode(),
    )
    path = tmp_path / "sitemap.xml"
    path.write_text(f"<sitemapindex><sitemap><loc>{site.url('/inner.xml')}</loc></sitemap></sitemapindex>")
    (found,) = articles(path)
    assert found.updated and found.updated.value == "2024-03-14"


def test_sitemaps_that_lead_to_each_other(site: Site) -> None:
    for one, other in (("/1.xml", "/2.xml"), ("/2.xml", "/1.xml")):
        site.page(one, body=f"<sitemapindex><sitemap><loc>{site.url(other)}</loc></sitemap></sitemapindex>".encode())
    assert follow(site.url("/1.xml")) == []
    assert site.paths == ["/1.xml", "/2.xml"]


def test_sitemaps_without_end(site: Site) -> None:
    for n in range(9):
        site.page(
            f"/{n}.xml",
            body=f"<sitemapindex><sitemap><loc>{site.url(f'/{n + 1}.xml')}</loc></sitemap></sitemapindex>".encode(),
        )
    (item,) = follow(site.url("/0.xml"))
    assert isinstance(item, Skipped)
    assert "lists that lead to each other" in item.detail


def test_the_news_sitemap_names_the_outlet(site: Site, tmp_path: Path) -> None:
    site.page("/a")
    path = tmp_path / "news.xml"
    path.write_text(
        f"<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>{site.url('/a')}</loc><news:news>"
        "<news:publication><news:name>Vale Herald</news:name></news:publication>"
        "<news:publication_date>2024-03-02</news:publication_date><news:title>T</news:title></news:news></url></urlset>"
    )
    (found,) = articles(path)
    assert found.outlet and found.published
    assert (found.outlet.value, found.outlet.where) == ("Vale Herald", "sitemap publication name")
    assert found.published.value == "2024-03-02"


def test_rows_with_an_address_and_no_text(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "stories.csv"
    path.write_text(
        f"media_name,publish_date,url\nVale Herald,2024-03-02,{site.page('/a')}\nVale Herald,,{site.page('/b')}\n"
    )
    first, second = articles(path)
    assert first.outlet and first.outlet.value == "Vale Herald"
    assert [one.published.value for one in (first, second) if one.published] == ["2024-03-02", "2024-03-14"]
    assert LEDE in first.text


def test_the_beginning_of_a_text_is_not_the_article(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "newsapi.json"
    path.write_text(
        f'{{"articles": [{{"title": "T", "url": "{site.page("/a")}", "content": "The dam… [+99 chars]"}}]}}'
    )
    (found,) = articles(path)
    assert LEDE in found.text


def test_one_address_is_fetched_once_in_a_run(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(f"{site.page('/a')}\n{site.page('/b')}\n{site.url('/a')}\n")
    assert len(articles(path, site.url("/b"))) == 2
    assert sorted(site.paths) == ["/a", "/b"]


def test_an_entry_is_never_read_twice(site: Site) -> None:
    site.page("/feed", body=feed(site, "/a"))
    site.page("/a")
    memory = Remembering()
    assert len(articles(site.url("/feed"), memory=memory)) == 1
    again = follow(site.url("/feed"), memory=memory)
    assert [item.reason for item in again if isinstance(item, Skipped)] == [Reason.KNOWN]
    assert site.paths == ["/feed", "/a", "/feed"]


def test_an_entry_that_was_updated_is_read_again(site: Site) -> None:
    site.page("/a")
    memory = Remembering()
    for hour in ("09", "12"):
        site.page("/feed", body=feed(site, "/a", updated=f"2024-03-01T{hour}:00:00Z"))
        assert len(articles(site.url("/feed"), memory=memory)) == 1


def test_an_entry_with_its_text_is_read_once_too(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    text = escape("".join(f"<p>{LEDE}</p>" for _ in range(4)))
    path.write_text(
        f"<rss version='2.0'><channel><item><guid>7</guid><description>{text * 3}</description></item></channel></rss>"
    )
    memory = Remembering()
    assert len(articles(path, memory=memory)) == 1
    assert [item.reason for item in follow(path, memory=memory) if isinstance(item, Skipped)] == [Reason.KNOWN]
    assert len(list(read([str(path)], ReadOptions(), memory))) == 1, "a file that is read as a file is read"


def test_a_page_that_fails_is_tried_again(site: Site) -> None:
    site.page("/feed", body=feed(site, "/a"))
    memory = Remembering()
    (item,) = follow(site.url("/feed"), memory=memory)
    assert isinstance(item, Skipped) and item.reason is Reason.UNREACHABLE
    site.page("/a")
    assert len(articles(site.url("/feed"), memory=memory)) == 1


def test_a_feed_that_has_not_changed_is_not_sent_again(site: Site) -> None:
    site.page("/a")
    content = feed(site, "/a")
    site.answers["/feed"] = lambda handler: (
        handler.give(304, content_length="")
        if handler.headers.get("If-None-Match")
        else handler.give(200, content, etag='"1"')
    )
    memory = Remembering()
    assert len(articles(site.url("/feed"), memory=memory)) == 1
    (item,) = follow(site.url("/feed"), memory=memory)
    assert isinstance(item, Skipped) and item.reason is Reason.KNOWN


def test_a_canonical_address_counts_only_on_its_own_site(site: Site) -> None:
    for path, address in (("/a", "https://other.example/a"), ("/b", site.url("/canonical"))):
        site.page(path, body=report("x").replace("</head>", f"<link rel='canonical' href='{address}'></head>").encode())
    assert [one.url for one in articles(site.url("/a"), site.url("/b"))] == [site.url("/a"), site.url("/canonical")]
