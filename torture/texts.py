"""Invented articles and hostile inputs of every kind, drawn from a seed."""

import gzip
import json
import random

PEOPLE = (
    "Ada Quill", "Ines Calder", "Tobias Marsh", "Zoë Marlowe", "Mr. Okonjo", "the port office", "a diplomat"
    "officials",
)  # fmt: skip
SAYS = "said", "told reporters", "denied", "warned", "according to", "would not say", "“insisted”", "claimed on Monday"
WHAT = "the bridge would close in May", "no ferry will replace it", "three sailors were hurt", "the dam was safe"
OUTLETS = "The Vale Post", "Coast Wire", "Larkhaven Tonight"
PIECES = (
    *PEOPLE, *SAYS, *WHAT, "a", "I", "1", "1,2", "$5", "“", "”", '"', "''", "‘", "(", ")", ".", "…", "—", "-", ":",
    ";", "\n", "\n\n", "\t", "\u2028", "\u00a0", "\u200b", "\ufeff", "\u202e", "é", "漢字", "\U0001f600", "x" * 50,
    "@x", "#",
    "https://a.example/b", "By Jo Marsh", "Photo: A/B", "March 5, 2031", "last Monday", "LARKHAVEN (Coast Wire) —",
    "Related:", "0:00", "U.S.", "Mr.",
)  # fmt: skip
TAGS = (
    "p div span b a li ul table tr td figure figcaption blockquote article section aside h1 h2 time meta script form br"
    " header footer nav picture img svg iframe ruby font center dl dt dd pre code option title head body html"
).split()
ATTRIBUTES = (
    "", " class=caption", " class='article-body'", " id=x", " datetime=2031-04-02", " name=author content='Ada Quill'",
    " property=og:title content='a | b'", " hidden", " style='x:y'", " href='//a'", " type='application/ld+json'",
)  # fmt: skip
CODES = (
    "&#8;",
    "&amp;#8;",
    "&#x3;",
    "\x03",
    "\x0c",
    "&nbsp;",
    "&lt;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml",
    "<",
    "&",
    "\ufffe",
)


def article(chance: random.Random, sentences: int = 6) -> str:
    """A text that says something, now and then what others say too."""
    said = [
        chance.choice(WHAT)
        if chance.random() < 0.2
        else f"the {_name(chance)} of {_name(chance)} would {_name(chance)}"
        for _ in range(sentences)
    ]
    return "\n\n".join(
        f"{chance.choice(PEOPLE)} {chance.choice(SAYS)} {one} {chance.randrange(10**6)}." for one in said
    )


def _name(chance: random.Random) -> str:
    """A word that nobody knows."""
    return "".join(chance.choice(("ba", "do", "ki", "lu", "mer", "nor", "sal", "tev", "ung", "wyn")) for _ in range(3))


def rows(chance: random.Random, many: int) -> bytes:
    """JSON Lines of that many articles."""
    made = (
        {"name": f"a{at}-{chance.randrange(10**9)}", "text": article(chance), "outlet": chance.choice(OUTLETS)}
        for at in range(many)
    )
    return "".join(json.dumps(one) + "\n" for one in made).encode()


def hostile(chance: random.Random) -> tuple[str, bytes]:
    """A kind of input, and one of that kind that no honest program wrote."""
    kind, make = chance.choice(tuple(_MAKERS.items()))
    data = make(chance)
    if chance.random() < 0.3:
        data = mutated(chance, data)
    if chance.random() < 0.15:
        return f"{kind} gz", gzip.compress(data)
    return kind, data


def mutated(chance: random.Random, data: bytes) -> bytes:
    """The bytes with a few of them changed, cut out, doubled or zeroed."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(found) + 1)
        piece = found[at : at + chance.choice((1, 1, 8, 200))]
        changes = bytes(chance.randrange(256) for _ in piece), b"", bytes(piece) * 2, bytes(len(piece))
        found[at : at + len(piece)] = chance.choice(changes)
    return bytes(found)


def _size(chance: random.Random) -> int:
    """Mostly small, so that many are tried."""
    return int(10 ** chance.uniform(1, 5.3 if chance.random() < 0.04 else 4))


def _text(chance: random.Random) -> str:
    """Pieces in a row, or one row of them over and over."""
    size = _size(chance)
    few = [chance.choice(PIECES) for _ in range(chance.choice((1, 2, 3, 5, 40)))]
    between = chance.choice((" ", "", "\n", "  "))
    if chance.random() < 0.6:
        unit = between.join(few) + between
        return unit * (size // max(1, len(unit)) + 1)
    return between.join(chance.choice(PIECES) for _ in range(size // 8 + 1))


def _page(chance: random.Random) -> str:
    size = _size(chance)
    tags = [chance.choice(TAGS) for _ in range(chance.choice((1, 2, 4, 20)))]

    def piece() -> str:
        tag, inner = chance.choice(tags), chance.choice((*PIECES, *CODES, article(chance, 1)))
        end = chance.choice(("", f"</{tag}>", f"</{tag}>"))
        return f"<{tag}{chance.choice(ATTRIBUTES)}>{inner}{end}"

    few = [piece() for _ in range(chance.choice((1, 3, 10, 60)))]
    body = "".join(few) * (size // max(1, sum(map(len, few))) + 1)
    return f"<html><body><article><h1>Dam leaks</h1>{body}<p>{article(chance, 2)}</p></article></body></html>"


def _value(chance: random.Random, depth: int = 0) -> object:
    made = chance.randrange(9 if depth < 6 else 6)
    if made < 2:
        return chance.choice(PIECES)
    if made < 6:
        return chance.choice((None, True, -1, 1e400, 10**40, "", "\ud800", float("nan"), "2031-04-02", [], {}))
    inner = [_value(chance, depth + 1) for _ in range(chance.randrange(4))]
    return inner if made == 6 else {str(chance.choice(PIECES)): one for one in inner}


def _row(chance: random.Random) -> str:
    names = "text", "name", "url", "title", "outlet", "published", "updated", "byline", "authors", "section", "x", ""
    given = {name: _value(chance) for name in names if chance.random() < 0.4}
    if chance.random() < 0.7:
        given["text"] = _text(chance)[:20_000]
    made = json.dumps(given, ensure_ascii=chance.random() < 0.5)
    return made if chance.random() < 0.9 else made[: chance.randrange(len(made) + 1)]


def _wide(chance: random.Random) -> str:
    unit = chance.choice(("[],", "{},", "1,", '"a",', '{"a":[]},', "[[[]]],"))
    return '{"text": "Ada Quill said so.", "x": [' + unit * (_size(chance) * 10 // len(unit)) + "0]}"


_MAKERS = {
    "text": lambda chance: _text(chance).encode(chance.choice(("utf-8", "utf-16", "cp1252", "latin-1")), "replace"),
    "page": lambda chance: _page(chance).encode(chance.choice(("utf-8", "utf-16", "cp1251")), "replace"),
    "rows": lambda chance: "\n".join(_row(chance) for _ in range(chance.randint(1, 6))).encode("utf-8", "replace"),
    "array": lambda chance: ("[" + ",".join(_row(chance) for _ in range(chance.randint(1, 6))) + "]").encode(
        "utf-8", "replace"
    ),
    "wide": lambda chance: _wide(chance).encode(),
    "bytes": lambda chance: chance.randbytes(_size(chance) // 10),
}
