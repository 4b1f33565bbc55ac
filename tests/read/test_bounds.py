"""How long a line of each kind may be, and how many make one: the last number that does, the first that does not."""

import json
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from accordingto.read.contents import kind_of
from accordingto.read.decode import wide_encoding
from accordingto.read.draft import Draft
from accordingto.read.entries import FeedEntry, entry_item
from accordingto.read.language import language
from accordingto.read.links import Anchor, placed
from accordingto.read.walls import behind_wall
from accordingto.read.wrapping import unwrapped
from accordingto.records import Article
from tests.read.helpers import LEDE, SECOND, THIRD, article, kinds, read_bytes

HEADLINE = "Dam at Orlen Vale to Be Inspected Again"
CREDIT = "(Ines Holt/Harbour Wire)"


def titled(words: int) -> str:
    return " ".join(["Dam"] * words)


def plain(words: int) -> str:
    return titled(1) + " dam" * (words - 1)


def below(line: str) -> str:
    """The kind of a line below the lede."""
    return kinds(HEADLINE, LEDE, line, SECOND)[2]


def linked(number: int) -> str:
    links = [f"Vale Farmers Number {chr(65 + n)} Ask for Water" for n in range(number)]
    return kinds(HEADLINE, LEDE, SECOND, "Related stories", *links)[-1]


def replaced(words: int) -> str:
    """The kind of a picture's text above its caption."""
    caption = f"The dam seen from the east bank on March 2, 2024. {CREDIT}"
    return kinds(HEADLINE, LEDE, "The" + " dam" * (words - 1), caption, SECOND)[2]


def asked(paragraphs: int) -> str:
    """The kind of the first of two questions, with so many paragraphs below the second."""
    answer = [f"{THIRD} {n}" for n in range(paragraphs)]
    return kinds(HEADLINE, LEDE, "Why did it fall?", SECOND, "What comes now?", *answer)[2]


def credited(words: int) -> str:
    """The kind of a last line that says who edited."""
    editors = ", ".join(["Reed"] * (words - 6))
    return kinds(HEADLINE, LEDE, SECOND, f"Reporting by Ines Holt; editing by {editors}.")[-1]


@pytest.mark.parametrize(
    ("last", "kind", "of"),
    [
        pytest.param(30, "headline", lambda n: kinds(titled(n), LEDE, SECOND)[0], id="words with capitals"),
        pytest.param(250, "headline", lambda n: kinds(f"Dam {'O' * (n - 4)}", LEDE, SECOND)[0], id="characters"),
        pytest.param(18, "headline", lambda n: kinds(plain(n), LEDE, SECOND)[0], id="words of a sentence"),
        pytest.param(12, "subhead", lambda n: below(titled(n)), id="words of a subhead with capitals"),
        pytest.param(8, "subhead", lambda n: below(plain(n)), id="words of a subhead"),
        pytest.param(3, "subhead", lambda n: below(titled(10 - n) + " dam" * n), id="small words of ten in a subhead"),
        pytest.param(120, "caption", lambda n: below(f"{titled(n - 4)}. {CREDIT}"), id="words of a caption"),
        pytest.param(60, "credit", credited, id="words of a credit"),
        pytest.param(6, "furniture", linked, id="links"),
        pytest.param(15, "caption", replaced, id="words of a picture's own text"),
        pytest.param(7, "question", asked, id="paragraphs below a question"),
    ],
)
def test_so_many_and_no_more(last: int, kind: str, of: Callable[[int], str]) -> None:
    assert of(last) == kind
    assert of(last + 1) == "body"


@pytest.mark.parametrize(
    ("least", "english"),
    [
        pytest.param(10, lambda n: " ".join("the of and to that with from said has have".split()[:n]), id="words"),
        pytest.param(4, lambda n: "the of and to".split()[:n] * 3 + ["Brücke", "über", "Fluß"] * 10, id="that differ"),
    ],
)
def test_a_text_is_english_from_so_many_on(least: int, english: Callable[[int], str | list[str]]) -> None:
    def told(n: int) -> str | None:
        found = english(n)
        return language(found if isinstance(found, str) else " ".join(found))

    assert told(least) == "en"
    assert told(least - 1) != "en"


def test_a_text_is_english_where_every_twelfth_word_is() -> None:
    assert language(" ".join(["the", "of", "and", "to"] + ["orlen"] * 46)) == "en"
    assert language(" ".join(["the", "of", "and", "to"] + ["orlen"] * 47)) != "en"


@pytest.mark.parametrize(("rows", "tables"), [(2, False), (3, True)])
def test_a_table_of_two_columns_has_three_rows(tmp_path: Path, rows: int, tables: bool) -> None:
    text = "".join(f"Ada {n}\tThe dam held.\n" for n in range(rows))
    first = read_bytes(tmp_path, text.encode())[0]
    assert (not isinstance(first, Article) or first.text != text) is tables


@pytest.mark.parametrize(("marked", "kind"), [(6, "question"), (7, "body")])
def test_of_three_lines_set_alike_one_is_a_question(tmp_path: Path, marked: int, kind: str) -> None:
    asked = ["Why did it fall?", "What comes now?", *["The long way down"] * (marked - 2)]
    rows = "".join(f"<p><b>{line}</b></p><p>{THIRD} {n}</p>" for n, line in enumerate(asked))
    page = f"<html><body><article><h1>{HEADLINE}</h1><p>{LEDE}</p>{rows}</article></body></html>"
    found = article(tmp_path, page, "page.html")
    assert [p.kind for p in found.paragraphs if found.text[p.span.start :].startswith("Why did")] == [kind]


@pytest.mark.parametrize(("before", "known"), [(998, True), (999, False)])
def test_how_many_things_a_page_may_say_it_holds(tmp_path: Path, before: int, known: bool) -> None:
    """Of a list, which is the first thing itself."""
    things = [*[{"@type": "Person"}] * before, {"@type": "NewsArticle", "datePublished": "2024-03-14"}]
    script = f'<script type="application/ld+json">{json.dumps(things)}</script>'
    page = f"<html><head>{script}</head><body><h1>{HEADLINE}</h1><p>{LEDE}</p><p>{SECOND}</p></body></html>"
    published = article(tmp_path, page, "page.html").published
    assert (published is not None and published.where.startswith("JSON-LD")) is known


@pytest.mark.parametrize(("alike", "found"), [(11, 0), (12, 1)])
def test_how_much_around_a_link_stands_in_the_text(alike: int, found: int) -> None:
    before = "x" * alike
    link = Anchor(f"\n{'o' * 30}{before}dam\n", 31 + alike, 34 + alike, "https://water.example/")
    assert len(placed([link], f"{'u' * 30}{before}dam")) == found


PROSE = (
    "the dam above the vale was seen by two of the men who live on the east bank of the river and by nobody else in "
    "the whole of the long cold year that came to an end with rain on the old grey roofs of the town "
) * 4


@pytest.mark.parametrize(("columns", "wrapped"), [(23, False), (24, True), (134, True), (135, False)])
def test_how_wide_wrapped_text_is(columns: int, wrapped: bool) -> None:
    assert ("\n" not in unwrapped(textwrap.fill(PROSE, columns))[0]) is wrapped


@pytest.mark.parametrize(("lines", "kind"), [(18, "byline"), (19, "body")])
def test_how_far_down_the_opening_goes(lines: int, kind: str) -> None:
    assert kinds(HEADLINE, *["Dam news"] * lines, "By Ines Holt", LEDE, SECOND)[lines + 1] == kind


@pytest.mark.parametrize(("lines", "kind"), [(4, "furniture"), (5, "body")])
def test_how_many_lines_a_form_has(lines: int, kind: str) -> None:
    begins = "Sign up for the Harbour Morning newsletter"
    ends = "By registering, you agree to our Terms and the Privacy Policy."
    assert kinds(HEADLINE, LEDE, SECOND, begins, *["Your county"] * lines, ends)[4] == kind


@pytest.mark.parametrize(("lines", "all_of_it"), [(3, True), (4, False)])
def test_how_many_lines_a_title_has(lines: int, all_of_it: bool) -> None:
    parts = HEADLINE.split(maxsplit=lines - 1)
    assert (kinds(*parts, LEDE, SECOND, title=HEADLINE)[:lines] == ["headline"] * lines) is all_of_it


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (99_999_999, None),
        (100_000_000, "1973-03-03"),
        (100_000_000_000, "1973-03-03"),
        (100_000_000_000_000, None),
        ("1699-12-31", None),
        ("1700-01-01", "1700-01-01"),
    ],
)
def test_the_first_and_the_last_day_that_a_row_can_have(tmp_path: Path, value: int | str, day: str | None) -> None:
    found = article(tmp_path, json.dumps({"title": "x", "text": f"{LEDE} {SECOND}", "published": value}), "row.json")
    assert (found.published.value[:10] if found.published else None) == day


@pytest.mark.parametrize(
    ("even", "odd", "encoding"),
    [(0, 40, None), (0, 41, "utf-16-le"), (4, 80, "utf-16-le"), (5, 80, None), (41, 0, "utf-16-be"), (80, 5, None)],
)
def test_how_many_zeros_are_utf_16(even: int, odd: int, encoding: str | None) -> None:
    """Of a hundred bytes on each side."""
    data = b"".join(bytes((97 * (n >= even), 97 * (n >= odd))) for n in range(100))
    assert wide_encoding(data) == encoding


def form(text: str | bytes) -> str:
    """What such an input is, or why it is none."""
    found = kind_of(text if isinstance(text, bytes) else text.encode(), complete=True)
    return str((found[0] if isinstance(found, tuple) else found).value)


def let_in(words: int, asked: int) -> bool:
    """Whether a page of so many words that asks for something so often is an article."""
    return isinstance(behind_wall(Draft("p", "p", "accept all " * asked + "rain " * words, given_text=False)), Draft)


def full(**told: str) -> bool:
    """Whether the entry of a feed is its article."""
    return isinstance(entry_item(FeedEntry("a", "https://orlen.example/1", **told), "p", "p"), Draft)


def below_headline(line: str) -> str:
    return kinds(HEADLINE, line, LEDE, SECOND)[1]


@pytest.mark.parametrize(
    ("last", "holds"),
    [
        pytest.param(4, lambda n: form("It rained " + "</x> " * n) == "plain text", id="ends of tags in a text"),
        pytest.param(4, lambda n: form("It rained " + "</p> " * n) == "plain text", id="ends of a page's tags"),
        pytest.param(
            6,
            lambda n: form("https://a.example/x\n" * n + "It rained on.\n" * (10 - n)) == "plain text",
            id="addresses among ten lines",
        ),
        pytest.param(5, lambda n: form("x{{{" + ";" * (n - 3) + "o" * (99 - n)) == "plain text", id="signs of code"),
        pytest.param(2, lambda n: form("x" + "{" * n + ";" * 20 + "o" * 60) == "plain text", id="braces of code"),
        pytest.param(10, lambda n: form(b"\1" * n + b"o" * (100 - n)) == "plain text", id="control codes in UTF-8"),
        pytest.param(
            2, lambda n: form(b"\1" * n + b"\xe4" + b"o" * (99 - n)) == "plain text", id="control codes in Latin-1"
        ),
        pytest.param(4090, lambda n: form("x" * n + "<html>" + "y" * 5000) == "HTML", id="characters before a page"),
        pytest.param(6, lambda n: form("{\n" * n + "x\n" * (10 - n)) == "JSON", id="broken objects among ten lines"),
        pytest.param(
            1,
            lambda n: form("{\n" + "x\n" * n + '{"a": 1}\n' + "y\n" * 5) == "JSON Lines",
            id="broken lines before an object",
        ),
        pytest.param(196, lambda n: not let_in(n, 2), id="words of a page that asks for something"),
        pytest.param(1, lambda n: let_in(20, n), id="what an article asks for"),
        pytest.param(59, lambda n: not full(content="rain " * n), id="words of a teaser"),
        pytest.param(149, lambda n: not full(summary="rain " * n), id="words of a summary"),
        pytest.param(
            3,
            lambda n: (
                kinds(HEADLINE, "By Mara Quill", f"Senior {'Water ' * n}Correspondent", LEDE, SECOND)[2] == "byline"
            ),
            id="words of a writer's post",
        ),
        pytest.param(28, lambda n: below_headline(f"The {'dam ' * n}fell") == "subhead", id="words below a headline"),
        pytest.param(11, lambda n: below("DAM " * n + "FELL") == "subhead", id="words in capitals"),
        pytest.param(
            7, lambda n: kinds("Dam " * n + "dam " * (10 - n) + "fell.", LEDE, SECOND)[0] == "body", id="capitals"
        ),
        pytest.param(
            5,
            lambda n: (
                kinds(HEADLINE, LEDE, SECOND, "Sign up for the Harbour Morning newsletter", *["Your county"] * n)[4]
                == "furniture"
            ),
            id="lines behind a form",
        ),
    ],
)
def test_so_many_of_it_and_no_more(last: int, holds: Callable[[int], bool]) -> None:
    assert holds(last)
    assert not holds(last + 1)
