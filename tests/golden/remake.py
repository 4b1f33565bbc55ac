"""Write anew what this program makes of the shipped story, here and in the README's example.

    python -m tests.golden.remake

For a change that is meant to change it. Read the diff, line by line, before you commit it.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import accordingto
from accordingto.pipeline import analyse
from accordingto.read import read
from accordingto.records import Article, Span, Statement, Told

STORY = Path(accordingto.__file__).parent / "demo" / "story"
ENVIRONMENT = {"COLUMNS": "100", "PYTHONPATH": str(STORY.parents[2])}
"""This checkout runs, whatever is installed."""
GOLDEN = Path(__file__).parent / "demo-resolved.jsonl"
README = Path(__file__).parents[2] / "README.md"
EXAMPLE = re.compile(r"(?<=<!-- example -->\n```\n)\$ accordingto (?P<command>.*)\n(?P<shown>(?:.*\n)+?)(?=```)")


def statements() -> Iterator[dict[str, Any]]:
    """Each statement of the story: where it stands, through whom it comes and what is done with it."""
    for article in read([str(STORY)]):
        assert isinstance(article, Article)
        for statement in analyse(article).tellings:
            if statement.told is Told.ATTRIBUTED:
                yield _row(article, statement)


def example(command: str) -> str:
    """What a command of the README prints for the shipped story."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = os.path.join(folder, "demo.db")
        _run("demo", "--ledger", ledger)
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
        return _run(*(ledger if word == "demo.db" else word for word in words)).strip() + "\n"


def _row(article: Article, statement: Statement) -> dict[str, Any]:
    said = statement.attribution
    return {
        "article": article.name,
        "words": " … ".join(article.text[span.start : span.end] for span in said.content),
        "source": _pairs(said.source),
        "cue": _pairs(said.cue),
        "content": _pairs(said.content),
        "chain": [link.source.name for link in statement.chain],
        "stance": statement.stance.value,
    }


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _run(*arguments: str) -> str:
    command = [sys.executable, "-m", "accordingto", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT).stdout


def _remake() -> None:
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in statements()]
    GOLDEN.write_text("".join(lines), encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    block = EXAMPLE.search(readme)
    assert block
    shown = f"$ accordingto {block['command']}\n{example(block['command'])}"
    README.write_text(readme[: block.start()] + shown + readme[block.end() :], encoding="utf-8")
    print(f"{GOLDEN}: {len(lines)} statements. {README}: the example. Read the diff: git diff {GOLDEN} {README}")


if __name__ == "__main__":
    _remake()
