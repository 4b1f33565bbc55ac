"""What of a telling is compared: its words where they stand, who says them, and how well they stand alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.match.comparable import comparable, comparables, one_sentence, proposition
from accordingto.records import Agent, Attribution, Link, Source, Span, Statement, Told
from accordingto.text.doc import Doc
from tests.match.telling import line
from tests.resolve.marked import article

# Numbers of their own: a test that moves with its constant would see nothing.
LEAD, GAP, MOST_SAID, MOST_AROUND = 14, 10, 40, 34


def at(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


def told(text: str, *content: str, cue: str = "", speaker: str = "") -> Statement:
    chain = (Link(Source(speaker, Agent.PERSON, True), None, ""),) if speaker else ()
    return Statement("s", "a" * 32, Attribution((), at(text, cue) if cue else (), at(text, *content), 1.0), chain)


@pytest.mark.parametrize(
    ("text", "content", "marked"),
    [
        pytest.param(
            "It rained. Ada Quill said the ferry would sail in May. She left.",
            ["the ferry would sail in May"],
            "Ada: the ferry would sail in May | Ada Quill said the ferry would sail in May .",
            id="the content, then its sentence",
        ),
        pytest.param(
            "“The ferry sails in May,” Ada Quill said, “or not at all this year.”",
            ["“The ferry sails in May,”", "“or not at all this year.”"],
            "Ada: “The ferry sails in May,” … “or not at all this year.”"
            " | “The ferry sails in May,” Ada Quill said, “or not at all this year.”",
            id="pieces apart",
        ),
        pytest.param(
            "One said it rains at sea. Two said the sun shines on land.",
            ["it rains at sea", "the sun shines on land"],
            "Ada: it rains at sea … the sun shines on land"
            " | One said it rains at sea . Two said the sun shines on land .",
            id="over two sentences",
        ),
    ],
)
def test_what_is_read(text: str, content: list[str], marked: str) -> None:
    assert comparable(Doc(article(text)), told(text, *content, speaker="Ada")).marked == marked


def test_what_stands_far_around_is_cut() -> None:
    before, between = ("before " * 40).strip(), ("between " * 40).strip()
    text = f"{before} the ferry sails in {between} the month of May {'after ' * 40}"
    words = comparable(Doc(article(text)), told(text, "the ferry sails in", "the month of May")).marked.split()
    said, around = words[1 : words.index("|")], words[words.index("|") + 1 :]
    assert " ".join(said) == "the ferry sails in … the month of May"
    assert (around.count("before"), around.count("between")) == (LEAD, GAP)
    assert len(around) <= MOST_AROUND


@pytest.mark.parametrize(
    ("text", "cue", "content", "whole"),
    [
        pytest.param("Ada said the ferry sails from Orre in May", "said", "the ferry sails from Orre in May",
                     ["the ferry sails from Orre in May"], id="enough"),
        pytest.param("Ada endorsed Bo Lind", "endorsed", "Bo Lind", ["endorsed", "Bo Lind"], id="with its cue"),
        pytest.param("Ada was silent", "", "silent", ["silent"], id="no cue"),
    ],
)  # fmt: skip
def test_a_few_words_are_no_proposition_without_their_cue(text: str, cue: str, content: str, whole: list[str]) -> None:
    found = proposition(text, told(text, content, cue=cue).attribution)
    assert [text[s.start : s.end] for s in found] == whole


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(("Ada", "The ferry sails in May."), ("Ada", "“the ferry, sails in May”"), True, id="marks, case"),
        pytest.param(("Ada", "The ferry sails in May."), ("ADA", "The ferry sails in May."), True, id="case of a name"),
        pytest.param(("Ada", "The ferry sails in May."), ("Bo", "The ferry sails in May."), False, id="speaker"),
        pytest.param(("Ada", "The ferry sails in May."), ("Ada", "The ferry sails in June."), False, id="a word"),
        pytest.param(
            ("Ada", "The board sent a new e-mail."), ("Ada", "The board sent a new email."), True, id="hyphen"
        ),
        pytest.param(("", "The ferry sails in May."), ("", "The ferry sails in May."), True, id="nobody says it"),
        pytest.param(("", "The ferry sails in May."), ("Ada", "The ferry sails in May."), False, id="one of two"),
    ],
)
def test_one_wording(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    assert (line(*one).wording == line(*other).wording) is same


@pytest.mark.parametrize(
    ("content", "standing"),
    [
        pytest.param("Zoë Marlowe planned to reopen the harbour in May", 1.0, id="a whole sentence"),
        pytest.param("“The harbour of Larkhaven reopens in May.”", 1.0, id="quoted"),
        pytest.param("14,000 people were driven out of their homes", 1.0, id="a figure first"),
        pytest.param("that the harbour would reopen some day in May", 0.5, id="part of a sentence"),
        pytest.param("He planned to reopen the harbour in May", 0.5, id="leans on the one before"),
        pytest.param("The harbour board reopens quays soon", 0.5, id="short"),
        pytest.param("to comment", 0.0, id="two words"),
        pytest.param("“”", 0.0, id="nothing"),
        pytest.param("The harbour " + "and the quay " * 20, 0.5, id="long"),
    ],
)
def test_how_well_it_stands_alone(content: str, standing: float) -> None:
    assert line("Ada Quill", content).standing == standing


def test_its_quotations_and_its_origin() -> None:
    one = line("Ada Quill", "that “the ferry sails” and “not before”")
    assert one.quoted == (("the", "ferry", "sails"), ("not", "before"))
    assert one.origin and one.origin.name == "Ada Quill" and one.attributed
    assert line("Ada Quill", "“the ferry sails").quoted == (("the", "ferry", "sails"),)
    own = line("", "The ferry sails in May.")
    assert own.origin is None and not own.attributed
    assert line("unknown", "the ferry sails").origin is None


def test_in_the_order_given() -> None:
    text = "Ada said it rained. Bo said it snowed."
    given_ = [told(text, "it snowed"), replace(told(text, "it rained"), told=Told.NARRATED)]
    assert [one.content for one in comparables(Doc(article(text)), given_)] == ["it snowed", "it rained"]


@given(st.text(max_size=3000), st.integers(0, 100), st.integers(1, 100), st.integers(0, 2000))
def test_of_any_text_a_bounded_number_of_words_is_read(text: str, start: int, gap: int, size: int) -> None:
    ends = [min(len(text), n) for n in (start, start + gap, start + gap + 3, start + gap + 3 + size)]
    spans = tuple(Span(a, b) for a, b in (ends[:2], ends[2:]) if b > a) or (Span(0, 0),)
    one = comparable(Doc(article(text)), Statement("s", "a", Attribution((), (), spans, 1.0)))
    assert len(one.marked.split(": ", 1)[-1].split()) <= MOST_SAID + MOST_AROUND + 12
    assert 0 <= one.standing <= 1 and len(one.wording) == 16


def test_two_tellings_of_one_sentence() -> None:
    text = "Ada Quill said the ferry would sail in May and hoped for a calm sea. She left early."
    first, second, third = (
        comparable(Doc(article(text)), told(text, content))
        for content in ("the ferry would sail in May", "for a calm sea", "She left early")
    )
    assert one_sentence(first, second)
    assert not one_sentence(second, third)
