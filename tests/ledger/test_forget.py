"""What is forgotten is gone: from the tables, the indices and the bytes."""

import sqlite3
from pathlib import Path

import pytest

from accordingto.errors import InputError
from accordingto.ledger import Erased, Ledger
from accordingto.records import Article, Reason, Skipped, Statement

from .samples import MODEL, article, given, harbour, statement
from .test_keep import check_words

SECRET = ("Xylquorvane", "jembrizzat", "Wuthpocklin", "gnarfeldite", "vexolanthe")


def secret() -> tuple[Article, list[Statement]]:
    """An article with words that stand nowhere else, some of them often, and long enough for several pages."""
    filler = " ".join(f"q{number}jembrizzat" for number in range(3000))
    of = article(
        "vexolanthe",
        f"Xylquorvane Brook said the gnarfeldite was lost.\n\n{filler}",
        title=given("Wuthpocklin"),
        extra={"note": "gnarfeldite"},
    )
    return of, [statement(of, "Xylquorvane Brook", "said", "the gnarfeldite was lost")]


@pytest.mark.parametrize("others", [0, 60])
def test_no_byte_is_left(path: Path, others: int) -> None:
    of, said = secret()
    with Ledger.create(path) as ledger:
        for number in range(others):
            ledger.add(*harbour(f"before {number}"), MODEL)
        ledger.add(of, said, MODEL)
        ledger.skip(Skipped(of.path, Reason.DAMAGED, "jembrizzat"))
        for number in range(others):
            ledger.add(*harbour(f"after {number}"), MODEL)
        assert set(SECRET) == left(path)
        gone = ledger.forget("vexolanthe")
        assert (gone.id, gone.name, gone.path, gone.statements, gone.erased) == (
            of.id,
            of.name,
            of.path,
            1,
            Erased.DONE,
        )
        assert left(path) == set()
        assert not ledger.has(of.id)
        assert not list(ledger.skipped())
        assert not list(ledger.statements(search="gnarfeldite"))
        assert len(list(ledger.statements(by="quill"))) == 2 * others
        check_words(path)
        assert not vocabulary(path) & {word.lower() for word in SECRET}
    assert left(path) == set()


def test_it_can_be_read_again(ledger: Ledger, path: Path) -> None:
    of, said = secret()
    ledger.add(of, said, MODEL)
    ledger.forget(of.id[:6])
    ledger.add(of, said, MODEL)
    assert [entry.statement for entry in ledger.statements(by="xylquorvane")] == said
    check_words(path)


def test_while_another_reads_it_is_said_that_bytes_remain(
    ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of, said = secret()
    ledger.add(of, said, MODEL)
    ledger._connection.execute("PRAGMA busy_timeout = 100")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM article").fetchone()
    assert ledger.forget(of.name).erased is Erased.BUSY
    assert not ledger.has(of.id)
    reader.close()
    assert ledger.finish_erasing() is Erased.DONE
    assert left(path) == set()


def test_an_unknown_article_is_an_input_error(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="no such article"):
        ledger.forget("nobody")


def left(path: Path) -> set[str]:
    """Which of the secret words stand in the file or in those beside it."""
    held = b"".join(beside.read_bytes() for beside in path.parent.glob(path.name + "*"))
    return {word for word in SECRET if word.encode() in held or word.lower().encode() in held}


def vocabulary(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    words: set[str] = set()
    for index in ("passage_words", "source_words"):
        connection.execute(f"CREATE VIRTUAL TABLE temp.{index}_v USING fts5vocab (main, {index}, row)")
        words |= {word for (word,) in connection.execute(f"SELECT term FROM {index}_v")}
    connection.close()
    return words
