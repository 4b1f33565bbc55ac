"""The attribution model as it ships: an int8 ONNX encoder, its tokenizer and its labels."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from accordingto.attribute import decode
from accordingto.attribute.continued import continued
from accordingto.attribute.network import session
from accordingto.attribute.participles import borrowed
from accordingto.attribute.refusals import refusals
from accordingto.attribute.transcripts import labelled
from accordingto.attribute.windows import Window, Windower
from accordingto.errors import ModelError
from accordingto.records import DRAWN, Article, Attribution

ENGLISH = frozenset(("en", None))


class AttributionModel:
    """Source, cue and content spans and which belong together (attribution relations, Pareti 2012).

    A model is a folder: `model.onnx`, `tokenizer.json`, `labels.json` and `CARD.md`. It runs on one thread and
    holds one window in memory at a time, so a text of any length takes linear time.
    """

    def __init__(self, folder: Path) -> None:
        """Load a folder; `ModelError` where a file is missing or damaged."""
        self.labels = decode.Labels.load(folder / "labels.json")
        try:
            self._windower = Windower(Tokenizer.from_file(str(folder / "tokenizer.json")))
            self._session = session(folder / "model.onnx")
        except Exception as error:  # both libraries raise bare exceptions of their own
            raise ModelError(
                f"{folder}: no usable model ({error}); reinstall accordingto or run `make model`"
            ) from None
        self.version = self.labels.version

    def attributions(self, article: Article) -> Iterator[Attribution]:
        """The attribution relations of one article, in text order; none where it is not in English."""
        if article.language not in ENGLISH:
            return
        drawn = [(p.span.start, p.span.end) for p in article.paragraphs if p.kind in DRAWN]
        found = list(borrowed(article.text, list(self._found(article, drawn))))
        found += labelled(article.text, drawn, found)
        found = continued(article.text, drawn, found)
        yield from sorted([*found, *refusals(article.text, drawn, found)], key=_place)

    def _found(self, article: Article, drawn: Sequence[tuple[int, int]]) -> Iterator[Attribution]:
        """What the network finds, window by window."""
        for window, emissions, vectors in self.run(article.text, drawn):
            for found in decode.attributions(window, emissions, vectors, self.labels):
                content = tuple(s for s in found.content if any(map(str.isalnum, article.text[s.start : s.end])))
                if content:  # a quotation mark alone says nothing
                    yield replace(found, content=content)

    def run(self, text: str, paragraphs: Iterable[tuple[int, int]]) -> Iterator[tuple[Window, np.ndarray, np.ndarray]]:
        """Each window of the text with what the network makes of it."""
        for window in self._windower.windows(text, paragraphs):
            inputs = {"ids": window.ids[None], "features": window.features[None]}
            emissions, vectors = self._session.run(None, inputs)
            yield window, emissions[0], vectors[0]


def _place(one: Attribution) -> tuple[int, int]:
    """Text order; of two that begin together, the longer first."""
    spans = [*one.source, *one.cue, *one.content]
    return min(s.start for s in spans), -max(s.end for s in spans)
