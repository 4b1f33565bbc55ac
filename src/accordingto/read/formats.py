"""What a file is, told from its first bytes and never from its name."""

import json
import re
from enum import Enum
from typing import Any

from accordingto.read.decode import SAMPLE, is_utf8, wide_encoding
from accordingto.read.dialects import delimiter
from accordingto.records import Reason


class Format(Enum):
    """How the content is to be read."""

    JSON_LINES = "JSON Lines"
    JSON = "JSON"
    HTML = "HTML"
    TEXT = "plain text"
    FEED = "a feed"
    ADDRESSES = "a list of addresses"
    TABLE = "a table"
    MAIL = "a mail"
    MAILBOX = "a mailbox"
    MHTML = "a page saved as MHTML"
    WARC = "a web archive"
    PDF = "a PDF"
    RTF = "a rich text document"
    PARQUET = "a Parquet table"
    ZIP = "a zip file"


HTML = re.compile(r"<!doctype\s+html|<(?:html|head|body)(?=[\s>/])", re.IGNORECASE)
HTML_WITHIN = 4096
FRAGMENT = re.compile(r"<(?:p|div|article|section|main|h[1-6]|table|ul|ol|blockquote|span)(?=[\s>])", re.IGNORECASE)
ROOT = re.compile(
    r"(?:<\?[^>]*>\s*|<!--(?:(?!-->).){0,2000}-->\s*|<!DOCTYPE\s+(?!html)[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*+"
    r"<(?P<name>[A-Za-z][\w:.-]*)(?=[\s>/])",
    re.DOTALL | re.IGNORECASE,
)
CLOSED = re.compile(r"</([A-Za-z][\w:.-]*)\s*>")
LEAST_CLOSED, IN_PAGES = 5, frozenset(("p", "div", "span", "a", "li", "b", "i", "em", "strong"))
ROOTS = dict.fromkeys(("rss", "feed", "rdf:rdf"), Format.FEED)
ROOTS |= dict.fromkeys(("opml", "urlset", "sitemapindex", "plist"), Format.ADDRESSES) | {"html": Format.HTML}
ARRAY_OF_OBJECTS = re.compile(r"\[\s*\{")
LINES_TRIED = 3
MOST_OBJECTS = 0.6
"""Of lines that begin with a brace: JSON on many lines has but a few of them that are not indented."""
MOST_VALUES = 300_000
"""Values of one JSON text that is built: each takes a hundred bytes of memory or more, for two characters of a file."""

_UNPACK = "Unpack it first, and read what is in it"
READ: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", Format.PDF),
    (b"PK\x03\x04", Format.ZIP),
    (b"{\\rtf", Format.RTF),
    (b"WARC/", Format.WARC),
    (b"PAR1\x15", Format.PARQUET),
)
REFUSED: tuple[tuple[bytes, Reason, str], ...] = (
    (b"PK\x05\x06", Reason.UNSUPPORTED, f"an empty zip archive. {_UNPACK}"),
    (b"\xd0\xcf\x11\xe0", Reason.UNSUPPORTED, "an old office document. Save it as .docx, .xlsx or plain text"),
    *((b"BZh%d1AY" % level, Reason.UNSUPPORTED, f"packed with bzip2. {_UNPACK}") for level in range(1, 10)),
    (b"\xfd7zXZ\0", Reason.UNSUPPORTED, f"packed with xz. {_UNPACK}"),
    (b"\x28\xb5\x2f\xfd", Reason.UNSUPPORTED, f"packed with zstd. {_UNPACK}"),
    (b"7z\xbc\xaf\x27\x1c", Reason.UNSUPPORTED, f"a 7-zip archive. {_UNPACK}"),
    (b"Rar!\x1a", Reason.UNSUPPORTED, f"a RAR archive. {_UNPACK}"),
    (b"\x1f\x8b", Reason.UNSUPPORTED, f"gzip within gzip. {_UNPACK}"),
    (b"SQLite format 3\0", Reason.BINARY, "an SQLite database, not an article"),
    (b"\x89PNG", Reason.BINARY, "a PNG picture, not an article"),
    (b"\xff\xd8\xff", Reason.BINARY, "a JPEG picture, not an article"),
    (b"GIF8", Reason.BINARY, "a GIF picture, not an article"),
    (b"RIFF", Reason.BINARY, "a picture, sound or film (RIFF), not an article"),
    (b"\x7fELF", Reason.BINARY, "a program, not an article"),
)
HEADERS = re.compile(r"(?:(?P<name>[A-Za-z][\w-]{0,60}):.*\r?\n(?:[ \t]+\S.*\r?\n)*)+", re.MULTILINE)
HEADER = re.compile(r"^([A-Za-z][\w-]*):", re.MULTILINE)
SENT = frozenset(("date", "sent", "received", "message-id", "mime-version", "subject", "to", "content-type"))
MAILBOX = re.compile(r"From \S+.*\b\d\d:\d\d.*\r?\n(?=[A-Za-z][\w-]*:)")
ADDRESS_LINE = re.compile(r"\"?https?://[^\s\"<>]+\"?", re.IGNORECASE)
SHORTCUT = "[InternetShortcut]"
CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b") + b"\x7f"
MOST_CONTROLS, MOST_CONTROLS_IN_UTF8 = 0.02, 0.1
LEAST_CODE = 0.05
MOST_ADDRESSES = 0.6


def magic(head: bytes) -> Format | None:
    """What content that begins with these bytes is, where the bytes alone tell."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((form for mark, form in READ if start.startswith(mark)), None)


def refusal(head: bytes) -> tuple[Reason, str] | None:
    """Why content that begins so cannot be read, if it cannot."""
    for mark, reason, detail in REFUSED:
        if head.startswith(mark):
            return reason, detail
    if wide_encoding(head[:SAMPLE]):
        return None
    share = (len(head) - len(head.translate(None, CONTROLS))) / max(1, len(head))
    binary = share > MOST_CONTROLS_IN_UTF8 if is_utf8(head) else b"\x00" in head or share > MOST_CONTROLS
    if binary:
        detail = f"{share:.0%} of its first bytes are control codes, no text. Save the page as HTML or text"
        return Reason.BINARY, detail
    return None


def format_of(head: str, *, whole: bool) -> Format | tuple[Reason, str]:
    """What text that begins so is, or why it cannot be read; `whole` tells whether `head` is all of it."""
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("{") and _has_object_line(start, whole=whole):
        return Format.JSON_LINES
    if start.startswith("{") or ARRAY_OF_OBJECTS.match(start):
        return Format.JSON
    if start.startswith("<"):
        return _markup(start)
    if MAILBOX.match(start):
        return Format.MAILBOX
    if mail := _mail(start):
        return mail
    if _is_addresses(start, whole=whole):
        return Format.ADDRESSES
    if delimiter(start, whole=whole):
        return Format.TABLE
    closed = [name.lower() for name in CLOSED.findall(start[:HTML_WITHIN])]
    if HTML.search(head[:HTML_WITHIN]) or (len(closed) >= LEAST_CLOSED and not IN_PAGES.isdisjoint(closed)):
        return Format.HTML
    if len(closed) >= LEAST_CLOSED:
        return Reason.DAMAGED, f"markup without its beginning (</{closed[0]}>). Fetch or save it again"
    return (Reason.UNSUPPORTED, "program code or a style sheet, not an article") if _is_code(start) else Format.TEXT


def _markup(start: str) -> Format | tuple[Reason, str]:
    """What begins with a tag: a feed, a page or a part of one, or XML of another kind."""
    root = ROOT.match(start)
    name = root["name"].lower() if root else ""
    if name in ROOTS:
        return ROOTS[name]
    other = name == "svg" or (start.startswith("<?xml") and bool(name))
    if not other and (HTML.search(start[:HTML_WITHIN]) or FRAGMENT.match(start)):
        return Format.HTML
    if other or start.startswith("<?xml"):
        return Reason.UNSUPPORTED, f"XML (<{name or '?'}>), not an article. Save the article itself as HTML or text"
    return Format.TEXT


def _mail(start: str) -> Format | None:
    """Mail, or a page saved as one: a block of headers that say from whom it came and when, or which parts it has."""
    block = HEADERS.match(start)
    if block is None:
        return None
    names = {name.lower() for name in HEADER.findall(block[0])}
    if "multipart/related" in block[0].lower() and "mime-version" in names and not names & {"to", "received"}:
        return Format.MHTML
    return Format.MAIL if "from" in names and names & SENT else None


def _is_addresses(start: str, *, whole: bool) -> bool:
    """Whether nearly every line is an address, comments aside; or it is a shortcut that a browser saved."""
    lines = [line.strip() for line in start.split("\n")]
    lines = [line for line in (lines if whole else lines[:-1]) if line and not line.startswith("#")]
    if lines and lines[0].strip('"').lower() == "url":
        del lines[0]
    addresses = sum(ADDRESS_LINE.fullmatch(line) is not None for line in lines)
    return start.startswith(SHORTCUT) or addresses > len(lines) * MOST_ADDRESSES


def _is_code(start: str) -> bool:
    """Whether the signs of code are as frequent as nobody's prose has them: style sheets, scripts."""
    sample = start[:HTML_WITHIN]
    return sample.count("{") >= 3 and sum(map(sample.count, "{};=()<>")) > LEAST_CODE * len(sample)


def _has_object_line(start: str, *, whole: bool) -> bool:
    """Whether one of the first lines is an object; or, where all of those are broken, most lines begin as one."""
    lines = start.split("\n", LINES_TRIED)
    if len(lines) == 1 and not whole:
        return start.startswith(('{"', '{ "'))  # a row longer than the head
    if any(isinstance(parsed(line), dict) for line in lines[:LINES_TRIED] if line.lstrip().startswith("{")):
        return True
    full = [line for line in start.split("\n") if line.strip()]
    return len(full) > 1 and sum(line.startswith("{") for line in full) > MOST_OBJECTS * len(full)


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
