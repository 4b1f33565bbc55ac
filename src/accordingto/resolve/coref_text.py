"""A text as tokens in columns, what a mention is, and which words can head a noun phrase that names a source."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from accordingto.names.agents import HEADS
from accordingto.records import Agent, Span
from accordingto.resolve.coref_words import SAYING, STOPS, VERBS
from accordingto.text.doc import Doc
from accordingto.text.lists import word_set

TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Mx|Dr|St|Gen|Col|Lt|Maj|Capt|Cpl|Sgt|Det|Ofc|Insp|Cmdr|Adm|Sen|Sens|Rep|Reps|Gov|Govs|Prof|Rev|Hon|Amb|Pres|Jr|Sr|Inc|Corp|Ltd|Del)\."
    r"|(?:[A-Za-z]\.){2,}|[A-Z]\.(?=\s[A-Z])|['’](?:s|re|ve|ll|d|m)\b"
    r"|[A-Z][^\W_]*s['’](?=\s(?:Union|League|Association|Federation|Society|Guild|Institute|Council|Club|Committee|Alliance|Party|Fund)\b)"
    r"|[^\W_]+(?:(?:[-&'’/\u00ad\u200b]|\.(?![A-Z][a-z]))(?!(?:s|re|ve|ll|d|m)\b)[^\W_]+)*"
    r"|--+"
    r"|[^\w\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]"
)
Noun = tuple[str, Agent | None, bool]
"""Lemma, what it can name, plural."""
AFTER_NOUN = STOPS | VERBS | SAYING
ENDS = frozenset(".!?…:”\"’';,)")
LONGEST = 12
"""Words of a name or noun phrase looked at, to either side of its head."""


class Words:
    """The tokens of a document, column by column: word, start, end, number of sentence, in a quotation or not.

    They are no words of the Doc's: a mark is one here, and so is "vice-president", "U.S.-led" or "Mr.".
    """

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentence: list[int] = []
        self.first: list[int] = []  # by sentence: its first token
        self.headings: set[int] = set()  # sentences that are a short line without a full stop: headings, captions
        self.title: list[bool] = []  # by sentence: nearly every word has a capital, as in a headline
        self.opening: set[int] = set()  # first sentences of paragraphs
        for paragraph in doc.drawn:
            sentence, token = len(self.first), len(self.words)
            self.opening.add(sentence)
            for span in doc.sentences_of([paragraph.span]):
                self._read(span)
            if len(self.first) == sentence + 1 and len(self.words) - token < 20 and self.words[-1] not in ENDS:
                self.headings.add(sentence)
        self.openers = set(self.first)  # first tokens of sentences
        self.quote = [0] * len(self.words)
        ends = ((one, paragraph.span.end) for paragraph in doc.drawn for one in doc.quotations[paragraph.span])
        at = 0  # one that is never closed has the rest of its paragraph
        for number, (one, end) in enumerate(ends, 1):
            at = max(at, bisect_left(self.starts, one.opening[1]))
            stop = max(at, bisect_left(self.starts, one.closing[0] if one.closing else end))
            self.quote[at:stop] = [number] * (stop - at)
            at = stop

    def _read(self, sentence: Span) -> None:
        first = len(self.words)
        for found in TOKEN.finditer(self.text, sentence.start, sentence.end):
            self.words.append(found[0])
            self.starts.append(found.start())
            self.ends.append(found.end())
        if size := len(self.words) - first:
            self.sentence.extend([len(self.first)] * size)
            self.first.append(first)
            self.title.append(_is_title(self.words[first:]))


def _is_title(words: Sequence[str]) -> bool:
    if words[-1] in (".", "!", "?", ":"):
        return False
    long = [w for w in words[:40] if len(w) > 3 and w[0].isalpha()]
    return len(long) > 4 and sum(w[0].isupper() for w in long) > 0.75 * len(long)


@dataclass(slots=True, eq=False)
class Mention:
    """A name, noun phrase or pronoun: tokens `first` to `last`, of which `head` carries the sense.

    `form` is "name", "noun" or "pronoun". `agent` is what sort of source it can be, None where that is open, `place`
    true for a country or town. `name` holds a name's words without titles, `role` the role before it, `determiner`
    the word that opens a noun phrase.
    """

    form: str
    first: int
    last: int
    head: int
    agent: Agent | None = None
    plural: bool = False
    place: bool = False
    gender: str | None = None
    name: tuple[str, ...] = ()
    role: tuple[int, int] | None = None
    determiner: str = ""
    lemma: str = ""
    subject: bool = False
    speaker: bool = False
    possessor: bool = False
    governed: bool = False
    entity: int = -1
    roles: set[str] = field(default_factory=set)


@lru_cache(maxsize=1)
def nouns() -> dict[str, Noun]:
    """Lemma, agent and whether plural, by a noun's form as it stands in a text."""
    found: dict[str, Noun] = {}
    for noun, agent in HEADS.items():
        single = noun[:-1] if noun.endswith("s") and noun[:-1] in HEADS else noun
        found[noun] = (single, agent, agent is Agent.GROUP or single != noun)
        if agent is not Agent.GROUP:
            found.setdefault(_plural(noun), (noun, agent, True))
    return found


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


QUANTITIES = word_set("accordingto.resolve", "words.txt", "quantity")
_PERSONAL = re.compile(r"[a-z]{3,}(?:ologist|ographer|ician|ivist|omist|man|woman|person)")
_PERSONALS = re.compile(r"[a-z]{3,}(?:ists|ians|icians|men|women|persons|goers|holders|workers|makers|leaders)|goers")


def noun_of(word: str) -> Noun | None:
    """Lemma, agent, plural of a word that can head a noun phrase naming a source, else None."""
    known = nouns().get(word)
    if known:
        return None if word in QUANTITIES else known
    if len(word) > 4 and word.endswith(("ist", "er", "ian", "man", "son", "ists", "ians", "men", "ers")):
        if _PERSONAL.fullmatch(word):
            return word, Agent.PERSON, False
        if _PERSONALS.fullmatch(word):
            return word, Agent.PERSON, True
    return None


def loosely_plural(word: str) -> bool:
    """Does it look like a plural noun?"""
    return len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))
