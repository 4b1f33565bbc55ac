"""Who passed the words on: an outlet that was told, that cites, that obtained and published.

"he told TASS", "officials cited by The Harbour Gazette", "emails released by WikiLeaks": each brings a link between the
writer and the origin. The words that show it are kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.names.agents import describe, is_agent, outlet
from accordingto.records import Agent, Span

_TOKEN = re.compile(r"[\"“‘']?[A-Z0-9][\w.&’'/-]*[\"”’']?|of|and|&|the|de|en|la")
_BY_WORD = re.compile(r"(?: [a-z]+){1,3}\b")
_LONGEST = 7
_HEARD = re.compile(
    r"\b(?:told|tells|telling|tell|informed|informs|to|with|on|in|via)\s+"
    r"(?:(?!(?:that|he|she|it|they|we|who|which|but|and|said|says|is|was|has|had|as|after|before|about|because|when|if|by)\b)"
    r"[\w.“\"-]+(?:['’]s?)?\s+){0,6}$|"
    r"\b(?:by|from|for|during|at)\s+(?:the\s+)?$"
)
_NOT_HEARD = re.compile(
    r"^(?:['’]s?)?\s+(?:report|reports|story|stories|article|articles|investigation|poll|polls|survey|headline|account|"
    r"coverage|allegations?|claims?|headquarters|building|executives?|owner|lawsuit|endorsement)\b|"
    r"^(?:['’]s?)?\s+(?:[\w\"“”-]+\s+){0,4}(?:debate|forum|town\s+hall)\b",
    re.I,
)
_OF_OUTLET = re.compile(
    r"\b(?:response|reaction|reference|owner|editor|according|due|thanks|addition|led|owned|hosted|sponsored|moderated|"
    r"organi[sz]ed|run|time|career|job|stint|years?|role|work|works|worked|shares?|money|ads?|advertis\w+|host|anchor|"
    r"employed|fired|hired|by\s+[A-Z][\w.-]*\s+(?:[A-Z][\w.-]*\s+){0,2}(?:in|during)\s+an?\s+(?:\w+\s+)?interview)\s+"
    r"(?:to|of|by|on|at|in|for|with|from)\s+(?:the\s+)?$"
)
_CITED = re.compile(
    r"\b(?:who\s+(?:were\s+|was\s+)?)?(?:cited|quoted|interviewed|contacted|reached|polled|surveyed|consulted)\s+(?:by|in)\s+|"
    r"\bwho\s+(?:spoke|talked)\s+(?:to|with)\s+|\bwho\s+told\s+|\bspeaking\s+to\s+",
    re.I,
)
_PUBLISHED = re.compile(
    r"\b(?:obtained|released|published|leaked|reviewed|seen|disclosed|unearthed|viewed|posted|gathered|collected|intercepted|"
    r"provided|made\s+public|revealed)\s+(?:\w+ly\s+)?(?:by|to|on|as\s+part\s+of|in)\s+(?:the\s+)?",
    re.I,
)
_NOUN_PHRASE_END = re.compile(
    r"[,;:!?)”\"](?=\s|$)|(?<![A-Z])\.(?=\s|$)|\s[–—-]+\s|\s(?:who|which|that|as|has|have|had|is|are|was|were|says?|said|reports?|reported|and\s+said)\b"
)


_CITES = re.compile(
    r"\b(?:cite[sd]|citing|quote[sd]|quoting|interviewed|(?:spoke|spoken|talked)\s+(?:to|with))\s+(?:[\w“\"]+\s+){0,3}$"
)
_ITS = re.compile(r"(?P<outlet>.{2,60}?)['’]s?\s+(?P<who>[^,;]+)")
_WRITING = re.compile(
    r"\b(?:e-?mails?|letters?|memos?|documents?|cables?|messages?|transcripts?|recordings?|tapes?|notes?|texts?)\b"
)
_BEFORE = 90
"""Characters before an outlet's name in which the words that join it are looked for."""


@dataclass(frozen=True, slots=True)
class Relay:
    """A link next to another: where its name stands, and the words that join them."""

    name: Span
    because: str


def outlets_in(text: str, start: int, end: int) -> Iterator[Span]:
    """Every outlet named in `text[start:end]`, longest names first, none inside another."""
    tokens = list(_TOKEN.finditer(text, start, end))
    at = 0
    while at < len(tokens):
        found = _outlet_from(text, tokens, at)
        if found is None:
            at += 1
            continue
        span, used = found
        yield span
        at += used


def _outlet_from(text: str, tokens: list[re.Match[str]], at: int) -> tuple[Span, int] | None:
    first = tokens[at]
    if first[0].islower() and first[0] != "the":
        return None
    run = 1
    while run < _LONGEST and at + run < len(tokens) and _adjacent(text, *tokens[at + run - 1 : at + run + 1]):
        run += 1
    for used in range(run, 0, -1):
        last = tokens[at + used - 1]
        if last[0].islower() or last[0] == "&":
            continue
        end = last.start() + len(re.sub(r"(?:['’]s?|(?<!\.[A-Z])\.)$", "", last[0]))
        words = text[first.start() : end]
        if outlet(words):
            return Span(first.start(), end), used
        common = _BY_WORD.match(text, end)
        if common and outlet(text[first.start() : common.end()]):
            return Span(first.start(), common.end()), used
    return None


def _adjacent(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return text[one.end() : other.start()] == " " and not one[0].endswith(("’s", "'s", "”", '"'))


def heard(text: str, clause: Span, without: list[Span]) -> Relay | None:
    """The outlet that was told, in the clause of the cue: "told RT", "in an interview with CNN", "on Fox & Friends".

    `without` are spans that do not count: the content, and the source itself.
    """
    for span in outlets_in(text, clause.start, clause.end):
        if any(map(span.meets, without)):
            continue
        first = max(clause.start, span.start - _BEFORE)
        joined = _HEARD.search(text[first : span.start])
        other = _NOT_HEARD.match(text[span.end : span.end + 60]) or _OF_OUTLET.search(text[first : span.start])
        if joined and not other:
            return Relay(span, text[first + joined.start() : span.end])
    return None


def released(text: str, passage: Span, clause: Span, without: list[Span]) -> Relay | None:
    """Who put out the writing that the clause of the cue speaks of: "wrote in an email released by WikiLeaks".

    `passage` is the paragraph up to the end of the clause, where this may be told before.
    """
    writing = (m.start() for m in _WRITING.finditer(text, clause.start, clause.end))
    if not any(not any(s.holds(at) for s in without) for at in writing):
        return None
    for joined in _PUBLISHED.finditer(text, passage.start, passage.end):
        if not any(s.holds(joined.start()) for s in without):
            name = _proper(text, phrase(text, joined.end(), clause.end))
            told = describe(text[name.start : name.end])
            if told.named and told.kind in (Agent.OUTLET, Agent.ORGANISATION):
                return Relay(name, text[joined.start() : name.end])
    return None


def _proper(text: str, phrase: Span) -> Span:
    """The name that a common noun hangs on: "WikiLeaks" of "WikiLeaks dump"."""
    first, _, rest = text[phrase.start : phrase.end].partition(" ")
    return (
        Span(phrase.start, phrase.start + len(first)) if rest[-1:].islower() and rest.split()[-1].islower() else phrase
    )


def quoted_by(text: str, clause: Span, source: Span) -> Relay | None:
    """The outlet that cites this source, or talked to it: "The Gazette cited officials who …"."""
    before = text[clause.start : source.start]
    joined = _CITES.search(before)
    if not joined:
        return None
    for span in outlets_in(text, clause.start, clause.start + joined.start()):
        return Relay(span, text[span.start : source.start].strip())
    return None


def nearer(text: str, source: Span) -> tuple[Span, Relay] | None:
    """A source that names its own carrier: "officials cited by The Gazette", "the Gazette's sources".

    Gives the origin's own words and the relay nearer to the writer.
    """
    words = text[source.start : source.end]
    its = _ITS.fullmatch(words)
    if its and outlet(its["outlet"]) and _talks(its["who"]):
        name = Span(source.start, source.start + its.end("outlet"))
        return Span(source.start + its.start("who"), source.end), Relay(name, words)
    for pattern in (_CITED, _PUBLISHED):
        joined = pattern.search(words, 1)
        if not joined or not words[: joined.start()].strip():
            continue
        name = phrase(text, source.start + joined.end(), source.end)
        told = describe(text[name.start : name.end])
        carrier = told.kind is Agent.OUTLET or (
            pattern is _PUBLISHED and told.kind in (Agent.ORGANISATION, Agent.PERSON) and told.named
        )
        origin = Span(source.start, source.start + len(words[: joined.start()].rstrip(" ,")))
        if carrier and (pattern is _CITED or describe(text[origin.start : origin.end]).kind is Agent.DOCUMENT):
            return origin, Relay(name, words[joined.start() :])
    return None


def _talks(who: str) -> bool:
    """Whether these are people: by name, or a noun like "sources"."""
    told = describe(who)
    return told.kind in (Agent.PERSON, Agent.GROUP) and (told.named or is_agent(told.head))


def phrase(text: str, start: int, end: int) -> Span:
    """The noun phrase that begins at `start`."""
    stop = _NOUN_PHRASE_END.search(text, start, end)
    last = stop.start() if stop else end
    while last > start and text[last - 1] in " ,.;:":
        last -= 1
    return Span(start, last)
