"""What is computed anew, when, and who may write meanwhile: the networks run outside every transaction."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Barrier

import numpy as np
import pytest

from accordingto.ledger import Added, Ledger, open_or_create
from accordingto.ledger.near import NEAREST_CLAIMS, _Pool
from accordingto.ledger.recompute import ROUNDS, Anew, Cluster, Recompute
from accordingto.ledger.side_by_side import SideBySide, alike
from accordingto.match.likeness import packed
from accordingto.match.stage import NEAREST
from accordingto.records import Verdict
from tests.match.fakes import Similarity, fresh, share

from .coverage import (
    DEBT,
    FENN,
    MARLOWE,
    QUILL,
    REOPENS,
    REOPENS_TOO,
    Coverage,
    add,
    check,
    everything,
    judge,
    shown,
    three,
    told,
)
from .killing import killed_at_moments
from .samples import MODEL


def test_no_network_runs_inside_a_transaction(ledger: Ledger, path: Path, networks: Similarity) -> None:
    def watch() -> None:
        assert not ledger._connection.in_transaction
        with closing(sqlite3.connect(path, timeout=0)) as other:
            other.execute("BEGIN IMMEDIATE")  # nobody holds a lock
            other.rollback()

    networks.watch = watch
    add(ledger, *three())
    ledger.settle()
    assert networks.read_pairs
    judge(ledger, three()[0][1][0].id, three()[2][1][0].id, Verdict.DIFFERENT)
    ledger.settle()
    check(ledger)


def test_another_process_writes_while_pairs_are_read(
    ledger: Ledger, path: Path, tmp_path: Path, networks: Similarity
) -> None:
    """What it brings is read as well before claims are written, and is not taken at a glance."""
    first, second, third = three()
    brought = []

    def watch() -> None:
        if not brought:
            brought.append(third)
            with Ledger.open(path) as other:
                add(other, third)

    networks.watch = watch
    add(ledger, first, second)
    found = shown(ledger)
    assert brought
    with Ledger.create(tmp_path / "other.db") as straight:
        add(straight, first, second, third)
        assert shown(straight) == found
    assert unread(ledger) == []
    check(ledger)


def test_another_process_writes_after_all_is_read(ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the reading and the writing: the new article's claims wait for their reading."""
    first, second, third = three()
    keep, brought = SideBySide.read, []

    def read(self: SideBySide, parts: list[Cluster]) -> None:
        keep(self, parts)
        if not brought:
            brought.append(third)
            with Ledger.open(path) as other:
                add(other, third)

    monkeypatch.setattr(SideBySide, "read", read)
    add(ledger, first, second)
    (entry,) = ledger.claims()
    assert brought and len(entry.claim.members) == 3
    assert unread(ledger) == []


def test_claims_are_made_ready_while_others_write(ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for them; what was written meanwhile is in them all the same."""
    first, second, third = three()
    keep, brought = Recompute.made, []

    def made(self: Recompute, *, unread: bool) -> tuple[list[Anew], bool]:
        found = keep(self, unread=unread)
        if not brought:
            brought.append(third)
            with Ledger.open(path) as other:
                add(other, third)
        return found

    monkeypatch.setattr(Recompute, "made", made)
    add(ledger, first, second)
    (entry,) = ledger.claims()
    assert brought and len(entry.claim.members) == 3
    check(ledger)


def test_another_process_deletes_what_is_to_be_read(ledger: Ledger, path: Path, networks: Similarity) -> None:
    first, second, third = three()
    gone = []

    def watch() -> None:
        if not gone:
            with Ledger.open(path) as other:
                gone.append(other.forget(third[0].id))

    networks.watch = watch
    add(ledger, first, second, third)
    (entry,) = ledger.claims()
    assert gone and {*entry.claim.members} == {first[1][0].id, second[1][0].id}
    check(ledger)


def unread(ledger: Ledger) -> list[tuple[int, int]]:
    """Pairs of a claim's exemplar and a member in other words that were never read."""
    query = """SELECT e.low, e.high FROM claim c JOIN member m ON m.claim = c.key
        JOIN edge e ON e.low = min(c.exemplar, m.statement) AND e.high = max(c.exemplar, m.statement)
        WHERE e.read IS NULL"""
    return ledger._connection.execute(query).fetchall()


def test_a_pair_is_read_once(ledger: Ledger, networks: Similarity) -> None:
    add(ledger, *three())
    ledger.settle()
    read = list(networks.read_pairs)
    assert len(read) == len({frozenset(pair) for pair in read})
    ledger.settle()
    judge(ledger, three()[0][1][1].id, three()[2][1][0].id, Verdict.SAME)
    judge(ledger, three()[0][1][1].id, three()[2][1][0].id, Verdict.DIFFERENT)
    ledger.settle()
    assert networks.read_pairs == read
    add(ledger, told("fourth", (QUILL, REOPENS_TOO), opening="Snow fell."))
    ledger.settle()
    fresh_pairs = networks.read_pairs[len(read) :]
    assert fresh_pairs and all(REOPENS_TOO in pair for pair in fresh_pairs)


def test_two_jobs_read_two_pairs_of_an_exemplar_at_once(ledger: Ledger, networks: Similarity) -> None:
    both = Barrier(2, timeout=60)
    first_two = iter([both.wait, both.wait])
    networks.watch = lambda: next(first_two, bool)() and None
    add(ledger, *three())
    ledger.settle(2)
    assert not both.broken and next(first_two, None) is None
    assert [len(one.claim.members) for one in ledger.claims()] == [3]
    check(ledger)


@pytest.mark.parametrize("names", [("first", "second"), ("second", "first")])
def test_of_two_in_the_same_words_one_is_compared_for_both(
    ledger: Ledger, networks: Similarity, names: tuple[str, str]
) -> None:
    """Whichever of them was added first: that whose id comes first; and when it is forgotten, the other is compared."""
    twins = [told(name, (MARLOWE, REOPENS), opening=name) for name in names]
    add(ledger, *twins, three()[2])
    compared, other = sorted(twins, key=lambda one: one[1][0].id)
    (entry,) = ledger.claims()
    assert len(entry.claim.members) == 3 and len(networks.read_pairs) == 1
    ledger.forget(compared[0].id)
    (entry,) = ledger.claims()
    assert {*entry.claim.members} == {other[1][0].id, three()[2][1][0].id} and len(networks.read_pairs) == 2
    check(ledger)


def test_reading_anew_forgets_what_the_older_reading_found_alike(ledger: Ledger, networks: Similarity) -> None:
    add(ledger, *three())
    assert [len(one.claim.members) for one in ledger.claims()] == [3]
    networks.table = {frozenset((REOPENS, REOPENS_TOO)): 0.0}
    for of, said in three():
        ledger.replace_statements(of.id, said, "attribution-2", fresh(of, said))
    assert [len(one.claim.members) for one in ledger.claims()] == [2], "read anew, by what the network says now"
    check(ledger)


def test_rereading_with_the_same_result_leaves_the_same_claims(ledger: Ledger) -> None:
    add(ledger, *three())
    before = shown(ledger)
    for of, said in three():
        ledger.replace_statements(of.id, said, "attribution-2", fresh(of, said))
    assert shown(ledger) == before
    check(ledger)


def test_what_no_article_touched_is_left_alone(ledger: Ledger) -> None:
    """Claims of another matter keep their rows."""
    add(ledger, *three())
    ledger.settle()
    before = ledger._connection.execute("SELECT key, exemplar FROM claim").fetchall()
    snow = [told(name, (QUILL, "snow ploughs cleared every mountain pass overnight"), opening=name) for name in "xy"]
    add(ledger, *snow)
    ledger.settle()
    after = ledger._connection.execute("SELECT key, exemplar FROM claim").fetchall()
    assert len(after) == 2 and {*before} <= {*after}


def test_what_is_still_unread_in_the_end_is_taken_at_a_glance(ledger: Ledger, networks: Similarity) -> None:
    """A network that is asked again and again does not hold up the claims for ever."""
    calls = []

    def watch() -> None:
        calls.append(1)
        ledger._connection.execute("UPDATE edge SET read = NULL")

    networks.watch = watch
    add(ledger, *three())
    (entry,) = ledger.claims()
    assert len(entry.claim.members) == 3
    assert len(calls) <= ROUNDS * 3
    assert not ledger._connection.execute("SELECT 1 FROM stale").fetchall()


def test_a_ledger_for_reading_only_is_computed_in_memory(path: Path) -> None:
    with Ledger.create(path) as ledger:
        add(ledger, *three())
    before = path.read_bytes()
    with Ledger.open(path) as ledger:
        ledger.read_only = True
        assert len(list(ledger.claims())) == 1
    assert path.read_bytes() == before


def test_an_article_walks_no_table_from_end_to_end(ledger: Ledger) -> None:
    """But for the short ones: what is stale, and what users decided."""
    add(ledger, *three()[:2])
    ledger.settle()
    run: set[str] = set()
    ledger._connection.set_trace_callback(run.add)
    add(ledger, three()[2])
    ledger.settle()
    alike(ledger._connection, three()[0][0].id, three()[2][0].id)  # a settling asks it only where a network is in doubt
    ledger.claim(three()[0][1][0].id)
    ledger.forget(three()[1][0].id)
    ledger._connection.set_trace_callback(None)
    asked = {query for query in run if query.split()[0] in ("SELECT", "UPDATE", "DELETE", "INSERT", "WITH")}
    assert len(asked) > 50
    for query in asked:
        plan = ledger._connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
        walked = [step[3] for step in plan if step[3].startswith("SCAN")]
        assert not [step for step in walked if step.split()[1] not in SHORT], query


SHORT = {
    "stale",
    "stale_story",
    "held",
    "h",
    "CONSTANT",
    "(subquery-1)",
    "json_each",
}  # what was asked for, among others


def test_a_telling_is_set_beside_few_claims_however_many_there_are() -> None:
    many = 100
    rows = [(f"n{n}", f"w{n}", packed(np.array([1.0, n / many])).tobytes()) for n in range(many)]
    pool = _Pool.of(rows).with_exemplars(ident for ident, *_ in rows)
    found = list(pool.nearest(np.array([[1.0, 0.0], [0.0, 1.0]], np.float32), -1.0))
    assert [sum(row == asked for row, _, _ in found) for asked in (0, 1)] == [NEAREST + NEAREST_CLAIMS] * 2
    assert {ident for row, ident, _ in found if row == 1} == {f"n{many - 1 - n}" for n in range(len(found) // 2)}


# Killed at any moment


def test_killed_while_it_matches_the_ledger_is_whole(path: Path, tmp_path: Path) -> None:
    for _ in killed_at_moments(_add_all, path, tmp_path / "whole.db", 10):
        pass
    _add_all(path)
    with Ledger.open(path) as ledger, Ledger.create(tmp_path / "other.db") as other:
        add(other, *_many())
        assert shown(ledger) == shown(other)
        check(ledger)


def _many() -> list[Coverage]:
    said = [(MARLOWE, REOPENS), (FENN, REOPENS_TOO), (QUILL, DEBT)]
    return [told(f"n{n}", said[n % 3], day=f"2031-04-{n + 1:02}", opening=f"{n}.") for n in range(12)]


def _add_all(path: Path) -> None:
    ledger, _ = open_or_create(path)
    with ledger:
        for of, said in _many():
            assert ledger.add(of, said, MODEL, fresh(of, said)) in Added
            ledger.settle()


def test_what_a_killed_run_read_is_not_lost(path: Path, networks: Similarity) -> None:
    """Killed after the reading and before the writing: the next run takes up what was kept."""

    def stop() -> None:
        if len(networks.read_pairs) == 1:
            raise KeyboardInterrupt

    with Ledger.create(path) as ledger:
        add(ledger, *three())
        networks.watch = stop
        with pytest.raises(KeyboardInterrupt):
            ledger.settle()
        networks.watch = lambda: None
        assert len(list(ledger.claims())) == 1
        check(ledger)
    assert everything(path)
    assert share(REOPENS, REOPENS_TOO) > 0.5
