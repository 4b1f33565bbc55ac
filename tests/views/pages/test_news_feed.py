"""The Atom feeds of `serve`: valid, escaped, read only, and behind the same door as the pages."""

import base64
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree, html

from accordingto.ledger import Ledger
from accordingto.views.logins import Logins
from tests.ledger.samples import MODEL, article, given, statement
from tests.match.fakes import fresh
from tests.views.pages.conftest import HOSTILE, Running, serving
from tests.views.pages.test_server import Answer, ask

ATOM = {"a": "http://www.w3.org/2005/Atom"}
ONCE = ("id", "title", "updated")


def closed(path: Path) -> Path:
    """The ledger, what is in it closed as a round."""
    with Ledger.open(path) as ledger:
        came = ledger.open_round()
        assert came is not None
        ledger.close_round(came)
    return path


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A ledger in which two rounds brought an article each to one story."""
    path = tmp_path / "news.db"
    Ledger.create(path).close()
    for name in ("vale", "coast"):
        of = article(
            name,
            f"The crane fell on two sailors, the port office told The {name.title()} Post.",
            outlet=given(f"The {name.title()} Post"),
            title=given("Crane falls"),
            language="en",
        )
        said = statement(of, "the port office", "told", "The crane fell on two sailors")
        with Ledger.open(path) as ledger:
            ledger.add(of, [said], MODEL, fresh(of, [said]))
        closed(path)
    return path


def feed(answer: Answer) -> etree._Element:
    """What came, once it has shown to be an Atom feed: what RFC 4287 asks of it, sections 4.1.1 and 4.1.2."""
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/atom+xml")
    root = etree.fromstring(answer.text.encode())
    assert root.tag == f"{{{ATOM['a']}}}feed" and root.xpath("a:author/a:name", namespaces=ATOM)
    for of in (root, *root.xpath("a:entry", namespaces=ATOM)):
        assert [len(of.xpath(f"a:{name}", namespaces=ATOM)) for name in ONCE] == [1, 1, 1]
        ident, _, updated = (of.xpath(f"string(a:{name})", namespaces=ATOM) for name in ONCE)
        assert ident.startswith("urn:uuid:") and datetime.fromisoformat(updated).tzinfo
        assert of.xpath("a:link[@rel='alternate']/@href", namespaces=ATOM)
    idents = root.xpath("//a:id/text()", namespaces=ATOM)
    assert len(set(idents)) == len(idents)
    assert not feedparser.parse(answer.text).bozo
    return root


def test_an_entry_is_what_a_round_brought_to_a_story(story: Path) -> None:
    with serving(story) as served:
        found = feed(ask(served, "/news.atom"))
        titles = found.xpath("a:entry/a:title/text()", namespaces=ATOM)
        assert titles == ["Crane falls: One new article, new claim", "Crane falls: New story: one article"]
        link = found.xpath("a:entry/a:link/@href", namespaces=ATOM)[0]
        (own,) = found.xpath("a:link[@rel='self']/@href", namespaces=ATOM)
        assert own == f"http://127.0.0.1:{served.port}/news.atom"
        assert ask(served, urlsplit(link).path).status == 200
        content = html.fromstring(found.xpath("string(a:entry/a:content)", namespaces=ATOM))
        assert "New claim: 2 articles · 1 source." in content.text_content()
        (page,) = content.xpath("//a/@href")
        assert ask(served, urlsplit(page).path).status == 200


def test_a_story_has_a_feed_of_its_own_and_pages_say_where(story: Path) -> None:
    with serving(story) as served:
        page = html.fromstring(ask(served, "/").text)
        links = page.xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href")
        assert links[0] == "/news.atom" and links[1].endswith("/news.atom") and links[1].startswith("/story/")
        assert page.xpath("//footer//a/@href")[-1] == links[1]
        whole, own = (feed(ask(served, link)) for link in links)
        assert len(own.xpath("a:entry", namespaces=ATOM)) == 2
        assert whole.xpath("string(a:id)", namespaces=ATOM) != own.xpath("string(a:id)", namespaces=ATOM)
        assert ask(served, "/story/none-such/news.atom").status == 404


def test_ids_stay_when_more_comes(story: Path) -> None:
    with serving(story) as served:
        before = feed(ask(served, "/news.atom")).xpath("a:entry/a:id/text()", namespaces=ATOM)
        of = article("upland", "A mill burnt down in Upland, the fire brigade said.", language="en")
        said = statement(of, "the fire brigade", "said", "A mill burnt down in Upland")
        with Ledger.open(story) as ledger:
            ledger.add(of, [said], MODEL, fresh(of, [said]))
        closed(story)
        after = feed(ask(served, "/news.atom")).xpath("a:entry/a:id/text()", namespaces=ATOM)
    assert after[1:] == before and len(after) == 3


def test_a_ledger_without_rounds_has_an_empty_feed(served: Running) -> None:
    assert feed(ask(served, "/news.atom")).xpath("a:entry", namespaces=ATOM) == []


def test_what_is_hostile_is_text(tmp_path: Path) -> None:
    bad = "<script>alert('t')</script>\" onmouseover=\"alert(4) ]]> &amp; \x07\ufffe\ud800"
    of = article(
        "bad", HOSTILE, title=given(bad.replace("\ud800", "")), outlet=given("<b>x</b>"), language="en"
    )  # no half of a character gets into a ledger
    said = statement(of, "Ada Quill", "said", "<img src=x onerror=alert(2)> is fine")
    path = tmp_path / "hostile.db"
    with Ledger.create(path) as ledger:
        ledger.add(of, [said], MODEL, fresh(of, [said]))
    with serving(closed(path)) as served:
        found = feed(ask(served, "/news.atom"))
    content = html.fromstring(found.xpath("string(a:entry/a:content)", namespaces=ATOM))
    assert {one.tag for one in content.iter()} == {"div", "ul", "li", "a"} or {one.tag for one in content.iter()} == {
        "ul",
        "li",
        "a",
    }
    assert set(content.xpath("//@*/..")) == set(content.xpath("//a[@href]")), "no attribute but our links"
    assert "<script>alert" in content.text_content() and "<b>x</b>" in content.text_content()


def test_it_is_behind_the_same_door(story: Path, tmp_path: Path) -> None:
    tokens = tmp_path / "team.txt"
    tokens.write_text("ada:0123456789abcdef0123456789abcdef\n")
    tokens.chmod(0o600)
    known = base64.b64encode(b"ada:0123456789abcdef0123456789abcdef").decode()
    with serving(story, Logins.load(tokens)) as served:
        assert ask(served, "/news.atom").status == 401
        feed(ask(served, "/news.atom", Authorization=f"Basic {known}"))
    with serving(story) as served:
        assert ask(served, "/news.atom", Host="evil.example").status == 403
        assert ask(served, "/news.atom", "POST").status == 405
