"""Plain words for counts, days and names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from accordingto.ledger import UNKNOWN, Speaker
from accordingto.records import Article, Known, Source
from accordingto.text.counting import MONTH_NAMES, NUMBERS
from accordingto.views.screen import short

_EVER, _FOR_EVER = "0001-01-01", "9999-12-31"
"""Where an interval has no beginning, or no end."""
_INNER = str.maketrans("“”", "‘’")
_WORDS = ["no", *islice(NUMBERS, 1, 11)]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence: words, and the part of the claim's page that holds what they count or name."""

    text: str
    at: str = ""


Sentence = tuple[Part, ...]


def written(sentence: Sentence) -> str:
    """The words of a sentence."""
    return "".join(part.text for part in sentence)


def capital(words: str) -> str:
    """With a capital at the beginning."""
    return words[:1].upper() + words[1:]


def standing(wording: str) -> str:
    """The words of a claim as a sentence: one line, a capital, a full stop, no quotation marks round it."""
    words = " ".join(wording.split()).rstrip(" ,;:–—")
    inner = words.strip('“”"‘’ ')
    if not any(mark in inner for mark in '“”"'):
        words = inner
    words = _COMMA.sub("", words).rstrip(" ,;:–—").removeprefix("that ")
    ended = words[-1:] in ".!?…" or words[-2:-1] in ".!?"
    return capital(words) + ("" if ended else ".") if words else ""


_COMMA = re.compile(r"[,;](?=[”\"’]\Z)")
"""The comma before the last mark of a quotation."""


def counted(number: int, one: str, several: str | None = None) -> str:
    """A number and its noun: "one claim", "no claims", "14 claims"."""
    noun = one if number == 1 else several or f"{one}s"
    return f"{number_word(number)} {noun}"


def number_word(number: int) -> str:
    """A number as a sentence has it: in words up to ten."""
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"


def day(iso: str | None) -> str:
    """An ISO day or time as a reader writes it: "13 March 2024"; as it stands where it is none."""
    try:
        found = date.fromisoformat((iso or "")[:10])
    except ValueError:
        return iso or ""
    return f"{found.day} {MONTH_NAMES[found.month - 1].capitalize()} {found.year}"


def days(first: str, last: str) -> str:
    """A day, a whole month or year, or from one day to another: "5 to 7 October 2014"; "by 2011", "from 2008 on"."""
    start, end = first[:10], last[:10]
    if start == end:
        return day(first)
    if start == _EVER:
        return f"by {end[:4] if end[4:] == '-12-31' else day(last)}"
    if end == _FOR_EVER:
        return f"from {start[:4] if start[4:] == '-01-01' else day(first)} on"
    if start[:4] == end[:4] and (start[4:], end[4:]) == ("-01-01", "-12-31"):
        return start[:4]
    if start[:7] == end[:7] and start.endswith("-01") and _ends_month(end):
        return day(first)[2:]
    return f"{_without(day(first), start, end)} to {day(last)}"


def between(interval: str) -> str:
    """When something was written, by the first and the last possible day: "between 5 and 8 May 2031"."""
    first, _, last = interval.partition("/")
    if not last or first == last:
        return f"probably {day(first)}"
    return f"between {_without(day(first), first[:10], last[:10])} and {day(last)}"


def _without(written_day: str, start: str, end: str) -> str:
    """The first day without the month or the year that the last one has too."""
    same = 2 if start[:7] == end[:7] else 1 if start[:4] == end[:4] else 0
    words = written_day.split()
    return " ".join(words[: len(words) - same]) if len(words) == 3 else written_day


def reason(because: str) -> str:
    """A reason, its ISO days as a reader writes them."""
    return _ISO.sub(lambda found: day(found[0]), because)


_ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def said_on(when: str) -> str:
    """When something was said, an ISO day or an interval of days, as a reader writes it."""
    first, _, last = when.partition("/")
    return days(first, last or first)


def _ends_month(iso: str) -> bool:
    try:
        return (date.fromisoformat(iso) + timedelta(days=1)).day == 1
    except ValueError:
        return False


def interval(least: int, most: int) -> str:
    """How many origins: "1", or "1 to 3"."""
    return str(least) if least == most else f"{least} to {most}"


def outlet(article: Article) -> str:
    """The outlet, that it is only suggested, or that it is not known."""
    name = article.likely_outlet
    return (name if article.outlet else f"{name} (suggested)") if name else "outlet not known"


def suggested(article: Article, field: str) -> Known | None:
    """What is only suggested of a field that nothing tells."""
    told = getattr(article, field)
    return None if told else next((known for name, known in article.inferred if name == field), None)


def because(known: Known) -> str:
    """Why something is suggested: the words that suggest it, or the reason."""
    return f"“{known.words}”" if known.words else f"because {reason(known.where)}"


def title(article: Article) -> str:
    """The headline, or else the name that the article was read by."""
    return article.title.value if article.title else article.name


def published(article: Article) -> str:
    """The day of publication, between which days it probably is, or that it is not known."""
    known = suggested(article, "published")
    return day(article.published.value) if article.published else between(known.value) if known else "date not known"


def carrier(article: Article) -> str:
    """The outlet, or where it is not known the headline."""
    return outlet(article) if article.likely_outlet else quotation(short(title(article), 60))


def carriers(speaker: Speaker) -> list[str]:
    """The outlets that carry a source, those that are only suggested marked."""
    return [*speaker.outlets, *(f"{name} (suggested)" for name in speaker.suggested)]


def printed(article: Article) -> str:
    """Who carries it and when, as far as known: "The Vale Post, 6 May 2031"."""
    return f"{carrier(article)}, {published(article)}" if written_on(article) else carrier(article)


def written_on(article: Article) -> tuple[str, str] | None:
    """The first and the last day on which the article may have been published, as ISO days; None for no such day."""
    known = article.published or suggested(article, "published")
    if known is None:
        return None
    first, _, last = known.value.partition("/")
    return first[:10], (last or first)[:10]


def named(source: Source) -> str:
    """A source, with a word where nobody could look it up."""
    return "a source not told" if source.name == UNKNOWN else source.name


def tells_nothing(name: str) -> bool:
    """Whether the words for somebody who is not named leave it to us to say so: "an unnamed envoy" does not."""
    return not _UNNAMED.search(name)


_UNNAMED = re.compile(r"\b(?:unnamed|anonymous|unidentified)\b", re.IGNORECASE)


def quotation(words: str) -> str:
    """Words in quotation marks, those inside them single ones; as they are where they begin with a mark."""
    return words if words[:1] in "“\"‘'«" else f"“{words.translate(_INNER)}”"


def listed(names: Sequence[str]) -> str:
    """Names in a row: "a, b and c"; parted by semicolons where a name has a comma in it."""
    between = "; " if any(", " in name for name in names) else ", "
    return " and ".join((between.join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def some(names: Sequence[str], most: int, others: str = "") -> str:
    """The first names, and how many there are besides: "a, b and 2 others"."""
    rest = [f"{len(names) - most} others"] if len(names) > most + 1 else list(names[most:])
    return listed([*names[:most], *rest, *([others] if others else [])])


def share(part: int, whole: int) -> str:
    """Per cent, whole."""
    return f"{100 * part / whole:.0f}%" if whole else ""
