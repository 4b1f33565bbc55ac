"""Text to what the encoder reads: windows of word pieces with case and quotation features."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from tokenizers import Tokenizer

from accordingto.text.quotations import quotations

LIMIT = 320
"""Word pieces in a window, the opening token and paragraph separators included."""
CHUNK = 8_000
"""Characters tokenised at once: it bounds memory in a text without paragraphs."""

CASES = 5
STATES = 5
OUTSIDE, OPEN, INSIDE, CLOSE, UNCLOSED = range(STATES)
FEATURES = CASES * STATES
SENTENCE_END = frozenset(".?!\u2026")
WORD = re.compile(r"\w+")
PLAIN = {"\u2019": "'", "\u2018": "'", "\u201a": "'", "`": "'", "\u2015": "\u2014", "\u2012": "\u2013"}


class Pieces(NamedTuple):
    """Parallel lists, one entry a word piece: id, feature, and its characters in the text."""

    ids: list[int]
    features: list[int]
    starts: list[int]
    ends: list[int]


class Unmarked(NamedTuple):
    """Characters that are to be read as if quotation marks stood round them; the closing one only where it `closes`."""

    start: int
    end: int
    closes: bool


_START, _END = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder sees at once. Separators have `starts` of -1 and belong to no character."""

    ids: np.ndarray
    features: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    paragraphs: np.ndarray


class Windower:
    """Cuts a text into `Window`s of whole paragraphs, with the vocabulary of one tokenizer."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._first = _known(tokenizer, "[CLS]")
        self._separator = _known(tokenizer, "[SEP]")
        self._open = _known(tokenizer, "\u201c")
        self._close = _known(tokenizer, "\u201d")
        self._plain = {k: _known(tokenizer, v) for k, v in PLAIN.items()}

    def windows(
        self, text: str, paragraphs: Iterable[tuple[int, int]], unmarked: Sequence[Unmarked] = ()
    ) -> Iterator[Window]:
        """Windows over the given paragraphs (character ranges of `text`, in order, as `unmarked` are)."""
        packed: list[Pieces] = []
        numbers: list[int] = []
        size, first = 1, True
        for number, (start, end) in enumerate(paragraphs):
            inside = unmarked[bisect_right(unmarked, start, key=_END) : bisect_left(unmarked, end, key=_START)]
            for part in self._parts(text, start, end, inside):
                if packed and size + len(part.ids) + 1 > LIMIT:
                    yield self._pack(packed, numbers, first)
                    packed, numbers, size, first = [], [], 1, False
                packed.append(part)
                numbers.append(number)
                size += len(part.ids) + 1
        if packed:
            yield self._pack(packed, numbers, first)

    def _pack(self, parts: list[Pieces], numbers: list[int], first: bool) -> Window:
        ids, features = [self._first if first else self._separator], [0]
        starts, ends, paragraphs = [-1], [-1], [numbers[0]]
        for number, part in zip(numbers, parts, strict=True):
            ids += [*part.ids, self._separator]
            features += [*part.features, 0]
            starts += [*part.starts, -1]
            ends += [*part.ends, -1]
            paragraphs += [number] * (len(part.ids) + 1)
        as_array = np.asarray
        return Window(
            as_array(ids, np.int64),
            as_array(features, np.int64),
            as_array(starts, np.int64),
            as_array(ends, np.int64),
            as_array(paragraphs, np.int64),
        )

    def _parts(self, text: str, start: int, end: int, unmarked: Sequence[Unmarked]) -> Iterator[Pieces]:
        """A paragraph's pieces, cut at sentence ends where it does not fit a window."""
        room = LIMIT - 2
        for chunk_start, chunk_end in _chunks(text, start, end):
            pieces = self._pieces(text, chunk_start, chunk_end, unmarked)
            while len(pieces.ids) > room:
                cut = _sentence_cut(text, pieces, room)
                yield Pieces(*(part[:cut] for part in pieces))
                pieces = Pieces(*(part[cut:] for part in pieces))
            if pieces.ids:
                yield pieces

    def _pieces(self, text: str, start: int, end: int, unmarked: Sequence[Unmarked]) -> Pieces:
        encoding = self._tokenizer.encode(text[start:end], add_special_tokens=False)
        state, replaced, dropped = self._quote_states(text, start, end, unmarked)
        out = Pieces([], [], [], [])
        for piece, (first, last) in zip(encoding.ids, encoding.offsets, strict=True):
            a, b = first + start, last + start
            if a in dropped:
                continue
            out.ids.append(replaced.get(a) or self._plain.get(text[a:b], piece))
            out.features.append(_case(text, a, b) * STATES + state(a))
            out.starts.append(a)
            out.ends.append(dropped.get(b, b) if a in replaced else b)
        for one in unmarked:
            if one.closes and start < one.end <= end:
                self._insert(out, one.end, self._close, CLOSE)
            if start <= one.start < end:
                self._insert(out, one.start, self._open, OPEN)
        return out

    def _insert(self, pieces: Pieces, at: int, mark: int, state: int) -> None:
        """A mark that the text has not: no character is its own."""
        place = bisect_left(pieces.starts, at)
        for part, value in zip(pieces, (mark, state, at, at), strict=True):
            part.insert(place, value)

    def _quote_states(
        self, text: str, start: int, end: int, unmarked: Sequence[Unmarked]
    ) -> tuple[Callable[[int], int], dict[int, int], dict[int, int]]:
        """A function from offset to quotation state, ids for the marks, second halves to drop."""
        bounds, states = [start], [OUTSIDE]
        replaced: dict[int, int] = {}
        dropped: dict[int, int] = {}
        at = start
        for one in (*unmarked, Unmarked(end, end, True)):
            for q in quotations(text, at, max(at, one.start)):
                bounds += [q.opening[0], q.opening[1]]
                states += [OPEN, INSIDE if q.closing else UNCLOSED]
                marks = [(q.opening, self._open)]
                if q.closing:
                    bounds += [q.closing[0], q.closing[1]]
                    states += [CLOSE, OUTSIDE]
                    marks.append((q.closing, self._close))
                for (a, b), piece in marks:
                    replaced[a] = piece
                    if b - a == 2:
                        dropped[a + 1] = b
            bounds += [max(at, one.start), one.end]
            states += [INSIDE if one.closes else UNCLOSED, OUTSIDE]
            at = one.end
        return (lambda at: states[bisect_right(bounds, at) - 1]), replaced, dropped


def paragraphs_of(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that hold more than white space, without the space at their edges."""
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        stripped = line.group().strip()
        if stripped:
            start = line.start() + line.group().index(stripped[0])
            yield start, start + len(stripped)


def _known(tokenizer: Tokenizer, token: str) -> int:
    found = tokenizer.token_to_id(token)
    if found is None:
        raise ValueError(f"tokenizer.json: no entry for {token!r}; take the tokenizer the model was trained with")
    return int(found)


def _case(text: str, a: int, b: int) -> int:
    """0 no letters, 1 lower, 2 capital first, 3 all capitals, 4 the inside of a word."""
    piece = text[a:b]
    if not piece[:1].isalpha():
        return 0
    if a and text[a - 1].isalpha():
        return 4
    word = WORD.match(text, a, min(len(text), a + 40))
    whole = word.group() if word else piece
    if whole[0].islower():
        return 1
    return 3 if len(whole) > 1 and whole.isupper() else 2


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > CHUNK:
        space = text.rfind(" ", start + CHUNK // 2, start + CHUNK)
        cut = space if space > 0 else start + CHUNK
        yield start, cut
        start = cut
    yield start, end


def _sentence_cut(text: str, pieces: Pieces, room: int) -> int:
    for at in range(room, room // 3, -1):
        before = text[pieces.starts[at - 1] : pieces.ends[at - 1]]
        if before in SENTENCE_END or (
            pieces.features[at - 1] % STATES == CLOSE and text[pieces.starts[at - 2]] in SENTENCE_END
        ):
            return at
    return room
