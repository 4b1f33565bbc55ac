"""HTML without a page around it, as feeds, rows and mails carry it."""

import re
from dataclasses import replace
from html import escape

from lxml import etree
from lxml.html import HtmlElement, fromstring

from accordingto.read.draft import Draft
from accordingto.read.links import anchors, placed
from accordingto.read.pages import page
from accordingto.records import Reason, Skipped

LEAST_KEPT = 0.7
"""Of the words of a fragment: where trafilatura keeps less, it took the article itself for a page's furniture."""
_WHITE = re.compile(r"\s+")
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_BLOCKS = frozenset(
    "p div li ul ol blockquote h1 h2 h3 h4 h5 h6 table tr figure figcaption section article pre hr".split()
)


def fragment(source: str, known: Draft) -> Draft | Skipped:
    """The article in a piece of HTML, with what is `known` of it already."""
    title = f"<h1>{escape(known.title.value)}</h1>" if known.title else ""
    whole = f"<html><head></head><body><article>{title}{source}</article></body></html>"
    found = page(whole, known.path, known.name, known.url)
    plain, tree = _plain(source)
    if isinstance(found, Skipped) or len(found.text.split()) < LEAST_KEPT * len(plain.split()):
        if not plain:
            return Skipped(known.path, Reason.EMPTY, "no words among its markup. Leave it out")
        links = placed(anchors(tree, known.url), plain) if tree is not None else ()
        return replace(known, text=plain, links=links)
    return replace(
        known,
        text=found.text,
        kinds=found.kinds,
        links=found.links,
        title=known.title or found.title,
        bylines=known.bylines or found.bylines,
        published=known.published or found.published,
        searched=found.searched,
    )


def _plain(source: str) -> tuple[str, HtmlElement | None]:
    """All the words of a fragment, one block a paragraph; without any tag, one line a paragraph."""
    if not _TAG.search(source):
        source = "<br>".join(source.splitlines())
    try:
        tree = fromstring(f"<div>{source}</div>")
    except (etree.LxmlError, ValueError, AssertionError):
        return "", None
    for unseen in tree.xpath(".//script|.//style|.//noscript|.//template"):
        unseen.drop_tree()
    for element in tree.iter():
        start, end = ("\n", "\n") if element.tag in _BLOCKS else ("", "\n" if element.tag == "br" else "")
        element.text = start + _WHITE.sub(" ", element.text or "")
        element.tail = end + _WHITE.sub(" ", element.tail or "")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n\n".join(line for line in lines if line), tree
