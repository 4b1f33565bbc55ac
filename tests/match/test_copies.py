from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.match.telling import copied, lineage

WIRE = """TORVALE — A ferry carrying 214 passengers ran aground off the island of Sarn on Thursday evening, and \
rescuers worked through the night to bring everyone ashore, the Harbour Board said.
The Lady Ostrel struck a sandbank at about 9.40 p.m. after her steering failed in heavy rain, according to a report.
"We heard a terrible noise and then the lights went out," said Ilse Marrow, a teacher from Brackwell.
The board's director, Tomas Quill, told reporters on Friday that the ship had passed an inspection in March.
"There was no sign of any fault, and we will find out what happened," Quill said.
Four people were treated for minor injuries at Sarn Cottage Hospital, and 17 cars were lost when the lower deck flooded.
"""
UPDATE = """A ferry with 214 people on board ran aground near the island of Sarn late on Thursday and rescuers worked \
through the night to bring everyone ashore, the Harbour Board said.
"We heard a terrible noise and then the lights went out," said Ilse Marrow, who teaches in Brackwell.
Lawyers in the capital expect claims to be filed before summer, since the line had been fined twice in a year.
Tomas Quill, the board's director, said on Friday that the ship passed an inspection in March: "There was no sign of \
any fault, and we will find out what happened."
At Sarn Cottage Hospital four people were treated for minor injuries; the lower deck flooded and 17 cars were lost.
"""
PRESENT = """Minister Odile Farren faced questions for an hour in Mavenna as a dock strike entered its third week.
"We will not be pushed into a settlement that the next government has to pay for," she told journalists.
Her party lost two seats in May, and unions have called for a march on Sunday.
"""
ALSO_PRESENT = """Talks over dock pay broke down before lunch.
Speaking outside the council hall, Ms Farren ruled out more money this year.
"We will not be pushed into a settlement that the next government has to pay for," the minister said.
Shippers put their losses at 3 million crowns a day.
"""


def passages(one: str, other: str) -> list[tuple[str, str]]:
    return [(one[s.left.start : s.left.end], other[s.right.start : s.right.end]) for s in copied(one, other)]


def test_the_same_text_is_one_passage() -> None:
    (passage,) = copied(WIRE, WIRE)
    assert WIRE[passage.left.start : passage.left.end] == WIRE.strip()[:-1]  # all but the last full stop
    assert passage.likeness == 1
    found = lineage(WIRE, WIRE)
    assert found and (found.kind, found.share) == ("reprint", 1)


def test_a_rewrite_keeps_runs_and_rewritten_sentences_and_the_quotations_beside_them() -> None:
    found = passages(WIRE, UPDATE)
    assert any("rescuers worked through the night" in one and "the Harbour Board said" in other for one, other in found)
    assert any("terrible noise" in one for one, _ in found)
    assert any("Four people were treated" in one and "17 cars were lost" in other for one, other in found)
    assert not any("Lawyers" in other for _, other in found)
    told = lineage(WIRE, UPDATE)
    assert told and told.kind == "rewrite"
    assert "shared passages" in told.because


def test_a_cut_version_is_a_reprint() -> None:
    lines = WIRE.splitlines(keepends=True)
    found = lineage(WIRE, "".join(lines[:2] + lines[3:5]))
    assert found and found.kind == "reprint"


def test_reporters_in_one_room_share_a_quotation_and_copy_nothing() -> None:
    assert copied(PRESENT, ALSO_PRESENT) == []
    assert lineage(PRESENT, ALSO_PRESENT) is None


CAPTION = "Fishing boats lie at anchor below the harbour wall in Sarn after a storm closed the channel on Jan. 9"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        pytest.param(f"Nets stay dry.\n{CAPTION}. (Mara Quill/Pool)", f"{CAPTION}. Handout", [CAPTION], id="caption"),
        pytest.param(
            "The National Assembly of the Free State of Norrady at Port Ostrel met.",
            "He wrote to the National Assembly of the Free State of Norrady at Port Ostrel twice.",
            [],
            id="a long name",
        ),
        pytest.param("He said so on Monday.", "He said so on Monday.", [], id="short"),
        pytest.param("", CAPTION, [], id="empty"),
        pytest.param(
            CAPTION + ".",
            CAPTION.replace("harbour", "old harbor").replace("’", "'") + ".",
            [CAPTION],
            id="a small edit",
        ),
    ],
)
def test_passages(one: str, other: str, found: list[str]) -> None:
    assert [left for left, _ in passages(one, other)] == found


def test_a_rewritten_sentence_says_what_it_kept() -> None:
    (passage,) = copied(
        "Divers recovered a ship's bell from 40 metres of water near Cape Lorn on Tuesday after searching six years.",
        "After six years searching, divers near Cape Lorn on Tuesday recovered the bell of the ship from 40 metres.",
    )
    assert passage.because.startswith("rewritten, with")
    assert "40" in passage.because and "lorn" in passage.because
    assert 0.5 < passage.likeness < 1


def test_sentences_of_one_event_in_own_words_are_no_copies() -> None:
    assert not copied(
        "Governor Hale Brandt of Norrady won the primary in Corrow on Saturday by nine points.",
        "In Corrow on Saturday voters handed Hale Brandt, the Norrady governor, a clear victory over three rivals.",
    )


TEXTS = st.text(alphabet=st.sampled_from("abAB1 .\n\"“”’'\ud800é"), max_size=300)


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_any_two_texts(one: str, other: str) -> None:
    found = copied(one, other)
    assert all(
        0 <= s.left.start < s.left.end <= len(one) and 0 <= s.right.start < s.right.end <= len(other) for s in found
    )
    assert all(s.left.end <= t.left.start for s, t in pairwise(found))
    right = sorted(s.right for s in found)
    assert all(s.end <= t.start for s, t in pairwise(right))
    line = lineage(one, other)
    assert line is None or 0 <= line.share <= 1


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_a_plain_sentence_put_into_any_two_texts_is_found(one: str, other: str) -> None:
    plain = "Seven grey herons crossed the frozen river while villagers watched quietly from bridges"
    found = passages(f"{one}\n{plain}.\n", f"{plain}.\n{other}")
    assert any(plain in left and plain in right for left, right in found)
