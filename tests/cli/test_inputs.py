"""The commands on whatever people have: addresses, tables, archives; what is asked, said and kept."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from accordingto.ledger import Ledger
from tests.conftest import Ran
from tests.read.helpers import LEDE, SECOND
from tests.read.site import Site, report

Run = Callable[..., Ran]
INPUTS = Path(__file__).parents[1] / "golden/inputs"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "story.db"


def test_an_address_twice(run: Run, site: Site, ledger: Path) -> None:
    site.answers["/a"] = lambda handler: (
        handler.give(304, content_length="")
        if handler.headers.get("If-None-Match")
        else handler.give(200, report("/a").encode(), etag='"1"')
    )
    first = run("read", site.url("/a"), "--allow-private", "--ledger", ledger)
    assert first.code == 0, first.err
    assert "articles read   1" in first.out or "articles read  1" in first.out
    again = run("read", site.url("/a"), "--allow-private", "--ledger", ledger)
    assert again.code == 0
    assert "known already" in again.out
    assert "skipped" not in again.out + again.err
    with Ledger.open(ledger) as opened:
        assert [kept.article.url for kept in opened.articles()] == [site.url("/a")]
        assert list(opened.skipped()) == []


def test_an_article_that_was_forgotten_is_read_again_when_asked_for(run: Run, site: Site, ledger: Path) -> None:
    site.page("/a", etag='"1"')
    for expected in (1, 2):
        assert run("read", site.url("/a"), "--allow-private", "--ledger", ledger).code == 0
        with Ledger.open(ledger) as opened:
            assert opened.counts().articles == 1
        assert run("forget", "a", "--ledger", ledger).code == 0
        assert site.paths.count("/a") == expected


def test_the_private_network_is_refused_unless_asked_for(run: Run, site: Site, ledger: Path) -> None:
    ran = run("read", site.page("/a"), "--ledger", ledger)
    assert ran.code == 1
    assert "within a private network" in ran.err
    assert not site.asked


def test_a_feed_followed_twice(run: Run, site: Site, ledger: Path) -> None:
    items = "".join(f"<item><link>{site.page(path)}</link><guid>{path}</guid></item>" for path in ("/a", "/b"))
    site.page("/feed", body=f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    for _ in range(2):
        ran = run("read", site.url("/feed"), "--follow", "--allow-private", "--ledger", ledger)
        assert ran.code == 0, ran.err
    assert site.paths.count("/a") == 1
    with Ledger.open(ledger) as opened:
        assert opened.counts().articles == 2


def test_many_addresses_are_counted_and_few_are_said(run: Run, ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("".join(f"https://orlen.example/{n}\n" for n in range(30)))
    refused = run("read", path, "--ledger", ledger)
    assert refused.code == 1
    assert not ledger.exists(), "nothing was read"
    ran = run("read", INPUTS / "page.html", path, "--ledger", ledger)
    assert ran.code == 0
    assert ran.err.count("--follow") == 5
    assert "articles --skipped" in ran.err
    assert "skipped: not fetched" in ran.out and "30" in ran.out
    with Ledger.open(ledger) as opened:
        assert len(list(opened.skipped())) == 30


def test_columns_are_said_and_can_be_set(run: Run, ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(f"kop,inhoud,headline\nDam,{json.dumps(LEDE)},no\n")
    refused = run("read", path, "--ledger", ledger)
    assert refused.code == 1
    assert (
        "without a column for text that is known (columns: kop, inhoud, headline). Name it: --column text=NAME"
        in refused.err
    )
    ran = run("read", path, "--ledger", ledger, "--column", "text=Inhoud", "--column", "title=kop")
    assert ran.code == 0, ran.err
    assert "export.csv: text = inhoud, title = kop" in ran.err
    with Ledger.open(ledger) as opened:
        (kept,) = opened.articles()
    assert kept.article.title and (kept.article.title.value, kept.article.title.where) == ("Dam", "row field kop")


@pytest.mark.parametrize(
    ("column", "says"),
    [
        pytest.param("text", "is no pair. Write it as --column text=NAME", id="no-pair"),
        pytest.param("=body", "is no pair", id="no-field"),
        pytest.param("wording=body", "--column wording=…: no such field. There are: text, title", id="no-such-field"),
    ],
)
def test_a_column_that_cannot_be_set(run: Run, ledger: Path, column: str, says: str) -> None:
    ran = run("read", INPUTS / "export.csv", "--ledger", ledger, "--column", column)
    assert ran.code in (1, 2)
    assert says in ran.err
    assert not ledger.exists()


def test_a_column_that_is_not_there(run: Run, ledger: Path) -> None:
    ran = run("read", INPUTS / "export.csv", "--ledger", ledger, "--column", "text=wording")
    assert ran.code == 1
    assert "a table without a column 'wording' (columns: id, headline" in ran.err


def test_pages_are_kept(run: Run, site: Site, ledger: Path, tmp_path: Path) -> None:
    archive = tmp_path / "pages.warc.gz"
    ran = run("read", site.page("/a"), "--allow-private", "--keep-pages", archive, "--ledger", ledger)
    assert ran.code == 0, ran.err
    again = run("extract", archive)
    assert json.loads(again.out)["url"] == site.url("/a")


def test_the_user_agent_can_be_set(run: Run, site: Site) -> None:
    assert run("extract", site.page("/a"), "--allow-private", "--user-agent", "vale-desk/1").code == 0
    assert {headers["User-Agent"] for _, headers in site.asked} == {"vale-desk/1"}


def test_extract_prints_hyperlinks(run: Run) -> None:
    row = json.loads(run("extract", INPUTS / "page.html").out)
    (link,) = row["links"]
    assert row["text"][link["start"] : link["end"]] == "the water ministry"
    assert link["url"] == "https://water.example/notice?id=4"


@pytest.mark.parametrize(
    ("name", "library", "module", "extra"),
    [
        ("feed.rss", "feedparser", "feeds", "feeds"),
        ("pages.warc.gz", "warcio", "warc", "archives"),
        ("pages.wacz", "warcio", "wacz", "archives"),
        ("report.pdf", "pypdfium2", "pdf", "documents"),
        ("report.rtf", "striprtf", "rtf", "documents"),
        ("export.xlsx", "openpyxl", "sheets", "tables"),
        ("export.parquet", "pyarrow", "parquet", "tables"),
    ],
)
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, library: str, module: str, extra: str
) -> None:
    for loaded in [one for one in sys.modules if one == library or one.startswith(f"{library}.")]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, library, None)
    for ours in {module, "warc"}:
        monkeypatch.delitem(sys.modules, f"accordingto.read.{ours}", raising=False)
    (tmp_path / "note.txt").write_text(f"{LEDE}\n\n{SECOND}\n")
    ran = run("extract", INPUTS / name, tmp_path / "note.txt")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 1, "the other input is read"
    assert "skipped (unsupported)" in ran.err
    assert f"pip install 'accordingto[{extra}]'" in ran.err


def test_help_loads_no_reader() -> None:
    import subprocess

    readers = (
        "urllib3",
        "feedparser",
        "warcio",
        "pypdfium2",
        "openpyxl",
        "pyarrow",
        "lxml",
        "email.parser",
        "accordingto.ledger",
        "accordingto.read.draft",
    )
    code = (
        "import sys; sys.argv = ['accordingto', 'read', '--help']\n"
        f"from accordingto import cli\ncli.main()\nprint([m for m in {readers} if m in sys.modules])"
    )
    env = {"PYTHONPATH": ":".join(sys.path)}
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env).stdout
    assert out.splitlines()[-1] == "[]"
