"""Chains of sources, from the writer outward to the origin (nested sources; Wiebe, Wilson and Cardie 2005).

Each attribution has one origin: what its source refers to. Links nearer to the writer come from the words of the source
("officials cited by The Gazette"), from the clause of the cue ("told RT"), from an attribution that this one stands
inside, or from sentences before: who spoke to an outlet goes on speaking to it, and the officials whom a report cites
are its officials, until another source comes between.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from accordingto.names.agents import Described, bare, canonical, describe, outlet, reported
from accordingto.names.countries import side
from accordingto.records import UNKNOWN, Agent, Article, Attribution, Chain, Link, Source, Span
from accordingto.resolve import relied
from accordingto.resolve.addressee import is_told
from accordingto.resolve.cuewords import BE
from accordingto.resolve.entities import RELATIVES, Entities
from accordingto.resolve.interviews import by_initials, interviewee
from accordingto.resolve.reference import Reference
from accordingto.resolve.relays import Relay, heard, nearer, quoted_by, released
from accordingto.text.doc import Doc

_INITIALS = re.compile(r"[A-Z]{2,3}:")
_NAMELESS = re.compile(
    r"(?:unidentified|unknown|unnamed)\s|(?:question(?:er)?|reporter|interviewer|moderator|caller|voice|audience)\Z",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"no[- ]one|nobody|none", re.I)
_SELF = re.compile(r"(?:I|[Mm]e|[Ww]e|[Mm]y|[Oo]ur|us)$")
_ENOUGH = 100_000
"""Characters in which it is looked for whether a name is a place."""
_SPOKESMAN = re.compile(
    r"(?P<role>(?P<body>[A-Z][\w.&’' -]{2,60}) spokes(?:man|woman|person)) (?P<name>(?:[A-Z][\w.’'-]+ ?){2,4}),?"
)
WRITER = "the writer"
"""Who says "I" outside of what others say."""
_PRONOUNS = frozenset(("he", "she", "they", "it", "who", "him", "her", "them"))
_SHORT_OUTLET = re.compile(r"[Tt]he ([A-Z][a-z]+)")
_WORDS_OF = re.compile(r"\b(?:translat|transcri|interpret|subtitl)\w+")
"""What carries somebody's words and has none of its own."""
_DASHED = re.compile(r"\s[-–—]\s")
_OWNER = re.compile(r"((?:[A-Z][\w.-]+ )?[A-Z][\w.-]+['’]s) $")
_ALONE = re.compile(
    r"(?:(?:one|two|three|several|some|many|most|both|all) of )?(?:the |these |those )?"
    r"(?:same |unnamed |two |three |other |both )?[a-z]+",
    re.I,
)
"""A noun without anything that tells its people from others: "the same officials"."""
_DEFINITE = re.compile(r"(?:the|these|those|its|his|her|their)\s", re.I)
_SHARE = re.compile(
    r"^(?:(?:about|nearly|almost|roughly|some|just|only|more\s+than|fewer\s+than|over|under|another|the\s+other)\s+)*"
    r"(?:\d[\d.,]*\s*(?:percent|per\s+cent|%)|(?:\w+-)?\w+\s+percent|(?:\w+|\d+)\s+(?:out\s+of|of|in)\s+(?:every\s+)?(?:\d+|ten|four|five|"
    r"three)\b|(?:two-thirds|three-quarters|a\s+third|a\s+quarter|half|a\s+majority|a\s+plurality)\b|"
    r"(?:\w+\s+)?(?:voters|adults|respondents)\b)",
    re.I,
)
_TOLD_BY = re.compile(r"\s+by\s+(?P<source>[^.;:!?“”\"\n]{2,80}?),?\s+(?=that\b)")
_PASSIVE = re.compile(rf"\b(?:{'|'.join(sorted(BE))})\b", re.I)
_NEAR = 800
"""Characters before and after the cue that are looked at."""
_REACH = 3
"""Paragraphs after which what was carried over is let go."""


@dataclass(slots=True)
class _Carried:
    """What holds on from sentence to sentence: an outlet, whether it has unnamed sources, where this was last said."""

    outlet: Link
    group: bool
    paragraph: int


class Chains:
    """The chains of one article's attributions, in text order."""

    def __init__(self, doc: Doc, entities: Entities, attributions: Sequence[Attribution]) -> None:
        article = doc.article
        self._doc = doc
        self._text = doc.text
        self._entities = entities
        self._own = _own_names(article)
        self._carried: _Carried | None = None
        self._before: dict[Link, Link] = {}
        """Links that were carried over, each with the one that it comes from."""
        self._heard: dict[str, _Carried] = {}
        self._told_us: set[str] = set()
        self._places: dict[str, bool] = {}
        self._groups: dict[str, Link] = {}
        self._poll: Link | None = None
        self._initials: dict[str, Span | None] = {}
        self._nobody = Link(Source(UNKNOWN, Agent.GROUP, False), None, "the text names no source")
        answers = any(not one.cue and not one.source for one in attributions)
        asked = interviewee(article, self._entities) if answers else None
        self._answering = replace(self._link(asked), because="the introduction names who is asked") if asked else None

    def of(self, attributions: Sequence[Attribution]) -> list[Chain]:
        """A chain for each attribution, given in text order."""
        found: list[Chain] = []
        for number, one in enumerate(attributions):
            after = attributions[number + 1] if number + 1 < len(attributions) else None
            chain = self._chain(one, attributions[number - 1] if number else None, found, after)
            outer = _enclosing(one, attributions, number)
            if outer is not None and outer < number:
                chain = found[outer] if chain[-1].source.name == WRITER else _joined(found[outer], chain)
            found.append(chain)
            self._carry(one, chain)
        return found

    def _chain(
        self, one: Attribution, before: Attribution | None, found: list[Chain], after: Attribution | None
    ) -> Chain:
        if not one.source or is_told(self._text, one):
            return self._implied(one, before, found, after)
        source = Span(one.source[0].start, one.source[-1].end)
        clause = self._clause(one)
        inner, relay = source, None
        named_carrier = nearer(self._text, source)
        if named_carrier:
            inner, relay = named_carrier
        origin = self._link(inner) if relay is None else self._cited(Relay(inner, relay.because))
        content = list(one.content)
        if _WORDS_OF.search(self._text, source.start, source.end) and (speaker := self._entities.speaker_in(content)):
            return _joined((origin,), (self._link(speaker),))
        if relay is None and origin.source.kind is not Agent.OUTLET:
            without = [*content, source]
            relay = (
                quoted_by(self._text, clause, source)
                or released(
                    self._text, Span(max(self._page_start(one), clause.start - _NEAR), clause.end), clause, without
                )
                or heard(self._text, clause, without)
            )
        links = [origin, *self._relied_on(clause, source, content)]
        nearer_links = [] if origin.source.kind is Agent.OUTLET else self._passed_on(origin, relay, one)
        return _joined((), (*nearer_links, *links))

    def _passed_on(self, origin: Link, relay: Relay | None, one: Attribution) -> list[Link]:
        """Who passed on what the origin said, if it was not said to this article's own outlet."""
        if relay is None:
            return self._held(origin, one)
        if self._is_own(self._text[relay.name.start : relay.name.end]):
            self._told_us.add(origin.source.name)
            return []
        return [self._outlet(relay)]

    def _relied_on(self, clause: Span, source: Span, content: Sequence[Span]) -> list[Link]:
        """What the speaker relies on, nearest to him first."""
        shown = list(relied.documents(self._text, content))
        if shown:
            return [self._rests(words, because) for words, because in shown]
        told = relied.cited(self._text, clause, source, content) or relied.hearsay(self._text, content)
        return [self._cited(told)] if told else []

    def _rests(self, words: Span, because: str) -> Link:
        told = describe(self._text[words.start : words.end])
        kind = told.kind if told.named else Agent.DOCUMENT
        name = bare(self._text[words.start : words.end])
        return Link(Source(name, kind, told.named), words, f"the content rests on it: “{because}”")

    def _outlet(self, relay: Relay) -> Link:
        """An outlet or a body that passed the words on, named as it is here."""
        name = bare(self._text[relay.name.start : relay.name.end])
        told = describe(name)
        kind = told.kind if told.kind in (Agent.OUTLET, Agent.ORGANISATION) else Agent.OUTLET
        return Link(Source(name, kind, True), relay.name, relay.because)

    def _cited(self, relay: Relay) -> Link:
        """Who is cited; people not named are new here, so that their own words are the fullest."""
        told = describe(self._text[relay.name.start : relay.name.end])
        if told.named or _DEFINITE.match(self._text, relay.name.start):
            return self._link(relay.name)
        name = bare(self._text[relay.name.start : relay.name.end])
        return Link(Source(name, told.kind, False), relay.name, relay.because)

    def _link(self, span: Span) -> Link:
        """Who these words are, by the fullest name that the article gives."""
        words = self._text[span.start : span.end]
        if _SELF.match(words):
            return Link(Source(WRITER, Agent.PERSON, False), span, "the writer's own voice")
        if _NOBODY.fullmatch(words):
            return Link(self._nobody.source, span, "nobody is said to")
        spoken = _SPOKESMAN.fullmatch(words)
        if _INITIALS.match(self._text, span.start) and words not in self._initials:
            self._initials[words] = by_initials(self._text, span, self._entities)
        short = self._initials.get(words)
        if short:
            return self._link(short)
        known = self._entities.refer(Span(span.start + spoken.start("name"), span.end) if spoken else span)
        told = _described(words)
        if known is None or _is_another(told, known.name, words):
            unknown = told.head.lower() in _PRONOUNS or words.partition(" ")[0].lower() in RELATIVES
            name = UNKNOWN if unknown else bare(words)
            return Link(Source(name, told.kind, told.named and not unknown), span, "as the text names it")
        alone = not told.named and _ALONE.fullmatch(known.name)
        if known.span.start == span.start and known.span.end > span.end:  # "Doctor Says": the headline goes on
            known = replace(known, name=bare(words))
        again = self._groups.get(known.name.split()[-1].lower()) if alone else None
        if again:
            return Link(again.source, span, f"“{words}”: {again.source.name}, named before")
        source = self._source(known)
        if told.kind is Agent.PERSON and source.name.isupper():  # "MS. ADLER" on a label
            source = replace(source, kind=Agent.PERSON)
        if spoken and source.kind is Agent.PERSON and not source.body:
            source = replace(source, roles=(spoken["role"], *source.roles), body=spoken["body"])
        return Link(source, span, known.because)

    def _source(self, known: Reference) -> Source:
        """A reference as a source: its kind, and its owner before a name like "Defense Ministry"."""
        name = self._longer(_DASHED.split(known.name)[0], known.antecedent.start)
        told = _described(name)
        kind = Agent.ORGANISATION if told.kind is Agent.PERSON and self._is_place(name) else told.kind
        kind = Agent.PERSON if known.proper and not told.named else kind
        owner = _OWNER.search(self._text[max(0, known.span.start - 40) : known.span.start])
        if kind is Agent.ORGANISATION and owner and not side(name):
            name = f"{owner[1]} {name}"
        return Source(name, kind, told.named or known.proper, known.roles, known.body)

    def _longer(self, name: str, at: int) -> str:
        """The outlet meant by "the Times": the one named last before `at` with this word at its end."""
        word = _SHORT_OUTLET.fullmatch(name)
        if not word or not outlet(name):
            return name
        whole = re.compile(rf"\b(?:[A-Z][\w.]+ ){{1,3}}{re.escape(word[1])}\b")
        named = [m[0] for m in whole.finditer(self._text, max(0, at - _ENOUGH), at) if outlet(m[0])]
        return re.sub(r"^The (?=The )", "", named[-1]) if named else name

    def _is_place(self, name: str) -> bool:
        """A country or a seat of government that speaks, or a name that this article says things happen in."""
        if name not in self._places:
            own = re.escape(name)
            here = re.compile(rf"\b(?:in|into|near|across|throughout|within|inside|outside) {own}\b(?! [A-Z])")
            person = re.compile(rf"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Prof)\.? {own}\b|\b{own} (?:who|whose)\b")
            early = self._text[:_ENOUGH]
            alone = " " not in name and bool(here.search(early)) and not person.search(early)
            self._places[name] = side(name) is not None or alone
        return self._places[name]

    def _held(self, origin: Link, one: Attribution) -> list[Link]:
        """The outlet that still carries this speaker, or the poll that these respondents answered."""
        words = self._text[one.source[0].start : one.source[-1].end]
        if _SHARE.match(words) and self._poll and not relied.POLL.search(words):
            return [self._poll]
        page = self._paragraph(one)
        known = origin.source.named or _DEFINITE.match(words) or words.lower() in _PRONOUNS  # "sources" may be others
        held = self._heard.get(origin.source.name) if known else None
        if held and origin.source.name in self._told_us and held.paragraph != page:
            return []  # they speak to this article's own outlet again
        if held is None and self._carried and self._carried.group and not origin.source.named and reported(words):
            held = self._carried
        if held is None or page - held.paragraph > _REACH:
            return []
        link = replace(held.outlet, because=f"as before: {held.outlet.because}")
        self._before[link] = held.outlet
        return [link]

    def _carry(self, one: Attribution, chain: Chain) -> None:
        """Remember an outlet that was told or that reports; forget it where another source comes between."""
        origin = chain[-1]
        if origin.source.kind is Agent.DOCUMENT and relied.POLL.search(origin.source.name):
            self._poll = origin
        if origin.source.kind is Agent.GROUP and not origin.source.named:
            self._groups[describe(origin.source.name).head.lower()] = origin
        first, page = self._before.get(chain[0], chain[0]), self._paragraph(one)
        if first.source.kind is Agent.OUTLET and not self._is_own(first.source.name):
            self._carried = _Carried(first, len(chain) == 1 or not origin.source.named, page)
            if len(chain) > 1:
                self._heard[origin.source.name] = self._carried
            for held in self._heard.values():  # its report is still told of
                if held.outlet.source.name == first.source.name:
                    held.paragraph = page
        elif origin.source.name != UNKNOWN:
            self._carried = None

    def _implied(
        self, one: Attribution, before: Attribution | None, found: list[Chain], after: Attribution | None
    ) -> Chain:
        """No source in the text: the speaker before it in its sentence, or of the clause that it opens.

        Without a cue it is an answer in an interview.
        """
        if not one.cue:
            return (self._answering or self._nobody,)
        cue = self._text[one.cue[0].start : one.cue[-1].end]
        by = _TOLD_BY.match(self._text, one.cue[-1].end) if _PASSIVE.search(cue) else None
        if by:
            return (self._link(Span(*by.span("source"))),)
        here = self._sentence(one)
        if before and not _PASSIVE.search(cue) and here == self._sentence(before):
            return tuple(Link(k.source, k.span, "the speaker of the same sentence") for k in found[-1])
        begins = one.content[0].start if one.content else 0
        if _WORDS_OF.search(self._text, one.cue[0].start, begins) and (
            speaker := self._entities.speaker_in(one.content)
        ):
            return (self._link(speaker),)
        if after and after.source and cue.split(" ")[0].endswith("ing") and here == self._sentence(after):
            return self._chain(after, before, found, None)
        return (self._nobody,)

    def _page_start(self, one: Attribution) -> int:
        """Where the paragraph of the cue begins."""
        at = self._paragraph(one)
        return self._doc.article.paragraphs[at].span.start if at >= 0 else 0

    def _is_own(self, name: str) -> bool:
        """The article's own medium, or a programme of it: "Breitbart News Daily" of Breitbart."""
        plain = canonical(name)
        return any(
            plain == own or plain.startswith((f"{own} ", f"{own}'s ", f"{own}’s ")) or own.endswith(f" {plain}")
            for own in self._own
        )

    def _anchor(self, one: Attribution) -> int:
        return (one.cue or one.source or one.content)[0].start

    def _sentence(self, one: Attribution) -> int:
        return self._doc.sentence_at(self._anchor(one))

    def _paragraph(self, one: Attribution) -> int:
        return self._doc.paragraph_at(self._anchor(one))

    def _clause(self, one: Attribution) -> Span:
        """The sentence of the cue, or what of it is near."""
        anchor = self._anchor(one)
        whole = self._doc.sentence(anchor)
        return Span(max(whole.start, anchor - _NEAR), max(anchor, min(whole.end, anchor + _NEAR)))


def _enclosing(one: Attribution, others: Sequence[Attribution], number: int) -> int | None:
    """The innermost attribution whose content holds this one's cue or source as a whole."""
    mine = [*one.cue, *one.source]
    if not mine:
        return None
    start, end = min(s.start for s in mine), max(s.end for s in mine)
    spans = ((span, index) for index, other in enumerate(others) if index != number for span in other.content)
    holding = ((span.end - span.start, index) for span, index in spans if span.start <= start and end <= span.end)
    return min(holding, default=(0, None))[1]


def _joined(outer: Chain, inner: Chain) -> Chain:
    """The outer chain first; a name that comes again adds no link."""
    links: dict[str, Link] = {}
    for link in outer + inner:
        links.setdefault(canonical(link.source.name), link)
    return tuple(links.values())


def _is_another(told: Described, name: str, words: str) -> bool:
    """People who are told apart here by their own noun, "Varnish and allied officials", and not "the officials"."""
    new = told.kind is Agent.GROUP and not told.named and not _DEFINITE.match(words) and " " in words
    return new and told.head.lower() not in name.lower()


def _described(name: str) -> Described:
    """What a name names; the capitals of a transcript's label say nothing, "UNIDENTIFIED FEMALE" is nobody."""
    if _NAMELESS.match(name):
        return describe(name.lower())
    return describe(name.title() if name.isupper() and " " in name else name)


def _own_names(article: Article) -> frozenset[str]:
    """The article's own outlet, and the one it is credited to as a whole ("From The Epoch Times")."""
    names = [article.outlet.value] if article.outlet else []
    names += [k.value.removeprefix("From ") for k in article.credits if k.value.startswith("From ")]
    return frozenset(canonical(name) for name in names)
