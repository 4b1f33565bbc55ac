"""Addressee: who was told, if the text says so."""

import re
from collections.abc import Iterator

from accordingto.records import Attribution, Evidence, Span
from accordingto.resolve.clause import Clause
from accordingto.resolve.cuewords import BE, BEFORE_NOUN, DISCLOSE, TELL, any_of
from accordingto.text.lists import alternation, word_set

_FAR = 200  # characters that are looked at for one phrase
_TOKEN = re.compile(r"\s*(?:(?P<title>[\"“][A-Z][^\"“”\n]{1,40}[\"”])|(?P<word>[@&]?[\w$][\w.'’&/-]*|&))")
_ENDS = word_set("accordingto.resolve", "words.txt", "ends a phrase")
_PRONOUNS = word_set("accordingto.resolve", "words.txt", "told, as a pronoun")
_DETERMINERS = word_set("accordingto.resolve", "words.txt", "opens a phrase")
_NOT_PEOPLE = word_set("accordingto.resolve", "words.txt", "told of, not to")
_OPENING = word_set("accordingto.resolve", "words.txt", "opens the next phrase")
_JOINING = frozenset("of and with & all both".split())
_TALKS = word_set("accordingto.resolve", "words.txt", "talk or writing")
# "in an interview on Tuesday with CNN", "speaking to reporters", "in remarks to the council".
_PHRASE = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Aa]t|[Oo]n|[Aa]fter|[Vv]ia|[Tt]hrough|[Bb]y|[Ff]rom|[Oo]ver)(?: [\w'’.-]+){0,4}?"
    rf" (?:{any_of('talk or writing')})s?"
    r"(?: (?:on |earlier |late |early |last |this |later )?[A-Za-z]{3,12}\.?)?,? (?:with|to|before)\s"
    r"|\b(?:[Ss]peaking|[Tt]alking|[Tt]estifying|[Tt]estified|[Cc]hatting|[Ww]riting|spoke)"
    r"(?: \w+){0,2}? (?:with|to|before)\s|\b[Aa]ddressing\s"
)
# One of these stands in whatever the patterns of this page match: looking for them first is quicker.
_KEYS = (*_TALKS, "testi", "speaking", "talking", "writing", "spoke", " by ")
_NAMED_INTERVIEW = re.compile(r"\b(?:a|an|the|his|her|their)\s+(?P<name>(?:[A-Z][\w&.'’-]*\s+){1,4})interview\b")
_SAID_TO = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|wr(?:ote|ites?|itten|iting)|sp(?:oke|eaks?|oken)"
    rf"|(?:{any_of('said to somebody, cut')})(?:e|es|ed|ing|s)?|made (?:it )?clear)(?: \w+){{0,2}}? (?:to|before) "
)
_ASKED_BY = re.compile(r"\b(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Cc]hallenged|[Ii]nterviewed|told)(?: \w+)? by\s")
_PEOPLE = re.compile(
    r"(?:[a-z][\w-]* ){0,2}(?:[a-z]+(?:[^su]s|people|men|women|media)|police|press|parliament|staff)(?= of\b|$)"
)
_TOLD = re.compile(r"\s(?:\w{1,20}\s)?(?:told|tells|reminded|assured|informed|asked)\s")
_TO = re.compile(r"\s(?:to|before)\s")
_INFORMED = frozenset("told informed assured reminded notified warned advised briefed promised asked".split())
_WERE_TOLD = re.compile(rf"\b(?:{'|'.join(BE)})(?: \w+)? (?:{'|'.join(_INFORMED)})\b(?!.*\bby\b)")
_CLAUSE_START = re.compile(r"[,;:\"“”(–—]\s*|\b(?:that|and|but|when|after|as|because|if|who|which)\s+", re.IGNORECASE)
_DOTTED = re.compile(rf"(?:[A-Z]\.)+|(?:{alternation('accordingto.text', 'words.txt', 'shortened')})\.")


def is_told(text: str, attribution: Attribution) -> bool:
    """Is the source the one who was told, and nobody named who told: "Magistrates were told that"?"""
    source, cue = attribution.source, attribution.cue
    return bool(
        source and cue and source[-1].end <= cue[0].start and _WERE_TOLD.search(text, source[-1].end, cue[-1].end)
    )


def addressee(text: str, attribution: Attribution, cue: Clause, sentence: Span) -> tuple[Span | None, Evidence | None]:
    """The span of who was told: the object of "told", else whom an interview, a letter or a speech in it was to."""
    for found, reason in _candidates(text, attribution, cue, sentence):
        if found:
            return found, Evidence("addressee", found, reason)
    return None, None


def _candidates(text: str, attribution: Attribution, cue: Clause, sentence: Span) -> Iterator[tuple[Span | None, str]]:
    yield _was_told(text, attribution, cue, sentence), "who was told"
    yield _told(text, attribution, cue, sentence), "the object of a verb of telling"
    yield _said_to(text, attribution, cue, sentence), "whom it was said to"
    yield _after_content(text, attribution, cue, sentence), "whom it was said to"
    yield _source_told(text, attribution, sentence), "whom the source told in this sentence"
    yield _in_phrase(text, attribution, sentence), "whom the interview, letter or speech was with or to"


def _told(text: str, attribution: Attribution, cue: Clause, sentence: Span) -> Span | None:
    for i, word in enumerate(cue.words[: cue.end]):
        if word.text in TELL:
            noun = i > 0 and cue.words[i - 1].text in BEFORE_NOUN
            stop = _stop(attribution, word.span.end, sentence)
            return None if noun or _is_passive(cue, i) else _noun_phrase(text, word.span.end, stop)
    return None


def _is_passive(cue: Clause, number: int) -> bool:
    """A form of "be" with at most an adverb stands before the word of that number."""
    return any(word.text in BE for word in cue.words[max(0, number - 2) : number])


def _was_told(text: str, attribution: Attribution, cue: Clause, sentence: Span) -> Span | None:
    """The subject of "were told", where it is not the source."""
    head = cue.head
    if head is None or head.text not in _INFORMED or cue.words[0].text == head.text:
        return None
    if is_told(text, attribution):
        return attribution.source[-1]
    at = cue.words.index(head)
    start = max(sentence.start, cue.words[0].span.start - 80)
    before = text[start : cue.words[0].span.start]
    if not _is_passive(cue, at) or any(start <= s.start < cue.words[0].span.start for s in attribution.source):
        return None
    opening = start + max((m.end() for m in _CLAUSE_START.finditer(before)), default=0)
    return _person(text, opening, cue.words[0].span.start)


def _said_to(text: str, attribution: Attribution, cue: Clause, sentence: Span) -> Span | None:
    if not attribution.cue:
        return None
    start = cue.words[0].span.start if cue.words else attribution.cue[0].start
    stop = _stop(attribution, attribution.cue[-1].end, sentence)
    window = min(stop, start + _FAR)
    if text.find(" to ", start, window) < 0 and text.find(" before ", start, window) < 0:
        return None
    found = _SAID_TO.search(text, start, window)
    return _person(text, found.end(), stop) if found else None


def _source_told(text: str, attribution: Attribution, sentence: Span) -> Span | None:
    """Whom, in "Ms. Ode told the crowd that …, saying": where the verb after the source is another than the cue."""
    for source in attribution.source[:4]:
        found = _TOLD.match(text, source.end, sentence.end)
        if found:
            return _noun_phrase(text, found.end(), _stop(attribution, found.end(), sentence))
    return None


def _after_content(text: str, attribution: Attribution, cue: Clause, sentence: Span) -> Span | None:
    """Whom, where the content stands between: "disclosed them to the agency"."""
    if not (attribution.cue and attribution.content) or cue.head is None or cue.head.text not in DISCLOSE:
        return None
    content = attribution.content[-1]
    found = _TO.match(text, content.end, sentence.end)
    if attribution.cue[-1].end > content.start or not found:
        return None
    return _person(text, found.end(), _stop(attribution, found.end(), sentence))


def _in_phrase(text: str, attribution: Attribution, sentence: Span) -> Span | None:
    """A phrase of talking, anywhere in the sentence but inside the content or the source."""
    start = max(sentence.start, attribution.cue[0].start - 300) if attribution.cue else sentence.start
    end = min(sentence.end, start + 600)
    window = text[start:end].lower()
    if not any(key in window for key in _KEYS):
        return None
    for pattern in (_PHRASE, _NAMED_INTERVIEW, _ASKED_BY):
        for found in pattern.finditer(text, start, end):
            if any(s.holds(found.start()) for s in (*attribution.content, *attribution.source)):
                continue
            if pattern is _NAMED_INTERVIEW:
                if found["name"].split()[0].lower() in _ENDS:
                    continue
                return Span(found.start("name"), found.start("name") + len(found["name"].rstrip()))
            who = _person(text, found.end(), _stop(attribution, found.end(), sentence))
            if who:
                return who
    return None


def _stop(attribution: Attribution, start: int, sentence: Span) -> int:
    """Where content or source begins after `start`, or else the sentence ends."""
    bounds = (s.start for role in (attribution.content, attribution.source) for s in role if s.start >= start)
    return min(bounds, default=max(sentence.end, start))


def _person(text: str, start: int, stop: int) -> Span | None:
    """A noun phrase that can be spoken to: a name, a determined noun, a plural; no infinitive."""
    found = _noun_phrase(text, start, stop)
    if not found:
        return None
    first = text[found.start : found.end].split()[0]
    fits = first.lower() in _DETERMINERS or first.lower() in _PRONOUNS or not first[0].islower()
    return found if fits or _PEOPLE.match(text, found.start, found.end) else None


def _noun_phrase(text: str, start: int, stop: int) -> Span | None:
    """The noun phrase that opens at `start`, unless it is one for things: "told the story"."""
    found = list(_phrase_words(text, start, min(stop, start + _FAR)))
    while len(found) > 1 and text[found[-1].start : found[-1].end].lower() in _JOINING:
        found.pop()
    if not found or text[found[-1].start : found[-1].end] in _NOT_PEOPLE | _DETERMINERS - {"her", "all"}:
        return None
    return Span(found[0].start, found[-1].end)


def _phrase_words(text: str, start: int, stop: int) -> Iterator[Span]:
    """The words of a noun phrase, up to a comma, a preposition, a time, a clause or the next noun phrase."""
    at, previous = start, "of"
    for _ in range(14):
        token = _TOKEN.match(text, at, stop)
        if not token:
            return
        span = Span(*token.span("title" if token["title"] else "word"))
        word = text[span.start : span.end]
        if not token["title"] and (_ends_phrase(word) or (word.lower() in _OPENING and previous not in _JOINING)):
            return
        dotted = token["title"] or _DOTTED.fullmatch(word)
        kept = word if dotted else word.rstrip(".")  # of the sentence
        yield Span(span.start, span.start + len(kept))
        if kept != word or word.lower() in _PRONOUNS - {"her"}:
            return
        at, previous = token.end(), word.lower()


def _ends_phrase(word: str) -> bool:
    lower = word.lower().rstrip(".")
    if word.isupper() and len(word) > 3:  # "USA TODAY"
        return False
    return lower in _ENDS or (word.islower() and lower.endswith("ly") and lower not in ("family", "assembly"))
