"""Tellings made ready to be compared: the words of the content where they stand, who says them, when and to whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from accordingto.records import UNKNOWN, Attribution, Source, Span, Statement, Told
from accordingto.text.doc import Doc
from accordingto.text.quotations import quotations
from accordingto.text.wordforms import words

LEAD, WORDS, GAP = 14, 48, 10
"""Words before the content, words in all, and words between two of its pieces that are read, at most."""
LEAST_OF_A_PIECE = 6
MOST_SAID, MOST_AROUND = 40, 34
"""Words of content, and of the sentence around it, that are read."""
WHOLE = 4
"""Words of content that a whole proposition has at least."""
LEAST_ALONE, MOST_ALONE = 7, 40
"""Words of a sentence that titles a claim."""
_LEANING = frozenset("he she it they this that these those but and".split())
"""Words that open a sentence which leans on the one before it."""
_LONGEST = 1200
"""Characters of the sentences of a telling that are read."""
_NOT_WORDING = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Comparable:
    """A telling with the words around it.

    `content` has its pieces joined, with the cue where it is too short to be a whole proposition; `marked` is what the
    reader reads: the speaker, the content, and the sentence around it. `wording` is the same for two tellings in
    the same words by one speaker; `quoted` the words of each quotation of its sentences. `around` is where these stand,
    and `pieces` where the content does.
    """

    statement: Statement
    content: str
    marked: str
    wording: str
    quoted: tuple[tuple[str, ...], ...]
    around: Span
    pieces: tuple[Span, ...]

    @property
    def id(self) -> str:
        """The statement's."""
        return self.statement.id

    @property
    def origin(self) -> Source | None:
        """The end of its chain, None where it has none or none that is known."""
        chain = self.statement.chain
        return chain[-1].source if chain and chain[-1].source.name != UNKNOWN else None

    @property
    def standing(self) -> float:
        """How well the content stands alone, 0 to 1: a sentence of some length, that opens with what it is about."""
        found = self.content.strip("\"'“”‘’«» ").split()
        if len(found) < WHOLE:
            return 0.0
        whole = (found[0][0].isupper() or found[0][0].isdigit()) and found[0].lower() not in _LEANING
        return (0.5 if whole else 0.0) + (0.5 if LEAST_ALONE <= len(found) <= MOST_ALONE else 0.0)

    @property
    def attributed(self) -> bool:
        """Whether it is told through a source."""
        return self.statement.told is Told.ATTRIBUTED


def comparables(doc: Doc, statements: Sequence[Statement]) -> list[Comparable]:
    """The tellings of one article, in the order given."""
    return [comparable(doc, one) for one in statements]


def comparable(doc: Doc, statement: Statement) -> Comparable:
    """One telling of an article, ready to be compared."""
    pieces = proposition(doc.text, statement.attribution)
    around = doc.sentences_of(pieces)
    start = min([pieces[0].start, *(s.start for s in around[:1])])
    end = min(max([pieces[-1].end, *(s.end for s in around[-1:])]), start + _LONGEST)
    content = worded(doc.text, pieces)
    speaker = statement.chain[-1].source.name if statement.chain and statement.told is Told.ATTRIBUTED else ""
    quoted = tuple(_quoted(doc.text, start, end))
    marked = _marked(doc.text, speaker, pieces, start, end)
    return Comparable(statement, content, marked, _wording(speaker, content), quoted, Span(start, end), pieces)


def one_sentence(one: Comparable, other: Comparable) -> bool:
    """Whether two tellings of one article stand in one sentence, or share one of theirs."""
    return one.around.start < other.around.end and other.around.start < one.around.end


def proposition(text: str, found: Attribution) -> tuple[Span, ...]:
    """The content; with the cue where it is too short to be a whole proposition: "endorsed" and "the senator"."""
    if sum(word.content for s in found.content for word in words(text, s.start, s.end)) >= WHOLE:
        return found.content
    return tuple(sorted({*found.content, *found.cue}))


def worded(text: str, pieces: Sequence[Span]) -> str:
    """The words of the pieces in one line."""
    return " ".join(" ".join(text[s.start : s.end].split()) for s in pieces)


def _wording(speaker: str, content: str) -> str:
    """A hash of the words, case, punctuation and spaces aside, and of who says them: "e-mail" is "email"."""
    folded = _NOT_WORDING.sub("", content.casefold())
    return blake2b(f"{speaker.casefold()}\0{folded}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _marked(text: str, speaker: str, pieces: Sequence[Span], start: int, end: int) -> str:
    """The speaker, the content, and the words around it; each cut to what is read."""
    around = text[start : pieces[0].start].split()[-LEAD:]
    at, said = pieces[0].start, list[str]()
    for span in pieces:
        around += text[at : span.start].split()[:GAP]
        piece = text[span.start : span.end].split()[: max(LEAST_OF_A_PIECE, WORDS - len(around))]
        said += [*(["…"] if said else []), *piece]
        around += piece
        at = span.end
    around += text[at:end].split()[: max(0, WORDS - len(around))]
    return f"{speaker}: {' '.join(said[:MOST_SAID])} | {' '.join(around[:MOST_AROUND])}"


def _quoted(text: str, start: int, end: int) -> Iterator[tuple[str, ...]]:
    """The words of each quotation; one that does not close is quoted to the end."""
    for mark in quotations(text, start, end):
        found = tuple(w.low for w in words(text, mark.opening[1], mark.closing[0] if mark.closing else end))
        if found:
            yield found
