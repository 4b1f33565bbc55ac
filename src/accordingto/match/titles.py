"""Which member of a claim words it best: as a title, which is read before anything else of the claim."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from accordingto.match.comparable import Comparable
from accordingto.records import Stance

_OPENING = re.compile(r"\A(?:that\s+)?(?=\w)")
_AGAINST = (
    (0.3, re.compile(r"…|\A(?:his|her|its|their|however|therefore|meanwhile|turns)\b", re.IGNORECASE)),
    (0.3, re.compile(r"\b(?:not|never|den(?:y|ie[sd])|false|incorrect|untrue|unfounded)\b|n['’]t\b")),
    (0.2, re.compile(r"\A[A-Z][\w, ]{1,30}(?::| [–—])\s")),
    (0.2, re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|us|[Yy]ours?|[Yy]ou)\b(?!\.)")),
    (0.2, re.compile(r"[.!?]['\"”’)]*\s+['\"“‘(]*[A-Z]\w+\s\w+\s")),
    (0.1, re.compile('["“”«»]')),
)
"""What counts against words, beside half of how likely they say what the claim says: that something is cut out or
stands before them, that they deny something, that a place opens them, that somebody speaks of himself, that there are
several sentences, that they quote."""


def title(members: Sequence[Comparable], stances: Mapping[str, Stance], likely: Mapping[str, float]) -> Comparable:
    """The member that says what the claim says, in words that need no others: no denial where one affirms it."""

    def worth(one: Comparable) -> tuple[bool, float, bool, str]:
        return stances[one.id] is Stance.AFFIRM, likely[one.id] / 2 + alone(one), one.attributed, one.id

    return max(members, key=worth)


def alone(one: Comparable) -> float:
    """How well it reads without its article, 0.5 at most."""
    words = _OPENING.sub("", one.content.strip("\"'“”‘’«» "), count=1)
    whole = replace(one, content=words[:1].upper() + words[1:]).standing
    spans = one.statement.attribution.content
    broken = 0.3 * (len(spans) > 1 or one.pieces != spans)  # what is too short has its cue beside it
    return whole / 2 - broken - sum(weight for weight, pattern in _AGAINST if pattern.search(words))
