"""Lines above the article that name its outlet: alone, before its date, or after its writer."""

import re
from collections.abc import Sequence

from accordingto.names.agents import outlet
from accordingto.read.credits import AGENCY, BARE_NAME
from accordingto.read.lines import TextLine
from accordingto.text.lists import word_set

_IS_AGENCY = re.compile(rf"(?:The\s+)?{AGENCY}")
_SECTIONS = word_set("accordingto.read", "sections.txt", "section")
"""With "News" or "Today" after it, the name of a section."""
_LONGEST = 60
_NO_NAME = ("By ", "From ", "Via ")


def masthead(line: str) -> str | None:
    """The outlet that a line names and nothing else; sections and agencies are none."""
    name = " ".join(line.split())
    if (
        not name
        or len(name) > _LONGEST
        or name[-1] in ".:;,?!"
        or ", " in name
        or ": " in name  # "Source: The Tarn Gazette" says whom it is from
        or name.startswith(_NO_NAME)
        or name.split()[0].lower() in _SECTIONS
    ):
        return None
    return name if outlet(name) == name and not _IS_AGENCY.fullmatch(name) else None


def heads(line: TextLine, opening: Sequence[TextLine]) -> bool:
    """Whether a line names the outlet; one that a byline names too, "By Harbour Wire", says whom the text is from."""
    return masthead(line.text) is not None and sum(line.key in other.key for other in opening) == 1


def signed(line: str) -> str | None:
    """The outlet after a writer's name: "Ada Quill, The Larkhaven Post"."""
    name, _, rest = line.partition(", ")
    return masthead(rest) if BARE_NAME.fullmatch(name.strip().removeprefix("By ")) and not outlet(name) else None
