"""Where a mention stands in its clause, read off the words to either side: subject, speaker, possessor, governed."""

from collections.abc import Sequence

from accordingto.resolve.coref_text import Mention
from accordingto.resolve.coref_words import CONNECTORS, SAYING, VERBS
from accordingto.text.lists import word_set

SAYING_PAST = frozenset(
    w for w in SAYING if w.endswith(("ed", "id", "old", "ote", "ays")) or w in ("said", "says", "told")
)
_AUXILIARIES = word_set("accordingto.resolve", "words.txt", "auxiliary beside a name")
PREPOSITIONS = CONNECTORS | frozenset(("to", "with", "by", "from", "in", "on", "at", "about", "against", "between"))


def place_in_clause(m: Mention, w: Sequence[str]) -> None:
    """Subject, speaker, possessor, object of a preposition: by the words to either side."""
    size = len(w)
    after = w[m.last + 1] if m.last + 1 < size else "."
    before = w[m.first - 1].lower() if m.first else "."
    if after in ("'s", "’s", "'", "’") and m.form != "pronoun":
        m.possessor = after in ("'s", "’s") or w[m.last].endswith("s")
    m.governed = before in PREPOSITIONS
    verb = _verb_after(w, m.last + 1, after)
    m.subject = not m.possessor and not m.governed and bool(verb)
    m.speaker = (
        (m.subject and verb in SAYING)
        or before in SAYING_PAST
        or (before == "to" and m.first > 1 and w[m.first - 2].lower() == "according")
    )


def _verb_after(w: Sequence[str], at: int, after: str) -> str:
    """The verb that follows, over an apposition between commas or an adverb; "" where none does."""
    size = len(w)
    if after in (",", "("):
        end = min(size, at + 14)
        close = next((i for i in range(at + 1, end) if w[i] in (",", ")")), -1)
        if close < 0 or close + 1 >= size:
            return ""
        at = close + 1
        after = w[at]
    lower = first = after.lower()
    end = min(size, at + 4)
    while (lower in _AUXILIARIES or lower.endswith("ly")) and at + 1 < end:
        at += 1
        lower = w[at].lower()
    if lower in SAYING:
        return lower
    if first.endswith("ly") and first not in VERBS:
        first = lower
    return first if first in VERBS or (first.endswith("ed") and len(first) > 4) else ""
