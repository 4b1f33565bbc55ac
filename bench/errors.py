"""Where the loss is: every gold attribution that is missed and every prediction that is wrong, by kind.

python -m bench.errors            # the table
python -m bench.errors KIND 20    # twenty examples of a kind, gold beside prediction
"""

import random
import sys
from collections import defaultdict
from typing import Any

from bench.polnear import DEV, predictions, scorer

Roles = dict[str, set[int]]
Error = tuple[str, dict[str, Any] | None, dict[str, Any] | None]


def by_kind(gold: dict[str, Any], found: dict[str, Any], score: Any) -> dict[str, list[Error]]:
    """Errors by kind: the article's name, the gold attribution if there is one, the prediction if there is one."""
    out: dict[str, list[Error]] = defaultdict(list)
    for name, (text, attributions) in gold.items():
        for kind, one, other in _article(text, attributions, found.get(name, []), score):
            out[kind].append((name, one, other))
    return out


def _article(text: str, gold: list[dict[str, Any]], found: list[dict[str, Any]], score: Any) -> Any:
    tokens = score.tokenize(text)
    places, mask = score.char_to_token(text, tokens), score.quoted_mask(text, tokens)
    left, right = ([{r: score.to_tokens(a[r], places) for r in score.ROLES} for a in side] for side in (gold, found))
    pairs = _pairs(left, right)
    for i, j in pairs.items():
        yield _source_kind(left[i], right[j], score), gold[i], found[j]
    for i, one in enumerate(left):
        if i not in pairs:
            yield f"missed, {score.quote_kind(one['content'], tokens, mask)}, {_near(one, right)}", gold[i], None
    for j, one in enumerate(right):
        if j not in pairs.values():
            yield f"wrong, {_near(one, left)}", None, found[j]


def _pairs(left: list[Roles], right: list[Roles]) -> dict[int, int]:
    """Gold to prediction, as the scorer pairs them."""
    candidates = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            both = len(one["content"] & other["content"])
            if both and both / len(one["content"] | other["content"]) >= 0.5:
                candidates.append((-both / len(one["content"] | other["content"]), i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _source_kind(gold: Roles, found: Roles, score: Any) -> str:
    if score.f1_sets(gold["source"], found["source"]) >= 0.5:
        return "right"
    if not gold["source"]:
        return "found, source where there is none"
    return "found, wrong source" if found["source"] else "found, source missed"


def _near(one: Roles, others: list[Roles]) -> str:
    if any(one["cue"] & other["cue"] for other in others):
        return "same cue, other content"
    return "other cue, content overlaps" if any(one["content"] & o["content"] for o in others) else "nothing there"


def main() -> None:
    """Print the table, or examples of one kind."""
    gold = scorer("polnear_io").load_gold(str(DEV))
    kinds = by_kind(gold, predictions(), scorer("score_attributions"))
    if len(sys.argv) == 1:
        for kind, errors in sorted(kinds.items()):
            print(f"{len(errors):5}  {kind}")
        return
    chosen = [error for kind, errors in kinds.items() if sys.argv[1] in kind for error in errors]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    for name, one, other in random.Random(1).sample(chosen, min(count, len(chosen))):
        print(name)
        for label, attribution in (("gold", one), ("ours", other)):
            if attribution:
                words = (
                    " // ".join(gold[name][0][s:e] for s, e in attribution[r]) for r in ("source", "cue", "content")
                )
                print(f"  {label}: [{']  ['.join(words)}]")


if __name__ == "__main__":
    main()
