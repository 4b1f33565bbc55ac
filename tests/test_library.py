"""The library's door, used as its docstring shows."""

from pathlib import Path

from accordingto import Article, Ledger, attribute, prepare, read, resolve


def test_five_lines_keep_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text("The bridge will close on Monday, Mayor Ines Calder said.\n", encoding="utf-8")
    articles = (item for item in read([str(tmp_path / "bridge.txt")]) if isinstance(item, Article))
    with Ledger.create(tmp_path / "story.db") as ledger:
        for article, found in attribute(articles):
            ledger.add(article, list(resolve(article, found)), model="shipped")
        assert [entry.source for entry in ledger.statements(by="calder")] == ["Mayor Ines Calder"]


def test_claims_of_two_articles(tmp_path: Path) -> None:
    for name, words in (
        ("a", "The bridge will close on Monday, Mayor Ines Calder said."),
        ("b", "Mayor Ines Calder said the bridge will close on Monday."),
    ):
        (tmp_path / f"{name}.txt").write_text(f"Calder Shuts Varn Bridge\n\n{words}\n", encoding="utf-8")
    articles = (item for item in read([str(tmp_path)]) if isinstance(item, Article))
    with Ledger.create(tmp_path / "story.db") as ledger:
        for article, found in attribute(articles):
            statements = list(resolve(article, found))
            ledger.add(article, statements, "shipped", prepare(article, statements))
        (entry, *_) = ledger.claims()
        assert (entry.claim.origins.at_least, entry.claim.origins.at_most) == (1, 1)
        assert len(entry.members) >= 2
