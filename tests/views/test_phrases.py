"""Plain words."""

import pytest

from accordingto.records import Basis, Known
from accordingto.views.phrases import (
    because,
    between,
    counted,
    day,
    days,
    interval,
    listed,
    outlet,
    published,
    quotation,
    reason,
    said_on,
    share,
    some,
    standing,
    suggested,
    title,
    written_on,
)
from tests.ledger.samples import article, given


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (counted(0, "claim"), "no claims"),
        (counted(1, "claim"), "one claim"),
        (counted(12, "claim"), "12 claims"),
        (counted(12345, "story", "stories"), "12,345 stories"),
        (day("2024-03-14T06:00:00+00:00"), "14 March 2024"),
        (day("sometime"), "sometime"),
        (day(None), ""),
        (days("2024-03-14", "2024-03-14"), "14 March 2024"),
        (days("1987-01-01", "1987-12-31"), "1987"),
        (days("2022-10-01", "2022-10-31"), "October 2022"),
        (days("2022-10-01", "2022-10-30"), "1 to 30 October 2022"),
        (days("2022-09-28", "2022-10-03"), "28 September to 3 October 2022"),
        (days("2022-12-30", "2023-01-02"), "30 December 2022 to 2 January 2023"),
        (days("soon", "later"), "soon to later"),
        (days("0001-01-01", "2011-12-31"), "by 2011"),
        (days("0001-01-01", "2011-03-05"), "by 5 March 2011"),
        (days("2008-01-01", "9999-12-31"), "from 2008 on"),
        (days("2008-05-06", "9999-12-31"), "from 6 May 2008 on"),
        (interval(1, 1), "1"),
        (interval(1, 3), "1 to 3"),
        (listed([]), ""),
        (listed(["a", "b", "c"]), "a, b and c"),
        (quotation("so"), "“so”"),
        (quotation("he said “so”"), "“he said ‘so’”"),
        (quotation("“so” he said"), "“so” he said"),
        (share(1, 3), "33%"),
        (some(["a", "b", "c", "d"], 2), "a, b and 2 others"),
        (some(["a", "b", "c"], 2), "a, b and c"),
        (listed(["Ada, the mayor", "Bo", "Cy"]), "Ada, the mayor; Bo and Cy"),
        (between("2031-05-05/2031-05-08"), "between 5 and 8 May 2031"),
        (between("2031-04-30/2031-05-02"), "between 30 April and 2 May 2031"),
        (between("2031-05-05"), "probably 5 May 2031"),
        (reason("Tuesday is 2031-05-05"), "Tuesday is 5 May 2031"),
        (said_on("2024-03-14"), "14 March 2024"),
        (said_on("2024-03-01/2024-03-31"), "March 2024"),
        (share(0, 0), ""),
    ],
)
def test_words(found: str, expected: str) -> None:
    assert found == expected


@pytest.mark.parametrize(
    ("wording", "sentence"),
    [
        pytest.param("the bridge would close in May", "The bridge would close in May.", id="a clause"),
        pytest.param("“We have nothing to tell you,”", "We have nothing to tell you.", id="a whole quotation"),
        pytest.param("that he was not aware", "He was not aware.", id="that"),
        pytest.param("“We deny it,” … “It is false.”", "“We deny it,” … “It is false.”", id="two quotations"),
        pytest.param('a "cheater ball,"', 'A "cheater ball".', id="a comma before the mark"),
        pytest.param("Will it\n close?", "Will it close?", id="a question"),
        pytest.param("…", "…", id="nothing left out"),
        pytest.param(" , ", "", id="no words"),
    ],
)
def test_a_claim_stands_as_a_sentence(wording: str, sentence: str) -> None:
    assert standing(wording) == sentence


def test_what_is_only_suggested_is_said_to_be() -> None:
    line = Known("NTD", Basis.INFERRED, "line 3", "Sign up for NTD Daily")
    when = Known("2031-05-05/2031-05-08", Basis.INFERRED, "Tuesday is 2031-05-05")
    of = article("undated", inferred=(("outlet", line), ("published", when)))
    assert (outlet(of), published(of)) == ("NTD (suggested)", "between 5 and 8 May 2031")
    assert because(line) == "“Sign up for NTD Daily”" and because(when) == "because Tuesday is 5 May 2031"
    assert written_on(of) == ("2031-05-05", "2031-05-08") and suggested(of, "outlet") == line


def test_what_is_known_needs_no_suggestion() -> None:
    of = article("known", outlet=given("The Vale Post"), published=given("2031-05-06T10:00"), inferred=())
    assert (outlet(of), published(of), title(of)) == ("The Vale Post", "6 May 2031", "known")
    assert suggested(of, "outlet") is None and written_on(of) == ("2031-05-06", "2031-05-06")


def test_what_is_not_known_is_said_to_be() -> None:
    of = article("bare")
    assert (outlet(of), published(of), written_on(of)) == ("outlet not known", "date not known", None)
