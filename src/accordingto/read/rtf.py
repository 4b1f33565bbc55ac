"""Rich text documents (.rtf): one paragraph a line, headline and dates from its information group."""

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from accordingto.read.composing import composed, created
from accordingto.read.draft import Draft, Item
from accordingto.read.streams import LARGEST_FILE, Opened
from accordingto.records import Reason, Skipped

_TITLE = re.compile(r"\{\\title\s+(?P<words>(?:[^{}\\]|\\'[0-9a-f]{2}|\\u-?\d+\s?\??|\\[{}\\])+)\}", re.IGNORECASE)
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def items(opened: Opened) -> Iterator[Item]:
    """The article of a document."""
    source = opened.whole(LARGEST_FILE).decode("cp1252", "replace")
    # striprtf writes addresses into the text, and where two links stand on one line it drops what is between them.
    text = _plain(source.replace("HYPERLINK", "LINK"))
    if source.count("{") - source.count("\\{") != source.count("}") - source.count("\\}"):
        detail = "a document that breaks off; what is there was read. Save it again"
        yield Skipped(opened.path, Reason.DAMAGED, detail)
    if not text.strip():
        yield Skipped(opened.path, Reason.EMPTY, "a document without text. Save it as plain text")
        return
    title = _TITLE.search(source)
    words = _plain("{\\rtf1\\ansi " + title["words"] + "}") if title else ""
    stamp = _CREATED.search(source)
    day = f"{stamp[1]}-{int(stamp[2]):02}-{int(stamp[3]):02}" if stamp else ""
    content = composed([(line, None) for line in text.replace("|\n", "\n").splitlines()], words)
    yield Draft(opened.path, opened.stem, given_text=False, inferred=created(day), **content)


def _plain(source: str) -> str:
    return str(rtf_to_text(source, errors="replace"))
