"""What a ledger is told of articles that are not in it, and of what was computed on other machines.

For a ledger that holds a part of a larger collection: its terms are weighed, and its pairs read, as in the whole.
"""

from collections.abc import Iterable, Iterator, Mapping

from accordingto.ledger.base import Base
from accordingto.ledger.schema import LIKELY


class Elsewhere(Base):
    """The part of `Ledger` that has to do with a larger collection."""

    def expect(self, holding: Mapping[str, int], articles: int) -> None:
        """Let the next article find that of so many articles so many have these terms, whatever was counted here."""
        from accordingto.ledger.near import TOTAL  # noqa: PLC0415  a list of what is kept needs no networks

        rows = [*holding.items(), (TOTAL, articles)]
        with self._writing():
            self._connection.executemany(
                "INSERT INTO term (term, articles) VALUES (?, ?)"
                " ON CONFLICT (term) DO UPDATE SET articles = excluded.articles",
                rows,
            )

    def pairs(self) -> Iterator[tuple[str, str, float]]:
        """The tellings that were read side by side, by id, and how likely they say the same."""
        query = (
            f"SELECT a.id, b.id, e.read / {LIKELY} FROM edge e JOIN statement a ON a.key = e.low"
            " JOIN statement b ON b.key = e.high WHERE e.read NOT NULL ORDER BY e.low, e.high"
        )
        with self._reading():
            rows = self._connection.execute(query).fetchall()
        yield from rows

    def know(self, pairs: Iterable[tuple[str, str, float]]) -> None:
        """Take over what another machine's network, the same as this one's, read of tellings that are alike here."""
        query = (
            f"UPDATE edge SET read = round({LIKELY} * ?3) WHERE (low, high) IN"
            " (SELECT min(a.key, b.key), max(a.key, b.key) FROM statement a, statement b WHERE a.id = ?1 AND b.id = ?2)"
        )
        with self._writing():
            self._connection.executemany(query, pairs)
