"""Claims, conflicts, stories and comparisons on a terminal."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from accordingto.ledger import Decision, Moment
from accordingto.records import Conflict, Differs, Judgement, Stance, Story, Verdict
from accordingto.views.claim_screens import show_claim, show_claims
from accordingto.views.comparing import Comparison
from accordingto.views.comparisons import show_comparison
from accordingto.views.conflicts import conflict_line, show_conflicts
from accordingto.views.screen import Screen
from accordingto.views.stories import show_stories, show_timeline
from tests.views.claim_samples import (
    COAST,
    DATES,
    FIRST,
    SECOND,
    VALE,
    WORDING,
    claim,
    conflict,
    dispute,
    entries,
    find,
    side,
    tellings,
)

Lines = Callable[..., list[str]]


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Lines:
    """What a view prints, line by line."""
    monkeypatch.setenv("COLUMNS", "100")

    def call(show: Callable[..., object], *arguments: object) -> list[str]:
        show(Screen(), *arguments)
        return capsys.readouterr().out.splitlines()

    return call


TWO = side(VALE, "late July"), side(COAST, "2 August")


@pytest.mark.parametrize(
    ("of", "words"),
    [
        pytest.param(DATES, "two dates: late July / 2 August", id="dates"),
        pytest.param(WORDING, "two wordings: to tell you / to say", id="wordings"),
        pytest.param(
            conflict(Differs.DATE, "event", *TWO, side(COAST, "reporters")),
            "three dates: late July / 2 August / reporters",
            id="three",
        ),
        pytest.param(
            conflict(Differs.ROLE, "source", *TWO, what="Bo: clerk / mayor"), "two roles: Bo: clerk / mayor", id="roles"
        ),
        pytest.param(conflict(Differs.ROLE, "claim", *TWO), "two actors: late July / 2 August", id="parts"),
        pytest.param(
            conflict(Differs.DENIAL, "claim", *TWO, what="“not” on one side only"),
            "a denial: “not” on one side only",
            id="denial",
        ),
        pytest.param(
            conflict(Differs.STRENGTH, "claim", *TWO, what="“may” on one side only"),
            "more and less sure: “may” on one side only",
            id="strength",
        ),
        pytest.param(conflict(Differs.NUMBER, "event"), "two numbers: ", id="no sides"),
    ],
)
def test_a_conflict_in_plain_words(of: Conflict, words: str) -> None:
    assert conflict_line(of) == words


def test_claims_show_words_places_and_origins(lines: Lines) -> None:
    assert lines(show_claims, [claim(1, 2, 1)]) == [
        "",
        f"{FIRST.id[:8]}  We have nothing to tell you,",
        "          one act of saying · 2 articles · 1 to 2 sources",
        "          two wordings: to tell you / to say",
        f"          The Vale Post ← Tobias Quill  {FIRST.id[:8]} in vale {VALE.id[:8]} [1–29]",
        f"          Coast Wire ← Tobias Quill  {SECOND.id[:8]} in coast {COAST.id[:8]} [1–25]",
        "            There is nothing to say,",
    ]


def test_who_denies_a_claim_is_told_so_whatever_its_own_words_do(lines: Lines) -> None:
    one, other = tellings()
    listed = lines(show_claims, [replace(claim(), tellings=(one, replace(other, stance=Stance.DENY)))])
    assert [line.split("  ")[5] for line in listed if "Quill" in line] == [
        "The Vale Post ← Tobias Quill",
        "Coast Wire ← Tobias Quill · denies",
    ]


def test_a_claim_of_many_is_cut_in_the_list_and_whole_alone(lines: Lines) -> None:
    many = replace(claim(), tellings=tellings() * 20)
    listed = lines(show_claims, [many])
    assert len(listed) < 30 and any(f"… and 35 more: accordingto claim {FIRST.id[:8]}" in line for line in listed)
    assert sum("¶ “We have" in line for line in lines(show_claim, many, find)) == 21


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        pytest.param(claim(1, 1, 0, "both name Tobias Quill"), ["both name Tobias Quill"], id="shown to be one"),
        pytest.param(claim(2, 2), ["Why 2 sources", "No words show two of these to be one source."], id="two for sure"),
        pytest.param(claim(1, 2), ["Unnamed sources, or people who speak for one body, could be one."], id="maybe one"),
        pytest.param(claim(1, 1, 1), ["Why 1 source\n", "One article without a source: it could be"], id="untraced"),
        pytest.param(claim(), [f"{SECOND.id[:8]}  0.93  one refusal of one speaker"], id="joined by the program"),
        pytest.param(claim(author="ada"), [f"{SECOND.id[:8]}  same  ada, 2031-08-13"], id="joined by hand"),
        pytest.param(claim(), ["Two wordings: to tell you / to say", "vale", "¶ “There is nothing"], id="differs"),
    ],
)
def test_a_claim_tells_why(lines: Lines, entry: object, said: Sequence[str]) -> None:
    out = "\n".join(lines(show_claim, entry, find))
    assert all(words in out for words in said)


def test_conflicts_stand_side_by_side(lines: Lines) -> None:
    _, head, outlets, places, *_ = lines(show_conflicts, [dispute(DATES, None)], find)
    assert head == "two dates: late July / 2 August  on the event"
    assert outlets.split() == ["The", "Vale", "Post", "Coast", "Wire"]
    assert places.split() == ["vale", VALE.id[:8], "[83–92]", "coast", COAST.id[:8], "[71–79]"]


def test_conflicts_stand_below_each_other_where_there_is_no_room(lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = lines(show_conflicts, [dispute()], find)
    assert "  The Vale Post" in out and "  Coast Wire" in out
    assert f"on claim {FIRST.id[:8]}" in out[1]


def test_stories(lines: Lines) -> None:
    story = Story(VALE.id, "Crane falls at Larkhaven", (VALE.id, COAST.id))
    copy = Decision(1, Judgement(COAST.id, VALE.id, Verdict.COPY, 1.0, "80% of its words"), "article", "2031-08-13")
    assert lines(show_stories, [story], find, lambda _: [copy]) == [
        "",
        f"{VALE.id[:8]}  Crane falls at Larkhaven  2 articles",
        f"          2031-08-12  The Vale Post  vale {VALE.id[:8]}",
        f"          no date     Coast Wire     coast {COAST.id[:8]}",
        "                                     shares its text with vale: 80% of its words",
    ]


def test_a_later_version_is_not_told_as_a_copy_too(lines: Lines) -> None:
    both = [
        Decision(number, Judgement(COAST.id, VALE.id, verdict, 1.0, why), "article", "2031-08-13")
        for number, verdict, why in ((1, Verdict.SUPERSEDES, "an hour later"), (2, Verdict.COPY, "80% of its words"))
    ]
    out = lines(show_stories, [Story(VALE.id, "", (VALE.id, COAST.id))], find, lambda _: both)
    assert out[1] == f"{VALE.id[:8]}  (no title)  2 articles"
    assert [line.strip() for line in out[4:]] == ["a later version of vale: an hour later"]


def test_a_timeline_tells_the_same_words_of_one_day_once(lines: Lines) -> None:
    day = date(2031, 8, 2)
    moments = [Moment(day, day, "It fell.", of, TWO[0].span, None, None, None) for of in (VALE, COAST)]
    assert [line.strip() for line in lines(show_timeline, moments)] == [
        "",
        "2031-08-02     It fell.",
        f"The Vale Post  told in vale {VALE.id[:8]} [83–92]",
        f"Coast Wire  told in coast {COAST.id[:8]} [83–92]",
    ]


def test_a_timeline_flags_two_dates_of_one_event(lines: Lines) -> None:
    day, told = date(2031, 8, 2), TWO[1]
    spoken = entries()[1]
    moments = [
        Moment(date(2031, 7, 20), date(2031, 7, 31), "The crane fell.", VALE, TWO[0].span, None, dispute(DATES), None),
        Moment(day, day, "The crane fell on 2 August.", COAST, told.span, None, None, None),
        Moment(day, day, "Mr. Quill told", COAST, told.span, spoken, None, None),
    ]
    out = lines(show_timeline, moments)
    assert out[1].split("  ") == ["2031-07-20 to", "The crane fell."]
    assert out[2].startswith("2031-07-31") and "told in vale" in out[2] and "[83–92]" in out[2]
    assert out[3].strip() == "two dates: late July / 2 August"
    assert sum("2031-08-02" in line for line in out) == 1
    assert any("Coast Wire ← Tobias Quill" in line and SECOND.id[:8] in line for line in out)


def test_a_comparison_counts_what_is_shared_and_what_is_not(lines: Lines) -> None:
    kin = Decision(1, Judgement("a", "b", Verdict.AFFILIATED, 1.0, "“From Coast Wire”"), "outlet", "2031-08-13")
    found = Comparison(VALE, COAST, kin, (), (), (dispute(),), entries()[:1], ())
    out = lines(show_comparison, found, [claim()], find)
    assert out[0] == f"A  Crane falls at Larkhaven · The Vale Post · 2031-08-12  vale {VALE.id[:8]}"
    assert {"One newsroom: “From Coast Wire”", "Shared text: 0", "Shared claims: 1", "Differences: 1"} <= set(out)
    assert {"Only in A: 1", "Only in B: 0"} <= set(out)


HOSTILE = "\x1b[2J\u202e[red]Bo\n" + "x" * 10_000


def test_hostile_words_steer_nothing_and_are_cut(lines: Lines) -> None:
    bad = conflict(Differs.ROLE, "source", replace(TWO[0], says=HOSTILE), replace(TWO[1], says=HOSTILE), what=HOSTILE)
    entry = claim(1, 2, 0, HOSTILE, author=HOSTILE)
    entry = replace(entry, claim=replace(entry.claim, wording=HOSTILE, conflicts=(bad,)))
    story = Story(VALE.id, HOSTILE, (VALE.id,))
    for out in (
        lines(show_claims, [entry]),
        lines(show_conflicts, [dispute(bad)], find),
        lines(show_stories, [story], find, lambda _: []),
    ):
        assert not {"\x1b", "\u202e"} & set("".join(out)) and len("".join(out)) < 3000


def test_nothing_is_nothing(lines: Lines) -> None:
    nothing: list[tuple[Callable[..., object], tuple[object, ...]]] = [
        (show_claims, ()),
        (show_conflicts, (find,)),
        (show_stories, (find, lambda _: [])),
        (show_timeline, ()),
    ]
    for show, others in nothing:
        assert lines(show, [], *others) == []
    assert show_claims(Console(), []) == 0
