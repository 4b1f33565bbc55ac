"""Articles without a date: an interval with its reason, or nothing."""

from datetime import date

import pytest

from accordingto.text.dates import dates
from accordingto.text.dates.undated import dated_from_neighbours, dated_from_words

TOLD = "The dam was opened on July 27, 2023.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(TOLD + "It leaked on Aug. 30. She said so Tuesday.", "2023-08-30/2023-09-13", id="all three"),
        pytest.param(TOLD + "It leaked on Feb. 3. She said so Tuesday.", "2024-02-03/2024-02-17", id="the year after"),
        pytest.param(TOLD + "It leaked on Aug. 30.", None, id="no weekday: no end"),
        pytest.param("It leaked on Aug. 30. She said so Tuesday.", None, id="no year"),
        pytest.param(TOLD + "She said so Tuesday.", None, id="no day without its year"),
        pytest.param(TOLD + "It will open on Aug. 30. She said so Tuesday.", None, id="the day is ahead"),
        pytest.param("It leaks.", None, id="nothing"),
    ],
)
def test_dated_from_words(text: str, expected: str | None) -> None:
    found = dated_from_words(text, dates(text))
    assert (found[0] if found else None) == expected
    if found:
        assert found[1].span and text[found[1].span.start : found[1].span.end] in found[1].because


KNOWN = [
    (date(2023, 9, 5), "Ada Quill told reporters on Sept. 5 that the Norrad dam leaks"),
    (date(2023, 9, 4), "The ferry sank in Mavenna harbour"),
]


@pytest.mark.parametrize(
    ("weekdays", "expected"),
    [
        pytest.param([(2, "On Tuesday Ada Quill said the Norrad dam leaks")], ("2023-09-05", "2023-09-11"), id="one"),
        pytest.param(
            [(2, "Tuesday Ada Quill said the Norrad dam leaks"), (1, "The Mavenna ferry sank Monday")],
            ("2023-09-05", "2023-09-10"),
            id="two narrow it",
        ),
        pytest.param([(3, "On Wednesday Ada Quill said the Norrad dam leaks")], None, id="another weekday"),
        pytest.param([(2, "On Tuesday it rained in Tillery and Corrow")], None, id="another event"),
        pytest.param([], None, id="no weekday"),
    ],
)
def test_dated_from_neighbours(weekdays: list[tuple[int, str]], expected: tuple[str, str] | None) -> None:
    found = dated_from_neighbours(weekdays, KNOWN)
    assert (found and (found[0].isoformat(), found[1].isoformat())) == expected
