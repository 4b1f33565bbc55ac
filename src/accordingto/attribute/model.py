"""The attribution model as it ships: an int8 ONNX encoder, its tokenizer and its labels."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from accordingto.attribute import decode
from accordingto.attribute.continued import continued
from accordingto.attribute.dialogue import beside
from accordingto.attribute.interviews import answers
from accordingto.attribute.network import loading, session
from accordingto.attribute.participles import borrowed
from accordingto.attribute.refusals import refusals
from accordingto.attribute.set_off import SetOff, attributed, set_off
from accordingto.attribute.transcripts import turns_of
from accordingto.attribute.windows import Unmarked, Window, Windower
from accordingto.records import DRAWN, Article, Attribution, Span
from accordingto.text.quotations import turns

ENGLISH = frozenset(("en", None))
LONGEST_WORD = 40
"""Letters; a longer row of them is no word."""
AT_HAND = 32
"""Windows that are not read anew where the text repeats them, as a page that is a million times one word does."""


class AttributionModel:
    """Source, cue and content spans and which belong together (attribution relations, Pareti 2012).

    A model is a folder: `model.onnx`, `tokenizer.json`, `labels.json` and `CARD.md`. It runs on one thread and
    holds one window in memory at a time, so a text of any length takes linear time.
    """

    def __init__(self, folder: Path) -> None:
        """Load a folder; `ModelError` where a file is missing or damaged."""
        with loading(folder):
            self.labels = decode.Labels.load(folder / "labels.json")
            self._windower = Windower(Tokenizer.from_file(str(folder / "tokenizer.json")))
            self._session = session(folder / "model.onnx")
        self.version = self.labels.version

    def attributions(self, article: Article) -> Iterator[Attribution]:
        """The attribution relations of one article, in text order; none where it is not in English."""
        if article.language not in ENGLISH:
            return
        drawn = [(p.span.start, p.span.end) for p in article.paragraphs if p.kind in DRAWN]
        apart = set_off(article, answers(article))
        found = beside(article.text, drawn, list(self._found(article, drawn, apart)))
        found = list(borrowed(article.text, found))
        found = attributed(article.text, turns_of(article.text, drawn, found), found)
        found = attributed(article.text, apart, continued(article.text, drawn, found))
        yield from sorted([*found, *refusals(article.text, drawn, found)], key=_place)

    def _found(
        self, article: Article, drawn: Sequence[tuple[int, int]], apart: Sequence[SetOff]
    ) -> Iterator[Attribution]:
        """What the network finds, window by window."""
        said = [turn for start, end in drawn for turn in turns(article.text, start, end)]
        unmarked = [s for one in apart for s in one.unmarked]
        for window, emissions, vectors in self.run(article.text, said, unmarked):
            for found in decode.attributions(window, emissions, vectors, self.labels):
                content = tuple(s for s in found.content if any(map(str.isalnum, article.text[s.start : s.end])))
                if content:  # a quotation mark alone says nothing
                    yield whole_words(article.text, replace(found, content=content))

    def run(
        self, text: str, paragraphs: Iterable[tuple[int, int]], unmarked: Sequence[Unmarked] = ()
    ) -> Iterator[tuple[Window, np.ndarray, np.ndarray]]:
        """Each window of the text with what the network makes of it."""
        seen: OrderedDict[bytes, tuple[np.ndarray, np.ndarray]] = OrderedDict()
        for window in self._windower.windows(text, paragraphs, unmarked):
            key = window.ids.tobytes() + window.features.tobytes()
            if key not in seen:
                inputs = {"ids": window.ids[None], "features": window.features[None]}
                emissions, vectors = self._session.run(None, inputs)
                seen[key] = emissions[0], vectors[0]
            seen.move_to_end(key)
            if len(seen) > AT_HAND:
                seen.popitem(last=False)
            yield window, *seen[key]


def whole_words(text: str, found: Attribution) -> Attribution:
    """Without words cut in two, "caution|ed", unless two of its spans would then meet."""
    source, cue, content = (tuple(_whole(text, s) for s in role) for role in (found.source, found.cue, found.content))
    whole = replace(found, source=source, cue=cue, content=content)
    spans = sorted((*whole.source, *whole.cue, *whole.content))
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
    spans = [*one.source, *one.cue, *one.content]
    return min(s.start for s in spans), -max(s.end for s in spans)
