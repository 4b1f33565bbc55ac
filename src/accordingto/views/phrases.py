"""Plain words for counts, days and names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accordingto.ledger import UNKNOWN
from accordingto.records import Article, Source

_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # not the machine's language: the pages are English
_INNER = str.maketrans("“”", "‘’")
_WORDS = "no one two three four five six seven eight nine ten".split()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence: words, with what they count or name one click away."""

    text: str
    href: str | None = None
    quoted: bool = False


Sentence = tuple[Part, ...]


def counted(number: int, one: str, several: str | None = None) -> str:
    """A number and its noun: "one claim", "no claims", "14 claims"."""
    noun = one if number == 1 else several or f"{one}s"
    return f"{_number(number)} {noun}"


def _number(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"


def day(iso: str | None) -> str:
    """An ISO day or time as a reader writes it: "13 March 2024"; as it stands where it is none."""
    try:
        found = date.fromisoformat((iso or "")[:10])
    except ValueError:
        return iso or ""
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def days(first: str, last: str) -> str:
    """A day, a whole month or year, or from one day to another."""
    start, end = first[:10], last[:10]
    if start == end:
        return day(first)
    if start[:4] == end[:4] and (start[4:], end[4:]) == ("-01-01", "-12-31"):
        return start[:4]
    if start[:7] == end[:7] and start.endswith("-01") and _ends_month(end):
        return day(first)[2:]
    return f"{day(first)} to {day(last)}"


def said_on(when: str) -> str:
    """When something was said, an ISO day or an interval of days, as a reader writes it."""
    first, _, last = when.partition("/")
    return days(first, last or first)


def _ends_month(iso: str) -> bool:
    try:
        return (date.fromisoformat(iso) + timedelta(days=1)).day == 1
    except (ValueError, OverflowError):
        return False


def interval(least: int, most: int) -> str:
    """How many origins: "1", or "1 to 3"."""
    return str(least) if least == most else f"{least} to {most}"


def outlet(article: Article) -> str:
    """The outlet, or that it is not known."""
    return article.outlet.value if article.outlet else "outlet not known"


def title(article: Article) -> str:
    """The headline, or else the name that the article was read by."""
    return article.title.value if article.title else article.name


def published(article: Article) -> str:
    """The day of publication, or that it is not known."""
    return day(article.published.value) if article.published else "date not known"


def named(source: Source) -> str:
    """A source, with a word where nobody could look it up."""
    return "a source not told" if source.name == UNKNOWN else source.name


def quotation(words: str) -> str:
    """Words in quotation marks, those inside them single ones; as they are where they begin with a mark."""
    return words if words[:1] in "“\"‘'«" else f"“{words.translate(_INNER)}”"


def listed(names: Sequence[str]) -> str:
    """Names in a row: "a, b and c"."""
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def some(names: Sequence[str], most: int, others: str = "") -> str:
    """The first names, and how many there are besides: "a, b and 2 others"."""
    rest = [f"{len(names) - most} others"] if len(names) > most + 1 else list(names[most:])
    return listed([*names[:most], *rest, *([others] if others else [])])


def outlets(names: Sequence[str], count: int) -> str:
    """Of `count` outlets those with a name, and how many have none: "The Vale Post and two not known"."""
    unknown = max(0, count - len(names))
    if not names:
        return "not known" if count == 1 else "none of them known"
    return some(names, 6, f"{_number(unknown)} not known" if unknown else "")


def share(part: int, whole: int) -> str:
    """Per cent, whole."""
    return f"{100 * part / whole:.0f}%" if whole else ""
