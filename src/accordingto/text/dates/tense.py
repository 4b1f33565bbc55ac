"""Does the sentence around a date look back or ahead? The nearest verb tells; no parser."""

from collections.abc import Sequence
from enum import StrEnum

from accordingto.text.lists import word_set

_IRREGULAR = word_set("accordingto.text", "dates.txt", "irregular past")
_PLAIN_TOO = word_set("accordingto.text", "dates.txt", "past as the present")  # these may be present as well
_NOT_PAST = word_set("accordingto.text", "dates.txt", "no past in -ed")
_CAPITALS = frozenset(("May", "Will"))
_AHEAD = frozenset("will shall would may might wo ll".split())
_MODAL = frozenset("must can could should cannot".split())
_PRESENT = word_set("accordingto.text", "dates.txt", "present")
_TO_AHEAD = word_set("accordingto.text", "dates.txt", "before to: ahead")
_TO_BACK = word_set("accordingto.text", "dates.txt", "before to: back")
_OPENERS = word_set("accordingto.text", "dates.txt", "opens a clause")
_STOPS = frozenset(',;:()"\u201c\u201d')
_QUOTES = frozenset('"\u201c\u201d')
_REACH = 40  # tokens looked at on either side: a verb further off says little
_BEFORE_VERB = 4  # and before a verb


class Tense(StrEnum):
    """Which way a verb points."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


def tense_at(words: Sequence[str], first: int, last: int, begin: int, end: int) -> Tense | None:
    """The tense around tokens `first` to `last` (both included) in the sentence `words[begin:end]`, as it is written.

    A date that opens its clause belongs to the verb that follows, any other to the one before; where that side
    has no verb, the other side tells.
    """
    start, stop = max(begin, first - _REACH - _BEFORE_VERB), min(end, last + _REACH)
    near = ["" if is_somebody(words, at, begin, end) else words[at].lower() for at in range(start, stop)]
    first, last, stop = first - start, last - start, stop - start
    before, after = range(first - 1, max(0, first - _REACH) - 1, -1), range(last + 1, stop)
    sides = (after, before) if opens(near, first, 0) else (before, after)
    for side in sides:
        quoted = False
        for at in side:
            if near[at] in _QUOTES:
                quoted = not quoted
            found = None if quoted else _tense(near, at)
            if found:
                return found
    return None


def opens(words: Sequence[str], first: int, begin: int) -> bool:
    """Does a date at token `first` open its clause, prepositions before it aside?"""
    at = first - 1
    while at >= begin and words[at] in _OPENERS:
        at -= 1
    return at < begin or words[at] in _STOPS or (at + 1 < first and words[at + 1] in ("but", "and", "as"))


def is_verb(word: str) -> bool:
    """Can the word in small letters be a finite verb, the third person in -s aside?"""
    return word in _AHEAD or word in _MODAL or word in _PRESENT or _looks_back(word)


def _looks_back(word: str) -> bool:
    return word in _IRREGULAR or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST)


def is_somebody(words: Sequence[str], at: int, begin: int, end: int) -> bool:
    """Is a "May" or "Will" in the sentence `words[begin:end]` a person, not the verb of a question or a headline?"""
    if words[at] not in _CAPITALS:
        return False
    before, after = words[at - 1] if at > begin else "", words[at + 1] if at + 1 < end else ""
    if before.isalpha() or (before == "." and at - 1 > begin and words[at - 2].istitle()):
        return not (before[0].isupper() and after[:1].isupper())
    return (after[:1].isupper() and "?" not in words[at : min(end, at + _REACH)]) or _looks_back(after)


def _tense(words: Sequence[str], at: int) -> Tense | None:
    word = words[at]
    if word in _AHEAD:
        return Tense.FUTURE
    if word == "to":
        return _infinitive(words, at)
    if word in _PRESENT:
        return Tense.PRESENT
    if _looks_back(word):
        return _participle(words, at)
    return None


def _infinitive(words: Sequence[str], at: int) -> Tense | None:
    if words[at + 1 : at + 2] == ["the"]:
        return None
    before = words[max(0, at - 2) : at]
    if any(w in _TO_BACK for w in before):
        return Tense.PAST
    return Tense.FUTURE if any(w in _TO_AHEAD for w in before) else None


def _participle(words: Sequence[str], at: int) -> Tense | None:
    """Tell participles apart: "will be held" looks ahead, "is held" is present, "was held" and "held" look back."""
    before = words[max(0, at - _BEFORE_VERB) : at]
    for back in range(len(before) - 1, -1, -1):
        word = before[back]
        if word in _STOPS:
            break
        if word in _AHEAD or word in _MODAL:
            return Tense.FUTURE
        if word == "to" and "be" in before[back:]:
            return Tense.FUTURE
        if word in ("is", "are", "be"):
            return Tense.FUTURE if words[at] in _TO_AHEAD else Tense.PRESENT
        if word == "to" and back == len(before) - 1 and words[at] in _PLAIN_TOO:
            return Tense.FUTURE
    return Tense.PAST
