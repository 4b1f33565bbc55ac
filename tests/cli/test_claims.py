"""`claims`, `claim` and `quotes`."""

import json
from pathlib import Path

import pytest

from accordingto.cli import COMMANDS
from accordingto.ledger import Ledger
from tests.cli.claim_ledgers import COAST, FELL, REFUSED, VALE, claim_of, make
from tests.ledger.coverage import FENN, MARLOWE, REOPENS, REOPENS_TOO, add, three, told
from tests.ledger.samples import MODEL, article, statement
from tests.match.fakes import Similarity, fresh


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return make(tmp_path / "story.db")


def listed(run, *arguments: object) -> list[dict]:
    return [json.loads(line) for line in run(*arguments, "--json").out.splitlines()]


def test_rows_of_claims(run, ledger: Path) -> None:
    rows = {row["id"]: row for row in listed(run, "claims", "--ledger", ledger)}
    refused, fell = (rows[claim_of(ledger, of[0])] for of in (REFUSED, FELL))
    (decision,) = refused.pop("decisions")
    assert (decision["left"], decision["right"]) == (REFUSED[0].id, REFUSED[1].id)
    assert (decision["verdict"], decision["author"], decision["because"]) == ("same", "ada", "for the test")
    origins = refused.pop("origins")
    (quill,) = origins.pop("who")
    assert origins == {
        "at_least": 1,
        "at_most": 1,
        "untraced": 0,
        "because": ["Tobias Quill: both end at Tobias Quill"],
    }
    assert (quill["name"], quill["named"], quill["kind"]) == ("Tobias Quill", True, "person")
    assert (quill["articles"], quill["merged"]) == (["vale", "coast"], ["both end at Tobias Quill"])
    members = sorted(refused.pop("members"), key=lambda member: member["article"], reverse=True)
    assert refused == {
        "id": claim_of(ledger, REFUSED[0]),
        "wording": "“We have nothing to tell you,”",
        "sure": True,
        "perhaps": [],
        "kind": "same_utterance",
        "no_source": [],
        "dropped": [],
        "hardened": [],
        "first": "vale",
        "rejected": [],
        "conflicts": [{"kind": "wording", "what": "There is nothing to say, / We have nothing to tell you,"}],
        "statements": 2,
        "outlets": 2,
        "story": VALE.id,
    }
    for of, one, member in zip((VALE, COAST), REFUSED, members, strict=True):
        because, likely = member.pop("because"), member.pop("likely")
        assert because.startswith("both have Tobias Quill saying it; ") or (because, likely) == ("", 1.0)
        (link,) = member.pop("chain")
        assert link["name"] == "Tobias Quill"
        (content,) = one.attribution.content
        assert member == {
            "article": of.name,
            "article_id": of.id,
            "statement": one.id,
            "told": "attributed",
            "content": [[content.start, content.end]],
            "stance": "affirm",
            "sure": True,
            "text": of.text[content.start : content.end],
        }
    assert {member["statement"] for member in fell["members"]} == {one.id for one in FELL}


def test_an_exemplar_comes_first_and_gives_its_claim_the_id(run, ledger: Path) -> None:
    for row in listed(run, "claims", "--ledger", ledger):
        first, *others = row["members"]
        assert (first["statement"], first["because"]) == (row["id"], "")
        assert others and all(one["because"] for one in others)


def test_people_see_words_places_origins_and_conflicts(run, ledger: Path) -> None:
    out = run("claims", "--ledger", ledger).out
    assert "one act of saying · 2 articles · 1 source\n" in out
    assert "two numbers: two / three\n" in out
    assert f"Coast Wire ← Tobias Quill  {REFUSED[1].id[:8]} in coast {COAST.id[:8]} [0–26]" in out
    assert "  “There is nothing to say,”" in out


def test_a_claim_by_the_first_characters_of_any_of_its_statements(run, ledger: Path) -> None:
    for one in REFUSED:
        out = run("claim", one.id[:6], "--ledger", ledger).out
        assert "¶ “There is nothing to say,” Mr. Quill told reporters. [0–52]" in out
        assert "Why these are one" in out and "both have Tobias Quill saying it; " in out
        assert f"{REFUSED[0].id[:8]} + {REFUSED[1].id[:8]}  same  ada, 20" in out
        assert "Why 1 source\n  Tobias Quill: both end at Tobias Quill\n" in out
    (row,) = listed(run, "claim", REFUSED[1].id, "--ledger", ledger)
    assert row in listed(run, "claims", "--ledger", ledger)


def test_what_may_be_the_same_is_asked_and_counts_nowhere(run, tmp_path: Path, networks: Similarity) -> None:
    networks.table = dict.fromkeys((frozenset((REOPENS, REOPENS_TOO)), frozenset((REOPENS,))), 0.35)
    with Ledger.create(tmp_path / "story.db") as ledger:
        add(ledger, *three())
    row, *_ = listed(run, "claims", "--ledger", tmp_path / "story.db")
    assert (row["sure"], row["statements"], [one["statement"] for one in row["members"]]) == (False, 1, [row["id"]])
    asked = row["perhaps"][0]
    assert (asked["sure"], asked["likely"]) == (False, 0.35)
    out = run("claim", row["id"], "--ledger", tmp_path / "story.db").out
    assert "Perhaps these too (accordingto same, or different)\n" in out
    assert f"  {asked['statement'][:8]}  0.35  {asked['because'][:20]}" in out
    run("same", row["id"], asked["statement"], "--ledger", tmp_path / "story.db")
    now, *_ = listed(run, "claim", row["id"], "--ledger", tmp_path / "story.db")
    assert now["sure"] and {one["statement"] for one in now["members"]} == {row["id"], asked["statement"]}


def test_what_an_outlet_tells_in_its_own_voice_is_listed_with_the_claim(run, tmp_path: Path) -> None:
    own = "The harbour of Larkhaven will reopen for fishing boats in May after repairs."
    plain = told("plain", opening="Rain fell.", own=own, day="2031-04-05")
    with Ledger.create(tmp_path / "story.db") as ledger:
        add(ledger, *three(), plain)
    (row,) = listed(run, "claims", "--ledger", tmp_path / "story.db")
    (found,) = (one for one in row["members"] if one["article"] == "plain")
    assert (found["told"], found["chain"], found["text"]) == ("narrated", [], own)
    assert (row["no_source"], row["origins"]["untraced"], row["statements"]) == (["plain"], 1, 4)
    listing = listed(run, "statements", "--ledger", tmp_path / "story.db")
    assert found["statement"] in {one["id"] for one in listing}
    out = run("claims", "--ledger", tmp_path / "story.db").out
    assert "4 articles · 2 sources · 1 gives none\n" in out
    assert f"{found['statement'][:8]} in plain" in out


def test_a_reply_stands_with_what_it_denies(run, tmp_path: Path) -> None:
    text = f"Larkhaven met.\n\n{MARLOWE} said that {REOPENS}. “That is false,” {FENN} said."
    of = article("reply", text)
    found = [statement(of, MARLOWE, "said", REOPENS), statement(of, FENN, "said", "“That is false,”")]
    with Ledger.create(tmp_path / "story.db") as ledger:
        add(ledger, (of, found))
    (row,) = listed(run, "claims", "--ledger", tmp_path / "story.db")
    assert {one["statement"]: one["stance"] for one in row["members"]} == {found[0].id: "affirm", found[1].id: "deny"}
    assert [one["name"] for one in row["origins"]["who"]] == [MARLOWE]


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        pytest.param("zz", "no such statement", id="no id"),
        pytest.param("abc", "at least 4", id="too short"),
        pytest.param("", "no such statement", id="empty"),
    ],
)
def test_an_unknown_id_says_what_to_do(run, ledger: Path, ref: str, said: str) -> None:
    done = run("claim", ref, "--ledger", ledger)
    assert (done.code, done.out) == (1, "")
    assert said in done.err and str(ledger) in done.err and len(done.err.splitlines()) == 1


def test_narrowed_to_an_article_or_a_story(run, ledger: Path) -> None:
    assert len(listed(run, "claims", "--ledger", ledger, "--in", "coast")) == 2
    assert len(listed(run, "claims", "--ledger", ledger, "--story", "coast")) == 2
    done = run("claims", "--ledger", ledger, "--in", "coas")
    assert done.code == 1 and f"Did you mean {COAST.id[:8]} (coast)" in done.err


@pytest.mark.parametrize("command", [("claims",), ("conflicts",), ("stories",), ("timeline",), ("quotes", "Quill")])
def test_an_empty_ledger_says_what_to_do(run, tmp_path: Path, command: tuple[str, ...]) -> None:
    Ledger.create(tmp_path / "story.db").close()
    done = run(*command, "--ledger", tmp_path / "story.db")
    assert (done.code, done.out) == (0, "")
    assert f"accordingto read PATH… --ledger {tmp_path / 'story.db'}" in done.err and len(done.err.splitlines()) == 1
    assert run(*command, "--ledger", tmp_path / "story.db", "--json") == (0, "", "")


@pytest.mark.parametrize("command", ["claims", "conflicts"])
def test_a_ledger_of_one_article_says_that_another_is_needed(run, tmp_path: Path, command: str) -> None:
    with Ledger.create(tmp_path / "story.db") as ledger:
        ledger.add(VALE, [REFUSED[0]], MODEL, fresh(VALE, [REFUSED[0]]))
    done = run(command, "--ledger", tmp_path / "story.db")
    assert (done.code, done.out) == (0, "") and done.err.startswith("One article, and nothing to compare it with.")


def test_quotes_stand_word_under_word(run, ledger: Path) -> None:
    out = run("quotes", "quill", "--ledger", ledger).out
    assert f"told 2 times · claim {claim_of(ledger, REFUSED[0])[:8]}\n" in out
    assert f"{REFUSED[0].id[:8]}  We have   nothing  to  tell you\n" in out
    assert f"{REFUSED[1].id[:8]}  There is  nothing  to  say\n" in out
    assert "              ≠                      ≠\n" in out


def test_rows_of_quotes(run, ledger: Path) -> None:
    (row,) = listed(run, "quotes", "Tobias Quill", "--ledger", ledger)
    assert row["claim"] == claim_of(ledger, REFUSED[0])
    assert [one["quoted"] for one in row["statements"]] == ["We have nothing to tell you,", "There is nothing to say,"]
    (variant,) = row["variants"]
    assert (variant["left"], variant["right"]) == (REFUSED[0].id, REFUSED[1].id)
    assert {"what": "same", "left": "nothing to", "right": "nothing to"} in variant["pieces"]


def test_what_is_not_quoted_is_counted(run, ledger: Path) -> None:
    done = run("quotes", "port office", "--ledger", ledger)
    assert done.out == "" and "told in other words only: 1" in done.err
    assert f"accordingto statements --by 'port office' --ledger {ledger}" in done.err


def test_nobody_of_that_name(run, ledger: Path) -> None:
    done = run("quotes", "nobody", "--ledger", ledger)
    assert done.out == "" and f"accordingto sources --ledger {ledger}" in done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(run, command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0 and "Example" in done.out and "\\b" not in done.out
