"""A web page to its article, through trafilatura: text by paragraph, captions and headings kept and marked."""

import logging
import re
from collections.abc import Iterator

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction

from accordingto.read.credits import CAPTION_WORDS
from accordingto.read.decode import clean
from accordingto.read.draft import Draft
from accordingto.read.lines import key_of
from accordingto.read.markup import Markup
from accordingto.records import Basis, Kind, Known, Reason, Skipped

# An article has a few thousand tags; a hundred thousand would take trafilatura many seconds and a gigabyte.
MOST_TAGS = 60_000
BLOCKS = frozenset(("p", "head", "item", "quote", "row", "code", "list", "table", "fw", "div", "lb"))
CAPTIONS = ".//figcaption|.//*[contains(@class, 'caption')][not(.//p[2])]"
NEVER_CAPTIONS = frozenset(("html", "body", "main", "article", "table", "caption"))
XML_DECLARATION = re.compile(r"[\s\ufeff]*+<\?xml[^>]*+>")
# What lxml parses and then takes for no text: control codes, as they stand and as references (XML 1.0, Char).
NO_TEXT = re.compile(
    r"[\0-\x08\x0b\x0e-\x1f\ufffe\uffff]|&#0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d);?"
    r"|&#[xX]0*(?:[0-8bBcCeEfF]|1[\da-fA-F]|[fF]{3}[eEfF])(?![\da-fA-F]);?"
)
CELL_MARK = " | "
LONGEST_CAPTION = 20_000  # characters, white space included

for _name in ("trafilatura", "htmldate", "courlan"):
    # They tell a terminal about pages they give up; here that is a `Skipped`.
    logging.getLogger(_name).addHandler(logging.NullHandler())


def page(source: str, path: str, name: str) -> Draft | Skipped:
    """The article in the page `source`."""
    tags = source.count("<")
    if tags > MOST_TAGS:
        detail = f"{tags:,} tags, at most {MOST_TAGS:,} can be read. Save the article alone, or as text"
        return Skipped(path, Reason.TOO_LARGE, detail)
    tree = _tree(source)
    if isinstance(tree, str):
        return Skipped(path, Reason.DAMAGED, f"{tree}. Save the page as text")
    markup = Markup(tree)
    title = markup.title()
    published = markup.published() or _searched_date(tree)
    captions = _keep_captions(tree)
    blocks = _extracted(tree)
    if not any(text for text, _ in blocks):
        words = len(tree.text_content().split())
        detail = f"no article found among the {words} words of the page. Save the article as text"
        return Skipped(path, Reason.NO_BODY, detail)
    text, kinds = _composed(blocks, title, captions)
    return Draft(
        path=path,
        name=name,
        text=text,
        given_text=False,
        url=markup.url(),
        title=title,
        outlet=markup.outlet(),
        section=markup.section(),
        published=published,
        updated=markup.updated(),
        bylines=markup.writers(),
        kinds=kinds,
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
    """The date htmldate finds in the page's marks, where no tag states it plainly."""
    try:
        found = find_date(etree.tostring(tree, encoding="unicode"), original_date=True, extensive_search=False)
    except Exception:  # any page may come: what breaks htmldate has no date
        return None
    return Known(found, Basis.MARKUP, "page, by htmldate") if found else None


def _keep_captions(tree: HtmlElement) -> dict[str, str]:
    """Make captions plain paragraphs, which trafilatura keeps; figures it drops.

    Returns their texts by key; a text is empty where the caption stands apart from every headline, as those of
    other articles do.
    """
    keys: dict[str, str] = {}
    headed = _headed(tree)
    for caption in tree.xpath(CAPTIONS):
        text = _short_text(caption)
        if not text or len(text.split()) > CAPTION_WORDS or caption.tag in NEVER_CAPTIONS:
            continue
        keys[key_of(text)] = text if _beside_headline(caption, headed) else ""
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


def _headed(tree: HtmlElement) -> set[HtmlElement]:
    """The parts of the page with a headline in them: found once, not anew for each caption."""
    parts: set[HtmlElement] = set()
    for headline in tree.iter("h1"):
        for part in headline.iterancestors():
            if part in parts:
                break
            parts.add(part)
    return parts


def _beside_headline(caption: HtmlElement, headed: set[HtmlElement]) -> bool:
    """Whether the caption is in one part of the page with a headline."""
    for part in caption.iterancestors():
        if part.tag in ("body", "html"):
            return False
        if part.tag == "article" or part in headed:
            return True
    return False


def _extracted(tree: HtmlElement) -> list[tuple[str, str]]:
    """The article's blocks, (text, tag) each; none where trafilatura finds no article."""
    try:
        found = bare_extraction(tree, include_comments=False, with_metadata=False)
    except Exception:  # any page may come: what breaks trafilatura holds no article for us
        return []
    body = getattr(found, "body", None)
    return list(_blocks(body)) if body is not None else []


def _blocks(body: HtmlElement) -> Iterator[tuple[str, str]]:
    """Texts of the extracted tree in reading order, with the innermost block's tag."""
    open_tags = ["p"]
    words: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        block = element.tag in BLOCKS
        if block and words:
            yield _joined(words), open_tags[-1]
            words = []
        if event == "start":
            if block and element.tag != "lb":
                open_tags.append(element.tag)
            words.append(element.text or "")
        else:
            if block and element.tag != "lb":
                open_tags.pop()
            words.append((CELL_MARK if element.tag == "cell" else "") + (element.tail or ""))
    yield _joined(words), open_tags[-1]


def _joined(words: list[str]) -> str:
    return " ".join("".join(words).split()).strip(" |")


def _composed(
    blocks: list[tuple[str, str]], title: Known | None, captions: dict[str, str]
) -> tuple[str, dict[str, Kind]]:
    """The article's text, one paragraph a line with a blank line between, and the kinds its markup tells.

    Headline and captions that trafilatura left out come first.
    """
    kinds: dict[str, Kind] = {}
    paragraphs = [text for text, _ in blocks if text]
    for text, tag in blocks:
        key = key_of(text)
        if key in captions:
            kinds[key] = Kind.CAPTION
        elif tag == "head":
            kinds[key] = Kind.SUBHEAD
    have = {key_of(text) for text in paragraphs}
    lost = {key: text for key, text in captions.items() if text and key not in have}
    kinds |= dict.fromkeys(lost, Kind.CAPTION)
    if title:
        kinds.pop(key_of(title.value), None)
        first = next((i for i, text in enumerate(paragraphs[:3]) if key_of(text) == key_of(title.value)), None)
        paragraphs.insert(0, paragraphs.pop(first) if first is not None else title.value)
    paragraphs[bool(title) : bool(title)] = lost.values()
    return clean("\n\n".join(paragraphs)), kinds
