"""Cutting a paragraph at its marks."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.records import Span
from accordingto.views.pages.marking import Mark, segments

TEXT = "Ada said Ivo knew it."


def test_marks_that_lie_over_each_other() -> None:
    marks = [
        Mark(Span(0, 3), "source", 1),
        Mark(Span(9, 20), "content", 1),
        Mark(Span(9, 12), "source", 2),
        Mark(Span(18, 20), "content", 2),
    ]
    found = segments(TEXT, Span(0, 21), marks, [(20, 1), (20, 2)])
    assert [(one.text, one.roles, one.statements, one.notes) for one in found] == [
        ("Ada", ("source",), (1,), ()),
        (" said ", (), (), ()),
        ("Ivo", ("content", "source"), (1, 2), ()),
        (" knew ", ("content",), (1,), ()),
        ("it", ("content",), (1, 2), (1, 2)),
        (".", (), (), ()),
    ]


def test_a_mark_that_goes_on_in_the_next_paragraph_is_cut() -> None:
    found = segments(TEXT, Span(0, 8), [Mark(Span(4, 20), "content", 1)], [(20, 1)])
    assert [(one.text, one.roles, one.notes) for one in found] == [("Ada ", (), ()), ("said", ("content",), ())]


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair)))


@given(st.text(max_size=40), spans, st.lists(st.tuples(spans, st.integers(1, 5)), max_size=12))
def test_no_character_is_lost_or_doubled(text: str, within: Span, marked: list[tuple[Span, int]]) -> None:
    within = Span(min(within.start, len(text)), min(within.end, len(text)))
    marks = [Mark(span, "content", number) for span, number in marked]
    found = segments(text, within, marks, [(mark.span.end, mark.statement) for mark in marks])
    assert "".join(one.text for one in found) == text[within.start : within.end]
    at = within.start
    for one in found:
        inside = {m.statement for m in marks if m.span.start < at + len(one.text) and at < m.span.end}
        assert inside == set(one.statements) or not one.text
        at += len(one.text)
