"""Claims as a reader at a terminal sees them: who carries them, on how many origins, where they differ, and why."""

from collections.abc import Callable, Iterable, Sequence

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.ledger import ClaimEntry, Decision, Entry, MemberEntry
from accordingto.records import Article, OriginCount, Stance, Verdict
from accordingto.views.answer import entry_figures
from accordingto.views.chains import STANCES, chain_line, marks
from accordingto.views.conflicts import STYLE, conflict_line, show_sides
from accordingto.views.passages import standing, where
from accordingto.views.phrases import capital, counted, interval
from accordingto.views.screen import short
from accordingto.views.terminal import DAY, SHORT, show, show_statements

_MEMBERS = 5  # statements that a list shows of one claim
_JOINS = 30  # decisions that are shown of one claim
_WORDS = 400  # characters of them


def show_claims(console: Console, claims: Iterable[ClaimEntry]) -> int:
    """Claims with their statements in short; returns how many there are."""
    count = 0
    for entry in claims:
        count += 1
        grid = _opened(entry)
        said = entry.claim.wording
        denying = {one.entry.statement.id for one in entry.tellings if one.stance is Stance.DENY}
        for member in entry.members[:_MEMBERS]:
            grid.add_row("", member_lines(member, said, denies=member.statement.id in denying))
        if len(entry.members) > _MEMBERS:
            more = f"… and {len(entry.members) - _MEMBERS} more: accordingto claim {entry.claim.id[:SHORT]}"
            grid.add_row("", Text(more, style="dim"))
        show(console, grid)
    return count


def show_claim(console: Console, entry: ClaimEntry, find: Callable[[str], Article]) -> None:
    """One claim in full: its statements with their passages, why they are one, why so many origins, what differs."""
    show(console, _opened(entry))
    show_statements(console, _by_article(entry.members))
    reasons = [_member(one) for one in entry.tellings if one.sure and one.because]
    _reasons(console, "Why these are one", [*reasons[:_JOINS], *map(_decision, entry.decisions)])
    if len(reasons) > _JOINS:
        show(console, Text(f"  … and {len(reasons) - _JOINS} more: --json has all of them", style="dim"))
    perhaps = [_member(one) for one in entry.tellings if not one.sure]
    if perhaps:
        _reasons(console, "Perhaps these too (accordingto same, or different)", perhaps[:_JOINS])
    count = entry.claim.origins
    _reasons(console, f"Why {_sources(count)}", _counted(count))
    for conflict in entry.claim.conflicts:
        show(console, Text("\n" + capital(conflict_line(conflict)), style=f"bold {STYLE}"))
        show_sides(console, conflict.sides, find)


def _sources(count: OriginCount) -> str:
    return f"{interval(count.at_least, count.at_most)} source{'' if count.at_most == 1 else 's'}"


def member_lines(entry: Entry, but: str = "", *, denies: bool = False) -> Group:
    """Who says it or, of a claim, denies it; where it stands, and the words, unless they are those of `but`."""
    said = marks(entry.statement)
    against = [STANCES[Stance.DENY]] if denies and STANCES[Stance.DENY] not in said else []
    who = " · ".join(filter(None, [chain_line(entry.article, entry.statement), *against, *said]))
    head = Text.assemble((who or "outlet not known", "magenta"), (f"  {place(entry)}", "dim"))
    words = short(entry.content, _WORDS)
    if not words or words == short(but, _WORDS):
        return Group(head)
    return Group(head, Padding(Text(words), (0, 0, 0, 2)))


def place(entry: Entry) -> str:
    """The statement's id, its article and its place there."""
    return f"{entry.statement.id[:SHORT]} in {where(entry.article, standing(entry))}"


def _by_article(members: Sequence[Entry]) -> list[Entry]:
    """Those of one article together, as they stand in it; articles in the order of their first."""
    order = {article: number for number, article in enumerate(dict.fromkeys(one.article.id for one in members))}
    return sorted(members, key=lambda one: (order[one.article.id], standing(one)))


def _opened(entry: ClaimEntry) -> Table:
    """A grid with the id on the left; wording, counts and conflicts on the right."""
    claim = entry.claim
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=SHORT, style="dim")
    grid.add_column()
    grid.add_row("", "")
    grid.add_row(claim.id[:SHORT], Text(short(claim.wording, _WORDS) or "(no words)", style="bold"))
    kind = ["one act of saying"] if claim.kind is Verdict.SAME_UTTERANCE else []
    grid.add_row("", Text(" · ".join([*kind, *map(str, entry_figures(entry))]), style="cyan"))
    for conflict in claim.conflicts:
        grid.add_row("", Text(conflict_line(conflict), style=STYLE))
    return grid


def _reasons(console: Console, title: str, lines: Sequence[Text]) -> None:
    show(console, Text(f"\n{title}", style="bold"))
    for line in lines:
        show(console, Padding(line, (0, 0, 0, 2)))


def _member(one: MemberEntry) -> Text:
    """A telling with how likely it says the same, and why."""
    return Text.assemble(
        (f"{one.entry.statement.id[:SHORT]}  {one.likely:.2f}", "dim"), f"  {short(one.because, _WORDS)}"
    )


def _decision(one: Decision) -> Text:
    """What a user decided on two of them."""
    made = one.judgement
    verdict = made.verdict.value.replace("_", " ")
    pair = f"{made.left[:SHORT]} + {made.right[:SHORT]}  "
    return Text.assemble((pair, "dim"), verdict, (f"  {short(made.author, 40)}, {one.made[:DAY]}", "dim"))


def _counted(count: OriginCount) -> list[Text]:
    """Each merge with its words, and what no words show."""
    lines = [Text(short(because, _WORDS)) for because in count.because]
    if not lines and count.at_most > 1:
        lines.append(Text("No words show two of these to be one source."))
    if count.at_least < count.at_most:
        lines.append(Text("Unnamed sources, or people who speak for one body, could be one."))
    if count.untraced:
        without = capital(counted(count.untraced, "article"))
        lines.append(Text(f"{without} without a source: it could be any of these, or another."))
    return lines
