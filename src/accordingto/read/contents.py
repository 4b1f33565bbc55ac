"""What a stream of bytes holds: an article, many, or addresses of some, told from its first bytes."""

import zlib
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from accordingto.read import nexis
from accordingto.read.decode import decode
from accordingto.read.draft import Draft, Item
from accordingto.read.formats import Format, format_of, magic, refusal
from accordingto.read.json_rows import json_lines, json_value
from accordingto.read.streams import LARGEST_FILE, LARGEST_PAGE, LARGEST_TEXT, Bomb, Opened, TooLarge
from accordingto.records import Reason, Skipped

_Reader = Callable[[Opened], Iterator[Item]]

READERS = {
    Format.FEED: "feeds",
    Format.ADDRESSES: "addresses",
    Format.TABLE: "tables",
    Format.MAIL: "mail",
    Format.MAILBOX: "mailboxes",
    Format.MHTML: "mhtml",
    Format.WARC: "warc",
    Format.PDF: "pdf",
    Format.RTF: "rtf",
    Format.PARQUET: "parquet",
    Format.ZIP: "zips",
}
"""Modules of this room, each with a function `items`; imported with the first input that needs it."""

EXTRAS = {
    "brotli": "web-read",
    "warcio": "archives",
    "feedparser": "feeds",
    "openpyxl": "tables",
    "pyarrow": "tables",
    "pypdfium2": "documents",
    "striprtf": "documents",
}
"""Which extra installs a library that a reader rests on."""


def items(opened: Opened) -> Iterator[Item]:
    """The articles in an input, whatever it turns out to hold."""
    found = kind_of(opened.head, complete=opened.complete)
    if isinstance(found, tuple):
        yield Skipped(opened.path, *found)
        return
    try:
        yield from _read(found, opened)
    except TooLarge as error:
        advice = "Write each article as one line (JSON Lines)" if found is Format.JSON else "Split it into articles"
        detail = f"{found.value} of {error}, the most that is read. {advice}"
        yield Skipped(opened.path, Reason.TOO_LARGE, detail)


def kind_of(head: bytes, *, complete: bool) -> Format | tuple[Reason, str]:
    """What content that begins so is, or why it cannot be read; `complete`: `head` is all of it."""
    return magic(head) or refusal(head) or format_of(decode(head, markup=True), whole=complete)


def _read(form: Format, opened: Opened) -> Iterator[Item]:
    if form in READERS:
        yield from _by_module(form, opened)
    elif form is Format.JSON_LINES:
        yield from json_lines(opened)
    elif form is Format.HTML:
        from accordingto.read.pages import page  # noqa: PLC0415  a quarter of a second, and only pages need it

        text = decode(opened.whole(LARGEST_PAGE), markup=True, charset=opened.charset)
        yield page(text, opened.path, opened.stem)
    else:
        as_json = form is Format.JSON
        text = decode(opened.whole(LARGEST_FILE if as_json else LARGEST_TEXT), charset=opened.charset)
        if not as_json and nexis.is_export(text):
            yield from nexis.items(text, opened.path, opened.stem)
            return
        rows = json_value(text, opened) if as_json else None
        yield from rows if rows is not None else (Draft(opened.path, opened.stem, text, given_text=True),)


def _by_module(form: Format, opened: Opened) -> Iterator[Item]:
    """Files that others' libraries take apart: whatever breaks them is a damaged file, whichever way they say so."""
    try:
        reader = cast(_Reader, import_module(f"accordingto.read.{READERS[form]}").items)
        yield from reader(opened)
    except ModuleNotFoundError as error:
        extra = EXTRAS.get((error.name or "").split(".")[0])
        if extra is None:
            raise
        detail = f"{form.value}; to read it: pip install 'accordingto[{extra}]' (there is no {error.name})"
        yield Skipped(opened.path, Reason.UNSUPPORTED, detail)
    except (Bomb, TooLarge, OSError, EOFError, zlib.error):
        raise
    except Exception as error:
        if _is_ours(error):
            raise
        said = " ".join(str(error).split())[:200] or type(error).__name__
        detail = f"{form.value} that cannot be read further ({said}). Fetch or save it again"
        yield Skipped(opened.path, Reason.DAMAGED, detail)


def _is_ours(error: Exception) -> bool:
    """Whether it is a fault of this program: raised in its own lines, for a reason that no input should give."""
    at = error.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    ours = at is not None and str(at.tb_frame.f_globals.get("__name__")).startswith("accordingto.")
    return ours and isinstance(error, AssertionError | AttributeError | NameError | TypeError)
