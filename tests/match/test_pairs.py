"""Which statements of two articles say the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.match.embed import Encoder
from accordingto.match.lines import Line, lines
from accordingto.match.pairs import Judge, Told, quoted_run, speakers, told, within
from accordingto.records import (
    Agent,
    Article,
    Attribution,
    Basis,
    Kind,
    Known,
    Link,
    Paragraph,
    Source,
    Span,
    Stance,
    Statement,
    Verdict,
)

ENCODER = Encoder.shipped()
JUDGE = Judge.of(ENCODER)
OTHER = [
    ("Tomas Weld", "the ferry to Orre would not sail in winter"),
    ("the mayor", "a new school would open in spring"),
    ("Ina Brandt", "“Nobody asked the fishermen.”"),
]


def article(name: str, *said: tuple[str, str], cue: str = "said") -> tuple[Article, list[Statement]]:
    """One sentence a statement: source, cue, content."""
    text, found = "", []
    for who, content in said:
        start = len(text)
        text += f"{who} {cue} {content}\n"
        at = start + len(who) + len(cue) + 2
        spans = (Span(start, start + len(who)),), (Span(at - len(cue) - 1, at - 1),), (Span(at, at + len(content)),)
        named = who[:3].istitle()
        source = Source(who, Agent.PERSON if named else Agent.GROUP, named)
        found.append(Statement(f"{name}{start}", name, Attribution(*spans, 1.0), (Link(source, spans[0][0], ""),)))
    whole = Paragraph(Span(0, len(text)), Kind.BODY)
    return Article(name, name, name, text, (whole,), True, published=Known("2023-09-05", Basis.GIVEN, "row")), found


def telling(name: str, *said: tuple[str, str]) -> Told:
    return told(lines(*article(name, *said)), ENCODER)


def line(who: str, content: str) -> Line:
    return lines(*article("x", (who, content)))[0]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            ("Ada Quill", "“We have closed the harbour of Velmar for good.”"),
            ("Ada Quill", "that “we have closed the harbour of Velmar for good”"),
            id="one quotation",
        ),
        pytest.param(
            ("Ada Quill", "the harbour of Velmar would close on Friday because of the storm"),
            ("Ms. Quill", "the storm would force the port of Velmar to shut on Friday"),
            id="in other words",
        ),
    ],
)
def test_one_saying_told_twice(left: tuple[str, str], right: tuple[str, str]) -> None:
    found = JUDGE.judgements(telling("a", left, *OTHER[:1]), telling("b", *OTHER[1:], right))
    assert [one.verdict for one in found] == [Verdict.SAME_UTTERANCE]
    assert "Quill" in found[0].because and 0 < found[0].score <= 1


def test_one_proposition_of_two_speakers_is_a_claim() -> None:
    left, right = (
        ("Ada Quill", "the harbour of Velmar would close on Friday"),
        ("Ivo Marn", "the harbour of Velmar would close on Friday"),
    )
    found = JUDGE.judgements(telling("a", left, *OTHER[:1]), telling("b", *OTHER[1:], right))
    assert [one.verdict for one in found] == [Verdict.SAME_CLAIM]


def test_different_matters_are_not_joined() -> None:
    assert not JUDGE.judgements(
        telling("a", OTHER[0], OTHER[2]), telling("b", ("Ada Quill", "taxes would rise by a tenth"), OTHER[1])
    )


def test_a_denial_is_no_telling_of_what_it_denies() -> None:
    left, right = (lines(*article(n, ("Ada Quill", "the harbour of Velmar would close on Friday"))) for n in "ab")
    right = [replace(right[0], statement=replace(right[0].statement, stance=Stance.DENY))]
    found = JUDGE.judgements(told(left, ENCODER), told(right, ENCODER))
    assert [one.verdict for one in found] == [Verdict.SAME_CLAIM]


def test_a_reply_goes_with_what_it_denies() -> None:
    claim = ("Ada Quill", "the harbour of Velmar would close on Friday because of the storm")
    right = telling("b", claim, ("Ivo Marn", "“She made it up.”"))
    assert right.replies == {1: 0}
    assert [one.verdict for one in within(right)] == [Verdict.SAME_CLAIM]
    found = JUDGE.judgements(telling("a", claim), right)
    assert [one.verdict for one in found] == [Verdict.SAME_UTTERANCE, Verdict.SAME_CLAIM]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Ada Quill", "Ms. Quill", True, id="short form"),
        pytest.param("Ada Quill", "Ivo Marn", False, id="two people"),
        pytest.param("officials", "officials", None, id="nobody named"),
    ],
)
def test_speakers(one: str, other: str, same: bool | None) -> None:
    assert speakers(line(one, "so").origin, line(other, "so").origin) is same


def test_the_longest_run_inside_quotation_marks() -> None:
    assert (
        quoted_run(line("Ada", "“We shall not, ever, leave Orre.”"), line("Ada", "that they “shall not ever leave”"))
        == 4
    )
    assert quoted_run(line("Ada", "they shall not leave"), line("Ada", "“they shall not leave”")) == 0


def test_versions_of_one_text_join_each_line_with_its_own() -> None:
    found = JUDGE.judgements(telling("a", *OTHER), telling("b", *OTHER))
    assert [(one.left[1:], one.right[1:]) for one in found] == [
        (s, s) for s in sorted({one.left[1:] for one in found}, key=int)
    ]
    assert len(found) == len(OTHER)


@settings(deadline=None, max_examples=15)
@given(st.lists(st.text(max_size=80), max_size=3), st.lists(st.text(max_size=80), max_size=3))
def test_any_text_is_judged_the_same_both_ways(left: list[str], right: list[str]) -> None:
    one, other = (
        telling(n, *(("Ada Quill", text + ".") for text in texts)) for n, texts in (("a", left), ("b", right))
    )
    assert pytest.approx(JUDGE.probabilities(other, one), abs=1e-5) == JUDGE.probabilities(one, other).T
