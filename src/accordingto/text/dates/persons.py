"""Months and weekdays that are people: Mrs. May, April Quill, Sunday Okoro, Mr. Friday."""

from collections.abc import Sequence

from accordingto.text.counting import MONTHS, WEEKDAYS
from accordingto.text.dates.lexicon import CLASSES
from accordingto.text.dates.tense import is_somebody, is_verb
from accordingto.text.lists import word_set

_TITLES = frozenset("mr mrs ms mx miss dr sir dame lord lady".split())
_SAYS = frozenset("said says told tells asked added wrote insisted argued agreed".split())
_OF_A_DATE = word_set("accordingto.text", "dates.txt", "before a date")
_AFTER_A_NAME = frozenset((",", "'", "\u2019", "who", "whose", "and"))


def is_person(words: Sequence[str], at: int, begin: int, end: int) -> bool:
    """Is the month, weekday, "May" or "Will" at `at` of the sentence `words[begin:end]` somebody?

    After a title; as the first name before a surname, where no preposition makes it a date; alone where it says
    something ("April said"). `words` are as they are written.
    """
    before, after = _word(words, at - 1, begin, end), _word(words, at + 1, begin, end)
    titled = _word(words, at - 2, begin, end) if before == "." else before.rstrip(".")
    if titled.lower() in _TITLES:
        return True
    word = words[at].lower()
    opens = not before[:1].isalnum()
    if (opens and after in _SAYS) or (before in _SAYS and not after[:1].isalnum() and word not in WEEKDAYS):
        return True  # "April said", "said April."; but "said Tuesday."
    if not (after[:1].isupper() and after[1:].islower()) or after.lower() in CLASSES:
        return False
    if word in WEEKDAYS:  # "Sunday Okoro scored", but "Sunday Mass"
        following = _word(words, at + 2, begin, end)
        return opens and (following in _AFTER_A_NAME or is_verb(following))
    if word not in MONTHS or word == "may":
        return is_somebody(words, at, begin, end)
    return before.lower() not in _OF_A_DATE


def _word(words: Sequence[str], at: int, begin: int, end: int) -> str:
    return words[at] if begin <= at < end else ""
