"""Time expressions of English news, with what they mean (TIMEX3; TimeML 1.2.1, Saurí et al. 2006).

Rules over token classes find them (`grammar`), and one small function each says what they mean (`absolute`,
`relative`, `stretches`). The day of publication, the tense of the sentence and the dates told before decide.
"""

import re
from collections.abc import Iterator
from datetime import date

from accordingto.records import DateMention, Span
from accordingto.text.dates import absolute, relative, stretches
from accordingto.text.dates.context import Here, LineTokens, Rule, SoFar, Value
from accordingto.text.dates.grammar import pattern, trigger
from accordingto.text.dates.tokens import tokens

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_RULES: dict[str, Rule] = absolute.RULES | relative.RULES | stretches.RULES


def dates(text: str, published: date | None = None) -> list[DateMention]:
    """The time expressions of `text`, in text order, none overlapping.

    `published` is the day that "today" is; without it, what hangs on it stays underspecified ("XXXX-WXX-2").
    Nothing raises on any text, and the time taken grows with its length only.
    """
    story = SoFar(published)
    found: list[DateMention] = []
    for line in _LINE.finditer(text):
        if trigger().search(line[0].lower()):
            found.extend(_in_line(text, line.start(), line.end(), story))
    return found


def _in_line(text: str, start: int, end: int, story: SoFar) -> Iterator[DateMention]:
    line = LineTokens(tokens(text, start, end), Span(start, end))
    story.line_day = None
    rules, at = pattern(), 0
    while match := rules.search(line.tokens.classes, at):
        here = Here(story, line, match.start(), match.end() - 1)
        meant = [] if here.inside_a_number() else _RULES[match.lastgroup or ""](here)
        values = meant if isinstance(meant, list) else [meant] if meant else []
        for value in values:
            mention = _mention(here, value)
            story.tell(mention)
            yield mention
        at = match.start() + 1 if meant is None else match.end()


def _mention(here: Here, value: Value) -> DateMention:
    first = here.first if value.first is None else value.first
    last = here.last if value.last is None else value.last
    return DateMention(here.line.tokens.span(first, last), value.type, value.value, value.mod)
