"""`python -m bench.provenance`: so many articles, how many sources? On stories/dev.jsonl, from raw text.

Each story is read into a ledger of its own; `score_stories.py` scores what `claims` and `statements --json` print.
With `-v` each telling whose origin is wrong stands in a table by kind: what the program took, and what a reader would.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.ledgers import printed
from bench.polnear import SHARED, scorer, write_rows

STORIES, GOLD = SHARED / "data/stories/dev-texts.json", SHARED / "data/stories/dev.jsonl"
NAMES = {
    "carried_f1": "articles that carry the claim",
    "first": "claim first",
    "origin": "right origin",
    "chain": "right chain of a telling",
    "interval_exact": "interval exact",
    "at_most_within_1": "at most, within one",
    "denials": "denials seen",
    "no_source_f1": "no source F1",
}


def measure() -> dict[str, float]:
    """What the scorer prints, in percent."""
    scores = json.loads(_scored([predicted(story) for story in stories()], "--json"))
    return {name: round(100 * scores[key], 1) for key, name in NAMES.items()}


def stories() -> list[dict[str, Any]]:
    """The stories with their articles' texts."""
    found: list[dict[str, Any]] = json.loads(STORIES.read_text(encoding="utf-8"))
    return found


def predicted(story: dict[str, Any]) -> dict[str, Any]:
    """One story, read into a ledger of its own."""
    claims, statements = printed(story["articles"])
    return {"story": story["story"], "claims": claims, "statements": statements}


def _scored(found: list[dict[str, Any]], *options: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "predictions.jsonl"
        write_rows(target, found)
        given = [str(path) for path in (SHARED / "score/score_stories.py", STORIES, GOLD, target)]
        command = [sys.executable, *given, *options]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def errors(found: list[dict[str, Any]]) -> Iterator[tuple[str, str, str, str, str]]:
    """Kind, story, article, gold and ours, of each telling with a source whose origin is wrong."""
    score, names = scorer("score_stories"), scorer("score_chains").same_name
    texts = {story["story"]: {one["name"]: one["text"] for one in story["articles"]} for story in stories()}
    ours = {one["story"]: one["statements"] for one in found}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        for telling in gold["tellings"]:
            article, text = telling["article"], texts[gold["story"]][telling["article"]]
            ends = [chain[-1]["name"] for chain in telling["chains"] if chain]
            at = score.places(text, telling["passages"])
            mine = [s for s in ours[gold["story"]] if s["article"] == article]
            touching = [s for s in mine if score.touches(s["spans"]["content"], text, at)]
            said = [[link["name"] for link in s["chain"]] for s in touching]
            if telling["stance"] == "decline" or not ends or any(names(c[-1], e) for c in said if c for e in ends):
                continue
            shown = "; ".join(" ← ".join(chain) or "nobody" for chain in said) or "no statement"
            yield _kind(said, telling["chains"], names), gold["story"], article, _line(telling["chains"]), shown


def _kind(said: list[list[str]], gold: list[list[dict[str, Any]]], same: Any) -> str:
    if not said:
        return "no statement at all"
    if not any(said) or all(chain[-1] == "unknown" for chain in said if chain):
        return "unknown"
    earlier = [link["name"] for chain in gold for link in chain[:-1]]
    return "an earlier link only" if any(same(c[-1], e) for c in said if c for e in earlier) else "another source"


def _line(chains: list[list[dict[str, Any]]]) -> str:
    return "; ".join(" ← ".join(link["name"] for link in chain) for chain in chains)


def main() -> None:
    """Print the figures, each story, and with `-v` each wrong origin."""
    found = [predicted(story) for story in stories()]
    print(_scored(found, "--each"))
    wrong = list(errors(found))
    for kind, count in Counter(kind for kind, *_ in wrong).most_common():
        print(f"{kind:24}{count:4d}")
    for kind, story, article, gold, ours in wrong if "-v" in sys.argv else ():
        print(f"{kind:22} {story} {article}: {gold} | {ours}")


if __name__ == "__main__":
    main()
