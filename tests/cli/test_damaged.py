"""Any question to a damaged ledger is answered, or ends in one line: damaged, and what to do."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from accordingto.ledger import Ledger
from accordingto.views import terminal
from accordingto.views.pages.live import Query
from accordingto.views.server import _PAGES, Server
from tests.cli.claim_ledgers import FELL, make
from tests.match.fakes import put_in

LISTINGS = (
    "articles", "articles --json", "articles --skipped", "statements", "statements --json", "statements --by Quill",
    "statements --search crane", "statements --unnamed", "sources", "sources --outlets", "claims", "claims --json",
    f"claim {FELL[0].id}", "conflicts", "conflicts --json", "quotes Quill", "compare vale coast", "stories", "timeline",
    "export --format jsonl -o -", "export --format csv -o -", "export --format prov -o -", "export --format ftm -o -",
    "dossier -o -", "check",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "story.db"
    with pytest.MonkeyPatch.context() as patch:
        put_in(patch)
        make(path)
        with Ledger.open(path) as ledger:
            ledger.settle()
    return path


def _row(sql: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(sql)

    return change


def _bytes(seed: int) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        chance, data = random.Random(seed), bytearray(path.read_bytes())
        for _ in range(chance.choice((1, 30, 300))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        at = chance.randrange(len(data) // 4096) * 4096
        data[at : at + 4096] = bytes(4096) if chance.random() < 0.5 else data[at : at + 4096]
        path.write_bytes(data[: len(data) if chance.random() < 0.7 else chance.randrange(len(data))])

    return change


DAMAGE = [
    pytest.param(_row("UPDATE link SET roles = '['"), id="broken-json"),
    pytest.param(_row("UPDATE link SET name = CAST(x'41ff' AS TEXT)"), id="no-utf-8"),
    pytest.param(_row("UPDATE metadata SET words = CAST(x'ff' AS TEXT)"), id="no-utf-8-in-metadata"),
    pytest.param(_row("UPDATE statement SET stance = 'shrug'"), id="unknown-stance"),
    pytest.param(_row("UPDATE narration SET told = x'00'"), id="broken-msgpack"),
    pytest.param(_row("DELETE FROM member WHERE statement = (SELECT exemplar FROM claim LIMIT 1)"), id="no-member"),
    pytest.param(_row("UPDATE conflict SET kind = 'x'"), id="unknown-conflict"),
    pytest.param(_row("DROP TABLE evidence"), id="no-table"),
    pytest.param(_row("PRAGMA user_version = 0"), id="no-version"),
    pytest.param(lambda path: path.write_bytes(path.read_bytes()[:-1]), id="one-byte-short"),
    pytest.param(lambda path: path.write_bytes(path.read_bytes()[:4096]), id="head-only"),
    *(pytest.param(_bytes(seed), id=f"bytes-{seed}") for seed in range(12)),
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_no_question_ends_in_a_traceback(run, whole: Path, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    path = Path(shutil.copyfile(whole, tmp_path / "story.db"))
    damage(path)
    for listing in LISTINGS:
        done = run(*listing.split(), "--ledger", path)
        assert done.code in (0, 1), listing
        assert len(done.err.splitlines()) <= 1 or listing == "check", listing
        if done.code == 1 and listing != "check":
            assert str(path) in done.err or FELL[0].id in done.err or "vale" in done.err or "Quill" in done.err, (
                done.err
            )


@pytest.mark.parametrize("damage", DAMAGE)
def test_no_page_ends_in_a_traceback(whole: Path, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    path = Path(shutil.copyfile(whole, tmp_path / "story.db"))
    damage(path)
    server = Server(path, "tester")
    for page, maker in _PAGES.items():
        ref = "vale" if page.startswith(("/article", "/story")) else FELL[0].id
        assert server._answer(maker, Query(ref, {"name": "Quill"}), "/").status_code in (200, 404, 503), page


def test_it_says_what_to_do(run, whole: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(whole, tmp_path / "story.db"))
    _row("UPDATE link SET roles = '['")(path)
    done = run("statements", "--ledger", path)
    assert done.err.startswith(f"accordingto: {path}: damaged (statement: JSONDecodeError")
    assert f"accordingto check --ledger {path}. Or take a copy from before" in done.err
    assert run("check", "--mend", "--ledger", path).code == 0
    assert run("statements", "--ledger", path).code == 0


def test_a_fault_of_ours_is_not_blamed_on_the_ledger(run, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "show_articles", lambda *_: terminal.show(None, None))
    with pytest.raises(AttributeError):
        run("articles", "--ledger", whole)
