"""The dossier: one file, safe whatever it quotes, its links leading somewhere."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from lxml import html

from accordingto.ledger import Ledger
from accordingto.views.pages.dossier import dossier
from accordingto.views.pages.material import gather
from tests.ledger.samples import MODEL, article, chain, given, statement


def made(path: Path) -> str:
    with Ledger.open(path) as ledger:
        return dossier(gather(ledger))


def test_nothing_is_loaded_and_the_policy_allows_only_what_is_there(path: Path) -> None:
    page = made(path)
    tree = html.fromstring(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    assert not tree.xpath("//@src | //link | //img | //iframe | //object | //form[@action] | //@style | //base")
    inline = [*re.findall(r"<style>(.*?)</style>", page, re.S), *re.findall(r"<script>(.*?)</script>", page, re.S)]
    for text in inline:
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    assert len(inline) == len(tree.xpath("//script | //style")) == policy.count("sha256-")


def test_every_link_leads_to_a_place_in_the_file_and_no_place_is_there_twice(path: Path) -> None:
    tree = html.fromstring(made(path))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    inside = {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")}
    assert inside and inside <= set(ids)


def test_it_says_what_was_found(path: Path) -> None:
    front = html.fromstring(made(path)).xpath("//section[@id='front']")[0]
    words = " ".join(" ".join(front.xpath(".//text()")).split())
    assert words.startswith(
        "The Larkhaven bridge would close in May. 2 articles 2 outlets 1 source Both go back to Ada Quill ."
    )
    assert "Coast Wire 1 April 2031, first" in words


def test_every_figure_leads_to_what_it_counts(path: Path) -> None:
    tree = html.fromstring(made(path))
    counted = {
        "articles": ".//p[@class='who']/a[1]",
        "outlets": ".//p[@class='who']/a[1]",
        "source": ".//section[starts-with(@id, 'source-')]",
    }
    figures = tree.xpath("//section[@id='front']//ul[@class='figures']//a")
    assert len(figures) == len(counted)
    for link in figures:
        number, noun = link.text_content().split()
        place = tree.get_element_by_id(link.get("href")[1:])
        section = place if place.tag == "section" else place.getparent()
        found = {one.text_content() for one in section.xpath(counted[noun])}
        assert len(found) == int(number), noun


def test_a_source_of_one_statement_is_a_line_of_the_list(path: Path) -> None:
    tree = html.fromstring(made(path))
    (line,) = tree.xpath("//section[@id='sources']//tr[contains(., 'port officials')]")
    assert line.xpath(".//span[starts-with(@id, 'source-')]") and line.xpath(".//a/@href")[0].startswith("#s-")
    assert len(tree.xpath("//section[contains(@class, 'sheet') and starts-with(@id, 'source-')]")) == 1


def test_a_statement_is_marked_where_it_stands(path: Path) -> None:
    tree = html.fromstring(made(path))
    marked = tree.xpath("//span[contains(@class, 'content')]/text()")
    assert "the bridge would close in May" in marked
    assert tree.xpath("//div[contains(@class, 'note')]//a[contains(@href, '#source-')]/text()")[0] == "Ada Quill"
    assert "One act of saying: 2 articles · 1 source" in tree.xpath("string(//div[contains(@class, 'notes')][1])")


def test_hostile_words_come_out_as_text(hostile: Path) -> None:
    page = made(hostile)
    tree = html.fromstring(page)
    assert len(tree.xpath("//script")) == 3 and not tree.xpath("//img | //main//script | //u | //i")
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    assert not [href for href in tree.xpath("//@href") if not href.startswith("#")]
    assert not set("\u202e\u2066\x1b\x07") & set(page)
    assert "<script>alert(1)</script>" in tree.text_content() and "{{ 7*7 }}" in tree.text_content()
    assert len(tree.xpath("//main")) == 1


def test_a_paragraph_of_ten_megabytes_is_cut_and_said(tmp_path: Path) -> None:
    long = "Ada Quill said so.\n\n" + "<b>&amp;</b> " * 800_000
    of = article("long", long)
    with Ledger.create(tmp_path / "long.db") as ledger:
        ledger.add(of, [statement(of, "Ada Quill", "said", "so")], MODEL)
    page = made(tmp_path / "long.db")
    assert len(page) < 1_600_000 and "characters without a statement are left out here" in page


def test_fifty_articles_are_less_than_two_megabytes(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "many.db") as ledger:
        for number in range(50):
            lines = [
                f"Ada Quill{at} said the bridge of {number} would close on day {at}. " + "Plain words. " * 20
                for at in range(20)
            ]
            of = article(f"a{number}", "\n\n".join(lines), title=given(f"Bridge {number}"))
            said = [
                statement(
                    of,
                    f"Ada Quill{at}",
                    "said",
                    f"the bridge of {number} would close on day {at}",
                    chain=chain(f"Ada {at}"),
                )
                for at in range(20)
            ]
            ledger.add(of, said, MODEL)
    assert len(made(tmp_path / "many.db").encode()) < 2_000_000


def test_the_command(run, path: Path, tmp_path: Path) -> None:
    done = run("dossier", "--ledger", path, "-o", tmp_path / "dossier.html")
    assert done.code == 0 and "2 articles" in done.out
    assert (tmp_path / "dossier.html").read_text("utf-8").startswith("<!doctype html>")
    assert run("dossier", "--ledger", path, "-o", "-").out.startswith("<!doctype html>")


def test_a_file_that_is_there_is_kept_unless_forced(run, path: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.html"
    there.write_text("mine")
    refused = run("dossier", "--ledger", path, "-o", there)
    assert refused.code == 1 and "--force" in refused.err and there.read_text() == "mine"
    assert run("dossier", "--ledger", path, "-o", path, "--force").code == 1
    assert run("dossier", "--ledger", path, "-o", there, "--force").code == 0 and there.stat().st_size > 1000


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [
        pytest.param("empty.db", [], "nothing has been read yet", id="empty ledger"),
        pytest.param("story.db", ["--story", "nowhere"], "nowhere: no such article", id="no such story"),
        pytest.param("typo.db", [], "typo.db", id="no ledger"),
    ],
)
def test_what_cannot_be_is_one_line(run, path: Path, tmp_path: Path, name: str, options: list[str], says: str) -> None:
    Ledger.create(tmp_path / "empty.db").close()
    done = run("dossier", "--ledger", tmp_path / name, "-o", tmp_path / "d.html", *options)
    assert done.code == 1 and len(done.err.splitlines()) == 1 and says in done.err
    assert not (tmp_path / "d.html").exists()
