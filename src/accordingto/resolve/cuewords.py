"""The words of cues, by what they do to what is said: deny, decline, hedge, want.

The lists are in `data/cues.txt`; verbs stand there as lemmas and are inflected once, when the module is loaded.
"""

from accordingto.text.lists import alternation, lists, word_set
from accordingto.text.wordforms import inflected, stemmed


def any_of(section: str) -> str:
    """The words of a section of `data/words.txt` as a regular expression."""
    return alternation("accordingto.resolve", "words.txt", section)


def _words(section: str) -> frozenset[str]:
    return word_set("accordingto.resolve", "cues.txt", section)


def _lemmas(section: str) -> frozenset[str]:
    return inflected(" ".join(lists("accordingto.resolve", "cues.txt")[f"{section}: lemmas"]))


_NO_ADVERBS = _words("no adverb in -ly")


def is_adverb(word: str) -> bool:
    """A word in -ly that is no verb or noun."""
    return word.endswith("ly") and word not in _NO_ADVERBS


AUXILIARIES = _words("auxiliary")
BE = frozenset("am is are was were be been being".split())
MODALS = frozenset("may might could".split())
NEGATIONS = _words("negation")
FAILED = frozenset("fail fails failed failing".split())

DENY = _lemmas("deny") | _words("deny")
DECLINE = _lemmas("decline") | _words("decline")
# What one would expect a source to do with words: not doing it is declining.
DISCLOSE = _lemmas("disclose") | _words("disclose")
# What "does not" turns into its contrary, besides private states.
HOLD = _lemmas("hold")
# A negation before these strengthens: "did not hesitate to say".
UNDENIABLE = _lemmas("undeniable") | DENY | DECLINE | _words("undeniable")
NOTHING_TOLD = _words("nothing told")
NOTHING_HELD = _words("nothing held")
GIVING = _words("giving")

PRIVATE = _lemmas("private state") | _words("private state")
# With "would", the answer to a pollster or a thought: "46 percent would choose him".
WOULD = inflected("vote back pick choose rate elect")

HINTS = _lemmas("hint")
SEEMS = inflected("seem appear")
HEDGES = SEEMS | HINTS | _words("hedge")

# What may stand between determiner and noun of "a firm denial", "this political decision".
BEFORE_NOUN = _words("before a noun")
STATES = _words("noun of a state")
VOICING = inflected("express issue give offer") | frozenset("gave given".split())

READY = frozenset("set poised ready likely expected about bound".split())  # "appears set to veto"

TELL = _lemmas("tell") | _words("tell")


def _stems(*sections: str) -> frozenset[str]:
    return stemmed(word for section in sections for word in _words(section))


REGARD, HANDLING, SHOWING = _stems("regard"), _stems("handling"), _stems("showing")
THINGS = REGARD | HANDLING | SHOWING
_SAYS = (
    TELL | word_set("accordingto.resolve", "words.txt", "saying") | DENY | DECLINE | DISCLOSE | HINTS | HOLD | PRIVATE
)
TELLS = (stemmed(_SAYS) | _stems("telling")) - THINGS | STATES
