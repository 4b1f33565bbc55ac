"""Where accounts differ: pairs of our own with one thing distorted, faithful ones, and the conflicts of dev.

`python -m bench.conflicts` prints the figures, each miss and each false alarm.
"""

import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from accordingto import attribute, resolve
from accordingto.match.conflicts import claim_conflicts, source_conflicts
from accordingto.match.differences import differences
from accordingto.match.passages import Parsed, passage
from accordingto.records import Article, Attribution, Basis, Conflict, Kind, Known, Paragraph, Span, Statement, Told
from accordingto.text.doc import Doc
from bench.polnear import SHARED
from training.polnear import read_text

DATA = Path(__file__).parents[1] / "tests/match/data"
EXPECTED = {"actor": {"role", "speaker"}, "negation": {"denial"}, "hedge": {"strength"}}
Row = dict[str, Any]


def measure() -> dict[str, float]:
    """Percent of distorted pairs where something differs, of faithful ones where nothing does; conflicts on dev."""
    seen, left = ([bool(found) for _, found in compared(name)] for name in ("distortions", "faithful"))
    found, raised, _ = dev()
    return {
        "distortions seen": 100 * sum(seen) / len(seen),
        "faithful left alone": 100 * (1 - sum(left) / len(left)),
        "dev conflicts found": found,
        "dev conflicts raised": raised,
    }


def rows(name: str) -> list[Row]:
    """The pairs of one file."""
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def article(name: str, text: str, published: str) -> Article:
    """A text of one paragraph."""
    paragraphs = (Paragraph(Span(0, len(text)), Kind.BODY),)
    day = Known(published, Basis.GIVEN, "row")
    return Article(name, name, "", text, paragraphs, given_text=True, published=day)


def passages(found: Iterable[Row]) -> dict[str, list[Parsed]]:
    """The statements of both sides of each pair, by "0 a", "0 b"."""
    out = {}
    for i, row in enumerate(found):
        for side in "ab":
            doc = Doc(article(f"{i} {side}", row[side], row[f"{side}_published"]))
            said = [one for one in resolve(doc, attribute(doc)) if one.told is Told.ATTRIBUTED]
            out[doc.article.id] = [passage(doc, one, doc.dates) for one in said]
    return out


def pair(left: list[Parsed], right: list[Parsed]) -> tuple[Parsed, Parsed] | None:
    """The two statements, one a side, that share most of their content."""
    pairs = [(a, b) for a in left for b in right]
    return max(
        pairs,
        key=lambda p: (len(p[0].said.stems & p[1].said.stems), len(p[0].said.stems) + len(p[1].said.stems)),
        default=None,
    )


def compared(name: str) -> Iterator[tuple[Row, list[Conflict]]]:
    """Each row with what is found to differ."""
    read = passages(rows(name))
    for i, row in enumerate(rows(name)):
        best = pair(read.get(f"{i} a", []), read.get(f"{i} b", []))
        yield row, differences(*best) if best else []


def show(name: str) -> None:
    """Each row that is wrong."""
    wanted = name == "distortions"
    right, seen, total = Counter[str](), Counter[str](), Counter[str]()
    for i, (row, found) in enumerate(compared(name)):
        kind = row.get("kind", "")
        kinds = {c.kind.value for c in found}
        total[kind] += 1
        seen[kind] += bool(found)
        right[kind] += bool(kinds & EXPECTED.get(kind, {kind}))
        if bool(found) != wanted or (wanted and not kinds & EXPECTED.get(kind, {kind})):
            print(f"\n{i} {kind}: {[(c.kind.value, c.what) for c in found]}\n   {row['a']}\n   {row['b']}")
    print(f"\n{name}: {dict(seen)} of {dict(total)}, of the right kind {dict(right)}")


KINDS = ("number", "date", "speaker", "wording", "denial", "role")  # that were annotated in dev
Found = dict[str, tuple[Parsed, Statement]]


@cache
def gold_passages(split: str, name: str) -> Found:
    """The statements of one PolNeAR article, its attributions given, by the annotators' ids."""
    path = SHARED / "data/polnear" / split / name
    text = read_text(path.with_suffix(".txt"))
    day = name.split("_")[1]
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    item = Article(name, name, "", text, tuple(Paragraph(s, Kind.BODY) for s in spans), given_text=True)
    doc = Doc(replace(item, published=Known(day, Basis.GIVEN, "row")))
    marked = gold_attributions(path.with_suffix(".ann"))
    given = tuple(sorted(marked.values(), key=lambda one: min((*one.source, *one.cue, *one.content))))
    read = resolve(doc, replace(attribute(doc), attributions=given), sure=0)
    said = [one for one in read if one.told is Told.ATTRIBUTED]
    distinct = dict.fromkeys((one.source, one.content) for one in given)  # two ids may have the same spans
    of = {spans: (passage(doc, one, doc.dates), one) for spans, one in zip(distinct, said, strict=True)}
    return {ident: of[one.source, one.content] for ident, one in marked.items()}


def gold_attributions(path: Path) -> dict[str, Attribution]:
    """The attributions of a brat file, by the id of their event."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")]
    spans = {
        f[0]: [Span(*map(int, pair.split())) for pair in f[1].split(" ", 1)[1].split(";")]
        for f in lines
        if re.fullmatch(r"T\d+", f[0]) and len(f) > 1
    }
    out = {}
    for f in lines:
        if re.fullmatch(r"E\d+", f[0]) and len(f) > 1:
            roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
            for role, target in (part.split(":") for part in f[1].split()):
                name = next((r for r in roles if role.startswith(r)), "Cue")
                roles[name] += spans.get(target, [])
            source, cue, content = (tuple(sorted(found)) for found in roles.values())
            out[f[0]] = Attribution(source, cue, content, 1.0)
    return out


def dev() -> tuple[int, int, list[str]]:
    """Gold conflicts found, conflicts raised of the kinds annotated, and lines for print: on the gold groups."""
    found = raised = 0
    lines = []
    for row in map(json.loads, (SHARED / "data/claims/dev.jsonl").read_text(encoding="utf-8").splitlines()):
        splits = {name: split for split, name in row["articles"]}
        for group in row["groups"]:
            members = [
                gold_passages(splits[n], n)[i][0] for n, i in group["members"] if i in gold_passages(splits[n], n)
            ]
            conflicts = claim_conflicts(members[0], members[1:], utterance=group["kind"] == "same_utterance")
            kinds = {c.kind.value for c in conflicts}
            wanted = group["conflict"]["kind"] if group["conflict"] else None
            found += wanted in kinds
            raised += len(kinds.intersection(KINDS))
            if conflicts or wanted:
                lines.append(
                    f"{row['story']} {wanted} {group['members'][:3]} {group['conflict'] and group['conflict']['what']}"
                )
                lines += [f"      {c.kind.value}: {c.what} | {[s.says for s in c.sides]}" for c in conflicts]
        sources = [
            (n, link.source, link.span or Span(0, 0))
            for n, split in splits.items()
            for _, s in gold_passages(split, n).values()
            for link in s.chain
        ]
        people = source_conflicts(sources)
        lines += [f"{row['story']} source: {c.what}" for c in people]
        raised += len(people)
    return found, raised, lines


def main() -> None:
    """Print all."""
    for name in ("distortions", "faithful"):
        show(name)
    found, raised, lines = dev()
    print("\n".join(lines), f"\ndev: {found} of 8 found, {raised} raised")
    read = passages(rows("distortions"))
    pairs = [p for i in range(120) if (p := pair(read.get(f"{i} a", []), read.get(f"{i} b", [])))]
    start = time.perf_counter()
    for a, b in pairs:
        differences(a, b)
    print(f"{1e6 * (time.perf_counter() - start) / len(pairs):.0f} microseconds a pair")


if __name__ == "__main__":
    main()
