"""What time expressions are found, and what they mean. Published on Friday, 22 March 2013 unless said otherwise."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto import dates
from tests.growth import LINEAR, growth

FRIDAY = date(2013, 3, 22)


def found(text: str, published: date | None = FRIDAY) -> list[tuple[str, str]]:
    return [(text[m.span.start : m.span.end], m.value) for m in dates(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It fell on Sept. 5, 2012.", [("Sept. 5, 2012", "2012-09-05")], id="American"),
        pytest.param("It fell on 5 September 2012.", [("5 September 2012", "2012-09-05")], id="British"),
        pytest.param("It fell on the 5th of March.", [("the 5th of March", "2013-03-05")], id="ordinal"),
        pytest.param("It fell on Monday, March 4.", [("Monday, March 4", "2013-03-04")], id="with its weekday"),
        pytest.param("It fell on 09/05/2012.", [("09/05/2012", "2012-09-05")], id="slashes"),
        pytest.param("It fell on 25/12/2012.", [("25/12/2012", "2012-12-25")], id="slashes, day first"),
        pytest.param("It fell on 2012-09-05.", [("2012-09-05", "2012-09-05")], id="ISO"),
        pytest.param("It fell at 2012-09-05T14:30.", [("2012-09-05T14:30", "2012-09-05T14:30")], id="ISO time"),
        pytest.param("They met March 4-6.", [("March 4", "2013-03-04"), ("6", "2013-03-06")], id="range"),
        pytest.param("They met March 4 and 6.", [("March 4", "2013-03-04"), ("6", "2013-03-06")], id="two days"),
        pytest.param("They saw March 4 and 6 dogs.", [("March 4", "2013-03-04")], id="a day and a number"),
        pytest.param("It fell in May 2012.", [("May 2012", "2012-05")], id="month"),
        pytest.param("It fell in December.", [("December", "2012-12")], id="last December"),
        pytest.param("It will open in May.", [("May", "2013-05")], id="next May"),
        pytest.param("It opened on Feb. 10.", [("Feb. 10", "2013-02-10")], id="past day"),
        pytest.param("He will testify on Jan. 14.", [("Jan. 14", "2014-01-14")], id="future day"),
        pytest.param("It opened last Oct. 23.", [("last Oct. 23", "2012-10-23")], id="last with a day"),
        pytest.param("Mrs. May said they may march.", [], id="words that are months too"),
        pytest.param("April Quill spoke.", [], id="first name"),
        pytest.param("Born in 1998, it fell.", [("1998", "1998")], id="year"),
        pytest.param("The 1998 law, the 1936 Games", [("1998", "1998"), ("1936", "1936")], id="years before nouns"),
        pytest.param("Of 2000 people, $1999 and 1950 meters", [], id="quantities"),
        pytest.param("From 1998-2003 it grew.", [("1998", "1998"), ("2003", "2003")], id="years"),
        pytest.param("The 2012-13 plan", [("2012", "2012"), ("13", "2013")], id="short second year"),
        pytest.param("In the early 1990s", [("the early 1990s", "199")], id="decade"),
        pytest.param("In the ’80s", [("the ’80s", "198")], id="short decade"),
        pytest.param("In the 20th century", [("the 20th century", "19")], id="century"),
        pytest.param("In the third quarter of 2012", [("the third quarter of 2012", "2012-Q3")], id="quarter"),
        pytest.param("Profit fell in the fourth quarter.", [("the fourth quarter", "2012-Q4")], id="bare quarter"),
        pytest.param("In the summer of 2012", [("the summer of 2012", "2012-SU")], id="season"),
        pytest.param("It rained last summer.", [("last summer", "2012-SU")], id="last summer"),
        pytest.param("The fall of the city was a spring tide.", [], id="not seasons"),
        pytest.param("On Thanksgiving Day 2012", [("Thanksgiving Day 2012", "2012-11-22")], id="Thanksgiving"),
        pytest.param("It closed on Christmas Eve.", [("Christmas Eve", "2012-12-24")], id="Christmas Eve"),
        pytest.param("On Easter Monday 2013", [("Easter Monday 2013", "2013-04-01")], id="Easter"),
        pytest.param("On New Year’s Day it fell.", [("New Year’s Day", "2013-01-01")], id="New Year"),
        pytest.param("After the Sept. 11 attacks", [("Sept. 11", "2001-09-11")], id="Sept. 11"),
        pytest.param("Since 9/11", [("9/11", "2001-09-11")], id="9/11"),
        pytest.param("He joined the March on the Palace, wrote the Sun.", [], id="a march and a newspaper"),
        pytest.param("Norrad Today, the Sunday Times and Super Tuesday", [], id="names with days"),
        pytest.param("The 70th anniversary", [("70th anniversary", "P70Y")], id="anniversary"),
    ],
)  # fmt: skip
def test_dates_that_name_their_place_in_the_calendar(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("She said on Tuesday it fell.", "2013-03-19", id="weekday, past"),
        pytest.param("It will open on Tuesday.", "2013-03-26", id="weekday, future"),
        pytest.param("She said Friday it fell.", "2013-03-22", id="weekday of publication"),
        pytest.param("The vote is set for Tuesday.", "2013-03-26", id="is set for"),
        pytest.param("He planned to leave on Sunday.", "2013-03-24", id="planned to"),
        pytest.param("He refused to comment on Thursday.", "2013-03-21", id="refused to"),
        pytest.param("On Monday, the mayor will resign.", "2013-03-25", id="opening, future"),
        pytest.param("On Monday, the mayor said she will resign.", "2013-03-18", id="opening, past"),
        pytest.param("They have until Monday.", "2013-03-25", id="until"),
        pytest.param("He left last Friday.", "2013-03-15", id="last"),
        pytest.param("He leaves next Friday.", "2013-03-29", id="next"),
        pytest.param("He left on Thursday night.", "2013-03-21TNI", id="part of a day"),
        pytest.param("He left last night.", "2013-03-21TNI", id="last night"),
        pytest.param("He left this morning.", "2013-03-22TMO", id="this morning"),
        pytest.param("He left yesterday.", "2013-03-21", id="yesterday"),
        pytest.param("He left last week.", "2013-W11", id="last week"),
        pytest.param("He may leave as early as next week.", "2013-W13", id="next week"),
        pytest.param("He left over the weekend.", "2013-W11-WE", id="the weekend"),
        pytest.param("He left this past weekend.", "2013-W11-WE", id="this past weekend"),
        pytest.param("He left last month.", "2013-02", id="last month"),
        pytest.param("He left last year.", "2012", id="last year"),
        pytest.param("He left two days ago.", "2013-03-20", id="days ago"),
        pytest.param("He left two months ago.", "2013-01", id="months ago"),
        pytest.param("He left five years ago.", "2008", id="years ago"),
        pytest.param("He left years ago.", "PAST_REF", id="vaguely ago"),
        pytest.param("He left two Sundays ago.", "2013-03-10", id="Sundays ago"),
        pytest.param("Now he left.", "PRESENT_REF", id="now"),
        pytest.param("He recently left.", "PAST_REF", id="recently"),
        pytest.param("He leaves soon.", "FUTURE_REF", id="soon"),
        pytest.param("He will leave in the near future.", "FUTURE_REF", id="the future"),
        pytest.param("It opens at 9 a.m. Tuesday.", "2013-03-19T09:00", id="clock with a day"),
        pytest.param("It began at 14:30 GMT.", "2013-03-22T14:30", id="24 hours"),
        pytest.param("It began at noon.", "2013-03-22T12:00", id="noon"),
        pytest.param("It ended at midnight on 3 March.", "2013-03-03T24:00", id="midnight"),
    ],
)  # fmt: skip
def test_dates_that_hang_on_publication(text: str, value: str) -> None:
    assert found(text)[0][1] == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("He left on March 3. Three days later, he died.", ["2013-03-03", "2013-03-06"], id="days later"),
        pytest.param("He left on March 3. The same day, it fell.", ["2013-03-03", "2013-03-03"], id="same day"),
        pytest.param("He left on March 3. The next day, it fell.", ["2013-03-03", "2013-03-04"], id="next day"),
        pytest.param("He left on March 3, a day after.", ["2013-03-03", "2013-03-04"], id="a day after"),
        pytest.param("He left in 1998. That year, it fell.", ["1998", "1998"], id="that year"),
        pytest.param("He left in 1998. Two years later, it fell.", ["1998", "2000"], id="years later"),
        pytest.param("In the fourth quarter it rose from a year earlier.", ["2012-Q4", "2011-Q4"], id="quarter"),
        pytest.param("In the fourth quarter it fell from the year-ago period.", ["2012-Q4", "2011-Q4"], id="year-ago"),
        pytest.param("In the third quarter it fell; costs rose in the quarter.", ["2012-Q3"] * 2, id="the quarter"),
        pytest.param("It rose from a year earlier.", ["2012"], id="a year earlier"),
        pytest.param("He left March 3. The following Tuesday, it fell.", ["2013-03-03", "2013-03-05"], id="following"),
        pytest.param("Two days after the vote, it fell.", ["P2D"], id="after an event"),
    ],
)  # fmt: skip
def test_dates_that_hang_on_the_last_one_told(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        pytest.param("for three days", "DURATION", "P3D", id="days"),
        pytest.param("a five-hour flight", "DURATION", "PT5H", id="hyphen"),
        pytest.param("two and a half years", "DURATION", "P2.5Y", id="and a half"),
        pytest.param("half an hour", "DURATION", "PT30M", id="half an hour"),
        pytest.param("twenty-five years", "DURATION", "P25Y", id="number words"),
        pytest.param("the past two years", "DURATION", "P2Y", id="the past"),
        pytest.param("over the past decade", "DURATION", "P10Y", id="decade"),
        pytest.param("several days", "DURATION", "PXD", id="several"),
        pytest.param("for weeks", "DURATION", "PXW", id="weeks"),
        pytest.param("the next few months", "DURATION", "PXM", id="few"),
        pytest.param("every day", "SET", "P1D", id="every day"),
        pytest.param("daily", "SET", "P1D", id="daily"),
        pytest.param("on Tuesdays", "SET", "XXXX-WXX-2", id="Tuesdays"),
        pytest.param("every Tuesday", "SET", "XXXX-WXX-2", id="every Tuesday"),
        pytest.param("twice a week", "SET", "P1W", id="twice a week"),
        pytest.param("it cost 10 crowns a month", "SET", "P1M", id="rate"),
    ],
)
def test_durations_and_sets(text: str, kind: str, value: str) -> None:
    assert [(m.type, m.value) for m in dates(text, FRIDAY)] == [(kind, value)]


@pytest.mark.parametrize(
    ("text", "value", "mod"),
    [
        pytest.param("in early August 2012", "2012-08", "START", id="early"),
        pytest.param("in mid-August 2012", "2012-08", "MID", id="mid"),
        pytest.param("in late August 2012", "2012-08", "END", id="late"),
        pytest.param("at the end of 2012", "2012", "END", id="the end of"),
        pytest.param("early next week", "2013-W13", "START", id="early next week"),
        pytest.param("nearly three weeks", "P3W", "LESS_THAN", id="nearly"),
        pytest.param("more than two years", "P2Y", "MORE_THAN", id="more than"),
        pytest.param("at least 72 hours", "PT72H", "EQUAL_OR_MORE", id="at least"),
        pytest.param("about two weeks", "P2W", "APPROX", id="about"),
    ],
)
def test_early_and_about_go_to_mod(text: str, value: str, mod: str) -> None:
    assert [(m.value, m.mod) for m in dates(text, FRIDAY)] == [(value, mod)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("He left on Tuesday.", ["XXXX-WXX-2"], id="weekday"),
        pytest.param("He left on Sept. 5.", ["XXXX-09-05"], id="day"),
        pytest.param("He left in September.", ["XXXX-09"], id="month"),
        pytest.param("He left last week.", ["XXXX-WXX"], id="week"),
        pytest.param("He left yesterday.", ["XXXX-XX-XX"], id="yesterday"),
        pytest.param("He left on July 27, 2013, and came on Sept. 5.", ["2013-07-27", "2013-09-05"], id="same line"),
        pytest.param("He left on July 27, 2013.\nHe came on Sept. 5.", ["2013-07-27", "XXXX-09-05"], id="other line"),
        pytest.param("He left on July 27, 2013. Two days later", ["2013-07-27", "2013-07-29"], id="told before"),
        pytest.param("At Christmas", ["XXXX-12-25"], id="fixed holiday"),
        pytest.param("At Easter", ["XXXX-XX-XX"], id="moving holiday"),
    ],
)
def test_without_publication_values_stay_open(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text, None)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("Feb. 30", [], id="no such day"),
        pytest.param("31 April 2013", [], id="no such day, British"),
        pytest.param("13/45/2023", [], id="no such month"),
        pytest.param("2013-02-30", [], id="no such ISO day"),
        pytest.param("2013-02-28T99:99", [], id="no such time"),
        pytest.param("25:99 p.m.", [], id="no such hour"),
        pytest.param("in year 0", [], id="year 0"),
        pytest.param("in 99999", [], id="year 99999"),
        pytest.param("99999 years ago", ["PAST_REF"], id="before the calendar"),
        pytest.param("9" * 5000 + " years ago", ["PAST_REF"], id="5,000 digits"),
        pytest.param("9" * 5000 + " years", ["PXY"], id="too long"),
        pytest.param("0 Sundays ago", ["XXXX-WXX-7"], id="no Sunday ago"),
        pytest.param("9999999 Sundays ago", ["XXXX-WXX-7"], id="Sundays before the calendar"),
        pytest.param("0th century, Q9, the 99th quarter", [], id="no such part"),
        pytest.param("9999-12-31, a day later", ["9999-12-31"], id="after the calendar"),
    ],
)
def test_absurd_dates(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


def test_tokens_set_apart_mean_the_same() -> None:
    assert found("On Tuesday , Sept. 4 , 2012 , he left .") == [("Tuesday , Sept. 4 , 2012", "2012-09-04")]


WORDS = (
    "On Sept. 5 , 2012 30 31 0 ’s ’ 90 s Tuesday Tuesdays last next the early mid - late end of week year years second "
    "quarter half a an two and few ago later before earlier every day Christmas Eve New Year May march 9 : 30 a.m. "
    "Friday night said will to 1998 99999 13/45/2023 2012-02-30 past fall 19th century decade anniversary ٣ ² İ“ ” \n"
).split(" ")


@given(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text(), st.none() | st.dates())
def test_any_text_gives_ordered_mentions(text: str, published: date | None) -> None:
    mentions = dates(text, published)
    ends = [0]
    for m in mentions:
        assert ends[-1] <= m.span.start < m.span.end <= len(text)
        assert m.type in ("DATE", "TIME", "DURATION", "SET") and m.value
        ends.append(m.span.end)


@pytest.mark.parametrize("unit", ["9", "one ", "a few ", "last ", "1,", "years ", "two-", "the early ", "On Monday, "])
def test_work_grows_with_length_only(unit: str) -> None:
    assert growth(lambda size: dates((unit * size)[:size], FRIDAY), 1_000) < LINEAR
