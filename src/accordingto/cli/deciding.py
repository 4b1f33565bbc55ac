"""What the corrections share: a user's decision is appended, and said with the command that undoes it."""

import getpass
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from accordingto.ledger import Ledger
    from accordingto.records import Judgement, Verdict

SAME = {
    "statement": "From now on these say the same:",
    "article": "From now on these are one text:",
    "outlet": "From now on these are one newsroom:",
    "source": "From now on these are one source:",
}
DIFFERENT = {
    "statement": "From now on these say two things:",
    "article": "From now on these are two texts:",
    "outlet": "From now on these are two newsrooms:",
    "source": "From now on these are two sources:",
}


def decide_pair(path: Path, verdict: "Verdict", left: str, right: str, told: dict[str, str], opposite: str) -> None:
    """Append a decision on two things; `told` has the words for each sort, `opposite` is the command that undoes it."""
    from accordingto.ledger import Ledger

    with Ledger.open(path) as ledger:
        ledger.finish_erasing()
        made = ledger.judge(_judgement(verdict, left, right))
        pair = made.judgement.left, made.judgement.right
        click.echo(told[made.on])
        for each in pair:
            click.echo(f"  {_named(ledger, made.on, each)}")
    say_undo(path, opposite, *(_ref(made.on, each) for each in pair))


def decide_one(path: Path, verdict: "Verdict", statement: str, name: str, told: str) -> None:
    """Append a decision on a statement; `said-by` with the speaker it has now undoes it."""
    from accordingto.ledger import Ledger

    with Ledger.open(path) as ledger:
        ledger.finish_erasing()
        before = ledger.statement(statement).statement
        ledger.judge(_judgement(verdict, before.id, name or before.id))
        click.echo(told)
        click.echo(f"  {_named(ledger, 'statement', before.id)}")
    speaker = before.chain[-1].source.name if before.chain else "unknown"
    say_undo(path, "said-by", _ref("statement", before.id), speaker)


def decide_of_article(path: Path, verdict: "Verdict", article: str, value: str) -> None:
    """Append what a user says of an article's outlet or day; the same command with what held before undoes it."""
    from accordingto.ledger import Ledger
    from accordingto.views.pages.corrections import before, words

    with Ledger.open(path) as ledger:
        earlier = before(ledger, verdict, ledger.article(article).id)
        made = ledger.judge(_judgement(verdict, article, value))
        click.echo(f"{words(ledger, made)}.")
    command = "outlet" if verdict == "outlet_is" else "date"
    say_undo(path, command, _ref("article", made.judgement.left), earlier)


def say_undo(path: Path, *words: str) -> None:
    """The command that takes the decision back."""
    from accordingto.views.screen import one_line

    click.echo(one_line(f"To undo: {shlex.join(['accordingto', *words, '--ledger', str(path)])}"))


def _judgement(verdict: "Verdict", left: str, right: str) -> "Judgement":
    from accordingto.records import Judgement

    return Judgement(left, right, verdict, 1.0, "decided by hand", author())


def author() -> str:
    """Who is logged in; the program itself is nobody's name."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        name = ""
    return name if name not in ("", "program") else "user"


def _ref(on: str, each: str) -> str:
    from accordingto.views.terminal import SHORT

    return each[:SHORT] if on in ("statement", "article") else each


def _named(ledger: "Ledger", on: str, each: str) -> str:
    """The thing as one reads it, on one line."""
    from accordingto.views.claim_screens import place
    from accordingto.views.screen import short

    if on == "statement":
        entry = ledger.statement(each)
        return f"{place(entry)}: {short(' '.join((entry.source, entry.cue, entry.content)))}"
    if on == "article":
        article = ledger.article(each)
        return f"{_ref(on, each)} {short(article.name)}"
    return short(each)
