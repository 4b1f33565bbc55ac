"""The ledger remembers what was fetched, and which entries of feeds were read; hyperlinks come back as they went in."""

import gzip
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from accordingto.ledger import Added, Ledger, schema
from accordingto.read.memory import Validators
from accordingto.records import Hyperlink, Span

from .samples import MODEL, harbour

FEED = "https://vale.example/feed"
LINKS = (Hyperlink(Span(4, 11), "https://vale.example/a"), Hyperlink(Span(12, 20), "https://vale.example/b?c=1"))


def test_nothing_is_known_at_first(path: Path) -> None:
    with Ledger.create(path) as ledger:
        assert not ledger.seen(FEED)
        assert ledger.validators(FEED) is None


def test_what_was_read_is_known_to_the_next_run(path: Path) -> None:
    with Ledger.create(path) as ledger:
        ledger.remember(FEED, Validators('"7"', None), None)
        ledger.remember("entry 9", None, None)
    with Ledger.open(path) as ledger:
        assert ledger.seen(FEED) and ledger.seen("entry 9") and not ledger.seen("entry 8")
        assert ledger.validators(FEED) == Validators('"7"', None)
        assert ledger.validators("entry 9") is None


def test_the_latest_validators_count(path: Path) -> None:
    with Ledger.create(path) as ledger:
        ledger.remember(FEED, Validators('"7"', "Tue"), None)
        ledger.remember(FEED, Validators('"8"', None), None)
        assert ledger.validators(FEED) == Validators('"8"', None)


def test_what_came_of_a_forgotten_article_is_fetched_again_when_asked_for(path: Path) -> None:
    of, said = harbour()
    with Ledger.create(path) as ledger:
        ledger.add(of, said, MODEL)
        ledger.remember("https://vale.example/ferry", Validators('"7"', None), of.id)
        ledger.forget(of.name)
        assert ledger.validators("https://vale.example/ferry") is None
        assert ledger.seen("https://vale.example/ferry"), "a feed that lists it does not bring it back"
    assert b"vale.example/ferry" not in path.read_bytes()


def test_hyperlinks_come_back(path: Path) -> None:
    of, said = harbour(links=LINKS)
    with Ledger.create(path) as ledger:
        ledger.add(of, said, MODEL)
    with Ledger.open(path) as ledger:
        assert ledger.article(of.id).links == LINKS


def test_an_article_that_lacked_its_hyperlinks_gets_them(path: Path) -> None:
    of, said = harbour()
    with Ledger.create(path) as ledger:
        ledger.add(of, said, MODEL)
        ledger.add(replace(of, links=LINKS), said, MODEL)
        ledger.add(replace(of, links=LINKS[:1]), said, MODEL)
        assert ledger.article(of.id).links == LINKS


def test_a_ledger_that_version_1_made_is_brought_up_to_date(path: Path) -> None:
    """The file was written by the program as it was before hyperlinks and visits."""
    path.write_bytes(gzip.decompress((Path(__file__).parent / "version-1.db.gz").read_bytes()))
    of, said = harbour()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    with Ledger.open(path) as ledger:
        assert ledger.article(of.id) == of
        kept = [entry.statement for entry in ledger.statements()]
        assert kept == [replace(one, id=old.id) for one, old in zip(said, kept, strict=True)]
        assert not ledger.seen(FEED)
        assert ledger.add(replace(of, links=LINKS), said, MODEL) is Added.KNOWN
        assert ledger.article(of.id).links == LINKS
        ledger.forget(of.name)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
        assert connection.execute("SELECT count(*) FROM hyperlink").fetchone() == (0,)
