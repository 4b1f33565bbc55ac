"""What is read of a statement, and that reading it beside another is the same both ways."""

from dataclasses import replace

import pytest
from accordingto.match.lines import lines
from accordingto.match.reader import LEAD, WORDS, marked
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.records import Span
from tests.match.telling import JUDGE, article, line


@pytest.mark.parametrize(
    ("who", "content", "read"),
    [
        pytest.param(
            "Ada Quill",
            "the ferry sails",
            "Ada Quill: Ada Quill « said » « the ferry sails »",
            id="speaker and content",
        ),
        pytest.param("", "", ": « said »", id="nothing but a cue"),
    ],
)
def test_a_statement_is_marked(who: str, content: str, read: str) -> None:
    assert marked(line(who, content)).split() == read.split()


def test_pieces_are_marked_apart_and_what_stands_between_is_cut() -> None:
    (one,) = lines(*article("x", ("Ada Quill", "the ferry, " + "so far as she could tell " * 5 + "would sail")))
    start = one.within[0].start
    pieces = Span(start, start + 9), Span(len(one.around) - 10, len(one.around))
    assert marked(replace(one, within=pieces)).startswith("Ada Quill: Ada Quill said « the ferry » , so far as she")
    assert marked(replace(one, within=pieces)).endswith("« would sail »")


@settings(deadline=None)
@given(st.text(max_size=3000))
def test_of_any_text_a_bounded_number_of_words_is_read(text: str) -> None:
    (one,) = lines(*article("x", ("Ada Quill", text + ".")))
    assert len(marked(one).split(": ", 1)[1].split()) <= LEAD + WORDS + 4


@settings(deadline=None, max_examples=10)
@given(st.text(max_size=80), st.text(max_size=80))
def test_either_may_come_first(left: str, right: str) -> None:
    one, other = line("Ada Quill", left + "."), line("Ivo Marn", right + ".")
    assert JUDGE.reader.read([(one, other)]) == JUDGE.reader.read([(other, one)])


def test_nothing_is_read_of_nothing() -> None:
    assert len(JUDGE.reader.read([])) == 0
