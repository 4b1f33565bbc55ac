"""Who took the picture, who helped with the report, who wrote it: patterns over one line each."""

import re

from accordingto.text.lists import alternation

_NAME = rf"(?:[A-Z\u00c0-\u00de][\w.'\u2019-]*|{alternation('accordingto.read', 'words.txt', 'particle of a name')})"
_NAMES = rf"(?:{_NAME})(?:\s+(?:{_NAME}|of|the|and|for|&)){{0,6}}"
AGENCY = (
    r"(?:Getty(?:\s+Images)?|Reuters|AFP|AP|A\.P\.|Associated\s+Press|EPA(?:-EFE)?|Shutterstock|Xinhua|KCNA|Yonhap|Sputnik"
    r"|TASS|Tass|ZUMA(?:\s+Press)?|Bloomberg|UPI|Alamy|iStock(?:photo)?|Unsplash|Pexels|Pixabay|Wikimedia(?:\s+Commons)?"
    r"|Pool|PA(?:\s+Wire|\s+Images|\s+Media)?|Anadolu(?:\s+Agency)?|NurPhoto|Handout|Flickr|DPA|dpa|ANSA|Kyodo|Instagram)"
)
_LABEL = (
    r"(?:(?:file\s+)?(?:photo(?:graph)?|image|picture|illustration|screenshot|screengrab)s?(?:\s+(?:credit|by|courtesy(?:\s+of)?|via))?"
    r"|credit|courtesy(?:\s+of)?|handout(?:\s+via)?)"
)
# The photo credit itself, without the brackets that may stand round it.
_LABELLED = rf"(?i:{_LABEL})\s*(?::|(?<=by)|(?<=via)|(?<=of)|(?<=y))\s*{_NAMES}(?:\s*[/,]\s*{_NAMES}){{0,3}}"
_SLASHED = rf"{_NAMES}(?:\s*/\s*{_NAMES}){{1,4}}(?:\s+via\s+{_NAMES})?"
_VIA = rf"{_NAMES}\s+via\s+{_NAMES}"
_PHOTO = rf"(?:{_NAMES}\s+)?(?:File\s+)?(?:Photo|Image|Illustration|Graphic|Picture)s?(?:\s*/\s*{_NAMES}){{0,3}}"
_PLAIN = rf"{_LABELLED}|{_SLASHED}|{_VIA}"

BRACKETED_AT_END = re.compile(
    rf"\(\s*(?P<credit>{_PLAIN}|{_PHOTO}|{AGENCY}|{_NAMES}\s+for\s+{_NAMES}|(?i:file(?:\s+photo)?))\s*\.?\s*\)\s*\.?\Z"
)
# Bare names in brackets are a credit only after a full stop: "… in 2021. (Mara Quill, Harbour Wire)".
NAMES_AT_END = re.compile(rf"(?<=[.!?\u201d\"])\s*\(\s*(?P<credit>{_NAMES}(?:,\s+{_NAMES})?)\s*\.?\s*\)\.?\Z")
BARE_AT_END = re.compile(rf"(?<=[.!?\u201d\")])\s+(?P<credit>{_PLAIN}|AP\s+Photo(?:\s*/\s*{_NAMES})?)\s*\.?\Z")
ONLY_CREDIT = re.compile(
    rf"[(\[]?\s*(?P<credit>{_LABELLED}|{_VIA}|{AGENCY}(?:\s*/\s*{_NAMES}){{0,3}}|{_PHOTO}"
    rf"|{_NAMES}(?:\s*/\s*{_NAMES}){{0,3}}\s*/\s*{AGENCY}|{_NAME}\s+{_NAME}(?:\s+{_NAME})?\s*/\s*{_NAMES})\s*\.?\s*[)\]]?\s*\.?"
)
PHOTO_LABEL = re.compile(_PHOTO)
CAPTION_OPENING = re.compile(
    r"(?:FILE\s*(?:PHOTO|IMAGE)?\s*[-\u2013\u2014:]|(?:(?:In\s+)?(?:this|an?)\s+)?(?:undated\s+)?(?:file|handout|archive)\s+(?:photo|image|picture)"
    r"|(?:Photo|Image|Pictured|Caption|Above|Below)\s*:|Pictured\s+(?:above|here|are|is|from))",
)
CREDIT_WITHIN = 300
CAPTION_WORDS = 120

# Lines that say who helped, who reported, and where the text is from. Whole line.
_RUN = r"(?:[^.!?]|\b(?:[A-Z]|Jr|Sr|St|Dr|Mrs?|Ms)\.)"  # within one sentence; an initial's full stop ends none
_REPORT = r"(?:report|story|article|post|piece|dispatch|coverage|analysis|column)"
# Names and the words between names, no verb: "Reporting by The Post showed that …" is a sentence of the body.
_CREW = (
    rf"(?-i:(?:[A-Z\u00c0-\u00de\d][\w.'\u2019-]*|&|{alternation('accordingto.read', 'words.txt', 'between helpers')})"
    r"(?:[\s,;:/|()]+|\Z|(?=\.?\Z)))+"
)
HELPERS = re.compile(
    rf"""
    (?:{_RUN}{{2,300}}?\b(?:contributed|contributing)\s+(?:(?:additional\s+)?(?:reporting|research|writing)\s+)?
        to\s+(?:this|the)\s+{_REPORT}\b[^.]{{0,80}}
  | {_RUN}{{2,300}}?\bcontributed\s+(?:additional\s+)?(?:reporting|research)\b[^.]{{0,120}}
  | (?:with\s+)?(?:additional\s+)?(?:reporting|writing|editing|research|photography|translation|production|graphics)
      (?:\s*(?:,|and|&)\s*(?:writing|editing|reporting|research|photography))?\s+(?:by|from)\s+{_CREW}
  | (?:compiled|edited|translated|produced|researched)\s+by\s+{_CREW}
  | contribut(?:ing|ors?)\s*(?:writers?|reporters?)?\s*:\s*.{{2,200}}
    )\s*[.]?
    """,
    re.IGNORECASE | re.VERBOSE,
)
# The wordings below are credits only above the first running text or below the last.
PROVENANCE = re.compile(
    rf"""
    (?:with\s+)?(?:additional\s+)?(?:files|reports|inputs?|contributions?|material|information)\s+(?:from|by)\s+{_CREW}\.?
  | (?:this|the)\s+(?:(?:article|story|post|piece|dispatch|column)\s+(?:was|is|has\s+been)
            \s+(?:first\s+|originally\s+|also\s+)?
        |(?:report|analysis|coverage)\s+was\s+(?:first|originally)\s+)
      (?:{alternation("accordingto.read", "words.txt", "put into print")})\b.{{0,250}}
  | this\s+{_REPORT}\s+(?:first|originally|also)\s+(?:appeared|ran|published)\b.{{0,200}}
  | (?:originally|first|re)\s*-?published\s+(?:by|in|on|at|from|with)\b.{{2,150}}
  | (?:reprinted|republished|reproduced)\s+(?:with|by|from)\b.{{2,150}}
  | (?:source|h/t|hat\s+tip)\s*:\s*{_CREW}\.?
    """,
    re.IGNORECASE | re.VERBOSE,
)
FROM_OUTLET = re.compile(rf"(?:From|Via|Courtesy of)\s+(?:[Tt]he\s+)?{_NAMES}")
REPORTED_FROM = re.compile(
    rf"{_NAMES}(?:,\s+{_NAMES})*,?(?:\s+and\s+{_NAMES})?\s+(?:reported|reports|contributed|wrote)(?:\s+from\s+{_NAMES}(?:[,;].{{0,120}})?)?\.?"
)
WRITER_NOTE = re.compile(
    rf"{_NAMES}\s+(?:is|was)\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,4}}(?:reporter|writer|journalist|correspondent|columnist|editor|freelancer)\b.{{0,300}}"
)

BYLINE = re.compile(
    rf"(?:by|written\s+by|story\s+by|words\s+by|text\s+by|reported\s+by|analysis\s+by|opinion\s+by)\s*:?\s+"
    rf"(?-i:(?P<names>{_NAMES}(?:(?:\s*,\s*|\s+and\s+|\s+&\s+|\s*,\s*and\s+){_NAMES}){{0,5}}))(?:\s*[,|\u2013\u2014-]\s*.{{0,80}}|\s+in\s+.{{2,40}})?\.?",
    re.IGNORECASE,
)
# As a headline it names the one who is asked.
INTERVIEWER = re.compile(
    rf"(?:interview(?:er)?|questions|words|text)(?:\s+by\b|\s*:)\s*(?-i:(?P<names>{_NAMES}))\.?", re.IGNORECASE
)
BARE_NAME = re.compile(r"[A-Z\u00c0-\u00de][\w.'\u2019-]*(?:\s+[A-Z\u00c0-\u00de][\w.'\u2019-]*){1,3}")
POST = re.compile(
    rf"(?:(?:{alternation('accordingto.read', 'words.txt', 'before a post')}|white\s+house)\s+)*"
    r"(?:[\w-]+\s+){0,3}(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?)\b.{0,40}"
    rf"|(?-i:(?:The\s+)?{AGENCY})",
    re.IGNORECASE,
)
_NAMES_APART = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+|\s*;\s*|\s*\|\s*")
_FOR = re.compile(r"\s+(?:for|of|at|in)\s+(?:the\s+)?(?-i:[A-Z]).*", re.IGNORECASE)
_NOT_A_PERSON = re.compile(POST.pattern, re.IGNORECASE)


MARK = re.compile(r"\s*[|\u00b7\u2022]\s*")
"""What parts a line into date, section and writer."""
_LONGEST = 120


def byline(text: str) -> re.Match[str] | None:
    """The line as a byline; or that part of it which is one: "Dec. 1 | Region | By Ada Quill"."""
    parts = MARK.split(text)[1:] if len(text) <= _LONGEST else ()
    found = (found for part in parts if (found := BYLINE.fullmatch(part)) and _is_name(found["names"]))
    return BYLINE.fullmatch(text) or next(found, None)


def _is_name(names: str) -> bool:
    """Not "Far the Worst"."""
    first = next(iter(persons(names)), "")
    return " " in first and " the " not in first


def writers_of(text: str) -> list[str]:
    """The writers that a byline names."""
    found = byline(text) or INTERVIEWER.fullmatch(text)
    return persons(found["names"] if found else text)


def persons(names: str) -> list[str]:
    """The names in "Ada Quill, Tom Reed for the Ledger and Reuters", posts, papers and agencies left out."""
    found = (_FOR.sub("", name) for name in _NAMES_APART.split(names.strip()))
    return [name for name in found if name and not _NOT_A_PERSON.fullmatch(name)]


def photo_credit(text: str) -> tuple[int, int] | None:
    """Where in `text`, a line that says more, its photo credit stands: the range of the credit without brackets."""
    offset = max(0, len(text) - CREDIT_WITHIN)
    tail = text[offset:]
    for pattern in (BRACKETED_AT_END, BARE_AT_END, NAMES_AT_END):
        found = pattern.search(tail)
        if found and found.start() + offset > 0:
            return found.start("credit") + offset, found.end("credit") + offset
    return None
