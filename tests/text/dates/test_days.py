"""TimeML values as days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.text.dates.days import durations, interval, moved, shifted
from accordingto.text.dates.holidays import day_of, easter


@pytest.mark.parametrize(
    ("value", "mod", "first", "last"),
    [
        pytest.param("2023-09-05", None, "2023-09-05", "2023-09-05", id="day"),
        pytest.param("2023-09-05TNI", None, "2023-09-05", "2023-09-05", id="night"),
        pytest.param("2023-09-05T14:30", None, "2023-09-05", "2023-09-05", id="time"),
        pytest.param("2023-W35", None, "2023-08-28", "2023-09-03", id="week, Monday to Sunday"),
        pytest.param("2023-W35-WE", None, "2023-09-02", "2023-09-03", id="weekend"),
        pytest.param("2023-02", None, "2023-02-01", "2023-02-28", id="month"),
        pytest.param("2023-07", "END", "2023-07-21", "2023-07-31", id="late in a month"),
        pytest.param("2023-08", "MID", "2023-08-11", "2023-08-20", id="middle of a month"),
        pytest.param("2023-02", "START", "2023-02-01", "2023-02-10", id="early in a month"),
        pytest.param("2023", "START", "2023-01-01", "2023-05-02", id="early in a year"),
        pytest.param("2023-Q3", None, "2023-07-01", "2023-09-30", id="quarter"),
        pytest.param("2023-H1", None, "2023-01-01", "2023-06-30", id="half"),
        pytest.param("2023-SU", None, "2023-06-01", "2023-08-31", id="summer"),
        pytest.param("2023-WI", None, "2023-12-01", "2024-02-29", id="winter runs into the next year"),
        pytest.param("199", None, "1990-01-01", "1999-12-31", id="decade"),
        pytest.param("19", None, "1900-01-01", "1999-12-31", id="century"),
    ],
)
def test_first_and_last_day(value: str, mod: str | None, first: str, last: str) -> None:
    assert interval(value, mod) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", ["PAST_REF", "P3D", "PXW", "XXXX-09-05", "XXXX-WXX-2", "2023-13", "2023-W60", "0000", "9999-WI", ""]
)
def test_no_stretch_of_the_calendar(value: str) -> None:
    assert interval(value) is None


@given(st.dates(), st.sampled_from(["day", "week", "weekend", "month", "quarter", "year", "decade", "century"]))
def test_a_day_lies_in_its_own_unit(day: date, unit: str) -> None:
    stretch = interval(shifted(unit, day, 0) or "")
    assert stretch is None or unit == "weekend" or stretch[0] <= day <= stretch[1]


@given(st.text(), st.none() | st.sampled_from(["START", "MID", "END"]))
def test_any_value(value: str, mod: str | None) -> None:
    stretch = interval(value, mod)
    assert stretch is None or stretch[0] <= stretch[1]


def test_holidays() -> None:
    assert [easter(year).isoformat() for year in (2000, 2011, 2024)] == ["2000-04-23", "2011-04-24", "2024-03-31"]
    names = ("thanksgiving", "election day", "memorial day", "martin luther king day")
    days = [day_of(name, 2012) for name in names]
    assert [day.isoformat() for day in days if day] == ["2012-11-22", "2012-11-06", "2012-05-28", "2012-01-16"]


@pytest.mark.parametrize(
    ("day", "steps", "expected"),
    [
        pytest.param("2024-03-12", [("month", -1), ("day", -2)], "2024-02-10", id="a month and two days back"),
        pytest.param("2024-03-31", [("month", -1)], "2024-02-29", id="a month that is too short"),
        pytest.param("2024-02-29", [("year", 1), ("week", 1)], "2025-03-07", id="a year and a week on"),
        pytest.param("2024-01-05", [("year", -3000)], None, id="before the calendar"),
        pytest.param("2024-01-05", [("day", 1e15)], None, id="after the calendar"),
    ],
)
def test_moved(day: str, steps: list[tuple[str, float]], expected: str | None) -> None:
    found = moved(date.fromisoformat(day), steps)
    assert (found.isoformat() if found else None) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([("month", 1.0), ("day", 2.0)], "P1M2D", id="months and days"),
        pytest.param([("day", 1.0), ("hour", 2.0), ("minute", 30.0)], "P1DT2H30M", id="days and hours"),
        pytest.param([("day", 30.0), ("day", 60.0)], None, id="one unit twice"),
        pytest.param([("day", 2.0), ("month", 1.0)], None, id="small before large"),
        pytest.param([("decade", 1.0), ("year", 2.0)], None, id="no unit of its own"),
    ],
)
def test_durations(parts: list[tuple[str, float | None]], expected: str | None) -> None:
    assert durations(parts) == expected
