"""Hedge: the cue, or the main clause of the content, leaves the holder uncommitted."""

import re

from accordingto.records import Evidence, Span
from accordingto.resolve.clause import Clause
from accordingto.resolve.cuewords import BE, HEDGES, HINTS, MODALS, any_of

_HEARD = frozenset("believed thought understood said rumored rumoured reported alleged".split())
_SURE = frozenset(("clear", "sure", "certain", "known"))  # "not clear whether"
_LONGEST = 400  # characters of the content that are read
_MODAL = r"(?:may|might|could|Might|Could|MAY|MIGHT|COULD|May(?= (?:Be|Have|Not)\b))\b(?! not\b|n['’]t|\s+\d)"
_NO_NOUN = r"(?<!['’]s might)(?<!['’] might)"  # "Russia's might"
_ATTRIBUTE = r"(?<!her )(?<!his )(?<!its )(?<!their )(?<!the )(?<!['’]s )"  # "the likely nominee", a fact
_ADVERB = (
    r"(?:[Pp]erhaps|[Mm]aybe|[Pp]robably|[Pp]ossibly|[Pp]otentially|[Pp]resumably|[Rr]eportedly|[Aa]llegedly"
    rf"|[Aa]pparently|[Ss]eemingly|[Ss]upposedly|[Pp]urportedly|[Cc]onceivably|{_ATTRIBUTE}[Ll]ikely"
    r"|[Uu]nlikely)(?! voters?\b| than\b)"
)
_HEDGE = re.compile(
    rf"\b(?:{_MODAL}{_NO_NOUN}|{_ADVERB}"
    r"|seem(?:s|ed)\b|seem(?= (?:to|that|as|like)\b)"
    r"|(?:appears|appeared|appear) (?=to\b|that\b|as\b|set\b|likely|unlikely|poised|ready|increasingly)"
    r"|suggests?\b(?! that\b.{0,40} should)"
    r"|[Ii]t(?:['’]s| is| was) (?:\w+ )?(?:possible|conceivable|plausible)"
    r"|(?:a|some|strong|good|every) (?:\w+ )?(?:chance|possibility|likelihood)\b"
    r"|(?:is|was|remains?|remained|['’]s) (?:\w+ )?(?:unclear|uncertain)"
    r"|(?:is|are|was|were) (?:\w+ )?(?:rumou?red|thought|believed) to\b"
    r"|[Tt]here(?:['’]s| is) some thought|(?:I|we|We) (?:guess|suppose|suspect)\b)"
)
# One of these stands in whatever the pattern matches: looking for them first is quicker.
_KEYS = (
    *("may", "might", "could", "likely", "perhaps", "probably", "possib", "potential", "presumably", "reportedly"),
    *("allegedly", "apparently", "seem", "supposedly", "purportedly", "conceivabl", "appear", "suggest", "plausible"),
    *("chance", "likelihood", "unclear", "uncertain", "rumo", "thought", "believed", "guess", "suppose", "suspect"),
)
_SUBORDINATE = re.compile(
    rf"\b(?:{any_of('opens a clause below another')})\b"
    rf"|(?P<close>[,;:–—]|\b(?:and|but) (?=(?:{any_of('opens a main clause')})\b|$))",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:more|less|equally|as|least|how) $")
_BE_THAT = re.compile(r"(?:\b(?:is|was|be)|['’]s)(?: \w+)? $")
_GERUND = re.compile(r"\W*[a-z]{2,}ing\b")
_FULL_STOP = re.compile(r"(?<![A-Z])(?<!\b[DMS]r)(?<!\bMrs)[.?!](?=[\s\"”’]|$)")


def hedge(text: str, content: tuple[Span, ...], cue: Clause) -> tuple[bool, Evidence | None]:
    """True with the words that show it: the cue's own ("suggests", "may have said") or the content's main clause."""
    found = _in_cue(text, content, cue) or _in_content(text, content)
    return found is not None, found


def _in_cue(text: str, content: tuple[Span, ...], cue: Clause) -> Evidence | None:
    for word in cue.helpers:
        if word.text in HEDGES or (word.text in MODALS and not cue.negation):
            return _evidence(word.span, word.text, "in the cue")
    head = cue.head
    if head and cue.negation and head.text in _SURE:
        return _evidence(head.span, f"{cue.negation.text} {head.text}", "in the cue")
    if head and _is_hearsay(text, content, cue, head.text):
        return _evidence(head.span, f"{head.text} to", "in the cue")
    if head is None or head.text not in HEDGES or (head.text in HINTS and (cue.negation or _proposes(text, content))):
        return None
    return _evidence(head.span, head.text, "is the cue")


def _is_hearsay(text: str, content: tuple[Span, ...], cue: Clause, head: str) -> bool:
    """A passive as in "is understood to", "are said to", which tells of no one who holds it."""
    if head not in _HEARD or not any(word.text in BE for word in cue.helpers):
        return False
    after = cue.words[len(cue.helpers) + 1 :]
    return after[0].text == "to" if after else any(text.startswith("to ", span.start) for span in content)


def _proposes(text: str, content: tuple[Span, ...]) -> bool:
    """A proposal, as in "suggested moving the vote", is firm."""
    return bool(content) and _GERUND.match(text, content[0].start, content[0].end) is not None


def _in_content(text: str, content: tuple[Span, ...]) -> Evidence | None:
    """The first hedge in the main clause of the content's first sentence, whose pieces may stand apart."""
    before = ""
    for span in content[:3]:
        stop = min(span.end, span.start + _LONGEST)
        end = _FULL_STOP.search(text, span.start, stop)
        opening = text[span.start : end.start() if end else stop]
        lower = opening.lower()
        for found in _HEDGE.finditer(opening) if any(key in lower for key in _KEYS) else ():
            if not _is_subordinate(before + opening[: found.start()], found[0]):
                where = Span(span.start + found.start(), span.start + found.end())
                return _evidence(where, found[0].strip(), "in the main clause of the content")
        before += opening + " "
        if end:
            return None
    return None


def _evidence(span: Span, words: str, where: str) -> Evidence:
    return Evidence("hedge", span, f'"{words}" {where} leaves the holder uncommitted')


def _is_subordinate(before: str, hedge: str) -> bool:
    """A subordinate clause is open where `before`, the content up to the hedge, ends; or it is a mere comparison."""
    if _COMPARED.search(before) and "ikely" in hedge:
        return True
    is_open = False
    for mark in _SUBORDINATE.finditer(before):
        if mark["close"]:
            is_open = False
        elif not before[: mark.start()].strip(" \"“‘'"):
            is_open = mark[0].lower() != "that"
        elif mark[0].lower() == "which":
            is_open = not before[: mark.start()].rstrip().endswith(",")
        else:
            is_open = not (mark[0] == "that" and _BE_THAT.search(before[: mark.start()]))
    return is_open
