"""Refusals that stand in a relative clause: "officials who declined to say how they knew".

The network's reading is flat, so that a refusal inside what somebody else says is lost to it. This form is plain
enough for a rule. PolNeAR's training articles have it twice, one of them marked: hence the score.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from accordingto.records import Attribution, Span
from accordingto.text.lists import alternation

SCORE = 0.5
_any = partial(alternation, "accordingto.attribute", "words.txt")
_REFUSAL = re.compile(
    r"(?P<source>[^\s,;:.—–][^,;:.—–\n\r]{1,80}?),? (?:who|which) [“\"]?(?P<cue>(?:have |has |had )?"
    rf"(?:declined|declines|decline|refused|refuses|refuse) to (?:{_any('kept to oneself')})) "
    r"(?P<content>[^.;”\"\n\r]{3,300})"
)
_VERB = re.compile(rf"\b(?:{_any('before a source')}) ")


def refusals(text: str, paragraphs: Sequence[tuple[int, int]], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Those that no attribution in `found` has for its own cue."""
    for start, end in paragraphs:
        for match in _REFUSAL.finditer(text, start, end):
            cue = Span(*match.span("cue"))
            if not any(cue.meets(c) for one in found for c in one.cue):
                yield Attribution((_source(match),), (cue,), (Span(*match.span("content")),), SCORE)


def _source(match: re.Match[str]) -> Span:
    """What the relative pronoun follows: the words after the last verb or preposition."""
    words = match["source"]
    start = max((m.end() for m in _VERB.finditer(words)), default=0)
    return Span(match.start("source") + start, match.end("source"))
