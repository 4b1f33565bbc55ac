"""What an article is about, as a small bag of weighted terms: names, numbers, rare words."""

import math
import re
from collections import Counter
from collections.abc import Mapping

from accordingto.text.rarity import rarity, term

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


def terms(text: str, title: str = "") -> dict[str, float]:
    """The terms of greatest weight, with it: times found (its logarithm) by rarity in news at large, a name more.

    Weights have no unit and are not yet scaled: `weighed` does that, with what the ledger knows. Small letters,
    plurals as singulars, figures without commas. The same text gives the same terms on any machine.
    """
    counts, names = counted(text)
    for one, count in counted(title)[0].items():
        counts[one] += TITLE * count
    weights = {
        one: round((1 + math.log(count)) * rarity(one) * (NAME if one in names else 1), 4)
        for one, count in counts.items()
    }
    return dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:TERMS])


def weighed(found: Mapping[str, float], holding: Mapping[str, int], articles: int) -> dict[str, float]:
    """Terms as a vector of length one, rarity now counted in the ledger too.

    `holding` says how many of the ledger's `articles` have the term, so that a name that stands in all of them
    tells nothing, however rare it is elsewhere.
    """
    weights = {t: w * rarity(t, articles, holding.get(t, 0)) / rarity(t) for t, w in found.items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {one: weight / length for one, weight in weights.items()} if length else {}


def counted(text: str) -> tuple[Counter[str], set[str]]:
    """How often each term stands in a text, and which are names: capitals twice as often as not."""
    counts: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for word, count in Counter(_WORD.findall(_ADDRESS.sub(" ", text))).items():
        one = term(word)
        counts[one] += count
        if word[0].islower():
            small[one] += count
    names = {one for one, count in counts.items() if count > 3 * small[one] and not one[0].isdigit()}
    return Counter({one: count for one, count in counts.items() if 1 < len(one) <= LONGEST}), names
