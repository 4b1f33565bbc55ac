"""Articles and statements as a reader at a terminal sees them: always with the passage, so that it can be checked."""

import re
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordingto.ledger import Entry, Kept, Passage
from accordingto.records import Article, Attribution, Basis, Known, Skipped

SHORT = 8
"""Digits of an id that are shown; any id may be given by its first characters."""
STYLES = {"source": "bold magenta", "cue": "cyan", "content": "bold"}
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Terminal controls and bidirectional overrides, which article text must not smuggle onto the screen."""


def show_articles(console: Console, articles: Iterable[Kept]) -> int:
    """A table of what was read; returns how many rows it has."""
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    for column in ("id", "article", "outlet", "published"):
        table.add_column(column, no_wrap=column == "id")
    table.add_column("statements", justify="right")
    for kept in articles:
        article = kept.article
        title = plain(article.title.value if article.title else article.name)
        language = "" if article.language in ("en", None) else f" ({article.language}: no statement drawn)"
        outlet = told(article.outlet, article, "outlet")
        table.add_row(
            article.id[:SHORT],
            title + language,
            outlet,
            told(article.published, article, "published"),
            str(kept.statements),
        )
    if table.row_count:
        console.print(table)
    return table.row_count


def told(known: Known | None, article: Article, field: str) -> Text:
    """A value and how it is known; where it is only suggested, a question mark and the words that suggest it."""
    if known:
        words = (
            f"“{known.words}”"
            if known.basis is Basis.TEXT and known.words and known.words != known.value
            else known.where
        )
        return Text.assemble(plain(known.value), (f"\n{plain(words)}", "dim"))
    for name, suggested in article.inferred:
        if name == field:
            return Text.assemble(
                (f"{plain(suggested.value)}?", "italic"), (f"\n“{plain(suggested.words or '')}”", "dim")
            )
    return Text("not said", style="dim")


def show_skipped(console: Console, skipped: Iterable[Skipped]) -> int:
    """What gave no article, and why."""
    count = 0
    for one in skipped:
        console.print(Text.assemble(plain(one.path), (f"\n  {one.reason}: {plain(one.detail)}", "dim")))
        count += 1
    return count


def show_statements(console: Console, entries: Iterable[Entry]) -> int:
    """Statements by article: who, cue, what, and the passage with its offsets."""
    count, article = 0, None
    for entry in entries:
        if article != entry.article.id:
            article = entry.article.id
            console.print(_heading(entry.article), style="bold")
        console.print(_statement(entry))
        count += 1
    return count


def _heading(article: Article) -> Text:
    parts = [known.value for known in (article.title, article.outlet, article.published) if known]
    return Text.assemble(
        "\n" + plain(" · ".join(parts) or article.name), (f"   {article.name} {article.id[:SHORT]}", "dim")
    )


def _statement(entry: Entry) -> Text:
    score = entry.statement.attribution.score
    line = Text.assemble((f"\n{entry.statement.id[:SHORT]}  ", "dim"))
    line.append(plain(entry.source) or "(no source named)", STYLES["source"] if entry.source else "dim italic")
    line.append(" · ").append(plain(entry.cue), STYLES["cue"]).append(f"  {score:.2f}\n", "dim")
    for passage in entry.passages:
        line.append(" " * (SHORT + 2)).append_text(_passage(passage, entry.statement.attribution)).append("\n")
    line.rstrip()
    return line


def _passage(passage: Passage, attribution: Attribution) -> Text:
    """The paragraph with source, cue and content marked, and where it stands."""
    text = Text(passage.text, style="dim")
    for role, style in STYLES.items():
        for span in getattr(attribution, role):
            text.stylize(
                f"not dim {style}", max(0, span.start - passage.span.start), max(0, span.end - passage.span.start)
            )
    shown = text.copy()
    shown.plain = plain(passage.text)  # one for one, so the styles keep their places
    return shown.append(f"  [{passage.span.start}–{passage.span.end}]", "dim")


def plain(text: str) -> str:
    """Article text with every control character and bidirectional override shown as U+FFFD."""
    return CONTROL.sub("\ufffd", text)
