"""The months, the weekdays, and the words for numbers, each with its number."""

from accordingto.text.lists import lists

_LISTS = lists("accordingto.text", "counting.txt")


def numbered(section: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """The words of a section, and their other forms, each with the number of its line."""
    return {form: step * at for at, line in enumerate(_LISTS[section], first) for form in line.split()}


MONTH_NAMES = [line.split()[0] for line in _LISTS["month"]]
MONTHS = numbered("month")
WEEKDAYS = numbered("weekday")
NUMBERS = numbered("number", 0) | numbered("ten", 2, 10)
