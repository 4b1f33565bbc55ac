"""`serve` for a team: who may come in, whose name stands at a correction, and a server that takes none."""

import base64
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest

from accordingto.errors import InputError
from accordingto.ledger import Ledger
from accordingto.views.logins import Logins
from tests.views.pages.conftest import Running, serving
from tests.views.pages.test_server import PAGES, article_of, ask, claim_of

ADA, BO = "long-enough-for-ada", "long-enough-for-bo:ü"


def basic(name: str, token: str) -> str:
    return f"Basic {base64.b64encode(f'{name}:{token}'.encode()).decode()}"


@pytest.fixture
def team(path: Path):
    with serving(path, Logins({"ada": ADA, "bo": BO})) as running:
        yield running


@pytest.mark.parametrize("target", [*PAGES, "/static/pages.css", "/export/jsonl", "/nothing"])
@pytest.mark.parametrize(
    "given",
    [
        pytest.param(None, id="none"),
        pytest.param("Basic", id="empty"),
        pytest.param("Basic %%%", id="not-base-64"),
        pytest.param(f"Bearer {ADA}", id="another-scheme"),
        pytest.param("Basic " + base64.b64encode(b"\xff:\xff").decode(), id="no-utf-8"),
        pytest.param(basic("ada", BO), id="of-another"),
        pytest.param(basic("ada", ""), id="no-token"),
        pytest.param(basic("nobody", ADA), id="unknown"),
        pytest.param(basic("", ""), id="nobody"),
    ],
)
def test_nothing_is_shown_to_strangers(team: Running, target: str, given: str | None) -> None:
    answer = ask(team, target, **({} if given is None else {"Authorization": given}))
    assert answer.status == 401 and answer.headers["WWW-Authenticate"].startswith("Basic realm=")
    assert "Larkhaven" not in answer.text


def test_a_stranger_corrects_nothing(team: Running) -> None:
    form = urlencode({"verdict": "not_a_statement", "left": claim_of(team), "right": claim_of(team)})
    assert ask(team, "/judge", "POST", form).status == ask(team, "/undo", "POST", "number=1").status == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({}, 200, id="plain"),
        pytest.param({"Host": "ledger.vale.example"}, 200, id="behind-a-proxy"),
        pytest.param({"Host": "ledger.vale.example", "Origin": "https://ledger.vale.example"}, 200, id="its-own-pages"),
        pytest.param({"Host": "ledger.vale.example", "Origin": "https://evil.example"}, 403, id="another-site"),
    ],
)
def test_who_is_known_comes_in(team: Running, headers: dict[str, str], status: int) -> None:
    for name, token in (("ada", ADA), ("bo", BO)):
        assert ask(team, "/claims", Authorization=basic(name, token), **headers).status == status


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        pytest.param({}, "127.0.0.1", id="directly"),
        pytest.param({"X_Forwarded_For": "192.0.2.7"}, "192.0.2.7", id="through-a-proxy"),
        pytest.param({"X_Forwarded_For": "<b>me</b>"}, "an unknown address", id="no-address"),
    ],
)
def test_a_correction_tells_who_when_and_from_where(team: Running, forwarded: dict[str, str], address: str) -> None:
    ada = {"Authorization": basic("ada", ADA)}
    page = ask(team, f"/article/{article_of(team)}", **ada).text
    token = page.partition('name="token" value="')[2].partition('"')[0]
    fields = {"token": token, "verdict": "not_a_statement", "left": claim_of(team), "right": claim_of(team)}
    assert ask(team, "/judge", "POST", urlencode(fields), **ada, **forwarded).status == 303
    with Ledger.open(team.path) as ledger:
        last = ledger.judgements(by_users=True)[-1]
    assert (last.judgement.author, last.judgement.because) == ("ada", f"decided on the page, from {address}")
    assert last.made.endswith("+00:00")
    undone = ask(team, "/undo", "POST", urlencode({"token": token, "number": last.number}), **ada, **forwarded)
    assert undone.status == 303
    assert "ada, " in (listed := ask(team, "/corrections", **ada).main) and f"from {address}" in listed


def test_without_logins_nobody_says_whence_he_comes(served: Running) -> None:
    from tests.views.pages.test_server import send

    claim = claim_of(served)
    send(served, "/judge", verdict="not_a_statement", left=claim, right=claim)
    with Ledger.open(served.path) as ledger:
        assert ledger.judgements(by_users=True)[-1].judgement.because == "decided on the page, from 127.0.0.1"


def test_a_server_that_takes_no_corrections(path: Path) -> None:
    with serving(path, read_only=True) as running:
        for target in [*PAGES, f"/article/{article_of(running)}", f"/claim/{claim_of(running)}"]:
            answer = ask(running, target)
            assert answer.status == 200 and 'method="post"' not in answer.text and "/exports" in answer.text
        for target in ("/judge", "/undo"):
            assert ask(running, target, "POST", "number=1&verdict=same").status == 403
        with Ledger.open(path) as ledger:
            assert len(ledger.judgements(by_users=True)) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("", "nobody is in it", id="empty"),
        pytest.param("# ada\n\n", "nobody is in it", id="remarks"),
        pytest.param("ada", "the token of ada has 0 characters", id="no-token"),
        pytest.param("ada:short", "has 5 characters, 16 at least", id="short"),
        pytest.param(f":{ADA}", "is no name", id="no-name"),
        pytest.param(f"program:{ADA}", "is no name", id="the-program"),
        pytest.param(f"ada:{ADA}\nada:{BO}", "team.txt:2: ada is in it twice", id="twice"),
        pytest.param(b"ada:\xff", "cannot be read", id="no-utf-8"),
        pytest.param(None, "cannot be read (No such file", id="missing"),
    ],
)
def test_a_token_file_that_cannot_be_used(tmp_path: Path, text: str | bytes | None, says: str) -> None:
    path = tmp_path / "team.txt"
    if text is not None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        path.chmod(0o600)
    with pytest.raises(InputError) as told:
        Logins.load(path)
    assert says in str(told.value) and "\n" not in str(told.value)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_a_token_file_that_others_can_read(tmp_path: Path) -> None:
    path = tmp_path / "team.txt"
    path.write_text(f"ada:{ADA}  # the desk\n")
    path.chmod(0o640)
    with pytest.raises(InputError, match="chmod 600"):
        Logins.load(path)
    path.chmod(0o600)
    assert Logins.load(path).who(basic("ada", ADA)) == "ada"


@pytest.mark.parametrize("host", ["", " ", "0.0.0.0", "::", "no.such.host.example", "x" * 300, "192.0.2.7"])
def test_it_listens_nowhere_else_unasked(run, path: Path, host: str) -> None:
    done = run("serve", "--ledger", path, "--port", 0, "--host", host)
    assert done.code == 1 and not done.out and len(done.err.splitlines()) == 1, done.err
    assert host.strip() or "--host is empty" in done.err
    if host in ("0.0.0.0", "::"):
        assert "--token-file" in done.err


def test_the_command_serves_a_team(path: Path, tmp_path: Path) -> None:
    tokens = tmp_path / "team.txt"
    tokens.write_text(f"ada:{ADA}\n")
    tokens.chmod(0o600)
    words = ["--ledger", str(path), "--host", "0.0.0.0", "--port", "0", "--token-file", str(tokens), "--read-only"]
    command = [sys.executable, "-m", "accordingto", "serve", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        port = int(process.stdout.readline().partition("0.0.0.0:")[2].partition("/")[0])
        assert ask(Running(port, path), "/").status == 401
        assert ask(Running(port, path), "/", Authorization=basic("ada", ADA)).status == 200
        process.terminate()
        assert "unencrypted" in process.stderr.read()
