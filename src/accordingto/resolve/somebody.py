"""Is it somebody who says, thinks or plans it, or only the outlet?

Nobody says anything by "it is unclear | who paid", "she enjoys | the view" or "the dam, now called | the Wall". A
logistic regression on what the encoder made of cue and content tells, learnt from judged attributions
(`training/train_somebody.py`). What nobody says, the outlet tells in its own voice.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from accordingto.attribute.encoded import Encoded
from accordingto.attribute.network import loading
from accordingto.attribute.viterbi import Array
from accordingto.records import Attribution, Stance, Statement

LEAST = 0.35
"""Probability from which somebody says it."""


def in_words(text: str, one: Statement) -> bool:
    """By a cue in words, no label or dash; and neither denied nor declined, which only somebody can."""
    cue = "".join(text[span.start : span.end] for span in one.attribution.cue)
    return one.stance is Stance.AFFIRM and any(map(str.isalpha, cue))


def likely(text: str, encoded: Encoded, attributions: Sequence[Attribution]) -> Array:
    """The probability that somebody says, thinks or plans the content of each of some, one at least."""
    return np.asarray(1 / (1 + np.exp(-(measures(text, encoded, attributions) @ shipped()[:-1] + shipped()[-1]))))


def measures(text: str, encoded: Encoded, attributions: Sequence[Attribution]) -> Array:
    """(attributions, measures): their form, then the encoder's mean states over cue and content."""
    form = np.array([_form(text, one) for one in attributions], np.float32)
    states = (encoded.means([getattr(one, role) for one in attributions]) for role in ("cue", "content"))
    return np.concatenate([form, *states], 1)


def _form(text: str, one: Attribution) -> list[float]:
    """How long each role is, whether there is one, quotation marks, a colon, what comes first, the model's score."""
    sizes = [sum(len(text[s.start : s.end].split()) for s in role) for role in (one.source, one.cue, one.content)]
    first, last = one.content[0].start, one.content[-1].end
    quoted = any(mark in text[max(0, first - 1) : last + 1] for mark in '"“')
    ends, starts = (one.cue[-1].end, one.cue[0].start) if one.cue else (0, 0)
    form = bool(one.source), bool(one.cue), quoted, text[max(0, ends - 1) : ends] == ":", first < starts, one.score
    return [*np.log1p(sizes), *form]


@cache
def shipped() -> Array:
    """The weights of this installation, the bias last; `ModelError` where the file is missing or damaged."""
    with as_file(files("accordingto") / "model/attribution") as folder, loading(folder):
        found: Array = np.load(folder / "somebody.npy", allow_pickle=False).astype(np.float32)
        return found
