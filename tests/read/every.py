"""All that `read` makes of small inputs: each paragraph's kind, each field with its place, or why there is none.

    python -m tests.read.every

writes `data/every.jsonl` anew, for a change that is meant to change it. Read the diff, line by line, before you commit.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from accordingto.records import Article, Known, Skipped
from bench.polnear import write_rows
from tests.read.helpers import read_bytes
from tests.recorded import recorded

DATA = Path(__file__).parent / "data" / "every.jsonl"
FIELDS = ("title", "outlet", "section", "published", "updated")


def seen(name: str, text: str) -> dict[str, Any]:
    """What is read from a file of that name with that text."""
    with TemporaryDirectory() as folder:
        found = read_bytes(Path(folder), text.encode(), name)
    return {"name": name, "input": text, "read": [_told(one) for one in found]}


def _told(one: Article | Skipped) -> Any:
    if isinstance(one, Skipped):
        return f"skipped: {one.reason.value}"
    paragraphs = [(p.kind.value, one.text[p.span.start : p.span.end]) for p in one.paragraphs]
    known = [(field, getattr(one, field)) for field in FIELDS]
    known += [("byline", who) for who in one.bylines] + [("credit", line) for line in one.credits] + [*one.inferred]
    facts = [f"{field}: {_known(value)}" for field, value in known if value]
    links = [f"{one.text[link.span.start : link.span.end]} → {link.url}" for link in one.links]
    return {
        "name": one.name,
        "paragraphs": [f"{kind}: {_ends(words)}" for kind, words in paragraphs],
        "known": [*facts, f"{one.language} {one.given_text} {one.url}", *links],
        "extra": sorted(one.extra),
    }


def _known(one: Known) -> str:
    return f"{one.value} ({one.basis.value}, {one.where}{', in the text' if one.span else ''})"


def _ends(words: str) -> str:
    return words if len(words) < 40 else f"{words[:18]} … {words[-18:]}"


if __name__ == "__main__":
    write_rows(DATA, [seen(row["name"], row["input"]) for row in recorded(DATA)])
