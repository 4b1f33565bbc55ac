"""What beside their meaning tells whether two tellings say the same: words, speakers, quotations, figures, length."""

import math
import re
from functools import lru_cache

from accordingto.match.comparable import Comparable
from accordingto.match.utterances import ONE_QUOTATION, quoted_run, speakers
from accordingto.records import Stance
from accordingto.text.lists import alternation
from accordingto.text.wordforms import is_past, words

LONGEST_RUN = 10
_MARKS = frozenset("\"'“”‘’«»„")
_FIGURE = re.compile(r"\d[\d.,]*")
_AUXILIARY = re.compile(
    rf"\b(?:{alternation('accordingto.match', 'words.txt', 'auxiliary')})\b|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b",
    re.IGNORECASE,
)


def measures(one: Comparable, other: Comparable) -> dict[str, float]:
    """By name, each about 0 to 1 but the last two, which are logarithms of numbers of words."""
    who = speakers(one.origin, other.origin) if one.attributed and other.attributed else None
    left, right = _stems(one.content), _stems(other.content)
    mine, theirs = _figures(one.content), _figures(other.content)
    run = quoted_run(one.quoted, other.quoted)
    long, short = sorted((len(one.content.split()), len(other.content.split())), reverse=True)
    return {
        "words": len(left & right) / (min(len(left), len(right)) + 1),
        "all words": len(left & right) / (len(left | right) + 1),
        "same speaker": float(who is True),
        "other speaker": float(who is False),
        "quote": min(LONGEST_RUN, run) / LONGEST_RUN,
        "two quotes": float(run < ONE_QUOTATION and _spoken(one.content) and _spoken(other.content)),
        "figures": float(bool(mine & theirs)),
        "other figures": float(bool(mine and theirs and not mine & theirs)),
        "one denies": float((one.statement.stance is Stance.DENY) != (other.statement.stance is Stance.DENY)),
        "one verb": float(_verb(one.content) != _verb(other.content)),
        "one article": float(one.statement.article == other.statement.article),
        "short": math.log1p(short),
        "uneven": math.log((long + 1) / (short + 1)),
    }


@lru_cache(maxsize=1 << 12)
def _stems(content: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(content) if word.content)


@lru_cache(maxsize=1 << 12)
def _figures(content: str) -> frozenset[str]:
    return frozenset(found.group().rstrip(".,") for found in _FIGURE.finditer(content))


@lru_cache(maxsize=1 << 12)
def _verb(content: str) -> bool:
    """It says that something is or was done; a mere name of what is talked of, "the allegations", does not."""
    return bool(_AUXILIARY.search(content)) or any(is_past(word.low) for word in words(content)[1:])


def _spoken(content: str) -> bool:
    """All of it is in quotation marks."""
    return content[:1] in _MARKS and content[-1:] in _MARKS
