"""A chain of sources, and how a thing is said, as words on a line."""

from collections.abc import Callable

from accordingto.ledger import UNKNOWN
from accordingto.names.agents import canonical
from accordingto.records import Article, Mode, Source, Stance, Statement
from accordingto.views.screen import short

STANCES = {Stance.DENY: "denies", Stance.DECLINE: "would not say"}


def chain_line(article: Article, statement: Statement) -> str:
    """From the outlet, where it is known, to the origin: "The Vale Post ← Coast Wire ← officials (unnamed)".

    One that is only suggested has a question mark. An outlet that is its own source, or a source that cites itself,
    stands there once.
    """
    name = article.likely_outlet
    names = [short(name) + ("" if article.outlet else "?")] if name else []
    own = bool(name and statement.chain) and canonical(statement.chain[0].source.name) == canonical(name or "")
    names += [name_line(link.source) for link in statement.chain[own:]]
    return " ← ".join(name for number, name in enumerate(names) if number == 0 or name != names[number - 1])


def name_line(source: Source) -> str:
    """A name on one line, with a word where a reader could not look it up."""
    return short(source.name) + ("" if source.named or source.name == UNKNOWN else " (unnamed)")


def iso(said: str) -> str:
    """A day or an interval as it is kept: "2031-04-02 to 2031-04-03"."""
    return said.replace("/", " to ")


def marks(statement: Statement, day: Callable[[str], str] = iso) -> list[str]:
    """What is not plain saying: "denies", "hedged", "to reporters", "said 2031-04-02"; `day` writes when it was."""
    found = [STANCES[statement.stance]] if statement.stance in STANCES else []
    found += ["hedged"] if statement.hedge else []
    found += ["private state"] if statement.mode is Mode.PRIVATE_STATE else []
    found += [f"to {short(statement.addressee)}"] if statement.addressee else []
    found += [f"said {short(day(statement.said))}"] if statement.said else []
    return found
