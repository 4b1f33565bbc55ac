"""What the article's own lines say of it: who wrote it, when, for which section, with whose help, for which outlet."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from accordingto.names.agents import outlet as names_outlet
from accordingto.read.credits import AGENCY, ONLY_CREDIT, PHOTO_LABEL, persons, photo_credit, writers_of
from accordingto.read.datelines import OPENING_DATE, dateline
from accordingto.read.dates import iso_date
from accordingto.read.lines import TextLine
from accordingto.read.mastheads import masthead, signed
from accordingto.records import Basis, Kind, Known, Span
from accordingto.text.lists import word_set


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the lines state (`Basis.TEXT`), and what they only suggest (`inferred`)."""

    title: Known | None
    bylines: tuple[Known, ...]
    published: Known | None
    updated: Known | None
    section: Known | None
    credits: tuple[Known, ...]
    inferred: tuple[tuple[str, Known], ...]


def imprint(text: str, lines: Sequence[TextLine], given: str) -> Imprint:
    """Read the lines' kinds and words for what they say of the article; `given` is `text` with all its line breaks."""
    at = _Places(text, given)
    published, updated, section = _dates(lines, at)
    return Imprint(
        title=next((at.known(line.text.strip("\ufeff "), line) for line in _of(lines, Kind.HEADLINE)), None),
        bylines=tuple(_bylines(lines, at)),
        published=published or _opening_date(lines, at),
        updated=updated,
        section=section,
        credits=tuple(_credits(lines, at)),
        inferred=tuple(("outlet", known) for known in _outlets(lines, at)),
    )


class _Places:
    """Makes a `Known` of a line's words; counts line breaks once, however many lines are asked for."""

    def __init__(self, text: str, given: str) -> None:
        self._text, self._given = text, given
        self._counted, self._number = 0, 1

    def known(self, value: str, line: TextLine, within: tuple[int, int] | None = None, what: str = "") -> Known:
        start, end = within or (0, line.span.end - line.span.start)
        span = Span(line.span.start + start, line.span.start + end)
        where = f"line {self._line(span.start)}{what}"
        return Known(value, Basis.TEXT, where, self._text[span.start : span.end], span)

    def inferred(self, value: str, line: TextLine, found: re.Match[str], end: int | None = None) -> Known:
        known = self.known(value, line, (found.start(), found.end() if end is None else end))
        return Known(value, Basis.INFERRED, known.where, known.words, known.span)

    def _line(self, offset: int) -> int:
        if offset < self._counted:
            self._counted, self._number = 0, 1
        self._number += self._given.count("\n", self._counted, offset)
        self._counted = offset
        return self._number


def _of(lines: Sequence[TextLine], *kinds: Kind) -> Iterator[TextLine]:
    return (line for line in lines if line.kind in kinds)


def _bylines(lines: Sequence[TextLine], at: _Places) -> Iterator[Known]:
    seen: set[str] = set()
    for line in _of(lines, Kind.BYLINE):
        for name in writers_of(line.text):
            start = line.text.find(name)
            if name.casefold() not in seen and start >= 0 and not masthead(name):
                seen.add(name.casefold())
                yield at.known(name, line, (start, start + len(name)))


def _dates(lines: Sequence[TextLine], at: _Places) -> tuple[Known | None, Known | None, Known | None]:
    published = updated = section = None
    for line in _of(lines, Kind.DATELINE, Kind.BYLINE):
        stated = dateline(line.text)
        if stated:
            published = published or (at.known(stated.published, line) if stated.published else None)
            updated = updated or (at.known(stated.updated, line) if stated.updated else None)
            section = section or _section(line, stated.section, at)
    return published, updated, section


def _section(line: TextLine, name: str | None, at: _Places) -> Known | None:
    if not name:
        return None
    start = line.text.find(name)
    return at.known(name, line, (start, start + len(name)))


def _opening_date(lines: Sequence[TextLine], at: _Places) -> Known | None:
    """The full date in "HAVENBURG, Sept. 5, 2023 (Harbour Wire) —" at the head of the body."""
    first = next(_of(lines, Kind.BODY), None)
    found = OPENING_DATE.match(first.text) if first else None
    day = iso_date(found["day"]) if found else None
    return at.known(day, first, found.span("day")) if first and found and day else None


def _credits(lines: Sequence[TextLine], at: _Places) -> Iterator[Known]:
    """Lines of credit; and photo credits, which say so in `where`, once each."""
    photos: set[str] = set()
    for line in _of(lines, Kind.CREDIT, Kind.CAPTION):
        if line.kind is Kind.CREDIT and not ONLY_CREDIT.fullmatch(line.text):
            yield at.known(line.text, line)
            continue
        alone = ONLY_CREDIT.fullmatch(line.text) if line.kind is Kind.CREDIT else None
        where = alone.span("credit") if alone else photo_credit(line.text)
        if where and line.text[slice(*where)] not in photos:
            photos.add(line.text[slice(*where)])
            yield at.known(line.text[slice(*where)], line, where, ", photo credit")


# ---- which outlet the words suggest

_NAME = r"(?:[A-Z][\w'\u2019&.-]*)(?:\s+(?:(?:of|the|and|for)\s+){0,2}[A-Z][\w'\u2019&.-]*){0,4}"
_FORM_FOR = re.compile(
    rf"(?i:sign\s+up\s+(?:for|to)|subscribe\s+to|register\s+for|get|receive)\s+(?:(?i:the|our|free)\s+)*"
    rf"(?P<outlet>{_NAME})(?P<edition>\s+(?:newsletters?|e-?mails?|alerts|briefing|digest|updates)\b)?"
)
_EDITION = re.compile(
    r"(?:'s|\u2019s)?\s+(?:(?:Daily|Weekly|Morning|Evening|Breaking|Top|Free|Email|News)\s+)*"
    r"(?:Daily|Weekly|Today|Newsletters?|Briefing|Alerts?|Emails?|Digest|Updates?|Edition|Bulletin|Dispatch)\Z"
)
_NO_OUTLET = word_set("accordingto.read", "words.txt", "names no outlet")
_IS_AGENCY = re.compile(AGENCY)
_TOLD = re.compile(
    r"\b(?:told|(?:statement|e-?mail|interview|message|comment|letter|remarks)\s+(?:to|with)"
    r"|(?:requests?|inquiry|inquiries|questions)\s+from"
    r"|spoke\s+(?:to|with))\s+"
    rf"(?P<outlet>(?>[Tt]he\s+{_NAME})|{_NAME}(?:\s+(?:News|Times|Post|Journal|Tribune|Herald|Gazette|Ledger|Wire))\b)"
    r"(?!\s+(?:news\s+)?(?:agency|service))"
)
_SERVES_OTHERS = re.compile(r"\b(?:Agency|Service)\Z")
_COPYRIGHT = re.compile(
    rf"(?i:copyright|\u00a9|\(c\))\s*(?:\u00a9\s*)?(?:\d{{4}}(?:\s*[-\u2013]\s*\d{{4}})?)\s+(?P<outlet>{_NAME})"
)
_ABOVE = 8
"""Lines among which those above the article are."""
_STAFF = re.compile(r"\b(?:contributed|contributing|reporting|editing)\b", re.IGNORECASE)


def _outlets(lines: Sequence[TextLine], at: _Places) -> Iterator[Known]:
    seen: set[str] = set()
    for suggest in (_by_masthead, _by_form, _by_label, _by_copyright, _by_told):
        for known in suggest(lines, at):
            evidence = f"{known.value}\n{known.words}".casefold()
            if evidence not in seen:
                seen.add(evidence)
                yield known


def _by_masthead(lines: Sequence[TextLine], at: _Places) -> Iterator[Known]:
    """A line above the article that names the outlet, by itself, with its date or after its writer."""
    for line in _of(lines[:_ABOVE], Kind.CREDIT, Kind.DATELINE, Kind.BYLINE):
        stated = dateline(line.text) if line.kind is not Kind.CREDIT else None
        alone = masthead(line.text) if line.kind is Kind.CREDIT else signed(line.text)
        name = (stated.outlet if stated else None) or alone
        found = re.search(re.escape(name), line.text) if name else None
        if name and found:
            yield at.inferred(name, line, found)


def _by_form(lines: Sequence[TextLine], at: _Places) -> Iterator[Known]:
    """The newsletter's name, without the word for its edition: "Sign up for NTD Daily"."""
    for line in _of(lines, Kind.FURNITURE):
        found = _FORM_FOR.match(line.text)
        outlet = _EDITION.sub("", found["outlet"]) if found else ""
        if found and (found["edition"] or outlet != found["outlet"]) and _may_be_outlet(outlet):
            yield at.inferred(outlet, line, found)


def _by_label(lines: Sequence[TextLine], at: _Places) -> Iterator[Known]:
    """The label on an outlet's own pictures, "NTD Photo"; an agency's says nothing of the outlet."""
    pattern = re.compile(rf"(?P<outlet>{_NAME}?)\s+(?:Photo|Image|Illustration|Graphic)")
    for line in _of(lines, Kind.CAPTION, Kind.CREDIT):
        found = pattern.fullmatch(line.text) if PHOTO_LABEL.fullmatch(line.text) else None
        if found and _may_be_outlet(found["outlet"]):
            yield at.inferred(found["outlet"], line, found)


def _by_copyright(lines: Sequence[TextLine], at: _Places) -> Iterator[Known]:
    for line in _of(lines, Kind.FURNITURE):
        found = _COPYRIGHT.search(line.text)
        outlet = re.split(r"\s+All\b|\.", found["outlet"])[0] if found else ""
        if found and _may_be_outlet(outlet):
            yield at.inferred(outlet, line, found, found.start("outlet") + len(outlet))


def _by_told(lines: Sequence[TextLine], at: _Places) -> Iterator[Known]:
    """Whom they told, beside staff credits: "said in a statement to The Epoch Times".

    Not where the text cites that outlet as it cites others.
    """
    if not any(_STAFF.search(line.text) and _names_staff(line.text) for line in _of(lines, Kind.CREDIT)):
        return
    body = [line for line in lines if line.kind in (Kind.BODY, Kind.HEADLINE)]
    for line in body:
        for found in _TOLD.finditer(line.text):
            name = found["outlet"].rstrip(".")
            outlet = name[:1].upper() + name[1:]
            told = _may_be_outlet(outlet) and _told_as_outlet(name)
            if told and not any(_cites(outlet)(other.text) for other in body):
                yield at.inferred(outlet, line, found)


def _told_as_outlet(name: str) -> bool:
    """Not "the Senate", to whom people speak as well; "The Vale Post" has its own article."""
    return not _SERVES_OTHERS.search(name) and (not name.startswith("the ") or names_outlet(name) is not None)


def _names_staff(credit: str) -> bool:
    names = re.split(r"\s+(?:contributed|contributing)\b", credit)[0]
    return any(" " in name and not _IS_AGENCY.fullmatch(name) for name in persons(names))


def _cites(outlet: str) -> Callable[[str], re.Match[str] | None]:
    name = re.escape(outlet)
    return re.compile(
        rf"(?i:{name}(?:,\s+citing|\s+(?:reported|reports|said|wrote|first|has\s+reported))|(?:according\s+to|reported\s+by|cited\s+by)\s+{name})"
    ).search


def _may_be_outlet(name: str) -> bool:
    words = name.removeprefix("The ").split()
    return (
        bool(words)
        and not _IS_AGENCY.fullmatch(" ".join(words))
        and not (len(words) == 1 and words[0].lower() in _NO_OUTLET)
    )
