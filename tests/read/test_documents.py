"""Documents of word processors and PDF: what layout says, what is hidden in them, and what they may not do."""

import io
import zipfile
from pathlib import Path

import pytest

from accordingto.read.layout import Laid, PrintedLine, article_of
from accordingto.records import Article, Kind, Reason, Skipped
from tests.read.helpers import LEDE, SECOND, THIRD, article, read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def docx(body: str, **files: str) -> bytes:
    return packed(word__document_xml=f"<w:document {W}><w:body>{body}</w:body></w:document>", **files)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(inside: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{inside}</w:p>"


def lines(folder: Path, data: bytes) -> list[str]:
    (found,) = read_bytes(folder, data)
    assert isinstance(found, Article), found
    return [found.text[p.span.start : p.span.end] for p in found.paragraphs]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param(run("The dam ") + run("held."), "The dam held.", id="runs"),
        pytest.param(f"{run('The dam')}<w:ins>{run(' held.')}</w:ins>", "The dam held.", id="insertion"),
        pytest.param(
            f"{run('The dam held.')}<w:del><w:r><w:delText> Not.</w:delText></w:r></w:del>",
            "The dam held.",
            id="deletion",
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent>{run('The dam held.')}</w:sdtContent></w:sdt>", "The dam held.", id="control"
        ),
        pytest.param(f"<w:hyperlink>{run('The dam')}</w:hyperlink>{run(' held.')}", "The dam held.", id="link"),
        pytest.param(f"<w:smartTag>{run('The dam')}</w:smartTag>{run(' held.')}", "The dam held.", id="smart-tag"),
        pytest.param("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("The dam held."), "The dam held.", id="field"),
        pytest.param(
            "<w:r><w:t>The</w:t><w:tab/><w:t>dam</w:t><w:br/><w:t>held.</w:t></w:r>", "The dam held.", id="tab"
        ),
        pytest.param("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r>", "well-known", id="hyphen"),
    ],
)
def test_words_of_a_paragraph(tmp_path: Path, inside: str, text: str) -> None:
    assert lines(tmp_path, docx(paragraph(inside) + paragraph(run(LEDE)))) == [text, LEDE]


def test_styles_by_their_names(tmp_path: Path) -> None:
    """The ids of styles are in the language of the program that wrote them, their names are not."""
    styles = "".join(
        f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("Titel", "Title"), ("Rubrik2", "heading 2"))
    )
    body = (
        paragraph(run("Dam inspected"), "Titel")
        + paragraph(run(LEDE))
        + paragraph(run("The boats"), "Rubrik2")
        + paragraph(run(SECOND))
    )
    (found,) = read_bytes(tmp_path, docx(body, word__styles_xml=f"<w:styles {W}>{styles}</w:styles>"))
    assert isinstance(found, Article)
    assert [p.kind for p in found.paragraphs] == [Kind.HEADLINE, Kind.BODY, Kind.SUBHEAD, Kind.BODY]
    assert found.title and (found.title.value, found.title.where) == ("Dam inspected", "title style")


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph(run(SECOND))}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert sorted(lines(tmp_path, docx(paragraph(run(LEDE) + f"<w:r>{choice}</w:r>")))) == sorted([LEDE, SECOND])


def test_a_heading_at_the_top_is_the_title(tmp_path: Path) -> None:
    found = article(
        tmp_path, docx(paragraph(run("Dam inspected"), "Heading1") + paragraph(run(LEDE)) + paragraph(run(SECOND)))
    )
    assert found.title and (found.title.value, found.title.where) == ("Dam inspected", "heading at the top")
    assert found.paragraphs[0].kind.value == "headline"


def test_a_title_that_stands_nowhere_is_another_documents(tmp_path: Path) -> None:
    core = '<c:p xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Template</dc:title></c:p>'
    (found,) = read_bytes(tmp_path, docx(paragraph(run(LEDE)) + paragraph(run(SECOND)), docProps__core_xml=core))
    assert isinstance(found, Article)
    assert found.title is None or found.title.value != "Template"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(docx(""), Reason.EMPTY, id="empty"),
        pytest.param(packed(word__document_xml="<w:document"), Reason.DAMAGED, id="broken-xml"),
        pytest.param(docx(paragraph(run("x" * 30_000_000))), Reason.TOO_LARGE, id="bomb"),
        pytest.param(packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), Reason.UNSUPPORTED, id="ods"),
        pytest.param(
            packed(mimetype="application/vnd.oasis.opendocument.text"), Reason.EMPTY, id="odt-without-content"
        ),
        pytest.param(b"{\\rtf1\\ansi}", Reason.EMPTY, id="empty-rtf"),
    ],
)
def test_a_document_that_cannot_be_read(tmp_path: Path, data: bytes, reason: Reason) -> None:
    (item,) = read_bytes(tmp_path, data)
    assert isinstance(item, Skipped)
    assert item.reason is reason


def test_entities_are_left_alone(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    xml = (
        f'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file://{secret}">]>'
        f"<w:document {W}><w:body>{paragraph(run('&b; &f; ' + LEDE))}{paragraph(run(SECOND))}</w:body></w:document>"
    )
    text = "".join(lines(tmp_path, packed(word__document_xml=xml)))
    assert "secret" not in text and "haha" not in text


def test_rtf(tmp_path: Path) -> None:
    link = '{\\field{\\*\\fldinst{HYPERLINK "https://a.example/"}}{\\fldrslt{linked}}}'
    data = (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\info{\\title D\\'e4mme inspected}}"
        "\\f0 D\\'e4mme inspected\\par\n"
        f"One {link} and {link} are kept.\\par {{\\pict 0102}}A \\u8220?quoted\\u8221? end.\\par}}"
    )
    (found,) = read_bytes(tmp_path, data.encode())
    assert isinstance(found, Article)
    assert found.text == "Dämme inspected\n\nOne linked and linked are kept.\n\nA “quoted” end."
    assert found.title and found.title.value == "Dämme inspected"


# Lines of a PDF


def page(*rows: tuple[str, float, float], top: float = 800, size: float = 10, pitch: float = 12) -> list[PrintedLine]:
    """Lines from the top down: words, left and right edge."""
    return [
        PrintedLine(words, left, right, top - n * pitch, top - n * pitch + size, size)
        for n, (words, left, right) in enumerate(rows)
    ]


def laid(*pages: list[PrintedLine], stated: str = "") -> Laid:
    return article_of(pages, stated)


FULL, SHORT = (50.0, 300.0), (50.0, 150.0)


def test_an_indent_begins_a_paragraph() -> None:
    found = laid(
        page(
            ("One begins here", 64, 300),
            ("and ends there.", *FULL),
            ("Two begins here", 64, 300),
            ("and ends.", *SHORT),
        )
    )
    assert found.text == "One begins here and ends there.\n\nTwo begins here and ends."


def test_a_short_line_ends_a_paragraph() -> None:
    found = laid(page(("One begins here and", *FULL), ("ends.", *SHORT), ("Two begins.", *FULL)))
    assert found.text == "One begins here and ends.\n\nTwo begins."


def test_lines_below_each_other_that_are_all_short_are_no_paragraph() -> None:
    rows = [("The Orlen Gazette", *SHORT), ("14 March 2024", *SHORT), ("By Ada Brandt", *SHORT)]
    found = laid(page(*rows, ("One begins here and", *FULL), ("goes on and on and", *FULL), ("ends.", *SHORT)))
    assert found.text.split("\n\n") == [
        "The Orlen Gazette",
        "14 March 2024",
        "By Ada Brandt",
        "One begins here and goes on and on and ends.",
    ]


@pytest.mark.parametrize(("size", "apart"), [(10, True), (11, False)])
def test_two_lines_broken_on_purpose_are_of_one_size(size: float, apart: bool) -> None:
    rows = page(("The Orlen Gazette of old", 50, 225)), page(("By Ada Brandt in Vale", 50, 225), top=788, size=size)
    below = page(("It begins and goes on and", *FULL), ("on.", *SHORT), top=776)
    assert (laid([*rows[0], *rows[1], *below]).text.split("\n\n")[0] == "The Orlen Gazette of old") is apart


def test_a_gap_ends_a_paragraph() -> None:
    upper = page(("One begins here and", *FULL), ("goes on and on and", *FULL), ("ends there.", *FULL))
    assert (
        laid(upper + page(("Two begins.", *FULL), top=750)).text
        == "One begins here and goes on and on and ends there.\n\nTwo begins."
    )


@pytest.mark.parametrize(("pitch", "paragraphs"), [(29, 1), (30, 3)])
def test_lines_three_times_their_size_apart_are_paragraphs(pitch: float, paragraphs: int) -> None:
    found = laid(page(("One begins and", *FULL), ("goes on and", *FULL), ("ends there.", *FULL), pitch=pitch))
    assert found.text.count("\n\n") + 1 == paragraphs


def test_a_paragraph_goes_on_over_the_page() -> None:
    found = laid(
        page(("It begins on one page", *FULL), ("and goes", *FULL)), page(("on here.", *SHORT), ("A new one.", *SHORT))
    )
    assert found.text == "It begins on one page and goes on here.\n\nA new one."
    assert found.text[found.starts[1] :].startswith("on here.")


def test_columns_are_read_one_after_the_other() -> None:
    left = page(("One fills the column", 50, 200), ("and goes", 50, 200))
    right = page(("on there.", 250, 330), ("Two begins.", 250, 400))
    assert laid(left + right).text == "One fills the column and goes on there.\n\nTwo begins."


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        pytest.param("It was in-", "spected.", "It was inspected.", id="word-in-two"),
        pytest.param("The long-", "range plan.", "The longrange plan.", id="compound-unseen"),
        pytest.param(
            "A long-range and a long-", "range plan.", "A long-range and a long-range plan.", id="compound-seen"
        ),
        pytest.param("The Orlen-", "Vale line.", "The Orlen- Vale line.", id="names"),
    ],
)
def test_hyphens(first: str, second: str, text: str) -> None:
    assert laid(page((first, *FULL), (second, *SHORT))).text == text


def test_headers_footers_and_numbers_of_pages_are_left_out() -> None:
    def numbered(n: int) -> list[PrintedLine]:
        header = PrintedLine("The Orlen Post 14.3.2024", 50, 200, 830, 838, 8)
        footer = PrintedLine(f"Page {n} of 2", 150, 200, 20, 28, 10)
        return [header, *page((f"{'First' if n == 1 else 'Other'} words of it", *FULL), ("end." * n, *SHORT)), footer]

    assert laid(numbered(1), numbered(2)).text == "First words of it end.\n\nOther words of it end.end."


def test_a_number_in_a_headline_is_none_of_a_page() -> None:
    head = page(("Dam inspected, report", 50, 300), ("408", 160, 190), size=20, pitch=24)
    found = laid(head + page((LEDE, *FULL), (SECOND, *FULL), top=720))
    assert (found.title, found.title_where) == ("Dam inspected, report 408", "largest type of page 1")


def test_the_title_that_a_document_states_must_stand_in_it() -> None:
    body = page(("Dam inspected", *SHORT), (LEDE, *FULL), (THIRD, *FULL), pitch=30)
    assert laid(body, stated="Dam Inspected").title == "Dam inspected"
    assert laid(body, stated="Microsoft Word - x.doc").title == ""


def test_no_pages() -> None:
    assert laid() == Laid("", [], kinds=[])
    assert laid([], []).starts == [0, 0]
