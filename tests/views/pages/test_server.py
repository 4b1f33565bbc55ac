"""The real server on loopback: pages, what it turns away, and corrections."""

import os
import re
import signal
import subprocess
import sys
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import pytest
from lxml import html

from accordingto.ledger import Ledger
from accordingto.records import Judgement, Verdict
from tests.ledger.samples import MODEL, article, statement
from tests.views.pages.conftest import Running, serving

PAGES = ["/", "/claims", "/conflicts", "/timeline", "/sources", "/articles", "/statements", "/corrections", "/exports"]


class Answer:
    """What came back."""

    def __init__(self, response: HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode()

    @property
    def main(self) -> str:
        return " ".join(html.fromstring(self.text).xpath("string(//main)").split())


def ask(served: Running, target: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
    connection = HTTPConnection("127.0.0.1", served.port, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if body is not None:
        named = {"Content-Type": "application/x-www-form-urlencoded"} | named
    connection.request(method, target, body, named)
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


def token(served: Running) -> str:
    page = ask(served, f"/article/{article_of(served)}").text
    return re.search(r'name="token" value="([^"]+)"', page)[1]


def article_of(served: Running) -> str:
    with Ledger.open(served.path) as ledger:
        return ledger.article("post").id


def claim_of(served: Running) -> str:
    with Ledger.open(served.path) as ledger:
        return next(iter(ledger.claims())).claim.id


def send(served: Running, target: str, **fields: str) -> Answer:
    return ask(served, target, "POST", urlencode({"token": token(served), **fields}))


@pytest.mark.parametrize("target", PAGES)
def test_a_page_is_whole_and_strict(served: Running, target: str) -> None:
    answer = ask(served, target)
    assert answer.status == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    tree = html.fromstring(answer.text)
    assert not tree.xpath("//style | //script[not(@src)] | //@style | //@*[starts-with(name(), 'on')]")
    for address in tree.xpath("//main//a/@href | //nav//a/@href"):
        if address.startswith("/") and not address.startswith("/export/"):
            assert ask(served, address.partition("#")[0]).status == 200, address


def test_things_have_pages(served: Running) -> None:
    assert "The Larkhaven bridge would close in May" in ask(served, f"/claim/{claim_of(served)}").main
    assert "told reporters" in ask(served, f"/article/{article_of(served)}").main
    assert (
        "Three statements in two outlets: The Vale Post and Coast Wire." in ask(served, "/source?name=ada+quill").main
    )


@pytest.mark.parametrize(
    "target",
    ["/nothing", "/nothing/at/all", "/story/zzzz", "/claim/0000", "/source",
     "/article/..%2f..%2fetc%2fpasswd", "/static/..%2fpages.css",
     "/static/%2e%2e/%2e%2e/server.py", "/utterance/%00", "/source?name=%3Cscript%3E", "/claims?story=zz"],
)  # fmt: skip
def test_what_is_not_there(served: Running, target: str) -> None:
    answer = ask(served, target)
    assert answer.status == 404 and "Traceback" not in answer.text and "<script>" not in answer.text


def test_a_hedge_that_is_left_out(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "hedge.db") as ledger:
        ids = []
        for number in range(8):
            of = article(f"a{number}", f"The ferry will stop, the mayor said. {number}")
            said = statement(of, "the mayor", "said", "The ferry will stop", hedge=number == 0)
            ledger.add(of, [said], MODEL)
            ids.append(said.id)
        for one in ids[1:]:
            ledger.judge(Judgement(ids[0], one, Verdict.SAME, 1.0, "a test", "tester"))
    with serving(tmp_path / "hedge.db") as served:
        main = ask(served, f"/claim/{ids[0]}").main
    assert "Only one article hedges it." in main and main.count("Hedged") == 1
    assert main.count("Without the hedge") == 5 and "Two more articles leave it out." in main


def test_what_is_not_there_is_said_without_commands(served: Running) -> None:
    assert ask(served, "/claim/ffff").main.startswith("Not found ffff: no such statement. Look for its words above")
    assert ask(served, "/articles?date=none").main.endswith("Every article carries a date. All articles")


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "٣", ""])
def test_any_page_number_will_do(served: Running, page: str) -> None:
    assert ask(served, "/statements?" + urlencode({"page": page, "search": "\"'*("})).status == 200


@pytest.mark.parametrize(
    ("search", "count"),
    [("search=bridge", 2), ("search=newsletter", 0), ("by=quill", 3), ("stance=deny", 1), ("origin=unnamed", 1),
     ("outlet=Coast+Wire", 2), ("outlet=", 0), ("day=2031-04-02", 2), ("by=quill&search=ferry", 1)],
)  # fmt: skip
def test_filters(served: Running, search: str, count: int) -> None:
    tree = html.fromstring(ask(served, f"/statements?{search}").text)
    assert len(tree.xpath("//ol[@class='statements']/li")) == count


def test_lists_are_narrowed_down_to_what_a_number_counts(served: Running, tmp_path: Path) -> None:
    assert "All claims" in ask(served, "/claims?origins=one").main
    assert "All claims" not in ask(served, "/claims").main
    assert "Bridge to close" not in ask(served, "/articles?date=none").main
    denied = html.fromstring(ask(served, "/source?name=port+officials&stance=deny").text)
    assert len(denied.xpath("//ol[@class='statements']/li")) == 1
    assert not html.fromstring(ask(served, "/source?name=port+officials&stance=decline").text).xpath(
        "//ol/li[p or div]"
    )


@pytest.mark.parametrize(
    ("form", "ending", "begins"),
    [("jsonl", "jsonl", '{"id"'), ("csv", "csv", "\ufeff"), ("prov", "prov.json", "{"), ("ftm", "ftm.jsonl", "{"),
     ("webannotation", "jsonld", "{")],
)  # fmt: skip
def test_an_export_is_what_the_command_writes(served: Running, run, form: str, ending: str, begins: str) -> None:
    pytest.importorskip("followthemoney") if form == "ftm" else None
    answer = ask(served, f"/export/{form}")
    assert answer.status == 200 and answer.headers["Content-Disposition"].endswith(f'"statements.{ending}"')
    assert answer.text.startswith(begins)
    written = run("export", "--ledger", served.path, "--format", form, "-o", "-").out
    assert answer.text.splitlines()[1:] == written.splitlines()[1:]


def test_said_by_and_undone(served: Running) -> None:
    article = f"/article/{article_of(served)}"
    with Ledger.open(served.path) as ledger:
        ident = next(entry.statement.id for entry in ledger.statements(within="post"))
    done = send(served, "/judge", verdict="said_by", left=ident, right="  Ivo  Marn ", back=article)
    assert "Gave “the bridge would close in May” to Ivo Marn." in ask(served, done.headers["Location"]).main
    assert ask(served, "/source?name=Ivo+Marn").status == 200
    send(served, "/judge", verdict="said_by", left=ident, right="Ada Quilp", back=article)
    for number, name in ((3, "Ivo Marn"), (2, "Ada Quill")):
        send(served, "/undo", number=str(number), back=article)
        with Ledger.open(served.path) as ledger:
            assert ledger.statement(ident).statement.chain[-1].source.name == name
    assert "Undo decision 4" not in ask(served, "/corrections").main


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Host": "evil.example"}, id="another name"),
        pytest.param({"Host": "127.0.0.1:1"}, id="another port"),
        pytest.param({"Host": "10.0.0.1"}, id="another address"),
        pytest.param({"Origin": "http://evil.example"}, id="another origin"),
        pytest.param({"Origin": "null"}, id="no origin"),
    ],
)
def test_others_are_turned_away(served: Running, headers: dict[str, str]) -> None:
    assert ask(served, "/", **headers).status == 403


def test_a_write_needs_the_token(served: Running) -> None:
    claim = claim_of(served)
    fields = {"verdict": "not_a_statement", "left": claim, "right": claim}
    for given in ({}, {"token": ""}, {"token": "x" * 43}):
        assert ask(served, "/judge", "POST", urlencode(fields | given)).status == 403
    whole = urlencode(fields | {"token": token(served)})
    assert ask(served, "/judge", "POST", whole, Sec_Fetch_Site="cross-site").status == 403
    assert ask(served, "/judge", "POST", whole, Content_Type="text/plain").status == 400
    assert ask(served, "/judge", "POST", whole + "&x=" + "a" * 20_000).status == 400
    assert ask(served, "/judge").status == 405
    with Ledger.open(served.path) as ledger:
        assert len(ledger.judgements(by_users=True)) == 1


def test_different_and_undone(served: Running) -> None:
    claim = claim_of(served)
    with Ledger.open(served.path) as ledger:
        left, right = ledger.claim(claim).claim.members
    done = send(served, "/judge", verdict="different", left=left, right=right, back=f"/claim/{claim}")
    assert done.status == 303 and done.headers["Location"].startswith("/corrections?done=")  # the claim is gone
    assert "Parted two statements by Ada Quill." in ask(served, done.headers["Location"]).main
    assert ask(served, f"/claim/{claim}").status == 404
    number = done.headers["Location"].rpartition("=")[2]
    assert send(served, "/undo", number=number, back="/corrections").status == 303
    assert ask(served, f"/claim/{claim}").status == 200


def test_not_a_statement_and_undone(served: Running) -> None:
    claim, article = claim_of(served), f"/article/{article_of(served)}"
    with Ledger.open(served.path) as ledger:
        ident = next(one for one in ledger.claim(claim).members if one.article.name == "post").statement.id
    done = send(served, "/judge", verdict="not_a_statement", left=ident, right=ident, back=article)
    assert done.headers["Location"].startswith(article)
    assert "One statement." in ask(served, article).main
    assert send(served, "/undo", number=done.headers["Location"].rpartition("=")[2], back=article).status == 303
    assert "Two statements." in ask(served, article).main
    assert "Ada Quill" in ask(served, article).main


@pytest.mark.parametrize("back", ["//evil.example/", "http://evil.example/", "/\\evil.example", "x"])
def test_a_form_leads_nowhere_else(served: Running, back: str) -> None:
    with Ledger.open(served.path) as ledger:
        one, other = [entry.statement.id for entry in ledger.statements()][1:3]
    done = send(served, "/judge", verdict="different", left=one, right=other, back=back)
    assert done.status == 303 and done.headers["Location"].startswith("/corrections?")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"verdict": "copy", "left": "aaaa", "right": "bbbb"}, "no decision"),
        ({"verdict": "same", "left": "zzzz", "right": ""}, "no such statement"),
        ({}, "no decision"),
        ({"verdict": "said_by", "left": "zzzz", "right": "x"}, "no such statement"),
    ],
)
def test_a_decision_that_cannot_be(served: Running, fields: dict[str, str], says: str) -> None:
    done = send(served, "/judge", **fields)
    assert done.status == 400 and says in done.main


def test_hostile_words_come_out_as_text(hostile: Path) -> None:
    with serving(hostile) as served, Ledger.open(hostile) as ledger:
        kept = next(ledger.articles()).article
        name = urlencode({"name": next(ledger.statements()).statement.chain[-1].source.name})
        for target in ["/", *PAGES, f"/article/{kept.id}", f"/source?{name}", "/statements?search=script"]:
            answer = ask(served, target)
            tree = html.fromstring(answer.text)
            assert answer.status == 200, target
            assert not tree.xpath("//main//script | //img | //u | //i | //@*[starts-with(name(), 'on')]")
            assert not [href for href in tree.xpath("//@href") if "javascript" in href.lower()[:20]]
            assert not set("\u202e\u2066\x1b\x07") & set(answer.text)


def test_a_paragraph_of_ten_megabytes_comes_out_whole(tmp_path: Path) -> None:
    of = article("long", "Ada Quill said so.\n\n" + "<b>&amp;</b> " * 800_000)
    with Ledger.create(tmp_path / "long.db") as ledger:
        ledger.add(of, [statement(of, "Ada Quill", "said", "so")], MODEL)
    with serving(tmp_path / "long.db") as served:
        answer = ask(served, f"/article/{of.id}")
        assert answer.status == 200 and answer.text.count("&lt;b&gt;&amp;amp;&lt;/b&gt;") == 800_000


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    Ledger.create(tmp_path / "empty.db").close()
    with serving(tmp_path / "empty.db") as served:
        for target in PAGES:
            answer = ask(served, target)
            assert answer.status == 200
            assert target in ("/corrections", "/exports") or "accordingto read FOLDER --ledger" in answer.main


def test_a_ledger_that_goes_away_is_said(served: Running) -> None:
    served.path.rename(served.path.with_suffix(".gone"))
    answer = ask(served, "/articles")
    assert answer.status == 503 and "story.db" in answer.main


def test_a_ledger_that_is_written_to_stays_viewable(served: Running) -> None:
    with Ledger.open(served.path) as ledger, ledger._writing():
        assert ask(served, "/").status == ask(served, f"/article/{article_of(served)}").status == 200


def test_serve_needs_a_ledger_and_a_free_port(run, served: Running, tmp_path: Path) -> None:
    missing = run("serve", "--ledger", tmp_path / "typo.db")
    assert missing.code == 1 and len(missing.err.splitlines()) == 1
    taken = run("serve", "--ledger", served.path, "--port", served.port)
    assert taken.code == 1 and "--port 0" in taken.err


def test_without_its_extra_it_says_what_to_install(run, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = run("serve", "--ledger", path)
    assert done.code == 1 and "pip install 'accordingto[web]'" in done.err and len(done.err.splitlines()) == 1


def test_the_command_serves_until_it_is_stopped(path: Path) -> None:
    command = [sys.executable, "-m", "accordingto", "serve", "--ledger", str(path), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as process:
        port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())[1])
        assert ask(Running(port, path), "/").status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
