"""From the network's numbers to attributions: cues first, then what each cue's source and content are.

PolNeAR's structure is flat and the decoding obeys it: an attribution has one cue, contents of one window do not
overlap, a cue has one source or none, and one source may serve several cues. A cue without content says nothing.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from accordingto.attribute.roles import ROLE_TAGS, TAGS, Range, Roles
from accordingto.attribute.viterbi import Array, structure, viterbi
from accordingto.attribute.windows import Window
from accordingto.errors import ModelError
from accordingto.records import Attribution, Span

SAYS, SAID = ROLE_TAGS.index("B-source"), ROLE_TAGS.index("B-content")
ALIKE = 0.5
"""Of two candidates whose content ranges share more than this of the smaller, the surer one has it."""


FAR = 0.03
"""What a piece of distance to the cue takes from that sureness."""
BESIDE = 0.2
"""What content gains that ends where its cue begins: “…,” said Ada."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What `labels.json` holds beside the network.

    `calibration` are the weights of a logistic regression (Platt 1999) over the decoder's own confidence, and
    `steps` its outcomes beside how often they were right (isotonic: Zadrozny and Elkan 2002); what is less
    probable than `least` is not reported.
    `version` names the weights, and stands beside every article read with them.
    """

    transitions: Array
    role_transitions: Array
    roles: Roles
    calibration: Array
    steps: Array
    least: float
    version: str

    @classmethod
    def load(cls, path: Path) -> "Labels":
        """Read `labels.json`; `ModelError` where it is missing or of another version."""
        try:
            return cls._parse(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{path}: no usable labels ({error}); reinstall accordingto or run `make model`") from None

    @classmethod
    def _parse(cls, found: dict[str, Any]) -> "Labels":
        if found["tags"] != list(TAGS) or found["role_tags"] != list(ROLE_TAGS):
            raise ValueError("written for other tags")
        weights = {name: np.asarray(value, np.float32) for name, value in found["roles"].items()}
        return cls(
            np.asarray(found["transitions"], np.float32) + structure(TAGS),
            np.asarray(found["role_transitions"], np.float32) + structure(ROLE_TAGS),
            Roles(**weights),
            np.asarray(found["calibration"], np.float32),
            np.asarray(found["steps"], np.float32),
            float(found["least"]),
            str(found["version"]),
        )


@dataclass(frozen=True, slots=True)
class Decoded:
    """An attribution in pieces of one window, and how sure the decoder is of it (see `_confidence`).

    `sure` has the mean log-probability of the tags of each content range.
    """

    source: list[Range]
    cue: Range
    content: list[Range]
    sure: list[float]
    confidence: tuple[float, ...]

    def probability(self, labels: Labels) -> float:
        """That content and source are right."""
        logit = labels.calibration[0] + labels.calibration[1:] @ np.asarray(self.confidence)
        return float(np.interp(1 / (1 + np.exp(-logit)), *labels.steps))


def attributions(window: Window, emissions: Array, vectors: Array, labels: Labels) -> Iterator[Attribution]:
    """The attributions of one window, in text order; of two that begin together, the longer first.

    `emissions` has a row of tag scores for every piece, `vectors` its three vectors side by side.
    """
    found = [(c.probability(labels), c) for c in candidates(window, emissions, vectors, labels)]
    for score, candidate in apart([one for one in found if one[0] >= labels.least]):
        roles = spans_of(candidate, window)
        yield Attribution(roles["source"], roles["cue"], roles["content"], round(score, 3))


def candidates(window: Window, emissions: Array, vectors: Array, labels: Labels) -> Iterator[Decoded]:
    """Every cue of the window that has content, with its source."""
    tags = viterbi(emissions[None], labels.transitions)[0]
    cues = ranges(tags, TAGS.index("B-cue"))
    if not cues:
        return
    roles = labels.roles.emissions(emissions, vectors, cues, window.paragraphs)
    heard, read = _log_softmax(emissions), _log_softmax(roles)
    cued = np.take_along_axis(heard, tags[:, None], 1)[:, 0]
    for row, cue, sure in zip(viterbi(roles, labels.role_transitions), cues, read, strict=True):
        content = ranges(row, SAID)
        if content:
            chosen = np.take_along_axis(sure, row[:, None], 1)[:, 0]
            source = _surest(ranges(row, SAYS), chosen)
            each = [float(chosen[first : last + 1].mean()) for first, last in content]
            yield Decoded(source, cue, content, each, _confidence(row, sure, chosen, cued[cue[0] : cue[1] + 1]))


def ranges(tags: Array, begin: int) -> list[Range]:
    """The piece ranges (last included) of the tags `begin` (B-) and the one after it (I-), as long as can be."""
    edges = np.diff(np.concatenate([[False], (tags == begin) | (tags == begin + 1), [False]]).astype(np.int8))
    return list(zip(np.flatnonzero(edges == 1).tolist(), (np.flatnonzero(edges == -1) - 1).tolist(), strict=True))


def spans_of(found: Decoded, window: Window) -> dict[str, tuple[Span, ...]]:
    """A candidate's ranges as characters of the text, by role."""
    return {
        "source": _characters(window, found.source),
        "cue": _characters(window, [found.cue]),
        "content": _characters(window, found.content),
    }


def apart(found: list[tuple[float, Decoded]]) -> list[tuple[float, Decoded]]:
    """Each range of content that several candidates claim goes to the one that reads it most surely.

    A candidate that is left without content is dropped.
    """
    claims = [
        (sure - FAR * _gap(c.cue, one) + BESIDE * (0 < c.cue[0] - one[1] <= 2), i, one)
        for i, (_, c) in enumerate(found)
        for sure, one in zip(c.sure, c.content, strict=True)
    ]
    given: list[list[Range]] = [[] for _ in found]
    for _, owner, one in sorted(claims, key=lambda claim: -claim[0]):
        if not any(_contested(one, other) for i, taken in enumerate(given) if i != owner for other in taken):
            given[owner].append(one)
    kept = [
        (score, replace(one, content=sorted(content)))
        for (score, one), content in zip(found, given, strict=True)
        if content
    ]
    return sorted(kept, key=lambda pair: _extent(pair[1]))


def _gap(cue: Range, one: Range) -> int:
    """Pieces between a cue and a range of content."""
    return max(one[0] - cue[1], cue[0] - one[1], 0)


def _contested(one: Range, other: Range) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return shared > ALIKE * (min(one[1] - one[0], other[1] - other[0]) + 1)


def _extent(one: Decoded) -> tuple[int, int]:
    spans = [*one.source, one.cue, *one.content]
    return min(first for first, _ in spans), -max(last for _, last in spans)


def _log_softmax(scores: Array) -> Array:
    shifted = scores - scores.max(-1, keepdims=True)
    out: Array = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return out


def _surest(sources: list[Range], chosen: Array) -> list[Range]:
    """One source at most: of several, the one whose tags are the most probable."""
    return [max(sources, key=lambda s: float(chosen[s[0] : s[1] + 1].mean()))] if sources else []


def _confidence(row: Array, sure: Array, chosen: Array, cue: Array) -> tuple[float, ...]:
    """Log-probabilities: of the content's tags, mean and least; of the source's, or of none; of the cue's.

    `sure` has them for every tag, `chosen` for the tags of the row, `cue` for the cue's.
    """
    content, source = chosen[row >= SAID], chosen[(row == SAYS) | (row == SAYS + 1)]
    nobody = np.log1p(-np.exp(sure[:, SAYS]).max().clip(max=0.999))
    who = source.mean() if len(source) else nobody
    return float(content.mean()), float(max(content.min(), -5.0)), float(who), float(cue.mean())


def _characters(window: Window, spans: list[Range]) -> tuple[Span, ...]:
    """Piece ranges as characters; a range over a paragraph break becomes a span a paragraph."""
    out = []
    for first, last in spans:
        start = end = -1
        for i in range(first, last + 1):
            if window.starts[i] < 0:
                if start >= 0:
                    out.append(Span(start, end))
                start = -1
                continue
            start = int(window.starts[i]) if start < 0 else start
            end = int(window.ends[i])
        if start >= 0:
            out.append(Span(start, end))
    return tuple(out)
