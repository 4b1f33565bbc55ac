"""What a reader of the pages decides, and how it is taken back: both are appended, nothing is changed."""

from dataclasses import dataclass

from accordingto.errors import InputError
from accordingto.ledger import UNKNOWN, Decision, Ledger
from accordingto.records import Judgement, Verdict

OFFERED = frozenset((Verdict.SAME, Verdict.DIFFERENT, Verdict.NOT_A_STATEMENT))
_TOLD = {
    Verdict.SAME: "Kept: these say the same.",
    Verdict.DIFFERENT: "Kept: these say different things.",
    Verdict.NOT_A_STATEMENT: "Kept: this is not a statement.",
    Verdict.SAID_BY: "Kept: this is a statement.",
}
_BECAUSE = "decided on the page"


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just kept, in words; `number` is that of the decision, where it can be undone."""

    words: str
    number: int | None


def decide(ledger: Ledger, verdict: str, left: str, right: str, author: str) -> Decision:
    """Append a decision on statements.

    Raises:
        InputError: no verdict that the pages offer, or no such statements.

    """
    if verdict not in OFFERED:
        raise InputError(f"{verdict or 'nothing'}: no decision. It is one of: {', '.join(sorted(OFFERED))}")
    one, other = ledger.statement(left).statement.id, ledger.statement(right).statement.id
    if one == other and verdict != Verdict.NOT_A_STATEMENT:
        raise InputError(f"{left} and {right}: one statement. Name two")
    return ledger.judge(Judgement(one, other, Verdict(verdict), 1.0, _BECAUSE, author))


def undo(ledger: Ledger, number: str, author: str) -> Decision:
    """Append the opposite of a user's decision.

    Raises:
        InputError: no such decision of a user's, or it has no opposite.

    """
    found = next((one for one in ledger.judgements(by_users=True) if str(one.number) == number), None)
    if found is None:
        raise InputError(f"{number}: no such correction. To see those there are: /corrections")
    return ledger.judge(_opposite(ledger, found, author))


def undoable(decision: Decision) -> bool:
    """Whether `undo` can take it back."""
    return decision.fits and decision.on == "statement" and decision.judgement.verdict is not Verdict.SAID_BY


def notice(decision: Decision) -> Notice:
    """What to say of a decision just made."""
    words = _TOLD.get(decision.judgement.verdict, "Kept.")
    return Notice(words, decision.number if undoable(decision) else None)


def _opposite(ledger: Ledger, decision: Decision, author: str) -> Judgement:
    one = decision.judgement
    if not undoable(decision):
        raise InputError(f"{decision.number}: cannot be undone on the page. See: accordingto said-by --help")
    if one.verdict is Verdict.NOT_A_STATEMENT:
        chain = ledger.statement(one.left).statement.chain
        speaker = chain[-1].source.name if chain else UNKNOWN
        return Judgement(one.left, speaker, Verdict.SAID_BY, 1.0, f"undoes {decision.number}", author)
    verdict = Verdict.SAME if one.verdict is Verdict.DIFFERENT else Verdict.DIFFERENT
    return Judgement(one.left, one.right, verdict, 1.0, f"undoes {decision.number}", author)
