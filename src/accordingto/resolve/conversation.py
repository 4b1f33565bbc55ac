"""Whom the same source is still talking to: addressees that carry over while a conversation goes on."""

from collections.abc import Sequence

from accordingto.records import Attribution, Span

_PRONOUNS = frozenset(("he", "she", "they", "who"))


def still_told(
    text: str,
    attributions: Sequence[Attribution],
    speakers: Sequence[str],
    sentences: Sequence[int],
    told: Sequence[Span | None],
) -> list[Span | None]:
    """`told`, filled in where the same conversation goes on.

    `sentences` are the numbers of the sentences with the cues. A conversation holds within its sentence for the same
    source, and goes on where "he" or "she", or nobody named, speaks in that sentence or the next, until another
    source speaks.
    """
    filled = list(told)
    order = sorted(range(len(told)), key=lambda i: (sentences[i], attributions[i].cue or attributions[i].content))
    _within(filled, order, [_speaker(text, a, s) for a, s in zip(attributions, speakers, strict=True)], sentences)
    talking: int | None = None
    for i in order:
        goes_on = talking is not None and sentences[i] - sentences[talking] <= 1
        if filled[i] is None and goes_on and talking is not None and _same(text, attributions, speakers, talking, i):
            filled[i] = filled[talking]
        talking = i if filled[i] is not None else None
    return filled


def _speaker(text: str, attribution: Attribution, speaker: str) -> str | None:
    """The speaker, or None, which means whoever speaks in the sentence, for a participle: "…, adding that"."""
    cue = attribution.cue
    participle = cue and not attribution.source and text[cue[0].start : cue[0].end].partition(" ")[0].endswith("ing")
    return None if participle else speaker


def _within(
    filled: list[Span | None], order: Sequence[int], speakers: Sequence[str | None], sentences: Sequence[int]
) -> None:
    """What one source says in one sentence is said to the same."""
    told: dict[tuple[int, str | None], Span | None] = {}
    for i in order:
        if filled[i] is not None:
            told[sentences[i], speakers[i]] = told[sentences[i], None] = filled[i]
    for i in order:
        if speakers[i] != "":
            filled[i] = filled[i] or told.get((sentences[i], speakers[i]))


def _same(text: str, attributions: Sequence[Attribution], speakers: Sequence[str], first: int, then: int) -> bool:
    """The same source speaks again, and is not named anew."""
    if not speakers[first] or speakers[first] != speakers[then]:
        return False
    return " ".join(text[s.start : s.end] for s in attributions[then].source).lower() in _PRONOUNS
