"""Word lists in data files: words or lines under headings in square brackets; "#" opens a comment line."""

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files


@cache
def lists(room: str, file: str) -> dict[str, list[str]]:
    """The lines of a package's `data/<file>`, by the heading that they stand under."""
    found: dict[str, list[str]] = defaultdict(list)
    heading = ""
    for line in (files(room) / "data" / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and not line.startswith("#"):
            found[heading].append(line)
    return dict(found)


def alternation(room: str, file: str, section: str) -> str:
    """The words of one section, or what commas part, as a regular expression for any of them, to stand in a group."""
    found = " ".join(lists(room, file)[section])
    return "|".join(map(re.escape, found.split(", ") if ", " in found else found.split()))


def word_set(room: str, file: str, section: str) -> frozenset[str]:
    """The words of one section."""
    return frozenset(word for line in lists(room, file)[section] for word in line.split())
