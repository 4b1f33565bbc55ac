"""Whether anything is told: by the class of the cue, and by whether its content is a proposition.

"The site aired | a tape" and "users love | the machine" are attribution relations of a kind, and PolNeAR has many like
them. But nothing is told there that could be confirmed or denied.
"""

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from accordingto.names.agents import HEADS, PRODUCTS, describe, is_agent
from accordingto.records import Agent, Attribution, Stance
from accordingto.resolve.clause import Clause, clause, cue_words
from accordingto.resolve.cuewords import (
    AUXILIARIES,
    BE,
    HANDLING,
    NEGATIONS,
    REGARD,
    SHOWING,
    STATES,
    TELLS,
    THINGS,
    VOICING,
    is_adverb,
)
from accordingto.resolve.stance import stance
from accordingto.text.doc import Doc
from accordingto.text.lists import word_set
from accordingto.text.wordforms import is_past, stem, stemmed

_LONGEST = 300
"""Characters of a piece of content that are read."""
_VERBS = word_set("accordingto.resolve", "words.txt", "verb")
_DETERMINERS = word_set("accordingto.resolve", "words.txt", "opens a phrase")
_SUBJECTS = frozenset("i we you he she it they who".split())
_OPENS = frozenset("that whether if how why what when where who to".split())
_CLAUSES = _OPENS - {"to"} | {"which", "whom", "whose", "while", "because", "as"}
_QUOTES = re.compile(r"[\"“«]\S+\s[^\"”»]+|(?<!\w)[‘']\w\S*\s[^’']{2,}[’'](?!\w)")
_LITTLE = AUXILIARIES | NEGATIONS | frozenset("about at by for from in like of on with".split())
_HEARSAY = frozenset(("reportedly", "allegedly"))
_VOICING = stemmed(VOICING)
_QUOTING = stemmed(("quote", "cite"))


def telling(doc: Doc, found: Sequence[Attribution], sure: float) -> list[Attribution]:
    """The attributions that tell something; also those that do not, where the model is as `sure` of them."""
    return [one for one in found if one.score >= sure or tells(doc.text, one, clause(doc, one))]


def tells(text: str, one: Attribution, cue: Clause) -> bool:
    """Whether somebody may say, plan or think something by it."""
    said = [w.text for s in one.content for w in cue_words(text, s.start, min(s.end, s.start + _LONGEST))]
    own = [word.text for word in cue.words[cue.cue : cue.end]]
    if not own or text[one.cue[-1].end - 1] == ":":
        return True
    full = {w if w in STATES else stem(w) for w in own if w in _HEARSAY or not (w in _LITTLE or is_adverb(w))}
    who = " ".join(text[s.start : s.end] for s in one.source)
    if not full:
        return bool(who)  # "in | a new poll"
    denies = full.isdisjoint(THINGS) and stance(text, one.content, cue)[0] is Stance.DENY  # "shot down | the claim"
    return denies or _by_class(text, one, full, who, said)


def _by_class(text: str, one: Attribution, full: Set[str], who: str, said: Sequence[str]) -> bool:
    """What a cue of speech has need not be a proposition; all others have a thing if it is none."""
    starts = (cue_words(text, s.start, min(s.end, s.start + _LONGEST))[:1] for s in one.content)
    opens = _quotes(text, one) or _stands_first(text, one) or any(w.text in _OPENS for start in starts for w in start)
    proposes = opens or _has_verb(said)
    if not full.isdisjoint(TELLS):
        return proposes or full.isdisjoint(_QUOTING) or not _is_speaker(text, one)
    if not full.isdisjoint(REGARD):
        return proposes or "as" in said or said[:1] == ["no"]
    if not full.isdisjoint(SHOWING):
        shows = any(HEADS.get(word) in (Agent.DOCUMENT, Agent.OUTLET) for word in who.lower().split())
        return proposes or full.isdisjoint(HANDLING) or shows
    if not full.isdisjoint(HANDLING):
        if not full.isdisjoint(_VOICING) and any(stem(word) in TELLS for word in said[:4]):
            return True  # "offered | some good advice"
        if describe(text[one.content[0].start : one.content[0].end]).head in PRODUCTS:
            return True  # "released | a poll of voters"
        return opens or "as" in said[:5] or text[one.cue[-1].start : one.cue[-1].end].endswith(" as")
    return opens


def _quotes(text: str, one: Attribution) -> bool:
    """Some of it is in quotation marks, or it stands in them."""
    before = {text[s.start - 1 : s.start] for s in one.content}
    return not before.isdisjoint(('"', "“")) or any(_QUOTES.search(text, s.start, s.end) for s in one.content)


def _stands_first(text: str, one: Attribution) -> bool:
    """A sentence by itself, which the cue interrupts or ends: "The batch was bad, | the coroner found"."""
    content = one.content[0]
    alone = all(content.end <= span.start for span in (*one.source, *one.cue))
    return alone and text[content.end : content.end + 1] == "," and text[content.start].isupper()


def _is_speaker(text: str, one: Attribution) -> bool:
    """The content is one who says something, and not what: "quoted | an eyewitness"."""
    content = text[one.content[0].start : one.content[0].end]
    found = describe(content)
    if " who " in content or " as saying " in content:
        return False
    return found.kind in (Agent.PERSON, Agent.GROUP) and (found.named or is_agent(found.head))


def _has_verb(said: Sequence[str]) -> bool:
    """A finite verb in the main clause."""
    for before, word in pairwise(said):
        if word in _CLAUSES:
            return False
        if word in _VERBS and before not in BE:
            return True
        if is_past(word) and (before in _SUBJECTS or (before.endswith(("s", "ly")) and before not in _DETERMINERS)):
            return True
    return False
