"""What a stream of bytes holds: rows, a page or plain text, told from its first bytes."""

from collections.abc import Iterator
from typing import BinaryIO

from accordingto.read.decode import decode
from accordingto.read.draft import Draft
from accordingto.read.formats import Format, format_of, refusal, refused_markup
from accordingto.read.rows import json_lines, json_value
from accordingto.read.streams import HEAD, opened
from accordingto.records import Reason, Skipped

MEGABYTE = 1024 * 1024
LARGEST = {Format.JSON: 32 * MEGABYTE, Format.HTML: 20 * MEGABYTE, Format.TEXT: 8 * MEGABYTE}
SPLIT = {Format.JSON: "Write each article as one line (JSON Lines)"}


def drafts(stream: BinaryIO, path: str, stem: str) -> Iterator[Draft | Skipped]:
    """The articles in a stream of bytes, whatever it turns out to hold."""
    head, content = opened(stream)
    refused = refusal(head)
    start = "" if refused else decode(head, markup=True)
    refused = refused or refused_markup(start)
    if refused:
        yield Skipped(path, *refused)
        return
    form = format_of(start, whole=len(head) < HEAD)
    if form is Format.JSON_LINES:
        yield from json_lines(content, head, path, stem)
        return
    limit = LARGEST[form]
    data = content.read(limit + 1)
    if len(data) > limit:
        advice = SPLIT.get(form, "Split it into articles")
        detail = f"{form.value} of more than {limit // MEGABYTE} MB, the most that is read. {advice}"
        yield Skipped(path, Reason.TOO_LARGE, detail)
    elif form is Format.HTML:
        from accordingto.read.pages import page  # noqa: PLC0415  a quarter of a second, and only pages need it

        yield page(decode(data, markup=True), path, stem)
    else:
        yield from _text(decode(data), form, path, stem)


def _text(text: str, form: Format, path: str, stem: str) -> Iterator[Draft | Skipped]:
    rows = json_value(text, path, stem) if form is Format.JSON else None
    if rows is not None:
        yield from rows
    else:
        yield Draft(path, stem, text, given_text=True)
