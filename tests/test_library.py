"""The library's door, used as its docstring shows."""

from pathlib import Path

from accordingto import Article, Ledger, analyse, read, version
from tests.match.fakes import Similarity


def keep(folder: Path, ledger: Ledger) -> None:
    """What the docstring does."""
    for item in read([str(folder)]):
        if isinstance(item, Article):
            found = analyse(item)
            ledger.add(found.article, found.tellings, version(), found.fresh)


def test_a_few_lines_keep_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text("The bridge will close on Monday, Mayor Ines Calder said.\n", encoding="utf-8")
    with Ledger.create(tmp_path / "story.db") as ledger:
        keep(tmp_path, ledger)
        assert [entry.source for entry in ledger.statements(by="calder")] == ["Mayor Ines Calder"]


def test_claims_of_two_articles(tmp_path: Path, networks: Similarity) -> None:
    for name, words in (
        ("a", "The bridge will close on Monday, Mayor Ines Calder said."),
        ("b", "Mayor Ines Calder said the bridge will close on Monday."),
    ):
        (tmp_path / f"{name}.txt").write_text(f"Calder Shuts Varn Bridge\n\n{words}\n", encoding="utf-8")
    with Ledger.create(tmp_path / "story.db") as ledger:
        keep(tmp_path, ledger)
        entry = next(one for one in ledger.claims() if any(member.source for member in one.members))
        assert (entry.claim.origins.at_least, entry.claim.origins.at_most) == (1, 1)
        assert {member.article.name for member in entry.members} == {"a", "b"}
