"""The attribution model as it ships: an int8 ONNX encoder, its tokenizer and its labels."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from accordingto.attribute import decode
from accordingto.attribute.continued import continued
from accordingto.attribute.dialogue import beside
from accordingto.attribute.encoded import Encoded, Stretch, kept
from accordingto.attribute.interviews import answers
from accordingto.attribute.network import loading, session
from accordingto.attribute.participles import borrowed
from accordingto.attribute.refusals import refusals
from accordingto.attribute.set_off import SetOff, attributed, set_off
from accordingto.attribute.transcripts import turns_of
from accordingto.attribute.windows import Unmarked, Window, Windower
from accordingto.records import Attribution, Span
from accordingto.text.doc import Doc
from accordingto.text.quotations import turns

LONGEST_WORD = 40
"""Letters; a longer row of them is no word."""
AT_HAND = 32
"""Windows that are not read anew where the text repeats them, as a page that is a million times one word does."""


@dataclass(frozen=True, slots=True, eq=False)
class Attributed:
    """What the model makes of one article: its attribution relations in text order, and the encoder's states."""

    attributions: tuple[Attribution, ...]
    encoded: Encoded


class AttributionModel:
    """Source, cue and content spans and which belong together (attribution relations, Pareti 2012).

    A model is a folder: `model.onnx`, `tokenizer.json`, `labels.json` and `CARD.md`. It runs on one thread, a
    window at a time, so a text of any length takes linear time; the states of all windows are kept.
    """

    def __init__(self, folder: Path) -> None:
        """Load a folder; `ModelError` where a file is missing or damaged."""
        with loading(folder):
            self.labels = decode.Labels.load(folder / "labels.json")
            self._windower = Windower(Tokenizer.from_file(str(folder / "tokenizer.json")))
            self._session = session(folder / "model.onnx")
            self._width = int(self._session.get_outputs()[2].shape[2])
        self.version = self.labels.version

    def read(self, doc: Doc) -> Attributed:
        """The attribution relations of one article, none where it is not in English, and the encoder's states."""
        if not doc.english:
            return Attributed((), Encoded.of([], self._width))
        text, drawn = doc.text, [(p.span.start, p.span.end) for p in doc.drawn]
        apart = set_off(doc, answers(doc))
        found, parts = self._found(doc, apart)
        found = list(borrowed(text, beside(doc, found)))
        found = attributed(text, turns_of(text, drawn, found), found)
        found = attributed(text, apart, continued(doc, found))
        ordered = sorted([*found, *refusals(text, drawn, found)], key=_place)
        return Attributed(tuple(ordered), Encoded.of(parts, self._width))

    def _found(self, doc: Doc, apart: Sequence[SetOff]) -> tuple[list[Attribution], list[Stretch]]:
        """What the network finds, window by window, and what its encoder made of each."""
        text, drawn = doc.text, (p.span for p in doc.drawn)
        said = [turn for own in drawn for turn in turns(text, own.start, own.end, doc.quotations[own])]
        unmarked = [s for one in apart for s in one.unmarked]
        found, parts = [], []
        for window, emissions, vectors, states in self.run(text, said, unmarked):
            parts.append(kept(window.starts, window.ends, states))
            for one in decode.attributions(window, emissions, vectors, self.labels):
                content = tuple(s for s in one.content if any(map(str.isalnum, text[s.start : s.end])))
                if content:  # a quotation mark alone says nothing
                    found.append(whole_words(text, replace(one, content=content)))
        return found, parts

    def run(
        self, text: str, paragraphs: Iterable[tuple[int, int]], unmarked: Sequence[Unmarked] = ()
    ) -> Iterator[tuple[Window, np.ndarray, np.ndarray, np.ndarray]]:
        """Each window of the text with what the network makes of it: emissions, vectors, states."""
        seen: OrderedDict[bytes, tuple[np.ndarray, np.ndarray, np.ndarray]] = OrderedDict()
        for window in self._windower.windows(text, paragraphs, unmarked):
            key = window.ids.tobytes() + window.features.tobytes()
            if key not in seen:
                inputs = {"ids": window.ids[None], "features": window.features[None]}
                emissions, vectors, states = self._session.run(None, inputs)
                seen[key] = emissions[0], vectors[0], states[0]
            seen.move_to_end(key)
            if len(seen) > AT_HAND:
                seen.popitem(last=False)
            yield window, *seen[key]


def whole_words(text: str, found: Attribution) -> Attribution:
    """Without words cut in two, "caution|ed", unless two of its spans would then meet."""
    source, cue, content = (tuple(_whole(text, s) for s in role) for role in (found.source, found.cue, found.content))
    whole = replace(found, source=source, cue=cue, content=content)
    spans = sorted(whole.spans)
    return whole if all(a.end <= b.start for a, b in pairwise(spans)) else found


def _whole(text: str, span: Span) -> Span:
    """To where its first word begins and its last one ends."""
    start, end = span.start, span.end
    first, last = max(1, start - LONGEST_WORD), min(len(text), end + LONGEST_WORD)
    while first <= start < len(text) and text[start].islower() and text[start - 1].isalpha():
        start -= 1
    while 0 < end < last and text[end - 1].isalpha() and text[end].islower():
        end += 1
    return Span(start, end)


def _place(one: Attribution) -> tuple[int, int]:
    """Text order; of two that begin together, the longer first."""
    spans = one.spans
    return min(s.start for s in spans), -max(s.end for s in spans)
