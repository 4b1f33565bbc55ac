"""What a file is, told from its first bytes and never from its name."""

import json
import re
from enum import Enum
from typing import Any

from accordingto.read.decode import SAMPLE, is_utf8, wide_encoding
from accordingto.records import Reason


class Format(Enum):
    """How the content is to be read."""

    JSON_LINES = "JSON Lines"
    JSON = "JSON"
    HTML = "HTML"
    TEXT = "plain text"


HTML = re.compile(r"<!doctype\s+html|<(?:html|head|body)(?=[\s>/])", re.IGNORECASE)
HTML_WITHIN = 4096
OTHER_XML = re.compile(
    r"\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--(?:(?!-->).){0,500}-->\s*)*+<(rss|feed|rdf:RDF|urlset|svg)\b", re.DOTALL
)
ARRAY_OF_OBJECTS = re.compile(r"\[\s*\{")
LINES_TRIED = 3
MOST_VALUES = 300_000
"""Values of one JSON text that is built: each takes a hundred bytes of memory or more, for two characters of a file."""

_UNPACK = "Unpack it first, and read what is in it"
_SAVE = "Save it as plain text or HTML"
MAGIC: tuple[tuple[bytes, Reason, str], ...] = (
    (b"%PDF-", Reason.UNSUPPORTED, "a PDF. Save the page as HTML or text, or run: pdftotext FILE"),
    (b"PK\x03\x04", Reason.UNSUPPORTED, f"a zip archive or an office document. {_UNPACK}, or save it as plain text"),
    (b"PK\x05\x06", Reason.UNSUPPORTED, f"an empty zip archive. {_UNPACK}"),
    (b"{\\rtf", Reason.UNSUPPORTED, f"a rich text (RTF) document. {_SAVE}"),
    (b"\xd0\xcf\x11\xe0", Reason.UNSUPPORTED, f"an old office document. {_SAVE}"),
    (b"BZh", Reason.UNSUPPORTED, f"packed with bzip2. {_UNPACK}"),
    (b"\xfd7zXZ\0", Reason.UNSUPPORTED, f"packed with xz. {_UNPACK}"),
    (b"\x28\xb5\x2f\xfd", Reason.UNSUPPORTED, f"packed with zstd. {_UNPACK}"),
    (b"7z\xbc\xaf\x27\x1c", Reason.UNSUPPORTED, f"a 7-zip archive. {_UNPACK}"),
    (b"Rar!\x1a", Reason.UNSUPPORTED, f"a RAR archive. {_UNPACK}"),
    (b"\x1f\x8b", Reason.UNSUPPORTED, f"gzip within gzip. {_UNPACK}"),
    (b"WARC/1.", Reason.UNSUPPORTED, "a web archive. Save its pages as HTML"),
    (b"SQLite format 3\0", Reason.BINARY, "an SQLite database, not an article"),
    (b"\x89PNG", Reason.BINARY, "a PNG picture, not an article"),
    (b"\xff\xd8\xff", Reason.BINARY, "a JPEG picture, not an article"),
    (b"GIF8", Reason.BINARY, "a GIF picture, not an article"),
    (b"RIFF", Reason.BINARY, "a picture, sound or film (RIFF), not an article"),
    (b"\x7fELF", Reason.BINARY, "a program, not an article"),
    (b"PAR1", Reason.UNSUPPORTED, "a Parquet table. Export it as JSON Lines"),
)
MIME_PAGE = re.compile(r"(?:[\w-]+:.*\r?\n|[ \t].*\r?\n){1,30}", re.IGNORECASE)
CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b") + b"\x7f"
MOST_CONTROLS, MOST_CONTROLS_IN_UTF8 = 0.02, 0.1


def refusal(head: bytes) -> tuple[Reason, str] | None:
    """Why content that begins so cannot be read, if it cannot."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, reason, detail in MAGIC:
        if head.startswith(magic) or (magic == b"%PDF-" and start.startswith(magic)):
            return reason, detail
    if wide_encoding(head[:SAMPLE]):
        return None
    share = (len(head) - len(head.translate(None, CONTROLS))) / max(1, len(head))
    binary = share > MOST_CONTROLS_IN_UTF8 if is_utf8(head) else b"\x00" in head or share > MOST_CONTROLS
    if binary:
        detail = f"{share:.0%} of its first bytes are control codes, no text. Save the page as HTML or text"
        return Reason.BINARY, detail
    return None


def refused_markup(head: str) -> tuple[Reason, str] | None:
    """Why text that begins so is no article, if it is a feed, a picture or a saved mail."""
    xml = OTHER_XML.match(head)
    if xml:
        return Reason.UNSUPPORTED, f"XML (<{xml[1]}>), not an article. Save the article itself as HTML or text"
    mail = MIME_PAGE.match(head)
    if mail and "multipart/related" in mail[0].lower():
        return Reason.UNSUPPORTED, "a page saved as MHTML. Save it as HTML instead"
    return None


def format_of(head: str, *, whole: bool) -> Format:
    """What content that begins so is; `whole` tells whether `head` is all of it."""
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("{") and _has_object_line(start, whole=whole):
        return Format.JSON_LINES
    if start.startswith("{") or ARRAY_OF_OBJECTS.match(start):
        return Format.JSON
    if HTML.search(head[:HTML_WITHIN]):
        return Format.HTML
    return Format.TEXT


def _has_object_line(start: str, *, whole: bool) -> bool:
    lines = start.split("\n", LINES_TRIED)
    if len(lines) == 1 and not whole:
        return start.startswith(('{"', '{ "'))  # a row longer than the head
    return any(isinstance(parsed(line), dict) for line in lines[:LINES_TRIED] if line.lstrip().startswith("{"))


def values(text: str) -> int:
    """The number of values that a JSON text holds, at most; commas and brackets within its strings count too."""
    return text.count(",") + text.count("[") + text.count("{")


def parsed(line: str) -> Any:
    """The JSON value of `line`, None where it is no JSON.

    The standard library's parser, because it takes what feeds really hold: lone surrogates, NaN, long numbers.
    """
    try:
        return json.loads(line, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
