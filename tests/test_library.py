"""The library's door, used as its docstring shows."""

from pathlib import Path

from accordingto import Article, Ledger, attribute, read, resolve


def test_five_lines_keep_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text("The bridge will close on Monday, Mayor Ines Calder said.\n", encoding="utf-8")
    articles = (item for item in read([str(tmp_path / "bridge.txt")]) if isinstance(item, Article))
    with Ledger.create(tmp_path / "story.db") as ledger:
        for article, found in attribute(articles):
            ledger.add(article, list(resolve(article, found)), model="shipped")
        assert [entry.source for entry in ledger.statements(by="calder")] == ["Mayor Ines Calder"]
