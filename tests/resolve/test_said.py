"""When a statement was said: the date beside the cue, and how long it holds."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.records import Attribution, Span
from accordingto.resolve.said import Turn, said, said_in_turn
from accordingto.text.dates import dates
from accordingto.text.sentences import sentences

WEDNESDAY = date(2023, 9, 6)


ROLES = {"source": "{}", "cue": "<>", "content": "[]"}


def unmarked(marked: str, start: int = 0) -> tuple[str, Attribution]:
    """The text without its marks, and where {source}, <cue> and [content] stand if the text begins at `start`."""
    text, opened, found = "", 0, {}
    for sign in marked:
        role = next((role for role, pair in ROLES.items() if sign in pair), None)
        if role is None:
            text += sign
        elif sign == ROLES[role][0]:
            opened = len(text)
        else:
            found[role] = (Span(start + opened, start + len(text)),)
    return text, Attribution(*(found.get(role, ()) for role in ROLES), 1.0)


def when(marked: str, published: date | None = WEDNESDAY) -> str | None:
    text, attribution = unmarked(marked)
    found = said(text, attribution, Span(0, len(text)), dates(text, published), published)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("{Ada Quill} <said> on Tuesday [the dam is safe].", "2023-09-05", id="after the cue"),
        pytest.param(
            "[It is safe], <said> {Ada Quill, who runs the dam} on Tuesday.", "2023-09-05", id="after a long source"
        ),
        pytest.param("{Ada Quill} <said> Tuesday [that the dam is safe].", "2023-09-05", id="bare weekday"),
        pytest.param("{Ada Quill} on Tuesday <said> [the dam is safe].", "2023-09-05", id="before the cue"),
        pytest.param("On Sept. 5, {Ada Quill} <said> [the dam is safe].", "2023-09-05", id="opening"),
        pytest.param("But on Sept. 5 {Ada Quill} <said> [the dam is safe].", "2023-09-05", id="opening after but"),
        pytest.param("When asked on Sept. 5, {Ada Quill} <said> [the dam is safe].", "2023-09-05", id="when asked"),
        pytest.param(
            "Asked about leaks on Sept. 5, {Ada Quill} <refused> [to say more].", "2023-09-05", id="asked about"
        ),
        pytest.param("Speaking to reporters on Monday, {she} <said> [the dam is safe].", "2023-09-04", id="speaking"),
        pytest.param("In an interview on Monday, {she} <said> [the dam is safe].", "2023-09-04", id="in an interview"),
        pytest.param(
            "[“It is safe,”] {Ada Quill} <told> the Norrad Post on Sept. 2.", "2023-09-02", id="told an outlet"
        ),
        pytest.param("[“It is safe,”] <said> {Ada Quill} at a briefing on Monday.", "2023-09-04", id="inverted"),
        pytest.param(
            "[“It is safe,”] <said> {Ada Quill}, speaking at a briefing on Monday.",
            "2023-09-04",
            id="inverted, speaking",
        ),
        pytest.param("{The Post} <reported last month> [that it leaks].", "2023-08-01/2023-08-31", id="in the cue"),
        pytest.param(
            "[“No,”] {she} <said> on the Post’s “State of Norrad” Sunday.", "2023-09-03", id="a title between"
        ),
        pytest.param(
            "[It leaks], <according to> {a report Tuesday from the Post}.", "2023-09-05", id="a report of that day"
        ),
        pytest.param("{She} <criticized> [the mayor] in an interview on Monday.", "2023-09-04", id="after the content"),
        pytest.param("{She} <said> [the dam broke] on Monday.", None, id="after the content, of its verb"),
        pytest.param("{She} <is expected to say> on Wednesday [that it leaks].", None, id="not said yet"),
        pytest.param("On Monday, [“It is safe,”] {she} <said>.", "2023-09-04", id="opening before a quotation"),
        pytest.param(
            "{The Norrad Post} <reported> in August [that the dam leaks].", "2023-08-01/2023-08-31", id="month"
        ),
        pytest.param("In late July, {the ministry} <said> [the dam leaks].", "2023-07-21/2023-07-31", id="late July"),
        pytest.param("In mid-August, {Gen. Reke} <said> [the dam leaks].", "2023-08-11/2023-08-20", id="mid-August"),
        pytest.param("Last week, {Tomas Reke} <said> [the dam leaks].", "2023-08-28/2023-09-03", id="last week"),
        pytest.param("{A statement released Monday} <said> [the dam leaks].", "2023-09-04", id="released"),
        pytest.param("In Monday's speech, {she} <warned> [that the dam leaks].", "2023-09-04", id="that day's speech"),
        pytest.param("This month, {she} <said> [the dam leaks].", "2023-09-01/2023-09-06", id="not after publication"),
        pytest.param("{Ada Quill} <said> [the dam broke on Tuesday].", None, id="inside the content"),
        pytest.param("{Ada Quill}, who was hired on Tuesday, <said> [the dam is safe].", None, id="relative clause"),
        pytest.param("[“It is safe,”] <said> {Ada Quill}, an engineer hired on Monday.", None, id="apposition"),
        pytest.param("[“It is safe,”] <said> {Ada Quill}, who visited on Monday.", None, id="relative clause behind"),
        pytest.param("After Monday's flood, {she} <said> [the dam is safe].", None, id="after an event"),
        pytest.param("Since Monday, {she} <has said> [the dam is safe].", None, id="since"),
        pytest.param("{She} <said> [the dam is safe].", None, id="no date"),
        pytest.param("{She} recently <said> [the dam is safe].", None, id="too vague"),
        pytest.param("Every Monday {she} <said> [the dam is safe].", None, id="a habit"),
        pytest.param("The flood came on Monday and {she} <said> [the dam is safe].", None, id="another verb"),
    ],
)
def test_a_date_tells_when_only_beside_the_cue(marked: str, expected: str | None) -> None:
    assert when(marked) == expected


def test_without_publication_only_what_is_told_in_full_is_dated() -> None:
    assert when("On Tuesday, {she} <said> [it leaks].", None) is None
    assert when("On Sept. 5, 2023, {she} <said> [it leaks].", None) == "2023-09-05"


def turns(*rows: tuple[str, str]) -> list[str | None]:
    """What is found for (marked sentence, speaker) rows; a row without a speaker is narration."""
    text, made = "", []
    for marked, speaker in rows:
        sentence, attribution = unmarked(marked, len(text))
        if speaker:
            made.append(Turn(attribution, Span(len(text), len(text) + len(sentence)), speaker))
        text += sentence + "\n\n"
    found = said_in_turn(text, made, dates(text, WEDNESDAY), WEDNESDAY)
    return [one[0] if one else None for one in found]


TOLD = ("[“It leaks,”] {Quill} <told> the Post on Sept. 2.", "quill")
ADDED = ("{She} <added> [that it will hold].", "quill")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([TOLD, ADDED], ["2023-09-02"] * 2, id="holds while the same source speaks"),
        pytest.param([TOLD, ADDED, ADDED], ["2023-09-02"] * 3, id="holds on"),
        pytest.param([TOLD, ("The dam is old.", ""), ADDED], ["2023-09-02"] * 2, id="over narration without a date"),
        pytest.param([TOLD, ("{Reke} <said> [no].", "reke"), ADDED], ["2023-09-02", None, None], id="another source"),
        pytest.param([TOLD, ("A flood came on Aug. 3.", ""), ADDED], ["2023-09-02", None], id="another date"),
        pytest.param([TOLD, ("{She} <had said> [it will hold].", "quill")], ["2023-09-02", None], id="another time"),
        pytest.param([TOLD, ("{She} <said> on Monday [yes].", "quill")], ["2023-09-02", "2023-09-04"], id="a new date"),
    ],
)
def test_a_date(rows: list[tuple[str, str]], expected: list[str | None]) -> None:
    assert turns(*rows) == expected


def test_the_words_are_kept() -> None:
    text, attribution = unmarked("On Sept. 5, {Ada Quill} <said> [it leaks].")
    found = said(text, attribution, Span(0, len(text)), dates(text, WEDNESDAY), WEDNESDAY)
    assert found is not None
    shown = found[1].span
    assert found[1].of == "said" and shown is not None and text[shown.start : shown.end] == "Sept. 5"


WORDS = st.lists(st.sampled_from("On Sept. 5 , she said ’s “ ” who Tuesday \n after and".split(" ")), max_size=40)


@given(WORDS.map(" ".join), st.lists(st.integers(0, 120), min_size=6, max_size=6))
def test_no_text_raises(text: str, cuts: list[int]) -> None:
    a, b, c, d, e, f = sorted(min(cut, len(text)) for cut in cuts)
    one = Attribution((Span(a, b),), (Span(c, d),), (Span(e, f),), 1.0)
    found = said_in_turn(text, [Turn(one, Span(0, len(text)), "she")] * 2, dates(text, WEDNESDAY), WEDNESDAY)
    assert all(one is None or one[0][:4].isdigit() for one in found)


def test_the_seed_article(shared: Path) -> None:
    text = (shared / "seeds/000_14b47a80c8812627.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "annotation/seed-first-article.json").read_text(encoding="utf-8"))
    bounds = list(sentences(text))
    found = {}
    for row in gold["attributions"]:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", row.get("when", "")):
            content = Span(at := text.index(row["content"][-1]), at + len(row["content"][-1]))
            sentence = next(s for s in bounds if s.start <= content.start < s.end)
            if text.find(row["source"], sentence.start, sentence.end) < 0:  # the quotation ended a sentence
                sentence = next(s for s in bounds if s.start > sentence.start)
            source = Span(at := text.index(row["source"], sentence.start), at + len(row["source"]))
            cue = Span(at := text.index(row["cue"], source.end), at + len(row["cue"]))
            one = said(
                text, Attribution((source,), (cue,), (content,), 1.0), sentence, dates(text, WEDNESDAY), WEDNESDAY
            )
            found[row["id"]] = (one[0] if one else None, row["when"])
    assert len(found) == 5 and all(one == when for one, when in found.values())
