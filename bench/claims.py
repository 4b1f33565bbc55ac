"""`python -m bench.claims`: statements joined across articles, on claims/dev.jsonl, from raw text.

The networks and the weights were learnt from other stories (`training/claims.jsonl`); dev chose the threshold.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

from accordingto.match.judge import Judge
from accordingto.match.pairs import Told, within

from accordingto import Article
from accordingto.match.claims import claims
from accordingto.match.stage import shipped
from accordingto.records import Judgement
from bench.polnear import scorer
from training.similarity_stories import gold, gold_ids, tell

Articles = Mapping[str, tuple[Article, Told]]
Pair = tuple[tuple[str, str], ...]
STEPS = [step / 100 for step in range(8, 49, 2)]


def main() -> int:
    """Print the figures and where the loss is."""
    stories, articles, judged, least = prepared()
    for name, value in figures(stories, articles, judged, least).items():
        print(f"{name:28}{value:6.1f}")
    for kind, count in Counter(kind for kind, *_ in errors(stories, articles, judged, least)).items():
        print(f"{kind:28}{count:4d}")
    for kind, story, *sides in errors(stories, articles, judged, least) if "-v" in sys.argv else ():
        print(f"{kind} (story {story}): " + " ### ".join(str(side)[:200] for side in sides))
    return 0


def measure() -> dict[str, float]:
    """Percent: pair F1 of stories that are no reprints, of reprints; gold utterances of the former that are joined."""
    return figures(*prepared())


def prepared() -> tuple[list[dict[str, Any]], Articles, dict[int, list[Judgement]], float]:
    """The stories, read and judged."""
    encoder, judge = shipped()
    stories = gold()
    articles = tell(stories, encoder)
    return stories, articles, judged(stories, articles, judge), judge.least


def judged(stories: list[dict[str, Any]], articles: Articles, judge: Judge) -> dict[int, list[Judgement]]:
    """Each story's judgements, down to a low probability."""
    careless, found = replace(judge, least=STEPS[0]), {}
    for story in stories:
        sides = [articles[name][1] for _, name in story["articles"]]
        across = [j for left, right in combinations(sides, 2) for j in careless.judgements(left, right)]
        found[story["story"]] = across + [j for side in sides for j in within(side)]
    return found


def best(stories: list[dict[str, Any]], articles: Articles, judge: Judge) -> tuple[float, float]:
    """The highest pair F1 of plain stories over all thresholds, and its threshold."""
    found = judged(stories, articles, judge)
    return max((figures(stories, articles, found, least)["claims pairs"], least) for least in STEPS)


def figures(
    stories: list[dict[str, Any]], articles: Articles, judged: dict[int, list[Judgement]], least: float
) -> dict[str, float]:
    """As `score_claims.py` counts."""
    hits, utterances, joined = Counter[tuple[bool, str]](), 0, 0
    for story in stories:
        reprint, right = bool(story.get("reprint")), gold_pairs(story)
        found = found_pairs(story, articles, judged[story["story"]], least)
        hits += Counter({(reprint, "both"): len(found & right), (reprint, "sum"): len(found) + len(right)})
        for group in story["groups"] if not reprint else ():
            if group["kind"] == "same_utterance":
                utterances += 1
                joined += bool(_across(map(tuple, group["members"])) & found)
    f1 = {reprint: 200 * hits[reprint, "both"] / max(1, hits[reprint, "sum"]) for reprint in (False, True)}
    return {
        "claims pairs": round(f1[False], 1),
        "claims pairs reprints": round(f1[True], 1),
        "utterances joined": round(100 * joined / max(1, utterances), 1),
    }


def gold_pairs(story: dict[str, Any]) -> set[Pair]:
    """Every two members of a group that stand in different articles."""
    return set().union(*(_across(map(tuple, group["members"])) for group in story["groups"]))


def found_pairs(story: dict[str, Any], articles: Articles, judgements: list[Judgement], least: float) -> set[Pair]:
    """The same of the program's claims, by the annotation's ids."""
    member = {}
    for split, name in story["articles"]:
        for line, ident in zip(articles[name][1].lines, gold_ids(split, name, articles[name][1]), strict=True):
            member[line.id] = (name, ident)
    groups = claims({ident: name for ident, (name, _) in member.items()}, (j for j in judgements if j.score >= least))
    pairs = (_across(member[m] for m in group.members if member[m][1]) for group in groups)
    return set().union(*pairs)


def _across(members: Iterable[Any]) -> set[Pair]:
    found: set[Pair] = scorer("score_claims").pairs(members)
    return found


def errors(
    stories: list[dict[str, Any]], articles: Articles, judged: dict[int, list[Judgement]], least: float
) -> Iterator[tuple[str, int, str, str]]:
    """What is missed because a side was not attributed, pairs missed, pairs that are wrong; with their words."""
    for story in stories:
        if story.get("reprint"):
            continue
        words: dict[tuple[str, str], str] = {}
        for split, name in story["articles"]:
            lines = articles[name][1]
            for line, ident in zip(lines.lines, gold_ids(split, name, lines), strict=True):
                if ident:
                    words[name, ident] = f"[{line.origin.name if line.origin else ''}] {line.content}"
        right, found = gold_pairs(story), found_pairs(story, articles, judged[story["story"]], least)
        for pair in sorted(right ^ found):
            missing = [side for side in pair if side not in words]
            kind = "wrong pair" if pair in found else "not attributed" if missing else "missed pair"
            yield kind, story["story"], *(words.get(side, str(side)) for side in pair)  # type: ignore[misc]


if __name__ == "__main__":
    sys.exit(main())
