"""`follow`: rounds of a feed over real HTTP; what is told, what is not told twice, what fails."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from accordingto.ledger import Ledger
from tests.conftest import Ran
from tests.read.site import Handler, Site

Run = Callable[..., Ran]
FILL = (
    "The quay has been under repair since the storm of last winter, and traders along the front have asked for it to"
    " open before the summer. The council met for two hours on Tuesday evening and adjourned without a vote."
)
FIRST = f"<p>The Orlen quay would reopen in May, Mayor Ada Quill told reporters at the town hall.</p><p>{FILL}</p>"
SECOND = (
    "<p>Harbour master Tobias Quill denied that the Orlen quay would reopen in May.</p>"
    f"<p>Mayor Ada Quill said on Tuesday the Orlen quay would reopen in May.</p><p>{FILL}</p>"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "story.db"


@pytest.fixture
def follow(run: Run, ledger: Path) -> Run:
    return lambda *given: run("follow", *given, "--allow-private", "--ledger", ledger)


def article(site: Site, path: str, body: str, outlet: str = "Orlen Post") -> str:
    head = (
        f"<title>Quay {path}</title><meta property='og:site_name' content='{outlet}'>"
        "<meta property='article:published_time' content='2024-03-14'>"
    )
    page = f"<html><head>{head}</head><body><article><h1>Orlen quay {path}</h1>{body}</article></body></html>"
    return site.page(path, body=page.encode())


def feed(site: Site, *links: str, path: str = "/feed", **headers: str) -> str:
    items = "".join(f"<item><title>{link}</title><link>{link}</link><guid>{link}</guid></item>" for link in links)
    body = f"<rss version='2.0'><channel><title>Orlen</title>{items}</channel></rss>".encode()
    return site.page(path, body=body, content_type="application/rss+xml", **headers)


def test_what_a_round_brings_is_told_once(site: Site, follow: Run, ledger: Path) -> None:
    one = article(site, "/one", FIRST)
    url = feed(site, one)
    first = follow(url)
    assert first.code == 0, first.err
    assert "New story: one article" in first.out and "+ Orlen quay /one · Orlen Post · 14 March 2024" in first.out
    again = follow(url)
    assert (again.code, again.out, again.err) == (0, "", "")
    feed(site, one, article(site, "/two", SECOND, "Vale Daily"))
    second = follow(url)
    assert "One new article" in second.out and "Vale Daily" in second.out and "+ Orlen quay /one" not in second.out
    assert follow(url).out == ""
    assert [site.paths.count(path) for path in ("/feed", "/one", "/two")] == [4, 1, 1]


def test_rows_hold_what_the_lines_say(site: Site, follow: Run) -> None:
    one = article(site, "/one", FIRST)
    url = feed(site, one)
    (row,) = map(json.loads, follow(url, "--json").out.splitlines())
    assert row["new_story"] and row["news"] == [] and row["lines"]
    assert [(of["outlet"], of["url"]) for of in row["articles"]] == [("Orlen Post", one)]
    assert follow(url, "--json").out == ""


def test_what_a_stopped_run_read_is_told_by_the_next(
    site: Site, follow: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from accordingto.cli import following

    told = following.tell

    def interrupted(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    url = feed(site, article(site, "/one", FIRST))
    monkeypatch.setattr(following, "tell", interrupted)
    stopped = follow(url)
    assert (stopped.code, stopped.out) == (130, "") and stopped.err.splitlines()[-1].startswith("Stopped.")
    monkeypatch.setattr(following, "tell", told)
    assert "New story" in follow(url).out and site.paths.count("/one") == 1


def test_a_feed_that_fails_is_said_once_and_tried_each_time(site: Site, follow: Run, ledger: Path) -> None:
    good, bad = feed(site, article(site, "/one", FIRST)), site.url("/bad")
    assert follow(good).code == 0
    first = follow(good, bad)
    assert first.code == 0 and first.err.count(bad) == 1 and "skipped (unreachable)" in first.err
    assert follow(good, bad).err == ""
    feed(site, article(site, "/two", SECOND), path="/bad")
    back = follow(good, bad)
    assert back.err == f"can be read again: {bad}\n" and "/two" in back.out
    site.answers["/bad"] = lambda handler: handler.give(500)
    assert follow(good, bad).err.count("skipped (unreachable)") == 1
    assert site.paths.count("/bad") == 4


def test_an_entry_that_fails_is_tried_again(site: Site, follow: Run) -> None:
    one, two = article(site, "/one", FIRST), site.url("/two")
    url = feed(site, one, two)
    assert follow(url).err.count("/two") == 1
    article(site, "/two", SECOND)
    assert "Orlen quay /two" in follow(url).out


def test_nothing_that_can_be_read_is_a_failure_and_leaves_no_ledger(site: Site, follow: Run, ledger: Path) -> None:
    assert follow(site.url("/bad")).code == 1
    assert not ledger.exists()


def test_a_feed_that_has_not_changed_is_not_sent_again(site: Site, follow: Run) -> None:
    body = (
        b"<rss version='2.0'><channel><item><link>%s</link></item></channel></rss>"
        % article(site, "/one", FIRST).encode()
    )

    def answer(handler: Handler) -> None:
        known = handler.headers.get("If-None-Match") == '"1"'
        handler.give(304, content_length="") if known else handler.give(200, body, etag='"1"')

    site.answers["/feed"] = answer
    assert "New story" in follow(site.url("/feed")).out
    assert follow(site.url("/feed")) == Ran(0, "", "")
    assert site.paths.count("/one") == 1


def test_a_list_of_feeds_from_a_file(site: Site, follow: Run, tmp_path: Path) -> None:
    text = site.url("/text")
    entry = (
        f"<item><title>Orlen quay full</title><guid>x1</guid><description><![CDATA[{FIRST * 4}]]></description></item>"
    )
    site.page("/text", body=f"<rss version='2.0'><channel>{entry}</channel></rss>".encode())
    path = tmp_path / "feeds.opml"
    other = feed(site, article(site, "/one", FIRST))
    path.write_text(f"<opml><body><outline xmlUrl='{text}'/><outline xmlUrl='{other}'/></body></opml>")
    ran = follow(path)
    assert ran.code == 0, ran.err
    assert "Orlen quay full" in ran.out and "Orlen quay /one" in ran.out
    assert follow(path) == Ran(0, "", "")


def test_it_goes_on_until_it_is_stopped(site: Site, follow: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wait between rounds stands still here; in its place the feed changes, fails, and the user has enough."""
    one = article(site, "/one", FIRST)
    url, waits = feed(site, one), []

    def change(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 1:
            feed(site, one, article(site, "/two", SECOND))
        elif len(waits) in (2, 3):
            site.answers["/feed"] = lambda handler: handler.give(500)
        else:
            raise KeyboardInterrupt

    monkeypatch.setattr("accordingto.cli.following.wait", change)
    ran = follow(url, "--every", "15m")
    assert ran.code == 130 and len(waits) == 4 and all(800 < seconds <= 900 for seconds in waits)
    assert "New story" in ran.out and "One new article" in ran.out
    assert ran.err.count("skipped (unreachable)") == 1 and ran.err.splitlines()[-1].startswith("Stopped.")
    assert [site.paths.count(path) for path in ("/feed", "/one", "/two")] == [4, 1, 1]


@pytest.mark.parametrize(
    ("every", "says"),
    [
        pytest.param("often", "is no length of time. Write it as 15m, 2h or 1d", id="none"),
        pytest.param("15", "is no length of time", id="no-unit"),
        pytest.param("30s", "too often for a server. At least 1m", id="too-often"),
    ],
)
def test_a_length_of_time_that_is_none(follow: Run, ledger: Path, every: str, says: str) -> None:
    ran = follow("feed.xml", "--every", every)
    assert ran.code == 2 and says in ran.err and not ledger.exists()


def test_standard_input_cannot_be_looked_at_again(follow: Run) -> None:
    ran = follow("-")
    assert ran.code == 2 and "cannot be looked at again" in ran.err


def test_what_read_brought_is_not_told_as_news(run: Run, site: Site, follow: Run, ledger: Path) -> None:
    assert run("read", article(site, "/one", FIRST), "--allow-private", "--ledger", ledger).code == 0
    ran = follow(feed(site, article(site, "/two", SECOND)))
    assert "+ Orlen quay /two" in ran.out and "+ Orlen quay /one" not in ran.out
    with Ledger.open(ledger) as opened:
        (latest, before) = opened.rounds(5)
        assert (before.after, before.last, latest.after, latest.last) == (0, 1, 1, 2)
        assert opened.open_round() is None
