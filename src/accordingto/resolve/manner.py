"""How something is said: stance, hedge, mode and addressee of each attribution, each with the words that show it.

The four labels follow MPQA (Wiebe, Wilson and Cardie 2005): speech events and private states, and how far their
holder stands by them. They are read off the cue with its auxiliaries, and off the content where it speaks for itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from accordingto.records import Attribution, Evidence, Mode, Span, Stance
from accordingto.resolve.addressee import addressee
from accordingto.resolve.clause import clause
from accordingto.resolve.hedge import hedge
from accordingto.resolve.mode import mode
from accordingto.resolve.stance import stance
from accordingto.text.doc import Doc


@dataclass(frozen=True, slots=True)
class Manner:
    """Stance, hedge and mode; `addressee` spans who was told; `evidence` names field, words and reason."""

    stance: Stance
    hedge: bool
    mode: Mode
    addressee: Span | None
    evidence: tuple[Evidence, ...]


def manner(doc: Doc, attribution: Attribution) -> Manner:
    """The manner of one attribution. Without evidence: affirm, unhedged, speech."""
    text, cue = doc.text, clause(doc, attribution)
    sentence = doc.sentence(_place(attribution))
    stands, for_stance = stance(text, attribution.content, cue)
    hedged, for_hedge = hedge(text, attribution.content, cue)
    how, for_mode = mode(text, attribution, cue, sentence)
    told, for_told = addressee(text, attribution, cue, sentence)
    evidence = tuple(e for e in (for_stance, for_hedge, for_mode, for_told) if e)
    return Manner(stands, hedged, how, told, evidence)


def manners(doc: Doc, attributions: Sequence[Attribution], speakers: Sequence[str]) -> list[Manner]:
    """The manner of each attribution of an article, in the order given.

    `speakers` has a key for each attribution, equal where one source speaks. Who was told holds for what the same
    source says in the same sentence, and for what "he" or "she" says in the next one.
    """
    at = [doc.sentence_at(_place(a)) for a in attributions]
    read = [manner(doc, a) for a in attributions]
    told = _still_told(doc.text, attributions, speakers, at, [m.addressee for m in read])
    goes_on = (Evidence("addressee", to, "the same conversation goes on") for to in told)
    rows = zip(read, told, goes_on, strict=True)
    return [m if m.addressee == to else replace(m, addressee=to, evidence=(*m.evidence, why)) for m, to, why in rows]


def _place(attribution: Attribution) -> int:
    """Where the cue begins, or the content where there is no cue."""
    return (*attribution.cue, *attribution.content, *attribution.source)[0].start


# A conversation that goes on

_PRONOUNS = frozenset(("he", "she", "they", "who"))


def _still_told(
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
    saying = [_speaker(text, a, s) for a, s in zip(attributions, speakers, strict=True)]
    here: dict[tuple[int, str | None], Span | None] = {}
    for i in order:
        if filled[i] is not None:
            here[sentences[i], saying[i]] = here[sentences[i], None] = filled[i]
    talking: int | None = None
    for i in order:
        if saying[i] != "":
            filled[i] = filled[i] or here.get((sentences[i], saying[i]))
        near = talking is not None and sentences[i] - sentences[talking] <= 1
        if filled[i] is None and near and talking is not None and _same(text, attributions, speakers, talking, i):
            filled[i] = filled[talking]
        talking = i if filled[i] is not None else None
    return filled


def _speaker(text: str, attribution: Attribution, speaker: str) -> str | None:
    """The speaker, or None, which means whoever speaks in the sentence, for a participle: "…, adding that"."""
    cue = attribution.cue
    participle = cue and not attribution.source and text[cue[0].start : cue[0].end].partition(" ")[0].endswith("ing")
    return None if participle else speaker


def _same(text: str, attributions: Sequence[Attribution], speakers: Sequence[str], first: int, then: int) -> bool:
    """The same source speaks again, and is not named anew."""
    if not speakers[first] or speakers[first] != speakers[then]:
        return False
    return " ".join(text[s.start : s.end] for s in attributions[then].source).lower() in _PRONOUNS
