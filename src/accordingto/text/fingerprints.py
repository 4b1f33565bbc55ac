"""Fingerprints of a text: few numbers that two texts share where they share a passage."""

import re
from zlib import crc32

import numpy as np

WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
GRAM = 5
"""Words in a sequence. Shorter ones are shared by chance, longer ones do not survive an edit."""
WINDOW = 15
"""Sequences of which one is kept: 2 in 16, one for eight words."""
_FACTORS = np.array([pow(0x9E3779B97F4A7C15, n + 1, 1 << 64) for n in range(GRAM)], dtype=np.uint64)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(32)


def folded(word: str) -> str:
    """A word as it is compared: small letters, straight apostrophes."""
    return word.lower().replace("\u2019", "'")


def fingerprints(text: str) -> tuple[int, ...]:
    """Hashes of some of the sequences of five words, ascending, 63 bits each; none for a text under five words.

    Winnowing (Schleimer, Wilkerson and Aiken 2003): of every 15 sequences in a row the smallest hash is kept, so
    two texts that have 19 words in a row in common share one for certain, and with 12 words two in three do. The
    same text gives the same numbers on any machine.
    """
    words = WORD.findall(text)
    if len(words) < GRAM:
        return ()
    known = {word: crc32(folded(word).encode("utf-8", "surrogatepass")) for word in set(words)}
    single = np.array([known[word] for word in words], dtype=np.uint64)
    count = len(words) - GRAM + 1
    grams = np.zeros(count, dtype=np.uint64)
    for n in range(GRAM):
        grams += single[n : n + count] * _FACTORS[n]
    # Smallest must mean nothing but chance: mix high bits into low ones and back.
    grams = (grams ^ (grams >> _HALF)) * _MIX
    grams = (grams ^ (grams >> _HALF)) >> np.uint64(1)
    windows = np.lib.stride_tricks.sliding_window_view(grams, min(WINDOW, count))
    return tuple(np.unique(windows.min(axis=1)).tolist())
