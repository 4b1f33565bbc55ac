"""`conflicts`."""

import json
from pathlib import Path

from tests.cli.claim_ledgers import COAST, FELL, VALE, claim_of, make


def test_rows_of_conflicts(run, tmp_path: Path) -> None:
    ledger = make(tmp_path / "story.db")
    rows = [json.loads(line) for line in run("conflicts", "--ledger", ledger, "--json").out.splitlines()]
    assert next(row for row in rows if row["kind"] == "number") == {
        "kind": "number",
        "what": "two / three",
        "on": "claim",
        "sides": [
            {"article": of.name, "article_id": of.id, "span": [start, start + len(says)], "says": says}
            for of, says in ((VALE, "two"), (COAST, "three"))
            for start in [of.text.index(says)]
        ],
        "claim": claim_of(ledger, FELL[0]),
        "story": VALE.id,
    }


def test_people_see_them_side_by_side(run, tmp_path: Path) -> None:
    ledger = make(tmp_path / "story.db")
    out = run("conflicts", "--ledger", ledger).out.splitlines()
    at = out.index(f"two numbers: two / three  on claim {claim_of(ledger, FELL[0])[:8]}")
    assert out[at + 1].split("  ")[1] == "The Vale Post" and out[at + 1].endswith("Coast Wire")
    assert out[at + 3].count("¶ The crane fell on") == 2


def test_narrowed_to_a_story(run, tmp_path: Path) -> None:
    ledger = make(tmp_path / "story.db")
    assert run("conflicts", "--ledger", ledger, "--story", "coast") == run("conflicts", "--ledger", ledger)
    assert run("conflicts", "--ledger", ledger, "--story", "nothing").code == 1
