"""Transcripts: labels of one form ("PILOT:", "Ada Quill:") are speakers all along."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from accordingto.attribute.set_off import SCORE, SetOff
from accordingto.names import genders
from accordingto.names.agents import HEADS, PAPERS
from accordingto.records import Agent, Attribution, Span

_CLOCK = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?\s+(?:-\s+)?)?"
_LABEL = re.compile(
    _CLOCK + r"(?P<source>[A-Z@][\w.’'-]*(?: (?:[A-Z@\d][\w.’'-]*|of|the|and|for|de|van|von)){0,5}"
    r"(?:, [A-Z][A-Z .&’'/-]{1,80}| \([^()\n]{1,40}\)){0,3})(?P<cue>:)\s+(?=\S)"
)
_RECORD = re.compile(
    r"(?P<source>(?:(?:Mr|Ms|Mrs|Miss|Dr)\. [A-Z][A-Z'’-]+|The [A-Z]{4,}(?: [A-Z]+){0,3})"
    r"(?: of [A-Z]\w+(?: [A-Z]\w+)?)?)(?P<cue>\.)\s+(?=\S)"
)
"""In the record of a parliament: Ms. ORTEGA. I thank the chair."""
LEAST_TURNS = 4
"""Labelled paragraphs, two of one speaker among them, that make a transcript whatever the network found."""


def turns_of(text: str, paragraphs: Sequence[tuple[int, int]], found: Sequence[Attribution]) -> list[SetOff]:
    """What labelled speakers say, a paragraph a turn.

    A form of label counts where it makes a transcript by itself, or where the network took one of its labels for a
    speaker: then the others have its least score.
    """
    labels = [
        (match, end)
        for start, end in paragraphs
        if (match := _LABEL.match(text, start, end) or _RECORD.match(text, start, end)) and not _names_text(text, match)
    ]
    cues = {one.cue[0].end: one.score for one in found if one.cue and one.cue[0].end - one.cue[0].start == 1}
    scores = _forms([match for match, _ in labels], cues)
    return [
        SetOff(
            (Span(match.end(), end),),
            speaker=Span(*match.span("source")),
            cue=(Span(*match.span("cue")),),
            score=max(score, cues.get(match.end("cue"), score)),
        )
        for match, end in labels
        if (score := scores.get(_form(match)))
    ]


def _forms(labels: Sequence[re.Match[str]], cues: Mapping[int, float]) -> dict[str, float]:
    """The forms of label that speakers have, each with a score; `cues` has those of the network by their end."""
    scores: dict[str, float] = {}
    for form in {_form(label) for label in labels}:
        own = [label for label in labels if _form(label) == form]
        taken = [cues[label.end("cue")] for label in own if label.end("cue") in cues]
        names = Counter(_name(label).split()[-1] for label in own)
        turns = len(own) >= LEAST_TURNS and len(names) > 1 and max(names.values()) > 1
        if turns or (form == "record" and len(own) > 1):
            scores[form] = SCORE
        elif taken:
            scores[form] = min(taken)
    return scores


def _names_text(text: str, label: re.Match[str]) -> bool:
    """Whether it says what the paragraph is, as "FACT:" and "Note:" do, not "Bill:", "Post:" or a Ms. Note."""
    word = _name(label).split()[-1].capitalize()
    of_text = HEADS.get(word.lower()) is Agent.DOCUMENT and word not in PAPERS and not genders.of_first_name(word)
    return of_text and not re.search(rf"\b[A-Z][\w.'’-]+ {re.escape(word)}\b", text)


def _name(label: re.Match[str]) -> str:
    """The label without a role and what stands in brackets."""
    return re.split(r",| \(", label["source"])[0]


def _form(label: re.Match[str]) -> str:
    """Of a parliament's record, in capitals, a single letter, or a name."""
    if label.re is _RECORD:
        return "record"
    name = _name(label)
    return "capitals" if len(name) > 1 and name.isupper() else "letter" if len(name) == 1 else "name"
