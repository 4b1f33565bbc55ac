"""`compare`."""

import json
from pathlib import Path

import pytest

from tests.cli.claim_ledgers import COAST, FELL, REFUSED, VALE, claim_of, make


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return make(tmp_path / "story.db")


def test_one_row(run, ledger: Path) -> None:
    (row,) = map(json.loads, run("compare", "vale", COAST.id[:8], "--json", "--ledger", ledger).out.splitlines())
    assert (row["a"], row["b"], row["affiliated"], row["affiliated_because"]) == ("vale", "coast", False, None)
    (shared,) = row["shared_text"]
    assert VALE.text[slice(*shared["a"])] == shared["text"] and "crane fell" in shared["text"]
    assert "crane fell" in COAST.text[slice(*shared["b"])]
    assert {claim["id"] for claim in row["shared_claims"]} == {claim_of(ledger, one[0]) for one in (REFUSED, FELL)}
    assert {one["kind"] for one in row["differences"]} == {"wording", "number"}
    assert (row["only_a"], row["only_b"]) == ([], [])


def test_what_only_one_has(run, ledger: Path) -> None:
    run("different", FELL[0].id, FELL[1].id, "--ledger", ledger)
    row = json.loads(run("compare", "vale", "coast", "--json", "--ledger", ledger).out)
    assert [one["statement"] for one in row["only_a"]] == [FELL[0].id]
    assert [one["statement"] for one in row["only_b"]] == [FELL[1].id]


def test_one_newsroom(run, ledger: Path) -> None:
    run("same", "The Vale Post", "Coast Wire", "--ledger", ledger)
    assert json.loads(run("compare", "vale", "coast", "--json", "--ledger", ledger).out)["affiliated"] is True
    assert "One newsroom: " in run("compare", "vale", "coast", "--ledger", ledger).out
    run("different", "The Vale Post", "Coast Wire", "--ledger", ledger)
    assert json.loads(run("compare", "vale", "coast", "--json", "--ledger", ledger).out)["affiliated"] is False


def test_people_see_both(run, ledger: Path) -> None:
    out = run("compare", "vale", "coast", "--ledger", ledger).out.splitlines()
    assert out[0] == f"A  Crane falls at Larkhaven · The Vale Post · 2031-08-12  vale {VALE.id[:8]}"
    assert out[1] == f"B  Coast Wire · 2031-08-13  coast {COAST.id[:8]}"
    assert "  words that differ: two / three" in out
    assert {"Shared text: 1", "Shared claims: 2", "Differences: 2", "Only in A: 0", "Only in B: 0"} <= set(out)


@pytest.mark.parametrize(
    ("refs", "said"),
    [
        pytest.param(("vale", "val"), "Did you mean", id="one unknown"),
        pytest.param(("vale", VALE.id[:8]), "Name two", id="one article twice"),
    ],
)
def test_what_cannot_be_compared(run, ledger: Path, refs: tuple[str, str], said: str) -> None:
    done = run("compare", *refs, "--ledger", ledger)
    assert (done.code, done.out) == (1, "") and said in done.err and len(done.err.splitlines()) == 1
