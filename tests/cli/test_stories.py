"""`stories` and `timeline`."""

import json
from pathlib import Path

import pytest

from accordingto.ledger import Ledger
from tests.cli.claim_ledgers import COAST, VALE, make
from tests.ledger.samples import MODEL, article, chain, given, statement
from tests.match.fakes import fresh

TOLD = article(
    "told",
    "The Larkhaven council met in Larkhaven on 4 August. The crane fell on 2 August, Tobias Quill said on Wednesday.",
    outlet=given("Coast Wire"),
    published=given("2031-08-14"),
    language="en",
)


def listed(run, *arguments: object) -> list[dict]:
    return [json.loads(line) for line in run(*arguments, "--json").out.splitlines()]


@pytest.fixture
def dated(tmp_path: Path) -> Path:
    found = [
        statement(
            TOLD, "Tobias Quill", "said", "The crane fell on 2 August", chain=chain("Tobias Quill"), said="2031-08-13"
        )
    ]
    with Ledger.create(tmp_path / "dated.db") as ledger:
        ledger.add(TOLD, found, MODEL, fresh(TOLD, found))
    return tmp_path / "dated.db"


def test_rows_of_stories(run, tmp_path: Path) -> None:
    (row,) = listed(run, "stories", "--ledger", make(tmp_path / "story.db"))
    assert row == {
        "id": VALE.id,
        "title": "Crane falls at Larkhaven",
        "articles": [
            {"article": "vale", "article_id": VALE.id, "outlet": "The Vale Post", "published": "2031-08-12"},
            {"article": "coast", "article_id": COAST.id, "outlet": "Coast Wire", "published": "2031-08-13"},
        ],
    }


def test_people_see_the_articles_of_a_story(run, tmp_path: Path) -> None:
    out = run("stories", "--ledger", make(tmp_path / "story.db")).out
    assert f"{VALE.id[:8]}  Crane falls at Larkhaven  2 articles\n" in out
    assert f"2031-08-13  Coast Wire     coast {COAST.id[:8]}\n" in out


def test_rows_of_a_timeline(run, dated: Path) -> None:
    told, spoken = listed(run, "timeline", "--ledger", dated)
    assert (told["first"], told["last"], told["statement"]) == ("2031-08-04", "2031-08-04", None)
    assert TOLD.text[slice(*told["span"])] == "The Larkhaven council met in Larkhaven on 4 August."
    assert (spoken["first"], spoken["article"]) == ("2031-08-13", "told")
    assert spoken["statement"] and TOLD.text[slice(*spoken["span"])] == "The crane fell on 2 August"


def test_people_see_what_was_said_and_what_is_told(run, dated: Path) -> None:
    out = run("timeline", "--ledger", dated).out
    assert "2031-08-04     The Larkhaven council met in Larkhaven on 4 August.\n" in out
    assert f"Coast Wire  told in told {TOLD.id[:8]} [0–51]\n" in out
    assert "Coast Wire ← Tobias Quill  " in out


def test_no_dates_known(run, tmp_path: Path) -> None:
    done = run("timeline", "--ledger", make(tmp_path / "story.db"))
    assert (done.code, done.out) == (0, "") and "--published" in done.err


def test_hostile_names_are_shown_sanely(run, tmp_path: Path) -> None:
    bad = "\x1b[2J\u202e[red]Bo\n" + "x" * 10_000
    text = f"{TOLD.text}\n“It {bad.replace(chr(10), ' ')} fell on 3 August,” Bo said."
    hostile = [
        article(bad + end, text, outlet=given(bad), title=given(bad), published=given("2031-08-14"), language="en")
        for end in "ab"
    ]
    with Ledger.create(tmp_path / "story.db") as ledger:
        for one in hostile:
            said = [statement(one, "Bo", "said", text[text.index("“It") : text.index(" Bo said")], said="2031-08-14")]
            ledger.add(one, said, MODEL, fresh(one, said))
    first, second = (one.id[:8] for one in hostile)
    for command in (
        ("claims",),
        ("stories",),
        ("timeline",),
        ("conflicts",),
        ("quotes", "Bo"),
        ("compare", first, second),
    ):
        shown = run(*command, "--ledger", tmp_path / "story.db")
        assert shown.code == 0 and not {"\x1b", "\u202e"} & set(shown.out + shown.err)
        assert len(shown.out) < 20_000
    assert listed(run, "stories", "--ledger", tmp_path / "story.db")[0]["articles"][0]["article"] == bad + "a"
