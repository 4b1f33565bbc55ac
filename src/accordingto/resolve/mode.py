"""Mode: said or written (a speech event), or thought, felt, wanted, planned (a private state; MPQA)."""

import re

from accordingto.records import Attribution, Evidence, Mode, Span
from accordingto.resolve.clause import Clause
from accordingto.resolve.cuewords import (
    DECLINE,
    DENY,
    DISCLOSE,
    HINTS,
    HOLD,
    PRIVATE,
    READY,
    SEEMS,
    TELL,
    VOICING,
    WOULD,
    any_of,
)

_PHRASES = re.compile(
    r"\b(?:tell|told|tells|telling) (?:my|him|her|it|them|our|your)sel|\bin mind\b"
    r"|\b(?:look\w*|is|are|was|were) forward to\b|\bmade up (?:his|her|its|their) mind"
    r"|\b(?:is|are|was|were|been|'s|'re) (?:\w+ )?(?:open to|set to|ready to|against|in favou?r of|sure|certain)\b"
    r"|\b(?:not|is|are|was|were) (?:\w+ )?(?:clear|known|certain) (?:if|wheth|how|wh)"
)
_OPENS_QUOTE = frozenset("\"“‘«'`")
_SPEECH_ACTS = DISCLOSE | HINTS | DENY | DECLINE | HOLD | TELL
# The sentence shows it being said: "In a letter, she hopes", "…, he wrote on Monday".
_SHOWN = re.compile(
    rf"\b[Ii]n (?:an?|his|her|its|their|the) (?:[\w'’-]+ ){{0,3}}(?:{any_of('where a thought is said')})\b"
    r"|,[\"”’]* (?:he|she|it|they|we|I|who) (?:\w+ )?"
    r"(?:said|says|wrote|writes|told|added|tweeted|explained|posted|testified)\b"
)
_WINDOW = 300  # characters on either side of the cue in which such words are looked for


def mode(text: str, attribution: Attribution, cue: Clause, sentence: Span) -> tuple[Mode, Evidence | None]:
    """Speech, unless the cue names a private state and the sentence does not show it being said."""
    found = _state(cue)
    if not found or _is_shown(text, attribution, cue, sentence):
        return Mode.SPEECH, None
    said = text[found.start : found.end]
    return Mode.PRIVATE_STATE, Evidence("mode", found, f'"{said}" is a state of mind that nobody is shown saying')


def _state(cue: Clause) -> Span | None:
    """The words of the cue that name a private state."""
    if not cue.words:
        return None
    if len(cue.words) > 1 and _PHRASES.search(str(cue)):
        return Span(cue.words[0].span.start, cue.words[-1].span.end)
    if cue.head and not cue.helpers:
        return cue.head.span if cue.head.text in PRIVATE else None
    helpers = {word.text: word.span for word in cue.helpers}
    seems = next((helpers[word] for word in helpers if word in SEEMS), None)
    head = cue.head.text if cue.head else ""
    if seems and (head not in _SPEECH_ACTS or not READY.isdisjoint(helpers)):
        return seems
    if cue.head is None or not VOICING.isdisjoint(helpers):
        return None
    wanted = head in PRIVATE or (head in WOULD and not helpers.keys().isdisjoint(("would", "'d")))
    return cue.head.span if wanted else None


def _is_shown(text: str, attribution: Attribution, cue: Clause, sentence: Span) -> bool:
    """The content is quoted, or the rest of the sentence tells of the writing or saying."""
    content = attribution.content
    if content and text[content[0].start : content[0].start + 1] in _OPENS_QUOTE:
        return True
    start = max(sentence.start, cue.words[0].span.start - _WINDOW)
    end = min(sentence.end, cue.words[-1].span.end + _WINDOW)
    shown = (m.start() for m in _SHOWN.finditer(text, start, end))
    return any(not any(s.start < at < s.end for s in content) for at in shown)
