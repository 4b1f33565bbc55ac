"""Whether two tellings that say the same are one act of saying, told twice; and the words that show it."""

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from accordingto.match.comparable import Comparable
from accordingto.names.agents import describe
from accordingto.names.bodies import same_body
from accordingto.names.persons import same_person
from accordingto.records import Agent, Source, Stance, Verdict

MOST_QUOTED = 200  # words of a quotation that are compared
MOST_SHOWN = 80  # characters of a content in a reason
ONE_QUOTATION = 5
"""Words in a row between quotation marks that two people do not happen to say."""
SAME_WORDS, FEW_DAYS = 3, 3
"""Words in a row between quotation marks that one speaker says once within so many days; without, within one day:
"Monday" and "Tuesday" of one saying are often a slip."""


def verdict(one: Comparable, other: Comparable) -> Verdict:
    """One act of saying: one speaker, one stance, to one person, days that can be one, no other figures.

    Or the same words in quotation marks, whoever is held to have said them.
    """
    if not (one.attributed and other.attributed) or _apart(one, other):
        return Verdict.SAME_CLAIM
    said = speakers(one.origin, other.origin) or quoted_run(one.quoted, other.quoted) >= ONE_QUOTATION
    return Verdict.SAME_UTTERANCE if said else Verdict.SAME_CLAIM


def _apart(one: Comparable, other: Comparable) -> bool:
    """What shows that two tellings are of two acts of saying."""
    if (one.statement.stance is Stance.DENY) != (other.statement.stance is Stance.DENY):
        return True
    if speakers(one.origin, other.origin) is False or _told_to_two(one, other):
        return True
    run = quoted_run(one.quoted, other.quoted)
    left, right = _figures(one.content), _figures(other.content)
    if run < ONE_QUOTATION and left and right and not left & right:
        return True
    return days_apart(one.statement.said, other.statement.said) > (FEW_DAYS if run >= SAME_WORDS else 1)


def _told_to_two(one: Comparable, other: Comparable) -> bool:
    mine, theirs = one.statement.addressee, other.statement.addressee
    if not mine or not theirs or not (describe(mine).named and describe(theirs).named):
        return False
    return same_body(mine, theirs).verdict == "different" and same_person(mine, theirs).verdict != "same"


@lru_cache(maxsize=1 << 14)
def _figures(content: str) -> frozenset[str]:
    return frozenset(word.strip(".,;:\"'”’$%()") for word in content.split() if any(map(str.isdigit, word)))


def speakers(one: Source | None, other: Source | None) -> bool | None:
    """Whether two origins are one: true, false, or None where the names do not tell."""
    if one is None or other is None:
        return None
    return _speakers(one.name, other.name, one.kind, other.kind, one.named and other.named)


@lru_cache(maxsize=1 << 16)
def _speakers(one: str, other: str, kind: Agent, other_kind: Agent, named: bool) -> bool | None:
    if not named:
        return None
    people = kind is Agent.PERSON and other_kind is Agent.PERSON
    found = (same_person if people else same_body)(one, other).verdict
    return None if found == "unknown" else found == "same"


def quoted_run(one: Sequence[tuple[str, ...]], other: Sequence[tuple[str, ...]]) -> int:
    """The most words in a row that both have between quotation marks."""
    return max((_run(a[:MOST_QUOTED], b[:MOST_QUOTED]) for a in one for b in other), default=0)


def _run(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    """Length of the longest common run of words."""
    if not set(left) & set(right):
        return 0
    return SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size


def days_apart(one: str | None, other: str | None) -> int:
    """Days between two days or intervals; 0 where one is not known."""
    if not (one and other):
        return 0
    try:
        (first, last), (start, end) = (
            (date.fromisoformat(s.split("/")[0]), date.fromisoformat(s.split("/")[-1])) for s in (one, other)
        )
    except ValueError:
        return 0
    return (max(first, start) - min(last, end)).days


def because(one: Comparable, other: Comparable) -> str:
    """Why two tellings are held to be one claim; `beside` adds their words, which stand in the articles."""
    names = [
        line.origin.name if line.origin else "unknown" if line.attributed else "the article" for line in (one, other)
    ]
    if speakers(one.origin, other.origin):
        said = one.statement.said
        when = f" on {said}" if said and said == other.statement.said else ""
        return f"both have {names[0]} saying it{when}"
    told = "one saying, told of" if verdict(one, other) is Verdict.SAME_UTTERANCE else "one proposition of"
    return f"{told} {names[0]} and {names[1]}"


def beside(reason: str, one: str, other: str) -> str:
    """The reason with the beginnings of the two contents."""
    return f"{reason}; “{_short(one)}” / “{_short(other)}”"


def _short(content: str) -> str:
    """The beginning of a content, without marks round all of it; marks inside are single ones."""
    found = content.strip(" ,")
    bare = found.strip("\"'“”‘’ ,")
    found = found.translate(_INNER) if any(mark in bare for mark in '“”"') else bare
    return found if len(found) <= MOST_SHOWN else found[:MOST_SHOWN].rsplit(" ", 1)[0] + " …"


_INNER = str.maketrans('“”"', "‘’'")
