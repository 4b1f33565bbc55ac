"""Who wrote a page and when: what is marked, what is printed, what only its address says."""

from pathlib import Path

import pytest

from accordingto.read import unread_date
from tests.read.helpers import article

BODY = """<p>The bridge over the Velm reopened on Friday after two years of repairs. The county engineer, Runa Dahl,
said the deck would last for sixty years.</p><p>“We found rust where nobody had looked,” Ms. Dahl said. The repairs
cost nine million, and a band played on the east bank until noon.</p>"""
SHORT = "<p>The town archive opened on Monday. “It belongs to everybody,” the archivist, Tibor Lunt, said.</p>"


def page(above: str, body: str = BODY, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>Bridge reopens</title>{head}'
        '<meta property="og:site_name" content="Velm Courier"></head>'
        f"<body><article><h1>Bridge reopens</h1>{above}{body}</article>"
        '<aside><span class="author">2 hours ago <a rel="author">Joss Prim</a></span> Tram fares</aside></body></html>'
    )


@pytest.mark.parametrize("body", [pytest.param(BODY, id="long"), pytest.param(SHORT, id="short")])
@pytest.mark.parametrize(
    ("above", "head", "writers"),
    [
        pytest.param('<p class="byline">By Tessa Holm</p>', "", ["Tessa Holm"], id="class byline"),
        pytest.param(
            '<div class="article-byline"><span>By</span> <b>Tessa Holm</b></div>', "", ["Tessa Holm"], id="in parts"
        ),
        pytest.param('<div class="author">Tessa Holm</div>', "", ["Tessa Holm"], id="class author"),
        pytest.param('<p>By <a rel="author" href="/t">Tessa Holm</a> | Staff writer</p>', "", ["Tessa Holm"], id="rel"),
        pytest.param(
            '<p class="byline"><a rel="author">Tessa Holm</a>, <a rel="author">Ivo Brandt</a></p>',
            "",
            ["Tessa Holm", "Ivo Brandt"],
            id="rel twice",
        ),
        pytest.param('<p>By <span itemprop="author">Tessa Holm</span></p>', "", ["Tessa Holm"], id="itemprop"),
        pytest.param(
            '<p itemprop="author"><span itemprop="name">Tessa Holm</span>, reporter</p>',
            "",
            ["Tessa Holm"],
            id="its name",
        ),
        pytest.param(
            '<div class="byline">By <a rel="author">Tessa Holm</a> <a href="mailto:t@v.example">Email author</a></div>',
            "",
            ["Tessa Holm"],
            id="with a mail address",
        ),
        pytest.param('<p class="byline">Tessa Holm For The Velm Courier</p>', "", ["Tessa Holm"], id="for the paper"),
        pytest.param("<p>By Tessa Holm For Velm Courier</p>", "", ["Tessa Holm"], id="printed, for the paper"),
        pytest.param("", '<meta name="author" content="Tessa Holm For Velm Courier">', ["Tessa Holm"], id="meta, for"),
        pytest.param(
            "", '<meta name="author" content="By Tessa Holm, Velm Courier">', ["Tessa Holm"], id="meta, outlet"
        ),
        pytest.param('<span class="post-author">Tessa Holm</span>', "", [], id="another class"),
        pytest.param('<p class="byline">By Tessa Holm and Ivo Brandt</p>', "", ["Tessa Holm", "Ivo Brandt"], id="two"),
        pytest.param('<p class="byline">By Tessa Holm<br>Staff Writer</p>', "", ["Tessa Holm"], id="post below"),
        pytest.param('<p class="byline">By<br>Tessa Holm</p>', "", ["Tessa Holm"], id="by above"),
        pytest.param(
            '<p class="byline">By Tessa Holm<br>and Ivo Brandt</p>', "", ["Tessa Holm", "Ivo Brandt"], id="two lines"
        ),
        pytest.param(
            '<p class="byline">By Tessa Holm,<br>Ivo Brandt</p>', "", ["Tessa Holm", "Ivo Brandt"], id="lines, comma"
        ),
        pytest.param(
            '<p class="byline">By Tessa Holm<br>By Ivo Brandt</p>', "", ["Tessa Holm", "Ivo Brandt"], id="by twice"
        ),
        pytest.param('<p class="byline">By Tessa Holm<br>Keldra Bay</p>', "", ["Tessa Holm"], id="town below"),
        pytest.param('<p class="byline">Tessa Holm<br>Sept. 8, 2023</p>', "", ["Tessa Holm"], id="date below"),
        pytest.param('<p class="byline">The Keldra Times<br>Tessa Holm</p>', "", ["Tessa Holm"], id="paper above"),
        pytest.param(
            '<div class="byline"><div>By Tessa Holm</div><div>Staff Writer</div></div>', "", ["Tessa Holm"], id="blocks"
        ),
        pytest.param('<p><a rel="author">Tessa<br>Holm</a></p>', "", ["Tessa Holm"], id="a name in two lines"),
        pytest.param('<p class="byline">Words by Tessa Holm</p>', "", ["Tessa Holm"], id="words by"),
        pytest.param('<p class="byline">By Tessa Holm, Staff Writer</p>', "", ["Tessa Holm"], id="with her job"),
        pytest.param(
            '<div itemprop="author" itemscope><a itemprop="name">Tessa Holm</a></div>',
            "",
            ["Tessa Holm"],
            id="itemprop in a link",
        ),
        pytest.param('<p class="byline">Velm Courier</p>', "", [], id="the paper itself"),
        pytest.param("", '<meta name="byl" content="By Tessa Holm">', ["Tessa Holm"], id="meta byl"),
        pytest.param("", "", [], id="only other articles'"),
    ],
)
def test_writers(tmp_path: Path, above: str, head: str, writers: list[str], body: str) -> None:
    found = article(tmp_path, page(above, body, head))
    assert [known.value for known in found.bylines] == writers
    told = [found.text[p.span.start : p.span.end] for p in found.paragraphs if p.kind == "body"]
    assert len(told) == body.count("<p>")
    assert not any("Holm" in paragraph or "Bridge reopens" in paragraph for paragraph in told)


@pytest.mark.parametrize(
    ("line", "writers", "published", "section"),
    [
        pytest.param("Dec. 1 | Region | By Tessa Holm", ["Tessa Holm"], None, "Region", id="no year"),
        pytest.param("Dec. 1, 2023 | By Tessa Holm", ["Tessa Holm"], "2023-12-01", None, id="date first"),
        pytest.param("By Tessa Holm | Dec. 1, 2023", ["Tessa Holm"], "2023-12-01", None, id="date last"),
        pytest.param("By Tessa Holm, Dec. 1, 2023", ["Tessa Holm"], "2023-12-01", None, id="comma"),
        pytest.param(
            "Region | Dec. 1, 2023 | By Tessa Holm", ["Tessa Holm"], "2023-12-01", "Region", id="section first"
        ),
        pytest.param("Region • By Tessa Holm • Dec. 1, 2023", ["Tessa Holm"], "2023-12-01", "Region", id="between"),
        pytest.param("Dec. 1, 2023 | Region", [], "2023-12-01", "Region", id="no writer"),
    ],
)
def test_a_line_with_the_writer_beside_date_and_section(
    tmp_path: Path, line: str, writers: list[str], published: str | None, section: str | None
) -> None:
    found = article(
        tmp_path, f"Bridge reopens after repairs\n\n{line}\n\n" + BODY[3:].replace("</p>", "").replace("<p>", "\n\n")
    )
    stated = [known and known.value for known in (found.published, found.section)]
    assert ([known.value for known in found.bylines], *stated) == (writers, published, section)


def test_a_headline_in_two_lines_is_one(tmp_path: Path) -> None:
    found = article(tmp_path, page("").replace("Bridge reopens</h1>", "Bridge<br>reopens</h1>"))
    assert found.title and found.title.value == "Bridge reopens"
    assert [p.kind for p in found.paragraphs][:2] == ["headline", "body"]


@pytest.mark.parametrize(
    ("above", "published", "updated"),
    [
        pytest.param(
            "<p>Updated: Sept. 29, 2023, 4:10 p.m. Published: Sept. 8, 2023, 10:00 a.m.</p>",
            "2023-09-08",
            "2023-09-29",
            id="updated first",
        ),
        pytest.param(
            "<p>Published Sept. 8, 2023 at 10 a.m. EDT | Updated Sept. 29, 2023 at 4:10 p.m. EDT</p>",
            "2023-09-08",
            "2023-09-29",
            id="published first",
        ),
        pytest.param("<p>Published: 9/8/2023 Updated: 9/29/2023</p>", "2023-09-08", "2023-09-29", id="figures"),
        pytest.param(
            "<p>First published: Fri 8 Sep 2023 10.15 GMT</p>", "2023-09-08", None, id="clock with a full stop"
        ),
        pytest.param('<div class="date">Sept. 8, 2023</div>', "2023-09-08", None, id="marked as the date"),
        pytest.param(
            '<div class="meta"><time class="updated-at">Updated Sept. 29, 2023</time></div>',
            "2021-01-05",
            "2023-09-29",
            id="only updated",
        ),
        pytest.param(
            '<p class="dateline">Published 8 September 2023, updated 29 September 2023</p>',
            "2023-09-08",
            "2023-09-29",
            id="day first, on one line",
        ),
        pytest.param("<p>Posted on September 8th, 2023</p>", "2023-09-08", None, id="posted on"),
        pytest.param("<p>Last updated September 29, 2023</p>", "2021-01-05", "2023-09-29", id="last updated"),
        pytest.param('<span class="published">2023-09-08</span>', "2023-09-08", None, id="class published"),
        pytest.param('<time datetime="2023-09-08T10:00Z">Friday</time>', "2023-09-08T10:00:00+00:00", None, id="time"),
        pytest.param("", "2021-01-05", None, id="the address alone"),
    ],
)
def test_the_printed_date_wins_over_the_address(
    tmp_path: Path, above: str, published: str, updated: str | None
) -> None:
    head = '<link rel="canonical" href="https://velm.example/2021/01/05/bridge">'
    found = article(tmp_path, page(above, head=head))
    assert found.published is not None and found.published.value == published
    assert (found.updated.value if found.updated else None) == updated
    assert not any("2023" in found.text[p.span.start : p.span.end] for p in found.paragraphs if p.kind == "body")


@pytest.mark.parametrize(
    ("above", "head", "unread"),
    [
        pytest.param("", '<meta name="date" content="2023-02-31">', "2023-02-31", id="no such day"),
        pytest.param("", '<meta property="article:published_time" content="soon">', "soon", id="no day at all"),
        pytest.param("", '<meta name="date" content="1970-01-01">', "1970-01-01", id="what stands for unknown"),
        pytest.param("", '<meta name="date" content="2023-09-08">', None, id="a day"),
        pytest.param("<p>Posted on Sept. 8, 2023</p>", '<meta name="date" content="soon">', None, id="printed besides"),
        pytest.param("", "", None, id="none told"),
    ],
)
def test_a_day_that_cannot_be_is_noticed(tmp_path: Path, above: str, head: str, unread: str | None) -> None:
    told = unread_date(article(tmp_path, page(above, head=head), "bridge.html"))
    assert (told and told.rpartition(": ")[2].partition(",")[0]) == (unread and f"field 'published' is {unread}")
