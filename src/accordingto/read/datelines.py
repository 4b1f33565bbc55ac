"""Lines that hold a date and little else: "September 6, 2023World News", "Updated: 6 Sept 2023, 10:15 GMT"."""

import re
from dataclasses import dataclass

from accordingto.read.credits import MARK, byline
from accordingto.read.dates import DAY, MONTH, iso_date
from accordingto.read.mastheads import masthead
from accordingto.text.counting import WEEKDAYS

_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d){1,2}\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
    r"(?:\s*(?-i:\(?[A-Z]{2,5}\b\)?|[+-]\d\d:?\d\d))?"
)
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})\b\.?"
_LABEL = (
    r"(?:(?:first\s+|last\s+|originally\s+)?"
    r"(?:published|posted|updated|modified|created|uploaded|issued|release\s+date|date))"
)
_GAP = r"[\s,|\u00b7\u2022\u2013\u2014-]*"
_MOMENT = (
    rf"(?:{_WEEKDAY}{_GAP})?(?P<day>{DAY})(?:{_GAP}(?:at\s+|t)?(?:{_CLOCK}))?"
    rf"|(?P<clock>{_CLOCK}){_GAP}(?:{_WEEKDAY}{_GAP})?(?P<late>{DAY})"
)
_LABELLED_MOMENT = re.compile(rf"{_GAP}(?P<label>{_LABEL})?\s*(?:on\s+|at\s+)?:?\s*(?:{_MOMENT}){_GAP}", re.IGNORECASE)
_SECTION = re.compile(r"[A-Z][\w&'\u2019-]*(?:\s+(?:[A-Z][\w&'\u2019-]*|of|the|and|&|in)){0,4}")
# "HAVENBURG, Sept. 5 (Harbour Wire) —": place and date with nothing after.
_PLACE = re.compile(
    rf"(?:[A-Z][A-Z\u00c0-\u00de.'\u2019-]+(?:\s+[A-Z][A-Z.'\u2019-]+){{0,3}})"
    rf"(?:,\s+[A-Z][\w. ]{{1,30}})?(?:,\s+(?i:{MONTH})\s+\d{{1,2}}(?:,\s+\d{{4}})?)?"
    r"(?:\s+\([A-Z][\w ]{1,30}\)\s*[\u2013\u2014:-]*|\s*[\u2013\u2014]+|\s+--?)"
)
# The same, with its year, at the head of a paragraph of the body.
OPENING_DATE = re.compile(
    rf"[A-Z][A-Z\u00c0-\u00de.'\u2019 -]+,(?:\s+[A-Z][\w. ]{{1,30}},)?\s+"
    rf"(?P<day>(?i:{MONTH})\s+\d{{1,2}},\s+\d{{4}})\b.{{0,40}}?[\u2013\u2014-]"
)
# A part of a line that dates it without its year, or says how long it is.
_NO_DAY = re.compile(
    rf"(?:{_WEEKDAY}{_GAP})?(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})|\d+\s*min(?:ute)?s?\.?(?:\s+read)?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a date line states: ISO days, and the name of the section or of the outlet where that stands beside."""

    published: str | None
    updated: str | None
    section: str | None
    outlet: str | None = None


def dateline(text: str) -> Dateline | None:
    """What `text` states if it is a date line, None if it is not."""
    if len(text) > LONGEST:
        return None
    if _PLACE.fullmatch(text):
        return Dateline(None, None, None)
    parts = MARK.split(_month_first(_beside_writer(text)))
    told = [part for part in parts if part and not (MARK.search(text) and _NO_DAY.fullmatch(part))]
    moments: dict[str, str] = {"impossible": ""} if len(told) < len(parts) and len(told) < 2 else {}
    text = " | ".join(told)
    rest = _take(text, moments)
    if not moments:
        return _after_section(text)
    rest = _take(rest, moments) if rest else rest
    if rest and not _SECTION.fullmatch(rest):
        return None
    return _stated(moments, rest)


def _beside_writer(text: str) -> str:
    """A line without its writers: "Dec. 1 | Region" of "Dec. 1 | Region | By Ada Quill"."""
    found = byline(text)
    return (
        text.replace(found.string[: found.end("names")], "", 1).strip(" |,.\u00b7\u2022\u2013\u2014-")
        if found
        else text
    )


def _month_first(text: str) -> str:
    """9/8/2023 as 2023-09-08, where another date of the line shows that months come first."""
    found = [(int(m[1]), int(m[2])) for m in _NUMERIC.finditer(text)]
    if all(first <= 12 for first, _ in found) and any(second > 12 for _, second in found):
        return _NUMERIC.sub(lambda m: f"{m[3]}-{int(m[1]):02}-{int(m[2]):02}", text)
    return text


def _take(text: str, moments: dict[str, str]) -> str:
    """What follows the date at the head of `text`; the date goes into `moments`."""
    found = _LABELLED_MOMENT.match(text)
    if not found:
        return text
    label = (found["label"] or "").lower()
    known = "updated" if "updated" in label or "modified" in label else "published"
    day = iso_date(found["day"] or found["late"])
    if day:
        moments.setdefault(known, day)
    else:
        moments.setdefault("impossible", "")
    return text[found.end() :].strip(" |,\u00b7\u2022\u2013\u2014-")


def _after_section(text: str) -> Dateline | None:
    """Read a line with the section first, a mark between: "World News | September 6, 2023"; or with the outlet."""
    head, mark, tail = _split_mark(text)
    if not mark and masthead(text.partition(",")[0]):
        head, mark, tail = text.partition(",")
    if not mark or not _SECTION.fullmatch(head.strip()):
        return None
    moments: dict[str, str] = {}
    if _take(tail.strip(), moments) or not moments:
        return None
    return _stated(moments, head.strip())


def _stated(moments: dict[str, str], beside: str) -> Dateline:
    """The days, with what stands beside them."""
    outlet = masthead(beside)
    return Dateline(moments.get("published"), moments.get("updated"), None if outlet else beside or None, outlet)


def _split_mark(text: str) -> tuple[str, str, str]:
    found = re.search(r"[|\u00b7\u2022\u2013\u2014]|\s-\s", text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")
