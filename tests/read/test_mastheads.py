"""The outlet, the date and the headline where only their place above the article shows what they are."""

from pathlib import Path

import pytest

from accordingto.read.mastheads import masthead, signed
from accordingto.records import Article, Basis
from tests.read.helpers import LEDE, SECOND, THIRD, article, read_bytes

BODY = f"{LEDE}\n\n{SECOND}\n\n{THIRD}\n"
HEADLINE = "Dam to be inspected again after winter"


def suggested(found: Article) -> str | None:
    return next((known.value for name, known in found.inferred if name == "outlet"), None)


def day(found: Article) -> str | None:
    return found.published.value if found.published else None


@pytest.mark.parametrize("line", ["The Orlen Gazette", "Orlen Vale Tribune", "Upland Daily Mirror", "The Quay Echo"])
def test_a_masthead(line: str) -> None:
    assert masthead(line) == line


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("World News", id="section"),
        pytest.param("Business Today", id="section-today"),
        pytest.param("Reuters", id="agency"),
        pytest.param("Ada Brandt", id="person"),
        pytest.param("Dam to be inspected again", id="headline"),
        pytest.param("The minister told The Orlen Gazette", id="sentence"),
        pytest.param("Ada Brandt, The Orlen Gazette", id="with-a-name"),
        pytest.param("", id="nothing"),
        pytest.param("Source: Tarn Gazette", id="whom it is from"),
    ],
)
def test_no_masthead(line: str) -> None:
    assert masthead(line) is None


def test_a_writer_with_an_outlet() -> None:
    assert signed("Ada Brandt, The Orlen Gazette") == "The Orlen Gazette"
    assert signed("Orlen, The Gazette") is None and signed("The Orlen Gazette, Ada Brandt") is None


@pytest.mark.parametrize(
    ("lines", "bylines"),
    [
        pytest.param(["The Orlen Gazette, 14 March 2024"], [], id="before-the-date"),
        pytest.param(["The Orlen Gazette | March 14, 2024"], [], id="a-mark-between"),
        pytest.param(["March 14, 2024 · The Orlen Gazette"], [], id="after-the-date"),
        pytest.param(["The Orlen Gazette", "March 14, 2024", "By Ada Brandt"], ["Ada Brandt"], id="alone"),
        pytest.param(["Ada Brandt, The Orlen Gazette", "14 March 2024"], ["Ada Brandt"], id="after-the-writer"),
    ],
)
@pytest.mark.parametrize("above", [False, True], ids=["below-the-headline", "above-it"])
def test_outlet_and_date_of_a_text(tmp_path: Path, lines: list[str], bylines: list[str], above: bool) -> None:
    head = [*lines, HEADLINE] if above and len(lines) == 1 else [HEADLINE, *lines]
    found = article(tmp_path, "\n\n".join([*head, BODY]))
    assert found.title and found.title.value == HEADLINE
    assert (found.outlet, suggested(found), day(found)) == (None, "The Orlen Gazette", "2024-03-14")
    assert [known.value for known in found.bylines] == bylines


def test_a_section_beside_the_date_is_no_outlet(tmp_path: Path) -> None:
    found = article(tmp_path, f"{HEADLINE}\n\nWorld News | March 14, 2024\n\n{BODY}")
    assert found.section and found.section.value == "World News" and suggested(found) is None


def test_a_masthead_above_the_headline(tmp_path: Path) -> None:
    found = article(tmp_path, f"The Orlen Gazette\n\n{HEADLINE}\n\n{BODY}")
    assert found.title and found.title.value == HEADLINE and suggested(found) == "The Orlen Gazette"


def test_whom_a_text_is_from_is_not_its_outlet(tmp_path: Path) -> None:
    found = article(tmp_path, f"{HEADLINE}\n\nHarbour Press\n\nBy Harbour Press\n\nMarch 14, 2024\n\n{BODY}")
    assert suggested(found) is None and day(found) == "2024-03-14"


PAGE = "<html><head><title>{title}</title></head><body><div>{head}<p>{body}</p></div></body></html>"


@pytest.mark.parametrize(
    ("title", "head", "outlet"),
    [
        pytest.param("Orlen Post: {}", "<h2>{}</h2>", "Orlen Post", id="before-h2"),
        pytest.param("Orlen Post | {}", "<h1>{}</h1>", "Orlen Post", id="before-h1"),
        pytest.param("{} - Orlen Post", "<h3>{}</h3>", "Orlen Post", id="after-h3"),
        pytest.param("{}", "<h2>{}</h2>", None, id="none"),
    ],
)
def test_the_title_of_a_page_holds_headline_and_outlet(
    tmp_path: Path, title: str, head: str, outlet: str | None
) -> None:
    text = "</p><p>".join((LEDE, SECOND, THIRD))
    page = PAGE.format(title=title.format(HEADLINE), head=head.format(HEADLINE), body=text)
    found = article(tmp_path, page)
    assert found.title and found.title.value == HEADLINE
    assert (found.outlet.value if found.outlet else None) == outlet


NEXIS = f"""
                               1 of 2 DOCUMENTS


                              The Orlen Gazette

                         March 14, 2024 Thursday

Dam to be inspected again after winter

BYLINE: By Ada Brandt

SECTION: NEWS; Pg. 4

LENGTH: 212 words

{LEDE}

{SECOND}

LOAD-DATE: March 15, 2024

LANGUAGE: ENGLISH

                   Copyright 2024 The Orlen Gazette
                         All Rights Reserved


                               2 of 2 DOCUMENTS

                     Copyright 2024 Coast Wire Ltd

                              Coast Wire

                         15 March 2024

Ferries wait for the dam

{THIRD}

{SECOND}

PUBLICATION-TYPE: Newswire
"""


def test_an_export_of_nexis(tmp_path: Path) -> None:
    one, two = read_bytes(tmp_path, NEXIS.encode(), "export.TXT")
    assert isinstance(one, Article) and isinstance(two, Article)
    for found, title, outlet, when in (
        (one, HEADLINE, "The Orlen Gazette", "2024-03-14"),
        (two, "Ferries wait for the dam", "Coast Wire", "2024-03-15"),
    ):
        assert found.title and found.outlet and found.published
        assert (found.title.value, found.outlet.value, found.published.value) == (title, outlet, when)
        assert found.outlet.basis is Basis.GIVEN
    assert one.text == f"{LEDE}\n\n{SECOND}" and two.text == f"{THIRD}\n\n{SECOND}"
    assert [known.value for known in one.bylines] == ["Ada Brandt"] and one.section and one.section.value == "NEWS"


@pytest.mark.parametrize(
    ("data", "counts"),
    [
        pytest.param(NEXIS.replace("March 14, 2024 Thursday", ""), (1, 1), id="no-date"),
        pytest.param(NEXIS[:700], (1, 1), id="breaks-off"),
        pytest.param(NEXIS.replace(LEDE, "").replace(SECOND, "").replace(THIRD, ""), (0, 2), id="no-text"),
    ],
)
def test_an_export_of_nexis_that_is_damaged(tmp_path: Path, data: str, counts: tuple[int, int]) -> None:
    found = read_bytes(tmp_path, data.encode())
    articles = sum(isinstance(one, Article) for one in found)
    assert (articles, len(found) - articles) == counts
