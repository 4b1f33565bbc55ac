"""PolNeAR (Newell, Margolin and Ruths 2018) as training windows: pieces, tags of all roles, tags of each cue's."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from accordingto.attribute.roles import ROLE_TAGS, TAGS
from accordingto.attribute.windows import Window, Windower, paragraphs_of

ROLES = ("source", "cue", "content")
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution: the spans of each role, in characters of the file."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its gold: `tags` of all roles, `cues` as piece ranges, and a row of `roles` for each cue."""

    window: Window
    tags: np.ndarray
    cues: Spans
    roles: list[np.ndarray]


def read_text(path: Path) -> str:
    """The text as PolNeAR's offsets count it: no newline translation."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def read_annotations(path: Path) -> list[Gold]:
    """The attributions of one brat file; an event may name a text span that stands below it."""
    spans: dict[str, Spans] = {}
    events: list[list[str]] = []
    for line in read_text(path).split("\n"):
        parts = line.split("\t")
        if len(parts) > 1 and parts[0].startswith("T"):
            offsets = parts[1].split(" ", 1)[1]
            spans[parts[0]] = sorted((int(a), int(b)) for a, b in (pair.split() for pair in offsets.split(";")))
        elif len(parts) > 1 and parts[0].startswith("E"):
            events.append(parts[1].split())
    return [gold for event in events if (gold := _gold(event, spans)).content]


def _gold(event: list[str], spans: dict[str, Spans]) -> Gold:
    roles: dict[str, Spans] = {role: [] for role in ROLES}
    for argument in event:
        role, name = argument.split(":")
        role = re.sub(r"\d+$", "", role).lower()
        if role in roles:
            roles[role] += spans.get(name, [])
    return Gold(*(sorted(roles[role]) for role in ROLES))


def articles(folder: Path) -> list[tuple[str, list[Gold]]]:
    """Every text of a PolNeAR folder with its attributions."""
    return [(read_text(path), read_annotations(path.with_suffix(".ann"))) for path in sorted(folder.glob("*.txt"))]


def examples(found: Iterable[tuple[str, list[Gold]]], windower: Windower) -> list[Example]:
    """Every window of every article."""
    return [_example(window, gold) for text, gold in found for window in windower.windows(text, paragraphs_of(text))]


def _example(window: Window, gold: list[Gold]) -> Example:
    at = [i for i, start in enumerate(window.starts) if start >= 0]
    starts = [int(window.starts[i]) for i in at]

    def pieces(span: tuple[int, int]) -> tuple[int, int] | None:
        first = max(0, bisect_right(starts, span[0]) - 1)
        hit = [i for i in at[first:] if window.ends[i] > span[0] and window.starts[i] < span[1]] if at else []
        return (hit[0], hit[-1]) if hit else None

    example = Example(window, np.zeros(len(window.ids), np.int64), [], [])
    for attribution in gold:
        spans = {role: list(filter(None, map(pieces, getattr(attribution, role)))) for role in ROLES}
        for role in ("content", "source", "cue"):
            for span in spans[role]:
                _tag(example.tags, span, TAGS.index(f"B-{role}"))
        if spans["cue"]:
            example.cues.append(spans["cue"][0])
            example.roles.append(_roles(len(window.ids), spans))
    return example


def _roles(length: int, spans: dict[str, Spans]) -> np.ndarray:
    """The tags of one attribution alone; of a source in pieces, the first."""
    tags = np.zeros(length, np.int64)
    for role, mine in (("content", spans["content"]), ("source", spans["source"][:1])):
        for span in mine:
            _tag(tags, span, ROLE_TAGS.index(f"B-{role}"))
    return tags


def _tag(tags: np.ndarray, span: tuple[int, int], begin: int) -> None:
    tags[span[0] : span[1] + 1] = begin + 1
    tags[span[0]] = begin
