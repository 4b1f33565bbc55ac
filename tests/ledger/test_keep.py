"""What is kept comes back as it was; what is known already changes nothing."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.errors import InputError
from accordingto.ledger import Added, Counts, Ledger
from accordingto.records import (
    Agent,
    Article,
    Basis,
    Evidence,
    Known,
    Link,
    Mode,
    Reason,
    Skipped,
    Source,
    Span,
    Stance,
    Statement,
)

from .samples import MODEL, article, chain, given, harbour, statement


def everything(name: str = "harbour") -> Article:
    suggested = Known("The Vale Post", Basis.INFERRED, "line 3", "told The Vale Post", Span(134, 152))
    return article(
        name,
        url="https://vale.example/harbour?a=1",
        title=Known("Harbour to reopen", Basis.MARKUP, "meta og:title"),
        outlet=given("The Vale Post"),
        section=given("Local"),
        published=given("2031-04-02"),
        updated=given("2031-04-02T10:00:00+01:00"),
        bylines=(given("Ines Okoro"), given("Bo Lind")),
        credits=(Known("From Coast Wire", Basis.TEXT, "line 9", "From Coast Wire", Span(0, 4)),),
        inferred=(("outlet", suggested), ("published", given("2031-04")), ("outlet", given("Vale Weekly"))),
        language="en",
        extra={"desk": ["a", 1, None, {"b": 2.5}], "note": "\ud800"},
        given_text=False,
    )


def test_an_article_comes_back_equal(ledger: Ledger) -> None:
    kept = everything()
    assert ledger.add(kept, [], MODEL) is Added.NEW
    assert ledger.article("harbour") == kept
    assert [(row.article, row.model, row.statements) for row in ledger.articles()] == [(kept, MODEL, 0)]


def test_statements_come_back_equal_as_they_stand_in_the_text(ledger: Ledger) -> None:
    of, said = harbour()
    ledger.add(of, said[::-1], MODEL)
    assert [entry.statement for entry in ledger.statements()] == said


def test_pieces_and_missing_roles(ledger: Ledger) -> None:
    of = article("pieces", "“The dam,” Ada Brook said, “will hold.”\n\n“It always has.”\n\nOfficials denied it.")
    said = [
        statement(of, "Ada Brook", "said", "“The dam,” … “will hold.” … “It always has.”"),
        statement(of, "", "denied", "it"),
    ]
    ledger.add(of, said, MODEL)
    first, second = ledger.statements()
    assert [first.statement, second.statement] == said
    assert first.content == "“The dam,” … “will hold.” … “It always has.”"
    assert [passage.number for passage in first.passages] == [0, 1]
    assert first.passages[1].text == "“It always has.”"
    assert second.source == ""


def test_the_same_article_again_changes_nothing(ledger: Ledger, path: Path) -> None:
    of, said = harbour(outlet=given("The Vale Post"))
    ledger.add(of, said, MODEL)
    before = dump(path)
    assert ledger.add(of, said[:1], "attribution-2") is Added.KNOWN
    assert dump(path) == before
    assert ledger.has(of.id)
    assert not ledger.has(of.id[:8])


def test_empty_fields_are_filled_and_none_is_changed(ledger: Ledger) -> None:
    of, said = harbour(outlet=given("The Vale Post"))
    ledger.add(of, said, MODEL)
    more, _ = harbour(outlet=given("Another"), published=given("2031-04-02"), bylines=(given("Ines Okoro"),))
    assert ledger.add(more, said, MODEL) is Added.FILLED
    kept = ledger.article(of.id)
    assert (kept.outlet, kept.published, kept.bylines) == (of.outlet, more.published, more.bylines)
    assert ledger.add(more, said, MODEL) is Added.KNOWN


def test_of_statements_with_one_id_the_first_is_kept(ledger: Ledger) -> None:
    of, said = harbour()
    twin = statement(of, "harbour master Tobias Quill", "", "The ferry company had no comment", score=0.1)
    ledger.add(of, [*said, twin], MODEL)
    assert [entry.statement for entry in ledger.statements()] == said


def test_a_statement_of_another_article_is_a_bug(ledger: Ledger) -> None:
    of, _ = harbour()
    _, said = harbour("other")
    with pytest.raises(ValueError, match="is of article"):
        ledger.add(of, said, MODEL)
    assert not ledger.has(of.id)


def test_what_fails_halfway_leaves_nothing(ledger: Ledger) -> None:
    of, said = harbour()
    other, theirs = harbour("other")
    ledger.add(of, said, MODEL)
    stolen = replace(theirs[0], id=said[0].id)
    with pytest.raises(sqlite3.IntegrityError):
        ledger.add(other, [theirs[1], stolen], MODEL)
    assert not ledger.has(other.id)
    assert ledger.counts() == Counts(1, 2, 2)
    assert ledger.add(other, theirs, MODEL) is Added.NEW


def test_what_resolve_found_comes_back_equal(ledger: Ledger, path: Path) -> None:
    of, (first, second) = harbour()
    ledger.add(of, [told(first), second], MODEL)
    assert [entry.statement for entry in ledger.statements()] == [told(first), second]
    ledger.replace_statements(of.id, [first, told(second)], "attribution-2")
    assert [entry.statement for entry in ledger.statements()] == [first, told(second)]
    assert [entry.statement for entry in ledger.statements(by="wire odile")] == [told(second)]
    check_words(path)


def told(statement: Statement) -> Statement:
    """With all that stage `resolve` can find, some of it hard to keep."""
    wire = Link(Source("Coast Wire", Agent.OUTLET, True), Span(3, 9), "the words of the source")
    roles = ("Kanzlerin", 'member of “the 🚢 committee”, \\ / "retired"', "\ud800")
    person = Link(Source("Odile\u202e \x1b[2JFenn " * 400, Agent.PERSON, True, roles, "The Vale\ncouncil"), None, "")
    return replace(
        statement,
        chain=(wire, person, wire),
        stance=Stance.DENY,
        hedge=True,
        mode=Mode.PRIVATE_STATE,
        addressee="x" * 10_000,
        said="2031-03-30/2031-04-01",
        evidence=(
            Evidence("stance", Span(0, 4), "denies"),
            Evidence("said", None, "the day before"),
            Evidence("stance", None, ""),
        ),
    )


def test_half_a_surrogate_pair_in_a_name_is_kept_escaped(ledger: Ledger, path: Path) -> None:
    of = article("a")
    ledger.add(of, [statement(of, "Tobias Quill", "", "", chain=chain("Bo\udce9"), addressee="\udce9")], MODEL)
    (entry,) = ledger.statements()
    assert (entry.statement.chain, entry.statement.addressee) == (chain("Bo\\udce9"), "\\udce9")
    check_words(path)
    ledger.replace_statements(of.id, [], MODEL)
    check_words(path)


def test_reading_anew_replaces_statements_and_keeps_the_ids_of_equal_ones(ledger: Ledger, path: Path) -> None:
    of, said = harbour()
    ledger.add(of, said, MODEL)
    again = [
        statement(of, "Vale council spokeswoman Zoë Marlowe", "", "the harbour would reopen in May", score=0.5),
        statement(of, "The Vale Post", "told", "no comment"),
    ]
    for kept in ledger.articles():
        ledger.replace_statements(kept.article.id, again, "attribution-2")
    assert [entry.statement for entry in ledger.statements()] == again
    assert [row.model for row in ledger.articles()] == ["attribution-2"]
    assert not list(ledger.statements(by="quill"))
    assert len(list(ledger.statements(by="post"))) == 1
    check_words(path)
    with pytest.raises(InputError, match="no such article"):
        ledger.replace_statements("0" * 32, [], MODEL)


def test_skipped_inputs_are_listed_until_they_are_read(ledger: Ledger) -> None:
    ledger.skip(Skipped("saved/b.html", Reason.EMPTY, "0 bytes"))
    ledger.skip(Skipped("saved/harbour.txt", Reason.EMPTY, "0 bytes"))
    ledger.skip(Skipped("saved/b.html", Reason.BINARY, "a zero byte at 3"))
    assert list(ledger.skipped()) == [
        Skipped("saved/b.html", Reason.BINARY, "a zero byte at 3"),
        Skipped("saved/harbour.txt", Reason.EMPTY, "0 bytes"),
    ]
    ledger.add(*harbour(), MODEL)
    assert [skipped.path for skipped in ledger.skipped()] == ["saved/b.html"]


def test_a_path_that_is_no_text_is_kept_escaped(ledger: Ledger) -> None:
    ledger.skip(Skipped("saved/caf\udce9.txt", Reason.UNREADABLE, "\udce9"))
    assert [skipped.path for skipped in ledger.skipped()] == ["saved/caf\\udce9.txt"]
    ledger.add(*harbour("caf\udce9"), MODEL)
    assert not list(ledger.skipped())


def test_counts(ledger: Ledger) -> None:
    text = "Ada Brook said yes. She said no. Bo said so. It was said. Who knows."
    of = article("a", text)
    said = [
        statement(of, "Ada Brook", "", "yes"),
        statement(of, "She", "", "no", chain=chain("Coast Wire", "ADA  BROOK")),
        statement(of, "Bo", "", "so"),
        statement(of, "", "said", "It"),
        statement(of, "Who", "", "knows", chain=chain("(unknown)")),
    ]
    ledger.add(of, said, MODEL)
    other, theirs = harbour()
    ledger.add(other, theirs, MODEL)
    assert ledger.counts() == Counts(2, 7, 4)
    assert ledger.counts([of.id, of.id, "unknown"]) == Counts(1, 5, 2)
    assert ledger.counts([]) == Counts(0, 0, 0)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if "sqlite_sequence" not in line]


def check_words(path: Path) -> None:
    """Raise where an index differs from the texts, as SQLite cuts them."""
    with closing(sqlite3.connect(path)) as connection:
        for index in ("passage_words", "source_words"):
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
