"""Text files that Nexis exports: many articles in one file, each with its outlet, its date and its labels."""

import re
from collections.abc import Iterator

from accordingto.read.credits import persons, writers_of
from accordingto.read.dates import iso_date
from accordingto.read.decode import clean
from accordingto.read.draft import Draft, Item
from accordingto.records import Basis, Known, Reason, Skipped
from accordingto.text.lists import alternation

_HEAD = re.compile(r"^[ \t\f]*(?:Document )?\d{1,5} of \d{1,5}(?: DOCUMENTS?)?[ \t]*\r?$", re.MULTILINE)
_FIRST = re.compile(r"\s*\d{1,5} of \d{1,5} DOCUMENTS?\s*?\n")
_LABEL = re.compile(r"(?P<name>[A-Z][A-Z-]{3,20}(?: [A-Z]{2,12})?):[ \t]*(?P<value>.*)", re.DOTALL)
_AFTER = re.compile(
    rf"(?:{alternation('accordingto.read', 'words.txt', 'after an exported article')}):|Copyright (?:\d{{4}}|\(c\)|©)"
    r"|All Rights Reserved",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\n[ \t]*\n\s*")
_OPENING = 8
"""Paragraphs among which outlet, date and title stand."""


def is_export(text: str) -> bool:
    """Whether a text begins as an export does: "1 of 20 DOCUMENTS"."""
    return _FIRST.match(text.lstrip("\ufeff")) is not None


def items(text: str, path: str, stem: str) -> Iterator[Item]:
    """The articles of an export."""
    heads = list(_HEAD.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for number, (head, end) in enumerate(zip(heads, ends, strict=True), 1):
        yield _article(text[head.end() : end], f"{path}:{number}", f"{stem}-{number}")


def _article(text: str, place: str, name: str) -> Draft | Skipped:
    paragraphs = [clean(one.strip()) for one in _BREAK.split(text.replace("\r\n", "\n")) if one.strip()]
    dated = next((at for at, one in enumerate(paragraphs[:_OPENING]) if _day(one)), None)
    if dated is None:
        return Skipped(place, Reason.BAD_ROW, "an article of an export without a date above it. Export it again")
    outlet = next((one for one in paragraphs[:dated] if not _AFTER.match(one)), "")
    labels: dict[str, str] = {}
    title, body = "", list[str]()
    for one in paragraphs[dated + 1 :]:
        label = _LABEL.match(one)
        if _AFTER.match(one):
            if body:
                break
        elif label and not body:
            labels[label["name"]] = " ".join(label["value"].split())
        elif not title and not labels:
            title = " ".join(one.split())
        else:
            body.append(" ".join(one.split()))
    written = labels.get("BYLINE", "")
    return Draft(
        place,
        name,
        "\n\n".join(body),
        given_text=False,
        title=Known.given(title, "export headline"),
        outlet=Known.given(" ".join(outlet.split()), "export outlet"),
        section=Known.given(labels.get("SECTION", "").partition(";")[0], "export SECTION"),
        published=Known.given(_day(paragraphs[dated]) or "", "export date"),
        bylines=tuple(Known(one, Basis.GIVEN, "export BYLINE") for one in writers_of(written) or persons(written)),
        extra=labels,
    )


def _day(paragraph: str) -> str | None:
    """The day of a paragraph that holds a date: "March 14, 2024 Thursday", with an edition perhaps."""
    return iso_date(found[0]) if len(paragraph) < 120 and (found := _DATE.match(paragraph)) else None


_DATE = re.compile(
    r"(?:[A-Z][a-z]+ \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})(?=\s|,|\Z)",
)
