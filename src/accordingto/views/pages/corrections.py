"""What a reader decides, in words, and how it is taken back: both are appended, nothing is changed."""

from dataclasses import dataclass
from typing import NamedTuple

from accordingto.errors import InputError
from accordingto.ledger import UNKNOWN, Decision, Ledger
from accordingto.ledger.browse import Browse
from accordingto.ledger.texts import storable
from accordingto.records import Judgement, Verdict
from accordingto.views.phrases import day, outlet, quotation, title
from accordingto.views.screen import short

_OF_ARTICLE = (Verdict.OUTLET_IS, Verdict.DATE_IS)
_OF_STATEMENT = (Verdict.SAME, Verdict.DIFFERENT, Verdict.NOT_A_STATEMENT, Verdict.SAID_BY)
OFFERED = frozenset((*_OF_STATEMENT, *_OF_ARTICLE))
_ONE = {"source": "source", "outlet": "newsroom", "article": "text"}
_BECAUSE = "decided on the page"
_WORDS = 60
"""Characters of a statement or a title in a sentence about it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just kept, in words; `number` is that of the decision, where it can be undone."""

    words: str
    number: int | None


class Reader(NamedTuple):
    """Who decides, and the address that the decision comes from, which stands in its reason."""

    name: str
    address: str

    def judgement(self, left: str, right: str, verdict: Verdict, undoes: int | None = None) -> Judgement:
        """A decision of this reader's; the number of that which it takes back, if any."""
        why = _BECAUSE if undoes is None else f"undoes {undoes}"
        return Judgement(left, right, verdict, 1.0, f"{why}, from {self.address}", self.name, undoes)


def decide(ledger: Ledger, verdict: str, left: str, right: str, by: Reader) -> Decision:
    """Append a decision; `right` is another statement, who says one, or an article's outlet or day.

    Raises:
        InputError: no verdict that the pages offer, nothing of that id, or nothing in `right`.

    """
    if verdict not in OFFERED:
        raise InputError(f"{verdict or 'nothing'}: no decision. It is one of: {', '.join(sorted(OFFERED))}")
    if verdict in _OF_ARTICLE:
        if not right.strip():
            raise InputError("Nothing was given. Write it, then press the button")
        return ledger.judge(by.judgement(left, right, Verdict(verdict)))
    one = ledger.statement(left).statement.id
    if verdict == Verdict.SAID_BY:
        name = " ".join(storable(right).split())
        if not name:
            raise InputError("No name was given. Pick or write who says it, then press the button")
        return ledger.judge(by.judgement(one, name, Verdict.SAID_BY))
    if verdict == Verdict.NOT_A_STATEMENT:
        return ledger.judge(by.judgement(one, one, Verdict.NOT_A_STATEMENT))
    if not right:
        raise InputError("Nothing was picked. Pick what it is the same as, or not, then press the button")
    other = ledger.statement(right).statement.id
    if one == other:
        raise InputError("That is one statement twice. Pick another")
    return ledger.judge(by.judgement(one, other, Verdict(verdict)))


def undo(ledger: Ledger, number: str, by: Reader) -> Decision:
    """Append the opposite of a user's decision.

    Raises:
        InputError: no such decision of a user's, or it has no opposite.

    """
    found = numbered(ledger, number)
    if found is None:
        raise InputError(f"{number}: no such correction. To see those there are: /corrections")
    return ledger.judge(_opposite(ledger, found, by))


def undoable(decision: Decision) -> bool:
    """Whether `undo` can take it back; what was appended only to take something back has no opposite."""
    return decision.fits and (decision.judgement.undoes is None or decision.judgement.verdict in _PAIRS)


def notice(ledger: Ledger, decision: Decision) -> Notice:
    """What to say of a decision just made."""
    return Notice(f"{words(ledger, decision)}.", decision.number if undoable(decision) else None)


def words(ledger: Ledger, decision: Decision) -> str:
    """What was decided, as a sentence without its full stop: "Joined two statements by John Kirby"."""
    one = decision.judgement
    undone = numbered(ledger, str(one.undoes)) if one.undoes else None
    if undone is not None:
        before = words(ledger, undone)
        return f"Taken back: {before[:1].lower()}{before[1:]}"
    match one.verdict:
        case Verdict.NOT_A_STATEMENT:
            return f"Took {_statement(ledger, one.left)} for no statement"
        case Verdict.SAID_BY:
            return f"Gave {_statement(ledger, one.left)} to {short(one.right, _WORDS)}"
        case Verdict.OUTLET_IS:
            return f"Took {short(one.right, _WORDS) or 'what it says'} for the outlet of {_article(ledger, one.left)}"
        case Verdict.DATE_IS:
            return f"Dated {_article(ledger, one.left)} {day(one.right) or 'as it says'}"
    return _joined(ledger, decision) if decision.on == "statement" else _of_two(ledger, decision)


def before(ledger: Ledger, verdict: Verdict, left: str, number: int | None = None) -> str:
    """What users said with that verdict of a statement or an article, before a decision; empty where nobody did."""
    said = [
        one.judgement.right
        for one in ledger.judgements(by_users=True)
        if one.judgement.verdict is verdict and one.judgement.left == left and (number is None or one.number < number)
    ]
    return said[-1] if said else ""


_PAIRS = frozenset((Verdict.SAME, Verdict.DIFFERENT, Verdict.SAME_CLAIM, Verdict.SAME_UTTERANCE))


def numbered(ledger: Ledger, number: str) -> Decision | None:
    """The decision of a user's of that number."""
    found = (one for one in ledger.judgements(by_users=True) if str(one.number) == number)
    return next(found, None) if number else None


def _opposite(ledger: Ledger, decision: Decision, by: Reader) -> Judgement:
    one = decision.judgement
    if not undoable(decision):
        raise InputError(f"{decision.number}: cannot be undone on the page. See: accordingto said-by --help")
    if one.verdict in (Verdict.NOT_A_STATEMENT, Verdict.SAID_BY):
        speaker = before(ledger, Verdict.SAID_BY, one.left, decision.number) or Browse(ledger).told_by(one.left)
        return by.judgement(one.left, speaker, Verdict.SAID_BY, decision.number)
    if one.verdict in _OF_ARTICLE:
        earlier = before(ledger, one.verdict, one.left, decision.number)
        return by.judgement(one.left, earlier, one.verdict, decision.number)
    verdict = Verdict.SAME if one.verdict is Verdict.DIFFERENT else Verdict.DIFFERENT
    return by.judgement(one.left, one.right, verdict, decision.number)


# Things in words


def _joined(ledger: Ledger, decision: Decision) -> str:
    """Two statements that were joined, or parted, by who makes them."""
    one, other = _speaker(ledger, decision.judgement.left), _speaker(ledger, decision.judgement.right)
    act, how = ("Parted", "from") if decision.judgement.verdict is Verdict.DIFFERENT else ("Joined", "with")
    return f"{act} two statements by {one}" if one == other else f"{act} a statement by {one} {how} one by {other}"


def _of_two(ledger: Ledger, decision: Decision) -> str:
    one, what = decision.judgement, _ONE[decision.on]
    of_article = decision.on == "article"
    pair = [_article(ledger, each) if of_article else short(each, _WORDS) for each in (one.left, one.right)]
    number = f"two {what}s" if one.verdict is Verdict.DIFFERENT else f"one {what}"
    return f"Took {pair[0]} and {pair[1]} for {number}"


def _speaker(ledger: Ledger, ident: str) -> str:
    try:
        entry = ledger.statement(ident)
    except InputError:
        return "somebody whose statement is gone"
    known = [link.source.name for link in entry.statement.chain if link.source.name != UNKNOWN]
    return short(known[-1] if known else outlet(entry.article), _WORDS)


def _statement(ledger: Ledger, ident: str) -> str:
    try:
        entry = ledger.statement(ident)
    except InputError:
        return "a statement that is gone"
    return quotation(short(entry.content or f"{entry.source} {entry.cue}", _WORDS))


def _article(ledger: Ledger, ident: str) -> str:
    try:
        return quotation(short(title(ledger.article(ident)), _WORDS))
    except InputError:
        return "an article that is gone"
