"""What articles tell with a date or a figure, and where they tell one event differently.

An event is known by who takes part, the verb, and whom or what place it meets; one person may do the same thing
twice, so that only dates near each other are held to be of one event.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from accordingto.match.participants import Participant
from accordingto.match.passages import When, Zone, meet, zone
from accordingto.records import Article, Attribution, Conflict, DateMention, Differs, Side, Span
from accordingto.text.dates.days import within
from accordingto.text.doc import Doc
from accordingto.text.lists import lists, word_set
from accordingto.text.numbers import Figure, agree
from accordingto.text.wordforms import Word, is_past, stem

_MAY_BE_ONE = 62  # days between two dates of what may be one event
_MOST = 20  # dates of a sentence that are read
_REACH = 14  # words from a date to its verb
_NEAR = 10  # words from a verb to those who take part
_DETAILS = 3  # words in common besides names, before two days told are held to be of one event
_SAME_FIGURE = 4  # stems in common in two sentences whose figures are compared
_VERB = {
    stem(w): group.split()[0]
    for group in lists("accordingto.match", "words.txt")["verbs of one event"]
    for w in group.split()
}
_AHEAD = word_set("accordingto.match", "words.txt", "ahead")
_OTHER_TIME = frozenset("again second third another previous earlier first annual next every".split())


@dataclass(frozen=True, slots=True)
class Narration:
    """A dated or counted event: who (stems and countries), what (the verb's stem, like verbs as one), to whom or where.

    `when` is the date with its possible days, None where only figures are told. `planned`: it lies ahead.
    `own`: the article says it in its own voice, not through a source.
    """

    article: str
    span: Span
    says: str
    who: frozenset[str]
    what: str
    whom: frozenset[str]
    when: When | None
    figures: tuple[Figure, ...]
    stems: frozenset[str]
    planned: bool
    own: bool


def narration(doc: Doc, attributions: Iterable[Attribution], mentions: Sequence[DateMention]) -> list[Narration]:
    """What the sentences of an article tell with a date or a figure, in text order; `mentions` are its dates."""
    article = doc.article
    taken = sorted(s for a in attributions for s in a.spans)
    found: list[Narration] = []
    for paragraph in doc.drawn:
        for sentence in doc.sentences_of([paragraph.span]):
            near = within(mentions, sentence)[:_MOST]
            if near or any(c.isdigit() for c in article.text[sentence.start : sentence.end]):
                own = not any(map(sentence.meets, taken))
                found.extend(_told(article, sentence, near, own))
    return found


def _told(article: Article, sentence: Span, near: Sequence[DateMention], own: bool) -> Iterator[Narration]:
    here = zone(article.text, [sentence], near)
    verbs = _verbs(here)
    told = 0
    for when in here.dates:
        verb = _verb_of(here, verbs, when)
        if verb is not None:
            told += 1
            yield _narrated(article, sentence, here, verb, when, own)
    if here.figures and not told and verbs:
        yield _narrated(article, sentence, here, verbs[0], None, own)


def _verbs(here: Zone) -> list[int]:
    """Words that look like finite verbs or infinitives: past forms, and what follows "will" or "to"."""
    found = []
    for at, word in enumerate(here.words):
        if (
            word.capital
            or not word.content
            or not word.raw[0].isalpha()
            or any(p.first <= at < p.end for p in here.people if p.kind == "name")
        ):
            continue
        before = here.words[at - 1].raw if at else ""
        if is_past(word.low) or before in _AHEAD:
            found.append(at)
    return found


def _verb_of(here: Zone, verbs: Sequence[int], when: When) -> int | None:
    """The verb before a date, or the first one after a date that opens the sentence."""
    at = next((i for i, w in enumerate(here.words) if w.span.start >= when.span.start), len(here.words))
    before = [v for v in verbs if v < at and at - v <= _REACH]
    if before:
        return before[-1]
    return next((v for v in verbs if 0 <= v - at <= _REACH), None)


def _narrated(article: Article, sentence: Span, here: Zone, verb: int, when: When | None, own: bool) -> Narration:
    names = [p for p in here.people if p.kind == "name"]
    before = [p for p in names if p.end <= verb and verb - p.end <= _NEAR and not p.place]
    after = [p for p in names if p.first > verb and p.first - verb <= _NEAR]
    words = here.words[max(0, verb - 3) : verb]
    return Narration(
        article.id,
        sentence,
        article.text[sentence.start : sentence.end],
        before[-1].keys if before else frozenset(),
        _VERB.get(here.words[verb].stem, here.words[verb].stem),
        frozenset(k for p in after for k in p.keys),
        when,
        here.figures,
        _beside(here, names),
        any(w.stem in _AHEAD for w in words),
        own,
    )


def _beside(here: Zone, names: Sequence[Participant]) -> frozenset[str]:
    """The content words that are no name, no figure, and not the date."""
    dated = {w.span for d in here.dates for w in here.words if d.span.holds(w.span.start)}
    named = {w.span for p in names for w in here.words[p.first : p.end]}
    plain: Iterator[Word] = (
        w
        for w in here.words
        if (w.content or w.low in _OTHER_TIME) and w.raw[0].isalpha() and w.span not in dated | named
    )
    return frozenset(w.stem for w in plain)


def event_conflicts(told: Sequence[Narration]) -> list[Conflict]:
    """The events that a story's articles (or one article) date or count differently, one conflict an event and kind."""
    by_verb: dict[str, dict[tuple[str, Span | None], Narration]] = {}
    for one in told:  # a sentence that is copied is one
        by_verb.setdefault(one.what, {}).setdefault((one.says, one.when.span if one.when else None), one)
    found: list[Conflict] = []
    for alike in by_verb.values():
        for left, right in combinations(alike.values(), 2):
            conflict = _apart(left, right)
            if conflict:
                found = _added(found, conflict)
    return found


def _apart(left: Narration, right: Narration) -> Conflict | None:
    dates = _dates_apart(left, right)
    spans = dates or _figures_apart(left, right)
    if left.says == right.says or spans is None:
        return None
    where = ((n, s, n.span.start) for n, s in zip((left, right), spans, strict=True))
    sides = tuple(Side(n.article, s, n.says[s.start - begin : s.end - begin]) for n, s, begin in where)
    return Conflict(Differs.DATE if dates else Differs.NUMBER, "event", f"{sides[0].says} / {sides[1].says}", sides)


def _added(found: list[Conflict], new: Conflict) -> list[Conflict]:
    """Joined with a conflict that has one of its sides: three dates of one visit are one conflict."""
    for at, known in enumerate(found):
        if known.kind is new.kind and set(known.sides) & set(new.sides):
            sides = known.sides + tuple(s for s in new.sides if s not in known.sides)
            joined = Conflict(known.kind, known.on, " / ".join(dict.fromkeys(s.says for s in sides)), sides)
            return [*found[:at], joined, *found[at + 1 :]]
    return [*found, new]


def _dates_apart(left: Narration, right: Narration) -> tuple[Span, Span] | None:
    one, other = left.when, right.when
    if one is None or other is None or not _one_event(left, right) or meet(one, other):
        return None
    if max(one.first, other.first).toordinal() - min(one.last, other.last).toordinal() > _MAY_BE_ONE:
        return None
    both_days = one.first == one.last and other.first == other.last
    return (one.span, other.span) if not both_days or len(left.stems & right.stems) > _DETAILS else None


def _one_event(left: Narration, right: Narration) -> bool:
    if left.what != right.what or left.planned != right.planned or (left.stems ^ right.stems) & _OTHER_TIME:
        return False
    return bool(left.who & right.who) and bool((left.whom - left.who) & (right.whom - right.who))


def _figures_apart(left: Narration, right: Narration) -> tuple[Span, Span] | None:
    """Figures of one thing in two sentences that share a name and most other words."""
    if left.what != right.what or not (left.who | left.whom) & (right.who | right.whom):
        return None
    if len(left.stems & right.stems) < max(_SAME_FIGURE, min(len(left.stems), len(right.stems)) // 2):
        return None
    if left.when and right.when and not meet(left.when, right.when):
        return None
    for f in left.figures:
        for g in right.figures:
            known = any(agree(f, o) for o in right.figures) or any(agree(g, o) for o in left.figures)
            if f.unit == g.unit and f.nouns and f.nouns[:1] == g.nouns[:1] and not known:
                return f.span, g.span
    return None
