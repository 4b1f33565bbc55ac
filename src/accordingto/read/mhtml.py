"""Pages saved as MHTML: the page itself, without its pictures and style sheets."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import CloseBoundaryNotFoundDefect
from typing import cast

from accordingto.read.archived import archived
from accordingto.read.decode import decode
from accordingto.read.draft import Draft, Item
from accordingto.read.names import web
from accordingto.read.pages import page
from accordingto.read.streams import LARGEST_FILE, Opened
from accordingto.records import Reason, Skipped


def items(opened: Opened) -> Iterator[Item]:
    """The article of the page, which is the first part that is HTML."""
    message = message_from_bytes(opened.whole(LARGEST_FILE), policy=policy.default)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if part is None:
        yield Skipped(opened.path, Reason.NO_ARTICLES, "MHTML without a page in it. Save the page again, as HTML")
        return
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects):
        yield Skipped(opened.path, Reason.DAMAGED, "MHTML that breaks off; what is there was read. Save the page again")
    data = cast(bytes, part.get_payload(decode=True) or b"")
    url = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "").strip()
    text = decode(data, markup=True, charset=part.get_content_charset())
    found = page(text, opened.path, opened.stem, web(url))
    yield archived(found, str(message.get("Date") or ""), "MHTML") if isinstance(found, Draft) else found
