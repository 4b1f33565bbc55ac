"""What a speaker relies on: whom he cites, who told him, what his documents show; the links beyond him in a chain.

"she learned it from two wardens", "citing witnesses", "the information came from a source within the ministry": what
is said is told on another's word (hearsay; the "source that the outer speaker relies on" of nested sources).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from accordingto.names.agents import canonical, describe, is_agent
from accordingto.records import UNKNOWN, Agent, Chain, Link, Source, Span, Stance, Statement, Told
from accordingto.resolve.coref_words import DETERMINERS, SAYING
from accordingto.resolve.cuewords import AUXILIARIES, DECLINE, DENY, PRIVATE, TELL
from accordingto.resolve.relays import Relay, outlets_in, phrase
from accordingto.text.doc import Doc
from accordingto.text.wordforms import overlap

_DOCUMENT = re.compile(
    r"[“\"]?(?:that )?(?P<document>(?:the |new |recent |some |[A-Z][\w.]* )?"
    r"(?:[Ii]ntelligence|satellite (?:images|pictures)|[Rr]ecords|[Dd]ocuments))"
    r"(?: (?:obtained|gathered|collected|provided|seen) by (?P<body>(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}))? "
    r"(?:suggest|indicat|show|reveal)\w*\b"
)
_CITING = re.compile(r"\bciting\s+(?!by\b|in\b)", re.I)
_CITED = re.compile(
    r"\b(?:citing|quoting|cite[sd]|quote[sd]|based\s+on|attribut(?:ed|ing)\s+(?:it|the\s+\w+)\s+to"
    r"|learn(?:ed|t)\s+from|heard\s+from|(?:spoke|spoken|talked)\s+(?:to|with))\s+(?!by\b|in\b|from\b)",
    re.I,
)
"""What joins a report to those whom it cites."""
_FIRST = re.compile(r"\W*(?:citing|quoting)\s+", re.I)
"""What opens a sentence whose subject relies on others: "Citing two clerks, the Gazette reports"."""

_OURS = r"(?:the|his|her|their|its|my|our)"
_SELF = rf"(?:I|he|she|they|we|it|{_OURS}\s+(?:family|office|team))"
_WHOM = rf"(?:me|him|her|us|them|{_OURS}\s+(?:family|office|team))"
_HAS = r"(?:['’](?:d|ve|s)|\s+(?:had|has|have|was|were|been|just|also|only|first|since|already|directly|personally))*"
_NEWS = rf"(?:a|this|that|{_OURS})\s+(?:\w+\s+)?(?:information|news|word|tip|intelligence|account|story)"
_FAR = r"[^.;:“”\"]{0,60}?"
_WHENCE = re.compile(rf"\b{_NEWS}{_FAR}\s(?:comes?|came|coming)\s+(?:directly\s+|straight\s+)?from\s+", re.I)
"""Where a speaker says that he has it from, whatever he tells."""
_HEARSAY = (
    re.compile(rf"\b{_SELF}{_HAS}\s+(?:told|informed|notified|advised|briefed|alerted|assured)\b{_FAR}\sby\s+", re.I),
    re.compile(rf"\b{_SELF}{_HAS}\s+(?:learned|learnt|heard|found\s+out)\b{_FAR}\sfrom\s+", re.I),
    re.compile(rf"\b{_SELF}{_HAS}\s+(?:got|gotten|had|received|obtained)\s+{_NEWS}\s+(?:directly\s+)?from\s+", re.I),
    re.compile(rf"\b{_NEWS}{_HAS}\s+(?:is|was)\s+(?:directly\s+|straight\s+)?from\s+", re.I),
    _WHENCE,
    re.compile(rf"\b{_OURS}\s+sources?\s+(?:is|are|was|were)\s+", re.I),
)
_OPENS = re.compile(r"\W*(?:(?:that|but|and)\s+)*", re.I)
_TELLS = re.compile(
    rf"(?:had|has|have|have\s+been|is|are|['’]ve)?\s*\b(?:told|telling|informed|notified|assured)\s+{_WHOM}\b(?!\s+to\b)"
)
_ASKS = re.compile(r"(?:if|whether)\b", re.I)
_LONGEST = 90
"""Characters of whoever told the speaker, with what describes them."""
_WORD = re.compile(r"[\w'’-]+")
_ASKED = TELL - {"tell", "tells", "told"}
"""Verbs of which most ask something of somebody: who urges or promises tells nothing that is so."""
_VOICES = SAYING - PRIVATE - DENY - DECLINE - _ASKED
_BESIDE = r"(?:,(?! (?:he|she|they|it|who) )[^:;“”\"]{2,90},)?"
_HAS_ALSO = re.compile(rf"{_BESIDE}(?:\s+(?:has|have|had|also|already|now|later|since|finally|recently))*\s*\Z")
_SPEAKER = rf"(?P<name>[^,:;“”\"]{{2,60}}?){_BESIDE},?"
_QUOTED = (
    re.compile(rf"\W*{_SPEAKER} as (?:saying|telling|writing)\b"),
    re.compile(rf"\W*[“\"].*[,.!?][”\"]\s+{_SPEAKER}(?: (?:was|were) quoted as saying[^“”\"]*)?\W*\Z", re.S),
)
"""Whose words a content is, as it says before or behind them: `"It held," Ada Quill, a resident, | was quoted by`."""
_CLAUSE = AUXILIARIES - {"to"} | frozenset("i we this that which whose where how if whether".split())
"""Words that no name of whoever told something has in it: what stands before the verb is more than its subject."""
_WHEN = frozenset("after as at before by during for from in on".split())  # nor does one open with these
_NO_NAME = re.compile(r"[^\w\s'’.&-]|['’]s?\Z|\.\s+[A-Z]\w{3}|\n")
_ACCORDING = re.compile(r"\baccording to\s+")
_PASSIVE = re.compile(r"\s+(?:by|as|to\s+be)\b")
_PROPOSITION = 30
"""Characters that must follow a verb of saying for something to be said."""
POLL = re.compile(r"\b(?:poll|polls|survey|surveys|polling|study)\b", re.I)
"""What many answered: one who did is not behind another."""
NEAR, ALIKE = 6, 0.15
"""Sentences within which a speaker goes on relying on the same people, and the share of words that is then shared."""


def cited(text: str, clause: Span, source: Span, content: Sequence[Span]) -> Relay | None:
    """Whom a source cites: "The Gazette, citing officials, reported", "he said, citing witnesses".

    Others than outlets give reasons, too: of what they cite only outlets and people without a name are sources.
    """
    reports = _reports(text, source)
    for joined, end in _joins(text, clause, source, content, reports):
        name = phrase(text, joined.end(), end)
        told = describe(text[name.start : name.end])
        people = not told.named and is_agent(told.head) and told.kind in (Agent.PERSON, Agent.GROUP)
        if people or told.kind is Agent.OUTLET or (reports and (told.named or is_agent(told.head))):
            return Relay(name, text[joined.start() : name.end].strip())
    return None


def _reports(text: str, source: Span) -> bool:
    """Whether a source is an outlet, or an outlet's own report: "a report in the Gazette, which cited officials"."""
    kind = describe(text[source.start : source.end]).kind
    return kind is Agent.OUTLET or (kind is Agent.DOCUMENT and any(outlets_in(text, source.start, source.end)))


def _joins(
    text: str, clause: Span, source: Span, content: Sequence[Span], reports: bool
) -> Iterator[tuple[re.Match[str], int]]:
    """The first words before and after a source that join it to what it cites, outside of the content; with an end."""
    opens = _FIRST.match(text, clause.start, source.start)
    if opens:
        yield opens, source.start
    for joined in (_CITED if reports else _CITING).finditer(text, source.end, clause.end):
        if not any(c.holds(joined.start()) for c in content):
            yield joined, clause.end
            return


def hearsay(text: str, content: Sequence[Span]) -> Relay | None:
    """Who told the speaker what he says, by the words of what he says."""
    for span in content:
        for relay in (*_teller(text, span), *_by_words(text, span)):
            told = describe(text[relay.name.start : relay.name.end])
            if told.named or (is_agent(told.head) and relay.name.end - relay.name.start > len(told.head)):
                return relay
    return None


def _by_words(text: str, content: Span) -> Iterator[Relay]:
    for pattern in _HEARSAY:
        for joined in pattern.finditer(text, content.start, content.end):
            name = phrase(text, joined.end(), content.end)
            yield Relay(name, text[joined.start() : name.end])


def _teller(text: str, content: Span) -> Iterator[Relay]:
    """The subject that opens the content: "that two wardens had told her"."""
    start = _begins(text, content)
    told = _TELLS.search(text, start, min(content.end, start + _LONGEST))
    name = text[start : told.start()].rstrip() if told else ""
    if told and not re.search(r"[,;:.!?]", name) and not _ASKS.match(name):
        yield Relay(Span(start, start + len(name)), text[start : told.end()])


def _begins(text: str, content: Span) -> int:
    """Where a content begins behind "that" and marks."""
    opens = _OPENS.match(text, content.start, content.end)
    return opens.end() if opens else content.start


def documents(text: str, content: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Whose documents, and which, the content opens with: "intelligence obtained by Tolmark suggests …"; and how."""
    opens = _DOCUMENT.match(text, content[0].start, content[-1].end) if content else None
    if opens:
        if describe(opens["body"] or "").named:
            yield Span(*opens.span("body")), opens[0]
        yield Span(*opens.span("document")), opens[0]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A telling with the sentence that it begins in, the stems of its words, whether it says where he has it from."""

    telling: Statement
    sentence: int
    words: frozenset[str]
    whence: bool


def carried(doc: Doc, tellings: Sequence[Statement]) -> list[Statement]:
    """The tellings as a reader of the whole article has them: with the longest chain that it gives for the like nearby.

    Where "the Gazette, citing two officials," says so in one sentence and only "the Gazette" in the next, both end at
    the officials.
    """
    traced = (one for one in tellings if one.chain and one.chain[-1].source.name != UNKNOWN)
    affirmed = [_place(doc, one) for one in traced if one.stance is Stance.AFFIRM]
    known: dict[str, list[tuple[_Placed, Chain]]] = defaultdict(list)
    for one in affirmed:
        chain = one.telling.chain
        for at, link in enumerate(chain[:-1]):
            if not POLL.search(link.source.name):
                known[canonical(link.source.name)].append((one, chain[at + 1 :]))
    longer = {one.telling.id: _longer(one, known) for one in affirmed}
    sources = {canonical(link.source.name): link.source for one in affirmed for link in one.telling.chain}
    chains = {one.telling.id: _nested(doc.text, one.telling, longer[one.telling.id], sources) for one in affirmed}
    return [replace(one, chain=chains.get(one.id, one.chain)) for one in tellings]


def _place(doc: Doc, one: Statement) -> _Placed:
    content = one.attribution.content
    whence = any(_WHENCE.search(doc.text, span.start, span.end) for span in content)
    return _Placed(one, doc.sentence_at(content[0].start), doc.stems(content), whence)


def _longer(one: _Placed, known: Mapping[str, Sequence[tuple[_Placed, Chain]]]) -> Chain:
    """The chain with the links that the likest, then nearest, telling has beyond its last; else what says whence."""
    chain = one.telling.chain
    likest: tuple[float, int] = (ALIKE, -NEAR)
    links: Chain = ()
    told = known.get(canonical(chain[-1].source.name), ())
    for other, beyond in told:
        found = overlap(one.words, other.words), -abs(other.sentence - one.sentence)
        if other.telling.id != one.telling.id and found[1] >= -NEAR and found > likest:
            likest, links = found, beyond
    if not links and not one.whence:
        links = next((beyond for other, beyond in told if other.whence), ())
    mine = {canonical(link.source.name) for link in chain}
    further = [link for link in links if canonical(link.source.name) not in mine]
    return (*chain, *(Link(link.source, link.span, f"as told nearby: {link.because}") for link in further))


def _nested(text: str, one: Statement, chain: Chain, known: Mapping[str, Source]) -> Chain:
    """The chain with whoever told what is said: "The clerk said a committee found the bridge unsafe" (nested sources).

    As the sentence stands the clerk alone is its source; of the claim that the bridge is unsafe the committee is.
    """
    inner = within(text, one.attribution.content) if one.told is Told.ATTRIBUTED else None
    name = text[inner.start : inner.end] if inner else ""
    whole, linked = canonical(name), {canonical(link.source.name): link.source.named for link in chain}
    if not inner or any(whole == one or (named and whole.endswith(one)) for one, named in linked.items()):
        return chain  # "spokeswoman Ada Quill" is linked as "Ada Quill"
    told = describe(name)
    source = known.get(whole, Source(name, told.kind, told.named))
    return (*chain, Link(source, inner, "who told it, by the words of what is said"))


def within(text: str, content: Sequence[Span]) -> Span | None:
    """Who tells what stands in a content: its subject, if that is said to tell the rest, or "according to" whom."""
    subject = _subject(text, content) or _quoted(text, content) if content else None
    return subject or next(filter(None, (_according(text, span) for span in content)), None)


def _quoted(text: str, content: Sequence[Span]) -> Span | None:
    pairs = zip(_QUOTED, (content[0], content[-1]), strict=True)
    found = next(filter(None, (words.match(text, span.start, span.end) for words, span in pairs)), None)
    return Span(*found.span("name")) if found and _teller_called(found["name"]) else None


def _subject(text: str, content: Sequence[Span]) -> Span | None:
    start, end = _begins(text, content[0]), content[-1].end
    for verb in _WORD.finditer(text, start, min(content[0].end, start + _LONGEST)):
        name = _HAS_ALSO.sub("", text[start : verb.start()])
        tells = end - verb.end() >= _PROPOSITION and not _PASSIVE.match(text, verb.end())
        if verb[0] in _VOICES and tells and _teller_called(name):
            return Span(start, start + len(name))
    return None


def _according(text: str, content: Span) -> Span | None:
    joined = _ACCORDING.search(text, min(content.start + _PROPOSITION, content.end), content.end)
    name = phrase(text, joined.end(), content.end) if joined else None
    return name if name and _teller_called(text[name.start : name.end]) else None


def _teller_called(name: str) -> bool:
    """Whether these words name somebody who can tell, and are no more than a name or description."""
    words = [word.lower() for word in _WORD.findall(name)]
    if not words or words[0] in _WHEN or words[-1] in DETERMINERS or _NO_NAME.search(name):
        return False
    told = describe(name)
    return _CLAUSE.isdisjoint(words) and (told.named or is_agent(told.head))
