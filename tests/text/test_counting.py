"""Months, weekdays and words for numbers have their numbers."""

from accordingto.text.counting import MONTH_NAMES, MONTHS, NUMBERS, WEEKDAYS, numbered


def test_every_form_has_the_number_of_its_line() -> None:
    assert (MONTHS["march"], MONTHS["sept"], MONTHS["sep"]) == (3, 9, 9)
    assert (WEEKDAYS["monday"], WEEKDAYS["thurs"]) == (1, 4)
    assert (NUMBERS["zero"], NUMBERS["nineteen"], NUMBERS["ninety"]) == (0, 19, 90)
    assert numbered("decade", 2)["nineties"] == 9


def test_months_are_listed_by_their_full_names() -> None:
    assert len(MONTH_NAMES) == 12 and MONTH_NAMES[4:6] == ["may", "june"]
