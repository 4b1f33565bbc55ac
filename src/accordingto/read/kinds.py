"""What each paragraph is: the rules, one function a kind, in the order in which they are asked.

Whatever no rule claims is body: a body paragraph taken for furniture would lose what somebody said in it, which
is worse than a button taken for body.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from accordingto.read.credits import (
    BARE_NAME,
    CAPTION_OPENING,
    CAPTION_WORDS,
    FROM_OUTLET,
    HELPERS,
    INTERVIEWER,
    ONLY_CREDIT,
    PHOTO_LABEL,
    POST,
    PROVENANCE,
    REPORTED_FROM,
    WRITER_NOTE,
    byline,
    photo_credit,
    writers_of,
)
from accordingto.read.datelines import dateline
from accordingto.read.furniture import FORM_LINE_WORDS, FORM_WORDS, LINK_HEADING, LONGEST, STRONG, is_furniture
from accordingto.read.lines import TextLine, key_of
from accordingto.read.mastheads import heads, masthead, signed
from accordingto.records import Kind, Span
from accordingto.text.lists import word_set

OPENING_LINES = 20
CREDIT_WORDS = 60
HEADLINE_WORDS, HEADLINE_CHARACTERS = 30, 250
SENTENCE_HEADLINE_WORDS = 18
SUBHEAD_WORDS, SENTENCE_SUBHEAD_WORDS = 12, 8
ALT_TEXT_WORDS = 15
FORM_LINES = 5
LINKS = 6
SAME_TITLE = 0.85
TITLE_LINES = 3
CAPTION_LEAST_WORDS = 6
REPEATED_LEDE_WORDS = 6
TITLE_CASE = 0.7
MAIL_HEADER = re.compile(r"(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Message-ID|Organization):\s", re.IGNORECASE)
LABELLED_QUESTION = re.compile(r"(?:Q|Question)\s?[.:]\s+\S")
ONLY_QUESTION = re.compile(r"(?:[\u2013\u2014-]\s*)?[A-Z][^:\"\u201c\u201d]{3,300}\?\Z")
LEAST_QUESTIONS = 2
LINES_TO_A_QUESTION = 5
SMALL_WORDS = word_set("accordingto.read", "words.txt", "small in a title")
WITHOUT_END = re.compile(r"[^.,;:!\u2026\"\u201d']\Z")


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of an article besides its text: its title, its writers, the kinds that markup tells."""

    title: str | None = None
    writers: tuple[str, ...] = ()
    kinds: Sequence[tuple[Span, Kind]] = ()


def classify(lines: Sequence[TextLine], given: Given) -> None:
    """Give every line its kind."""
    _mark_markup(lines, given)
    _mark_mail_header(lines)
    _mark_title(lines, given)
    _mark_furniture(lines)
    _mark_questions(lines)
    _mark_credits(lines)
    _mark_captions(lines)
    _mark_headline(lines)
    _mark_opening(lines, given)
    _mark_closing(lines)
    _mark_forms(lines)
    _mark_links(lines)
    _mark_alt_texts(lines)
    _mark_repeats(lines)
    _mark_subheads(lines)
    for line in lines:
        line.kind = line.kind or Kind.BODY


def _mark_markup(lines: Sequence[TextLine], given: Given) -> None:
    """In text order both; a paragraph that is wrapped from several lines has the kind of its first."""
    at = 0
    for line in lines:
        while at < len(given.kinds) and given.kinds[at][0].end <= line.span.start:
            at += 1
        if at < len(given.kinds) and given.kinds[at][0].start <= line.span.start:
            line.kind = given.kinds[at][1]


def _mark_mail_header(lines: Sequence[TextLine]) -> None:
    """From, To, Date and Subject above a mail, two of them at least."""
    header = list(itertools.takewhile(lambda line: MAIL_HEADER.match(line.text), lines[:OPENING_LINES]))
    for line in header if len(header) > 1 else ():
        line.kind = Kind.DATELINE if dateline(line.text) else Kind.FURNITURE


def _mark_furniture(lines: Sequence[TextLine]) -> None:
    """The first line, where it reads as a headline, is none: "Sign Up for Flood Insurance, Governor Urges"."""
    safe = lines[0] if lines and lines[0].length >= SUBHEAD_WORDS // 2 and title_case(lines[0]) else None
    for line in lines:
        if line.kind is None and line is not safe and is_furniture(line.text, line.key, quoted=line.quoted):
            line.kind = Kind.FURNITURE


def _mark_questions(lines: Sequence[TextLine]) -> None:
    """An interviewer's questions: labelled ones, or lines that only ask, time and again, with answers between."""
    for pattern, least in ((LABELLED_QUESTION, 1), (ONLY_QUESTION, LEAST_QUESTIONS)):
        asked = [i for i, line in enumerate(lines) if line.kind is None and pattern.match(line.text)]
        asked = [i for i in asked if i + 1 < len(lines) and not pattern.match(lines[i + 1].text)]
        if len(asked) >= least and len(asked) * LINES_TO_A_QUESTION >= len(lines) - asked[0]:
            for i in asked:
                lines[i].kind = Kind.QUESTION


def _mark_credits(lines: Sequence[TextLine]) -> None:
    for line in lines:
        if line.quoted or len(line.text) > LONGEST or line.length > CREDIT_WORDS:
            continue
        if (line.kind is None and HELPERS.fullmatch(line.text)) or (
            line.kind in (None, Kind.CAPTION) and ONLY_CREDIT.fullmatch(line.text)
        ):
            line.kind = Kind.CREDIT


def _mark_captions(lines: Sequence[TextLine]) -> None:
    for line in lines:
        if line.kind is None and CAPTION_LEAST_WORDS <= line.length <= CAPTION_WORDS and _is_caption(line):
            line.kind = Kind.CAPTION


def _is_caption(line: TextLine) -> bool:
    return CAPTION_OPENING.match(line.text) is not None or photo_credit(line.text) is not None


# ---- the headline


def _mark_title(lines: Sequence[TextLine], given: Given) -> None:
    """The line, or the two or three that follow each other, that say what the given title says."""
    title = key_of(given.title) if given.title else ""
    opening = _opening(lines)
    for i, line in enumerate(opening if title else ()):
        if line.kind is None and _same_title(line.key, title):
            line.kind = Kind.HEADLINE
            return
        for n in range(2, TITLE_LINES + 1):
            part = opening[i : i + n]
            if "".join(other.key for other in part) == title and all(other.kind is None for other in part):
                for other in part:
                    other.kind = Kind.HEADLINE
                return


def _mark_headline(lines: Sequence[TextLine]) -> None:
    if any(line.kind is Kind.HEADLINE for line in lines):
        return
    headline = _first_headline(lines, [line for line in _opening(lines) if line.kind is None], alone=len(lines) == 1)
    if headline:
        headline.kind = Kind.HEADLINE


def _same_title(key: str, title: str) -> bool:
    if key == title:
        return True
    if len(key) > HEADLINE_CHARACTERS or abs(len(key) - len(title)) > (1 - SAME_TITLE) * 2 * len(title):
        return False
    return SequenceMatcher(None, key, title, autojunk=False).ratio() >= SAME_TITLE


def _first_headline(lines: Sequence[TextLine], opening: Sequence[TextLine], *, alone: bool) -> TextLine | None:
    """The first line that is no date and no byline, where it looks like a headline or is printed again below."""
    above = (line for line in opening if not dateline(line.text) and not byline(line.text))
    first = next((line for line in above if line is opening[-1] or not masthead(line.text)), None)
    if first is None or alone or not first.key:
        return None
    again = sum(line.key == first.key for line in lines[:OPENING_LINES]) > 1
    return first if (again and first.length <= HEADLINE_WORDS) or _looks_like_headline(first) else None


def _looks_like_headline(line: TextLine) -> bool:
    if not line.length or line.length > HEADLINE_WORDS or len(line.text) > HEADLINE_CHARACTERS:
        return False
    if line.text.endswith((":", ",", ";")) or line.text[0].islower():
        return False
    if title_case(line):
        return True
    return not line.text.endswith((".", "\u2026")) and line.length <= SENTENCE_HEADLINE_WORDS and not _all_quote(line)


def _all_quote(line: TextLine) -> bool:
    return line.text[0] in '"\u201c\u201e' and line.text[-1] in '"\u201d'


def title_case(line: TextLine) -> bool:
    """Whether most words of some weight have a capital, as in An American Headline; or all are capitals."""
    weighty = [word for word in line.words if word.lower() not in SMALL_WORDS]
    capital = sum(not word[0].islower() for word in weighty)
    return line.length > 1 and bool(weighty) and capital >= TITLE_CASE * len(weighty)


# ---- round the body: above it, below it


def _opening(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """The lines above the second paragraph of running text: headline, byline, date and the lede stand there."""
    running = 0
    for i, line in enumerate(lines[:OPENING_LINES]):
        running += line.kind is None and line.running
        if running > 1:
            return lines[:i]
    return lines[:OPENING_LINES]


def _mark_opening(lines: Sequence[TextLine], given: Given) -> None:
    opening = _opening(lines)
    writers = {key_of(name) for name in given.writers}
    for i, line in enumerate(opening):
        dated = dateline(line.text) is not None
        if line.kind is not None or line.quoted or (line.running and not dated and not byline(line.text)):
            continue
        of_writer = byline(line.text) or (i and (INTERVIEWER.fullmatch(line.text) or signed(line.text)))
        if of_writer and _names_persons(line):
            line.kind = Kind.BYLINE
            writers.update(key_of(name) for name in writers_of(line.text))
        elif dated:
            line.kind = Kind.DATELINE
        elif heads(line, opening) or FROM_OUTLET.fullmatch(line.text) or PROVENANCE.fullmatch(line.text):
            line.kind = Kind.CREDIT
    _mark_bare_names(opening, writers)


def _names_persons(line: TextLine) -> bool:
    return bool(writers_of(line.text)) and line.length <= HEADLINE_WORDS


def _mark_bare_names(opening: Sequence[TextLine], writers: set[str]) -> None:
    """A name that a byline also has, or that stands right above the date or below "By"; a post right below a byline."""
    for i, line in enumerate(opening):
        if line.kind is not None or not line.key:
            continue
        after = opening[i + 1].kind if i + 1 < len(opening) else None
        before = opening[i - 1].kind if i else None
        named = line.key in writers
        dated = after in (Kind.DATELINE, Kind.BYLINE) and before is Kind.HEADLINE and BARE_NAME.fullmatch(line.text)
        post = before is Kind.BYLINE and line.length <= SENTENCE_SUBHEAD_WORDS and POST.fullmatch(line.text)
        by = i and opening[i - 1].key == "by" and BARE_NAME.fullmatch(line.text)
        if by:
            opening[i - 1].kind = Kind.FURNITURE
        if named or dated or post or by:
            line.kind = Kind.BYLINE


def _mark_closing(lines: Sequence[TextLine]) -> None:
    """From the end upward, as far as the last running text."""
    for line in reversed(lines):
        if line.kind is not None:
            continue
        if len(line.text) <= LONGEST and not line.quoted:
            line.kind = _closing_kind(line.text)
        if line.kind is None and (line.running or line.quoted):
            return


def _closing_kind(text: str) -> Kind | None:
    if dateline(text):
        return Kind.DATELINE
    credited = any(p.fullmatch(text) for p in (FROM_OUTLET, PROVENANCE, REPORTED_FROM, WRITER_NOTE))
    return Kind.CREDIT if credited else None


# ---- lines that are known by their neighbours


def _mark_forms(lines: Sequence[TextLine]) -> None:
    """Short lines of a form: between two of its lines, or beside one and with a form's words."""
    for i, line in enumerate(lines):
        if not _is_form(line):
            continue
        ahead = lines[i + 1 : i + 1 + FORM_LINES]
        reach = next((n for n, other in enumerate(ahead, 1) if _is_form(other)), 0)
        between = lines[i + 1 : i + reach]
        if all(_may_be_form(other) for other in between):
            for other in between:
                other.kind = Kind.FURNITURE
        rest = lines[i + 1 :]
        if len(rest) <= FORM_LINES and all(_may_be_form(other) or other.kind is Kind.CREDIT for other in rest):
            for other in rest:  # what little follows a form at the end of the page belongs to it
                other.kind = other.kind or Kind.FURNITURE
        for near in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2]):
            if _may_be_form(near) and FORM_WORDS.search(near.text):
                near.kind = Kind.FURNITURE


def _is_form(line: TextLine) -> bool:
    return (
        line.kind is Kind.FURNITURE
        and STRONG.fullmatch(line.text) is not None
        and FORM_WORDS.search(line.text) is not None
    )


def _may_be_form(line: TextLine) -> bool:
    return line.kind in (None, Kind.FURNITURE) and line.length <= FORM_LINE_WORDS and not line.quoted


def _mark_links(lines: Sequence[TextLine]) -> None:
    """Headlines of other articles, under a heading such as "Related stories"."""
    for i, line in enumerate(lines):
        if line.kind is not Kind.FURNITURE and not (line.kind is None and line.length <= SUBHEAD_WORDS):
            continue
        if not LINK_HEADING.fullmatch(line.text):
            continue
        line.kind = Kind.FURNITURE
        for link in lines[i + 1 : i + 1 + LINKS]:
            if link.kind is not None or link.ended or not title_case(link) or link.length > HEADLINE_WORDS:
                break
            link.kind = Kind.FURNITURE


def _mark_alt_texts(lines: Sequence[TextLine]) -> None:
    """A picture's replacement text, printed right above its caption: "NTD Photo", or the caption's own names."""
    for line, caption in itertools.pairwise(lines):
        if caption.kind is not Kind.CAPTION or line.kind not in (None, Kind.CREDIT):
            continue
        if PHOTO_LABEL.fullmatch(line.text) or (line.kind is None and _is_alt_text(line, caption)):
            line.kind = Kind.CAPTION


def _is_alt_text(line: TextLine, caption: TextLine) -> bool:
    if not 1 < line.length <= ALT_TEXT_WORDS or line.ended or line.quoted:
        return False
    said = {word.casefold() for word in caption.words}
    return all(word.casefold() in said for word in line.words)


def _mark_repeats(lines: Sequence[TextLine]) -> None:
    """The headline, the lede or a caption printed again, whatever the case, marks and brackets."""
    lede = next((line for line in lines if line.kind is None and line.running), None)
    seen: set[str] = set()
    for line in lines:
        keys = _repeat_keys(line)
        if line.kind in (None, Kind.HEADLINE, Kind.CAPTION) and not seen.isdisjoint(keys):
            line.kind = Kind.REPEAT
        elif line.kind in (Kind.HEADLINE, Kind.CAPTION) or (line is lede and line.length >= REPEATED_LEDE_WORDS):
            seen.update(keys)


def _repeat_keys(line: TextLine) -> set[str]:
    """A caption is also known by its words without the photo credit."""
    keys = {line.key} - {""}
    credit = photo_credit(line.text) if line.kind is Kind.CAPTION else None
    if credit:
        keys |= {key_of(line.text[: credit[0]])} - {""}
    return keys


# ---- subheads


def _mark_subheads(lines: Sequence[TextLine]) -> None:
    """Short lines without a sentence's end, with running text somewhere above and text right below."""
    _mark_standfirst(lines)
    text = [line for line in lines if line.kind in (None, Kind.CAPTION)]
    above = False
    for line, below in itertools.pairwise(text):
        above = above or (line.kind is None and line.running)
        if above and line.kind is None and (below.running or (below.ended and below.quoted)) and _is_subhead(line):
            line.kind = Kind.SUBHEAD


def _mark_standfirst(lines: Sequence[TextLine]) -> None:
    """A line without a full stop right under the headline, with running text below."""
    told = [line for line in lines[:OPENING_LINES] if line.kind in (None, Kind.HEADLINE)]
    for headline, line, below in zip(told, told[1:], told[2:], strict=False):
        if headline.kind is Kind.HEADLINE and line.kind is None:
            if line.length <= HEADLINE_WORDS and below.running and WITHOUT_END.search(line.text) and not line.quoted:
                line.kind = Kind.SUBHEAD
            return


def _is_subhead(line: TextLine) -> bool:
    if not line.length or line.length > SUBHEAD_WORDS or line.text[0].islower() or _all_quote(line):
        return False
    if line.text.isupper() and line.length <= SENTENCE_SUBHEAD_WORDS:
        return not line.text.endswith((":", ","))
    if not WITHOUT_END.search(line.text):
        return False
    return title_case(line) or (line.length <= SENTENCE_SUBHEAD_WORDS and not line.ended)
