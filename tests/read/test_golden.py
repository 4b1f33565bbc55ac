"""One story in every kind of file: what must come out of each, and that nothing wrong comes out of a damaged one."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from accordingto.read import ReadOptions, read
from accordingto.records import DRAWN, Article, Basis, Reason, Skipped

INPUTS = Path(__file__).parents[1] / "golden/inputs"
ONE, TWO = json.loads((INPUTS / "story.json").read_text(encoding="utf-8"))
BOTH = [ONE, TWO]


def items(path: Path) -> list[Article | Skipped]:
    return list(read([str(path)]))


def articles(found: list[Article | Skipped]) -> list[Article]:
    return [item for item in found if isinstance(item, Article)]


def drawn(article: Article) -> list[str]:
    """What statements are drawn from, without the headline."""
    text = [article.text[p.span.start : p.span.end] for p in article.paragraphs if p.kind in DRAWN]
    return [one for one in text if article.title is None or one != article.title.value]


KNOWN = {
    "page.html": [ONE],
    "folder": [ONE],
    "feed.rss": BOTH,
    "pages.warc": BOTH,
    "pages.warc.gz": BOTH,
    "pages.wacz": BOTH,
    "saved.mhtml": [ONE],
    "export.csv": BOTH,
    "export.tsv": BOTH,
    "export.xlsx": BOTH,
    "export.parquet": BOTH,
    "rows.json": BOTH,
    "commoncrawl.jsonl": BOTH,
}
"""Files that state title, date and outlet."""

SUGGESTED = {"newsletter.eml": [ONE], "forwarded.eml": [TWO], "list.mbox": BOTH}
"""Files whose outlet is only suggested, by the sender."""

DOCUMENTS = {"report.docx": 1, "report.odt": 0, "report.rtf": 0, "report.pdf": 0}
"""Documents of the first article, without an outlet; the number of other body paragraphs in them."""

ADDRESSES = ["teasers.rss", "news-sitemap.xml", "mediacloud.csv", "newsapi.json", "addresses.txt", "desk.opml"]


@pytest.mark.parametrize("name", [*KNOWN, *SUGGESTED])
def test_articles(name: str) -> None:
    found = articles(items(INPUTS / name))
    assert len(found) == len((KNOWN | SUGGESTED)[name])
    for article, told in zip(found, (KNOWN | SUGGESTED)[name], strict=True):
        assert article.title and article.published
        assert article.title.value == told["title"]
        assert article.published.value[:10] == told["date"]
        assert drawn(article) == told["paragraphs"]
        assert all(article.text[link.span.start : link.span.end].strip() for link in article.links)
        if name in KNOWN:
            assert article.outlet and article.outlet.value == told["outlet"]
        else:
            assert article.outlet is None
            assert ("outlet", told["outlet"]) in [(field, known.value) for field, known in article.inferred]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents(name: str) -> None:
    (article,) = items(INPUTS / name)
    assert isinstance(article, Article)
    assert article.title and article.title.value == ONE["title"]
    assert article.published and article.published.value == ONE["date"]
    assert article.published.basis is Basis.TEXT
    assert [known.value for known in article.bylines] == [ONE["author"]]
    assert [one for one in drawn(article) if one in ONE["paragraphs"]] == ONE["paragraphs"]


def test_a_tracked_insertion_is_part_of_its_paragraph() -> None:
    (article,) = items(INPUTS / "report.docx")
    assert isinstance(article, Article)
    assert "The gates were last closed in 1987, the ministry said." in drawn(article)


def test_the_page_of_each_passage_of_a_pdf() -> None:
    (article,) = items(INPUTS / "report.pdf")
    assert isinstance(article, Article)
    first, second = article.extra["pages"]
    assert first == 0
    assert drawn(article) == ONE["paragraphs"] + TWO["paragraphs"]
    assert "gates were closed" in article.text[:second]
    assert article.text[second - 1].isspace()
    assert "The council of Havenburg" in article.text[second:]
    assert "Page" not in article.text


def test_pages_that_are_pictures_are_said() -> None:
    (item,) = items(INPUTS / "scan.pdf")
    assert isinstance(item, Skipped)
    assert item.reason is Reason.NO_TEXT
    assert "2 of 2 pages are pictures of text (scans): page 1, 2" in item.detail


@pytest.mark.parametrize("name", ADDRESSES)
def test_addresses_alone_are_counted(name: str) -> None:
    found = items(INPUTS / name)
    assert len(found) == 2
    assert all(isinstance(item, Skipped) and item.reason is Reason.NOT_FETCHED for item in found)
    assert all(
        item.path.startswith("https://") and "--follow" in item.detail for item in found if isinstance(item, Skipped)
    )


@pytest.mark.parametrize(
    ("name", "links"),
    [
        ("page.html", {"the water ministry": "https://water.example/notice?id=4"}),
        (
            "saved.mhtml",
            {
                "the water ministry": "https://water.example/notice?id=4",
                "the port authority": "https://orlen.example/topics/port",
            },
        ),
    ],
)
def test_hyperlinks(name: str, links: dict[str, str]) -> None:
    (article,) = items(INPUTS / name)
    assert isinstance(article, Article)
    assert {article.text[link.span.start : link.span.end]: link.url for link in article.links} == links


def test_standard_input_takes_any_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, told in (KNOWN | SUGGESTED).items():
        if name != "folder":
            data = (INPUTS / name).read_bytes()
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(_Pipe(data)))
            assert [one.title.value for one in articles(list(read(["-"]))) if one.title] == [
                one["title"] for one in told
            ]


def test_the_columns_are_said_before_reading() -> None:
    said: list[str] = []
    run = read([str(INPUTS / "export.csv")], ReadOptions(note=said.append))
    next(run)
    assert len(said) == 1
    assert "text = body, title = headline, url = url, published = publish_date, outlet = source" in said[0]


class _Pipe(io.BytesIO):
    """Standard input as a pipe has it: nobody can jump about in it."""

    def seekable(self) -> bool:
        return False


# Damage

CUT: dict[str, Callable[[bytes], bytes]] = {
    "half": lambda data: data[: len(data) // 2],
    "end": lambda data: data[: len(data) * 9 // 10],
    "zeros": lambda data: data[: len(data) * 2 // 3] + bytes(len(data) // 3),
}
FILES = sorted({path.name for path in INPUTS.iterdir() if path.is_file()} - {"README.md", "story.json"})
TRUTH = " ".join([*(one["title"] for one in BOTH), *(text for one in BOTH for text in one["paragraphs"])])
SAYS_SO = {".gz", ".warc", ".wacz", ".docx", ".odt", ".xlsx", ".parquet", ".pdf", ".rtf", ".mhtml", ".rss", ".atom"}
"""Kinds that have an end of their own: one that is cut short is told."""


@pytest.mark.parametrize("damage", CUT)
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file(tmp_path: Path, name: str, damage: str) -> None:
    path = tmp_path / name
    path.write_bytes(CUT[damage]((INPUTS / name).read_bytes()))
    found = items(path)
    assert found
    for article in articles(found):
        for text in drawn(article):
            words = " ".join(text.replace(ONE["title"], "").replace(f"By {ONE['author']}", "").split()[1:-1])
            assert words in TRUTH or text.startswith(("The gates", "The boats")), text
    if path.suffix in SAYS_SO:
        assert any(isinstance(item, Skipped) for item in found), "what is missing is not said"
