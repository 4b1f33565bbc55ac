"""What a reader of the pages decides, and how it is taken back: both are appended, nothing is changed."""

from dataclasses import dataclass
from typing import NamedTuple

from accordingto.errors import InputError
from accordingto.ledger import UNKNOWN, Decision, Ledger
from accordingto.ledger.browse import Browse
from accordingto.ledger.texts import storable
from accordingto.records import Judgement, Verdict
from accordingto.views.screen import short

OFFERED = frozenset((Verdict.SAME, Verdict.DIFFERENT, Verdict.NOT_A_STATEMENT, Verdict.SAID_BY))
_TOLD = {
    Verdict.SAME: "Kept: these say the same.",
    Verdict.DIFFERENT: "Kept: these say different things.",
    Verdict.NOT_A_STATEMENT: "Kept: this is not a statement.",
}
_BECAUSE = "decided on the page"
_UNDOES = "undoes"


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just kept, in words; `number` is that of the decision, where it can be undone."""

    words: str
    number: int | None


class Reader(NamedTuple):
    """Who decides, and the address that the decision comes from, which stands in its reason."""

    name: str
    address: str

    def judgement(self, left: str, right: str, verdict: Verdict, because: str = _BECAUSE) -> Judgement:
        """A decision of this reader's."""
        return Judgement(left, right, verdict, 1.0, f"{because}, from {self.address}", self.name)


def decide(ledger: Ledger, verdict: str, left: str, right: str, by: Reader) -> Decision:
    """Append a decision on statements; of who says one, `right` is the name.

    Raises:
        InputError: no verdict that the pages offer, no such statements, or no name.

    """
    if verdict not in OFFERED:
        raise InputError(f"{verdict or 'nothing'}: no decision. It is one of: {', '.join(sorted(OFFERED))}")
    one = ledger.statement(left).statement.id
    if verdict == Verdict.SAID_BY:
        name = " ".join(storable(right).split())
        if not name:
            raise InputError("No name was given. Write who says it, then press the button")
        return ledger.judge(by.judgement(one, name, Verdict.SAID_BY))
    other = ledger.statement(right).statement.id
    if one == other and verdict != Verdict.NOT_A_STATEMENT:
        raise InputError(f"{left} and {right}: one statement. Name two")
    return ledger.judge(by.judgement(one, other, Verdict(verdict)))


def undo(ledger: Ledger, number: str, by: Reader) -> Decision:
    """Append the opposite of a user's decision.

    Raises:
        InputError: no such decision of a user's, or it has no opposite.

    """
    found = next((one for one in ledger.judgements(by_users=True) if str(one.number) == number), None)
    if found is None:
        raise InputError(f"{number}: no such correction. To see those there are: /corrections")
    return ledger.judge(_opposite(ledger, found, by))


def undoable(decision: Decision) -> bool:
    """Whether `undo` can take it back; what names a speaker only to take something back has no opposite."""
    one = decision.judgement
    back = one.verdict is Verdict.SAID_BY and one.because.startswith(_UNDOES)
    return decision.fits and decision.on == "statement" and not back


def notice(decision: Decision) -> Notice:
    """What to say of a decision just made."""
    one = decision.judgement
    said = f"Kept: this is said by {short(one.right)}." if one.right != UNKNOWN else "Kept: the text tells no origin."
    words = said if one.verdict is Verdict.SAID_BY else _TOLD.get(one.verdict, "Kept.")
    return Notice(words, decision.number if undoable(decision) else None)


def _opposite(ledger: Ledger, decision: Decision, by: Reader) -> Judgement:
    one = decision.judgement
    if not undoable(decision):
        raise InputError(f"{decision.number}: cannot be undone on the page. See: accordingto said-by --help")
    because = f"{_UNDOES} {decision.number}"
    if one.verdict in (Verdict.NOT_A_STATEMENT, Verdict.SAID_BY):
        return by.judgement(one.left, _speaker_before(ledger, decision), Verdict.SAID_BY, because)
    verdict = Verdict.SAME if one.verdict is Verdict.DIFFERENT else Verdict.DIFFERENT
    return by.judgement(one.left, one.right, verdict, because)


def _speaker_before(ledger: Ledger, decision: Decision) -> str:
    """Who said it before that decision: as a user said, or else as the text tells."""
    left = decision.judgement.left
    said = [
        one.judgement.right
        for one in ledger.judgements(by_users=True)
        if one.number < decision.number and one.judgement.verdict is Verdict.SAID_BY and one.judgement.left == left
    ]
    return said[-1] if said else Browse(ledger).told_by(left)
