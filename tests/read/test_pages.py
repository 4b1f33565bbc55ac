"""Web pages: the article's text, its captions and headings, and what the page's own metadata says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accordingto.records import Article, Basis, Reason
from tests.growth import LINEAR, growth
from tests.read.helpers import LEDE, article, read_bytes, skipped

HEAD = """<title>Dam at Orlen Vale to Be Inspected Again | Harbour Ledger</title>"""
BODY = """<header><nav><a href="/">Home</a> <a href="/w">World</a></nav></header>
<article><h1>Dam at Orlen Vale to Be Inspected Again</h1>
<p class="byline">By Mara Quill</p>
<figure><img src="a.jpg"><figcaption>The dam seen from the east bank on March 2. <span>(Ines Holt/Harbour Wire)</span>
</figcaption></figure>
<p>HAVENBURG, March 5 (Harbour Wire) — The dam above Orlen Vale will be inspected again this month, the water ministry
said on Tuesday.</p>
<p>“We have found no crack that <a href="#">matters</a>,” the minister, Ada Brandt, told reporters.</p>
<h2>What the engineers saw</h2>
<p>Two officials who asked not to be named said the inspection in January had been cut short by ice.</p>
<blockquote><p>“Nobody told us,” said Piet Vance, the mayor of Lower Orlen.</p></blockquote>
<aside><h3>Sign up for the Harbour Ledger newsletter</h3></aside>
<script>alert("the minister said")</script>
<p>Reuters contributed to this report.</p></article>
<footer>© 2024 Harbour Ledger</footer>"""


def page(head: str = HEAD, body: str = BODY) -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def test_paragraphs(tmp_path: Path) -> None:
    found = article(tmp_path, page(), "dam.html")
    told = [(str(p.kind), found.text[p.span.start : p.span.end][:24]) for p in found.paragraphs]
    assert told == [
        ("headline", "Dam at Orlen Vale to Be "),
        ("caption", "The dam seen from the ea"),
        ("body", "HAVENBURG, March 5 (Harb"),
        ("body", "“We have found no crack "),
        ("subhead", "What the engineers saw"),
        ("body", "Two officials who asked "),
        ("body", "“Nobody told us,” said P"),
        ("credit", "Reuters contributed to t"),
    ]
    assert not found.given_text
    assert found.name == "dam"
    assert "alert" not in found.text


@pytest.mark.parametrize(
    ("head", "field", "value", "where"),
    [
        pytest.param(
            '<meta property="og:site_name" content="Vale Post">',
            "outlet",
            "Vale Post",
            "meta og:site_name",
            id="site-name",
        ),
        pytest.param(HEAD, "outlet", "Harbour Ledger", "title", id="title-tail"),
        pytest.param(
            '<script type="application/ld+json">'
            '{"@graph": [{"@type": "NewsArticle", "publisher": {"name": "Vale Post"}}]}</script>',
            "outlet",
            "Vale Post",
            "JSON-LD publisher.name",
            id="linked-data",
        ),
        pytest.param(
            '<meta property="article:published_time" content="2024-03-05T09:30:00Z">',
            "published",
            "2024-03-05T09:30:00+00:00",
            "meta article:published_time",
            id="published",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2024-03-06"}</script>',
            "updated",
            "2024-03-06",
            "JSON-LD dateModified",
            id="updated",
        ),
        pytest.param(
            '<meta property="article:section" content="Region">',
            "section",
            "Region",
            "meta article:section",
            id="section",
        ),
        pytest.param("", "title", "Dam at Orlen Vale to Be Inspected Again", "h1", id="headline"),
    ],
)
def test_metadata(tmp_path: Path, head: str, field: str, value: str, where: str) -> None:
    known = getattr(article(tmp_path, page(head)), field)
    assert (known.value, known.basis, known.where) == (value, Basis.MARKUP, where)


def test_writers_and_address(tmp_path: Path) -> None:
    head = (
        '<meta name="author" content="By Mara Quill and Tomas Reed"><link rel="canonical" href="https://l.example/dam">'
    )
    found = article(tmp_path, page(head))
    assert [k.value for k in found.bylines] == ["Mara Quill", "Tomas Reed"]
    assert found.url == "https://l.example/dam"


def test_absent_metadata_stays_empty(tmp_path: Path) -> None:
    found = article(tmp_path, page(""))
    assert (found.outlet, found.section, found.updated, found.url) == (None, None, None, None)


@pytest.mark.parametrize(
    "script", ["{", "[" * 50_000, "null", '{"@graph": {"@graph": 1}}', '{"@type": ["NewsArticle"], "author": [1]}']
)
def test_broken_linked_data(tmp_path: Path, script: str) -> None:
    article(tmp_path, page(f'<script type="application/ld+json">{script}</script>'))


@pytest.mark.parametrize(
    ("prefix", "html"),
    [
        pytest.param("<!doctype HTML>", True, id="doctype"),
        pytest.param("<BODY>", True, id="body"),
        pytest.param("<head >", True, id="head"),
        pytest.param("<?xml version='1.0'?><html xmlns='x'>", True, id="xhtml"),
        pytest.param("<header>", False, id="header"),
        pytest.param("<p>", True, id="fragment"),
        pytest.param("p " * 2_500 + "<html>", False, id="too-far-down"),
    ],
)
def test_page_only_where_its_tags_stand(tmp_path: Path, prefix: str, html: bool) -> None:
    assert article(tmp_path, prefix + BODY).given_text is not html


def test_declared_encoding(tmp_path: Path) -> None:
    data = (
        page("<title>x</title>").replace("utf-8", "windows-1251").replace("minister, Ada Brandt", "министр Ада Брандт")
    )
    assert (
        "министр Ада Брандт"
        in article(tmp_path, data.replace("“", '"').replace("”", '"').replace("—", "-").encode("cp1251", "ignore")).text
    )


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        pytest.param("<html>" + "<div>" * 100_000 + "said", Reason.TOO_LARGE, id="100,000-tags"),
        pytest.param("<html>" + "<div>" * 20_000 + "said", Reason.DAMAGED, id="nested"),
        pytest.param("<html>" + "x" * 21_000_000, Reason.TOO_LARGE, id="huge"),
        pytest.param("<html>", Reason.NO_BODY, id="nothing"),
        pytest.param("<html><script>var said = 'the minister said'</script>", Reason.NO_BODY, id="script-only"),
        pytest.param("<html><!--" * 3_000, Reason.NO_BODY, id="comments"),
    ],
)
def test_hostile_page(tmp_path: Path, html: str, reason: Reason) -> None:
    assert skipped(tmp_path, html.encode()).reason is reason


def test_unclosed_tags(tmp_path: Path) -> None:
    sentence = "The minister said on Tuesday that the wall would hold for another year. "
    found = article(tmp_path, page("", "<article>" + f"<p><b>{sentence}<i>" * 100))
    assert isinstance(found, Article)


CODES = [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(chr, id="as-it-stands"),
        pytest.param(lambda code: f"&#{code};", id="decimal"),
        pytest.param(lambda code: f"&#x{code:X};", id="hexadecimal"),
        pytest.param(lambda code: f"&#000{code}", id="no-semicolon"),
        pytest.param(lambda code: f"&amp;#{code};", id="twice-escaped"),
    ],
)
@pytest.mark.parametrize("code", CODES)
def test_what_xml_cannot_hold_ends_no_page(tmp_path: Path, written: Callable[[int], str], code: int) -> None:
    bad = written(code)
    caption = f"<figure><figcaption>The wall at dusk{bad} on Monday</figcaption></figure>"
    found = article(tmp_path, page(f"<title>Wall{bad}</title>", f"<article>{caption}<p>{LEDE}{bad} more</p></article>"))
    assert LEDE in found.text and "The wall at dusk" in found.text and " more" in found.text


def test_letters_after_a_reference_stay(tmp_path: Path) -> None:
    found = article(tmp_path, page("", f"<article><p>{LEDE} A&#65;&#x41;&#10;b&#x8z&#88;</p></article>"))
    assert found.text.endswith("AAA b\ufffdzX")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(lambda n: "<figure>" * 150 + "<figcaption>x y z</figcaption>" * n, id="captions-in-figures"),
        pytest.param(lambda n: "<div class=caption>" * 200 + "a " * (400 * n), id="captions-in-captions"),
        pytest.param(lambda n: "<?xml" + " " * (480 * n), id="declaration-without-an-end"),
        pytest.param(lambda n: " " * (480 * n) + "<p>", id="blanks"),
    ],
)
def test_work_grows_with_the_length_of_a_page(tmp_path: Path, html: Callable[[int], str]) -> None:
    def read_one(size: int) -> None:
        assert read_bytes(tmp_path, page("", f"<article>{html(size)}</article><p>{LEDE}</p>").encode())

    assert growth(read_one, 100) < LINEAR


def test_values_without_end_beside_the_article_are_passed_over(tmp_path: Path) -> None:
    values = '<script type="application/ld+json">{"@type": "Article", "headline": "x", "y": [' + "[]," * 200_000
    found = article(tmp_path, page("", f"{values} 0]}}</script><article><h1>Dam</h1><p>{LEDE}</p></article>"))
    assert found.title and found.title.value == "Dam"
