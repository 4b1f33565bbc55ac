"""When a page was archived: a suggestion of when it came out."""

from dataclasses import replace

from accordingto.read.dates import iso_date
from accordingto.read.draft import Draft
from accordingto.records import Basis, Known


def archived(draft: Draft, when: str | None, where: str) -> Draft:
    """The article of a page that was archived at some time: no earlier than it came out, and often soon after."""
    day = iso_date(when) if when else None
    if day is None:
        return draft
    known = Known(day, Basis.INFERRED, f"{where}, when the page was archived")
    suggested = () if draft.published or draft.searched else (("published", known),)
    return replace(draft, inferred=(*draft.inferred, *suggested), extra=draft.extra | {"archived": day})
