"""Statements that only say of another that it is false: "She just made it up", "called those statements false".

They have no proposition of their own; what they deny is what was said before them in the same article.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from accordingto.match.comparable import Comparable
from accordingto.match.polarity import CALLS_FALSE
from accordingto.names.persons import same_person
from accordingto.records import Agent, Stance
from accordingto.resolve.cuewords import GIVING, NOTHING_HELD
from accordingto.text.lists import alternation, word_set
from accordingto.text.rarity import weights
from accordingto.text.wordforms import stemmed

_FALSE = re.compile(
    rf"\b(?:{CALLS_FALSE}|{alternation('accordingto.match', 'words.txt', 'calls false, in a reply')}"
    r"|(?:not|n['’]t|never) (?:be |been )?(?:true|accurate|happened)|no (?:such )?(?:evidence|proof|truth|basis)"
    r"|ma(?:de|kes?|king) (?:it|that|this|them|things) (?:all )?up)\b",
    re.IGNORECASE,
)
_HAVE = frozenset("have has had".split())
# What others said there was, or was given: "made no such promise", "there was no such plan", "no such order exists".
# Not what one has none of where another has: "had no such luck".
_NO_SUCH = re.compile(
    rf"(?:\bthere(?:['’]s| is| are| was| were| (?:has|have|had|will|would) (?:never )?(?:been|be))"
    rf"|\b(?:{'|'.join(sorted(GIVING - _HAVE))}|received?)) no such \w+(?!\w| as\b)"
    r"|\b(?:said|say|did|done) no such thing\b"
    rf"|\b(?:have|has|had) no such (?:{'|'.join(sorted(NOTHING_HELD))})\b"
    r"|\bno such \w+ (?:exist(?:s|ed)?|(?:(?:is|are|was|were|has|have|had|ever|been|being) )+\w+)(?:\W*$|[,.;”\"])",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"(?:^|\W)(?:he|she)\b|\b(?:misspoke|lied|liar)\b", re.IGNORECASE)
_POINTS = re.compile(
    rf"\b(?:{alternation('accordingto.match', 'words.txt', 'points back')})\b|^[\W\d]*\w+[\W\d]*$", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?,])[”\"'’]*\s+(?:…\s+)?(?=[“\"'‘]?[A-Z])|\s…\s")
_LONGEST = 14  # words of a sentence of such a statement
_REACH = 3000  # characters back
_TOLD = word_set("accordingto.match", "words.txt", "what somebody said")
_GENERIC = stemmed(_TOLD)
# Of what is denied a mere name: "shot down the claim", "dismissed these rumours as nonsense", "the reports by Quill".
_NAMED = re.compile(
    rf"^\W*(?:[\w’'-]+ ){{0,5}}?(?:the|th(?:is|ese|at|ose)|such|his|her|their|its|[\w.]+[’']s)(?: [\w’'-]+){{0,2}}?"
    rf" (?:{'|'.join(sorted(_TOLD))})(?: (?:[\w’'-]+ ){{0,2}}(?:as|to|by|from|against)\b(?!.*\bthat\b).{{1,60}})?\W*$",
    re.IGNORECASE,
)


def replies(lines: Sequence[Comparable]) -> dict[int, int]:
    """For each such statement of one article the place of the one that it denies, where there is one before it.

    Of several that fit as well it is what the article is about: what has most words in common with all else it tells.
    """
    found = {}
    denials = [_denies(line) for line in lines]
    words = [set(weights(line.content)) - _GENERIC for line in lines] if any(denials) else []
    told = Counter(word for some in words for word in some)
    about = [sum(told[word] - 1 for word in some) for some in words]
    for at, line in enumerate(lines):
        if not denials[at]:
            continue
        earlier = [i for i, other in enumerate(lines) if not denials[i] and _near(other, line)]
        if earlier:
            found[at] = max(earlier, key=lambda i: (_fits(lines[i], line, words[i] & words[at]), about[i]))
    return found


def _denies(line: Comparable) -> bool:
    """Each of its sentences does nothing else, "These claims are false. We deny them", or but names what it denies."""
    if line.statement.stance is Stance.DENY and _NAMED.search(line.content):
        return True
    sentences = [one for one in _SENTENCE.split(line.content) if one.strip(" “”\"'…")]
    return bool(sentences) and all(
        len(one.split()) <= _LONGEST and (_NO_SUCH.search(one) or (_FALSE.search(one) and _POINTS.search(one)))
        for one in sentences
    )


def _near(earlier: Comparable, reply: Comparable) -> bool:
    away = reply.statement.attribution.content[0].start - earlier.statement.attribution.content[-1].end
    return 0 <= away <= _REACH and len(earlier.content.split()) > 3 and not _one_speaker(earlier, reply)


def _one_speaker(one: Comparable, other: Comparable) -> bool:
    if one.origin is None or other.origin is None:
        return False
    return one.origin.name == other.origin.name or same_person(one.origin.name, other.origin.name).verdict == "same"


def _fits(earlier: Comparable, reply: Comparable, shared: Collection[str]) -> float:
    """The more, the better: a person where the reply is about one, and words in common."""
    person = earlier.origin is not None and earlier.origin.kind is Agent.PERSON and earlier.origin.named
    return float(person and bool(_SOMEBODY.search(reply.content))) + len(shared)
