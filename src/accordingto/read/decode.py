"""Bytes to text, whatever the encoding."""

import codecs
import re

from accordingto.read.language import confidence
from accordingto.text.lists import word_set

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHARSET = re.compile(rb"""(?:charset|<\?xml[^>]{0,80}encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
CHARSET_WITHIN = 4096
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
SAMPLE = 16_384
NON_ASCII = re.compile(rb"[\x80-\xff]")
# Western text has few foreign letters, and these signs never within its words: there they are Polish, Czech or
# Turkish letters of another code page.
MOST_NON_ASCII_IN_CP1252 = 0.2
NOT_CP1252 = re.compile(r"[\x81\x8d\x8f\x90\x9d]|(?<=\w)[¹²³¿¼¾¶¤¦¨¸¬±µ](?=\w)|[ðýþÐÝÞ]")
# Nor does any word have these, or half-width kana.
NO_LETTERS = re.compile(r"[\x80-\x9f\uff61-\uff9f]|(?<=\w)[¹²³¿¼¾¶¤¦¨¸¬±µ](?=\w)|[¹²³¼¾¶¤¦¨¸¬±µ](?=[^\W\d_])")
AS_TIDY = 0.02
_LEGACY = sorted(word_set("accordingto.read", "encodings.txt", "legacy"))
# What curly marks of an old Macintosh are in cp1252: "ÒWe canÕt,Ó she said". No Western word has these capitals so.
MAC_MARKS = re.compile(
    r"(?<!\w)Ò\w[^ÒÓ]{0,400}Ó(?!\w)|[a-z]Õ(?:s|t|re|ve|ll|d|m)\b|\b[cdjlmnst]Õ[a-z]"
    # and its accents: "rŽsumŽ", "fŸr", "gŒr", "ˆ la", "reparaci—n"
    r"|[a-z][ŽŠŸŒ](?=[a-z\s.,;:]|\Z)|\sˆ\s|[cs]i—n\b"
)
MOST_BROKEN_UTF8 = 0.1
# In UTF-16, every second byte of Latin text is zero.
ZEROS_ON_ONE_SIDE, ZEROS_ON_THE_OTHER = 0.4, 0.05


def clean(text: str) -> str:
    """`text` with NUL and lone surrogates, which no store takes, replaced one for one: offsets stay."""
    return UNSTORABLE.sub("\ufffd", text)


def wide_encoding(head: bytes) -> str | None:
    """The UTF-16 or UTF-32 that `head` is in, if it is."""
    for bom, name in BOMS:
        if head.startswith(bom):
            return name
    half = len(head) // 2
    if half < 2 or b"\0" not in head:
        return None
    even, odd = (head[side : 2 * half : 2].count(0) / half for side in (0, 1))
    if odd > ZEROS_ON_ONE_SIDE and even < ZEROS_ON_THE_OTHER:
        return "utf-16-le"
    if even > ZEROS_ON_ONE_SIDE and odd < ZEROS_ON_THE_OTHER:
        return "utf-16-be"
    return None


def is_utf8(head: bytes) -> bool:
    """Whether `head`, which may end within a character, is UTF-8."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def decode(data: bytes, *, markup: bool = False, charset: str | None = None) -> str:
    """The text of `data`; a page (`markup`) may declare its encoding, and its envelope, as `charset`.

    As Python's own `open` has it: the mark at the start of UTF-8 stays, as U+FEFF; that of UTF-16 is no text.
    """
    wide = wide_encoding(data[:SAMPLE])
    if wide:
        return clean(data.decode(wide, "replace"))
    try:
        return clean(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return clean(_legacy(data, error.start, _declared(data, charset, markup=markup)))


def _declared(data: bytes, charset: str | None, *, markup: bool) -> str | None:
    declared = CHARSET.search(data[:CHARSET_WITHIN]) if markup else None
    said = (charset.encode("ascii", "replace") if charset else None, declared and declared[1])
    return next((known for name in said if name and (known := _known_encoding(name))), None)


def _legacy(data: bytes, first_bad: int, declared: str | None) -> str:
    for name in (declared, _guess(data, first_bad)):
        try:
            if name:
                return data.decode(name, "replace")
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _known_encoding(name: bytes) -> str | None:
    try:
        known = codecs.lookup(name.decode("ascii", "replace")).name
    except (LookupError, ValueError):
        return None
    # The web reads Latin-1 as cp1252. A page whose declaration could be read as ASCII is not in UTF-16.
    return {"iso8859-1": "cp1252", "utf-16": None, "utf-32": None}.get(known, known)


def _western(sample: bytes) -> str:
    """`sample` in cp1252, the five bytes it has no sign for left as control codes."""
    return "".join(chr(b) if b in b"\x81\x8d\x8f\x90\x9d" else bytes((b,)).decode("cp1252") for b in sample)


def _guess(data: bytes, first_bad: int) -> str | None:
    start = max(0, first_bad - SAMPLE // 2)
    sample = data[start : start + SAMPLE]
    foreign = NON_ASCII.findall(sample)
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    if broken <= MOST_BROKEN_UTF8 * len(foreign):
        return "utf-8"
    if MAC_MARKS.search(_western(sample)):
        return "mac_roman"
    if len(foreign) <= MOST_NON_ASCII_IN_CP1252 * len(sample) and not NOT_CP1252.search(_western(sample)):
        return "cp1252"
    return _likeliest(sample)


def _likeliest(sample: bytes) -> str | None:
    """Of the readings that are hardly less of a mess than the best, the one that is surest of some language."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  30 ms, and few files need it

    found = [one for one in from_bytes(sample, cp_isolation=_LEGACY) if not NO_LETTERS.search(str(one))]
    near = [one for one in found if one.chaos <= found[0].chaos + AS_TIDY]
    return (
        max(near, key=lambda one: confidence(str(one))).encoding
        if len(near) > 1
        else near[0].encoding
        if near
        else None
    )
