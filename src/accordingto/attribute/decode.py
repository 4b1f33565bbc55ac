"""From the network's numbers to attributions: tags, then spans, then links.

PolNeAR's structure is flat and the decoding obeys it: an attribution has one cue, every piece of content
belongs to one cue, a cue has one source or none, and one source may serve several cues. A cue without
content says nothing and is dropped.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from accordingto.attribute.links import BUCKETS, VECTOR, Range, relation
from accordingto.attribute.windows import Window
from accordingto.errors import ModelError
from accordingto.records import Attribution, Span

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")
FORBIDDEN = -1e4
CONTENT_CUE, CUE_SOURCE = 0, 4
"""Where the link vectors of each kind begin among a piece's eight."""

Calibration = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Labels:
    """What `labels.json` holds beside the network: the CRF's transitions and the links' numbers.

    `calibration` are the weights of a logistic regression (Platt 1999) from the decoder's own confidence to
    the probability that content and source are right. `version` names the weights, and stands beside every
    statement drawn with them.
    """

    transitions: np.ndarray
    content_cue: np.ndarray
    cue_source: np.ndarray
    no_source: np.ndarray
    no_source_bias: float
    calibration: Calibration
    version: str

    @classmethod
    def load(cls, path: Path) -> "Labels":
        """Read `labels.json`; `ModelError` where it is missing or of another version."""
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            if found["tags"] != list(TAGS) or len(found["content_cue"]) != BUCKETS:
                raise ModelError(f"{path}: written for other tags or links; run `make model` to train anew")
            return cls(
                np.asarray(found["transitions"], np.float32) + _structure(),
                np.asarray(found["content_cue"], np.float32),
                np.asarray(found["cue_source"], np.float32),
                np.asarray(found["no_source"], np.float32),
                float(found["no_source_bias"]),
                tuple(found["calibration"]),
                str(found["version"]),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(
                f"{path}: no readable labels ({error}); reinstall accordingto or run `make model`"
            ) from None


def _structure() -> np.ndarray:
    """A span continues only what began: O or another role never goes to I."""
    bar = np.zeros((len(TAGS), len(TAGS)), np.float32)
    for i, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            bar[:, i] = FORBIDDEN
            bar[i, i] = bar[i - 1, i] = 0.0
    return bar


def viterbi(emissions: np.ndarray, transitions: np.ndarray) -> np.ndarray:
    """The best tag of every piece of one window (Viterbi 1967)."""
    length, tags = emissions.shape
    back = np.empty((length, tags), np.intp)
    score = emissions[0] + np.where(np.char.startswith(TAGS, "I-"), FORBIDDEN, 0.0)
    for t in range(1, length):
        step = score[:, None] + transitions
        back[t] = step.argmax(0)
        score = step.max(0) + emissions[t]
    path = np.empty(length, np.intp)
    path[-1] = score.argmax()
    for t in range(length - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return path


def ranges(tags: np.ndarray) -> dict[str, list[Range]]:
    """The piece ranges (last included) of each role."""
    found: dict[str, list[Range]] = {role: [] for role in ROLES}
    at = 0
    while at < len(tags):
        tag = int(tags[at])
        if tag == 0:
            at += 1
            continue
        end = at
        while end + 1 < len(tags) and tags[end + 1] == tag + 1:
            end += 1
        found[ROLES[(tag - 1) // 2]].append((at, end))
        at = end + 1
    return found


@dataclass(frozen=True, slots=True)
class Candidate:
    """An attribution in pieces of one window: ranges, and how sure the decoder is of it.

    `confidence` holds log-probabilities: of the content's tags (mean), of the cue's tags (mean), of the links.
    """

    source: list[Range]
    cue: Range
    content: list[Range]
    confidence: tuple[float, float, float]


def attributions(window: Window, emissions: np.ndarray, vectors: np.ndarray, labels: Labels) -> Iterator[Attribution]:
    """The attributions of one window, in the order of their cues.

    `emissions` has a row of tag scores for every piece, `vectors` its link vectors side by side.
    """
    for found in candidates(window, emissions, vectors, labels):
        roles = spans_of(found, window)
        yield Attribution(roles["source"], roles["cue"], roles["content"], _probability(found, labels.calibration))


def candidates(window: Window, emissions: np.ndarray, vectors: np.ndarray, labels: Labels) -> Iterator[Candidate]:
    """Tags, spans and links of one window."""
    tags = viterbi(emissions, labels.transitions)
    found = ranges(tags)
    cues, contents, sources = found["cue"], found["content"], found["source"]
    if not cues or not contents:
        return
    parts = vectors.reshape(len(tags), -1, VECTOR)
    to_cue = _content_to_cue(parts, contents, cues, labels, window)
    to_source = _cue_to_source(parts, cues, sources, labels, window)
    sure = np.log(_softmax(emissions)[np.arange(len(tags)), tags] + 1e-6)
    owner = to_cue.argmax(1)
    for number, cue in enumerate(cues):
        mine = np.flatnonzero(owner == number)
        if len(mine):
            best = int(to_source[number].argmax())
            content = [contents[i] for i in mine]
            link = float(np.log(to_cue[mine, number].min() * to_source[number, best] + 1e-6))
            yield Candidate(sources[best - 1 : best], cue, content, (_mean(sure, content), _mean(sure, [cue]), link))


def spans_of(found: Candidate, window: Window) -> dict[str, tuple[Span, ...]]:
    """A candidate's ranges as characters of the text, by role."""
    return {
        "source": _characters(window, found.source),
        "cue": _characters(window, [found.cue]),
        "content": _characters(window, found.content),
    }


def _content_to_cue(
    parts: np.ndarray, contents: list[Range], cues: list[Range], labels: Labels, window: Window
) -> np.ndarray:
    near = _pairs(parts, CONTENT_CUE, contents, cues)
    return _softmax(near + _table(labels.content_cue, contents, cues, cues, window))


def _cue_to_source(
    parts: np.ndarray, cues: list[Range], sources: list[Range], labels: Labels, window: Window
) -> np.ndarray:
    """A row a cue; the first column is "no source"."""
    score = (_spans(parts, CUE_SOURCE, cues) @ labels.no_source + labels.no_source_bias)[:, None]
    if sources:
        near = _pairs(parts, CUE_SOURCE, cues, sources) + _table(labels.cue_source, cues, sources, cues, window)
        score = np.concatenate([score, near], 1)
    return _softmax(score)


def _spans(parts: np.ndarray, part: int, spans: list[Range]) -> np.ndarray:
    first, last = np.asarray(spans).T
    return parts[first, part] + parts[last, part + 1]


def _pairs(parts: np.ndarray, part: int, left: list[Range], right: list[Range]) -> np.ndarray:
    return _spans(parts, part, left) @ _spans(parts, part + 2, right).T / np.sqrt(np.float32(VECTOR))


def _table(table: np.ndarray, left: list[Range], right: list[Range], cues: list[Range], window: Window) -> np.ndarray:
    return table[np.asarray([[relation(a, b, cues, window.paragraphs) for b in right] for a in left])]


def _softmax(scores: np.ndarray) -> np.ndarray:
    e = np.exp(scores - scores.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def _mean(log_probability: np.ndarray, spans: list[Range]) -> float:
    return float(np.concatenate([log_probability[a : b + 1] for a, b in spans]).mean())


def _probability(found: Candidate, weights: Calibration) -> float:
    logit = weights[0] + sum(w * c for w, c in zip(weights[1:], found.confidence, strict=True))
    return round(float(1 / (1 + np.exp(-logit))), 3)


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
