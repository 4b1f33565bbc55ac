"""Weekdays of a week, a year told once, clock times and sums: what is found, and what it means."""

from datetime import date

import pytest

from tests.text.dates.test_dates import found


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        pytest.param(
            "2024-03-12",
            "The ferry resumes on Thursday of next week.",
            [("Thursday of next week", "2024-03-21")],
            id="thursday of next week",
        ),
        pytest.param(
            "2024-03-12",
            "The clerk quit on Monday of last week.",
            [("Monday of last week", "2024-03-04")],
            id="monday of last week",
        ),
        pytest.param(
            "2024-03-12",
            "The pool shut last week on Wednesday.",
            [("last week on Wednesday", "2024-03-06")],
            id="last week on wed",
        ),
        pytest.param(
            "2024-03-12",
            "The pool will shut next week on Friday.",
            [("next week on Friday", "2024-03-22")],
            id="next week on",
        ),
        pytest.param(
            "2024-03-12",
            "The vote is on Friday of this week.",
            [("Friday of this week", "2024-03-15")],
            id="friday this week",
        ),
        pytest.param(
            "2024-03-12",
            "She left on Friday last week.",
            [("Friday last week", "2024-03-08")],
            id="friday last week no of",
        ),
        pytest.param(
            "2024-03-12",
            "She will leave Friday next week.",
            [("Friday next week", "2024-03-22")],
            id="friday next week no of",
        ),
        pytest.param(
            "2024-03-12",
            "The lock was shut on June 4, 5 and 9, 2015.",
            [("June 4", "2015-06-04"), ("5", "2015-06-05"), ("9, 2015", "2015-06-09")],
            id="three days of a month",
        ),
        pytest.param(
            "2024-03-12",
            "The walks of the 4th, 11th and 18th of May drew few.",
            [("the 4th", "2024-05-04"), ("11th", "2024-05-11"), ("18th of May", "2024-05-18")],
            id="three days before their month",
        ),
        pytest.param(
            "2024-03-12",
            "On March 3, 12 and 15 people fell ill.",
            [("March 3", "2024-03-03")],
            id="a day and people",
        ),
        pytest.param(
            "2024-03-12",
            "The lock was shut on June 4 and July 9, 2015.",
            [("June 4", "2015-06-04"), ("July 9, 2015", "2015-07-09")],
            id="shared year days",
        ),
        pytest.param(
            "2024-03-12",
            "It ran from May 2 to June 10, 2014.",
            [("May 2", "2014-05-02"), ("June 10, 2014", "2014-06-10")],
            id="shared year from to",
        ),
        pytest.param(
            "2024-03-12",
            "Prices fell in April, May and June 2018.",
            [("April", "2018-04"), ("May", "2018-05"), ("June 2018", "2018-06")],
            id="shared year months",
        ),
        pytest.param(
            "2024-03-12",
            "The court sat in October and November 2019.",
            [("October", "2019-10"), ("November 2019", "2019-11")],
            id="shared year two months",
        ),
        pytest.param(
            "2024-03-12",
            "It was shut from 4 January to 3 February 2016.",
            [("4 January", "2016-01-04"), ("3 February 2016", "2016-02-03")],
            id="shared year euro",
        ),
        pytest.param(
            "2024-03-12",
            "Rents rose from January to March 2016.",
            [("January", "2016-01"), ("March 2016", "2016-03")],
            id="shared month to",
        ),
        pytest.param(
            "2024-03-12",
            "It ran from December 3 to January 5, 2016.",
            [("December 3", "2015-12-03"), ("January 5, 2016", "2016-01-05")],
            id="shared year wrap",
        ),
        pytest.param(
            "2024-03-12",
            "He came in June and Ada left in May 2010.",
            [("June", "2023-06"), ("May 2010", "2010-05")],
            id="not shared",
        ),
        pytest.param(
            "2024-03-12",
            "They met at 3 in the afternoon on Monday.",
            [("3 in the afternoon", "2024-03-11T15:00"), ("Monday", "2024-03-11")],
            id="clock in afternoon",
        ),
        pytest.param(
            "2024-03-12",
            "The siren sounded at 4:30 in the morning.",
            [("4:30 in the morning", "2024-03-12T04:30")],
            id="clock in morning",
        ),
        pytest.param(
            "2024-03-12",
            "Doors open at seven in the evening.",
            [("seven in the evening", "2024-03-12T19:00")],
            id="clock seven evening",
        ),
        pytest.param(
            "2024-03-12", "It fell at 11 at night.", [("11 at night", "2024-03-12T23:00")], id="clock at night"
        ),
        pytest.param(
            "2024-03-12",
            "It fell at 2 o'clock in the morning.",
            [("2 o'clock in the morning", "2024-03-12T02:00")],
            id="o'clock in the",
        ),
        pytest.param(
            "2024-03-12", "The letter is dated 16-JUL-2020.", [("16-JUL-2020", "2020-07-16")], id="dd-MON-yyyy"
        ),
        pytest.param("2024-03-12", "The note of 6-Aug-2021 was lost.", [("6-Aug-2021", "2021-08-06")], id="dd-Mon-yy"),
        pytest.param(
            "2024-03-12",
            "He starts on the 2nd of this month.",
            [("the 2nd of this month", "2024-03-02")],
            id="nth of this month",
        ),
        pytest.param(
            "2024-03-12",
            "She leaves on the 15th of next month.",
            [("the 15th of next month", "2024-04-15")],
            id="nth of next month",
        ),
        pytest.param(
            "2024-03-12",
            "It burned on the 28th of last month.",
            [("the 28th of last month", "2024-02-28")],
            id="nth of last month",
        ),
        pytest.param(
            "2024-03-12",
            "The tower fell a month and two days ago.",
            [("a month and two days ago", "2024-02-10")],
            id="a month and two days ago",
        ),
        pytest.param(
            "2024-03-12",
            "It closed two years and three months ago.",
            [("two years and three months ago", "2021-12")],
            id="two years and three months ago",
        ),
        pytest.param(
            "2024-03-12",
            "It closed a week and a day ago.",
            [("a week and a day ago", "2024-03-04")],
            id="a week and a day ago",
        ),
        pytest.param("2024-03-12", "It would take 10^400 days.", [], id="10^400"),
        pytest.param("2024-03-12", "It would take 1e400 years.", [], id="1e400"),
        pytest.param("2024-03-12", "It took 3.5 days.", [("3.5 days", "P3.5D")], id="version"),
        pytest.param(
            "2024-05-15",
            "The strike began on Tuesday of last week.",
            [("Tuesday of last week", "2024-05-07")],
            id="tuesday of last week",
        ),
        pytest.param(
            "2024-05-15",
            "He was arrested last week, on Friday, in Dorrin.",
            [("last week, on Friday", "2024-05-10")],
            id="last friday week form",
        ),
        pytest.param(
            "2024-05-15",
            "They will marry on Saturday of next week.",
            [("Saturday of next week", "2024-05-25")],
            id="saturday of next week",
        ),
        pytest.param(
            "2024-05-15",
            "The trial resumes Monday next week.",
            [("Monday next week", "2024-05-20")],
            id="monday next week",
        ),
        pytest.param(
            "2024-05-15",
            "The fair ends on Sunday of this week.",
            [("Sunday of this week", "2024-05-19")],
            id="sunday of this week",
        ),
        pytest.param(
            "2024-05-15",
            "Trains stopped on Monday and Tuesday of last week.",
            [("Monday", "2024-05-06"), ("Tuesday of last week", "2024-05-07")],
            id="mon and tue of last week",
        ),
        pytest.param(
            "2024-05-15",
            "Hail fell in June, July and August 2011.",
            [("June", "2011-06"), ("July", "2011-07"), ("August 2011", "2011-08")],
            id="june july 2011",
        ),
        pytest.param(
            "2024-05-15",
            "The siege lasted from October 12 to November 2, 1998.",
            [("October 12", "1998-10-12"), ("November 2, 1998", "1998-11-02")],
            id="from to days",
        ),
        pytest.param(
            "2024-05-15",
            "She was in Keldra from 3 March until 9 April 2019.",
            [("3 March", "2019-03-03"), ("9 April 2019", "2019-04-09")],
            id="brit days",
        ),
        pytest.param(
            "2024-05-15",
            "Shots were heard on May 3, May 9 and June 1, 2022.",
            [("May 3", "2022-05-03"), ("May 9", "2022-05-09"), ("June 1, 2022", "2022-06-01")],
            id="three days",
        ),
        pytest.param(
            "2024-05-15",
            "Sales doubled between March and September 2020.",
            [("March", "2020-03"), ("September 2020", "2020-09")],
            id="between months",
        ),
        pytest.param(
            "2024-05-15",
            "The road was shut from November to February 2021.",
            [("November", "2020-11"), ("February 2021", "2021-02")],
            id="over new year",
        ),
        pytest.param(
            "2024-05-15",
            "Police came at 9 in the morning.",
            [("9 in the morning", "2024-05-15T09:00")],
            id="9 in the morning",
        ),
        pytest.param(
            "2024-05-15",
            "The hall filled by eight in the evening.",
            [("eight in the evening", "2024-05-15T20:00")],
            id="eight in the evening",
        ),
        pytest.param(
            "2024-05-15",
            "A shot rang out around 10 at night on Sunday.",
            [("10 at night", "2024-05-12T22:00"), ("Sunday", "2024-05-12")],
            id="10 at night",
        ),
        pytest.param("2024-05-15", "Doors open at 5.30pm.", [("5.30pm", "2024-05-15T17:30")], id="5.30pm"),
        pytest.param("2024-05-15", "Signed 03-FEB-2018 in Dorrin.", [("03-FEB-2018", "2018-02-03")], id="dd-MON"),
        pytest.param(
            "2024-05-15",
            "The lease ends on the 29th of this month.",
            [("the 29th of this month", "2024-05-29")],
            id="9th of this month",
        ),
        pytest.param(
            "2024-05-15",
            "The law applies from the 1st of next month.",
            [("the 1st of next month", "2024-06-01")],
            id="1st of next month",
        ),
        pytest.param(
            "2024-05-15",
            "The bank failed a year and a month ago.",
            [("a year and a month ago", "2023-04")],
            id="year and a month ago",
        ),
        pytest.param(
            "2024-05-15",
            "Rain last fell two weeks and three days ago.",
            [("two weeks and three days ago", "2024-04-28")],
            id="two weeks and three days ago",
        ),
        pytest.param("2024-05-15", "It would last 10**50 days.", [], id="10**50 days"),
        pytest.param("2024-05-15", "The half-life is 10^9 years.", [], id="10^9 years"),
        pytest.param(
            "2024-08-22",
            "He flew out on the Monday of last week.",
            [("Monday of last week", "2024-08-12")],
            id="the Monday of last week",
        ),
        pytest.param(
            "2024-08-22",
            "Next week's Tuesday hearing was moved.",
            [("Next week's Tuesday", "2024-08-27")],
            id="next week's",
        ),
        pytest.param(
            "2024-08-22",
            "The pact will be signed on Wednesday of next week in Keldra.",
            [("Wednesday of next week", "2024-08-28")],
            id="weds next week",
        ),
        pytest.param(
            "2024-08-22",
            "On Friday of last week, the bank shut its doors.",
            [("Friday of last week", "2024-08-16")],
            id="Fri last week clause",
        ),
        pytest.param(
            "2024-08-22",
            "Shells fell on Sunday night of last week.",
            [("Sunday night of last week", "2024-08-18TNI")],
            id="night of week",
        ),
        pytest.param(
            "2024-08-22",
            "The market is open on Saturday and Sunday of next week.",
            [("Saturday", "2024-08-31"), ("Sunday of next week", "2024-09-01")],
            id="Sat and Sun next",
        ),
        pytest.param(
            "2024-08-22",
            "The bill passed in April last year.",
            [("April", "2023-04"), ("last year", "2023")],
            id="april last year",
        ),
        pytest.param(
            "2024-08-22",
            "It hailed on 4 May and 9 May of 2013.",
            [("4 May", "2013-05-04"), ("9 May of 2013", "2013-05-09")],
            id="days of",
        ),
        pytest.param(
            "2024-08-22",
            "It met on Jan. 5, Feb. 9 and March 2, 2017.",
            [("Jan. 5", "2017-01-05"), ("Feb. 9", "2017-02-09"), ("March 2, 2017", "2017-03-02")],
            id="abbr list",
        ),
        pytest.param(
            "2024-08-22",
            "The June–September 2012 drought",
            [("June", "2012-06"), ("September 2012", "2012-09")],
            id="dash months",
        ),
        pytest.param(
            "2024-08-22",
            "It lasted from mid-May to early July 2014.",
            [("mid-May", "2014-05"), ("early July 2014", "2014-07")],
            id="mid to early",
        ),
        pytest.param(
            "2024-08-22",
            "She was born in July or August 1956.",
            [("July", "1956-07"), ("August 1956", "1956-08")],
            id="or months",
        ),
        pytest.param(
            "2024-08-22",
            "He was hired in May and fired in June 2015.",
            [("May", "2024-05"), ("June 2015", "2015-06")],
            id="not shared verb",
        ),
        pytest.param(
            "2024-08-22",
            "They meet at 3 this afternoon.",
            [("3 this afternoon", "2024-08-22T15:00")],
            id="this afternoon",
        ),
        pytest.param(
            "2024-08-22",
            "The siren went at six on Monday morning.",
            [("six", "2024-08-19T06:00"), ("Monday morning", "2024-08-19TMO")],
            id="monday morning",
        ),
        pytest.param(
            "2024-08-22",
            "It struck at half past four in the morning.",
            [("half past four in the morning", "2024-08-22T04:30")],
            id="half past",
        ),
        pytest.param(
            "2024-08-22",
            "The van left at 3.30 in the afternoon.",
            [("3.30 in the afternoon", "2024-08-22T15:30")],
            id="3.30 dot",
        ),
        pytest.param("2024-08-22", "He drank one in the morning and two in the evening.", [], id="counted"),
        pytest.param(
            "2024-08-22",
            "Stamped JUL-16-2020 and 5-Sep-19.",
            [("JUL-16-2020", "2020-07-16"), ("5-Sep-19", "2019-09-05")],
            id="mon-dd",
        ),
        pytest.param(
            "2024-08-22",
            "Talks are set for the 2nd and 3rd of next month.",
            [("the 2nd", "2024-09-02"), ("3rd of next month", "2024-09-03")],
            id="2nd 3rd",
        ),
        pytest.param(
            "2024-08-22",
            "The tax starts on the first of next month.",
            [("the first of next month", "2024-09-01")],
            id="first of",
        ),
        pytest.param(
            "2024-08-22",
            "It was built two years, three months and four days ago.",
            [("two years, three months and four days ago", "2022-05-18")],
            id="year two months",
        ),
        pytest.param(
            "2024-08-22", "She was held for a year and two months.", [("a year and two months", "P1Y2M")], id="duration"
        ),
        pytest.param("2024-08-22", "It was 10^400 days ago.", [], id="10^400 ago"),
        pytest.param("2024-08-22", "It takes 3×10^12 years.", [], id="x10"),
    ],
)
def test_weeks_shared_years_clocks_and_sums(published: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, date.fromisoformat(published)) == expected
