"""Quotation marks, paired whatever their style.

News writes speech in straight, curly and single marks, in guillemets and in two apostrophes. The model
sees one style only: every outer mark found here becomes an opening or a closing mark, so that what it
learnt on one style holds for the others.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

MARK = re.compile(r"''|``|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u2039\u203a'`]")
OPENING = frozenset(("\u201c", "\u201e", "\u00ab", "``"))
CLOSING = frozenset(("\u201d", "\u00bb"))
SINGLE = frozenset(("\u2018", "\u2019", "\u201a", "\u2039", "\u203a", "'", "`"))
ELISION = re.compile(r"(?:em|til|till|tis|twas|cause|round|bout|n|cos|\d\ds?)\b", re.IGNORECASE)
BEFORE_OPENING = frozenset(' \t\u00a0([{-\u2013\u2014\u2015/:\u2026"\u201c')

BEFORE_SPEECH = frozenset(("", ":", ",", ".", "!", "?", '"', "\u201d"))
AFTER_INCHES = re.compile(r"[\s-]+[a-z\d]|\s*[x\u00d7,]")
INVERTED = re.compile(r"\s+(?:Said|Asked|Added|Replied|Answered)\s[^.;:!?]{2,120}:\s*")
NEXT_MARKS, MOST_SPACE = 20, 40
"""Marks and white space that are looked through for the next one that matters."""
LONGEST_SCARE_QUOTE = 5
"""Spaces within a few words in single marks that need no comma or full stop before the closing one."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One outer quotation of a paragraph, in character offsets.

    `opening` and `closing` are the marks' own ranges; `closing` is None where the paragraph ends
    before the quotation does (a speech that runs on opens each paragraph and closes only the last).
    """

    opening: tuple[int, int]
    closing: tuple[int, int] | None


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The outer quotations of the paragraph `text[start:end]`, in order."""
    marks = [(m.start(), m.end(), m.group()) for m in MARK.finditer(text, start, end)]
    found: list[Quotation] = []
    opened: tuple[int, int] | None = None
    skip_to = start
    hopeless = 0  # the mark before which no single quotation closes; it keeps a line of apostrophes linear
    for i, (at, after, mark) in enumerate(marks):
        if at < skip_to:
            continue
        if mark in SINGLE:
            if opened is None and i >= hopeless and _opens_single(text, start, end, at, mark):
                close, hopeless = _single_close(text, end, marks, i + 1)
                if _runs_on(text, start, at, close):
                    return [*found, Quotation((at, after), None)]
                if close:
                    found.append(Quotation((at, after), close))
                    skip_to = close[1]
            continue
        if mark == '"' and text[at - 1 : at].isdigit() and at > start and _is_inches(text, end, marks, i, opened):
            continue
        turned = opened is not None and text[opened[0]] in CLOSING  # »so« or ”so”
        opens = mark not in CLOSING or _turned(text, start, end, at)
        if opens and not turned and (mark in OPENING or opened is None):
            if opened is not None:
                found.append(Quotation(opened, None))
            opened = (at, after)
        elif opened is not None:
            found.append(Quotation(opened, (at, after)))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, None))
    return found


def _runs_on(text: str, start: int, at: int, close: tuple[int, int] | None) -> bool:
    """Whether a single mark opens speech that the paragraph does not close: said: 'We shall see the workers' rights.

    It stands at the start or where a sentence may begin; a plural's apostrophe far behind it closes nothing.
    """
    if last_before(text, start, at) not in BEFORE_SPEECH or not text[at + 1].isupper():
        return False
    return close is None or (text[close[0] - 1].isalnum() and text.count(" ", at, close[0]) > LONGEST_SCARE_QUOTE)


def _is_inches(
    text: str, end: int, marks: list[tuple[int, int, str]], number: int, opened: tuple[int, int] | None
) -> bool:
    """Whether the mark after a figure measures, 12": outside of quotations, or where a later mark closes this one."""
    if opened is None:
        return True
    at = marks[number][1]
    if not AFTER_INCHES.match(text, at, end):
        return False
    later = next((mark for mark in marks[number + 1 : number + NEXT_MARKS] if mark[2] in '"\u201c\u201d'), None)
    if later is None or later[2] == "\u201c":
        return False
    before = text[later[0] - 1]
    return before.isalnum() or before in ".,!?\u2026)'\u2019"


def last_before(text: str, start: int, at: int) -> str:
    """The last character of a paragraph before `at` that is no space; "" where it begins there."""
    return text[max(start, at - MOST_SPACE) : at].rstrip()[-1:]


def turns(text: str, start: int, end: int, paired: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    """The paragraph, whose quotations are `paired`, in parts.

    It is cut behind a quotation where another follows, or “Said Ms. Quill:” does.
    """
    for one, other in pairwise(paired):
        if one.closing is None:
            continue
        between = text[one.closing[1] : other.opening[0]]
        if not (between.isspace() or INVERTED.fullmatch(between)):
            continue
        if text[other.opening[1] : end][:1].isupper() and last_before(text, start, one.opening[0]) in BEFORE_SPEECH:
            yield start, one.closing[1]
            start = other.opening[0] - len(between.lstrip())
    yield start, end


def _turned(text: str, start: int, end: int, at: int) -> bool:
    """Whether a closing mark opens: it stands before a word, after white space or nothing."""
    before = at == start or text[at - 1] in BEFORE_OPENING
    return before and at + 1 < end and (text[at + 1].isalnum())


def _opens_single(text: str, start: int, end: int, at: int, mark: str) -> bool:
    if mark in "\u2019\u203a":
        return False
    after = text[at + 1 : at + 2] if at + 1 < end else ""
    if not after or after.isspace() or not (at == start or text[at - 1] in BEFORE_OPENING):
        return False
    return not ELISION.match(text, at + 1)


def _single_close(
    text: str, end: int, marks: list[tuple[int, int, str]], first: int
) -> tuple[tuple[int, int] | None, int]:
    """The mark that closes a single quotation: not an apostrophe, and rather not a plural's.

    With it, or without any, the number of the mark before which no later quotation would find one either.
    """
    fallback = None
    for number in range(first, len(marks)):
        at, after, mark = marks[number]
        if mark == "\u2018":
            return fallback, 0 if fallback else number
        if mark not in SINGLE or mark == "`":
            continue
        following = text[after] if after < end else " "
        if text[at - 1].isspace() or following.isalnum():
            continue
        plural = (
            (text[at - 1] in "sS" or text[at - 1].isdigit())
            and following == " "
            and text[after + 1 : after + 2].isalpha()
        )
        if not plural:
            return (at, after), 0
        fallback = fallback or (at, after)
    return fallback, 0 if fallback else len(marks)
