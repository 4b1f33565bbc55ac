"""Transcripts: where the network takes one label for a speaker ("PILOT: …"), others of that form are speakers too."""

import re
from collections.abc import Iterator, Sequence

from accordingto.attribute.continued import shares
from accordingto.records import Attribution, Span

_LABEL = re.compile(r"(?P<source>[A-Z@](?:[\w.’'-]+ ){0,4}[\w.’'-]*(?: \([^()\n]{1,40}\))?)(?P<cue>:)\s+(?=\S)")


def labelled(text: str, paragraphs: Sequence[tuple[int, int]], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """What labelled speakers say in paragraphs of which nothing in `found` has a part.

    The score is the least that the network gave a label of this article.
    """
    labels = [(match, end) for start, end in paragraphs if (match := _LABEL.match(text, start, end))]
    known = {
        _form(match["source"]): one.score
        for match, _ in labels
        for one in found
        if one.cue and one.cue[0].end == match.end("cue")
    }
    for match, end in labels:
        score = known.get(_form(match["source"]))
        if score is not None and not any(shares(one, Span(match.start(), end)) for one in found):
            spans = Span(*match.span("source")), Span(*match.span("cue")), Span(match.end(), end)
            yield Attribution((spans[0],), (spans[1],), (spans[2],), score)


def _form(label: str) -> str:
    """In capitals, a single letter, or a name."""
    return "capitals" if len(label) > 1 and label.split(" (")[0].isupper() else "letter" if len(label) == 1 else "name"
