"""Which statements of two articles say the same: one act of saying told twice, or one proposition of several.

A pair is described by a few measures of likeness, most of them of meaning, some of words, one of who speaks; `judge`
weighs them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from accordingto.match.embed import Encoder
from accordingto.match.lines import Line, weights
from accordingto.match.replies import replies
from accordingto.names.bodies import same_body
from accordingto.names.persons import same_person
from accordingto.records import Agent, Judgement, Source, Stance, Verdict

FEATURES = (
    "content", "sentence", "across", "near", "rank", "words", "shared", "sentence words", "quote",
    "two quotes", "figures", "same speaker", "other speaker", "short", "uneven",
)  # fmt: skip
NEAREST = 10
"""Neighbours that tell how near a line is to everything in the other article."""
USUAL, TRUST = 0.35, 5.0
"""The likeness of a line to its neighbours where there are none yet, and for how many of them that stands."""
LONGEST_RUN = 10
_MARKS = frozenset("\"'“”‘’«»„")
MOST_QUOTED = 200  # words of a quotation that are compared
MOST_SHOWN = 80  # characters of a content in a reason
OF_A_REPLY = 0.6
"""How often a statement that calls something false means what it was taken to mean; judged by eye."""
ONE_QUOTATION = 5
"""Words in a row between quotation marks that two people do not happen to say."""
SAME_WORDS, FEW_DAYS = 3, 3
"""Words in a row between quotation marks that one speaker says once within so many days; without, within one day:
"Monday" and "Tuesday" of one saying are often a slip."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """The lines of one article with what comparing them needs; made once an article."""

    lines: tuple[Line, ...]
    vectors: np.ndarray
    words: tuple[dict[str, float], ...]
    sentences: tuple[dict[str, float], ...]
    replies: dict[int, int]


def told(lines: Sequence[Line], encoder: Encoder) -> Told:
    """An article's lines, encoded."""
    return Told(
        tuple(lines),
        encoder.vectors(lines),
        tuple(weights(line.content) for line in lines),
        tuple(weights(line.sentence) for line in lines),
        replies(lines),
    )


def likeness(left: Told, right: Told) -> np.ndarray:
    """Every line of the one beside every line of the other: an array (left, right, features)."""
    out = np.zeros((len(left.lines), len(right.lines), len(FEATURES)), np.float32)
    if not out.size:
        return out
    cosines = _cosines(left.vectors, right.vectors)
    mean = cosines[..., :2].mean(-1)
    out[..., :3] = cosines
    out[..., 3] = mean - (_usual(mean)[:, None] + _usual(mean.T)[None]) / 2
    out[..., 4] = np.log1p(_rank(mean) + _rank(mean.T).T)
    for i, one in enumerate(left.lines):
        for j, other in enumerate(right.lines):
            out[i, j, 5:7] = _overlap(left.words[i], right.words[j])
            out[i, j, 7] = _overlap(left.sentences[i], right.sentences[j])[0]
            out[i, j, 8:] = _plain_likeness(one, other)
    return out


def _cosines(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Content with content, sentence with sentence, and the content of either with the other's sentence."""
    pairs = np.einsum("ikd,jkd->ijk", left, right)
    across = np.maximum(left[:, 0] @ right[:, 1].T, left[:, 1] @ right[:, 0].T)
    return np.concatenate([pairs, across[..., None]], -1)


def _usual(likeness: np.ndarray) -> np.ndarray:
    """How near each row is to its nearest neighbours (cross-domain local scaling, Conneau et al. 2018)."""
    nearest = np.sort(likeness, axis=1)[:, -NEAREST:]
    found: np.ndarray = (nearest.sum(1) + TRUST * USUAL) / (nearest.shape[1] + TRUST)
    return found


def _rank(likeness: np.ndarray) -> np.ndarray:
    """How many of the row are nearer."""
    return np.argsort(np.argsort(-likeness, axis=1, kind="stable"), axis=1)


def _overlap(left: dict[str, float], right: dict[str, float]) -> tuple[float, float]:
    """The share of the poorer side's weight that both have, and the logarithm of what they share."""
    shared = math.fsum(left[stem] for stem in left.keys() & right.keys())
    least = min(math.fsum(left.values()), math.fsum(right.values()))
    return shared / (least + 3), math.log1p(shared)


def _plain_likeness(one: Line, other: Line) -> tuple[float, ...]:
    who = speakers(one.origin, other.origin)
    long, short = sorted((len(one.content.split()), len(other.content.split())), reverse=True)
    run = quoted_run(one, other)
    return (
        min(LONGEST_RUN, run) / LONGEST_RUN,
        float(run < ONE_QUOTATION and _spoken(one) and _spoken(other)),
        float(bool(_figures(one.content) & _figures(other.content))),
        float(who is True),
        float(who is False),
        math.log1p(short),
        math.log((long + 1) / (short + 1)),
    )


def _spoken(line: Line) -> bool:
    """All of the content is in quotation marks."""
    return line.content[:1] in _MARKS and line.content[-1:] in _MARKS


@lru_cache(maxsize=1 << 14)
def _figures(content: str) -> frozenset[str]:
    return frozenset(word.strip(".,;:\"'”’$%()") for word in content.split() if any(map(str.isdigit, word)))


def speakers(one: Source | None, other: Source | None) -> bool | None:
    """Whether two origins are one: true, false, or None where the names do not tell."""
    if one is None or other is None:
        return None
    return _speakers(one.name, other.name, one.kind, other.kind, one.named and other.named)


@lru_cache(maxsize=1 << 16)
def _speakers(one: str, other: str, kind: Agent, other_kind: Agent, named: bool) -> bool | None:
    if not named:
        return None
    people = kind is Agent.PERSON and other_kind is Agent.PERSON
    verdict = (same_person if people else same_body)(one, other).verdict
    return None if verdict == "unknown" else verdict == "same"


def quoted_run(one: Line, other: Line) -> int:
    """The most words in a row that both have between quotation marks."""
    if not (one.quoted and other.quoted):
        return 0
    return max(_run(a[:MOST_QUOTED], b[:MOST_QUOTED]) for a in one.quoted for b in other.quoted)


def _run(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    """Length of the longest common run of words."""
    if not set(left) & set(right):
        return 0
    best, before = 0, [0] * (len(right) + 1)
    for word in left:
        now = [0] * (len(right) + 1)
        for j, other in enumerate(right):
            if word == other:
                now[j + 1] = before[j] + 1
        best, before = max(best, *now), now
    return best


def within(article: Told) -> list[Judgement]:
    """The replies of one article with what they deny: one claim, two stances."""
    return [
        Judgement(
            article.lines[at].id,
            article.lines[reply].id,
            Verdict.SAME_CLAIM,
            OF_A_REPLY,
            f"“{_short(article.lines[reply].content)}” is said of “{_short(article.lines[at].content)}”",
        )
        for reply, at in article.replies.items()
    ]


def judgement(left: Told, right: Told, i: int, j: int, likely: float) -> Judgement:
    """That two lines say the same, and why."""
    one, other = left.lines[i], right.lines[j]
    replying = (i in left.replies) != (j in right.replies)
    verdict = Verdict.SAME_CLAIM if replying else _verdict(one, other)
    return Judgement(one.id, other.id, verdict, round(likely, 3), _because(one, other, verdict))


def _verdict(one: Line, other: Line) -> Verdict:
    """One act of saying: one speaker, one polarity, days that can be one; or the same words in quotation marks."""
    who = speakers(one.origin, other.origin)
    denies = {line.statement.stance is Stance.DENY for line in (one, other)}
    run = quoted_run(one, other)
    apart = _days_apart(one.statement.said, other.statement.said)
    if len(denies) > 1 or who is False or apart > (FEW_DAYS if run >= SAME_WORDS else 1):
        return Verdict.SAME_CLAIM
    if who or run >= ONE_QUOTATION:
        return Verdict.SAME_UTTERANCE
    return Verdict.SAME_CLAIM


def _days_apart(one: str | None, other: str | None) -> int:
    """Days between two days or intervals; 0 where one is not known."""
    if not (one and other):
        return 0
    try:
        (first, last), (start, end) = (
            (date.fromisoformat(s.split("/")[0]), date.fromisoformat(s.split("/")[-1])) for s in (one, other)
        )
    except ValueError:
        return 0
    return (max(first, start) - min(last, end)).days


def _because(one: Line, other: Line, verdict: Verdict) -> str:
    names = [line.origin.name if line.origin else "unknown" for line in (one, other)]
    words = f"“{_short(one.content)}” / “{_short(other.content)}”"
    if speakers(one.origin, other.origin):
        said = one.statement.said
        when = f" on {said}" if said and said == other.statement.said else ""
        return f"both have {names[0]} saying it{when}; {words}"
    told = "one saying, told of" if verdict is Verdict.SAME_UTTERANCE else "one proposition of"
    return f"{told} {names[0]} and {names[1]}; {words}"


def _short(content: str) -> str:
    found = content.strip("\"'“”‘’ ,")
    return found if len(found) <= MOST_SHOWN else found[:MOST_SHOWN].rsplit(" ", 1)[0] + " …"
