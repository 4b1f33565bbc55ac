"""A web page to its article, through trafilatura: text by paragraph, captions and headings kept and marked."""

import logging
import re

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from accordingto.read.blocks import WHITE, PageLine, blocks, kinds
from accordingto.read.credits import CAPTION_WORDS
from accordingto.read.decode import clean
from accordingto.read.draft import Draft
from accordingto.read.lines import key_of
from accordingto.read.links import anchors, placed
from accordingto.read.markup import Markup, beside_headline, headed
from accordingto.read.names import same_site
from accordingto.records import Basis, Kind, Known, Reason, Skipped, Span
from accordingto.text.dates.days import plain_date

# An article has a few thousand tags; a hundred thousand would take trafilatura many seconds and a gigabyte.
MOST_TAGS = 60_000
CAPTIONS = ".//figcaption|.//*[contains(@class, 'caption')][not(.//p[2])]"
NEVER_CAPTIONS = frozenset(("html", "body", "main", "article", "table", "caption"))
XML_DECLARATION = re.compile(r"[\s\ufeff]*+<\?xml[^>]*+>")
# What lxml parses and then takes for no text: control codes, as they stand and as references (XML 1.0, Char).
NO_TEXT = re.compile(
    r"[\0-\x08\x0b\x0e-\x1f\ufffe\uffff]|&#0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d);?"
    r"|&#[xX]0*(?:[0-8bBcCeEfF]|1[\da-fA-F]|[fF]{3}[eEfF])(?![\da-fA-F]);?"
)
_DAY = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
LONGEST_CAPTION = 20_000  # characters, white space included

for _name in ("trafilatura", "htmldate", "courlan"):
    # They tell a terminal about pages they give up; here that is a `Skipped`.
    logging.getLogger(_name).addHandler(logging.NullHandler())


def page(source: str, path: str, name: str, address: str | None = None) -> Draft | Skipped:
    """The article in the page `source`; `address` is where it was found, if that is known."""
    tags = source.count("<")
    if tags > MOST_TAGS:
        detail = f"{tags:,} tags, at most {MOST_TAGS:,} can be read. Save the article alone, or as text"
        return Skipped(path, Reason.TOO_LARGE, detail)
    tree = _tree(source)
    if isinstance(tree, str):
        return Skipped(path, Reason.DAMAGED, f"{tree}. Save the page as text")
    markup = Markup(tree)
    title = markup.title()
    searched = _searched_date(tree)
    outlet = markup.outlet()
    own = markup.url()
    url = own if own and (address is None or same_site(own, address)) else address
    linked = anchors(tree, address or url)
    captions = _keep_captions(tree)
    found = blocks(tree)
    if not found:
        words = len(tree.text_content().split())
        detail = f"no article found among the {words} words of the page. Save the article as text"
        return Skipped(path, Reason.NO_BODY, detail)
    text, told = _composed(found, title, captions)
    return Draft(
        path=path,
        name=name,
        text=text,
        given_text=False,
        url=url,
        title=title,
        outlet=outlet,
        section=markup.section(),
        published=markup.published(),
        searched=searched,
        updated=markup.updated(),
        bylines=tuple(known for known in markup.writers() if outlet is None or known.value != outlet.value),
        kinds=told,
        links=placed(linked, text),
        extra=markup.unread(),
    )


def _tree(source: str) -> HtmlElement | str:
    """The parsed page, or why there is none."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(_parsable(source).encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        return f"not a page that can be parsed ({error})"
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        return "tags are nested more than 256 deep, the most that is read"
    return tree


def _parsable(source: str) -> str:
    """The page without its XML declaration; U+FFFD stands where no text is, a blank for a form feed."""
    declared = XML_DECLARATION.match(source)
    return NO_TEXT.sub("\ufffd", source[declared.end() if declared else 0 :].replace("\f", " "))


def _searched_date(tree: HtmlElement) -> Known | None:
    """The date htmldate finds in the page's marks, where no tag states it plainly; of "2024-02-31" it makes the 1st."""
    try:
        found = find_date(
            _DAY.sub(_if_possible, etree.tostring(tree, encoding="unicode")),
            original_date=True,
            extensive_search=False,
            deferred_url_extractor=True,
        )
    except Exception:  # any page may come: what breaks htmldate has no date
        return None
    return Known(found, Basis.MARKUP, "page, by htmldate") if found else None


def _if_possible(day: re.Match[str]) -> str:
    return day[0] if plain_date(*map(int, day.groups())) else ""


def _keep_captions(tree: HtmlElement) -> dict[str, str]:
    """Make captions plain paragraphs, which trafilatura keeps; figures it drops.

    Returns their texts by key; a text is empty where the caption stands apart from every headline, as those of
    other articles do.
    """
    keys: dict[str, str] = {}
    parts = headed(tree)
    for caption in tree.xpath(CAPTIONS):
        text = _short_text(caption)
        if not text or len(text.split()) > CAPTION_WORDS or caption.tag in NEVER_CAPTIONS:
            continue
        keys[key_of(text)] = text if beside_headline(caption, parts) else ""
        for child in list(caption):
            caption.remove(child)
        caption.attrib.clear()
        caption.tag, caption.text = "p", text
        for figure in caption.iterancestors("figure", "picture"):
            figure.attrib.clear()
            figure.tag = "div"
    return keys


def _short_text(element: HtmlElement) -> str:
    """Its words, none where they are longer than a caption's can be."""
    words, size = [], 0
    for piece in element.itertext():
        words.append(piece)
        size += len(piece)
        if size > LONGEST_CAPTION:
            return ""
    return " ".join("".join(words).split())


def _composed(
    found: list[PageLine], title: Known | None, captions: dict[str, str]
) -> tuple[str, list[tuple[Span, Kind]]]:
    """The article's text, a blank line between its blocks, and the kinds its markup tells.

    Headline and captions that trafilatura left out come first.
    """
    have = {key_of(block.text) for block in found}
    lost = [PageLine("p", apart=True, text=text) for key, text in captions.items() if text and key not in have]
    if title:
        first = next((i for i, block in enumerate(found[:3]) if key_of(block.text) == key_of(title.value)), None)
        headline = found.pop(first) if first is not None else PageLine("p", apart=True, text=title.value)
        found[:0] = [headline, *lost]
    else:
        found[:0] = lost
    text, spans = "", []
    for block in found:
        line = WHITE.sub(" ", block.text).strip(" |")
        text += ("\n\n" if block.apart else "\n") * bool(text)
        spans.append(Span(len(text), len(text) + len(line)))
        text += line
    told = dict(kinds(found, spans))
    told |= {span: Kind.CAPTION for block, span in zip(found, spans, strict=True) if key_of(block.text) in captions}
    if title:
        told.pop(spans[0], None)
    return clean(text), sorted(told.items())
