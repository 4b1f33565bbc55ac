"""Addresses, against a real server on this machine: what may go wrong, how a guest behaves, what is refused."""

import gzip
import socket
import time
import tracemalloc
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import brotli
import pytest

from accordingto.errors import InputError
from accordingto.read import ReadOptions, WebOptions, answers, places, read, web
from accordingto.read.memory import NOTHING, Memory, Validators
from accordingto.read.places import Refused, is_public, place
from accordingto.records import Article, Reason, Skipped
from tests.read.helpers import LEDE, SECOND
from tests.read.site import Handler, Site, report

HERE = WebOptions(allow_private=True, pause=0, patience=60)


def fetch(url: str, options: WebOptions = HERE, memory: Memory = NOTHING) -> Article | Skipped:
    (item,) = read([url], ReadOptions(web=options), memory)
    return item


def refusal(url: str, options: WebOptions = HERE, memory: Memory = NOTHING) -> Skipped:
    item = fetch(url, options, memory)
    assert isinstance(item, Skipped), item
    assert item.path == url
    return item


def article(url: str, options: WebOptions = HERE) -> Article:
    item = fetch(url, options)
    assert isinstance(item, Article), item
    return item


def test_a_page(site: Site) -> None:
    found = article(site.page("/dam-inspected"))
    assert (found.name, found.url) == ("dam-inspected", site.url("/dam-inspected"))
    assert found.title and found.title.value == "Report /dam-inspected"
    assert found.outlet and found.published
    assert (found.outlet.value, found.published.value) == ("Orlen Post", "2024-03-14")
    assert LEDE in found.text
    assert found.extra["fetched"][:2] == "20"


@pytest.mark.parametrize(
    ("packing", "pack"),
    [
        pytest.param("gzip", gzip.compress, id="gzip"),
        pytest.param("deflate", zlib.compress, id="deflate"),
        pytest.param("br", brotli.compress, id="brotli"),
    ],
)
def test_a_packed_page(site: Site, packing: str, pack) -> None:
    assert LEDE in article(site.page("/", body=pack(report("x").encode()), content_encoding=packing)).text


def test_a_page_in_chunks(site: Site) -> None:
    def chunks(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for piece in (report("x")[:100], report("x")[100:], ""):
            handler.wfile.write(f"{len(piece.encode()):x}\r\n{piece}\r\n".encode())

    site.answers["/"] = chunks
    assert LEDE in article(site.url()).text


def test_the_encoding_that_the_server_states(site: Site) -> None:
    body = report("x").replace("Ada Brandt", "Ада Брандт").encode("koi8-r")
    assert "Ада Брандт" in article(site.page("/", body=body, content_type="text/html; charset=koi8-r")).text


def test_redirects_are_followed_to_the_page(site: Site) -> None:
    site.page("/a", 301, location="/b")
    site.page("/b", 302, location=site.url("/c"))
    site.page("/c")
    found = article(site.url("/a"))
    assert (found.url, found.path) == (site.url("/c"), site.url("/a"))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_each_status_that_redirects_is_followed(site: Site, status: int) -> None:
    site.page("/a", status, location="/b")
    site.page("/b")
    assert article(site.url("/a")).url == site.url("/b")


@pytest.mark.parametrize(
    ("status", "says"),
    [
        pytest.param(404, "answers 404 Not Found. Check the address", id="gone"),
        pytest.param(403, "answers 403 Forbidden. Look at it in a browser", id="forbidden"),
        pytest.param(500, "answers 500", id="broken"),
        pytest.param(204, "answers 204", id="nothing"),
    ],
)
def test_no_page(site: Site, status: int, says: str) -> None:
    item = refusal(site.page("/", status))
    assert item.reason is Reason.UNREACHABLE
    assert says in item.detail


def test_redirects_without_end(site: Site) -> None:
    site.page("/", 302, location="/")
    item = refusal(site.url())
    assert "more than 10 redirects" in item.detail
    assert len(site.paths) == 10


def test_a_site_that_wants_its_cookie_back(site: Site) -> None:
    def wall(handler: Handler) -> None:
        if handler.headers.get("Cookie") == "seen=yes":
            handler.give(200, report("x").encode())
        else:
            handler.give(302, set_cookie="seen=yes; Path=/", location="/")

    site.answers["/"] = wall
    assert LEDE in article(site.url()).text


def test_a_cookie_is_not_carried_to_the_next_page(site: Site) -> None:
    pages = [site.page("/a", set_cookie="who=reader"), site.page("/b")]
    assert len(list(read(pages, ReadOptions(web=HERE)))) == 2
    assert "Cookie" not in site.asked[-1][1]


@pytest.mark.parametrize("wall", ["/consent?next=/news", "/account/login", "/captcha"])
def test_a_wall_before_the_page(site: Site, wall: str) -> None:
    site.page("/news", 302, location=wall)
    site.page(wall)
    item = refusal(site.url("/news"))
    assert item.reason is Reason.NO_BODY
    assert wall in item.detail


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "We and our partners use cookies to show you the news. You can accept all or manage choices at any time in "
            "the privacy settings, which are at the foot of each page of this site.",
            id="consent",
        ),
        pytest.param(
            "Subscribe to continue reading this story. Already a subscriber? Log in to read all of it now.", id="pay"
        ),
        pytest.param(
            "Please verify you are human. We have seen unusual traffic from your network; please wait.", id="robot"
        ),
        pytest.param(
            "To read the news here, please enable JavaScript and turn off your ad blocker, then reload it.", id="script"
        ),
    ],
)
def test_a_wall_in_the_place_of_the_page(site: Site, text: str) -> None:
    item = refusal(
        site.page("/", body=f"<html><body><article><p>{text}</p><p>{text}</p></article></body></html>".encode())
    )
    assert item.reason is Reason.NO_BODY


def test_an_article_on_cookies_is_no_wall(site: Site) -> None:
    text = "The council said on Tuesday that this site uses cookies, and that readers may accept all of them or none. "
    body = report("x").replace(LEDE, text + LEDE + SECOND * 8).encode()
    assert "cookies" in article(site.page("/", body=body)).text


def test_fewer_bytes_than_the_server_promised(site: Site) -> None:
    def short(handler: Handler) -> None:
        handler.give(200, report("x").encode()[:200], content_length="5000")
        handler.close_connection = True

    site.answers["/"] = short
    assert refusal(site.url()).reason is Reason.UNREACHABLE


def test_more_bytes_than_the_server_promised_are_not_the_next_page(site: Site) -> None:
    body = report("x").encode()
    pages = [
        site.page("/a", body=body + b"HTTP/1.1 200 OK\r\n\r\nsmuggled", content_length=str(len(body))),
        site.page("/b"),
    ]
    first, second = read(pages, ReadOptions(web=HERE))
    assert isinstance(first, Article) and "smuggled" not in first.text
    assert not isinstance(second, Article) or "smuggled" not in second.text


def test_a_body_that_comes_too_slowly(site: Site) -> None:
    told = []

    def slow(handler: Handler) -> None:
        handler.give(200, b"<html>", content_length="100000")
        while len(told) < 1_000 and handler.wfile.write(b" "):
            told.append(1)
            time.sleep(0.05)

    site.answers["/"] = slow
    item = refusal(site.url(), WebOptions(allow_private=True, pause=0, patience=0.5))
    assert "slow" in item.detail
    assert len(told) < 1_000, "it is waited for to the end"


def test_a_body_without_end(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(handler: Handler) -> None:
        handler.give(200, content_length="")
        while True:
            handler.wfile.write(b"<p>more</p>" * 1000)

    site.answers["/"] = endless
    monkeypatch.setattr(web, "LARGEST_FILE", 200_000)
    item = refusal(site.url())
    assert item.reason is Reason.TOO_LARGE
    assert "more than 0.19" in item.detail


@pytest.mark.parametrize(
    ("packing", "bomb"),
    [
        pytest.param("gzip", gzip.compress(bytes(300_000_000), 1), id="gzip"),
        pytest.param("br", brotli.compress(bytes(300_000_000), quality=1), id="brotli"),
    ],
)
def test_a_page_that_unpacks_without_end(site: Site, packing: str, bomb: bytes) -> None:
    url = site.page("/", body=bomb, content_encoding=packing)
    tracemalloc.start()
    item = refusal(url, WebOptions(allow_private=True, pause=0, patience=60))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert item.reason is Reason.TOO_LARGE
    assert peak < 90_000_000


def test_a_packing_that_nobody_asked_for(site: Site) -> None:
    item = refusal(site.page("/", content_encoding="zstd"))
    assert item.reason is Reason.UNSUPPORTED
    assert "packed with zstd" in item.detail


def test_brotli_is_an_extra(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (answers, web):
        monkeypatch.setattr(module, "ENCODINGS", ("gzip", "deflate"))
    item = refusal(site.page("/", content_encoding="br"))
    assert "pip install 'accordingto[web-read]'" in item.detail
    assert site.asked[-1][1]["Accept-Encoding"] == "gzip, deflate"


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        item = refusal(f"http://127.0.0.1:{taken.getsockname()[1]}/")
    assert item.reason is Reason.UNREACHABLE
    assert "refused" in item.detail


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "http_proxy"])
def test_a_proxy_is_not_used_and_that_is_said(site: Site, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, site.url("/proxy"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        item = refusal(f"http://127.0.0.1:{taken.getsockname()[1]}/")
    assert f"{name} is set, but no proxy is used" in item.detail
    assert article(site.page("/a")).url == site.url("/a") and "/proxy" not in site.paths


@pytest.mark.parametrize(
    ("url", "says"),
    [
        pytest.param("http://no-such-host.invalid/", "no host no-such-host.invalid", id="host"),
        pytest.param("http:///path", "names a host", id="no-host"),
        pytest.param("http://host:port/", "not an address that can be", id="port"),
        pytest.param("http://" + "a" * 70 + ".example/", "not an address that can be", id="label"),
        pytest.param("http://[::1/", "not an address that can be", id="bracket"),
    ],
)
def test_an_address_that_cannot_be(url: str, says: str) -> None:
    assert says in refusal(url).detail


# What changed since


class Remembering:
    """A memory for one test."""

    def __init__(self) -> None:
        self.known: dict[str, Validators | None] = {}

    def seen(self, entry: str) -> bool:
        return entry in self.known

    def validators(self, entry: str) -> Validators | None:
        return self.known.get(entry)

    def remember(self, entry: str, validators: Validators | None, _article: str | None) -> None:
        self.known[entry] = validators


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site) -> None:
    def answer(handler: Handler) -> None:
        unchanged = handler.headers.get("If-None-Match") == '"v1"'
        handler.give(304, content_length="") if unchanged else handler.give(200, report("x").encode(), etag='"v1"')

    site.answers["/"] = answer
    memory = Remembering()
    assert isinstance(fetch(site.url(), memory=memory), Article)
    again = refusal(site.url(), memory=memory)
    assert (again.reason, memory.known) == (Reason.KNOWN, {site.url(): Validators('"v1"', None)})
    assert site.asked[-1][1]["If-None-Match"] == '"v1"'


def test_a_page_is_remembered_once_its_article_was_taken(site: Site) -> None:
    memory = Remembering()
    items = read([site.page("/", last_modified="Thu, 14 Mar 2024 10:00:00 GMT")], ReadOptions(web=HERE), memory)
    next(items)
    assert not memory.known
    assert not list(items)
    assert memory.known == {site.url(): Validators(None, "Thu, 14 Mar 2024 10:00:00 GMT")}


def test_a_page_without_article_is_asked_for_again(site: Site) -> None:
    memory = Remembering()
    refusal(site.page("/", body=b"<html><body></body></html>", etag='"v1"'), memory=memory)
    assert memory.validators(site.url()) is None


# A guest who behaves


def test_what_robots_txt_forbids(site: Site) -> None:
    site.page(
        "/robots.txt", body=b"User-agent: *\nDisallow: /private/\nAllow: /private/*.html$\n", content_type="text/plain"
    )
    assert refusal(site.page("/private/a")).reason is Reason.NOT_ALLOWED
    assert LEDE in article(site.page("/private/a.html")).text
    assert site.paths == ["/private/a.html"]


def test_robots_txt_is_asked_for_once(site: Site) -> None:
    pages = [site.page(f"/{n}") for n in range(4)]
    assert len(list(read(pages, ReadOptions(web=HERE)))) == 4
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_robots_txt_for_our_name(site: Site) -> None:
    site.page("/robots.txt", body=b"User-agent: harbourbot\nDisallow: /\n\nUser-agent: *\nDisallow:\n")
    assert isinstance(fetch(site.page("/")), Article)
    named = WebOptions(agent="harbourbot/2 (news desk)", allow_private=True, pause=0)
    assert refusal(site.url(), named).reason is Reason.NOT_ALLOWED


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False)])
def test_no_robots_txt(site: Site, status: int, allowed: bool) -> None:
    site.page("/robots.txt", status)
    assert isinstance(fetch(site.page("/")), Article) is allowed


def test_a_redirect_to_what_robots_txt_forbids(site: Site) -> None:
    site.page("/robots.txt", body=b"User-agent: *\nDisallow: /b")
    site.page("/a", 302, location="/b")
    assert refusal(site.url("/a")).reason is Reason.NOT_ALLOWED
    assert site.paths == ["/a"]


def test_the_user_agent(site: Site) -> None:
    fetch(site.page("/"))
    fetch(site.url(), WebOptions(agent="desk/1", allow_private=True, pause=0))
    agents = [headers["User-Agent"] for path, headers in site.asked if path == "/"]
    assert agents[0].startswith("accordingto/")
    assert agents[1] == "desk/1"


def test_a_host_is_left_in_peace_between_two_pages(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(web.time, "sleep", slept.append)
    site.page("/robots.txt", body=b"User-agent: *\nCrawl-delay: 7\n")
    assert len(list(read([site.page("/a"), site.page("/b")], ReadOptions(web=HERE)))) == 2
    assert 6 < max(slept) <= 7


@pytest.mark.parametrize("date", [False, True], ids=["seconds", "date"])
def test_a_busy_server_is_asked_again_when_it_says(site: Site, date: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(web.time, "sleep", slept.append)
    when = format_datetime(datetime.now(UTC) + timedelta(seconds=9), usegmt=True) if date else "8"

    def busy(handler: Handler) -> None:
        first = site.paths.count("/") == 1
        handler.give(429, retry_after=when) if first else handler.give(200, report("x").encode())

    site.answers["/"] = busy
    assert isinstance(fetch(site.url()), Article)
    assert 7 <= max(slept) <= 9


def test_a_busy_server_that_asks_for_long_is_left_alone(site: Site) -> None:
    pages = [site.page("/a", 429, retry_after="3600"), site.page("/b")]
    first, second = read(pages, ReadOptions(web=HERE))
    assert isinstance(first, Skipped) and isinstance(second, Skipped)
    assert "to wait 3600 s" in first.detail
    assert "left alone" in second.detail
    assert site.paths == ["/a"]


# What is refused


@pytest.mark.parametrize(
    ("address", "public"),
    [
        pytest.param("93.184.216.34", True, id="open"),
        pytest.param("2606:2800:220:1:248:1893:25c8:1946", True, id="open-6"),
        pytest.param("127.0.0.1", False, id="loopback"),
        pytest.param("::1", False, id="loopback-6"),
        pytest.param("10.1.2.3", False, id="private"),
        pytest.param("192.168.0.1", False, id="private-home"),
        pytest.param("169.254.169.254", False, id="link-local"),
        pytest.param("fe80::1%eth0", False, id="link-local-6"),
        pytest.param("fd00::1", False, id="unique-local"),
        pytest.param("100.64.0.1", False, id="shared"),
        pytest.param("0.0.0.0", False, id="none"),
        pytest.param("::", False, id="none-6"),
        pytest.param("224.0.0.1", False, id="multicast"),
        pytest.param("240.0.0.1", False, id="reserved"),
        pytest.param("::ffff:127.0.0.1", False, id="mapped"),
        pytest.param("64:ff9b::7f00:1", False, id="translated"),
        pytest.param("2002:7f00:1::", False, id="six-to-four"),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1"])
def test_a_page_of_this_machine_is_refused(site: Site, host: str) -> None:
    site.page("/")
    item = refusal(site.url("/", host), WebOptions())
    assert item.reason in (Reason.NOT_ALLOWED, Reason.UNREACHABLE)
    assert not site.asked


def test_a_redirect_into_a_private_network_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host is taken for one of the open internet, the second is what it is."""
    monkeypatch.setattr(places, "is_public", lambda ip: ip == "127.0.0.1")
    site.page("/", 302, location="http://169.254.169.254/latest/meta-data/")
    item = refusal(site.url(), WebOptions(pause=0))
    assert item.reason is Reason.NOT_ALLOWED
    assert "169.254.169.254" in item.detail


def test_a_name_that_leads_into_a_private_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _naming("10.0.0.5"))
    with pytest.raises(Refused, match=r"wiki\.example is 10\.0\.0\.5, within a private network"):
        place("https://wiki.example/", allow_private=False)
    assert place("https://wiki.example/a?b=c", allow_private=True).ips == ("10.0.0.5",)


def test_of_several_addresses_only_the_open_ones_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _naming("10.0.0.5", "93.184.216.34"))
    assert place("https://wiki.example/", allow_private=False).ips == ("93.184.216.34",)


def test_a_name_is_not_looked_up_again_to_connect(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who owns the name may let it lead elsewhere the second time (DNS rebinding)."""
    asked: list[str] = []

    def looked_up(host: str, *_rest: object, **_options: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return _naming("127.0.0.1")(host, site.server_port)

    site.page("/")
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    options = ReadOptions(web=HERE)
    (found,) = read([site.url("/", "rebound.example")], options)
    assert isinstance(found, Article)
    assert site.asked[-1][1]["Host"] == f"rebound.example:{site.server_port}"
    # Once for robots.txt, once for the page: each time what was looked up is what is connected to.
    assert [host for host in asked if host != "127.0.0.1"] == ["rebound.example", "rebound.example"]


def _naming(*addresses: str):
    def looked_up(_host: str, port: int, *_rest: object, **_options: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    return looked_up


# Pages kept


def test_pages_are_kept_as_an_archive_that_can_be_read(site: Site, tmp_path: Path) -> None:
    archive = tmp_path / "pages.warc.gz"
    packed = gzip.compress(report("x").encode())
    keeping = WebOptions(allow_private=True, pause=0, keep=str(archive))
    first = article(
        site.page("/a", body=packed, content_encoding="gzip", content_type="text/html; charset=utf-8"), keeping
    )
    second = article(site.page("/b"), keeping)
    kept = list(read([str(archive)]))
    assert [item.text for item in kept if isinstance(item, Article)] == [first.text, second.text]
    assert [item.url for item in kept if isinstance(item, Article)] == [site.url("/a"), site.url("/b")]


def test_pages_cannot_be_kept_where_nothing_can_be_written(site: Site, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--keep-pages"):
        fetch(site.page("/"), WebOptions(allow_private=True, keep=str(tmp_path)))
