"""What an editor does, in a real browser, against the real server and the file from disk."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import html

from accordingto.ledger import Ledger
from accordingto.ledger.browse import Browse
from accordingto.views.pages.dossier import dossier
from accordingto.views.pages.material import gather
from tests.browser.conftest import PATIENCE
from tests.views.pages.test_server import ask

expect = pytest.importorskip("playwright.sync_api", reason="needs playwright, of the extra `test`").expect
"""What it is given it waits for; a count, or a look, may come before the page does."""
expect.set_options(timeout=PATIENCE)
SIZES = [(1280, "light"), (360, "dark")]
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="session")
def file(demo: Path) -> str:
    """The demo's dossier, from disk."""
    path = demo.with_name("dossier.html")
    with Ledger.open(demo) as ledger:
        path.write_text(dossier(gather(ledger)), "utf-8")
    return path.as_uri()


def violations(page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    asked = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations']}"
    found = page.evaluate(f"axe.run(document, {asked}).then((found) => found.violations)")
    return [
        f"{one['id']}: {node['html'][:200]} {node['failureSummary'][:200]}"
        for one in found
        for node in one["nodes"][:3]
    ]


def addresses(demo: Path) -> dict[str, str]:
    """A page of each sort."""
    with Ledger.open(demo) as ledger:
        browse = Browse(ledger)
        claim, article = browse.claims()[0].claim, browse.articles()[2].article
    return {
        "story": "/",
        "claim": f"/claim/{claim.id}",
        "conflicts": "/conflicts",
        "source": "/source?name=Edric+Vayle",
        "article": f"/article/{article.id}",
        "statements": "/statements?search=port",
        "claims": "/claims?origins=one",
        "timeline": "/timeline",
        "articles": "/articles",
        "sources": "/sources",
        "corrections": "/corrections",
        "export": "/exports",
    }


@pytest.mark.parametrize(("width", "theme"), SIZES)
def test_every_page_is_accessible_and_fits(served, demo: Path, open_page, width: int, theme: str) -> None:
    page = open_page(f"http://127.0.0.1:{served.port}/", width, theme)
    for name, address in addresses(demo).items():
        page.goto(f"http://127.0.0.1:{served.port}{address}")
        assert violations(page) == [], name
        assert not page.evaluate(WIDE), name


def test_nothing_moves_while_a_page_loads(served, open_page) -> None:
    page = open_page(f"http://127.0.0.1:{served.port}/")
    page.locator("svg.tree").first.wait_for()
    script = """() => new Promise((done) => { let moved = 0;
        new PerformanceObserver((list) => { for (const one of list.getEntries()) moved += one.value; })
            .observe({type: "layout-shift", buffered: true});
        setTimeout(() => done(moved), 100); })"""
    assert (
        page.evaluate(script) < 0.01
    )  # of 0.1, up to which a page is said to be steady; a busy machine draws in steps


def test_a_claim_is_followed_to_its_passage(served, open_page) -> None:
    page = open_page(f"http://127.0.0.1:{served.port}/")
    page.locator("table.claims tbody th a").first.click()
    page.wait_for_url("**/claim/**")
    page.get_by_role("link", name="in its place").first.click()
    page.wait_for_url("**/article/**#*")
    expect(page.locator(".note:target, .text:target")).to_be_visible()


def test_search(served, open_page) -> None:
    page = open_page(f"http://127.0.0.1:{served.port}/")
    page.get_by_role("searchbox").fill("naval cadets")
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements?search=naval+cadets")
    expect(page.locator("ol.statements > li").first).to_be_visible()
    expect(page.locator("blockquote").first).to_contain_text("cadets")


def test_corrected_and_undone(served, demo: Path, open_page) -> None:
    page = open_page(f"http://127.0.0.1:{served.port}{addresses(demo)['article']}")
    before = page.locator(".note").count()
    page.locator(".note .correct").first.click()
    page.get_by_role("button", name="Not a statement").click()
    page.get_by_text("for no statement.").wait_for()
    expect(page.locator(".note")).to_have_count(before - 1)
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back: took").wait_for()
    expect(page.locator(".note")).to_have_count(before)


def test_said_by_somebody_else_and_undone(served, demo: Path, open_page) -> None:
    page = open_page(f"http://127.0.0.1:{served.port}{addresses(demo)['article']}")
    speaker = page.locator(".note p").first.text_content()
    page.locator(".note .correct").first.click()
    page.get_by_label("It is said by").fill("Orla Brand")
    page.get_by_role("button", name="Keep").click()
    page.get_by_text("to Orla Brand.").wait_for()
    expect(page.locator(".note p").first).to_contain_text("Orla Brand")
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back: gave").wait_for()
    expect(page.locator(".note p").first).to_have_text(speaker)


def test_exported(served, open_page) -> None:
    page = open_page(f"http://127.0.0.1:{served.port}/")
    page.get_by_role("link", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "statements.csv"
    rows = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert "content" in rows[0] and len(rows) > 50


def test_two_statements_of_a_claim_are_told_apart(served, open_page) -> None:
    page = open_page(f"http://127.0.0.1:{served.port}/claims")
    page.locator("table.claims tbody th a").first.click()
    page.get_by_role("button", name="Not this claim").first.click()
    page.get_by_text(re.compile("^Parted ")).first.wait_for()
    page.goto(f"http://127.0.0.1:{served.port}/corrections")
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back: parted").first.wait_for()


def test_a_chain_shows_on_hover_and_on_focus_and_goes_with_escape(served, demo: Path, open_page) -> None:
    page = open_page(f"http://127.0.0.1:{served.port}{addresses(demo)['article']}")
    ref = page.locator(".text sup").nth(1)
    tip = ref.locator(".tip")
    expect(tip).to_be_hidden()
    ref.locator("a").focus()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("←")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    number = ref.locator("a").get_attribute("data-s")
    page.locator(f".text .content[data-s='{number}']").first.hover()
    expect(tip).to_be_visible()


def test_every_claim_has_the_page_that_its_numbers_tell_of(served) -> None:
    seen = set()
    for row in html.fromstring(ask(served, "/claims").text).xpath("//table[@class='claims']/tbody/tr"):
        (href, *_), told = row.xpath(".//a/@href"), row.xpath("string(td[1]//b)")
        page = html.fromstring(ask(served, href).text)
        articles = page.xpath("//section[not(@class='perhaps')]/ul[@class='statements']//p[@class='who']/a/@href")
        assert len(set(articles)) == int(told) and href not in seen
        seen.add(href)


def test_every_link_of_the_file_leads_to_one_place(file: str) -> None:
    tree = html.parse(file.removeprefix("file://"))
    places = tree.xpath("//@id")
    assert len(places) == len(set(places))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(places)
    assert not tree.xpath("//a[not(@href)]")


def test_a_chain_stays_in_a_narrow_window(served, demo: Path, open_page) -> None:
    page = open_page(f"http://127.0.0.1:{served.port}{addresses(demo)['article']}", 360)
    for ref in page.locator(".text sup").all()[:8]:
        ref.locator("a").focus()
        expect(ref.locator(".tip")).to_be_visible()
        box = ref.locator(".tip").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert not page.evaluate(WIDE)


@pytest.mark.parametrize(("width", "theme"), SIZES)
def test_the_file_opens_from_disk(file: str, open_page, width: int, theme: str) -> None:
    page = open_page(file, width, theme)
    expect(page.locator(".family").first).to_be_visible()
    expect(page.locator("#front")).to_be_visible()
    expect(page.locator("#claims")).to_be_hidden()
    assert not page.evaluate(WIDE)
    page.locator("table.claims tbody th a").first.click()
    expect(page.locator("#front")).to_be_hidden()
    shown = page.locator(".sheet:visible")
    expect(shown).to_have_count(1)
    shown.get_by_role("link", name="in its place").first.click()
    expect(page.locator(".note:target, .text:target")).to_be_visible()
    assert not page.evaluate(WIDE)


def test_the_file_is_accessible(file: str, open_page) -> None:
    page = open_page(file, 1280, "dark")
    assert violations(page) == []
    page.goto(f"{file}#claims")
    expect(page.locator("#claims")).to_be_visible()
    assert violations(page) == []


def test_a_number_in_the_file_leads_to_what_it_counts(file: str, open_page) -> None:
    page = open_page(file)
    figure = page.locator("#front .figures a").first
    number = int(figure.locator("b").text_content())
    figure.click()
    expect(page.locator("#front")).to_be_hidden()
    places = page.locator(".sheet:visible section:not(.perhaps) > ul.statements .who a:visible").all()
    assert len({place.get_attribute("href") for place in places}) == number
    page.goto(f"{file}#claims-one")
    expect(page.get_by_text("Only those in several outlets")).to_be_visible()
    assert 0 < page.locator("#claims tbody tr:visible").count() < page.locator("#claims tbody tr").count()


def test_words_are_found_in_the_file_by_their_stems(file: str, open_page) -> None:
    page = open_page(file)
    page.get_by_role("searchbox").fill("cadet")
    page.keyboard.press("Enter")
    expect(page.locator("#found > li").first).to_be_visible()
    expect(page.locator("#found")).to_contain_text("cadets")


def test_the_file_prints_every_sheet_that_is_no_list_of_what_stands_elsewhere(file: str, open_page) -> None:
    page = open_page(file)
    page.emulate_media(media="print")
    sheets = page.locator("main > .sheet")
    twice = page.locator("main > :is(#statements, .sheet[id^=source-])")  # their statements stand in the articles
    expect(page.locator("nav").first).to_be_hidden()
    assert page.locator("main > .sheet:visible").count() == sheets.count() - twice.count() > 15
