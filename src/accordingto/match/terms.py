"""What an article is about, as a small bag of weighted terms: names, numbers, rare words."""

import math
import re
from collections import Counter
from collections.abc import Mapping

from accordingto.match.common_words import BANDS, DOCUMENTS

TERMS = 40
"""Terms kept of an article."""
LONGEST = 40
"""Letters of a term, at most."""
NAME = 3.0
"""How much more a name tells than another word as rare. (Of 1 to 3 the best on ECB+ topics 1 to 30.)"""
TITLE = 2
"""How often a word of the title counts, beside where it stands in the text."""
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_ADDRESS = re.compile(r"^https?\s?:.*$|https?://\S+", re.MULTILINE)
_RARE = 3
_HOLDERS = {word: DOCUMENTS / 2 ** (band / 2) for band, words in BANDS.items() for word in words.split()}


def terms(text: str, title: str = "") -> dict[str, float]:
    """The terms of greatest weight, with it: times found (its logarithm) by rarity in news at large, a name more.

    Weights have no unit and are not yet scaled: `weighed` does that, with what the ledger knows. Small letters,
    plurals as singulars, figures without commas. The same text gives the same terms on any machine.
    """
    counts, names = counted(text)
    for term, count in counted(title)[0].items():
        counts[term] += TITLE * count
    weights = {
        term: round((1 + math.log(count)) * _rarity(term, 0, 0) * (NAME if term in names else 1), 4)
        for term, count in counts.items()
    }
    return dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:TERMS])


def weighed(found: Mapping[str, float], holding: Mapping[str, int], articles: int) -> dict[str, float]:
    """Terms as a vector of length one, rarity now counted in the ledger too.

    `holding` says how many of the ledger's `articles` have the term, so that a name that stands in all of them
    tells nothing, however rare it is elsewhere.
    """
    weights = {t: w * _rarity(t, articles, holding.get(t, 0)) / _rarity(t, 0, 0) for t, w in found.items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def counted(text: str) -> tuple[Counter[str], set[str]]:
    """How often each term stands in a text, and which are names: capitals twice as often as not."""
    counts: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for word, count in Counter(_WORD.findall(_ADDRESS.sub(" ", text))).items():
        term = _term(word)
        counts[term] += count
        if word[0].islower():
            small[term] += count
    names = {term for term, count in counts.items() if count > 3 * small[term] and not term[0].isdigit()}
    return Counter({term: count for term, count in counts.items() if 1 < len(term) <= LONGEST}), names


def _term(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    term = word.lower().replace("\u2019", "'").removesuffix("'s")
    if len(term) > 4 and term.endswith("ies"):
        return term[:-3] + "y"
    if len(term) > 3 and term.endswith("s") and not term.endswith(("ss", "us", "is")):
        return term[:-1]
    return term


def _rarity(term: str, articles: int, holding: int) -> float:
    """Inverse document frequency (Sparck Jones 1972) over news at large and the ledger together."""
    return math.log((DOCUMENTS + articles + 1) / (_HOLDERS.get(term, _RARE) + holding))
