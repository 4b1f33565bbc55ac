"""Where sentences begin and end, within paragraphs."""

import re
from collections.abc import Iterator

from accordingto.records import Span

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9])|[.!?…]+[”’\"](?=[A-Z“\"])|[.!?][\"”’]?(?=[“][A-Z])")
_SHORT = re.compile(
    r"(?:^|[\s(\[“\"‘'-])(?:Mr|Mrs|Ms|Mx|Dr|St|Sr|Jr|Gen|Lt|Col|Maj|Capt|Cpl|Sgt|Cmdr|Adm|Rep|Reps|Sen|Sens|Gov|Pres|Prof|Rev|Hon|"
    r"Amb|Supt|Det|Insp|Messrs|Mme|Mt|Ft|No|Nos|vs|v|cf|al|Inc|Corp|Co|Ltd|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|"
    r"Oct|Nov|Dec|Fla|Calif|Mass|Conn|Ariz|Ill|Pa|Va|Wis|Minn|Mich|Tex|Okla|Ore|Tenn|Ala|Ga|Ky|La|Md|Ind|Kan|Mo|Neb|"
    r"Nev|Vt|Wash|Del|Colo|[A-Z]|[A-Za-z]\.[A-Za-z])\.$"
)
_MAY_END = re.compile(r"(?:Inc|Corp|Co|Ltd|Jr|Sr|[ap]\.m|U\.S|U\.K|U\.N|D\.C|E\.U)\.$")
_STARTER = re.compile(
    r"\s+[\"“‘]?(?:The|A|An|He|She|It|They|We|In|On|At|But|And|That|This|These|Those|There|If|When|While|As|For|Mr|Mrs|Ms)\b"
)


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Spans of the sentences in `text[start:end]`, white space left out; line breaks always end one.

    A full stop after an initial or an abbreviation ends none, unless the abbreviation is one that often closes
    a sentence ("Inc.", "p.m.", "U.S.") and a word follows that often opens one.
    """
    end = len(text) if end is None else end
    for line in re.compile(r"[^\r\n\u2028\u2029]+").finditer(text, start, end):
        yield from _in_line(text, line.start(), line.end())


def _in_line(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for mark in _END.finditer(text, start, end):
        if _ends(text, at, mark):
            yield from _trimmed(text, at, mark.end())
            at = mark.end()
    yield from _trimmed(text, at, end)


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """False for the full stop of an abbreviation or initial."""
    if mark[0][0] != "." or mark[0] != ".":
        return True
    before = text[max(start, mark.start() - 12) : mark.end()]
    if not _SHORT.search(before):
        return True
    return bool(_MAY_END.search(before) and _STARTER.match(text, mark.end()))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip())
    right = len(inside.rstrip())
    if right > left:
        yield Span(start + left, start + right)
