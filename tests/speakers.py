"""Who is found to say what in a file, from its bytes to the origin of each chain."""

import html
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from accordingto.attribute import attribute
from accordingto.read import read
from accordingto.records import Article, Statement, Told
from accordingto.resolve import resolve
from accordingto.text.doc import Doc


class Saying(NamedTuple):
    """A statement in words: the origin's name, whether it can be looked up, the source and the content as written."""

    speaker: str
    named: bool
    source: str
    content: str


def article_in(folder: Path, data: str, name: str = "input.txt") -> Article:
    """The one article that a file with this content holds."""
    path = folder / name
    path.write_bytes(data.encode())
    (item,) = read([str(path)])
    assert isinstance(item, Article), item
    return item


def said(article: Article) -> list[Statement]:
    """Its statements, in text order; nothing that it tells in its own voice."""
    doc = Doc(article)
    return [one for one in resolve(doc, attribute(doc)) if one.told is Told.ATTRIBUTED]


def told(article: Article) -> list[Saying]:
    """Its statements, in text order."""
    found = []
    for one in said(article):
        words = [
            " ".join(" ".join(article.text[s.start : s.end] for s in spans).split())
            for spans in (one.attribution.source, one.attribution.content)
        ]
        found.append(Saying(one.chain[-1].source.name, one.chain[-1].source.named, *words))
    return found


def misattributed(found: Iterable[Saying], expected: Iterable[tuple[str, str]]) -> list[str]:
    """What is wrong: words that the expected speaker does not say, or that another named speaker or the writer says.

    An expected speaker "" says that nobody may be named for the words.
    """
    found = list(found)
    wrong = []
    for speaker, words in expected:
        said = [one for one in found if words in one.content]
        if speaker and not any(speaker in one.speaker for one in said):
            wrong.append(f"{words!r}: not said by {speaker}")
        others = {one.speaker for one in said if one.named or one.speaker == "the writer"}
        wrong += [f"{words!r}: said by {name}" for name in others if not speaker or speaker not in name]
    return wrong


def page(*paragraphs: str, title: str = "The light on the Harrow rock") -> str:
    """A web page whose article consists of these blocks; text without a tag becomes a paragraph."""
    body = "".join(p if p.startswith("<") else f"<p>{p}</p>" for p in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{html.escape(title)}</title>'
        '<meta property="og:site_name" content="Selby Coast Mail">'
        '<meta property="article:published_time" content="2024-03-12"></head>'
        f"<body><article><h1>{html.escape(title)}</h1>{body}</article></body></html>"
    )
