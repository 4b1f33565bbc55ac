"""Whether two tellings that say the same are one act of saying."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.match.comparable import Comparable
from accordingto.match.utterances import because, beside, days_apart, quoted_run, speakers, verdict
from accordingto.records import Stance, Verdict
from tests.match.telling import line

SHUT = "the harbour of Velmar would shut on Friday"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Ada Quill", "Ms. Quill", True, id="short form"),
        pytest.param("Ada Quill", "Ivo Marn", False, id="two people"),
        pytest.param("officials", "officials", None, id="nobody named"),
        pytest.param("Ada Quill", "unknown", None, id="not told"),
    ],
)
def test_speakers(one: str, other: str, same: bool | None) -> None:
    assert speakers(line(one, "so").origin, line(other, "so").origin) is same


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        pytest.param("“We shall not, ever, leave Orre.”", "that they “shall not ever leave”", 4, id="a run"),
        pytest.param("they shall not leave", "“they shall not leave”", 0, id="only one is quoted"),
        pytest.param("“we go” and “they shall stay”", "“they shall stay”, “we go”", 3, id="the longest of several"),
        pytest.param("“We went”", "“They came”", 0, id="nothing"),
    ],
)
def test_the_longest_run_inside_quotation_marks(one: str, other: str, words: int) -> None:
    assert quoted_run(line("Ada", one).quoted, line("Ada", other).quoted) == words
    assert quoted_run(line("Ada", other).quoted, line("Ada", one).quoted) == words


def told(who: str, content: str = SHUT, **found: Any) -> Comparable:
    return line(who, content, **found)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        pytest.param(told("Ada Quill"), told("Ms. Quill"), True, id="one speaker"),
        pytest.param(told("Ada Quill"), told("Ivo Marn"), False, id="two speakers"),
        pytest.param(told("officials"), told("aides"), False, id="nobody named"),
        pytest.param(told("Ada Quill"), told(""), False, id="the article itself"),
        pytest.param(
            told("officials", "“we shall never leave Orre”"),
            told("aides", "that they “shall never leave Orre, never”"),
            False,
            id="four words quoted alike",
        ),
        pytest.param(
            told("officials", "“we shall never ever leave Orre”"),
            told("aides", "“They shall never ever leave Orre”"),
            True,
            id="five words quoted alike, whoever said them",
        ),
        pytest.param(told("Ada Quill", stance=Stance.DENY), told("Ada Quill"), False, id="affirmed and denied"),
        pytest.param(told("Ada Quill", stance=Stance.DECLINE), told("Ada Quill"), True, id="not denied"),
        pytest.param(
            told("Ada Quill", said="2031-04-01"), told("Ada Quill", said="2031-04-02"), True, id="the next day"
        ),
        pytest.param(
            told("Ada Quill", said="2031-04-01"), told("Ada Quill", said="2031-04-03"), False, id="two days on"
        ),
        pytest.param(
            told("Ada Quill", "“we shall leave”", said="2031-04-01"),
            told("Ada Quill", "“we shall leave Orre”", said="2031-04-04"),
            True,
            id="three days on, three words quoted alike",
        ),
        pytest.param(
            told("Ada Quill", said="2031-03"), told("Ada Quill", said="2031-04-03"), True, id="a month is no day"
        ),
        pytest.param(
            told("Ada Quill", said="2031-04-01/2031-04-30"),
            told("Ada Quill", said="2031-04-20"),
            True,
            id="a day inside an interval",
        ),
        pytest.param(
            told("Ada Quill", addressee="The Vale Post"),
            told("Ada Quill", addressee="Coast Wire"),
            False,
            id="to two outlets",
        ),
        pytest.param(
            told("Ada Quill", addressee="Bo Lind"), told("Ada Quill", addressee="Mr. Lind"), True, id="to one person"
        ),
        pytest.param(
            told("Ada Quill", addressee="reporters"), told("Ada Quill", addressee="CNN"), True, id="CNN among them"
        ),
        pytest.param(told("Ada Quill", addressee="the Vale Post"), told("Ada Quill"), True, id="to whom is not told"),
        pytest.param(
            told("Ada Quill", "14 ships were in the harbour of Velmar"),
            told("Ada Quill", "41 ships were in the harbour of Velmar"),
            False,
            id="two figures",
        ),
        pytest.param(
            told("Ada Quill", "14 ships were in the harbour of Velmar"),
            told("Ada Quill", "ships were in the harbour of Velmar"),
            True,
            id="one figure",
        ),
        pytest.param(
            told("Ada Quill", "“14 ships were in the harbour of Velmar”"),
            told("Ada Quill", "“41 ships were in the harbour of Velmar”"),
            True,
            id="two figures in one quotation",
        ),
    ],
)
def test_one_act_of_saying(one: Comparable, other: Comparable, said: bool) -> None:
    expected = Verdict.SAME_UTTERANCE if said else Verdict.SAME_CLAIM
    assert verdict(one, other) is verdict(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        pytest.param("2031-04-01", "2031-04-03", 2, id="days"),
        pytest.param("2031-04-01/2031-04-05", "2031-04-04/2031-04-09", -1, id="intervals that meet"),
        pytest.param("2031-04-01", None, 0, id="not known"),
        pytest.param("spring", "2031-04-01", 0, id="no day"),
    ],
)
def test_days_between(one: str | None, other: str | None, apart: int) -> None:
    assert days_apart(one, other) == days_apart(other, one) == apart


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        pytest.param(told("Ada Quill"), told("Ms. Quill"), "both have Ada Quill saying it; ", id="one speaker"),
        pytest.param(
            told("Ada Quill", said="2031-04-01"),
            told("Ada Quill", said="2031-04-01"),
            "both have Ada Quill saying it on 2031-04-01; ",
            id="on one day",
        ),
        pytest.param(told("Ada Quill"), told("Ivo Marn"), "one proposition of Ada Quill and Ivo Marn; ", id="two"),
        pytest.param(told("Ada Quill"), told(""), "one proposition of Ada Quill and the article; ", id="the article"),
        pytest.param(told("unknown"), told("aides"), "one proposition of unknown and aides; ", id="not told"),
    ],
)
def test_the_reason_in_words(one: Comparable, other: Comparable, words: str) -> None:
    assert why(one, other) == f"{words}“{SHUT}” / “{SHUT}”"


def test_a_reason_quotes_with_marks_that_close() -> None:
    """Marks round all of a content go; those round a part of it, beside a cue, are single ones."""
    reason = why(line("Ada Quill", "“No,”", cue="told"), line("Ada Quill", "“No, never,”", cue=""))
    assert reason == "both have Ada Quill saying it; “told ‘No,’” / “No, never”"


def test_a_reason_is_short() -> None:
    assert len(why(told("Ada Quill", "word " * 100), told("Ada Quill", "“" + "x" * 50 + "”"))) < 250


def why(one: Comparable, other: Comparable) -> str:
    return beside(because(one, other), one.content, other.content)


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from([None, "2031-04-01", "x"]))
def test_any_two_are_judged_the_same_both_ways(left: str, right: str, said: str | None) -> None:
    one, other = told("Ada Quill", left + ".", said=said), told("Quill", right + ".", said="2031-04-03")
    assert verdict(one, other) is verdict(other, one)
    assert because(one, other)
