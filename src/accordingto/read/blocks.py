"""The article in a parsed page, through trafilatura: its lines in reading order, and what markup makes of them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import use_config

from accordingto.read.draft import MOST_QUOTED
from accordingto.read.lines import QUOTE_MARKS
from accordingto.records import Kind, Span

BLOCKS = frozenset(("p", "head", "item", "quote", "row", "code", "list", "table", "fw", "div"))
WHITE = re.compile(r"\s+")
BLANK_LINE = "\ue000"
"""What stands between two line breaks meanwhile, of which trafilatura keeps one."""
CELL_MARK = " | "
LEAST_QUESTIONS = 2
MARKED_TO_A_QUESTION = 3
"""An interviewer also provokes: of three lines set like questions, one must be one."""
QUESTION_WORDS, PROVOKING_WORDS = 80, 30
SETTINGS = use_config()
SETTINGS.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")  # below it, all the page's text is taken as one paragraph


@dataclass(slots=True)
class PageLine:
    """A line of the page. `tag` is the block it stands in ("quote" wherever one is open), or a heading's level.

    `style` is how all of its words are set (trafilatura's "#b", "#i"), `apart` whether a block and not a line break
    parts it from the line before.
    """

    tag: str
    apart: bool
    text: str = ""
    style: str | None = None

    def add(self, text: str | None, style: str) -> None:
        """Go on with words that are all set in one way."""
        self.text += WHITE.sub(" ", (text or "").replace(BLANK_LINE, ""))
        if text and text.strip(f"{BLANK_LINE} \n"):
            self.style = style if self.style in (None, style) else ""

    @property
    def asks(self) -> bool:
        """Whether it is set off from the running text and ends with a question."""
        return self.marked and self.text.rstrip(" \u201d\"'").endswith("?")

    @property
    def marked(self) -> bool:
        """Whether it is set as headings and an interviewer's questions are."""
        return bool(self.style or self.tag[:1] == "h") and len(self.text.split()) <= QUESTION_WORDS


def blocks(tree: HtmlElement) -> list[PageLine]:
    """The article's lines; none where trafilatura finds no article."""
    for element in [*tree.iter("pre", "q"), *tree.xpath(".//blockquote//footer")]:
        _as_shown(element)
    for element in tree.xpath(".//h1//br"):  # a headline is one line, however it is set
        element.tail = f" {element.tail or ''}"
        element.drop_tag()
    for element in tree.iter("br"):
        below = element.getnext()
        if below is not None and below.tag == "br" and not (element.tail or "").strip():
            element.tail = BLANK_LINE
    try:
        found = bare_extraction(
            tree, include_comments=False, with_metadata=False, include_formatting=True, config=SETTINGS
        )
    except Exception:  # any page may come: what breaks trafilatura holds no article for us
        return []
    body = getattr(found, "body", None)
    lines = _lines(body) if body is not None else ()
    return [line for line in lines if line.text.strip(" |")]


def _as_shown(element: HtmlElement) -> None:
    """Write out what a browser adds: the line breaks of `pre`, the marks of `q`; keep who signs a quotation."""
    if element.tag == "q":
        element.tag = "span"
        element.text, element.tail = f"\u201c{element.text or ''}", f"\u201d{element.tail or ''}"
    elif element.tag == "footer":
        element.tag = "p"
    else:
        _break_lines(element)


def _break_lines(element: HtmlElement) -> None:
    element.tag = "div"
    element.text, *lines = (element.text or "").split("\n")
    for at, line in enumerate(lines):
        element.insert(at, etree.Element("br"))
        element[at].tail = line


def _lines(body: HtmlElement) -> Iterator[PageLine]:
    open_tags, styles = ["p"], [""]
    line = PageLine("p", apart=True)
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag, starts = element.tag, event == "start"
        if tag in BLOCKS and starts:
            open_tags.append(element.get("rend", "h") if tag == "head" else tag)
        elif tag in BLOCKS:
            open_tags.pop()
        answered = tag == "hi" and not starts and line.asks and (element.tail or "").strip()
        if tag in BLOCKS or (tag == "lb" and starts) or answered:
            yield line
            apart = tag in BLOCKS or not line.text.strip()
            line = PageLine("quote" if "quote" in open_tags else open_tags[-1], apart)
        if starts:
            styles.append(element.get("rend", "") if tag == "hi" else styles[-1])
            line.add(element.text, styles[-1])
        else:
            styles.pop()
            line.add((CELL_MARK if tag == "cell" else "") + (element.tail or ""), styles[-1])
    yield line


def kinds(found: Sequence[PageLine], spans: Sequence[Span]) -> Iterator[tuple[Span, Kind]]:
    """The kinds that markup tells, by where the lines stand."""
    asked = Counter((block.tag, block.style) for block in found if block.asks)
    marked = Counter((block.tag, block.style) for block in found if block.marked)
    questions = {look for look, n in asked.items() if n * MARKED_TO_A_QUESTION >= marked[look] >= LEAST_QUESTIONS}
    quoted = sum(len(block.text) for block in found if block.tag == "quote")
    indents = quoted > MOST_QUOTED * sum(len(block.text) for block in found)
    for block, span, below in zip(found, spans, [*found[1:], None], strict=True):
        look = (block.tag, block.style)
        answered = below is not None and (below.tag, below.style) != look
        provokes = block.style and len(block.text.split()) <= PROVOKING_WORDS
        if look in questions and answered and (block.asks or provokes):
            yield span, Kind.QUESTION
        elif block.tag[:1] == "h":
            yield span, Kind.SUBHEAD
        elif block.tag == "quote" and not indents and block.text.lstrip()[:1] not in QUOTE_MARKS:
            yield span, Kind.QUOTE
