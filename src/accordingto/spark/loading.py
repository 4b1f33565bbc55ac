"""From a cluster's tables to a ledger on this machine; needs pyarrow, and neither Spark nor a network's run."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds

from accordingto.errors import InputError
from accordingto.pipeline import version
from accordingto.spark.rows import Row
from accordingto.spark.schema import UNFINISHED

AT_ONCE = 500
"""Articles, with their statements, in memory at once."""
LEAST_DIGITS = 4


class Coded:
    """A folder that `spark extract` wrote, and `spark claims` where stories are asked for."""

    def __init__(self, folder: Path) -> None:
        """Look into it.

        Raises:
            InputError: nothing was extracted there, or by other models than those here.

        """
        self._folder = folder
        if (folder / UNFINISHED).exists():
            raise InputError(f"{folder}: not finished. Run `accordingto spark` there again, with --force")
        self._articles = self._table("articles", "accordingto spark extract IN OUT")
        self._statements = self._table("statements", "accordingto spark extract IN OUT")
        self.model = self._one_model()

    def _table(self, name: str, command: str) -> ds.Dataset:
        try:
            return ds.dataset(self._folder / name, format="parquet")
        except (OSError, ValueError) as error:
            raise InputError(f"{self._folder}: no table '{name}' in it. To make it: {command}") from error

    def _one_model(self) -> str:
        own = version()
        found = set(self._articles.to_table(["model"])["model"].unique().to_pylist())
        for other in sorted(found - {own}):
            raise InputError(
                f"{self._folder}: extracted by other models ({other}; here: {own}). Extract it again, or take that"
                " version of accordingto"
            )
        return own

    def story(self, ref: str) -> list[str]:
        """The ids of the articles of a story, by its id or that of an article in it, or the first characters of either.

        Raises:
            InputError: there is none, or several, or stories were not matched.

        """
        table = self._table("stories", "accordingto spark claims DIR")
        rows = table.to_table(["story", "article_id"]).to_pylist()
        if len(ref) < LEAST_DIGITS:
            raise InputError(f"--story {ref}: too short. Give {LEAST_DIGITS} characters of its id at least")
        meant = {row["story"] for row in rows if row["story"].startswith(ref) or row["article_id"].startswith(ref)}
        if len(meant) != 1:
            shown = ", ".join(sorted(meant)[:3])
            raise InputError(
                f"--story {ref}: {f'{len(meant)} stories ({shown} …)' if meant else 'no such story'} in {self._folder}."
                " Their ids are in its table stories"
            )
        return [row["article_id"] for row in rows if row["story"] in meant]

    def ordered(self, wanted: Iterable[str] | None = None) -> list[tuple[str, str]]:
        """Ids and paths of the articles, or of those that are wanted, by day, then by path."""
        columns = ["id", "path", "day"]
        chosen = None if wanted is None else ds.field("id").isin([*wanted])
        rows = self._articles.to_table(columns, filter=chosen).to_pylist()
        rows.sort(key=lambda row: (row["day"] is None, row["day"], row["path"]))
        return [(row["id"], row["path"]) for row in rows]

    def rows(self, ids: Sequence[str]) -> Iterator[Row]:
        """The articles of these ids, in that order, each with its statements."""
        for start in range(0, len(ids), AT_ONCE):
            some = [*ids[start : start + AT_ONCE]]
            articles = {row["id"]: row for row in self._of(self._articles, "id", some)}
            tellings: dict[str, list[Row]] = {one: [] for one in some}
            for row in self._of(self._statements, "article_id", some):
                tellings[row["article_id"]].append(row)
            for one in some:
                yield articles[one] | {"statements": tellings[one]}

    def pairs(self, statements: set[str]) -> list[tuple[str, str, float]]:
        """How likely those of these tellings say the same that the cluster read side by side; none before `claims`."""
        if not (self._folder / "pairs").exists():
            return []
        rows = self._of(self._table("pairs", "accordingto spark claims DIR"), "low", [*statements])
        return [(row["low"], row["high"], row["likely"]) for row in rows if row["high"] in statements]

    @staticmethod
    def _of(table: ds.Dataset, column: str, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
        for batch in table.to_batches(filter=ds.field(column).isin(ids)):
            yield from batch.to_pylist()
