"""Hyperlinks: at the words that link, in the article's own text, and only where they lead into the web."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from accordingto.read.links import anchors, placed
from accordingto.records import Article
from tests.read.helpers import LEDE, SECOND, THIRD, article

# Numbers of their own: a test that moves with its constant would see nothing.
MOST = 2_000

WATER = "https://water.example/notice"


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>Dam</title>{head}</head><body><article><h1>Dam</h1>{body}</article></body></html>"


def links(found: Article) -> list[tuple[str, str]]:
    return [(found.text[link.span.start : link.span.end], link.url) for link in found.links]


def paragraphs(first: str) -> str:
    return "".join(f"<p>{text}</p>" for text in (first, SECOND, THIRD))


@pytest.mark.parametrize(
    ("linked", "words"),
    [
        pytest.param(f'The dam, <a href="{WATER}">the water ministry</a> said.', "the water ministry", id="within"),
        pytest.param(f'<a href="{WATER}">The ministry</a> said it on Tuesday.', "The ministry", id="at-the-start"),
        pytest.param(f'It was said by <a href="{WATER}">the ministry.</a>', "the ministry.", id="at-the-end"),
        pytest.param(f'The <a href="{WATER}"> water\n  ministry </a> said.', "water ministry", id="white-space"),
        pytest.param(
            f'The <a href="{WATER}"><b>water</b> <i>ministry</i></a> said.', "water ministry", id="markup-within"
        ),
        pytest.param(f'The <b>old <a href="{WATER}">ministry</a></b> said.', "ministry", id="within-markup"),
        pytest.param(f'It is <a href="{WATER}">that</a> that that ministry said.', "that", id="word-that-comes-again"),
        pytest.param(f"That is that: <a href='{WATER}'>that</a>, it said.", "that", id="word-that-came-before"),
        pytest.param(f'Caf&eacute; &amp; <a href="{WATER}">D&auml;mme&nbsp;Ltd</a> said.', "Dämme Ltd", id="entities"),
    ],
)
def test_the_words_that_link(tmp_path: Path, linked: str, words: str) -> None:
    found = article(tmp_path, page(paragraphs(linked)))
    assert links(found) == [(words, WATER)]
    (link,) = found.links
    assert found.text[: link.span.start].count(words) == linked.split("<a")[0].count(words)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:void(0)",
        "mailto:a@b.example",
        "#note",
        "tel:1",
        "/relative",
        "",
        "https://",
        "data:text/html,x",
        "http:///x",
    ],
)
def test_what_leads_nowhere_in_the_web(tmp_path: Path, href: str) -> None:
    assert links(article(tmp_path, page(paragraphs(f'The <a href="{href}">ministry</a> said.')))) == []


def test_relative_addresses_are_made_whole(tmp_path: Path) -> None:
    body = paragraphs('The <a href="/a">ministry</a> said, and <a href="b?c=1#d">the council</a> too.')
    canonical = '<link rel="canonical" href="https://orlen.example/news/dam">'
    expected = [("ministry", "https://orlen.example/a"), ("the council", "https://orlen.example/news/b?c=1#d")]
    assert links(article(tmp_path, page(body, canonical))) == expected
    based = page(body, '<base href="https://orlen.example/news/">')
    assert links(article(tmp_path, based)) == expected


def test_a_link_to_the_page_itself_is_none(tmp_path: Path) -> None:
    canonical = '<link rel="canonical" href="https://orlen.example/dam">'
    assert links(article(tmp_path, page(paragraphs('The <a href="#top">ministry</a> said.'), canonical))) == []


def test_menus_are_no_links_of_the_article(tmp_path: Path) -> None:
    menu = f'<nav><ul><li><a href="{WATER}">ministry</a></li><li><a href="{WATER}">Sport</a></li></ul></nav>'
    source = page(paragraphs("The ministry said it.")).replace("<article>", f"{menu}<article>")
    assert links(article(tmp_path, source)) == []


def test_a_link_in_a_caption(tmp_path: Path) -> None:
    caption = f'The wall, seen from <a href="{WATER}">the ministry</a>.'
    figure = f'<figure><img src="x"><figcaption>{caption}</figcaption></figure>'
    assert links(article(tmp_path, page(figure + paragraphs(LEDE)))) == [("the ministry", WATER)]


def test_a_link_in_a_subhead_and_a_list(tmp_path: Path) -> None:
    head, item = f'What <a href="{WATER}">divers</a> found', f'Four <a href="{WATER}">cracks</a> in it'
    body = f"{paragraphs(LEDE)}<h2>{head}</h2><ul><li>{item}</li></ul>"
    assert links(article(tmp_path, page(body + paragraphs(LEDE.replace("dam", "weir"))))) == [
        ("divers", WATER),
        ("cracks", WATER),
    ]


def test_no_more_than_is_kept_of_one_page(tmp_path: Path) -> None:
    words = " ".join(f'<a href="{WATER}/{n}">w{n}</a> x' for n in range(MOST + 500))
    assert len(article(tmp_path, page(paragraphs(f"The {words} end."))).links) == MOST


WORDS = st.lists(st.sampled_from(["dam", "ice", "the", "said", "Ada", "a b", "é"]), min_size=1, max_size=6).map(
    " ".join
)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=8))
def test_each_link_has_its_own_words_and_none_overlap(pieces: list[tuple[str, str]]) -> None:
    """Any paragraph, its links told by their numbers: where all of the text is kept, each is found where it stood."""
    html = "".join(f"{before} <a href='https://x.example/{n}'>{words}</a> " for n, (before, words) in enumerate(pieces))
    text = " ".join(f"{before} {words}" for before, words in pieces)
    found = placed(anchors(document_fromstring(f"<body><p>{html}</p></body>"), None), text)
    assert [link.url for link in found] == [f"https://x.example/{n}" for n in range(len(pieces))]
    at = 0
    for link, (before, words) in zip(found, pieces, strict=True):
        start = at + len(before) + 1
        assert (link.span.start, link.span.end) == (start, start + len(words))
        at = link.span.end + 1


@given(st.text(alphabet="ab \n", max_size=60), st.lists(WORDS, max_size=5))
def test_whatever_the_text_links_point_at_their_words(text: str, words: list[str]) -> None:
    html = " ".join(f"<a href='https://x.example/'>{one}</a>" for one in words) or "x"
    for link in placed(anchors(document_fromstring(f"<body><p>{html}</p></body>"), None), text):
        assert text[link.span.start : link.span.end] in words
