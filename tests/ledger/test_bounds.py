"""What matching costs is bounded by how long an article is; and what another model left is compared with nothing."""

from accordingto.ledger import Ledger
from accordingto.match.stage import NEAREST
from accordingto.records import Article, Statement
from tests.match.fakes import fresh

from .samples import MODEL, article, statement

LINES = 60


def long_list(name: str) -> tuple[Article, list[Statement]]:
    """An article of lines that are all alike."""
    lines = [f"Zoë Marlowe said the {name} harbour would reopen within {at} days." for at in range(LINES)]
    of = article(name, "\n\n".join(lines), language="en")
    return of, [
        statement(of, "Zoë Marlowe", "said", f"the {name} harbour would reopen within {at} days", chain=())
        for at in range(LINES)
    ]


def edges(ledger: Ledger) -> int:
    return int(ledger._connection.execute("SELECT count(*) FROM edge").fetchone()[0])


def test_of_lines_that_are_all_alike_each_is_set_beside_a_few(ledger: Ledger) -> None:
    of, said = long_list("north")
    ledger.add(of, said, MODEL, fresh(of, said))
    assert LINES <= edges(ledger) <= LINES * NEAREST
    within = edges(ledger)
    of, said = long_list("south")
    ledger.add(of, said, MODEL, fresh(of, said))
    assert edges(ledger) <= 2 * within + LINES * NEAREST


def test_vectors_of_another_model_are_compared_with_nothing(ledger: Ledger) -> None:
    for name in ("north", "north west"):
        of, said = long_list(name)
        ledger.add(of, said[:3], MODEL, fresh(of, said[:3]))
    assert edges(ledger) > 2 * 3
    ledger._connection.execute("DELETE FROM edge")
    ledger._connection.execute("UPDATE line SET vector = substr(vector, 1, 8)")
    of, said = long_list("north north")
    ledger.add(of, said[:1], MODEL, fresh(of, said[:1]))
    assert edges(ledger) == 0
    assert any("vectors of several lengths" in one.what for one in ledger.check())
