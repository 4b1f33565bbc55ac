"""What a person is quoted as saying, with the wordings of one utterance side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from accordingto.ledger.entries import Entry
from accordingto.match.wording import Piece, aligned, in_marks
from accordingto.text.doc import Doc


@dataclass(frozen=True, slots=True)
class Variant:
    """Two wordings of one utterance, word by word; `left` and `right` are positions in `Utterance.entries`."""

    left: int
    right: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of saying with the statements that report it, oldest first, and the quotations that differ.

    `claim` is the id of the claim they make; None for a single statement.
    """

    entries: tuple[Entry, ...]
    variants: tuple[Variant, ...]
    claim: str | None


def utterance(entries: Sequence[Entry], claim: str | None) -> Utterance:
    """The statements of one act of saying; each distinct pair of quotations is aligned once."""
    said = [quoted(entry) for entry in entries]
    first = {words: at for at, words in reversed(list(enumerate(said))) if words}
    pairs = combinations(sorted(first.values()), 2)
    variants = tuple(Variant(a, b, tuple(aligned(said[a], said[b]))) for a, b in pairs)
    return Utterance(tuple(entries), variants, claim)


def quoted(entry: Entry) -> str:
    """What of the content stands in quotation marks."""
    doc = Doc(entry.article)
    return " … ".join(doc.text[s.start : s.end] for s in in_marks(doc, entry.statement.attribution.content))
