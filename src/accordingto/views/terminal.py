"""Articles and statements as a reader at a terminal sees them: always with the passage, so that it can be checked."""

from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.ledger import Entry, Kept, Passage
from accordingto.records import Article, Attribution, Basis, Known, Skipped, Told
from accordingto.views.chains import chain_line, marks
from accordingto.views.phrases import because, suggested, written_on
from accordingto.views.screen import one_line, plain, short

SHORT = 8
"""Digits of an id that are shown; any id may be given by its first characters."""
DAY = len("2024-03-14")
STYLES = {"source": "bold magenta", "cue": "cyan", "content": "bold"}


def show_articles(console: Console, articles: Iterable[Kept]) -> int:
    """A table of what was read; returns how many rows it has."""
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    for column in ("id", "article", "outlet", "published"):
        table.add_column(column, no_wrap=column == "id")
    table.add_column("statements", justify="right")
    for kept in articles:
        article = kept.article
        title = one_line(article.title.value if article.title else article.name)
        language = "" if article.language in ("en", None) else f" ({article.language}: no statement drawn)"
        table.add_row(
            article.id[:SHORT],
            Text(title + language),
            told(article.outlet, article, "outlet"),
            told(article.published, article, "published"),
            str(kept.statements),
        )
    if table.row_count:
        show(console, table)
    return table.row_count


def show(console: Console, what: RenderableType) -> None:
    """Print without the blanks that pad each line to the console's width."""
    for line in console.render_lines(what, pad=False):
        text = Text.assemble(*((segment.text, segment.style or "") for segment in line if not segment.control))
        text.rstrip()
        console.print(text, no_wrap=True, overflow="ignore", crop=False)


def told(known: Known | None, article: Article, field: str) -> Text:
    """A value and how it is known; where it is only suggested, a question mark and the words that suggest it."""
    if known:
        words = (
            f"“{known.words}”"
            if known.basis is Basis.TEXT and known.words and known.words != known.value
            else known.where
        )
        value = known.value.replace("T", " ") if field == "published" else known.value
        return Text.assemble(one_line(value), (f"\n{one_line(words)}", "dim"))
    lines = []
    for maybe in {known.value: known for name, known in reversed(article.inferred) if name == field}.values():
        value = day_line(article) if field == "published" else f"{one_line(maybe.value)}?"
        lines.append(Text.assemble((value, "italic"), (f"\n{one_line(because(maybe))}", "dim")))
    return Text("\nor ").join(lines[::-1]) if lines else Text("not said", style="dim")


def show_skipped(console: Console, skipped: Iterable[Skipped]) -> int:
    """What gave no article, and why."""
    count = 0
    for one in skipped:
        show(console, Text(one_line(one.path)))
        show(console, Padding(Text(f"{one.reason}: {one_line(one.detail)}", style="dim"), (0, 0, 0, 2)))
        count += 1
    return count


def show_statements(console: Console, entries: Iterable[Entry]) -> int:
    """Statements by article: who, through whom, cue, what, and the passage with its offsets."""
    count, article = 0, None
    for entry in entries:
        if article != entry.article.id:
            article = entry.article.id
            show(console, _heading(entry.article))
        show(console, _statement(entry))
        count += 1
    return count


def outlet_line(article: Article) -> str:
    """The outlet on one line, with a question mark where it is only suggested."""
    name = article.likely_outlet
    return short(name) + ("" if article.outlet else "?") if name else "outlet not said"


def day_line(article: Article) -> str:
    """The day of publication; where it is only suggested, from when to when, with a question mark."""
    known = suggested(article, "published")
    if article.published:
        return one_line(article.published.value[:DAY])
    return f"{one_line(known.value.replace('/', ' to '))}?" if known else "no date"


def _heading(article: Article) -> Text:
    parts = [article.title.value] if article.title else []
    parts += [outlet_line(article)] if article.likely_outlet else []
    parts += [day_line(article)] if written_on(article) else []
    name = (f"  {one_line(article.name)} {article.id[:SHORT]}", "not bold dim")
    return Text.assemble("\n", one_line(" · ".join(parts)), name, style="bold")


def _statement(entry: Entry) -> Table:
    """A grid: the id on the left; who, cue and score, the chain, what, and the passages on the right."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=SHORT, style="dim")
    grid.add_column()
    grid.add_row("", "")
    grid.add_row(entry.statement.id[:SHORT], _head(entry))
    chain = " · ".join(filter(None, [chain_line(entry.article, entry.statement), *marks(entry.statement)]))
    if chain:
        grid.add_row("", Text(chain, "magenta"))
    grid.add_row("", Text(plain(entry.content), STYLES["content"]))
    for passage in entry.passages:
        grid.add_row("", _passage(passage, entry.statement.attribution))
    return grid


def _head(entry: Entry) -> Text:
    """Source and cue as written, and the score; of narration only that it is the article's own."""
    if entry.statement.told is Told.NARRATED:
        return Text("in the article's own voice", style="dim italic")
    who = (plain(entry.source), STYLES["source"]) if entry.source else ("(no source named)", "dim italic")
    cue = (" · ", (plain(entry.cue), STYLES["cue"])) if entry.cue else ()
    return Text.assemble(who, *cue, (f"  {entry.statement.attribution.score:.2f}", "dim"))


def _passage(passage: Passage, attribution: Attribution) -> Text:
    """The paragraph with source, cue and content marked, and where it stands."""
    text = Text("¶ ", style="dim").append(plain(passage.text))  # one for one, so that spans keep their places
    for role, style in STYLES.items():
        for span in getattr(attribution, role):
            start, end = span.start - passage.span.start, span.end - passage.span.start
            text.stylize(f"not dim {style}", max(0, start) + 2, max(0, end) + 2)
    return text.append(f" [{passage.span.start}–{passage.span.end}]")
