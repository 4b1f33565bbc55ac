"""Stance: what the cue does to the content. It stands by it, denies it, or would not say."""

import re
from collections.abc import Iterable

from accordingto.names.agents import HEADS
from accordingto.records import Agent, Evidence, Span, Stance
from accordingto.resolve.clause import Clause
from accordingto.resolve.cuewords import DECLINE, DENY, DISCLOSE, HOLD, NOTHING_HELD, NOTHING_TOLD, PRIVATE, UNDENIABLE
from accordingto.text.lists import lists


def _any(turns: Iterable[str]) -> re.Pattern[str]:
    """Any of these: "~" is one more word or none, "*" any letters; what ends in "-" may go on."""
    found = (one.replace("(", "(?:").replace("~ ", r"(?:\w+ )?").replace("*", r"\w*") + r"\b" for one in turns)
    return re.compile(r"\b(?:" + "|".join(one.replace(r"-\b", "") for one in found) + ")", re.IGNORECASE)


# Turns of more than one word, looked for in this order.
_TURNS = [
    (one, _any(lists("accordingto.resolve", "cues.txt")[f"turn: {one}"]))
    for one in (Stance.AFFIRM, Stance.DECLINE, Stance.DENY)
]
_OPENING = 200  # characters of the content in which a refusal may come
_WE = r"(?:that )?(?:i|we|he|she|they|it)"
# A body speaks through others: what they say it does not comment on, they do not. That it hides something, critics say.
_BODY = (
    r"(?:that )?(?:the|our|this|its) (?:[\w.'’-]+ ){0,3}?"
    rf"(?:{'|'.join(head for head, kind in HEADS.items() if kind in (Agent.ORGANISATION, Agent.OUTLET))})"
    r"(?: (?:of|for) (?:the )?\w+)?"
)
_HAS = r"(?:['’](?:d|ve|ll))?(?: (?:will |would )?have| has| had)?"
_WILL = r"(?:could|can|would|will|wo|do|does)"
_IS = r"(?:was|were|is|are|am|['’]m|['’]re|remained)"
_COMMENT = r"(?:comment|(?:mak|giv|issu)(?:e|ing) (?:any |a )?(?:\w+ )?(?:comment|statement))"
_TALK = (
    rf"{_COMMENT}|discuss|talk about|get(?:ting)? into|speculat|elaborat|disclos|divulg|go(?:ing)? into|reveal"
    r"|take questions|confirm (?:or|nor)|speak (?:about|on the record|publicly|to (?:the )?(?:press|reporters|media))"
)
_OUTRIGHT = r"answer|say(?:ing)?\b|shar(?:e|ing)\b|address"
_NOT = r" ?(?:not|n['’]t|['’]t)"
_ABLE = r"(?:going|gonna|able|allowed|prepared|ready|in a position|at liberty|authori[sz]ed)(?: to)? "
_REFUSAL = re.compile(
    r"[\"“'‘\s]*(?:well, |look, |sorry,? |but |that |\w+ly,? |(?:at|for|as) (?:\w+ ){0,3}\w+, )*(?:"
    + "|".join(
        (
            rf"(?:(?:{_WE}|{_BODY}){_HAS} |there (?:was|is|would be|will be) )?no (?:\w+ )?comment\b",
            rf"{_BODY}(?: (?:{_WILL}|{_IS}){_NOT} (?:be )?(?:\w+ )?{_COMMENT}|{_HAS} (?:declin|refus)\w+ to comment)",
            rf"{_BODY}{_HAS} nothing (?:\w+ )?to add\b",
            rf"{_WE}{_HAS} (?:got )?nothing (?:\w+ )?to (?:\w+ )?"
            r"(?:say|tell|add|announce|share|report|offer|disclose)\b",
            r"there(?:['’]s| is| was) nothing (?:\w+ )?to (?:say|tell|add|announce|share|report|discuss)\b",
            rf"{_WE}(?:['’]m|['’]re| am| are| is| was| were) ?(?:\w+ )?(?:not|n['’]t) (?:{_ABLE})?(?:\w+ )?"
            rf"(?:{_TALK}|{_OUTRIGHT})",
            rf"{_WE} {_WILL}{_NOT}(?: yet| be| been)* (?:\w+ )?"
            rf"(?:(?:want|wish|intend|plan|able|going|like|care) to )?(?:{_TALK}|say (?:if|wh|how|any|more))",
            rf"{_WE} did ?(?:not|n['’]t) (?:want|wish|care) to (?:{_TALK}|say)",
            rf"{_WE} (?:declin|refus)",
            rf"{_WE} (?:(?:{_WILL}|{_IS}|has|have|had) ?(?:not|n['’]t)|cannot|{_WILL} neither|{_IS} unable to)"
            r"(?: (?:yet|immediately|independently|been|able|to))* (?:confirm|verify|corroborate|authenticate)\b",
            r"(?:i|we)(?:['’]ll| will) (?:decline|pass|not (?:comment|discuss|say|speculate))",
            r"(?:i|we)(?:['’]d| would) rather not\b",
            rf"(?:i|we) {_WILL}{_NOT} (?:\w+ )?(?:say|answer|tell you)\b(?! enough| that)",
            r"next question\b",
            r"none of your business\b",
        )
    )
    + ")",
    re.IGNORECASE,
)


def refusal(text: str, content: Span) -> Span | None:
    """Where the content opens with a refusal to speak: "We have nothing to tell you", "no comment"."""
    found = _REFUSAL.match(text, content.start, min(content.end, content.start + _OPENING))
    return Span(*found.span()) if found else None


def stance(text: str, content: tuple[Span, ...], cue: Clause) -> tuple[Stance, Evidence | None]:
    """The stance towards the content with the words that show it; affirm, without words, where none do.

    A content that is itself a refusal is declined, whatever the cue. Else the cue decides by its phrases, its
    first full verb or noun, and a negation before that.
    """
    refused = refusal(text, content[0]) if content else None
    if refused:
        return Stance.DECLINE, Evidence("stance", refused, "the content is itself a refusal to say")
    return _by_turn(cue) or _by_head(cue)


def _by_turn(cue: Clause) -> tuple[Stance, Evidence | None] | None:
    """What the first turn in the words of the cue says; None without one, or where the head is a refusal."""
    said = str(cue) if len(cue.words) > 1 else ""
    value, found = next(((value, m) for value, turn in _TURNS if (m := turn.search(said))), (Stance.AFFIRM, None))
    if found is None or (value is Stance.DENY and cue.head and cue.head.text in DECLINE):
        return None
    undone = value is Stance.DENY and cue.negation  # "did not rule out"
    return (Stance.AFFIRM, None) if undone else (value, _turn(value, found, cue))


def _turn(value: Stance, found: re.Match[str], cue: Clause) -> Evidence | None:
    """The evidence of a turn that was found in the words of the cue."""
    if value is Stance.AFFIRM:
        return None
    before = found.string.count(" ", 0, found.start())
    last = before + found[0].strip().count(" ")
    return _evidence(value, Span(cue.words[before].span.start, cue.words[last].span.end), found[0].strip())


def _evidence(value: Stance, span: Span, words: str) -> Evidence:
    verb = "denies or rejects the content" if value is Stance.DENY else "would not say"
    return Evidence("stance", span, f'"{words}" {verb}')


def _by_head(cue: Clause) -> tuple[Stance, Evidence | None]:
    """Read the first full verb or noun together with the negation before it."""
    head, negation = cue.head, cue.negation
    if head is None:
        return Stance.AFFIRM, None
    value = _value(head.text, negation is not None, of_noun=bool(negation and negation.text == "no"))
    if value is Stance.AFFIRM:
        return value, None
    words = f"{negation.text} … {head.text}" if negation else head.text
    first = (negation or head).span
    return value, _evidence(value, Span(first.start, max(first.end, head.span.end)), words)


def _value(head: str, negated: bool, of_noun: bool) -> Stance:
    if not negated:
        return Stance.DENY if head in DENY else Stance.DECLINE if head in DECLINE else Stance.AFFIRM
    if head in UNDENIABLE:
        return Stance.AFFIRM
    if of_noun and head in NOTHING_HELD:
        return Stance.DENY
    if head in DISCLOSE or (of_noun and head in NOTHING_TOLD):
        return Stance.DECLINE
    return Stance.DENY if head in PRIVATE or head in HOLD else Stance.AFFIRM
