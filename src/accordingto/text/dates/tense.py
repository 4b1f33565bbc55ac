"""Does the sentence around a date look back or ahead? The nearest verb tells; no parser."""

from collections.abc import Sequence
from enum import StrEnum

_IRREGULAR = frozenset(
    """
    was were had did said told went came took made gave got saw knew thought found left felt kept held met led
    ran began became brought bought built caught chose drew drove fell fought flew grew heard hurt laid lay lost
    paid rose sat sent shook shot sold sought spent spoke stood struck taught threw understood won wore wrote
    written been done given gone known seen shown taken broken spoken stolen sworn torn thrown withdrawn hit put
    cut set let quit beat shut split swept slid sank swore froze fled dealt meant lent bent bore bound born
    wound hung stuck read
    """.split()
)
_PLAIN_TOO = frozenset("hit put cut set let quit beat shut split read hurt".split())  # these may be present as well
_NOT_PAST = frozenset(
    """
    need needs feed indeed speed seed weed red bed hundred united sacred kindred breed exceed proceed
    """.split()
)
_AHEAD = frozenset("will shall would may might wo ll".split())
_MODAL = frozenset("must can could should cannot".split())
_PRESENT = frozenset("is are am has have does do says tells wants plans expects".split())
_TO_AHEAD = frozenset(
    """
    expected due scheduled set planned plans plan planning slated going hopes hoped hope intends intended wants
    wanted ordered about supposed asked urged agreed required vowed pledged likely needs need has have poised
    told want try trying invited bound allowed prepared preparing ready designed aims aimed meant promised
    proposed decided voted seeks seeking sought offered offer permission deadline authorized is are was were
    """.split()
)
_TO_BACK = frozenset(
    """
    refused declined failed began started managed tried used continued forced able went came had helped returned
    """.split()
)
_OPENERS = frozenset(
    """
    on in by at since until from late early last next this earlier later but and as of
    """.split()
)
_STOPS = frozenset(',;:()"\u201c\u201d')
_QUOTES = frozenset('"\u201c\u201d')
_REACH = 40  # tokens looked at on either side: a verb further off says little


class Tense(StrEnum):
    """Which way a verb points."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


def tense_at(words: Sequence[str], first: int, last: int, begin: int, end: int) -> Tense | None:
    """The tense around tokens `first` to `last` (both included) in the sentence `words[begin:end]`.

    A date that opens its clause belongs to the verb that follows, any other to the one before; where that side
    has no verb, the other side tells.
    """
    before = range(first - 1, max(begin, first - _REACH) - 1, -1)
    after = range(last + 1, min(end, last + _REACH))
    sides = (after, before) if opens(words, first, begin) else (before, after)
    for side in sides:
        quoted = False
        for at in side:
            if words[at] in _QUOTES:
                quoted = not quoted
            found = None if quoted else _tense(words, at, begin)
            if found:
                return found
    return None


def opens(words: Sequence[str], first: int, begin: int) -> bool:
    """Does a date at token `first` open its clause, prepositions before it aside?"""
    at = first - 1
    while at >= begin and words[at] in _OPENERS:
        at -= 1
    return at < begin or words[at] in _STOPS or (at + 1 < first and words[at + 1] in ("but", "and", "as"))


def _tense(words: Sequence[str], at: int, begin: int) -> Tense | None:
    word = words[at]
    if word in _AHEAD:
        return Tense.FUTURE
    if word == "to":
        return _infinitive(words, at, begin)
    if word in _PRESENT:
        return Tense.PRESENT
    if word in _IRREGULAR or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST):
        return _participle(words, at, begin)
    return None


def _infinitive(words: Sequence[str], at: int, begin: int) -> Tense | None:
    if words[at + 1 : at + 2] == ["the"]:
        return None
    before = words[max(begin, at - 2) : at]
    if any(w in _TO_BACK for w in before):
        return Tense.PAST
    return Tense.FUTURE if any(w in _TO_AHEAD for w in before) else None


def _participle(words: Sequence[str], at: int, begin: int) -> Tense | None:
    """Tell participles apart: "will be held" looks ahead, "is held" is present, "was held" and "held" look back."""
    before = words[max(begin, at - 4) : at]
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
