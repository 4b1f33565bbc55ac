"""Plain words."""

import pytest

from accordingto.views.pages.phrases import (
    counted,
    day,
    days,
    interval,
    listed,
    outlets,
    quotation,
    said_on,
    share,
    some,
)


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
        (days("2022-10-01", "2022-10-30"), "1 October 2022 to 30 October 2022"),
        (days("9999-12-01", "9999-12-31"), "1 December 9999 to 31 December 9999"),
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
        (outlets(["a", "b"], 5), "a, b and three not known"),
        (outlets(["a"], 1), "a"),
        (outlets([], 4), "none of them known"),
        (said_on("2024-03-14"), "14 March 2024"),
        (said_on("2024-03-01/2024-03-31"), "March 2024"),
        (share(0, 0), ""),
    ],
)
def test_words(found: str, expected: str) -> None:
    assert found == expected
