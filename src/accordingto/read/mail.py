"""Mail to the article in it: a newsletter, or an article that somebody sent on."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import CloseBoundaryNotFoundDefect
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from typing import Any, cast

from accordingto.names.agents import outlet as named_outlet
from accordingto.names.domains import outlet_at
from accordingto.read.composing import spans_of
from accordingto.read.contents import items as contents
from accordingto.read.dates import iso_date
from accordingto.read.decode import clean, decode
from accordingto.read.draft import Draft, Item
from accordingto.read.fragments import fragment
from accordingto.read.names import web
from accordingto.read.streams import LARGEST_FILE, Opened
from accordingto.read.streams import opened as start
from accordingto.records import Basis, Hyperlink, Kind, Known, Reason, Skipped, Span

DEEPEST = 5
"""How many mails may be attached in each other."""
LEAST_WORDS = 40
"""Of a mail that carries others, to be an article itself: what is shorter says "see below"."""
_DOCUMENTS = re.compile(
    r"application/(?:pdf|rtf|msword|vnd\.[\w.-]*(?:word|text|sheet|excel)[\w.-]*)|text/(?:html|rtf|csv)"
)
_PREFIX = re.compile(r"\A(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_FORWARDED = re.compile(
    r"^[>\s]*(?:-{2,}\s*(?:(?:forwarded|original) message|forwarded by .*)\s*-{2,}|begin forwarded message:|_{20,})"
    r"\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_INNER = re.compile(
    r"^[>\s*]*(?P<name>From|Date|Sent|Subject|To|Cc|Reply-To)\*?:\*?[ \t]*(?P<value>.*?)[\s*]*$",
    re.IGNORECASE | re.MULTILINE,
)
_WROTE = re.compile(r"^(?:On|Am|Le|El)\b.{5,200}\b(?:wrote|schrieb|a écrit|escribió)\s*:\s*$", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- \r?$", re.MULTILINE)
_QUOTED = re.compile(r"^> ?", re.MULTILINE)
_FLOWED = re.compile(r"(?<=\S) \r?\n(?=[^\s>])")
_FURNITURE = re.compile(
    r"\bunsubscribe\b|\b(?:view|read|open|see)\b.{0,40}\b(?:in (?:your |a )?(?:web )?browser|online|as a web ?page)\b"
    r"|\byou(?:'re| are)? (?:receiv\w+|get\w*) this\b"
    r"|\b(?:manage|update|change) (?:your )?(?:e-?mail )?(?:preferences|settings)\b"
    r"|\bforwarded (?:you )?this (?:e-?mail|newsletter)\b|\badd us to your address book\b|\bwas sent to\b.{0,80}@",
    re.IGNORECASE,
)
FURNITURE_WORDS = 60
_ROLE = re.compile(
    r"(?:news|news-?(?:letters?|desk|room|alerts?|mail)|no-?reply\w*|do-?not-?reply|alerts?|updates?|editors?|editorial|redaktion|daily|weekly|morning|evening"
    r"|briefings?|digest|hello|subscriptions?|subscribers?)(?:[.+_-][\w.+-]*)?@",
    re.IGNORECASE,
)
"""Addresses from which no person writes."""
_LISTS = ("List-Unsubscribe", "List-Id", "List-Post", "Feedback-ID", "X-Campaign", "X-Mailer-Campaign")


def items(opened: Opened) -> Iterator[Item]:
    """The articles of one mail."""
    yield from articles(opened.whole(LARGEST_FILE), opened, opened.path, opened.stem)


def articles(data: bytes, opened: Opened, path: str, stem: str) -> Iterator[Item]:
    """The article of a mail and those attached to it."""
    message = message_from_bytes(data, policy=policy.default)
    yield from _articles(message, opened, path, stem, depth=0)


def _articles(message: EmailMessage, opened: Opened, path: str, stem: str, depth: int) -> Iterator[Item]:
    own = _own(message, path, stem)
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in message.walk() for defect in part.defects):
        yield Skipped(path, Reason.DAMAGED, "a mail that breaks off; what is there was read. Save it again")
    attached = 0
    for number, part in enumerate(_attachments(message), 1):
        place, name = f"{path}:{number}", f"{stem}-{number}"
        for item in _attached(part, opened, place, name, depth):
            attached += not isinstance(item, Skipped)
            yield item
    words = len(own.text.split()) if isinstance(own, Draft) else 0
    if not attached or words >= LEAST_WORDS:
        yield own


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that may be articles: mails, and documents that are attached."""
    body = message.get_body(("html", "plain"))
    for part in _parts(message):
        named = part is not body and part.get_filename() is not None
        kind = part.get_content_type()
        if kind == "message/rfc822" or (named and _DOCUMENTS.fullmatch(kind)):
            yield part


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a mail, a mail that is attached as one part."""
    for inner in message.iter_parts() if message.is_multipart() else ():
        part = cast(EmailMessage, inner)
        yield part
        if part.get_content_type() != "message/rfc822":
            yield from _parts(part)


def _attached(part: EmailMessage, opened: Opened, path: str, stem: str, depth: int) -> Iterator[Item]:
    if depth >= DEEPEST:
        yield Skipped(
            path, Reason.TOO_LARGE, f"mails attached in each other more than {DEEPEST} deep. Save the last alone"
        )
    elif part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        yield from _articles(cast(EmailMessage, inner), opened, path, stem, depth + 1)
    else:
        data = io.BytesIO(cast(bytes, part.get_payload(decode=True) or b""))
        yield from contents(start(data, path, part.get_filename() or stem, opened.options, part.get_content_charset()))


def _own(message: EmailMessage, path: str, stem: str) -> Draft | Skipped:
    """The article that the mail itself is."""
    known = Draft(path, stem, "", given_text=False, **_headers(message))
    body = message.get_body(("html",)) or message.get_body(("plain",))
    text = _text(body)
    if not text.strip():
        return Skipped(path, Reason.EMPTY, "a mail without text. Leave it out, or read what is attached")
    if body is not None and body.get_content_type() == "text/html":
        found = fragment(text, replace(known, title=None))
        plain = _text(message.get_body(("plain",)))
        found = _forwarded(replace(found, title=known.title), plain) if isinstance(found, Draft) else found
    else:
        found = _forwarded(replace(known, text=_without_quotes(text)), text)
    return replace(found, kinds=_with_furniture(found)) if isinstance(found, Draft) else found


def _with_furniture(draft: Draft) -> list[tuple[Span, Kind]]:
    """The kinds of its paragraphs, and what newsletters say of themselves."""
    kinds = dict(draft.kinds)
    for span in spans_of(draft.text):
        line = draft.text[span.start : span.end]
        if len(line.split()) <= FURNITURE_WORDS and _FURNITURE.search(line):
            kinds[span] = Kind.FURNITURE
    return sorted(kinds.items())


def _text(part: MIMEPart | None) -> str:
    """What a part says; soft breaks of lines (RFC 3676) are none."""
    if part is None:
        return ""
    html = part.get_content_type() == "text/html"
    text = decode(cast(bytes, part.get_payload(decode=True) or b""), markup=html, charset=part.get_content_charset())
    if html:
        return text
    text = _SIGNATURE.split(text)[0].replace("\r\n", "\n")
    return _FLOWED.sub(" ", text) if part.get_param("format") == "flowed" else text


def _headers(message: EmailMessage) -> dict[str, Any]:
    """What a mail's own headers say: its date, its subject, and the outlet if a list sends it."""
    name, address = parseaddr(_header(message, "From"))
    published = iso_date(_header(message, "Date") or _header(message, "Sent"))
    url = _header(message, "Archived-At").strip("<> ")
    listed = any(message.get(header) is not None for header in _LISTS)
    return {
        "title": _known(_PREFIX.sub("", _header(message, "Subject")), "mail header Subject"),
        "published": _known(published, "mail header Date"),
        "inferred": _outlet(name, address, listed=listed),
        "url": web(url),
        "extra": {"from": f"{name} <{address}>" if name else address} if address or name else {},
    }


def _header(message: EmailMessage, name: str) -> str:
    try:
        return clean(" ".join(str(message.get(name) or "").split()))
    except Exception:  # the standard library's parser of headers fails on some that are broken
        return ""


def _outlet(name: str, address: str, *, listed: bool) -> tuple[tuple[str, Known], ...]:
    """The outlet that a sender suggests: the one of its domain, else the name of whoever is no person."""
    outlet = outlet_at(address.rsplit("@", 1)[-1])
    if outlet:
        return (("outlet", Known(outlet, Basis.INFERRED, f"mail header From, {address}")),)
    sends = listed or _ROLE.match(address) is not None or named_outlet(name) is not None
    return (("outlet", Known(clean(name), Basis.INFERRED, "mail header From")),) if sends and name else ()


def _known(value: str | None, where: str) -> Known | None:
    return Known(value, Basis.MARKUP, where) if value else None


def _without_quotes(text: str) -> str:
    """A reply without what it replies to; a mail that only quotes is what it quotes."""
    lines = text.split("\n")
    quoted = sum(line.startswith(">") for line in lines)
    if quoted > len(lines) / 2:
        return _QUOTED.sub("", text)
    return _WROTE.sub("", "\n".join(line for line in lines if not line.startswith(">"))) if quoted else text


def _forwarded(draft: Draft, plain: str) -> Draft:
    """An article that was sent on: its own headers, which stand in the text, count; what stands before them goes.

    `plain` is the text with its lines as they were written.
    """
    begins = _FORWARDED.search(plain)
    if begins is None:
        return draft
    inner: dict[str, str] = {}
    for line in _INNER.finditer(plain, begins.end(), begins.end() + 2_000):
        if line["name"].lower() in inner:
            break
        inner[line["name"].lower()] = line["value"]
    name, address = parseaddr(inner.get("from", ""))
    published = iso_date(inner.get("date") or inner.get("sent") or "")
    text, cut = _after_headers(draft.text)
    links = (Hyperlink(_moved(one.span, cut), one.url) for one in draft.links if one.span.start >= cut)
    kinds = [(_moved(span, cut), kind) for span, kind in draft.kinds if span.start >= cut]
    return replace(
        draft,
        text=text,
        title=_known(clean(_PREFIX.sub("", inner.get("subject", ""))), "forwarded mail, Subject") or draft.title,
        published=_known(published, "forwarded mail, Date") or draft.published,
        inferred=_outlet(name, address, listed=True),
        extra=draft.extra | {"forwarded from": clean(inner["from"])} if "from" in inner else draft.extra,
        links=tuple(links),
        kinds=kinds,
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start - by, span.end - by)


def _after_headers(text: str) -> tuple[str, int]:
    """What follows the headers of a mail that was sent on, and how many characters come before."""
    begins = _FORWARDED.search(text)
    cut = begins.end() if begins else 0
    for line in _INNER.finditer(text, cut, cut + 2_000):
        if text[cut : line.start()].strip():
            break
        cut = line.end()
    cut += len(text[cut:]) - len(text[cut:].lstrip())
    return text[cut:], cut
